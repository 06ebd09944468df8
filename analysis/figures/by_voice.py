"""Figures on who speaks: quoted phrases by section and by speaker, and the two voices compared."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.evidence.quotation.kinds import SPOKEN
from analysis.figures.drawing import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PLAIN,
    PURPLE,
    SKY,
    VERMILLION,
    beside,
    heading,
    legend,
    new_axes,
    nothing,
    rows_axes,
    say_too_little,
    size,
    stacked,
)
from analysis.figures.panels import dot_panel, keep_panels, titles
from analysis.figures.room import finish, in_its_cell
from analysis.figures.saving import alt_text
from analysis.figures.tables import Estimates, Labels, estimates, first_rows, need, row_names
from analysis.tables import floats, key_columns
from analysis.text.numerals import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = {
    "speech": ("speech", GREEN, ""),
    "fragment": ("fragment", "#7FCDB5", ""),
    "title": ("title", ORANGE, "//"),
    "scare": ("scare quote or term", PURPLE, "\\\\"),
    "nickname": ("nickname", SKY, ".."),
}
NO_SPEAKER = "no speaker found"
VOICE_LOOKS = {"reporter": (BLUE, "o"), "quoted": (VERMILLION, "D")}


@in_its_cell(6.5, 3.4)
def quotes_by_section(
    table: pd.DataFrame, ax: "Axes | None" = None, *, title: str | None = None, labels: Labels = None
) -> "Axes":
    """How many quoted phrases each section has, by kind, and what share of its words they are.

    Only speech and fragments of it count as somebody's words; titles, scare quotes and nicknames are hatched.

    Parameters
    ----------
    table : DataFrame
        From `quotation`, or a `profile`.
    ax : Axes, optional
        Where to draw; a new figure if not given.
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
    >>> ax = quotes_by_section(a.quotation("“We are ready,” she said."))
    >>> drawn(ax).table[["words", "quoted_words_percent", "speech"]]
       words  quoted_words_percent  speech
    0      5                  60.0       1
    """
    need(table, "words", "quoted_words_percent", of="quotation(article)")
    kinds = {f"quotes_{kind}": kind for kind in KINDS if f"quotes_{kind}" in table}
    counts = table[list(kinds)].rename(columns=kinds)
    names = row_names(table, labels)
    ax = rows_axes(ax, names, title=title or "What is quoted, and where?", xlabel="quoted phrases (count)")
    stacked(ax, counts, KINDS)
    shares = floats(table["quoted_words_percent"])
    at = np.arange(len(table))
    texts = [f"{number(share)} % of words" if np.isfinite(share) else "" for share in shares]
    beside(ax, texts, at, GREEN)
    say_too_little(ax, shares, at)
    if counts.to_numpy().any():
        legend(ax)
    else:
        nothing(ax, "no quoted phrases")
    shown = table[[*key_columns(table), "words", "quoted_words_percent"]].join(counts)
    alt = alt_text(table, "quoted_words_percent", title="", unit="quoted words in % of words")
    finish(ax, table, shown, f"{alt} {counts.to_numpy().sum():.0f} quoted phrases in all.")
    return ax


@in_its_cell(6.5, 2.5)
def quotes_by_speaker(
    quotes: pd.DataFrame, ax: "Axes | None" = None, *, most: int = 12, title: str | None = None
) -> "Axes":
    """Who is quoted: phrases and words of each speaker, the most quoted first.

    Parameters
    ----------
    quotes : DataFrame
        From the function of that name; what is not speech is left out.
    ax : Axes, optional
        Where to draw; a new figure if not given.
    most : int
        How many rows at most; speakers beyond that go into the last one.
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
    >>> drawn(quotes_by_speaker(a.quotes("“We are ready,” Anna Berg said."))).alt
    'Who is quoted? Quoted words, 1 row by speaker. Highest: Anna Berg, 3.'
    """
    need(quotes, "kind", "speaker", "words", of="quotes(article)")
    counts = _speakers(quotes[quotes["kind"].isin(SPOKEN)], most)
    ax = rows_axes(ax, counts["speaker"].tolist(), title=title or "Who is quoted?", xlabel="quoted phrases (count)")
    stacked(ax, counts[list(SPOKEN)], KINDS)
    beside(ax, [counted(int(words), "word") for words in counts["words"]], np.arange(len(counts)), GREEN)
    if counts.empty:
        nothing(ax, "nobody is quoted")
        alt = "Nobody is quoted."
    else:
        legend(ax)
        alt = alt_text(counts[["speaker", "words"]], "words", title="", unit="quoted words", digits=0)
    finish(ax, quotes, counts, alt)
    return ax


def _speakers(spoken: pd.DataFrame, most: int) -> pd.DataFrame:
    """Phrases and words of each speaker, most words first; who is not known comes last, and beyond `most` the rest."""
    speaker = spoken["speaker"].astype(object)
    speaker = speaker.where(speaker.notna() & speaker.ne(""), NO_SPEAKER)
    counts = pd.crosstab(speaker, spoken["kind"]) if len(spoken) else pd.DataFrame()
    counts = counts.reindex(columns=list(SPOKEN), fill_value=0).astype(int)
    counts["words"] = spoken["words"].groupby(speaker).sum()
    counts["unknown"] = counts.index == NO_SPEAKER
    # Ties by name, so that the order never depends on chance.
    counts = counts.rename_axis("speaker").reset_index()
    counts = counts.sort_values(["unknown", "words", "speaker"], ascending=[True, False, True], ignore_index=True)
    return first_rows(counts[["speaker", *SPOKEN, "words"]], most)


@in_its_cell(6.5, 6)
def voice_comparison(table: pd.DataFrame, ax: "Axes | None" = None, *, title: str | None = None) -> "Axes":
    """What the reporter writes and what the quoted say, measure by measure, with 95 % intervals.

    Parameters
    ----------
    table : DataFrame
        `profile(article, by="voice")`.
    ax : Axes, optional
        Where to draw; a new figure if not given.
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

    Notes
    -----
    Each measure has a scale of its own. Which differences are more than chance, `differences` says; few quoted words
    make a wide interval.

    Examples
    --------
    >>> import analysis as a
    >>> from analysis.figures import drawn
    >>> ax = voice_comparison(a.profile("The port may open. “We are ready,” she said.", by="voice"))
    >>> drawn(ax).table.loc[:1, ["measure", "voice", "words"]]
                    measure     voice  words
    0  flesch_kincaid_grade  reporter      6
    1  flesch_kincaid_grade    quoted      3
    """
    need(table, "voice", "words", of='profile(article, by="voice")')
    measures = voice_measures(table)
    ax = new_axes(ax, 8, 0.6 + 1.2 * len(measures))
    ax.set_axis_off()
    heading(ax, title or "Do the reporter and the people quoted differ?")
    step = 1 / len(measures)
    panels = {}
    for place, measure in enumerate(measures):
        panel = ax.inset_axes((0.26, 1 - (place + 0.74) * step, 0.46, 0.46 * step))
        panels[measure] = voices_panel(panel, table, measure)
    keep_panels(ax, table, "voice", table["voice"].astype(str).tolist(), panels)
    return ax


def voice_measures(table: pd.DataFrame) -> list[str]:
    """The measures in which voices are compared; how much is quoted is what tells the voices apart."""
    return list(titles(table.drop(columns="quoted_words_percent", errors="ignore")))


def voices_panel(panel: "Axes", table: pd.DataFrame, measure: str, *, counts: bool = True) -> Estimates:
    """One measure's two dots with their values, which are returned; `counts` adds its words to each voice's name."""
    names = table["voice"].astype(str).tolist()
    estimated = estimates(table, measure)
    looks = [VOICE_LOOKS.get(name, (GREY, "s")) for name in names]
    dot_panel(panel, measure, names, estimated, looks, table["words"].tolist())
    ticks = [f"{name} ({n:,.0f} words)" for name, n in zip(names, table["words"], strict=True)] if counts else names
    panel.set_yticks(range(len(ticks)), ticks, fontsize=size(0.9), **PLAIN)
    return estimated
