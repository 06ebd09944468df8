"""The table of quotations, one row each."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.quotation.kinds import SPOKEN, find_quotes, find_rules
from analysis.evidence.quotation.names import find_names
from analysis.evidence.table import evidence
from analysis.words.quotation_marks import find_lone_marks
from analysis.words.reading import read


def quotes(article: Article | str, rejected: bool = False) -> pd.DataFrame:
    """Every quotation of an article, one row each, marks included, in order.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    rejected : bool
        Whether to add the marks that do not make a quotation (apostrophes, inches, a closing mark without an opening
        one), each with a `reason`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`); `words` between the
        marks; `kind` (`speech`, `fragment`, `title`, `scare`, `nickname`, `markup`, as in `quotation`); `speaker`, the
        fullest name given so far for whoever is quoted, missing when there is none; `cue`, the word that says so;
        `speaker_text`, the words that stand there (`she`), with `speaker_start` and `speaker_end`; `closed`, False
        where the closing mark is missing and the quotation ends with its paragraph; `rule`, the one with the largest
        weight for the kind (`rules` says what each looks at).

    Raises
    ------
    TearsheetError
        For anything but an Article or text.

    Notes
    -----
    A quotation without a cue of its own takes the speaker of the one before it, up to two paragraphs on, or the subject
    of the sentence before. `the minister` is the one person who is called so by name; `he` is the nearest man, or who
    was cited just before; a surname that two share stays as it stands where both were just named. Not caught: who `he`
    is when the name of another man stands nearer; a dialogue without cues.

    References
    ----------
    As `quotation`.

    Examples
    --------
    >>> table = quotes("Anna Berg runs the port. “We are ready,” she said. Critics speak of “luck”.")
    >>> table[["text", "kind", "speaker", "speaker_text", "cue"]].values.tolist()[0]
    ['“We are ready,”', 'speech', 'Anna Berg', 'she', 'said']
    >>> quotes("The workers’ choir sang.", rejected=True)[["text", "reason"]].values.tolist()
    [['’', 'apostrophe at the end of a word']]
    """
    reading = read(article)
    rows: list[tuple[Any, ...]] = []
    told = reading.once(find_quotes), reading.once(find_names), find_rules(reading)
    for quote, name, rule in zip(*told, strict=True):
        place = (quote.speaker_start, quote.speaker_end)
        stands = reading.as_read(*place) if quote.speaker_start >= 0 else None
        speaker = (name if quote.kind in SPOKEN else None, quote.cue, stands, *place)
        rows.append((*quote[:4], *speaker, quote.closed, rule))
    columns = ["words", "kind", "speaker", "cue", "speaker_text", "speaker_start", "speaker_end", "closed", "rule"]
    if rejected:
        columns.append("reason")
        nothing = (0, None, None, None, None, -1, -1, False, "")
        rows = [(*row, None) for row in rows]
        alone = reading.once(find_lone_marks) if reading.prose.sentences else []
        rows += [(start, end, *nothing, reason) for start, end, reason in alone]
    return evidence(reading, rows, columns)
