"""The table of attributions, one row a cue."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.clauses import NOBODY
from analysis.evidence.attribution.cues import counted_cues, cue_end
from analysis.evidence.attribution.weights import candidates
from analysis.evidence.table import evidence
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.words.reading import read


def attributions(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every attribution of an article, one row a cue, in order.

    Each row has the cue (`text`, at `start` to `end`), its `category` (statement, belief, attitude, intention)
    and `tone` (neutral, loaded, evidential), the words that name its `source` (at `source_start` to
    `source_end`; -1 when none is named in the sentence), what type of source they name (named person, named
    organisation, unnamed, document, pronoun, none), and the `rule` with the largest weight for it. With
    `rejected=True` the words that were looked at and not counted follow too, each with a `reason`. `lexicon`
    takes a changed `load_lexicon("attributions")`; its name is kept in `.attrs["lexicon"]`. Offsets index the
    article's text as read.

    Not caught: a source in another sentence; which of two people `they` are. The source is found without a parser,
    by walking over word classes. Raises TearsheetError for what is neither an Article nor text. Source: as
    `attribution`.

    >>> table = attributions("Prices rose, according to the bank. “We claim nothing,” the mayor told us.")
    >>> table[["text", "tone", "source", "source_type"]].values.tolist()
    [['according to', 'evidential', 'the bank', 'unnamed'], ['told', 'neutral', 'the mayor', 'unnamed']]
    >>> attributions("The said treaty was signed.", rejected=True)[["text", "reason"]].values.tolist()
    [['said', 'an adjective (the said treaty)'], ['signed', 'a cue in 32% of its uses']]
    """
    reading, used = read(article), lexicon_for("attributions", lexicon)
    looked_at = {reading.prose.starts[candidate.at]: candidate for candidate in candidates(reading, used)}
    rows: list[tuple[Any, ...]] = []
    for cue in counted_cues(reading, lexicon):
        source = reading.article.text[cue.source_start : cue.source_end] if cue.source_start >= 0 else None
        candidate = looked_at.pop(cue.start, None)
        rule = cue.rule or (candidate.strongest() if candidate else "")
        rows.append((*cue[:4], source, *cue[4:7], rule, None))
    columns = ["category", "tone", "source", "source_start", "source_end", "source_type", "rule", "reason"]
    if not rejected:
        return evidence(reading, [row[:-1] for row in rows], columns[:-1], used.name)
    for start, candidate in looked_at.items():
        place = (start, cue_end(reading.prose, candidate.at))
        rows.append((*place, candidate.word.category, candidate.word.tone, None, *NOBODY, "", candidate.reason()))
    return evidence(reading, rows, columns, used.name)
