"""The tables that figures are drawn from, and the table and text that each figure keeps of itself."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError, did_you_mean
from analysis.tables import key_columns, with_its_ends
from analysis.text.numerals import interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Labels = Mapping[str, str] | Sequence[str] | None  # what a figure takes as names of its rows
KEPT = "tearsheet_drawn"  # the attribute of axes that holds what is drawn in them


def figure_of(artist: "Axes | Figure") -> "Figure":
    """The figure that axes lie in, or the figure itself."""
    if not hasattr(artist, "get_figure"):
        raise TearsheetError(f"expected axes or a figure, not {type(artist).__name__}")
    figure = artist.get_figure(root=True)
    if figure is None:
        raise TearsheetError("these axes lie in no figure")
    return figure


def need(table: object, *columns: str, of: str = "profile(article)") -> None:
    """Raise a `TearsheetError`, which names the call that makes such tables, unless the table has these columns."""
    if not isinstance(table, pd.DataFrame):
        raise TearsheetError(
            f"expected a table (a pandas DataFrame), not {type(table).__name__}: give what {of} returns"
        )
    if missing := [name for name in columns if name not in table]:
        near = did_you_mean(missing[0], table.columns)
        raise TearsheetError(f"the table has no column {missing[0]}: give what {of} returns{near}")


def same_rows(table: pd.DataFrame, other: pd.DataFrame) -> None:
    """Raise a `TearsheetError` unless both tables have as many rows."""
    if len(table) != len(other):
        raise TearsheetError(f"the tables are not of the same rows: one has {len(table)}, the other {len(other)}")


def row_names(table: pd.DataFrame, labels: Labels = None) -> list[str]:
    """One name a row: from the key columns, or those given, in order or by the names that they stand for."""
    keys = table[key_columns(table)].astype(str)
    return renamed([" · ".join(row) for row in keys.itertuples(index=False)], labels)


def renamed(names: list[str], labels: Labels) -> list[str]:
    """The names of rows with those in their place that somebody wants to read.

    >>> renamed(["Lead", "End"], {"Lead": "Top"}), renamed(["Lead", "End"], ["a", "b"])
    (['Top', 'End'], ['a', 'b'])
    """
    if labels is None:
        return names
    if isinstance(labels, Mapping):
        return [str(labels.get(name, name)) for name in names]
    if isinstance(labels, str) or len(labels) != len(names):
        raise TearsheetError(f"labels= names {len(names)} rows, in order, or is a dictionary from old to new names")
    return [str(label) for label in labels]


def first_rows(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """So many rows at most: beyond that the last one is what is left, its numbers added up and its first cell a count.

    >>> first_rows(pd.DataFrame({"name": ["Ann", "Bo", "Cy"], "times": [5, 2, 1]}), 2).values.tolist()
    [['Ann', 5], ['2 others', 3]]
    """
    if len(table) <= most:
        return table
    rest = table.iloc[most - 1 :]
    others = rest.sum(numeric_only=True).to_dict() | {table.columns[0]: f"{len(rest)} others"}
    row = pd.DataFrame([others]).reindex(columns=table.columns, fill_value="")
    return pd.concat([table.iloc[: most - 1], row], ignore_index=True)


class Estimates(NamedTuple):
    """A measure row by row, with the ends of its 95 % intervals."""

    values: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def said(self, digits: int = 1) -> list[str]:
        """Each row in words."""
        return [interval(*row, digits=digits) for row in self.rows()]

    def rows(self) -> list[tuple[float, float, float]]:
        """Value and ends, row by row."""
        return [(float(value), float(low), float(high)) for value, low, high in zip(*self, strict=True)]


def estimates(table: pd.DataFrame, measure: str) -> Estimates:
    """A column of a summary with those of its ends; NaN for ends that the table does not have."""
    need(table, measure)
    return Estimates(*with_its_ends(table, measure))


class Drawn(NamedTuple):
    """What a figure shows: the table of exactly what is drawn, and a text in its place."""

    table: pd.DataFrame
    alt: str


def keep(artist: "Axes | Figure", table: pd.DataFrame, alt: str) -> None:
    """Remember with the axes (or figure) what was drawn in it, for `save_figure`."""
    setattr(artist, KEPT, Drawn(table.reset_index(drop=True), alt))


def drawn(artist: "Axes | Figure") -> Drawn:
    """The numbers and the text behind a figure of this package.

    Parameters
    ----------
    artist : Axes or Figure
        What one of the figures returned; of a figure with several axes, all of it together.

    Returns
    -------
    Drawn
        `table`, exactly what is drawn, and `alt`, a text in its place; both empty for what this package did not draw.

    Raises
    ------
    TearsheetError
        For anything but axes or a figure.

    Examples
    --------
    >>> import analysis as a
    >>> ax = a.figures.quotes_by_speaker(a.quotes("“We are ready,” Anna Berg said."))
    >>> drawn(ax).table.values.tolist()
    [['Anna Berg', 1, 0, 3]]
    """
    own: Drawn | None = getattr(artist, KEPT, None)
    if own is not None:
        return own
    panels: dict[str, Drawn] = {}
    figure = figure_of(artist)
    for ax in figure.axes if artist is figure else ():
        if hasattr(ax, KEPT):
            panels[" ".join(ax.get_title(loc="left").split()) or str(len(panels) + 1)] = getattr(ax, KEPT)
    if len(panels) < 2:
        return next(iter(panels.values()), Drawn(pd.DataFrame(), ""))
    tables = [panel.table.assign(panel=title) for title, panel in panels.items()]
    return Drawn(pd.concat(tables, ignore_index=True), " ".join(panel.alt for panel in panels.values()))
