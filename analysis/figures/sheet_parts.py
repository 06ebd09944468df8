"""The parts of the tear sheet, from its title to its foot, placed in inches."""

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator, PercentFormatter

from analysis.evidence.quotation.kinds import SPOKEN
from analysis.figures.by_voice import quotes_by_speaker, voice_measures, voices_panel
from analysis.figures.drawing import (
    BLUE,
    GREEN,
    GREY,
    PLAIN,
    ROOM_FOR_A_DOT,
    VERMILLION,
    VIOLET,
    beside,
    dots,
    heading,
    ink,
    keep_in_sight,
    say_too_little,
    seen,
    size,
    tidy,
)
from analysis.figures.norms import norm_band
from analysis.figures.strip import article_strip
from analysis.figures.tables import estimates
from analysis.figures.wording import wrap
from analysis.measures.columns import COLUMNS
from analysis.measures.norms import standing
from analysis.text.characters import lowered
from analysis.text.escaping import UNBROKEN
from analysis.text.numerals import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAGE = (8.27, 11.69)  # A4 upright, in inches
MARGIN = 0.5
POINTS = 7.5
MOST_SPEAKERS = 6
MOST_SECTIONS = 30

# The columns of the profile that the page shows, large on top and by section, each in its colour.
KEY_FIGURES = {
    "flesch_kincaid_grade": "#696969",
    "hedges_per_1000_words": BLUE,
    "attributions_per_1000_words": VERMILLION,
    "sentiment": VIOLET,
    "quoted_words_percent": GREEN,
}
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
    norms: pd.DataFrame | None = None


def tile_label(measure: str) -> str:
    r"""What stands below a number on top of the page, in two lines.

    >>> tile_label("hedges_per_1000_words")
    'hedges\nper 1,000 words'
    """
    if measure == "quoted_words_percent":  # the number has the unit, so that both read as one sentence
        return "of the words are\nquoted speech"
    return f"{COLUMNS[measure].label}\n{COLUMNS[measure].bracketed}".replace(UNBROKEN, " ")


def _axes(figure: "Figure", left: float, top: float, width: float, height: float) -> "Axes":
    """Axes by inches from the left and from the foot of the page."""
    wide, tall = PAGE
    return figure.add_axes((left / wide, (top - height) / tall, width / wide, height / tall))


def _text(figure: "Figure", x: float, y: float, text: str, **style: Any) -> None:
    """Text with its upper left corner at a place in inches, made smaller if it would run off."""
    if "color" in style:
        style["color"] = seen(style["color"])
    made = figure.text(x / PAGE[0], y / PAGE[1], text, **(PLAIN | {"va": "top"} | style))
    # Letters are a few per cent wider at some resolutions than at others.
    room = 0.94 * (PAGE[0] - MARGIN - x) * figure.dpi
    made.set_fontsize(float(made.get_fontsize()) * min(1, room / max(made.get_window_extent().width, 1)))


def _rule(figure: "Figure", y: float, width: float = 0.8) -> None:
    ends = (MARGIN / PAGE[0], 1 - MARGIN / PAGE[0])
    figure.add_artist(mpl.lines.Line2D(ends, (y / PAGE[1], y / PAGE[1]), color=ink(), linewidth=width))


def head(figure: "Figure", sheet: Sheet) -> float:
    """Title and what is measured; returns where the page goes on."""
    top = PAGE[1] - MARGIN
    _rule(figure, top, 2.5)
    _text(figure, MARGIN, top - 0.09, "TEAR SHEET", fontsize=size(), fontweight="bold", color=GREY)
    title = wrap(sheet.title or "(no title)", 52, lines=3)
    _text(figure, MARGIN, top - 0.28, title, fontsize=size(2.35), fontweight="bold", linespacing=1.15)
    top -= 0.36 + 0.31 * (title.count("\n") + 1)
    facts = [counted(int(sheet.whole[f"{what}s"].sum()), what) for what in ("word", "sentence")]
    facts.append(counted(len(sheet.sections), "section"))
    line = "  ·  ".join([*([wrap(sheet.byline, 60, 1)] if sheet.byline else []), *facts])
    _text(figure, MARGIN, top, line, fontsize=size(1.15), color=GREY)
    return top - 0.3


def stands(sheet: Sheet, measure: str) -> str:
    """Where the article stands among those of the norms, in words; empty without norms."""
    return "" if sheet.norms is None else standing(float(sheet.whole[measure].iloc[0]), measure, sheet.norms)


def tiles(figure: "Figure", sheet: Sheet, top: float) -> float:
    """The key figures of the whole article, side by side, and where it stands."""
    _rule(figure, top)
    width = (PAGE[0] - 2 * MARGIN) / len(KEY_FIGURES)
    for place, (measure, colour) in enumerate(KEY_FIGURES.items()):
        left = MARGIN + place * width
        ((value, low, high),) = estimates(sheet.whole, measure).rows()
        digits = COLUMNS[measure].digits
        _text(figure, left, top - 0.1, _value(value, measure), fontsize=size(3.2), fontweight="bold", color=colour)
        _text(figure, left, top - 0.52, tile_label(measure), fontsize=size(1.1), linespacing=1.15)
        if np.isfinite(low) and np.isfinite(high):
            said = f"95 %: {number(low, digits)} to {number(high, digits)}"
            _text(figure, left, top - 0.82, said, fontsize=size(0.95), color=GREY)
        if said := stands(sheet, measure):
            said = f"{said.partition(' of 100 ')[0]} of 100"
            _text(figure, left, top - 0.96, said, fontsize=size(0.77), color=GREY)
    return top - (1.08 if sheet.norms is None else 1.2)


def _value(value: float, measure: str) -> str:
    """A figure of the page, with a percent sign if it is a share."""
    return number(value, COLUMNS[measure].digits) + " %" * (measure.endswith("percent") and bool(np.isfinite(value)))


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
    x = -(left - MARGIN) / (ax.get_position().width * PAGE[0])
    heading(ax, ax.get_title(loc="left"), size(2.4), x=x, fontsize=size(1.3))


def sections(figure: "Figure", sheet: Sheet, top: float, height: float) -> float:
    """A panel per measure, with the same rows: the numbered sections. One section alone is what stands on top."""
    if len(sheet.sections) < 2:
        return top
    _rule(figure, top)
    table = sheet.sections
    more = f" (the first {MOST_SECTIONS} of {len(table)})" if len(table) > MOST_SECTIONS else ""
    _text(figure, MARGIN, top - 0.1, f"Section by section{more}", fontsize=size(1.3), fontweight="bold")
    table = table.head(MOST_SECTIONS)
    left = MARGIN + 2.0
    width = (PAGE[0] - MARGIN - left) / len(KEY_FIGURES)
    names = [f"{place}  {name}" for place, name in enumerate(table.iloc[:, 0], start=1)]
    room = 72 * height / max(len(names), 1)
    for place, measure in enumerate(KEY_FIGURES):
        ax = _axes(figure, left + place * width, top - 0.52, width - 0.42, height)
        _section_dots(ax, table, measure, room)
        if sheet.norms is not None:
            norm_band(ax, sheet.norms, measure)
        if place == 0:
            _names(ax, names, room, (left - MARGIN) * 72 - 2)
        _scale(ax, measure)
    return top - 0.52 - height


def _section_dots(ax: "Axes", table: pd.DataFrame, measure: str, room: float) -> None:
    """A dot per section with its interval and its value, in `room` points a row."""
    estimated, at, colour = estimates(table, measure), np.arange(len(table)), KEY_FIGURES[measure]
    points = min(5.0, max(2.5, room / 3.5))
    dots(ax, estimated.values, at, estimated.low, estimated.high, colour=colour, label=measure, points=points)
    with mpl.rc_context({"font.size": min(POINTS, max(4.5, room * 0.62))}):
        said = [_value(value, measure) if np.isfinite(value) else "" for value in estimated.values]
        beside(ax, said, at, colour, x=1.08)
        say_too_little(ax, estimated.values, at)
    ax.margins(x=0.1)
    keep_in_sight(ax, measure, estimated, table["words"].tolist(), at, [colour] * len(at))
    ax.set_ylim(max(len(at), 1) - 0.4, -0.6)
    ax.set_yticks([])


def _names(ax: "Axes", names: list[str], room: float, pad: float) -> None:
    """The names of the sections at the left edge of the page, in `room` points a row."""
    lines = 3 if room > 27 else 2 if room > 19 else 1
    points = min(POINTS, max(4.5, room * 0.8 / lines))
    labels = [wrap(name, round(34 * POINTS / points), lines) for name in names]
    ax.set_yticks(range(len(names)), labels, fontsize=points, ha="left", **PLAIN)
    ax.tick_params(axis="y", pad=pad)


def _scale(ax: "Axes", measure: str) -> None:
    ax.set_title(
        COLUMNS[measure].short, loc="left", fontsize=size(1.1), color=seen(KEY_FIGURES[measure]), pad=3, **PLAIN
    )
    if measure == "sentiment":
        ax.axvline(0, color=GREY, linewidth=0.8, zorder=0.5)
    elif measure != "flesch_kincaid_grade":
        ax.update_datalim([(0, 0)], updatey=False)  # or the margin at the right would be one of the dots alone
        ax.autoscale_view(scaley=False)
        ax.set_xlim(left=-ROOM_FOR_A_DOT * ax.get_xlim()[1])
    ax.xaxis.set_major_locator(MaxNLocator(2))
    if measure.endswith("percent"):
        ax.xaxis.set_major_formatter(PercentFormatter(decimals=0, symbol=" %"))
    ax.tick_params(axis="x", labelsize=size(0.9), length=2)
    tidy(ax)


def foot(figure: "Figure", sheet: Sheet, top: float) -> None:
    """Voices, speakers and words in three columns, and how to read the page."""
    _rule(figure, top)
    columns = (MARGIN, MARGIN + 2.65, MARGIN + 5.0)
    heads = ("Reporter and quoted", "Who is quoted?", "The words behind it")
    for left, head in zip(columns, heads, strict=True):
        _text(figure, left, top - 0.1, head, fontsize=size(1.3), fontweight="bold")
    measures = voice_measures(sheet.voices)
    step = 2.75 / len(measures)
    voices = sheet.voices[sheet.voices["words"] > 0]
    for place, measure in enumerate(measures if len(voices) > 1 else ()):
        ax = _axes(figure, columns[0] + 0.5, top - 0.52 - place * step, 1.0, step - 0.38)
        voices_panel(ax, voices, measure, counts=False)
        ax.set_title(ax.get_title(loc="left"), loc="left", fontsize=size(0.95), pad=2, **PLAIN)
        ax.xaxis.set_major_locator(MaxNLocator(3))
        ax.tick_params(axis="x", labelsize=size(0.8), length=2)
    if len(voices) < 2:
        nobody = "Nobody is quoted." if "reporter" in set(voices.iloc[:, 0]) else "All of it is quoted."
        _text(figure, columns[0], top - 0.42, nobody, fontsize=size(0.95))
    if sheet.quotes["kind"].isin(SPOKEN).any():
        _speakers(figure, sheet.quotes, columns[1] + 0.85, top - 0.45)
    else:
        _text(figure, columns[1], top - 0.42, "Nobody.", fontsize=size(0.95))
    _words(figure, sheet, columns[2], top - 0.38)
    _rule(figure, 0.5)
    band = "" if sheet.norms is None else f" “Of 100”, and the bands (their middle half): {sheet.norms.attrs['label']}."
    _text(figure, MARGIN, 0.43, HOW_TO_READ + band, fontsize=size(0.85), color=GREY)


def _speakers(figure: "Figure", quotes: pd.DataFrame, left: float, top: float) -> None:
    """Who is quoted, without the title and legend that the figure has by itself."""
    rows = min(MOST_SPEAKERS, quotes.loc[quotes["kind"].isin(SPOKEN), "speaker"].nunique(dropna=False))
    ax = quotes_by_speaker(quotes, _axes(figure, left, top, 0.75, min(2.3, 0.3 + 0.42 * rows)), most=MOST_SPEAKERS)
    ax.set_title("", loc="left")
    if legend := ax.get_legend():
        legend.remove()
    labels = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    ax.set_yticks(ax.get_yticks(), [wrap(label, 17, 2) for label in labels], fontsize=size(0.9))
    pale = " (pale: fragments)" if (quotes["kind"] == "fragment").any() else ""
    ax.set_xlabel(f"quoted phrases{pale}", fontsize=size(0.9))
    ax.tick_params(axis="x", labelsize=size(0.8), length=2)


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
    counts = sorted(Counter(map(lowered, texts)).items(), key=lambda item: (-item[1], item[0]))
    listed = [text + f" ×{count}" * (count > 1) for text, count in counts[:most]]
    return ", ".join(listed + ["…"] * (len(counts) > most))
