"""Quotation: how much of an article is in other people's words."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.quotation.kinds import KINDS, find_quotes
from analysis.evidence.voices import quoted_words
from analysis.measures.groups import Groups
from analysis.measures.intervals import rate_columns
from analysis.words.reading import Reading, read


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of `quotation`, one value a group."""
    found = reading.once(find_quotes)
    group = groups.of_spans([quote.start for quote in found])
    columns = rate_columns("quotes", np.bincount(group, minlength=groups.size), groups.words)
    quoted = np.bincount(groups.of_word, weights=reading.once(quoted_words), minlength=groups.size).astype(int)
    columns["quoted_words"] = quoted
    with np.errstate(invalid="ignore"):
        columns["quoted_words_percent"] = 100 * quoted / np.where(groups.words > 0, groups.words, np.nan)
    kinds = np.array([quote.kind for quote in found], dtype=str)
    for kind in KINDS:
        columns[f"quotes_{kind}"] = np.bincount(group[kinds == kind], minlength=groups.size)
    return columns


def quotation(article: Article | str, by: str = "section") -> pd.DataFrame:
    """How much an article quotes, one row a section (or article, voice ...).

    `quotes` counts all that stands between quotation marks, `quotes_per_1000_words` is 1,000 x quotes / words with an
    exact Poisson 95 % interval in `_low` and `_high`. `quoted_words` counts the words of speech only, and
    `quoted_words_percent` is their share of all words. One count for each kind: `speech` (a sentence, or 12 words and
    more), `fragment` (a shorter piece of somebody's words), `title` (of a film, a song ...), `scare` (scare quotes and
    terms), `nickname`, `markup` (`class="x"`). Higher: more of the text is in other people's words.

    A quotation over several paragraphs counts once, where it opens; one within another does not count; one that a cue
    interrupts counts twice. No words: NaN. Not caught: speech without marks; block quotations; a title in italics.
    By voice, titles and terms stay with the reporter.

    Raises TearsheetError for another `by`, or for what is neither an Article nor text. Source: what is speech follows
    PolNeAR (Newell, Margolin and Ruths 2018), from whose training part the weights come; the kinds are our own.

    >>> table = quotation("“We are ready,” she said. The film “The Long Way Home” opens.", by="article")
    >>> table[["words", "quotes", "quoted_words", "quotes_speech", "quotes_title"]].values.tolist()
    [[12, 2, 3, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | summarise(reading, groups))
