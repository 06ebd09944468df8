"""Quotation: how much of an article is in other people's words."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.quotation.kinds import KINDS, find_quotes
from analysis.evidence.voices import quoted_words
from analysis.measures.groups import Groups
from analysis.tables import ENDS
from analysis.words.reading import Reading, read


def summarise(reading: Reading, groups: Groups, lexicons: object = None) -> dict[str, Any]:
    """The columns of `quotation`, one value a group."""
    found = reading.once(find_quotes)
    starts = [quote.start for quote in found]
    group, quoted = groups.of_spans(starts), reading.once(quoted_words)
    columns = groups.rate("quotes", starts)
    columns["quoted_words"] = np.bincount(groups.of_word, quoted, groups.size).astype(int)
    columns |= groups.share("quoted_words_percent", quoted)
    if groups.by == "voice":  # 0 and 100 by what a voice is: nothing to be sure of
        for end in ENDS:
            columns[f"quoted_words_percent{end}"][:] = np.nan
    kinds = np.array([quote.kind for quote in found], dtype=str)
    for kind in KINDS:
        columns[f"quotes_{kind}"] = np.bincount(group[kinds == kind], minlength=groups.size)
    return columns


def quotation(article: Article | str, by: str = "section") -> pd.DataFrame:
    """How much an article quotes, one row per section (or article, voice ...).

    Counts what stands between quotation marks; the words of a transcript's turns are quoted without. A quotation over
    several paragraphs counts once, where it opens; one within another does not count; one that a cue interrupts counts
    twice.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.

    Returns
    -------
    DataFrame
        After the names of the row, `words` and `sentences`: `quotes`, how many, of any kind; the same
        `_per_1000_words` with `_low` and `_high`, a 95 % interval (no words: NaN); `quoted_words`, words of speech and
        fragments, and `quoted_words_percent`, their share of all words, with `_low` and `_high`; then `quotes` by kind:
        `_speech` (a sentence, or 12 words and more), `_fragment` (a shorter piece of somebody's words), `_title` (of a
        film, a song ...), `_scare` (scare quotes and terms), `_nickname`, `_markup` (left over from the page, as
        `class="x"`). Higher: more of the text is in other people's words.

    Raises
    ------
    TearsheetError
        For an unknown `by`, and for anything but an Article or text.

    Notes
    -----
    Not caught: speech without marks; block quotations; a title in italics. By voice, titles and terms stay with the
    reporter.

    References
    ----------
    Newell, Margolin and Ruths 2018 (PolNeAR): what is speech; the weights that tell it from the rest are fitted on its
    training part. The kinds are our own.

    Examples
    --------
    >>> table = quotation("“We are ready,” she said. The film “The Long Way Home” opens.", by="article")
    >>> table[["words", "quotes", "quoted_words", "quotes_speech", "quotes_title"]].values.tolist()
    [[12, 2, 3, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | summarise(reading, groups))
