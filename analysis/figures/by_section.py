"""Figures with a row per section: readability, densities, sentiment."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures.drawing import (
    BLUE,
    GREY,
    VERMILLION,
    VIOLET,
    beside,
    dots,
    ink,
    keep_in_sight,
    legend,
    points,
    rows_axes,
    say_too_little,
)
from analysis.figures.norms import norm_band
from analysis.figures.room import finish, in_its_cell
from analysis.figures.saving import alt_text
from analysis.figures.tables import Estimates, Labels, estimates, need, renamed, row_names, same_rows
from analysis.measures.columns import COLUMNS
from analysis.measures.norms import Norms
from analysis.tables import floats, key_columns
from analysis.text.numerals import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DENSITIES = {"hedges": (BLUE, "o", -0.18), "attributions": (VERMILLION, "D", 0.18)}


@in_its_cell(6.5, 3.4)
def readability_by_section(
    table: pd.DataFrame,
    textstat_table: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
    *,
    measure: str = "flesch_kincaid_grade",
    norms: Norms | None = None,
    title: str | None = None,
    labels: Labels = None,
) -> "Axes":
    """How hard each section is to read: a dot with its 95 % interval.

    Parameters
    ----------
    table : DataFrame
        From `readability`, or a `profile`.
    textstat_table : DataFrame, optional
        With the same rows and a column of that name, as from `textstat_readability`: drawn as open squares.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    measure : str
        Which formula. Whether higher is harder stands on the axis.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as the function of that name takes them: their middle half is a band.
    title : str, optional
        In place of the figure's own.
    labels : mapping or sequence of str, optional
        Names for the rows: by the names that they have, or all of them in order.

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
    >>> ax = readability_by_section(a.readability("The port closed on Monday. Nobody knew why it had closed."))
    >>> ax.get_xlabel(), drawn(ax).table["words"].tolist()
    ('Flesch-Kincaid grade (US school years; higher is harder)', [11])
    """
    columns = [measure, f"{measure}_low", f"{measure}_high"]
    need(table, "words", "sentences", *columns, of="readability(article)")
    known = COLUMNS.get(measure)
    names, at = row_names(table, labels), np.arange(len(table))
    xlabel = known.axis if known else measure.replace("_", " ")
    ax = rows_axes(ax, names, title=title or "How hard is each section to read?", xlabel=xlabel)
    estimated = estimates(table, measure)
    values = estimated.values
    own = "value, 95 % interval" if textstat_table is None else "with our sentences, 95 % interval"
    dots(ax, values, at, estimated.low, estimated.high, colour=BLUE, label=own)
    beside(ax, estimated.said(), at, BLUE)
    shown = table[[*key_columns(table), "words", "sentences", *columns]].copy()
    alt = alt_text(table, measure, title="", unit=known.axis if known else "")
    if textstat_table is not None:
        need(textstat_table, measure, of="textstat_readability(article)")
        same_rows(table, textstat_table)
        other = floats(textstat_table[measure])
        dots(ax, other, at, colour=VERMILLION, label="textstat alone", marker="s", filled=False)
        shown["textstat"] = other
        gap = np.nanmean(other - values) if np.isfinite(other - values).any() else np.nan
        alt += f" textstat alone differs by {number(gap)} on average."
        legend(ax)
    if norms is not None:
        norm_band(ax, norms, measure)
        legend(ax)
    say_too_little(ax, values, at)
    ax.margins(x=0.06)
    finish(ax, table, shown, alt)
    return ax


@in_its_cell(6.5, 3.4)
def density_by_section(
    hedging: pd.DataFrame,
    attribution: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
    *,
    norms: Norms | None = None,
    title: str | None = None,
    labels: Labels = None,
) -> "Axes":
    """Where an article hedges and where it attributes, per 1,000 words, with 95 % intervals.

    Parameters
    ----------
    hedging, attribution : DataFrame
        From the functions of these names, with the same rows; or a `profile` alone, which has the columns of both.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as the function of that name takes them: their middle half is a band behind each dot.
    title : str, optional
        In place of the figure's own.
    labels : mapping or sequence of str, optional
        Names for the rows: by the names that they have, or all of them in order.

    Returns
    -------
    Axes
        With the table and the text of the figure, which `drawn` gives and `save_figure` writes.

    Raises
    ------
    TearsheetError
        For anything but a table, for a table that lacks a column that is drawn, and for tables that differ in rows.

    Notes
    -----
    More is neither better nor worse.

    Examples
    --------
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> ax = density_by_section(a.profile("It may rain, the port said."))
    >>> drawn(ax).table[["section", "words", "hedges", "attributions"]]
       section  words  hedges  attributions
    0  Article      6       1             1
    """
    attribution = hedging if attribution is None else attribution
    for table, name in zip((hedging, attribution), DENSITIES, strict=True):
        rate = f"{name}_per_1000_words"
        need(table, "words", name, rate, f"{rate}_low", f"{rate}_high")
    same_rows(hedging, attribution)
    ax = rows_axes(
        ax,
        row_names(hedging, labels),
        title=title or "Where does it hedge, and where does it attribute?",
        xlabel="per 1,000 words (95 % interval)",
        row_height=0.62,
    )
    shown = hedging[[*key_columns(hedging), "words"]].copy()
    alts = []
    rates: list[Estimates] = []
    banded = False
    for table, name in zip((hedging, attribution), DENSITIES, strict=True):
        rate = f"{name}_per_1000_words"
        if norms is not None:
            rows = np.arange(len(table)) + DENSITIES[name][2]
            banded = norm_band(ax, norms, rate, rows, named=not banded) or banded
        rates.append(_rate_dots(ax, table, name))
        for column in (name, rate, f"{rate}_low", f"{rate}_high"):
            shown[column] = table[column].to_numpy()
        alts.append(alt_text(table, rate, title="", unit=f"{name} per 1,000 words"))
    say_too_little(ax, rates[0].values, np.arange(len(hedging)))
    _end_where_dots_are(ax, rates, floats(hedging["words"]))
    legend(ax)
    finish(ax, hedging, shown, " ".join(alts))
    return ax


def _rate_dots(ax: "Axes", table: pd.DataFrame, name: str) -> Estimates:
    """The rate of hedges or of attributions in each row, which is returned; how many were found stands beside it."""
    colour, marker, shift = DENSITIES[name]
    at = np.arange(len(table)) + shift
    estimated = estimates(table, f"{name}_per_1000_words")
    rates = estimated.values
    dots(ax, rates, at, estimated.low, estimated.high, colour=colour, label=name, marker=marker, points=6.5)
    found = zip(rates, floats(table[name]), strict=True)
    beside(ax, [f"{number(x)}  ({n:.0f} found)" if np.isfinite(x) else "" for x, n in found], at, colour)
    return estimated


def _end_where_dots_are(ax: "Axes", rates: list[Estimates], words: np.ndarray) -> None:
    """Both rates on one axis, from a little before 0 to where the dots of both end."""
    ax.margins(x=0.04)
    both = Estimates(*map(np.concatenate, zip(*rates, strict=True)))
    heights = np.concatenate([np.arange(len(words)) + shift for _, _, shift in DENSITIES.values()])
    colours = np.repeat([colour for colour, _, _ in DENSITIES.values()], len(words)).tolist()
    keep_in_sight(ax, "hedges_per_1000_words", both, np.tile(words, 2), heights, colours)
    ax.set_xlim(left=-0.02 * ax.get_xlim()[1])


@in_its_cell(6.5, 3.4)
def sentiment_by_section(
    table: pd.DataFrame,
    sentences: pd.DataFrame,
    ax: "Axes | None" = None,
    *,
    norms: Norms | None = None,
    title: str | None = None,
    labels: Labels = None,
) -> "Axes":
    """The tone of every sentence as a point, and of each section with its 95 % interval.

    Within a row, sentences run from top to bottom as they do in the text. Open points are quoted speech.

    Parameters
    ----------
    table : DataFrame
        From `sentiment`, or a `profile`, by section.
    sentences : DataFrame
        From the function of that name.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as the function of that name takes them: their middle half is a band.
    title : str, optional
        In place of the figure's own.
    labels : mapping or sequence of str, optional
        Names for the rows: by the names that they have, or all of them in order.

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
    >>> text = "It was a cruel winter. The port was safe."
    >>> ax = sentiment_by_section(a.sentiment(text), a.sentences(text))
    >>> ax.get_xlabel()
    'sentiment (below 0 negative, above 0 positive)'
    """
    columns = ["sentiment", "sentiment_low", "sentiment_high"]
    need(table, "words", *columns, of="sentiment(article)")
    need(sentences, "section", "sentence", "sentiment", of="sentences(article)")
    names, at = row_names(table), np.arange(len(table))
    ax = rows_axes(
        ax,
        renamed(names, labels),
        title=title or "What tone does each section take?",
        xlabel="sentiment (below 0 negative, above 0 positive)",
        row_height=0.66,
    )
    tones = floats(sentences["sentiment"])
    _sentence_points(ax, sentences, tones, names)
    estimated = estimates(table, "sentiment")
    name = "section, 95 % interval"
    dots(ax, estimated.values, at, estimated.low, estimated.high, colour=VIOLET, label=name, marker="D")
    beside(ax, estimated.said(COLUMNS["sentiment"].digits), at, VIOLET)
    say_too_little(ax, estimated.values, at)
    ax.axvline(0, color=ink(), linewidth=0.8, zorder=0.5)
    reach = 1.08 * np.nanmax(np.abs([*tones, *estimated.low, *estimated.high, 0.05]))
    ax.set_xlim(-reach, reach)
    if norms is not None:
        norm_band(ax, norms, "sentiment")
    legend(ax)
    shown = table[[*key_columns(table), "words", *columns]]
    scored = sentences[["section", "sentence", "sentiment"]]
    alt = alt_text(table, "sentiment", title="", unit="sentiment", digits=2)
    alt += f" {len(sentences)} sentences are drawn as points."
    finish(ax, table, pd.concat([shown, scored], ignore_index=True), alt)
    return ax


def _sentence_points(ax: "Axes", sentences: pd.DataFrame, tones: np.ndarray, sections: list[str]) -> None:
    """Each sentence as a point in the row of its section, from top to bottom as in the text; quoted ones are open."""
    heights = np.full(len(sentences), np.nan)
    for row, name in enumerate(sections):
        mine = np.flatnonzero(sentences["section"].eq(name))
        heights[mine] = row + (np.linspace(-0.32, 0.32, len(mine)) if len(mine) > 1 else 0)
    quoted = sentences.get("voice", sentences["section"]).eq("quoted").to_numpy()
    for which, face, label in ((~quoted, GREY, "a sentence"), (quoted, "none", "quoted sentence")):
        if which.any():
            points(ax, tones[which], heights[which], 0.45, GREY, markerfacecolor=face, alpha=0.8, label=label)
