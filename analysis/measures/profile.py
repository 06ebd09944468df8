"""All measures of an article in one table."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.measures.attribution import summarise as attribution_columns
from analysis.measures.groups import Groups
from analysis.measures.hedging import summarise as hedging_columns
from analysis.measures.quotation import summarise as quotation_columns
from analysis.measures.readability import summarise as readability_columns
from analysis.measures.sentiment import summarise as sentiment_columns
from analysis.words.reading import Reading, read

# By function, as the package gives each module's name to the function that a notebook calls.
MEASURES = (readability_columns, hedging_columns, attribution_columns, sentiment_columns, quotation_columns)


def profile_columns(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of a profile, each with one value a row: what names the row, then the measures."""
    columns = groups.keys | {"words": groups.words, "sentences": groups.sentences}
    for measure in MEASURES:
        columns |= measure(reading, groups)
    return columns


def profile(article: Article | str, by: str = "section", *, intervals: bool = True) -> pd.DataFrame:
    """Every summary of an article side by side, one row a section (or article, voice ...).

    The columns of `readability`, `hedging`, `attribution`, `sentiment` and `quotation`, defined in
    CODEBOOK.md, each with its 95 % interval; what cannot be said of so little text is NaN. Without
    `intervals` the ends that take a bootstrap (readability, sentiment) are left NaN, which is faster.

    Raises `TearsheetError` for an unknown `by` and for what is not text.

    >>> table = profile("Growth may slow. “It could,” she said.", by="article")
    >>> table[["words", "sentences", "hedges", "attributions", "quotes"]]
       words  sentences  hedges  attributions  quotes
    0      7          2       2             1       1
    """
    reading = read(article)
    return pd.DataFrame(profile_columns(reading, Groups(reading, by, intervals)))
