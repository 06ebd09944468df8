"""What `profile_texts` is given, looked at before anything is measured."""

from typing import Any

import pandas as pd

from analysis.errors import TearsheetError, did_you_mean


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
        known, near = ", ".join(map(str, frame.columns)), did_you_mean(name, frame.columns)
        raise TearsheetError(f"the frame has no column {name!r}; it has {known}. Name yours with text={near}")
    if len(places) > 1:
        raise TearsheetError(f"the frame has {len(places)} columns {name!r}; rename all but one")
    return frame.iloc[:, places[0]]
