"""All measures of an article in one table."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.lexicons.lexicon import DICTIONARY, Lexicons, lexicons_by_kind
from analysis.measures.attribution import summarise as attribution_columns
from analysis.measures.columns import COMPARED, DIGITS, SHOWN
from analysis.measures.groups import Groups
from analysis.measures.hedging import summarise as hedging_columns
from analysis.measures.norms import Norms, comparable, percentile_columns
from analysis.measures.quotation import summarise as quotation_columns
from analysis.measures.readability import summarise as readability_columns
from analysis.measures.sentiment import dictionary_column
from analysis.measures.sentiment import summarise as sentiment_columns
from analysis.tables import Table
from analysis.words.reading import Reading, read

# By function, as the package gives each module's name to the function that a notebook calls.
MEASURES = (readability_columns, hedging_columns, attribution_columns, sentiment_columns, quotation_columns)


def profile_columns(reading: Reading, groups: Groups, lexicons: Lexicons = None) -> dict[str, Any]:
    """The columns of a profile, each with one value a row: what names the row, then the measures."""
    columns = groups.keys | {"words": groups.words, "sentences": groups.sentences}
    for measure in MEASURES:
        columns |= measure(reading, groups, lexicons)
    return columns


def profile(
    article: Article | str,
    by: str = "section",
    *,
    intervals: bool = True,
    lexicon: Lexicons = None,
    norms: Norms | None = None,
) -> pd.DataFrame:
    """All measures of an article side by side, one row per section (or article, voice ...).

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.
    intervals : bool
        False leaves the intervals of readability and sentiment NaN.
    lexicon : Lexicon or list of Lexicon, optional
        Each takes the place of the list of its kind that ships; a dictionary of sentiment is counted beside ours. The
        names are kept in `.attrs["lexicon"]`.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as the function of that name takes them: adds where each score, rate and share stands
        among them, `flesch_kincaid_grade_percentile` and so on, with `_low` and `_high`. What a list of your own
        decides is not held against a set that ships, which was measured with the lists that ship.

    Returns
    -------
    DataFrame
        The columns of `readability`, `hedging`, `attribution`, `sentiment` and `quotation`, as defined there, each
        with its 95 % interval. A rate or score that so little text cannot give is NaN; a count of nothing is 0. In a
        notebook or a terminal it shows the columns that say most, rounded; it has them all, and `show` shows any. A
        percentile of 62: 62 of 100 articles of the norms have less; its ends are those of the interval. Norms are of
        whole articles: sections vary more, so that among sections extremes are common.

    Raises
    ------
    TearsheetError
        For an unknown `by`, for what is no lexicon or no norms, and for anything but an Article or text.

    Examples
    --------
    >>> table = profile("Growth may slow. “It could,” she said.", by="article")
    >>> table[["words", "sentences", "hedges", "attributions", "quotes"]]
       words  sentences  hedges  attributions  quotes
    0      7          2       2             1       1
    """
    reading = read(article)
    given = lexicons_by_kind(lexicon)
    columns = profile_columns(reading, Groups(reading, by, intervals), given)
    stands = {} if norms is None else percentile_columns(columns, comparable(norms, given))
    table = Table(columns | stands, shown_of(given, by), DIGITS | dict.fromkeys(stands, 0))
    table.attrs |= reading.about
    if given:
        table.attrs["lexicon"] = "; ".join(each.name for each in given.values())
    return table


def shown_of(lexicons: Lexicons, by: str) -> tuple[str, ...]:
    """The columns that a profile shows of itself, if it has them: with a dictionary of one's own, what it says too."""
    own = lexicons_by_kind(lexicons).get(DICTIONARY)
    stands = (f"{name}_percentile" for name in COMPARED if by == "article")
    return (*SHOWN, *([] if own is None else [dictionary_column(own)]), *stands)
