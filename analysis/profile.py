"""All measures of an article in one table."""

from typing import Any

import pandas as pd

from analysis import attribution, hedging, quotation, readability, sentiment
from analysis.article import Article
from analysis.reading import Groups, Reading, read

MEASURES = (readability, hedging, attribution, sentiment, quotation)


def profile_columns(reading: Reading, by: str) -> dict[str, Any]:
    """The columns of a profile, each with one value a row: what names the row, then the measures."""
    groups = Groups(reading, by)
    columns = groups.keys | {"words": groups.words, "sentences": groups.sentences}
    for measure in MEASURES:
        columns |= measure.summarise(reading, groups)
    return columns


def profile(article: Article | str, by: str = "section") -> pd.DataFrame:
    """Every summary of an article side by side, one row a section (or article, voice ...)."""
    return pd.DataFrame(profile_columns(read(article), by))
