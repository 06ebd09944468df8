"""Many texts, one frame in and one frame out: what any engine can map over its partitions."""

from functools import cache
from typing import Any, cast

import numpy as np
import pandas as pd

from analysis.article.parse import parse_article
from analysis.corpus.arguments import known_by, text_column
from analysis.errors import TearsheetError
from analysis.measures.profile import profile_columns
from analysis.words.reading import Reading

ERROR = "error"
_DTYPES = {"i": "Int64", "u": "Int64", "f": "float64", "b": "boolean"}


def profile_schema(by: str = "article") -> dict[str, str]:
    """The columns that `profile_texts` gives, in order, with their pandas types.

    Parameters
    ----------
    by : {"article", "section", "voice", "paragraph", "sentence"}
        What a row stands for.

    Returns
    -------
    dict of str to str
        Counts are `Int64`, so that a row that could not be measured can be missing; rates, scores and the ends of
        intervals are `float64`; names and `error` are `str`.

    Raises
    ------
    TearsheetError
        For an unknown `by`.

    Examples
    --------
    >>> profile_schema()["words"], profile_schema()["hedges_per_1000_words"], profile_schema()["error"]
    ('Int64', 'float64', 'str')
    """
    return _schema(known_by(by))


@cache
def _schema(by: str) -> dict[str, str]:
    columns = profile_columns(Reading(parse_article("")), by)
    kinds = {name: np.asarray(values).dtype.kind for name, values in columns.items()}
    named = {"section": "U", "article": "U", "voice": "U", "paragraph": "i", "sentence": "i"}
    return {name: _DTYPES.get(named.get(name, kinds[name]), "str") for name in columns} | {ERROR: "str"}


def profile_texts(
    frame: pd.DataFrame, text: str = "text", by: str = "article", *, intervals: bool = True
) -> pd.DataFrame:
    """Measure every text in a column: the table that `profile` gives, for many articles.

    Parameters
    ----------
    frame : DataFrame
        One row an article; a partition of a larger frame will do, as no row depends on another.
    text : str
        The column that holds the texts.
    by : {"article", "section", "voice", "paragraph", "sentence"}
        What a row of the result stands for.
    intervals : bool
        False leaves the intervals of readability and sentiment NaN, which take a bootstrap: somewhat faster.

    Returns
    -------
    DataFrame
        The columns of `profile_schema(by)`: those of `profile`, and `error`. Its index is that of `frame`, each label
        repeated where an article has several rows. A text that cannot be measured (missing, a number, bytes) gives one
        row whose `error` says why; it never stops the others.

    Raises
    ------
    TearsheetError
        For what is no frame, a column that is not there, and an unknown `by`.

    Examples
    --------
    >>> texts = pd.DataFrame({"text": ["It may rain.", None]}, index=["a", "b"])
    >>> profile_texts(texts)[["words", "hedges", "error"]]
       words  hedges                                          error
    a      3       1                                            NaN
    b   <NA>    <NA>  an article is text (str), not a missing value
    """
    texts = text_column(frame, text)
    schema = profile_schema(by)
    measured = [name for name in schema if name != ERROR]
    pieces: list[dict[str, Any]] = []
    sizes: list[int] = []
    errors: list[str | None] = []
    for each in texts.tolist():
        try:
            piece, problem = profile_columns(Reading(parse_article(_as_text(each))), by, intervals), None
        except TearsheetError as error:
            piece, problem = {name: [None] for name in measured}, str(error)
        size = len(piece[measured[0]])
        pieces.append(piece)
        sizes.append(size)
        errors += [problem] * size
    columns = {name: _column(name, pieces, schema[name]) for name in measured}
    columns[ERROR] = pd.array(errors, dtype="str")
    return pd.DataFrame(columns, index=frame.index.repeat(sizes), columns=list(schema))


def _as_text(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        raise TearsheetError("an article is text (str), not a missing value")
    return cast("str", value)  # parse_article says what is wrong with anything else


def _column(name: str, pieces: list[dict[str, Any]], dtype: str) -> Any:
    # As lists: an array for each of many short columns costs more than all that is in them.
    found = [piece[name] for piece in pieces]
    values = [value for each in found for value in (each.tolist() if isinstance(each, np.ndarray) else each)]
    if dtype == "float64":
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return pd.Series(values, dtype=dtype).array
