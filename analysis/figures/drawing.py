"""What all figures share: rows with labels, dots with intervals, titles and legends."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.colors import to_hex, to_rgb
from matplotlib.ticker import AutoLocator

from analysis.errors import TearsheetError
from analysis.figures.tables import Estimates, figure_of
from analysis.figures.wording import wrap
from analysis.tables import TOO_LITTLE, floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.legend import Legend

# Okabe and Ito 2008, told apart with any of the common kinds of colour blindness.
BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, GREY, VIOLET = "#E69F00", "#56B4E9", "#767676", "#8B3A74"

# Words of an article are never read as mathematics or TeX, whatever the user's settings say.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}
TALLEST = 100  # inches: pictures of more pixels cannot be written
# An axis of rates per 1,000 words reaches to the ends of all intervals that rest on so many words, and so far at least.
ENOUGH_WORDS, LEAST_REACH = 100, 50
ROOM_FOR_A_DOT = 0.056  # of the axis, left of 0: in the tear sheet's small panels a dot is cut at less
_DARK, _LIGHTER = 1.2, 0.4  # red, green and blue together, below which a background is dark; how much lighter then
_COLUMNS, _LINE = 5, 1.45  # of a legend: marks in a line, and the height of one in sizes of print
Numbers = Sequence[float] | np.ndarray


def size(share: float = 1.0) -> float:
    """A font size relative to the user's, in points."""
    return share * float(mpl.rcParams["font.size"])


def ink() -> str:
    """The colour that the user's style gives to text."""
    return str(mpl.rcParams["text.color"])


def is_dark(colour: Any) -> bool:
    """Whether dark print could not be read on a colour."""
    return sum(to_rgb(colour)) <= _DARK


def shade(part: float) -> str:
    """The user's background with so much of the colour of text in it."""
    return _mixed(part, ink(), mpl.rcParams["axes.facecolor"])


def seen(colour: str) -> str:
    """A colour as it can be seen on the user's background: lighter where that is dark."""
    return _mixed(_LIGHTER, "white", colour) if is_dark(mpl.rcParams["axes.facecolor"]) else colour


def _mixed(part: float, colour: Any, other: Any) -> str:
    """So much of a colour in another."""
    pairs = zip(to_rgb(colour), to_rgb(other), strict=True)
    red, green, blue = (part * one + (1 - part) * two for one, two in pairs)
    return to_hex((red, green, blue))


def new_axes(ax: "Axes | None", width: float, height: float) -> "Axes":
    """The axes to draw in: those given, on linear scales, or the only ones of a new figure that fits its labels."""
    if ax is not None:
        if not hasattr(ax, "get_xscale"):
            raise TearsheetError(f"expected axes to draw in, not {type(ax).__name__}")
        if ax.get_xscale() != "linear":
            ax.set_xscale("linear")
        if ax.get_yscale() != "linear":
            ax.set_yscale("linear")
        return ax
    import matplotlib.pyplot as plt  # late: importing it chooses a backend

    return plt.figure(figsize=(width, height), layout="constrained").add_subplot()


def rows_axes(
    ax: "Axes | None",
    labels: Sequence[str],
    *,
    title: str,
    xlabel: str,
    row_height: float = 0.52,
    width: int = 30,
    head: float = 1.5,
) -> "Axes":
    """Axes with one labelled row an entry, the first on top."""
    ax = new_axes(ax, 8, min(head + row_height * max(len(labels), 2), TALLEST))
    wrapped = [wrap(label, width) for label in labels]
    tallest = max((label.count("\n") + 1 for label in wrapped), default=1)
    inches = ax.get_window_extent().height / figure_of(ax).dpi
    room = 72 * 0.8 * inches / max(len(labels), 1) / (1.25 * tallest)
    ax.set_yticks(range(len(labels)), wrapped, fontsize=min(size(), max(room, size(0.45))), **PLAIN)
    ax.set_ylim(max(len(labels), 1) - 0.45, -0.55)
    heading(ax, title)
    ax.set_xlabel(xlabel, fontsize=size(), **PLAIN)
    ax.tick_params(axis="x", labelsize=size(0.95))
    tidy(ax)
    return ax


def heading(ax: "Axes", title: str, pad: float | None = None, **style: Any) -> None:
    """The title of a figure, at the left; `pad` lifts it by so many points."""
    looks: dict[str, Any] = {"fontsize": size(1.25), "fontweight": "bold"} | PLAIN | style
    ax.set_title(title, loc="left", pad=pad, **looks)


def tidy(ax: "Axes") -> None:
    """Only what guides the eye: faint vertical lines, no box, no tick marks at the labels."""
    ax.tick_params(axis="y", length=0)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=GREY, alpha=0.25, linewidth=0.8)
    ax.set_axisbelow(True)


def dots(
    ax: "Axes",
    values: Numbers,
    at: Numbers,
    low: Numbers | None = None,
    high: Numbers | None = None,
    *,
    colour: str,
    label: str,
    marker: str = "o",
    filled: bool = True,
    points: float = 7,
) -> None:
    """One dot per row at `values`, with its interval as a line; NaN leaves a row empty."""
    if low is not None and high is not None:
        ax.hlines(at, low, high, color=seen(colour), linewidth=2, alpha=0.65, label="_interval")
    ax.plot(
        values,
        at,
        linestyle="none",
        marker=marker,
        markersize=points * size() / 10,
        markeredgewidth=1.5,
        color=seen(colour),
        markerfacecolor=seen(colour) if filled else mpl.rcParams["axes.facecolor"],
        label=label,
    )


def keep_in_sight(
    ax: "Axes", measure: str, estimated: Estimates, words: Numbers, at: Numbers, colours: Sequence[str]
) -> None:
    """End the axis of a rate where the dots are: an interval of a few words' rate runs on in an arrow.

    Eleven words without a hedge have one of 0 to 335 per 1,000; drawn to scale, all others would be dots at its foot.
    """
    high, words = np.asarray(estimated.high, dtype=float), np.asarray(words, dtype=float)
    if not measure.endswith("_per_1000_words") or not np.isfinite(high).any():
        return
    sure = high[(words >= ENOUGH_WORDS) & np.isfinite(high)]
    end = 1.05 * max(2 * float(np.nanmax(estimated.values, initial=0)), float(sure.max(initial=0)), LEAST_REACH)
    if end < np.nanmax(high):
        ax.set_xlim(-ROOM_FOR_A_DOT * end, end)
        looks: dict[str, Any] = {"marker": ">", "markersize": 0.6 * size(), "clip_on": False, "label": "_runs on"}
        for row in np.flatnonzero(high > end).tolist():
            ax.plot([0.97 * end], [at[row]], color=seen(colours[row]), **looks)


def points(ax: "Axes", values: Numbers, at: Numbers, share: float, colour: str, **style: Any) -> None:
    """Small points, open if not told otherwise, of a `share` of the text's size."""
    looks: dict[str, Any] = {"markerfacecolor": "none", "color": seen(colour)} | style
    ax.plot(values, at, linestyle="none", marker="o", markersize=share * size(), **looks)


def say_too_little(ax: "Axes", values: Numbers, at: Numbers) -> None:
    """Write "too little text" in every row whose value is NaN."""
    rows = [row for value, row in zip(values, at, strict=True) if not np.isfinite(value)]
    beside(ax, [TOO_LITTLE] * len(rows), rows, GREY, 0.01, fontstyle="italic")


def beside(ax: "Axes", texts: Sequence[str], at: Numbers, colour: str, x: float = 1.02, **style: Any) -> None:
    """Values in words to the right of the rows, where no dot can lie under them."""
    looks: dict[str, Any] = {"va": "center", "fontsize": size(0.9), "color": seen(colour)} | PLAIN | style
    for text, row in zip(texts, at, strict=True):
        ax.text(x, row, text, transform=ax.get_yaxis_transform(), **looks)


def legend(ax: "Axes") -> None:
    """A legend between title and axes, in as few lines as fit."""
    columns = _COLUMNS
    box = _legend(ax, columns)
    marks = len(box.get_texts())
    if ax.get_subplotspec() is not None:  # placed by hand: whoever did it has seen to the room
        columns = min(columns, marks)
        while columns > 1 and box.get_window_extent().width > room(ax):
            columns -= 1
            box = _legend(ax, columns)
    lines = -(-marks // columns)
    heading(ax, ax.get_title(loc="left"), size(2.4 + _LINE * (lines - 1)))


def _legend(ax: "Axes", columns: int) -> "Legend":
    box = ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=columns,
        frameon=False,
        borderaxespad=0.2,
        borderpad=0,
        handletextpad=0.3,
        columnspacing=1.4,
        fontsize=size(0.95),
    )
    for text in box.get_texts():
        text.set(**PLAIN)
    return box


def room(ax: "Axes") -> float:
    """Pixels for a title or a legend: what the labels at the left leave of the cell."""
    spec, frame = ax.get_subplotspec(), figure_of(ax).bbox
    share = len(spec.colspan) / spec.get_gridspec().ncols if spec else 1.0
    box = ax.get_window_extent()
    labels = box.x0 - (ax.get_tightbbox(for_layout_only=True) or box).x0
    return float(0.95 * frame.width * share - max(labels, 0))


def stacked(ax: "Axes", counts: pd.DataFrame, looks: Mapping[str, tuple[str, str, str]]) -> None:
    """Horizontal bars, one a row, of the counts in those columns of `looks` that are not all 0.

    `looks` has a label, a colour and a hatch for each.
    """
    at, left = np.arange(len(counts)), np.zeros(len(counts))
    for kind, (label, colour, hatch) in looks.items():
        if kind not in counts or not counts[kind].any():
            continue
        widths = floats(counts[kind])
        ax.barh(
            at,
            widths,
            0.62,
            left,
            label=label,
            color=colour,
            hatch=hatch,
            edgecolor=mpl.rcParams["axes.facecolor"],
            linewidth=np.where(widths > 0, 0.8, 0),  # an edge without a bar would cut the line at its foot
        )
        left = left + widths
    ax.set_xlim(0, max(1.0, 1.05 * left.max(initial=0)))
    # Whole numbers, whatever ticks the axes had before.
    whole = AutoLocator()
    whole.set_params(integer=True)
    ax.xaxis.set_major_locator(whole)


def nothing(ax: "Axes", text: str) -> None:
    """Say in the middle of the axes that there is nothing to draw."""
    style = PLAIN | {"ha": "center", "va": "center", "fontsize": size(1.1), "fontstyle": "italic", "color": GREY}
    ax.text(0.5, 0.5, text, transform=ax.transAxes, **style)
