"""The article strip: the whole article as one bar, with its evidence marked where it stands."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures.drawing import BLUE, GREEN, GREY, PLAIN, VERMILLION, floats, ink, keep, need, new_axes, size, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANES = {"hedges": BLUE, "attributions": VERMILLION, "quotes": GREEN}
SPOKEN = ("speech", "fragment")


def article_strip(
    sentences: pd.DataFrame,
    hedges: pd.DataFrame,
    attributions: pd.DataFrame,
    quotes: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    key: bool = True,
) -> "Axes":
    """The article from its first word to its last: sentences as blocks, the evidence below them.

    The four tables are the evidence tables of those names. A mark stands at the word where the
    hedge or the attribution begins; a quotation is as wide as its words. Sections are numbered,
    and named under the strip unless `key` is False.
    """
    need(sentences, "section", "start", "end", "words")
    names = list(dict.fromkeys(sentences["section"]))
    columns = 2 if len(names) > 1 else 1
    labels = [wrap(f"{place}  {name}", 52, lines=2) for place, name in enumerate(names, start=1)]
    per_column = -(-len(labels) // columns)
    piles = [labels[at : at + per_column] for at in range(0, len(labels), max(per_column, 1))]
    below = max((sum(map(_height, pile)) for pile in piles), default=0) if key else 0
    ax = new_axes(ax, 10, 2.5 + 0.6 * below)
    words = floats(sentences["words"])
    first = np.concatenate([[0.0], np.cumsum(words)])
    total = max(float(first[-1]), 1.0)
    ax.set_xlim(0, total)
    _blocks(ax, sentences, first, names)
    rows = [("sentences", "", f, n) for f, n in zip(first, words, strict=False)]
    spoken = quotes[quotes["kind"].isin(SPOKEN)] if "kind" in quotes else quotes
    tables = (hedges, attributions, spoken)
    for lane, ((name, colour), table) in enumerate(zip(LANES.items(), tables, strict=True)):
        begin = _words_before(sentences, first, table["start"])
        width = np.maximum(_words_before(sentences, first, table["end"]) - begin, total / 700)
        width = width if name == "quotes" else np.full(len(begin), total / 320)
        y = -0.75 - lane * 0.75
        ax.broken_barh(list(zip(begin, width, strict=True)), (y, 0.55), color=colour, label=name, linewidth=0)
        ax.plot((0, total), (y, y), color=GREY, linewidth=0.5, alpha=0.5)
        ax.text(
            *(-0.01, y + 0.27, f"{name} ({len(table)})"),
            transform=ax.get_yaxis_transform(),
            ha="right",
            va="center",
            color=colour,
            fontsize=size(),
            **PLAIN,
        )
        texts = table["text"] if "text" in table else [""] * len(table)
        rows += list(zip([name] * len(table), texts, begin, width, strict=True))
    _finish(ax, f"sentences ({len(sentences)})", below)
    if key:
        _key(ax, piles)
    shown = pd.DataFrame(rows, columns=["lane", "text", "first_word", "words"])
    counts = [f"{len(table)} {name}" for name, table in zip(LANES, tables, strict=True)]
    alt = (
        f"{ax.get_title(loc='left')} {total:,.0f} words, {len(sentences)} sentences in "
        f"{len(names)} section{'s' * (len(names) != 1)}: {', '.join(counts)}."
    )
    keep(ax, shown, alt)
    return ax


def _blocks(ax: "Axes", sentences: pd.DataFrame, first: np.ndarray, names: list[str]) -> None:
    """Sentences as blocks of two greys in turn; sections with a line between and a number above."""
    for shade, colour in enumerate(("#B8B8B8", "#DADADA")):
        spans = list(zip(first[:-1], np.diff(first), strict=True))[shade::2]
        ax.broken_barh(spans, (0, 0.8), color=colour, linewidth=0, label="_sentences")
    section = sentences["section"].to_numpy()
    for number, name in enumerate(names, start=1):
        mine = np.flatnonzero(section == name)
        left, right = first[mine[0]], first[mine[-1] + 1]
        if number > 1:
            ax.plot((left, left), (-2.35, 1.1), color=ink(), linewidth=1.2)
        share = (right - left) / first[-1]
        if share < 0.012:
            continue
        ax.text(
            *((left + right) / 2, 1.0, str(number)),
            ha="center",
            va="bottom",
            fontweight="bold",
            fontsize=min(size(), max(size(0.5), size() * 25 * share)),
        )


def _words_before(sentences: pd.DataFrame, first: np.ndarray, offsets: pd.Series) -> np.ndarray:
    """How many words stand before each character; inside a sentence, in proportion."""
    starts, ends = sentences["start"].to_numpy(float), sentences["end"].to_numpy(float)
    offsets = offsets.to_numpy(dtype=float)
    if not len(starts) or not len(offsets):
        return np.zeros(len(offsets))
    row = np.clip(np.searchsorted(starts, offsets, side="right") - 1, 0, None)
    share = np.clip((offsets - starts[row]) / np.maximum(ends[row] - starts[row], 1), 0, 1)
    return first[row] + share * (first[row + 1] - first[row])


def _finish(ax: "Axes", lane: str, below: float) -> None:
    ax.text(
        *(-0.01, 0.4, lane),
        transform=ax.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=size(),
        **PLAIN,
    )
    ax.set_ylim(-2.45 - below, 1.75)
    ax.set_yticks([])
    ax.spines[["left", "right", "top", "bottom"]].set_visible(False)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", labelsize=size(0.9), length=2)
    ax.set_title(
        "Where does the article hedge, attribute and quote?",
        loc="left",
        fontsize=size(1.25),
        fontweight="bold",
        pad=size(3.6),
        **PLAIN,
    )
    ax.annotate(
        "words from the start",
        *((1, 1), (0, size(1.7))),
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
            ax.text(
                *(total * column / len(piles), y, label),
                va="top",
                fontsize=size(),
                linespacing=1.1,
                **PLAIN,
            )
            y -= _height(label)
    ax.plot((0, total), (-2.35, -2.35), color=GREY, linewidth=0.5, alpha=0.5)
