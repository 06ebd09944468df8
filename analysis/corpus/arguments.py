"""What `profile_texts` is given, looked at before anything is measured."""

from typing import Any

import pandas as pd

from analysis.errors import TearsheetError, its_columns


def text_column(frame: object, name: object) -> "pd.Series[Any]":
    """The one column of a frame that has this name."""
    if not isinstance(frame, pd.DataFrame):
        hint = "; make it one with .to_frame('text')" if isinstance(frame, pd.Series) else ""
        raise TearsheetError(
            f"profile_texts wants a DataFrame with a column of texts, not {type(frame).__name__}{hint}"
        )
    if frame.columns.nlevels > 1:
        raise TearsheetError("the frame's columns have several levels; flatten them: frame.columns = [...]")
    if not pd.api.types.is_hashable(name):
        raise TearsheetError(f"text={name!r} is not the name of a column: give one name, such as text='text'")
    places = [place for place, column in enumerate(frame.columns) if column == name]
    if not places:
        known = its_columns(frame.columns, name)
        raise TearsheetError(f"name the column with the texts as text=: the frame has no column {name!r}; {known}")
    if len(places) > 1:
        raise TearsheetError(f"the frame has {len(places)} columns {name!r}; rename all but one")
    return frame.iloc[:, places[0]]
