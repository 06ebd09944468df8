"""Hedging: how far an article commits to what it says."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedging.cues import TIERS, VAGUE, Cue, cues_by, find_hedging
from analysis.lexicons.lexicon import Lexicon
from analysis.measures.groups import Groups
from analysis.measures.intervals import rate_columns
from analysis.words.reading import Reading, read


def _columns(cues: list[Cue], groups: Groups) -> dict[str, Any]:
    counted = [cue for cue in cues if not cue.reason]
    starts = [cue.start for cue in counted if cue.kind == "hedge" and cue.tier != VAGUE]
    tiers = [cue.tier for cue in counted if cue.kind == "hedge" and cue.tier != VAGUE]
    group = groups.of_spans(starts)
    prose = groups.reading.prose
    hedged = np.unique(np.searchsorted(prose.sentence_starts, starts, side="right") - 1)
    columns = rate_columns("hedges", np.bincount(group, minlength=groups.size), groups.words)
    columns["hedged_sentences"] = np.bincount(groups.of_sentence[hedged.astype(int)], minlength=groups.size)
    for tier in TIERS:
        chosen = [number for number, own in zip(group, tiers, strict=True) if own == tier]
        columns[f"hedges_{tier}"] = np.bincount(np.array(chosen, dtype=int), minlength=groups.size)
    vague = groups.count([cue.start for cue in counted if cue.kind == "hedge" and cue.tier == VAGUE])
    columns |= rate_columns("vague_quantities", vague, groups.words)
    boosted = groups.count([cue.start for cue in counted if cue.kind == "booster"])
    return columns | rate_columns("boosters", boosted, groups.words)


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of a summary: hedges, their tiers, hedged sentences, vague quantities and boosters."""
    return _columns(reading.once(find_hedging), groups)


def hedging(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How much an article hedges, section by section: one row a group.

    `hedges` counts the rows of the table `hedges` in the tiers `core`, `extended` and `evidential`,
    quotations included; the tiers follow one by one. `vague_quantities` counts the rest, what leaves a
    number, a group or a rank open (`some`, `many`): that says nothing of how sure the writer is. Rates
    are per 1,000 words (more: more hedged), with exact 95 % Poisson intervals; the rate of no words is
    NaN. `hedged_sentences` counts sentences with at least one hedge; `boosters` is the counterpart. By
    voice, a cue goes with the voice of its first word and a sentence with that of most of its words.

    >>> table = hedging("Rain may come, perhaps. It will undoubtedly pass.", by="article")
    >>> table[["words", "hedges", "hedges_core", "hedged_sentences", "boosters"]].values.tolist()
    [[8, 2, 2, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    cues, used = cues_by(reading, lexicon, "hedges")
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | _columns(cues, groups), used)
