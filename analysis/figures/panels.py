"""Figures with a panel per measure, each on a scale of its own."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from analysis.figures.drawing import GREY, PLAIN, beside, dots, keep_in_sight, say_too_little, seen, size, tidy
from analysis.figures.room import finish
from analysis.figures.tables import Estimates, need
from analysis.measures.columns import COLUMNS, COMPARED

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def titles(table: pd.DataFrame, measures: Mapping[str, str] | None = None) -> dict[str, str]:
    """The measures to draw with their titles: those asked for, or those of `COMPARED` that the table has."""
    if measures is not None:
        need(table, *measures)
        return dict(measures)
    need(table)
    present = {name: COLUMNS[name].title for name in COMPARED if name in table}
    if not present:
        need(table, *COMPARED)
    return present


def dot_panel(
    panel: "Axes",
    measure: str,
    names: Sequence[str],
    estimated: Estimates,
    looks: Sequence[tuple[str, str]],
    words: Sequence[float],
) -> None:
    """One measure in a panel: a row a name, with a dot, its interval and its value; `looks` are colour and marker."""
    at = np.arange(len(names))
    said = estimated.said(COLUMNS[measure].digits)
    for place, (name, (colour, marker)) in enumerate(zip(names, looks, strict=True)):
        one = slice(place, place + 1)
        values, low, high = (ends[one] for ends in estimated)
        dots(panel, values, at[one], low, high, colour=colour, label=name, marker=marker)
        beside(panel, ["" if said[place] == "–" else said[place]], at[one], colour, x=1.04)
    say_too_little(panel, estimated.values, at)
    panel.set_ylim(len(at) - 0.4, -0.6)
    panel.set_title(COLUMNS[measure].title, loc="left", fontsize=size(), **PLAIN)
    panel.margins(x=0.08)
    keep_in_sight(panel, measure, estimated, words, at, [colour for colour, _ in looks])
    panel.xaxis.set_major_locator(MaxNLocator(6))
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)


def told(title: str, names: Sequence[str], estimated: Estimates) -> str:
    """What a panel shows, in words."""
    return f"{title}: " + "; ".join(f"{name} {said}" for name, said in zip(names, estimated.said(2), strict=True))


def keep_panels(ax: "Axes", table: pd.DataFrame, key: str, names: Sequence[str], panels: dict[str, Estimates]) -> None:
    """Keep with the axes what its panels show, and say below what their lines are; `key` names their rows."""
    ax.child_axes[-1].set_xlabel("lines are 95 % intervals", loc="left", fontsize=size(0.85), color=seen(GREY))
    shown = []
    for measure, (values, low, high) in panels.items():
        columns = {"measure": measure, key: names, "words": table["words"].to_numpy()}
        shown.append(pd.DataFrame({**columns, "value": values, "low": low, "high": high}))
    said = [told(COLUMNS[measure].title, names, estimated) for measure, estimated in panels.items()]
    finish(ax, table, pd.concat(shown, ignore_index=True), f"{'. '.join(said)}.")
