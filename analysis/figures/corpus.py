"""Figures on many articles: registers side by side, distributions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError, did_you_mean
from analysis.figures.drawing import (
    BLUE,
    GREY,
    PLAIN,
    dots,
    heading,
    ink,
    new_axes,
    points,
    seen,
    size,
    tidy,
)
from analysis.figures.panels import titles, told
from analysis.figures.room import finish, in_its_cell
from analysis.figures.tables import Estimates, estimates, need
from analysis.figures.wording import wrap
from analysis.tables import floats
from analysis.text.numerals import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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


def _panels(ax: "Axes", count: int, left: float, rows: int) -> list["Axes"]:
    """Panels in `rows` rows, equally wide, inside `ax`, to the right of `left`."""
    ax.set_axis_off()
    columns = -(-count // rows)
    gap = 0.06
    width = (1 - left - gap * (columns - 1)) / columns
    height = (1 - 0.16 * (rows - 1)) / rows
    boxes = [
        (left + column * (width + gap), 1 - (row + 1) * height - 0.16 * row, width, height)
        for row, column in (divmod(place, columns) for place in range(count))
    ]
    return [ax.inset_axes(box) for box in boxes]


@in_its_cell(9, 4)
def corpus_by_register(
    table: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    register: str = "register",
    measures: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """How registers differ: a panel per measure, every article as a point, each register's mean.

    Parameters
    ----------
    table : DataFrame
        One row per article: a column that names its register, and measures as in a `profile`.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    register : str
        The column that names the register.
    measures : Mapping of str to str, optional
        Columns to draw, and their labels.
    title : str, optional
        In place of the figure's own.

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
    The interval of a mean is worked out from those of its articles. It says how sure the mean of these articles is, not
    that of all that might be written.

    References
    ----------
    Zou and Donner 2008: the interval of a mean from the intervals of its parts.

    Examples
    --------
    >>> table = pd.DataFrame({"register": ["news", "news", "blog"], "sentiment": [0.0, 0.2, 0.4]})
    >>> corpus_by_register(table).get_title(loc="left")
    'How do the registers differ?'
    """
    _see(table, register, "register")
    wanted = titles(table, measures)
    groups = dict(iter(table.groupby(table[register].astype(str), sort=False, dropna=False)))
    rows = 1 if len(wanted) <= 3 else 2
    ax = new_axes(ax, 10, rows * (1.5 + 0.55 * len(groups)) + 0.4)
    asked = "How do the registers differ?" if register == "register" else f"How do they differ, by {register}?"
    heading(ax, title or asked, size(2.6))
    shown, said = [], []
    panels = _panels(ax, len(wanted), 0.16, rows)
    for place, (panel, (measure, label)) in enumerate(zip(panels, wanted.items(), strict=True)):
        articles = [_articles(mine, measure) for mine in groups.values()]
        means = Estimates(*np.reshape([mean_interval(*single) for single in articles], (-1, 3)).T)
        _registers(panel, articles, means)
        panel.set_title(label, loc="left", fontsize=size(), **PLAIN)
        labels = [wrap(name, 16, 2) for name in groups] if place % -(-len(wanted) // rows) == 0 else []
        panel.set_yticks(range(len(labels)), labels, fontsize=size(), **PLAIN)
        for name, single, mean in zip(groups, articles, means.rows(), strict=True):
            shown.append((name, measure, len(single.values), *mean))
            shown += [(name, measure, 0, *row) for row in single.rows()]
        said.append(told(label, list(groups), means))
    columns = ["register", "measure", "articles", "value", "low", "high"]
    alt = f"{len(table)} articles. {'. '.join(said)}."
    finish(ax, table, pd.DataFrame(shown, columns=columns), alt)
    return ax


def _articles(table: pd.DataFrame, measure: str) -> Estimates:
    """A measure of each article; one without an interval is taken as exact."""
    values, *ends = estimates(table, measure)
    return Estimates(values, *ends) if f"{measure}_low" in table else Estimates(values, values, values)


def _registers(panel: "Axes", articles: list[Estimates], means: Estimates) -> None:
    """One measure's panel: a row per register, its articles as points below its mean."""
    for row, ((values, _, _), (mean, low, high)) in enumerate(zip(articles, means.rows(), strict=True)):
        heights = row + (np.linspace(0.16, 0.34, len(values)) if len(values) > 1 else np.full(1, 0.25))
        points(panel, values, heights, 0.4, GREY, label="_article")
        dots(panel, [mean], [row - 0.08], [low], [high], colour=BLUE, label="_mean", marker="D")
    panel.set_ylim(len(articles) - 0.4, -0.6)
    panel.margins(x=0.1)
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)


def _see(table: pd.DataFrame, column: str, option: str) -> None:
    """Raise a `TearsheetError` unless the table has the column that an option names."""
    need(table, of="profile_texts(frame)")
    if column not in table:
        near = did_you_mean(column, table.columns)
        raise TearsheetError(f"the table has no column {column}: {option}= is to name one that it has{near}")


@in_its_cell(8, 5)
def corpus_distribution(
    table: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    name: str | None = None,
    measures: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """How each measure is spread over many articles, and which article stands furthest out.

    A row per measure: every article as a point (above 200, bars of a histogram), the middle half as a band, the
    median as a line.

    Parameters
    ----------
    table : DataFrame
        One row per article, with measures as in a `profile`.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    name : str, optional
        The column that names an article; the lowest and the highest are labelled with it,
        several of one value with how many they are.
    measures : Mapping of str to str, optional
        Columns to draw, and their labels.
    title : str, optional
        In place of the figure's own.

    Returns
    -------
    Axes
        With the table and the text of the figure, which `drawn` gives and `save_figure` writes.

    Raises
    ------
    TearsheetError
        For anything but a table, and for a table that lacks a column that is drawn.

    Examples
    --------
    >>> from analysis.figures import drawn
    >>> table = pd.DataFrame({"sentiment": [0.0, 0.2, 0.4]})
    >>> drawn(corpus_distribution(table, measures={"sentiment": "tone"})).alt
    'How are the articles spread, and which stand out? 3 articles. tone: median 0.20, middle half 0.10 to 0.30.'
    """
    wanted = titles(table, measures)
    ax = new_axes(ax, 9, 0.9 + 1.15 * len(wanted))
    heading(ax, title or "How are the articles spread, and which stand out?", size(2.6))
    ax.set_axis_off()
    if name:
        _see(table, name, "name")
    names = table[name].astype(str).tolist() if name else [""] * len(table)
    step, shown, said = 1 / len(wanted), [], []
    for row, (measure, label) in enumerate(wanted.items()):
        panel = ax.inset_axes((0.24, 1 - (row + 0.74) * step, 0.74, 0.5 * step))
        values = floats(table[measure])
        quarter, median, three = _spread(panel, values, names)
        panel.set_ylabel(wrap(label, 18), rotation=0, ha="right", va="center", fontsize=size(), labelpad=10)
        shown.append(pd.DataFrame({"measure": measure, "article": names, "value": values}))
        marks = "bars count articles" if np.isfinite(values).sum() > MOST_DOTS else "a ring is an article"
        said.append(f"{label}: median {number(median, 2)}, middle half {number(quarter, 2)} to {number(three, 2)}")
    key = f"{marks}, the line the median, the band the middle half"
    panel.set_xlabel(key, loc="left", fontsize=size(0.85), color=seen(GREY))
    alt = f"{len(table)} articles. {'. '.join(said)}."
    finish(ax, table, pd.concat(shown, ignore_index=True), alt)
    return ax


def _spread(panel: "Axes", values: np.ndarray, names: list[str]) -> tuple[float, float, float]:
    panel.set_yticks([])
    tidy(panel)
    panel.tick_params(axis="x", labelsize=size(0.85))
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return np.nan, np.nan, np.nan
    quarter, median, three = np.percentile(values[known], [25, 50, 75])
    panel.axvspan(quarter, three, color=seen(BLUE), alpha=0.15, linewidth=0)
    panel.axvline(median, color=seen(BLUE), linewidth=2)
    if len(known) <= MOST_DOTS:
        # Neighbours in value lie on different heights, in an order that depends on nothing else.
        rank = np.argsort(np.argsort(values[known], kind="stable"))
        points(panel, values[known], 0.25 + 0.25 * (rank % 3), 0.55, ink())
        panel.set_ylim(0, 1.0)
    else:
        panel.hist(values[known], bins=40, color=GREY)
    low, high = known[np.argmin(values[known])], known[np.argmax(values[known])]
    for place, side in ((low, "left"), (high, "right")):
        if low != high and names[place]:
            alike = int(np.sum(values == values[place]))
            panel.annotate(
                wrap(names[place], 40, 1) if alike == 1 else f"{alike} articles",
                (values[place], 1),
                (0, 2),
                xycoords=panel.get_xaxis_transform(),
                textcoords="offset points",
                ha=side,
                fontsize=size(0.85),
                **PLAIN,
            )
    return float(quarter), float(median), float(three)
