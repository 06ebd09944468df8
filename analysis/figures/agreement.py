"""How far the measures agree with people, as a figure."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.figures.drawing import BLUE, VERMILLION, beside, dots, ink, legend, rows_axes
from analysis.figures.room import finish, in_its_cell
from analysis.figures.tables import Estimates, need
from analysis.measures.columns import LOWER_IS_BETTER
from analysis.tables import floats
from analysis.text.escaping import UNBROKEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@in_its_cell(7, 3.4)
def validation_figure(table: pd.DataFrame, ax: "Axes | None" = None, *, title: str | None = None) -> "Axes":
    """How far the measures agree with people, and how far the best neighbouring tool does.

    Parameters
    ----------
    table : DataFrame
        One row per figure of agreement: `measure`, `set`, `n`, `figure`, `low`, `high` and, if there is one,
        `neighbour_figure`.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    title : str, optional
        In place of the figure's own.

    Returns
    -------
    Axes
        With the table and the text of the figure, which `drawn` gives and `save_figure` writes.

    Raises
    ------
    TearsheetError
        For anything but a table, and for a table that lacks a column that is drawn or has no rows.

    Notes
    -----
    Higher is better, except for errors and losses: these come last and are marked so.

    Examples
    --------
    >>> from analysis.figures import drawn
    >>> row = {"measure": "hedges, F1", "set": "our own", "n": 40, "figure": 0.8, "low": 0.7, "high": 0.9}
    >>> drawn(validation_figure(pd.DataFrame([row]))).alt
    'How far do the measures agree with people? hedges, F1 (our own, n = 40): 0.80 (0.70 to 0.90).'
    """
    need(table, "measure", "set", "n", "figure", "low", "high", of='pandas.read_csv("tests/validation/figures.csv")')
    if table.empty:
        raise TearsheetError("the table has no rows: nothing was validated")
    lower = table["measure"].astype(str).str.endswith(LOWER_IS_BETTER)
    table = pd.concat([table[~lower], table[lower]], ignore_index=True)
    labels = [
        f"{row.measure} ({row.set}, n = {row.n:,})" + " – lower is better" * low
        for row, low in zip(table.itertuples(), sorted(lower), strict=True)
    ]
    ax = rows_axes(
        ax,
        [label.replace(" = ", f"{UNBROKEN}={UNBROKEN}") for label in labels],
        title=title or "How far do the measures agree with people?",
        xlabel="figure (F1, accuracy, correlation, error or share, as named)",
        width=44,
    )
    at = np.arange(len(table))
    ours = Estimates(*(floats(table[name]) for name in ("figure", "low", "high")))
    dots(ax, ours.values, at, ours.low, ours.high, colour=BLUE, label="Tearsheet, 95 % interval")
    beside(ax, ours.said(2), at, BLUE)
    if "neighbour_figure" in table:
        other = floats(table["neighbour_figure"])
        dots(ax, other, at, colour=VERMILLION, label="best neighbour measured", marker="s", filled=False)
    legend(ax)
    ax.margins(x=0.05)
    ax.axvline(0, color=ink(), linewidth=0.8, zorder=0.5)
    said = [f"{label}: {text}" for label, text in zip(labels, ours.said(2), strict=True)]
    finish(ax, table, table, f"{'. '.join(said)}.")
    return ax
