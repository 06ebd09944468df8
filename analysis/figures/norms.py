"""Where an article stands among others: the middle half of a set as a quiet band, and the article marked on it."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.figures.drawing import BLUE, GREY, beside, dots, legend, rows_axes, say_too_little, seen
from analysis.figures.room import finish, in_its_cell
from analysis.figures.tables import Estimates, estimates, need
from analysis.measures.columns import COLUMNS, COMPARED
from analysis.measures.norms import Norms, middle_half, percentile_columns, read_norms, standing
from analysis.tables import ENDS, TOO_LITTLE, floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.3  # the height of a band in a row of its own


def norm_band(ax: "Axes", norms: Norms, measure: str, rows: np.ndarray | None = None, named: bool = True) -> bool:
    """The middle half of a set's articles behind a figure whose x axis is a measure; nothing if the set has it not.

    Where an axis has several measures, each has its band in its own `rows`, and one of them is `named` in the legend.
    Whether there is one now is returned.
    """
    table = read_norms(norms)
    ends = middle_half(table, measure)
    if ends:
        looks: dict[str, Any] = {"color": seen(GREY), "alpha": 0.15, "linewidth": 0, "zorder": 0.3}
        looks["label"] = f"middle half of {table.attrs['label']}" if named else "_half"
        if rows is None:
            ax.axvspan(*ends, **looks)
        else:
            ax.barh(rows, ends[1] - ends[0], _ROW, ends[0], **looks)
    return ends is not None


@in_its_cell(6.5, 3.2)
def norms_figure(table: pd.DataFrame, norms: Norms, ax: "Axes | None" = None, *, title: str | None = None) -> "Axes":
    """Where an article stands among the articles of a set: a row per measure, from 0 to 100, with 95 % intervals.

    Parameters
    ----------
    table : DataFrame
        From `profile`, with one row: by article.
    norms : str, PathLike or DataFrame
        The set, as the function of that name takes it.
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
        For anything but a table with one row, and for what is no set of norms.

    Notes
    -----
    A norm is no target. An interval that reaches over most of the band leaves open where the article stands.

    Examples
    --------
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> ax = norms_figure(a.profile("It may rain, the port said.", by="article"), "us-political-news-2016")
    >>> drawn(ax).table.loc[1:1, ["measure", "value", "percentile"]].round(1).values.tolist()
    [['hedges_per_1000_words', 166.7, 99.0]]
    """
    need(table, "words", of='profile(article, by="article")')
    if len(table) != 1:
        raise TearsheetError(f"norms_figure takes one article, not a table of {len(table)} rows: by='article'")
    given = read_norms(norms)
    measures = [name for name in COMPARED if name in table and name in given["measure"].tolist()]
    if not measures:
        need(table, *COMPARED)
    stands = percentile_columns(
        {str(name): floats(table[name]) for name in table if pd.api.types.is_float_dtype(table[name])}, given
    )
    nothing = np.array([np.nan])
    columns = [
        np.concatenate([stands.get(f"{name}_percentile{end}", nothing) for name in measures]) for end in ("", *ENDS)
    ]
    stand, at = Estimates(*columns), np.arange(len(measures))
    label = given.attrs["label"]
    ax = rows_axes(
        ax,
        [COLUMNS[name].title for name in measures],
        title=title or "Where does the article stand?",
        xlabel=f"of 100 {label}, so many have less",
        row_height=0.62,
    )
    ax.axvspan(25, 75, color=seen(GREY), alpha=0.15, linewidth=0, zorder=0.3, label="the middle half of them")
    dots(ax, stand.values, at, stand.low, stand.high, colour=BLUE, label="the article, 95 % interval")
    values = [float(table[name].iloc[0]) for name in measures]
    said = [
        standing(value, name, given).removesuffix(f" {label}") for name, value in zip(measures, values, strict=True)
    ]
    beside(ax, said, at, BLUE)
    say_too_little(ax, stand.values, at)
    ax.set_xlim(-2, 102)
    legend(ax)
    told = "; ".join(
        f"{COLUMNS[name].title}: {words or TOO_LITTLE}" for name, words in zip(measures, said, strict=True)
    )
    alt = f"Among {given.attrs['articles']:,} {label}: {told}."
    finish(ax, table, _shown(table, measures, stand), alt)
    return ax


def _shown(table: pd.DataFrame, measures: list[str], stand: Estimates) -> pd.DataFrame:
    """What is drawn: the article's value of each measure and where it stands, both with their intervals."""
    rows = [estimates(table, name).rows()[0] for name in measures]
    values = pd.DataFrame(rows, columns=["value", "low", "high"])
    values.insert(0, "measure", measures)
    return values.assign(percentile=stand.values, percentile_low=stand.low, percentile_high=stand.high)
