"""The table of attributions, one row per cue."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.clauses import NOBODY
from analysis.evidence.attribution.cues import cue_end, find_attributions
from analysis.evidence.attribution.weights import Candidates
from analysis.evidence.cited import find_cited
from analysis.evidence.contents import content_spans, find_contents
from analysis.evidence.table import evidence
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.words.reading import read


def attributions(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every attribution of an article, one row per cue, in order.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    rejected : bool
        Whether to add the candidates that were looked at and not counted, each with a `reason`.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("attributions")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`), the cue; `category`
        (statement, belief, attitude, intention); `tone` (`neutral`; `loaded`, a verb that also judges; `evidential`,
        hearsay); `source`, the words that name who is cited, with `source_start` and `source_end` (-1: nobody is named
        in the sentence), and `source_type` (named person, named organisation, unnamed, document, pronoun, none);
        `source_name`, the fullest name of whoever that is, as in `sources` (missing where nobody can tell);
        `content_start` and `content_end`, what is attributed, quotations and their marks included, from the first to
        the last word of it where it is in pieces (-1: nothing was found); `form`: `direct` (all of it is quoted),
        `mixed` (some is), `indirect` (none is); `rule`, what speaks most for it, in a sentence
        (`rules` says what is looked at).

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    Source and content are found without a parser, by walking over word classes and marks. Not caught: a source in
    another sentence; which of two people `they` are; where the content ends before its sentence does (`He said it was
    over, a day after he resigned`), and a sentence without a cue that carries it on.

    References
    ----------
    As `attribution`.

    Examples
    --------
    >>> table = attributions("Prices rose, according to the bank. “We claim nothing,” the mayor told us.")
    >>> table[["text", "tone", "source", "source_type"]].values.tolist()
    [['according to', 'evidential', 'the bank', 'unnamed'], ['told', 'neutral', 'the mayor', 'unnamed']]
    >>> text = "Prices rose, according to the bank. “We claim nothing,” the mayor told us."
    >>> [(text[row.content_start : row.content_end], row.form) for row in attributions(text).itertuples()]
    [('Prices rose', 'indirect'), ('“We claim nothing,”', 'direct')]
    >>> attributions("The said treaty was signed.", rejected=True)[["text", "reason"]].values.tolist()
    [['said', 'an adjective (the said treaty)'], ['signed', 'seldom a cue: 31% of its uses']]
    """
    reading, used = read(article), lexicon_for("attributions", lexicon)
    looked_at = {reading.prose.starts[candidate.at]: candidate for candidate in Candidates(reading, used)}
    rows: list[tuple[Any, ...]] = []
    cues, contents = reading.once(find_attributions, lexicon), reading.once(find_contents, lexicon)
    names = {number: each.name for each in reading.once(find_cited, lexicon) for number in each.cues}
    spans = content_spans(reading, contents)
    for number, (cue, content, span) in enumerate(zip(cues, contents, spans, strict=True)):
        source = reading.as_read(cue.source_start, cue.source_end) if cue.source_start >= 0 else None
        candidate = looked_at.pop(cue.start, None)
        rule = cue.rule or (candidate.strongest() if candidate else "")
        rows.append((*cue[:4], source, *cue[4:7], names.get(number), *span, content.form, rule, None))
    columns = ["category", "tone", "source", "source_start", "source_end", "source_type", "source_name"]
    columns += ["content_start", "content_end", "form", "rule", "reason"]
    if not rejected:
        return evidence(reading, [row[:-1] for row in rows], columns[:-1], used.name)
    for start, candidate in looked_at.items():
        what = (start, cue_end(reading, candidate.at), candidate.word.category, candidate.word.tone)
        rows.append((*what, None, *NOBODY, None, -1, -1, None, "", candidate.reason()))
    return evidence(reading, rows, columns, used.name)
