"""Articles side by side, measure by measure."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.drawing import BLUE, GREEN, GREY, PLAIN, VERMILLION, VIOLET, heading, new_axes, size
from analysis.figures.panels import dot_panel, keep_panels, titles
from analysis.figures.room import in_its_cell
from analysis.figures.tables import Labels, estimates, need, renamed, row_names
from analysis.figures.wording import wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = (BLUE, VERMILLION, GREEN, VIOLET, "#946200", GREY)
MARKERS = "oDs^vP"


@in_its_cell(6.5, 7)
def compare_figure(
    table: pd.DataFrame, ax: "Axes | None" = None, *, title: str | None = None, labels: Labels = None
) -> "Axes":
    """How articles differ, measure by measure: a dot per article, with its 95 % interval.

    Parameters
    ----------
    table : DataFrame
        From `compare`, by article.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    title : str, optional
        In place of the figure's own.
    labels : mapping or sequence of str, optional
        Names for the rows: by the names that they have, or all of them in order.

    Returns
    -------
    Axes
        With the table and the text of the figure, which `drawn` gives and `save_figure` writes.

    Raises
    ------
    TearsheetError
        For anything but a table, and for a table that lacks a column that is drawn.

    Notes
    -----
    Each measure has a scale of its own. Which differences are more than chance, `differences` says.

    Examples
    --------
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> ax = compare_figure(a.compare({"first": "The plan works.", "second": "The plan may work."}))
    >>> drawn(ax).table.loc[2:3, ["measure", "name", "words", "value"]]
                     measure    name  words  value
    2  hedges_per_1000_words   first      3    0.0
    3  hedges_per_1000_words  second      4  250.0
    """
    need(table, "name", "words", of="compare(articles)")
    panels = {measure: estimates(table, measure) for measure in titles(table)}
    rows = 0.28 * len(table)
    ax = new_axes(ax, 8.5, 0.7 + len(panels) * (0.62 + rows))
    ax.set_axis_off()
    heading(ax, title or "How do the articles differ?", size(1.8))
    step = 1 / len(panels)
    height = step * rows / (0.62 + rows)
    names = table["name"].astype(str).tolist()
    names = renamed(names if len(set(names)) == len(names) else row_names(table), labels)
    looks = [(COLOURS[row % len(COLOURS)], MARKERS[row % len(MARKERS)]) for row in range(len(names))]
    ticks = [wrap(name, 26, 1) for name in names]
    for place, (measure, estimated) in enumerate(panels.items()):
        panel = ax.inset_axes((0.26, 1 - place * step - 0.24 * step - height, 0.48, height))
        dot_panel(panel, measure, names, estimated, looks, table["words"].tolist())
        panel.set_yticks(range(len(ticks)), ticks, fontsize=size(0.95), **PLAIN)
    keep_panels(ax, table, "name", names, panels)
    return ax
