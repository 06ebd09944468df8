"""What all figures share: rows with labels, dots with intervals, and text that stays text."""

import textwrap
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd

from analysis.errors import TearsheetError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font

# Okabe and Ito 2008, told apart with any of the common kinds of colour blindness.
BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, GREY, VIOLET = "#E69F00", "#56B4E9", "#767676", "#8B3A74"

# Words of an article are never read as mathematics or TeX, whatever the user's settings say.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}
TALLEST = 100  # inches: pictures of more pixels cannot be written
TOO_LITTLE = "too little text"
NOT_TEXT = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class Drawn(NamedTuple):
    """What a figure shows: the table of exactly what is drawn, and a text in its place."""

    table: pd.DataFrame
    alt: str


def keep(artist: "Axes | Figure", table: pd.DataFrame, alt: str) -> None:
    """Remember with the axes (or figure) what was drawn in it, for `save_figure`."""
    artist.tearsheet_drawn = Drawn(table.reset_index(drop=True), alt)


def drawn(artist: "Axes | Figure") -> Drawn:
    """What this package drew there; of a figure with several axes, all of it together.

    Of anything else the table is empty, and so is the text.
    """
    if hasattr(artist, "tearsheet_drawn"):
        return artist.tearsheet_drawn
    found = {}
    if artist is artist.get_figure(root=True):
        for ax in artist.axes:
            if hasattr(ax, "tearsheet_drawn"):
                found[ax.get_title(loc="left") or str(len(found) + 1)] = ax.tearsheet_drawn
    if len(found) < 2:
        return next(iter(found.values()), Drawn(pd.DataFrame(), ""))
    tables = [each.table.assign(panel=title) for title, each in found.items()]
    alt = " ".join(each.alt for each in found.values())
    return Drawn(pd.concat(tables, ignore_index=True), alt)


def _faces() -> list["FT2Font"]:
    from matplotlib import font_manager  # late: it reads the list of fonts

    faces = []
    for family in mpl.rcParams["font.family"]:
        for weight in ("normal", "bold"):
            wanted = font_manager.FontProperties(family=family, weight=weight)
            faces.append(font_manager.get_font(font_manager.findfont(wanted)))
    return faces


def safe(text: object) -> str:
    r"""Text from an article in a form that every font and backend can draw.

    Characters without a glyph in the user's font become `□`, control characters and lone surrogates
    too; line ends become spaces. So neither an emoji nor another script makes a warning.

    >>> safe("a\tb\x1b[31m \ud800 $1 $2")
    'a b□[31m □ $1 $2'
    """
    faces = _faces()

    def has(character: str) -> bool:
        regular, bold = faces[::2], faces[1::2]
        code = ord(character)
        return all(any(face.get_char_index(code) for face in half) for half in (regular, bold))

    blank = "□" if has("□") else "?"
    kept = []
    for character in " ".join(str(text).split()):
        undrawable = unicodedata.category(character) in NOT_TEXT
        kept.append(character if not undrawable and has(character) else blank)
    return "".join(kept)


def wrap(text: object, width: int, lines: int = 3) -> str:
    """Text broken into lines of about `width` letters; what is too much becomes an ellipsis.

    >>> print(wrap("A very long section name that goes on", 16, lines=2))
    A very long
    section name …
    """
    return "\n".join(textwrap.wrap(safe(text), width, max_lines=lines, placeholder=" …"))


def number(value: float, digits: int = 1) -> str:
    """A number as figures print it: a true minus sign, no minus zero, a dash for NaN.

    >>> number(-0.04), number(-1.25), number(float("nan"))
    ('0.0', '−1.2', '–')
    """
    if not np.isfinite(value):
        return "–"
    text = f"{value:,.{digits}f}"
    return (text.lstrip("-") if float(text.replace(",", "")) == 0 else text).replace("-", "−")


def floats(column: pd.Series) -> np.ndarray:
    """The numbers of a column, missing ones as NaN, whatever kind of numbers they are."""
    return column.to_numpy(dtype=float, na_value=np.nan)


def size(share: float = 1.0) -> float:
    """A font size relative to the user's, in points."""
    return share * mpl.rcParams["font.size"]


def ink() -> str:
    """The colour that the user's style gives to text."""
    return mpl.rcParams["text.color"]


def need(table: pd.DataFrame, *columns: str) -> None:
    """Raise a `TearsheetError` that names what the table has, unless it has these columns."""
    missing = [name for name in columns if name not in table]
    if missing:
        has = ", ".join(map(str, table.columns))
        raise TearsheetError(f"the table has no column {', '.join(missing)}; it has {has}")


def key_columns(table: pd.DataFrame) -> list[str]:
    """The columns that name a summary's rows: those before `words` (or the first one)."""
    names = list(table.columns)
    return names[: names.index("words")] if names.index("words") else names[:1]


def row_names(table: pd.DataFrame) -> list[str]:
    """One name a row, from the key columns."""
    keys = table[key_columns(table)].astype(str)
    return [" · ".join(row) for row in keys.itertuples(index=False)]


def new_axes(ax: "Axes | None", width: float, height: float) -> "Axes":
    """The axes to draw in: those given, or the only ones of a new figure that fits its labels."""
    if ax is not None:
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
    inches = ax.get_window_extent().height / ax.get_figure(root=True).dpi
    room = 72 * 0.8 * inches / max(len(labels), 1) / (1.25 * tallest)
    ax.set_yticks(range(len(labels)), wrapped, fontsize=min(size(), max(room, size(0.45))), **PLAIN)
    ax.set_ylim(max(len(labels), 1) - 0.45, -0.55)
    ax.set_title(title, loc="left", fontsize=size(1.25), fontweight="bold", **PLAIN)
    ax.set_xlabel(xlabel, fontsize=size(), **PLAIN)
    ax.tick_params(axis="x", labelsize=size(0.95))
    tidy(ax)
    return ax


def tidy(ax: "Axes") -> None:
    """Only what guides the eye: faint vertical lines, no box, no tick marks at the labels."""
    ax.tick_params(axis="y", length=0)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=GREY, alpha=0.25, linewidth=0.8)
    ax.set_axisbelow(True)


def dots(
    ax: "Axes",
    values: Sequence[float],
    at: Sequence[float],
    low: Sequence[float] | None = None,
    high: Sequence[float] | None = None,
    *,
    colour: str,
    label: str,
    marker: str = "o",
    filled: bool = True,
    points: float = 7,
) -> None:
    """One dot a row at `values`, with its interval as a line; a row of NaN has none."""
    if low is not None and high is not None:
        ax.hlines(at, low, high, color=colour, linewidth=2, alpha=0.65, label="_interval")
    ax.plot(
        values,
        at,
        linestyle="none",
        marker=marker,
        markersize=points * size() / 10,
        markeredgewidth=1.5,
        color=colour,
        markerfacecolor=colour if filled else mpl.rcParams["axes.facecolor"],
        label=label,
    )


def say_too_little(ax: "Axes", values: Sequence[float], at: Sequence[float]) -> None:
    """Write "too little text" in every row whose value is NaN."""
    for value, row in zip(values, at, strict=True):
        if not np.isfinite(value):
            ax.text(
                *(0.01, row, TOO_LITTLE),
                transform=ax.get_yaxis_transform(),
                va="center",
                fontsize=size(0.9),
                fontstyle="italic",
                color=GREY,
            )


def beside(ax: "Axes", texts: Sequence[str], at: Sequence[float], colour: str, x: float = 1.02) -> None:
    """Values in words to the right of the rows, where no dot can lie under them."""
    for text, row in zip(texts, at, strict=True):
        ax.text(
            *(x, row, text),
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=size(0.9),
            color=colour,
            **PLAIN,
        )


def legend(ax: "Axes", columns: int = 5) -> None:
    """A legend in one line between title and axes."""
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
    ax.set_title(
        ax.get_title(loc="left"),
        loc="left",
        fontsize=size(1.25),
        fontweight="bold",
        pad=size(2.4),
        **PLAIN,
    )


def interval(value: float, low: float, high: float, digits: int = 1) -> str:
    """A value with its interval in words.

    >>> interval(15.9, 13.24, 18.85), interval(float("nan"), 1, 2)
    ('15.9 (13.2 to 18.9)', '–')
    """
    if not np.isfinite(value):
        return "–"
    if not (np.isfinite(low) and np.isfinite(high)):
        return number(value, digits)
    return f"{number(value, digits)} ({number(low, digits)} to {number(high, digits)})"
