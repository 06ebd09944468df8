"""The table of quotations, one row each."""

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.quotation.kinds import SPOKEN, find_quotes
from analysis.evidence.quotation.names import find_names
from analysis.evidence.table import evidence
from analysis.words.quotation_marks import find_lone_marks
from analysis.words.reading import read


def quotes(article: Article | str, rejected: bool = False) -> pd.DataFrame:
    """Every quotation of an article, one row each, marks included, in order.

    `kind` is as in `quotation`. `speaker` is the fullest name given so far for whoever the quotation is attributed to,
    None when nobody is; `speaker_text` are the words that stand there (`she`, `Ms. Berg`), at `speaker_start`
    to `speaker_end`, and `cue` is the word that says so. A quotation without a cue of its own takes the speaker of
    the one before it, up to two paragraphs on, or the subject of the sentence before. `closed` is False for one whose
    closing mark is missing: it ends with its paragraph. `rule` is the one with the largest weight for
    the kind. With `rejected=True` the marks that make no quotation follow too (apostrophes, inches, a closing mark
    without an opening one), each with a `reason`.

    Not caught: who `he` is when a name of the other sex stands nearer and no title tells; a dialogue without cues.
    Raises TearsheetError for what is neither an Article nor text. Source: as `quotation`.

    >>> table = quotes("Anna Berg runs the port. “We are ready,” she said. Critics speak of “luck”.")
    >>> table[["text", "kind", "speaker", "speaker_text", "cue"]].values.tolist()[0]
    ['“We are ready,”', 'speech', 'Anna Berg', 'she', 'said']
    >>> quotes("The workers’ choir sang.", rejected=True)[["text", "reason"]].values.tolist()
    [['’', 'apostrophe at the end of a word']]
    """
    reading = read(article)
    rows = []
    for quote, name in zip(reading.once(find_quotes), reading.once(find_names), strict=True):
        place = (quote.speaker_start, quote.speaker_end)
        stands = reading.text[slice(*place)] if quote.speaker_start >= 0 else None
        speaker = (name if quote.kind in SPOKEN else None, quote.cue, stands, *place)
        rows.append((*quote[:4], *speaker, quote.closed, quote.rule))
    columns = ["words", "kind", "speaker", "cue", "speaker_text", "speaker_start", "speaker_end", "closed", "rule"]
    if rejected:
        columns.append("reason")
        nothing = (0, None, None, None, None, -1, -1, False, "")
        rows = [(*row, None) for row in rows]
        alone = reading.once(find_lone_marks) if reading.prose.sentences else []
        rows += [(start, end, *nothing, reason) for start, end, reason in alone]
    return evidence(reading, rows, columns)
