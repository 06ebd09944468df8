"""Articles side by side, or two drafts of one: a table, a figure, and what changed."""

import difflib
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from analysis.article import Article
from analysis.drawing import (
    BLUE,
    GREEN,
    GREY,
    PLAIN,
    VERMILLION,
    VIOLET,
    beside,
    dots,
    floats,
    interval,
    keep,
    need,
    new_axes,
    row_names,
    say_too_little,
    size,
    tidy,
    wrap,
)
from analysis.errors import TearsheetError
from analysis.profile import profile
from analysis.reading import read

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "hedges_per_1000_words": "hedges per 1,000 words",
    "attributions_per_1000_words": "attributions per 1,000 words",
    "sentiment": "sentiment (−1\u00a0to\u00a01)",
    "quoted_words_percent": "quoted words (% of words)",
}
COLOURS = (BLUE, VERMILLION, GREEN, VIOLET, "#946200", GREY)
MARKERS = "oDs^vP"
# Two sentences are one that was changed when they share at least this part of their words.
ALIKE = 0.5
# How far ahead the counterpart of a sentence is looked for.
NEXT = 5
CHANGES = ["change", "what", "old", "new", "old_start", "new_start"]


def compare(articles: Mapping[str, Article | str], by: str = "article") -> pd.DataFrame:
    """The profiles of several articles under one another: a column `name`, then a profile's.

    `articles` maps names to articles or texts, and the rows come in its order; with `by="article"`
    there is one row each. `compare_figure` draws the table, `changes` says what two drafts
    differ in. Intervals that hardly overlap are a difference; those that do may be chance.

    Raises `TearsheetError` for no articles at all, and for an unknown `by`.

    >>> drafts = {"first": "The plan works.", "second": "The plan may work."}
    >>> compare(drafts)[["name", "words", "hedges"]]
         name  words  hedges
    0   first      3       0
    1  second      4       1
    """
    if not isinstance(articles, Mapping) or not articles:
        raise TearsheetError('compare takes named articles: compare({"first draft": article})')
    tables = []
    for name, article in articles.items():
        table = profile(read(article).article, by=by)
        table.insert(0, "name", str(name))
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def compare_figure(table: pd.DataFrame, ax: "Axes | None" = None) -> "Axes":
    """What `compare` found, measure by measure: a dot an article, with its 95 % interval.

    `table` is from `compare` (by article). Each measure has a scale of its own.
    """
    need(table, "name", "words")
    measures = {name: label for name, label in MEASURES.items() if name in table}
    if not measures:
        need(table, *MEASURES)
    ax = new_axes(ax, 8.5, 0.7 + len(measures) * (0.62 + 0.28 * len(table)))
    ax.set_axis_off()
    title = "How do the articles differ?"
    style = {"fontsize": size(1.25), "fontweight": "bold", "pad": size(1.8), **PLAIN}
    ax.set_title(title, loc="left", **style)
    step = 1 / len(measures)
    tall = step * (0.28 * len(table)) / (0.62 + 0.28 * len(table))
    names = table["name"].astype(str).tolist()
    names = names if len(set(names)) == len(names) else row_names(table)
    shown, said = [], []
    for row, (measure, label) in enumerate(measures.items()):
        panel = ax.inset_axes((0.26, 1 - row * step - 0.24 * step - tall, 0.48, tall))
        columns = [measure, f"{measure}_low", f"{measure}_high"]
        values, low, high = (floats(table[name]) if name in table else np.full(len(table), np.nan) for name in columns)
        _one_measure(panel, names, values, low, high, 2 if measure == "sentiment" else 1)
        panel.set_title(label, loc="left", fontsize=size(), **PLAIN)
        rows = list(zip(names, table["words"], values, low, high, strict=True))
        shown += [(measure, *each) for each in rows]
        said.append(f"{label}: " + "; ".join(f"{name} {interval(*ends, 2)}" for name, _, *ends in rows))
    drawn = pd.DataFrame(shown, columns=["measure", "name", "words", "value", "low", "high"])
    keep(ax, drawn, f"{title} {'. '.join(said)}.")
    return ax


def _one_measure(
    panel: "Axes",
    names: list[str],
    values: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    digits: int,
) -> None:
    at = np.arange(len(names))
    for place, name in enumerate(names):
        one = slice(place, place + 1)
        colour = COLOURS[place % len(COLOURS)]
        marker = MARKERS[place % len(MARKERS)]
        dots(
            *(panel, values[one], at[one], low[one], high[one]),
            colour=colour,
            label=name,
            marker=marker,
        )
        said = interval(values[place], low[place], high[place], digits)
        beside(panel, ["" if said == "–" else said], at[one], colour, x=1.03)
    say_too_little(panel, values, at)
    panel.set_yticks(at, [wrap(name, 26, 1) for name in names], fontsize=size(0.95), **PLAIN)
    panel.set_ylim(len(at) - 0.4, -0.6)
    panel.margins(x=0.08)
    panel.xaxis.set_major_locator(MaxNLocator(6))
    panel.tick_params(axis="x", labelsize=size(0.85))
    tidy(panel)


def changes(old: Article | str, new: Article | str) -> pd.DataFrame:
    """What a new draft added, removed and changed: sentences first, then hedges and attributions.

    One row a change. `what` is `sentence`, `hedge` or `attribution`; `change` is `added`, `removed`
    or, for a sentence that keeps half of its words, `changed`; `old` and `new` are the words, and
    `old_start`, `new_start` say where they stand in each text (-1: nowhere). A sentence that only
    moved to another place is removed there and added here. A hedge or cue is gained or lost when
    the draft has more or fewer of the same words, wherever they stand.

    >>> changes("The plan works. It is cheap.", "The plan may work. It is cheap.")[["change", "what", "old", "new"]]
        change      what              old                 new
    0  changed  sentence  The plan works.  The plan may work.
    1    added     hedge                                  may
    """
    old, new = read(old).article, read(new).article
    rows = _sentence_changes(old, new)
    from analysis.attribution import attributions
    from analysis.hedging import hedges

    for what, evidence in (("hedge", hedges), ("attribution", attributions)):
        rows += _word_changes(what, evidence(old), evidence(new))
    frame = pd.DataFrame(rows, columns=CHANGES)
    return frame.astype({"old_start": "int64", "new_start": "int64"})


def _sentence_changes(old: Article, new: Article) -> list[tuple]:
    spans = [article.reading.prose.sentences for article in (old, new)]
    before, after = (
        [" ".join(article.text[start:end].split()) for start, end in places]
        for article, places in zip((old, new), spans, strict=True)
    )
    rows = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = list(range(i1, i2)), list(range(j1, j2))
        for first, second in _pairs(before, after, gone, come):
            change = "changed" if -1 not in (first, second) else "added" if first < 0 else "removed"
            rows.append(
                (
                    *(change, "sentence"),
                    before[first] if first >= 0 else "",
                    after[second] if second >= 0 else "",
                    spans[0][first][0] if first >= 0 else -1,
                    spans[1][second][0] if second >= 0 else -1,
                )
            )
    return rows


def _pairs(before: list[str], after: list[str], gone: list[int], come: list[int]) -> list[tuple[int, int]]:
    """Sentences of a replaced stretch in pairs, in order; -1 for what has no counterpart."""
    pairs = []
    for first in gone:
        nearest = _nearest(before[first], [after[place] for place in come[:NEXT]])
        if nearest < 0:
            pairs.append((first, -1))
            continue
        pairs += [(-1, place) for place in come[:nearest]]
        pairs.append((first, come[nearest]))
        come = come[nearest + 1 :]
    return pairs + [(-1, place) for place in come]


def _nearest(sentence: str, candidates: list[str]) -> int:
    """Which candidate shares most words in order with a sentence; -1 when none shares enough."""
    words = sentence.split()
    scores = [difflib.SequenceMatcher(None, words, each.split(), autojunk=False).ratio() for each in candidates]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    return best if best >= 0 and scores[best] >= ALIKE else -1


def _word_changes(what: str, old: pd.DataFrame, new: pd.DataFrame) -> list[tuple]:
    """A row for each span more or fewer than before; of several with the same words, the last."""
    places: list[dict[str, list[int]]] = [{}, {}]
    for table, found in zip((old, new), places, strict=True):
        for text, start in zip(table["text"], table["start"], strict=True):
            found.setdefault(" ".join(text.lower().split()), []).append(int(start))
    counts = [Counter({text: len(starts) for text, starts in found.items()}) for found in places]
    rows = [
        ("removed", what, text, "", start, -1)
        for text, many in (counts[0] - counts[1]).items()
        for start in places[0][text][-many:]
    ]
    rows += [
        ("added", what, "", text, -1, start)
        for text, many in (counts[1] - counts[0]).items()
        for start in places[1][text][-many:]
    ]
    return sorted(rows, key=lambda row: (row[0], row[4], row[5]))
