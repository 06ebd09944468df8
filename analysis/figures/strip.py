"""The article strip: the whole article as one bar, with its evidence marked where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.evidence.hedges import without_vague
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.figures.drawing import BLUE, GREEN, GREY, PLAIN, VERMILLION, heading, ink, new_axes, seen, shade, size
from analysis.figures.room import finish, in_its_cell
from analysis.figures.tables import Labels, need, renamed
from analysis.figures.wording import wrap
from analysis.lexicons.keys import WORD
from analysis.tables import floats
from analysis.text.numerals import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHADES = (0.28, 0.145)  # of the two kinds of blocks: how much of the colour of text is in them
LANES = {"hedges": BLUE, "attributions": VERMILLION, "quotes": GREEN}
_SAID = {"quotes": "quoted"}  # titles and terms between marks are left out


@in_its_cell(9, 3.4)
def article_strip(
    sentences: pd.DataFrame,
    hedges: pd.DataFrame,
    attributions: pd.DataFrame,
    quotes: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    key: bool = True,
    title: str | None = None,
    labels: Labels = None,
) -> "Axes":
    """The article from its first word to its last: sentences as blocks, the evidence below them.

    A mark stands where the hedge or the attribution begins; a quotation is as wide as its words. Vague quantities are
    left out.

    Parameters
    ----------
    sentences, hedges, attributions, quotes : DataFrame
        The evidence tables of those names.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    key : bool
        Whether to name the sections, which are numbered in the strip, below it.
    title : str, optional
        In place of the figure's own.
    labels : mapping or sequence of str, optional
        Names for the sections: by the names that they have, or all of them in order.

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
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> text = "It may rain, the port said."
    >>> ax = article_strip(a.sentences(text), a.hedges(text), a.attributions(text), a.quotes(text))
    >>> drawn(ax).table[["lane", "text"]].values.tolist()
    [['sentences', ''], ['hedges', 'may'], ['attributions', 'said']]
    """
    need(sentences, "section", "start", "text", "words", of="sentences(article)")
    for name, table in {"hedges": hedges, "attributions": attributions, "quotes": quotes}.items():
        need(table, "start", "end", of=f"{name}(article)")
    names = list(dict.fromkeys(sentences["section"]))
    piles = _piles(renamed(names, labels))
    below = max((sum(map(_height, pile)) for pile in piles), default=0) if key else 0
    ax = new_axes(ax, 10, 2.5 + 0.6 * below)
    first, total = first_words(sentences)
    ax.set_xlim(0, total)
    _blocks(ax, sentences, first, names)
    spoken = quotes[quotes["kind"].isin(SPOKEN)] if "kind" in quotes else quotes
    tables = dict(zip(LANES, (without_vague(hedges), attributions, spoken), strict=True))
    shown = [pd.DataFrame({"lane": "sentences", "text": "", "first_word": first[:-1], "words": np.diff(first)})]
    shown += _lanes(ax, sentences, tables, total)
    lane_label(ax, 0.4, f"sentences ({len(sentences)})", ink())
    scale_of_words(ax, title or "Where does the article hedge, attribute and quote?", -2.45 - below)
    if key:
        _key(ax, piles)
    counts = counts_of(hedges=len(tables["hedges"]), attributions=len(attributions), quotes=len(spoken))
    alt = (
        f"{counted(int(first[-1]), 'word')}, {counted(len(sentences), 'sentence')} in "
        f"{counted(len(names), 'section')}: {counts}."
    )
    finish(ax, sentences, pd.concat(shown), alt)
    return ax


def counts_of(hedges: int, attributions: int, quotes: int) -> str:
    """What is marked, in words.

    >>> counts_of(1, 4, 2)
    '1 hedge, 4 attributions, 2 quotes of speech'
    """
    return f"{counted(hedges, 'hedge')}, {counted(attributions, 'attribution')}, {counted(quotes, 'quote')} of speech"


def _piles(names: list[str]) -> list[list[str]]:
    """The numbered names of the sections, in two columns if there are several."""
    labels = [wrap(f"{number}  {name}", 52, lines=2) for number, name in enumerate(names, start=1)]
    length = max(-(-len(labels) // 2), 1)
    return [labels[first : first + length] for first in range(0, len(labels), length)]


def _lanes(
    ax: "Axes", sentences: pd.DataFrame, tables: dict[str, pd.DataFrame], total: float
) -> Iterator[pd.DataFrame]:
    """A lane for each table, one below the other: what is drawn in it. A mark is wide enough to be seen."""
    for number, (name, table) in enumerate(tables.items()):
        begin, end = (words_before(sentences, floats(table[column])) for column in ("start", "end"))
        width = np.maximum(end - begin, total / 700) if name == "quotes" else np.full(len(begin), total / 320)
        _lane(ax, f"{_SAID.get(name, name)} ({len(table)})", name, -0.75 - number * 0.75, begin, width)
        texts = table["text"].to_numpy() if "text" in table else ""
        yield pd.DataFrame({"lane": name, "text": texts, "first_word": begin, "words": width})


def _lane(ax: "Axes", label: str, name: str, y: float, begin: np.ndarray, width: np.ndarray) -> None:
    """A line with a mark for each piece of evidence, and its label at the left."""
    colour = LANES[name]
    ax.broken_barh(list(zip(begin, width, strict=True)), (y, 0.55), color=seen(colour), label=name, linewidth=0)
    ax.plot(ax.get_xlim(), (y, y), color=GREY, linewidth=0.5, alpha=0.5)
    lane_label(ax, y + 0.27, label, colour)


def lane_label(ax: "Axes", y: float, label: str, colour: str) -> None:
    """The name of a line of the strip, at its left."""
    style = PLAIN | {"ha": "right", "va": "center", "fontsize": size(), "color": seen(colour)}
    ax.text(-0.01, y, label, transform=ax.get_yaxis_transform(), **style)


def _blocks(ax: "Axes", sentences: pd.DataFrame, first: np.ndarray, names: list[str]) -> None:
    """Sentences as blocks of two greys in turn; sections with a line between and a number above."""
    sentence_blocks(ax, first)
    section = sentences["section"].to_numpy()
    for number, name in enumerate(names, start=1):
        mine = np.flatnonzero(section == name)
        left, right = first[mine[0]], first[mine[-1] + 1]
        if number > 1:
            ax.plot((left, left), (0, 1.1), color=ink(), linewidth=1.2)
            ax.plot((left, left), (-2.35, 0), color=GREY, linewidth=0.6, alpha=0.6, zorder=0.5)  # below the marks
        share = (right - left) / first[-1]
        if share < 0.012:
            continue
        points = min(size(), max(size(0.5), size() * 25 * share))
        ax.text((left + right) / 2, 1.0, str(number), ha="center", va="bottom", fontweight="bold", fontsize=points)


def sentence_blocks(ax: "Axes", first: np.ndarray) -> None:
    """Sentences as blocks of two greys in turn; `first` has the first word of each, and the number of words."""
    for which, part in enumerate(_SHADES):
        spans = list(zip(first[:-1], np.diff(first), strict=True))[which::2]
        ax.broken_barh(spans, (0, 0.8), color=shade(part), linewidth=0, label="_sentences")


def first_words(sentences: pd.DataFrame) -> tuple[np.ndarray, float]:
    """How many words stand before each sentence and before the end, and the length of the strip."""
    first = np.concatenate([[0.0], np.cumsum(floats(sentences["words"]))])
    return first, max(float(first[-1]), 1.0)


def words_before(sentences: pd.DataFrame, offsets: np.ndarray) -> np.ndarray:
    """How many words begin before each character."""
    texts = zip(sentences["start"], sentences["text"], strict=True)
    return np.searchsorted([start + word.start() for start, text in texts for word in WORD.finditer(text)], offsets)


def scale_of_words(ax: "Axes", title: str, lowest: float) -> None:
    """The title, the scale of words above the strip, and no frame; `lowest` is where the lines below it end."""
    ax.set_ylim(lowest, 1.75)
    ax.set_yticks([])
    ax.spines[["left", "right", "top", "bottom"]].set_visible(False)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", labelsize=size(0.9), length=2)
    heading(ax, title, size(3.6))
    ax.annotate(
        "words from the start",
        (1, 1),
        (0, size(1.7)),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=size(0.9),
        ha="right",
        va="bottom",
        color=GREY,
    )


def _height(label: str) -> float:
    """The room that a label takes under the strip, in units of its axis."""
    return 0.25 + 0.4 * (label.count("\n") + 1)


def _key(ax: "Axes", piles: list[list[str]]) -> None:
    """The names of the sections by number, in columns under the strip."""
    total = ax.get_xlim()[1]
    for column, pile in enumerate(piles):
        y = -2.6
        for label in pile:
            ax.text(total * column / len(piles), y, label, va="top", fontsize=size(), linespacing=1.1, **PLAIN)
            y -= _height(label)
    ax.plot((0, total), (-2.35, -2.35), color=GREY, linewidth=0.5, alpha=0.5)
