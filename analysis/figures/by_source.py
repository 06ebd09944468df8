"""Figures on sources: who is cited, how often and in which form, and whose word each part of an article is on."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.evidence.contents import FORMS
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.figures.drawing import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILLION,
    VIOLET,
    beside,
    ink,
    legend,
    new_axes,
    nothing,
    rows_axes,
    stacked,
)
from analysis.figures.room import finish, in_its_cell
from analysis.figures.strip import first_words, lane_label, scale_of_words, sentence_blocks, words_before
from analysis.figures.tables import first_rows, need
from analysis.figures.wording import wrap
from analysis.tables import floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = {
    "direct": ("quoted", GREEN, ""),
    "mixed": ("partly quoted", "#7FCDB5", "//"),
    "indirect": ("in other words", BLUE, ""),
}
COLOURS = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY)
NOBODY, OTHERS = "nobody known", "others"


@in_its_cell(6.5, 2.5)
def citations_by_source(
    sources: pd.DataFrame, ax: "Axes | None" = None, *, most: int = 12, title: str | None = None
) -> "Axes":
    """Who is cited, how often, and in which form: the most cited first.

    Parameters
    ----------
    sources : DataFrame
        From the function of that name.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    most : int
        How many rows at most; sources beyond that go into the last one.
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
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> ax = citations_by_source(a.sources("“We are ready,” Anna Berg said. Ms. Berg said it may rain."))
    >>> drawn(ax).table.values.tolist()
    [['Anna Berg', 'named person', 1, 0, 1, 2]]
    """
    need(sources, "name", "source_type", "attributions", *FORMS, of="sources(article)")
    counts = _cited(sources, most)
    asked = title or "Who is cited, and in whose words?"
    ax = rows_axes(ax, counts["name"].tolist(), title=asked, xlabel="attributions (count)")
    stacked(ax, counts, LOOKS)
    beside(ax, counts["source_type"].tolist(), np.arange(len(counts)), GREY)
    if counts.empty:
        nothing(ax, "nobody is cited")
        alt = "Nobody is cited."
    else:
        legend(ax)
        most_cited = "; ".join(f"{name}, {times}" for name, times in counts[["name", "attributions"]].head(3).values)
        alt = f"{len(sources)} sources, {sources['attributions'].sum()} attributions. Most: {most_cited}."
    finish(ax, sources, counts, alt)
    return ax


def _cited(sources: pd.DataFrame, most: int) -> pd.DataFrame:
    """The sources, most cited first, and beyond `most` the rest in one row."""
    columns = ["name", "source_type", *FORMS, "attributions"]
    ranked = sources[columns].sort_values("attributions", ascending=False, kind="stable", ignore_index=True)
    return first_rows(ranked, most)


@in_its_cell(9, 3)
def source_strip(
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    quotes: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    most: int = 6,
    title: str | None = None,
) -> "Axes":
    """The article from its first word to its last, coloured by whose word it is on; below it, a line for each source.

    What is grey is the reporter's own. Where one attribution stands within another, the inner one is drawn on top.

    Parameters
    ----------
    sentences, attributions, quotes : DataFrame
        The evidence tables of those names.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    most : int
        How many sources have a colour and a line of their own; the others share one.
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
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> text = "It may rain, the port said. “We are ready,” Anna Berg said. Nobody left."
    >>> ax = source_strip(a.sentences(text), a.attributions(text), a.quotes(text))
    >>> drawn(ax).table.values.tolist()
    [['the port', 0, 3], ['Anna Berg', 6, 3]]
    """
    need(sentences, "start", "text", "words", of="sentences(article)")
    need(attributions, "source_name", "content_start", "content_end", of="attributions(article)")
    need(quotes, "start", "end", "kind", of="quotes(article)")
    first, total = first_words(sentences)
    shown = _runs(*_owners(sentences, int(first[-1]), attributions, quotes))
    lanes = _lanes(shown, most)
    lane = shown["source"].where(shown["source"].isin(lanes), OTHERS)
    ax = new_axes(ax, 10, 1.7 + 0.36 * len(lanes))
    ax.set_xlim(0, total)
    sentence_blocks(ax, first)
    for number, (name, colour) in enumerate(lanes.items()):
        own = shown[lane.eq(name)]
        spans, y = list(zip(own["first_word"], own["words"], strict=True)), -1.0 - number * 0.8
        ax.broken_barh(spans, (0, 0.8), color=colour, linewidth=0, label="_whose")
        ax.broken_barh(spans, (y, 0.55), color=colour, linewidth=0, label=name)
        ax.plot(ax.get_xlim(), (y, y), color=GREY, linewidth=0.5, alpha=0.5)
        lane_label(ax, y + 0.27, wrap(name, 26, lines=1), ink())
        beside(ax, [_percent(own["words"].sum(), total)], [y + 0.27], ink(), 1.01)
    lane_label(ax, 0.4, "the article", ink())
    scale_of_words(ax, title or "Whose word does each part of the article rest on?", -1.0 - 0.8 * len(lanes))
    beside(ax, ["of words"], [0.4], GREY, 1.01)
    finish(ax, sentences, shown, _said(shown, total))
    return ax


def _owners(
    sentences: pd.DataFrame, words: int, attributions: pd.DataFrame, quotes: pd.DataFrame
) -> tuple[np.ndarray, list[str]]:
    """Of each word the number of its owner (-1: the reporter), and the owners; an inner attribution hides an outer."""
    spoken = quotes[quotes["kind"].isin(SPOKEN)]
    held = attributions[attributions["content_start"] >= 0]
    held = held.assign(size=held["content_start"] - held["content_end"]).sort_values("size", kind="stable")
    names = [NOBODY] * len(spoken) + held["source_name"].astype(object).where(
        held["source_name"].notna(), NOBODY
    ).tolist()
    owners = list(dict.fromkeys(names))
    begin, end = (
        words_before(sentences, np.concatenate([floats(spoken[one]), floats(held[two])]))
        for one, two in (("start", "content_start"), ("end", "content_end"))
    )
    painted = np.full(words, -1)
    for name, start, stop in zip(names, begin, end, strict=True):
        painted[start:stop] = owners.index(name)
    return painted, owners


def _runs(painted: np.ndarray, owners: list[str]) -> pd.DataFrame:
    """Stretches of words on one source's word, in order."""
    edges = np.flatnonzero(np.diff(painted, prepend=-1, append=-1))
    rows = [(owners[painted[one]], one, two - one) for one, two in pairwise(edges.tolist()) if painted[one] >= 0]
    return pd.DataFrame(rows, columns=["source", "first_word", "words"])


def _lanes(shown: pd.DataFrame, most: int) -> dict[str, str]:
    """The sources with a line of their own, most words first, and their colours; the rest last."""
    words = shown.groupby("source", sort=False)["words"].sum()
    known = words.drop(NOBODY, errors="ignore").sort_values(ascending=False, kind="stable")
    lanes = dict(zip(known.index[: min(most, len(COLOURS))], COLOURS, strict=False))
    if len(known) > len(lanes):
        lanes[OTHERS] = VIOLET
    if NOBODY in words:
        lanes[NOBODY] = GREY
    return lanes


def _percent(words: float, total: float) -> str:
    share = 100 * words / total
    return f"{share:.0f} %" if share >= 1 or not words else "< 1 %"


def _said(shown: pd.DataFrame, total: float) -> str:
    words = shown.groupby("source", sort=False)["words"].sum().sort_values(ascending=False, kind="stable")
    most = "; ".join(f"{name}, {_percent(own, total)}" for name, own in words.head(3).items())
    share = f"{_percent(words.sum(), total)} of {total:,.0f} words rest on somebody else’s word"
    return f"{share}{': ' if most else '.'}{most}{'.' if most else ''}"
