"""Many texts, one frame in and one frame out: what any engine can map over its partitions."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.measures.groups import BY
from analysis.measures.profile import profile_columns
from analysis.words.reading import Reading

ERROR = "error"
_DTYPES = {"i": "Int64", "u": "Int64", "f": "float64", "b": "boolean"}


@cache
def profile_schema(by: str = "article") -> dict[str, str]:
    """The columns that `profile_texts` gives, in order, with their pandas types.

    Counts are `Int64`, so that a row that could not be measured can be missing; rates, scores and
    their intervals are `float64`; names are `str`.

    >>> profile_schema()["words"], profile_schema()["hedges_per_1000_words"], profile_schema()["error"]
    ('Int64', 'float64', 'str')
    """
    columns = profile_columns(Reading(parse_article("")), _known(by))
    kinds = {name: np.asarray(values).dtype.kind for name, values in columns.items()}
    named = {"section": "U", "article": "U", "voice": "U", "paragraph": "i", "sentence": "i"}
    return {name: _DTYPES.get(named.get(name, kinds[name]), "str") for name in columns} | {ERROR: "str"}


def _known(by: str) -> str:
    if by not in BY:
        raise TearsheetError(f"by={by!r} is not known; use one of {', '.join(BY)}")
    return by


def profile_texts(
    frame: pd.DataFrame, text: str = "text", by: str = "article", *, intervals: bool = True
) -> pd.DataFrame:
    """The profile of every text in a column: the table that `profile` gives, for many articles.

    The result has the index of `frame` (a row's index repeats where `by` gives an article several
    rows) and the columns of `profile_schema(by)`. A row that cannot be measured (missing, a number,
    bytes) gives one row whose `error` says why; it never stops the others.

    `intervals` is as in `profile`.

    Raises `TearsheetError` for a column that is not there or an unknown `by`.

    >>> texts = pd.DataFrame({"text": ["It may rain.", None]}, index=["a", "b"])
    >>> profile_texts(texts)[["words", "hedges", "error"]]
       words  hedges                                          error
    a      3       1                                            NaN
    b   <NA>    <NA>  an article is text (str), not a missing value
    """
    if not isinstance(frame, pd.DataFrame):
        hint = "; make it one with .to_frame('text')" if isinstance(frame, pd.Series) else ""
        raise TearsheetError(
            f"profile_texts wants a DataFrame with a column of texts, not {type(frame).__name__}{hint}"
        )
    if text not in frame.columns:
        known = ", ".join(map(str, frame.columns))
        raise TearsheetError(f"the frame has no column {text!r}; it has {known}. Name yours with text=")
    schema = profile_schema(by)
    measured = [name for name in schema if name != ERROR]
    pieces: list[dict] = []
    sizes: list[int] = []
    errors: list[str | None] = []
    for each in frame[text].tolist():
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
    return value  # parse_article says what is wrong with anything else


def _column(name: str, pieces: list[dict], dtype: str) -> pd.api.extensions.ExtensionArray | np.ndarray:
    # As lists: an array for each of many short columns costs more than all that is in them.
    found = [piece[name] for piece in pieces]
    values = [value for each in found for value in (each.tolist() if isinstance(each, np.ndarray) else each)]
    if dtype == "float64":
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return pd.array(values, dtype=dtype)
