"""Figures on who speaks: quoted phrases by section and by speaker, and the two voices compared."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

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
    dots,
    floats,
    interval,
    keep,
    key_columns,
    legend,
    need,
    new_axes,
    number,
    row_names,
    rows_axes,
    say_too_little,
    size,
    tidy,
)
from analysis.figures.saving import alt_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = {
    "speech": ("speech", GREEN, ""),
    "fragment": ("fragment", "#7FCDB5", ""),
    "title": ("title", ORANGE, "//"),
    "scare": ("scare quote or term", PURPLE, "\\\\"),
    "nickname": ("nickname", SKY, ".."),
}
SPOKEN = ("speech", "fragment")
NOBODY = "no speaker found"
MEASURES = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "hedges_per_1000_words": "hedges per 1,000 words",
    "attributions_per_1000_words": "attributions per 1,000 words",
    "sentiment": "sentiment (−1\u00a0to\u00a01)",
}
VOICE_MARKS = {"reporter": (BLUE, "o"), "quoted": (VERMILLION, "D")}


def _stacked(ax: "Axes", counts: pd.DataFrame) -> None:
    """Horizontal bars, one a row, of the counts in the columns of `KINDS` that are not all 0."""
    left = np.zeros(len(counts))
    for kind, (name, colour, hatch) in KINDS.items():
        if kind not in counts or not counts[kind].any():
            continue
        widths = counts[kind].to_numpy(dtype=float)
        ax.barh(
            *(np.arange(len(counts)), widths),
            left=left,
            height=0.62,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.8,
            label=name,
        )
        left = left + widths
    ax.set_xlim(0, max(1.0, 1.05 * left.max(initial=0)))
    ax.xaxis.get_major_locator().set_params(integer=True)


def quotes_by_section(table: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """How many quoted phrases each section has, by kind, and what share of its words they are.

    `table` is from `quotation`. Only speech and fragments of it count as somebody's words; titles,
    scare quotes and nicknames are drawn hatched.
    """
    need(table, "words", "quoted_words_percent")
    names = {f"quotes_{kind}": kind for kind in KINDS if f"quotes_{kind}" in table}
    counts = table[list(names)].rename(columns=names)
    ax = rows_axes(ax, row_names(table), title="What is quoted, and where?", xlabel="quoted phrases (count)")
    _stacked(ax, counts)
    shares = floats(table["quoted_words_percent"])
    at = np.arange(len(table))
    texts = [f"{number(share)} % of words" if np.isfinite(share) else "" for share in shares]
    beside(ax, texts, at, GREEN)
    say_too_little(ax, shares, at)
    if counts.to_numpy().any():
        legend(ax)
    else:
        _nothing(ax, "no quoted phrases")
    shown = table[[*key_columns(table), "words", "quoted_words_percent"]].join(counts)
    unit = "quoted words in % of words"
    title = ax.get_title(loc="left")
    alt = alt_text(table, "quoted_words_percent", title=title, unit=unit)
    keep(ax, shown, f"{alt} {counts.to_numpy().sum():.0f} quoted phrases in all.")
    return ax


def quotes_by_speaker(quotes: pd.DataFrame, ax: "Axes | None" = None, *, most: int = 12) -> "Axes":
    """Who is quoted: phrases and words of each speaker, the most quoted first.

    `quotes` is the evidence table; what is not speech is left out. Beyond `most` speakers the rest
    go into one row.
    """
    need(quotes, "kind", "speaker", "words")
    spoken = quotes[quotes["kind"].isin(SPOKEN)]
    speaker = spoken["speaker"].astype(object)
    speaker = speaker.where(speaker.notna() & speaker.ne(""), NOBODY)
    counts = pd.crosstab(speaker, spoken["kind"]) if len(spoken) else pd.DataFrame()
    counts = counts.reindex(columns=list(SPOKEN), fill_value=0).astype(int)
    counts["words"] = spoken["words"].groupby(speaker).sum()
    counts["nobody"] = counts.index == NOBODY
    # Ties by name, so that the order never depends on chance; who is not known comes last.
    counts = counts.rename_axis("speaker").reset_index()
    order = ["nobody", "words", "speaker"]
    counts = counts.sort_values(order, ascending=[True, False, True], ignore_index=True)
    counts = counts.drop(columns="nobody")
    if len(counts) > most:
        rest = counts.iloc[most - 1 :]
        others = rest[[*SPOKEN, "words"]].sum().to_dict() | {"speaker": f"{len(rest)} others"}
        counts = pd.concat([counts.iloc[: most - 1], pd.DataFrame([others])], ignore_index=True)
    counts = counts[["speaker", *SPOKEN, "words"]]
    ax = rows_axes(ax, counts["speaker"].tolist(), title="Who is quoted?", xlabel="quoted phrases (count)")
    _stacked(ax, counts[list(SPOKEN)])
    texts = [f"{words:,.0f} word{'s' * (words != 1)}" for words in counts["words"]]
    beside(ax, texts, np.arange(len(counts)), GREEN)
    title = ax.get_title(loc="left")
    if counts.empty:
        _nothing(ax, "nobody is quoted")
        alt = f"{title} Nobody is quoted."
    else:
        legend(ax)
        alt = alt_text(counts[["speaker", "words"]], "words", title=title, unit="quoted words", digits=0)
    keep(ax, counts, alt)
    return ax


def _nothing(ax: "Axes", text: str) -> None:
    ax.text(
        *(0.5, 0.5, text),
        transform=ax.transAxes,
        ha="center",
        va="center",
        fontsize=size(1.1),
        fontstyle="italic",
        color=GREY,
    )


def voice_comparison(table: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """What the reporter writes and what the quoted say, measure by measure, with 95 % intervals.

    `table` is `profile(article, by="voice")`. Each measure has a scale of its own. The voices
    surely differ only where the two intervals are far apart; few quoted words make a wide one.
    """
    need(table, "voice", "words")
    measures = {name: label for name, label in MEASURES.items() if name in table}
    need(table, *(list(MEASURES)[:1] if not measures else ()))
    ax = new_axes(ax, 8, 0.6 + 1.2 * len(measures))
    ax.set_axis_off()
    ax.set_title(
        "Do the reporter and the quoted differ?",
        loc="left",
        fontsize=size(1.25),
        fontweight="bold",
        **PLAIN,
    )
    step, shown = 1 / len(measures), []
    for row, (measure, label) in enumerate(measures.items()):
        panel = ax.inset_axes((0.26, 1 - (row + 0.74) * step, 0.46, 0.46 * step))
        shown += voices_panel(panel, table, measure, label)
    drawn = pd.DataFrame(shown)
    alts = [
        f"{label}: "
        + "; ".join(
            f"{r['voice']} {interval(r['value'], r['low'], r['high'], 2)}" for r in shown if r["measure"] == name
        )
        for name, label in measures.items()
    ]
    keep(ax, drawn, f"{ax.get_title(loc='left')} {'. '.join(alts)}.")
    return ax


def voices_panel(panel: "Axes", table: pd.DataFrame, measure: str, label: str, *, counts: bool = True) -> list[dict]:
    """One measure's two dots with their values; returns the rows that were drawn.

    `counts` adds to each voice's name how many words it has.
    """
    names = table["voice"].astype(str).tolist()
    at = np.arange(len(table))
    columns = [measure, f"{measure}_low", f"{measure}_high"]
    need(table, *columns)
    values, low, high = (floats(table[name]) for name in columns)
    digits = 2 if measure == "sentiment" else 1
    for place, name in enumerate(names):
        colour, marker = VOICE_MARKS.get(name, (GREY, "s"))
        one = slice(place, place + 1)
        dots(
            *(panel, values[one], at[one], low[one], high[one]),
            colour=colour,
            label=name,
            marker=marker,
        )
        said = interval(values[place], low[place], high[place], digits)
        beside(panel, ["" if said == "–" else said], at[one], colour, x=1.03)
    say_too_little(panel, values, at)
    words = table["words"].to_numpy()
    ticks = [f"{name} ({n:,.0f} words)" for name, n in zip(names, words, strict=True)]
    panel.set_yticks(at, ticks if counts else names, fontsize=size(0.9), **PLAIN)
    panel.set_ylim(len(at) - 0.4, -0.6)
    panel.set_title(label, loc="left", fontsize=size(), **PLAIN)
    panel.margins(x=0.08)
    panel.xaxis.set_major_locator(MaxNLocator(6))
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)
    rows = zip(names, words, values, low, high, strict=True)
    keys = ("measure", "voice", "words", "value", "low", "high")
    return [dict(zip(keys, (measure, *row), strict=True)) for row in rows]
