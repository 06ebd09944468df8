"""Figures on many articles: registers side by side, distributions, agreement with people."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.figures.drawing import (
    BLUE,
    GREY,
    PLAIN,
    VERMILLION,
    beside,
    dots,
    floats,
    ink,
    interval,
    keep,
    legend,
    need,
    new_axes,
    number,
    rows_axes,
    size,
    tidy,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "hedges_per_1000_words": "hedges per 1,000 words",
    "attributions_per_1000_words": "attributions per 1,000 words",
    "sentiment": "sentiment (−1\u00a0to\u00a01)",
    "quoted_words_percent": "quoted words (% of words)",
}
LOWER = ("mean error", "missed, share")
MOST_DOTS = 200


def mean_interval(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[float, float, float]:
    """The plain mean of several figures, and an interval from the intervals of each.

    The distances to the ends are added in quadrature (MOVER; Zou and Donner 2008), so an interval
    need not be symmetrical. It says how sure the mean of these articles is, not that of all that
    might be written.

    >>> mean_interval(np.array([1.0, 3.0]), np.array([1.0, 0.0]), np.array([5.0, 6.0]))
    (2.0, 0.5, 4.5)
    """
    known = np.isfinite(values)
    values, low, high = values[known], low[known], high[known]
    if not len(values):
        return np.nan, np.nan, np.nan
    mean = float(np.mean(values))
    below = float(np.sqrt(np.sum((values - low) ** 2))) / len(values)
    above = float(np.sqrt(np.sum((high - values) ** 2))) / len(values)
    return mean, mean - below, mean + above


def _present(table: pd.DataFrame, measures: Mapping[str, str] | None) -> dict[str, str]:
    wanted = dict(MEASURES if measures is None else measures)
    present = {name: label for name, label in wanted.items() if name in table}
    if not present or (measures is not None and len(present) < len(wanted)):
        need(table, *wanted)
    return present


def _panels(ax: "Axes", count: int, left: float, rows: int) -> list["Axes"]:
    """Panels in one row, equally wide, inside `ax`."""
    ax.set_axis_off()
    columns = -(-count // rows)
    gap = 0.06
    width = (1 - left - gap * (columns - 1)) / columns
    height = (1 - 0.16 * (rows - 1)) / rows
    return [
        ax.inset_axes(
            (
                left + (place % columns) * (width + gap),
                1 - (place // columns + 1) * height - 0.16 * (place // columns),
                width,
                height,
            )
        )
        for place in range(count)
    ]


def _head(ax: "Axes", title: str) -> None:
    ax.set_title(title, loc="left", fontsize=size(1.25), fontweight="bold", pad=size(2.6), **PLAIN)


def corpus_by_register(
    table: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    register: str = "register",
    measures: Mapping[str, str] | None = None,
) -> "Axes":
    """How registers differ: a panel a measure, every article as a point, each register's mean.

    `table` has one row an article: the column `register`, and measures as in a profile. The
    interval of a mean is worked out from those of its articles (`mean_interval`). `measures` maps
    columns to labels.
    """
    need(table, register)
    present = _present(table, measures)
    names = list(dict.fromkeys(table[register].astype(str)))
    rows = 1 if len(present) <= 3 else 2
    ax = new_axes(ax, 10, rows * (1.5 + 0.55 * len(names)) + 0.4)
    _head(ax, "How do the registers differ?")
    shown = []
    panels = _panels(ax, len(present), 0.16, rows)
    columns = -(-len(present) // rows)
    for place, (panel, (measure, label)) in enumerate(zip(panels, present.items(), strict=True)):
        drawn = _registers(panel, table.assign(_name=table[register].astype(str)), names, measure)
        shown += drawn
        panel.set_title(label, loc="left", fontsize=size(), **PLAIN)
        labels = [wrap(name, 16, 2) for name in names] if place % columns == 0 else []
        panel.set_yticks(range(len(labels)), labels, fontsize=size(), **PLAIN)
    frame = pd.DataFrame(shown)
    means = frame[frame["articles"] > 0] if len(frame) else frame
    said = [
        f"{label}: "
        + "; ".join(
            f"{row.register} {interval(row.value, row.low, row.high, 2)}"
            for row in means[means["measure"] == measure].itertuples()
        )
        for measure, label in present.items()
    ]
    title = ax.get_title(loc="left")
    keep(ax, frame, f"{title} {len(table)} articles. {'. '.join(said)}.")
    return ax


def _registers(panel: "Axes", table: pd.DataFrame, names: list[str], measure: str) -> list[dict]:
    """One measure's panel; the rows that were drawn, a register's mean with `articles` > 0."""
    shown = []
    for row, name in enumerate(names):
        mine = table[table["_name"] == name]
        values = floats(mine[measure])
        ends = (f"{measure}_low", f"{measure}_high")
        low, high = (floats(mine[end]) if end in mine else values for end in ends)
        mean, below, above = mean_interval(values, low, high)
        spread = row + (np.linspace(0.16, 0.34, len(values)) if len(values) > 1 else 0.25)
        panel.plot(
            *(values, np.broadcast_to(spread, len(values))),
            linestyle="none",
            marker="o",
            markersize=0.4 * size(),
            markerfacecolor="none",
            color=GREY,
            label="_article",
        )
        dots(panel, [mean], [row - 0.08], [below], [above], colour=BLUE, label="_mean", marker="D")
        keys = ("register", "measure", "articles", "value", "low", "high")
        shown.append(dict(zip(keys, (name, measure, len(values), mean, below, above), strict=True)))
        shown += [
            dict(zip(keys, (name, measure, 0, *each), strict=True)) for each in zip(values, low, high, strict=True)
        ]
    panel.set_ylim(len(names) - 0.4, -0.6)
    panel.margins(x=0.1)
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)
    return shown


def corpus_distribution(
    table: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    name: str | None = None,
    measures: Mapping[str, str] | None = None,
) -> "Axes":
    """How each measure is spread over many articles, and which article stands furthest out.

    A row a measure: every article as a point (above 200, bars of a histogram), the middle half as a
    band, the median as a line. `name` is the column that names an article; the lowest and highest
    are labelled.
    """
    present = _present(table, measures)
    ax = new_axes(ax, 9, 0.9 + 1.15 * len(present))
    _head(ax, "How are the articles spread, and which stand out?")
    ax.set_axis_off()
    step, shown, said = 1 / len(present), [], []
    for row, (measure, label) in enumerate(present.items()):
        panel = ax.inset_axes((0.24, 1 - (row + 0.74) * step, 0.74, 0.5 * step))
        values = floats(table[measure])
        names = table[name].astype(str).tolist() if name else [""] * len(table)
        quarter, median, three = _spread(panel, values, names)
        panel.set_ylabel(wrap(label, 18), rotation=0, ha="right", va="center", fontsize=size(), labelpad=10)
        columns = {"measure": measure, "article": names, "value": values}
        shown.append(pd.DataFrame(columns))
        said.append(f"{label}: median {number(median, 2)}, middle half {number(quarter, 2)} to {number(three, 2)}")
    title = ax.get_title(loc="left")
    alt = f"{title} {len(table)} articles. {'. '.join(said)}."
    keep(ax, pd.concat(shown, ignore_index=True), alt)
    return ax


def _spread(panel: "Axes", values: np.ndarray, names: list[str]) -> tuple[float, float, float]:
    panel.set_yticks([])
    tidy(panel)
    panel.tick_params(axis="x", labelsize=size(0.85))
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return np.nan, np.nan, np.nan
    quarter, median, three = np.percentile(values[known], [25, 50, 75])
    panel.axvspan(quarter, three, color=BLUE, alpha=0.15, linewidth=0)
    panel.axvline(median, color=BLUE, linewidth=2)
    if len(known) <= MOST_DOTS:
        # Neighbours in value lie on different heights, in an order that depends on nothing else.
        rank = np.argsort(np.argsort(values[known], kind="stable"))
        panel.plot(
            *(values[known], 0.25 + 0.25 * (rank % 3)),
            linestyle="none",
            marker="o",
            markersize=0.55 * size(),
            markerfacecolor="none",
            color=ink(),
        )
        panel.set_ylim(0, 1.0)
    else:
        panel.hist(values[known], bins=40, color=GREY)
    low, high = known[np.argmin(values[known])], known[np.argmax(values[known])]
    for place, side in ((low, "left"), (high, "right")):
        if low != high and names[place]:
            panel.annotate(
                wrap(names[place], 40, 1),
                *((values[place], 1), (0, 2)),
                xycoords=panel.get_xaxis_transform(),
                textcoords="offset points",
                ha=side,
                fontsize=size(0.85),
                **PLAIN,
            )
    return float(quarter), float(median), float(three)


def validation_figure(table: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """How far the measures agree with people, and how far the best neighbour does.

    `table` has the columns measure, set, n, figure, low, high and neighbour_figure, as
    `tests/validation/figures.csv` has them. Errors and losses come last and are marked so.
    """
    need(table, "measure", "set", "n", "figure", "low", "high")
    if table.empty:
        raise TearsheetError("the table has no rows: nothing was validated")
    lower = table["measure"].astype(str).str.endswith(LOWER)
    table = pd.concat([table[~lower], table[lower]], ignore_index=True)
    labels = [
        f"{row.measure} ({row.set}, n = {row.n:,})" + " – lower is better" * low
        for row, low in zip(table.itertuples(), sorted(lower), strict=True)
    ]
    ax = rows_axes(
        ax,
        labels,
        title="How far do the measures agree with people?",
        xlabel="figure (F1, accuracy, correlation, error or share, as named)",
        width=38,
    )
    at = np.arange(len(table))
    figure, low, high = (floats(table[name]) for name in ("figure", "low", "high"))
    dots(ax, figure, at, low, high, colour=BLUE, label="Tearsheet, 95 % interval")
    beside(ax, [interval(*row, digits=2) for row in zip(figure, low, high, strict=True)], at, BLUE)
    if "neighbour_figure" in table:
        other = floats(table["neighbour_figure"])
        name = "best neighbour measured"
        dots(ax, other, at, colour=VERMILLION, label=name, marker="s", filled=False)
    legend(ax)
    ax.margins(x=0.05)
    ax.axvline(0, color=ink(), linewidth=0.8, zorder=0.5)
    said = [f"{label}: {interval(*row, digits=2)}" for label, *row in zip(labels, figure, low, high, strict=True)]
    keep(ax, table, f"{ax.get_title(loc='left')} {'. '.join(said)}.")
    return ax
