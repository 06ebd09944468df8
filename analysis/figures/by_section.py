"""Figures with a row a section: readability, densities, sentiment."""

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
    floats,
    ink,
    interval,
    keep,
    key_columns,
    legend,
    need,
    number,
    row_names,
    rows_axes,
    say_too_little,
    size,
)
from analysis.figures.saving import alt_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes


# Which way is up, and the unit, as the axis says it.
SCALES = {
    "flesch_reading_ease": "Flesch reading ease (points; higher is easier)",
    "flesch_kincaid_grade": "Flesch-Kincaid grade (US school years; higher is harder)",
    "gunning_fog": "Gunning fog index (US school years; higher is harder)",
    "smog_index": "SMOG index (US school years; higher is harder)",
    "automated_readability_index": "Automated readability index (US grade; higher is harder)",
    "coleman_liau_index": "Coleman-Liau index (US school years; higher is harder)",
    "dale_chall_readability_score": "New Dale-Chall score (points; higher is harder)",
}
DENSITIES = {"hedges": (BLUE, "o"), "attributions": (VERMILLION, "D")}


def readability_by_section(
    table: pd.DataFrame,
    textstat_table: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
    *,
    measure: str = "flesch_kincaid_grade",
) -> "Axes":
    """How hard each section is to read: a dot with its 95 % interval.

    `table` is from `readability`; `measure` names one of its formulas. `textstat_table`, with the
    same rows and a column of that name, adds what textstat alone says as an open square.
    """
    need(table, measure)
    labels, at = row_names(table), np.arange(len(table))
    ax = rows_axes(
        ax,
        labels,
        title="How hard is each section to read?",
        xlabel=SCALES.get(measure, measure.replace("_", " ")),
    )
    columns = [measure, f"{measure}_low", f"{measure}_high"]
    values, low, high = (floats(table[name]) for name in columns)
    dots(ax, values, at, low, high, colour=BLUE, label="with our sentences, 95 % interval")
    beside(ax, [interval(*row) for row in zip(values, low, high, strict=True)], at, BLUE)
    shown = table[[*key_columns(table), "words", "sentences", *columns]].copy()
    alt = alt_text(table, measure, title=ax.get_title(loc="left"), unit=SCALES.get(measure, ""))
    if textstat_table is not None:
        need(textstat_table, measure)
        other = floats(textstat_table[measure])
        dots(ax, other, at, colour=VERMILLION, label="textstat alone", marker="s", filled=False)
        shown["textstat"] = other
        gap = np.nanmean(other - values) if np.isfinite(other - values).any() else np.nan
        alt += f" textstat alone differs by {number(gap)} on average."
        legend(ax)
    say_too_little(ax, values, at)
    ax.margins(x=0.06)
    keep(ax, shown, alt)
    return ax


def density_by_section(hedging: pd.DataFrame, attribution: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """Where an article hedges and where it attributes, per 1,000 words, with 95 % intervals.

    The tables are from `hedging` and `attribution`, with the same rows. More is neither better nor
    worse.
    """
    labels = row_names(hedging)
    ax = rows_axes(
        ax,
        labels,
        title="Where does it hedge, and where does it attribute?",
        xlabel="per 1,000 words (95 % interval)",
        row_height=0.62,
    )
    shown = hedging[[*key_columns(hedging), "words"]].copy()
    alts = []
    tables = dict(zip(DENSITIES, (hedging, attribution), strict=True))
    for shift, (name, table) in zip((-0.18, 0.18), tables.items(), strict=True):
        rate = f"{name}_per_1000_words"
        need(table, name, rate)
        colour, marker = DENSITIES[name]
        at = np.arange(len(table)) + shift
        values, low, high = (floats(table[rate + end]) for end in ("", "_low", "_high"))
        dots(ax, values, at, low, high, colour=colour, label=name, marker=marker, points=6.5)
        counts = table[name].to_numpy()
        texts = [
            f"{number(value)}  ({count:.0f} found)" if np.isfinite(value) else ""
            for value, count in zip(values, counts, strict=True)
        ]
        beside(ax, texts, at, colour)
        for column in (name, rate, f"{rate}_low", f"{rate}_high"):
            shown[column] = table[column].to_numpy()
        alts.append(alt_text(table, rate, title="", unit=f"{name} per 1,000 words"))
    say_too_little(ax, values, np.arange(len(labels)))
    ax.margins(x=0.04)
    ax.set_xlim(left=-0.02 * ax.get_xlim()[1])
    legend(ax)
    keep(ax, shown, " ".join([ax.get_title(loc="left"), *alts]))
    return ax


def sentiment_by_section(table: pd.DataFrame, sentences: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """The tone of every sentence as a point, and of each section with its 95 % interval.

    `table` is from `sentiment`, `sentences` from the function of that name. Within a row, sentences
    run from top to bottom as they do in the text. Open points are quoted speech.
    """
    need(table, "sentiment")
    need(sentences, "section", "sentiment")
    labels = row_names(table)
    ax = rows_axes(
        ax,
        labels,
        title="What tone does each section take?",
        xlabel="sentiment (below 0 negative, above 0 positive)",
        row_height=0.66,
    )
    at = np.arange(len(table))
    quoted = sentences.get("voice", sentences["section"]).eq("quoted").to_numpy()
    spread = np.full(len(sentences), np.nan)
    for row, name in enumerate(labels):
        mine = np.flatnonzero(sentences["section"].eq(name))
        spread[mine] = row + (np.linspace(-0.32, 0.32, len(mine)) if len(mine) > 1 else 0)
    tones = floats(sentences["sentiment"])
    for which, filled, name in ((~quoted, True, "a sentence"), (quoted, False, "quoted sentence")):
        if which.any():
            ax.plot(
                *(tones[which], spread[which]),
                linestyle="none",
                marker="o",
                markersize=0.45 * size(),
                color=GREY,
                markerfacecolor=GREY if filled else "none",
                alpha=0.8,
                label=name,
            )
    columns = ["sentiment", "sentiment_low", "sentiment_high"]
    values, low, high = (floats(table[name]) for name in columns)
    name = "section, 95 % interval"
    dots(ax, values, at, low, high, colour=VIOLET, label=name, marker="D")
    beside(
        ax,
        [interval(*row, digits=2) for row in zip(values, low, high, strict=True)],
        at,
        VIOLET,
    )
    say_too_little(ax, values, at)
    ax.axvline(0, color=ink(), linewidth=0.8, zorder=0.5)
    reach = 1.08 * np.nanmax(np.abs([*tones, *low, *high, 0.05]))
    ax.set_xlim(-reach, reach)
    legend(ax)
    shown = table[[*key_columns(table), "words", *columns]]
    points = sentences[["section", "sentence", "sentiment"]]
    keep(
        ax,
        pd.concat([shown, points], ignore_index=True),
        alt_text(table, "sentiment", title=ax.get_title(loc="left"), unit="sentiment", digits=2)
        + f" {len(sentences)} sentences are drawn as points.",
    )
    return ax
