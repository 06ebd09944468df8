"""Articles side by side, measure by measure."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from analysis.figures.drawing import (
    BLUE,
    GREEN,
    GREY,
    PLAIN,
    VERMILLION,
    VIOLET,
    beside,
    dots,
    floats,
    interval,
    keep,
    need,
    new_axes,
    row_names,
    say_too_little,
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


COLOURS = (BLUE, VERMILLION, GREEN, VIOLET, "#946200", GREY)


MARKERS = "oDs^vP"


def compare_figure(table: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """What `compare` found, measure by measure: a dot an article, with its 95 % interval.

    `table` is from `compare` (by article). Each measure has a scale of its own.
    """
    need(table, "name", "words")
    measures = {name: label for name, label in MEASURES.items() if name in table}
    if not measures:
        need(table, *MEASURES)
    ax = new_axes(ax, 8.5, 0.7 + len(measures) * (0.62 + 0.28 * len(table)))
    ax.set_axis_off()
    title = "How do the articles differ?"
    style = {"fontsize": size(1.25), "fontweight": "bold", "pad": size(1.8), **PLAIN}
    ax.set_title(title, loc="left", **style)
    step = 1 / len(measures)
    tall = step * (0.28 * len(table)) / (0.62 + 0.28 * len(table))
    names = table["name"].astype(str).tolist()
    names = names if len(set(names)) == len(names) else row_names(table)
    shown, said = [], []
    for row, (measure, label) in enumerate(measures.items()):
        panel = ax.inset_axes((0.26, 1 - row * step - 0.24 * step - tall, 0.48, tall))
        columns = [measure, f"{measure}_low", f"{measure}_high"]
        values, low, high = (floats(table[name]) if name in table else np.full(len(table), np.nan) for name in columns)
        _one_measure(panel, names, values, low, high, 2 if measure == "sentiment" else 1)
        panel.set_title(label, loc="left", fontsize=size(), **PLAIN)
        rows = list(zip(names, table["words"], values, low, high, strict=True))
        shown += [(measure, *each) for each in rows]
        said.append(f"{label}: " + "; ".join(f"{name} {interval(*ends, 2)}" for name, _, *ends in rows))
    drawn = pd.DataFrame(shown, columns=["measure", "name", "words", "value", "low", "high"])
    keep(ax, drawn, f"{title} {'. '.join(said)}.")
    return ax


def _one_measure(
    panel: "Axes",
    names: list[str],
    values: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    digits: int,
) -> None:
    at = np.arange(len(names))
    for place, name in enumerate(names):
        one = slice(place, place + 1)
        colour = COLOURS[place % len(COLOURS)]
        marker = MARKERS[place % len(MARKERS)]
        dots(
            *(panel, values[one], at[one], low[one], high[one]),
            colour=colour,
            label=name,
            marker=marker,
        )
        said = interval(values[place], low[place], high[place], digits)
        beside(panel, ["" if said == "–" else said], at[one], colour, x=1.03)
    say_too_little(panel, values, at)
    panel.set_yticks(at, [wrap(name, 26, 1) for name in names], fontsize=size(0.95), **PLAIN)
    panel.set_ylim(len(at) - 0.4, -0.6)
    panel.margins(x=0.08)
    panel.xaxis.set_major_locator(MaxNLocator(6))
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)
