"""The parts of the tear sheet, from its title to its foot, placed in inches."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from analysis.figures.by_voice import MEASURES, SPOKEN, quotes_by_speaker, voices_panel
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
    number,
    say_too_little,
    size,
    tidy,
    wrap,
)
from analysis.figures.strip import article_strip

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAGE = (8.27, 11.69)  # A4 upright, in inches
MARGIN = 0.5
POINTS = 7.5
MOST_SPEAKERS = 6
MOST_SECTIONS = 30


class KeyFigure(NamedTuple):
    """A column of the profile as the page shows it: large on top, and by section."""

    column: str
    label: str
    panel: str
    colour: str
    digits: int


KEY_FIGURES = (
    KeyFigure("flesch_kincaid_grade", "Flesch-Kincaid grade\n(US school years)", "grade", "#4D4D4D", 1),
    KeyFigure("hedges_per_1000_words", "hedges\nper 1,000 words", "hedges", BLUE, 1),
    KeyFigure(
        "attributions_per_1000_words",
        "attributions\nper 1,000 words",
        "attributions",
        VERMILLION,
        1,
    ),
    KeyFigure("sentiment", "sentiment\n(−1 to 1)", "sentiment", VIOLET, 2),
    KeyFigure("quoted_words_percent", "of the words are\nquoted speech", "% quoted", GREEN, 1),
)
HOW_TO_READ = (
    "Lines are 95 % intervals: the shorter a section, the less its figures say. "
    "Rates count words in the text; none of them judges it."
)


class Sheet(NamedTuple):
    """The tables that a tear sheet is drawn from."""

    title: str
    byline: str
    whole: pd.DataFrame
    sections: pd.DataFrame
    voices: pd.DataFrame
    sentences: pd.DataFrame
    hedges: pd.DataFrame
    attributions: pd.DataFrame
    quotes: pd.DataFrame


def _axes(figure: "Figure", left: float, top: float, width: float, height: float) -> "Axes":
    """Axes by inches from the left and from the foot of the page."""
    wide, tall = PAGE
    return figure.add_axes((left / wide, (top - height) / tall, width / wide, height / tall))


def _text(figure: "Figure", x: float, y: float, text: str, **style) -> None:
    """Text with its upper left corner at a place in inches, made smaller if it would run off."""
    made = figure.text(x / PAGE[0], y / PAGE[1], text, **(PLAIN | {"va": "top"} | style))
    # Letters are a few per cent wider at some resolutions than at others.
    room = 0.94 * (PAGE[0] - MARGIN - x) * figure.dpi
    made.set_fontsize(made.get_fontsize() * min(1, room / max(made.get_window_extent().width, 1)))


def _rule(figure: "Figure", y: float, width: float = 0.8) -> None:
    line = mpl.lines.Line2D(
        (MARGIN / PAGE[0], 1 - MARGIN / PAGE[0]),
        (y / PAGE[1],) * 2,
        color=mpl.rcParams["text.color"],
        linewidth=width,
    )
    figure.add_artist(line)


def head(figure: "Figure", sheet: Sheet) -> float:
    """Title and what is measured; returns where the page goes on."""
    top = PAGE[1] - MARGIN
    _rule(figure, top, 2.5)
    _text(figure, MARGIN, top - 0.09, "TEAR SHEET", fontsize=size(), fontweight="bold", color=GREY)
    title = wrap(sheet.title or "(no title)", 52, lines=3)
    _text(
        figure,
        *(MARGIN, top - 0.28, title),
        fontsize=size(2.35),
        fontweight="bold",
        linespacing=1.15,
    )
    top -= 0.36 + 0.31 * (title.count("\n") + 1)
    words, count = int(sheet.whole["words"].sum()), int(sheet.whole["sentences"].sum())
    sections = len(sheet.sections)
    facts = [f"{words:,} words", f"{count:,} sentence{'s' * (count != 1)}"]
    facts.append(f"{sections} section{'s' * (sections != 1)}")
    line = "  ·  ".join([*([wrap(sheet.byline, 60, 1)] if sheet.byline else []), *facts])
    _text(figure, MARGIN, top, line, fontsize=size(1.15), color=GREY)
    return top - 0.3


def tiles(figure: "Figure", whole: pd.DataFrame, top: float) -> float:
    """The key figures of the whole article, side by side."""
    _rule(figure, top)
    width = (PAGE[0] - 2 * MARGIN) / len(KEY_FIGURES)
    row = whole.iloc[0]
    for place, key in enumerate(KEY_FIGURES):
        left = MARGIN + place * width
        value = float(row.get(key.column, np.nan))
        ends = [float(row.get(f"{key.column}_{end}", np.nan)) for end in ("low", "high")]
        percent = " %" if key.column.endswith("percent") else ""
        shown = number(value, key.digits) + percent if np.isfinite(value) else "–"
        _text(
            figure,
            *(left, top - 0.1, shown),
            fontsize=size(3.2),
            fontweight="bold",
            color=key.colour,
        )
        _text(figure, left, top - 0.52, key.label, fontsize=size(1.1), linespacing=1.15)
        if all(np.isfinite(ends)):
            said = f"95 %: {number(ends[0], key.digits)} to {number(ends[1], key.digits)}"
            _text(figure, left, top - 0.82, said, fontsize=size(0.95), color=GREY)
    return top - 1.08


def strip(figure: "Figure", sheet: Sheet, top: float) -> float:
    """The article strip; the names of the sections are in the panels below it."""
    _rule(figure, top)
    left = MARGIN + 0.95
    ax = _axes(figure, left, top - 0.5, PAGE[0] - MARGIN - left, 1.05)
    article_strip(sheet.sentences, sheet.hedges, sheet.attributions, sheet.quotes, ax, key=False)
    _move_title(ax, left)
    return top - 1.72


def _move_title(ax: "Axes", left: float) -> None:
    """Put a panel's title over its labels, at the left edge of its column."""
    position = ax.get_position()
    ax.set_title(
        ax.get_title(loc="left"),
        loc="left",
        x=-(left - MARGIN) / (position.width * PAGE[0]),
        fontsize=size(1.3),
        fontweight="bold",
        pad=size(2.4),
        **PLAIN,
    )


def sections(figure: "Figure", table: pd.DataFrame, top: float, height: float) -> float:
    """A panel a measure, with the same rows: the numbered sections."""
    _rule(figure, top)
    more = f" (the first {MOST_SECTIONS} of {len(table)})" if len(table) > MOST_SECTIONS else ""
    heading = f"Section by section{more}"
    _text(figure, MARGIN, top - 0.1, heading, fontsize=size(1.3), fontweight="bold")
    table = table.head(MOST_SECTIONS)
    left = MARGIN + 2.0
    keys = [key for key in KEY_FIGURES if key.column in table]
    width = (PAGE[0] - MARGIN - left) / max(len(keys), 1)
    names = [f"{place}  {name}" for place, name in enumerate(table.iloc[:, 0], start=1)]
    at = np.arange(len(table))
    room = 72 * height / max(len(names), 1)
    for place, key in enumerate(keys):
        ax = _axes(figure, left + place * width, top - 0.52, width - 0.42, height)
        values = floats(table[key.column])
        ends = [f"{key.column}_{end}" for end in ("low", "high")]
        low, high = (floats(table[end]) if end in table else values for end in ends)
        points = min(5.0, max(2.5, room / 3.5))
        dots(ax, values, at, low, high, colour=key.colour, label=key.column, points=points)
        with mpl.rc_context({"font.size": min(POINTS, max(4.5, room * 0.62))}):
            said = [number(value, key.digits) if np.isfinite(value) else "" for value in values]
            beside(ax, said, at, key.colour, x=1.04)
            say_too_little(ax, values, at)
        ax.set_ylim(max(len(at), 1) - 0.4, -0.6)
        ax.set_yticks([])
        if place == 0:
            _names(ax, names, room, (left - MARGIN) * 72 - 2)
        _scale(ax, key)
    return top - 0.52 - height


def _names(ax: "Axes", names: list[str], room: float, pad: float) -> None:
    """The names of the sections at the left edge of the page, in `room` points a row."""
    lines = 3 if room > 27 else 2 if room > 19 else 1
    points = min(POINTS, max(4.5, room * 0.8 / lines))
    labels = [wrap(name, round(34 * POINTS / points), lines) for name in names]
    ax.set_yticks(range(len(names)), labels, fontsize=points, ha="left", **PLAIN)
    ax.tick_params(axis="y", pad=pad)


def _scale(ax: "Axes", key: KeyFigure) -> None:
    ax.set_title(key.panel, loc="left", fontsize=size(1.1), color=key.colour, pad=3, **PLAIN)
    ax.margins(x=0.1)
    if key.column == "sentiment":
        ax.axvline(0, color=GREY, linewidth=0.8, zorder=0.5)
    elif key.column != "flesch_kincaid_grade":
        ax.update_datalim([(0, 0)], updatey=False)  # or the margin at the right would be one of the dots alone
        ax.autoscale_view(scaley=False)
        ax.set_xlim(left=-0.03 * ax.get_xlim()[1])
    ax.xaxis.set_major_locator(MaxNLocator(2))
    ax.tick_params(axis="x", labelsize=size(0.9), length=2)
    tidy(ax)


def foot(figure: "Figure", sheet: Sheet, top: float) -> None:
    """Voices, speakers and words in three columns, and how to read the page."""
    _rule(figure, top)
    columns = (MARGIN, MARGIN + 2.65, MARGIN + 5.0)
    heads = ("Reporter and quoted", "Who is quoted?", "The words behind it")
    for left, head in zip(columns, heads, strict=True):
        _text(figure, left, top - 0.1, head, fontsize=size(1.3), fontweight="bold")
    measures = [name for name in MEASURES if name in sheet.voices]
    step = 2.75 / max(len(measures), 1)
    for place, measure in enumerate(measures):
        ax = _axes(figure, columns[0] + 0.5, top - 0.52 - place * step, 1.0, step - 0.38)
        voices_panel(ax, sheet.voices, measure, MEASURES[measure], counts=False)
        ax.set_title(ax.get_title(loc="left"), loc="left", fontsize=size(0.95), pad=2, **PLAIN)
        ax.xaxis.set_major_locator(MaxNLocator(3))
        ax.tick_params(axis="x", labelsize=size(0.8), length=2)
    spoken = sheet.quotes[sheet.quotes["kind"].isin(SPOKEN)]
    speakers = min(MOST_SPEAKERS, spoken["speaker"].nunique(dropna=False))
    ax = _axes(figure, columns[1] + 0.85, top - 0.45, 0.75, min(2.3, 0.3 + 0.42 * max(speakers, 1)))
    quotes_by_speaker(sheet.quotes, ax, most=MOST_SPEAKERS)
    ax.set_title("", loc="left")
    if ax.get_legend():
        ax.get_legend().remove()
    labels = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    ax.set_yticks(ax.get_yticks(), [wrap(label, 17, 2) for label in labels], fontsize=size(0.9))
    ax.set_xlabel("quoted phrases", fontsize=size(0.9))
    ax.tick_params(axis="x", labelsize=size(0.8), length=2)
    _words(figure, sheet, columns[2], top - 0.38)
    _rule(figure, 0.5)
    _text(figure, MARGIN, 0.43, HOW_TO_READ, fontsize=size(0.85), color=GREY)


def _words(figure: "Figure", sheet: Sheet, left: float, top: float) -> None:
    """The commonest hedges and cues, and the longest quotations, as they stand in the text."""
    spoken = sheet.quotes[sheet.quotes["kind"].isin(SPOKEN)]
    longest = spoken.sort_values(["words", "start"], ascending=[False, True]).head(2)
    blocks = [
        ("hedges", BLUE, commonest(sheet.hedges["text"]), 3),
        ("attributions", VERMILLION, commonest(sheet.attributions["text"]), 4),
        *(("quoted", GREEN, text, 3) for text in longest["text"]),
    ]
    for name, colour, text, lines in blocks:
        wrapped = wrap(text or "none found", 41, lines)
        _text(figure, left, top, name, fontsize=size(0.95), fontweight="bold", color=colour)
        _text(figure, left, top - 0.13, wrapped, fontsize=size(0.95), linespacing=1.2)
        top -= 0.24 + 0.125 * (wrapped.count("\n") + 1)


def commonest(texts: pd.Series, most: int = 14) -> str:
    """The commonest words of an evidence table, with how often each was found.

    >>> commonest(pd.Series(["may", "could", "May"]))
    'may ×2, could'
    """
    counts = Counter(text.lower() for text in texts)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    listed = [text + f" ×{count}" * (count > 1) for text, count in ordered[:most]]
    return ", ".join(listed + ["…"] * (len(ordered) > most))
