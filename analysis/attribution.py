"""Attribution: what the article gives to somebody, by which word, and to whom."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.intervals import rate_columns
from analysis.lexicon import Lexicon, load_lexicon
from analysis.reading import Groups, Reading, evidence, read
from analysis.sources import NOBODY, Clause, find_source

CATEGORIES = ("statement", "belief", "attitude", "intention")
TONES = ("neutral", "loaded", "evidential")


class Attribution(NamedTuple):
    """One cue: where it stands, what it says of its content, and the words that name its source."""

    start: int
    end: int
    category: str
    tone: str
    source_start: int
    source_end: int
    source_type: str
    rule: str


@cache
def _entries(lexicon: Lexicon) -> dict[str, tuple[str, str, float]]:
    return {row["cue"]: (row["category"], row["tone"], float(row["weight"])) for row in lexicon.entries}


def find_attributions(reading: Reading) -> list[Attribution]:
    """Every counted cue of an article, in order."""
    return attributions_by(reading, load_lexicon("attributions"))


def attributions_by(reading: Reading, lexicon: Lexicon) -> list[Attribution]:
    """Every cue that a lexicon counts."""
    prose, entries = reading.prose, _entries(lexicon)
    verbs = frozenset(cue for cue, (kind, _, weight) in entries.items() if kind == "statement" and weight > 0)
    found = []
    sentence = -1
    clause, before = None, NOBODY
    for at, word in enumerate(prose.folded):
        entry = entries.get(word)
        if entry is None or entry[2] < 0:
            continue
        number = int(prose.word_sentence[at])
        if number != sentence:
            sentence, before = number, NOBODY
            clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1], verbs)
        last = at + 1 if word == "according" and prose.folded[at + 1 : at + 2] == ["to"] else at
        source = find_source(clause, at, last, before)
        before = source
        found.append(Attribution(prose.starts[at], prose.ends[last], *entry[:2], *source, ""))
    return found


def summarise(reading: Reading, groups: Groups, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """The columns of `attribution`, one value a group."""
    cues = reading.once(find_attributions) if lexicon is None else attributions_by(reading, lexicon)
    groups_of = groups.of_spans([cue.start for cue in cues])

    def count(chosen: list[bool]) -> np.ndarray:
        return np.bincount(groups_of[np.array(chosen, dtype=bool)], minlength=groups.size)

    total = np.bincount(groups_of, minlength=groups.size)
    columns = rate_columns("attributions", total, groups.words)
    sentences = reading.prose.sentence_at
    held = {(int(group), sentences(cue.start)) for group, cue in zip(groups_of, cues, strict=True)}
    columns["attributed_sentences"] = np.bincount(
        np.array([group for group, _ in held], dtype=int), minlength=groups.size
    )
    for name in CATEGORIES:
        columns[f"attributions_{name}"] = count([cue.category == name for cue in cues])
    for name in TONES:
        columns[f"attributions_{name}"] = count([cue.tone == name for cue in cues])
    columns["sources_named"] = count([cue.source_type.startswith("named") for cue in cues])
    columns["sources_unnamed"] = count([cue.source_type == "unnamed" for cue in cues])
    return columns


def attribution(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How often an article attributes, one row a section (or article, voice ...)."""
    reading = read(article)
    groups = Groups(reading, by)
    columns = {"words": groups.words, "sentences": groups.sentences}
    columns |= summarise(reading, groups, lexicon)
    return groups.frame(columns, (lexicon or load_lexicon("attributions")).name)


def attributions(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every attribution of an article, one row a cue."""
    reading = read(article)
    cues = reading.once(find_attributions) if lexicon is None else attributions_by(reading, lexicon)
    columns = ["category", "tone", "source", "source_start", "source_end", "source_type", "rule"]
    rows = []
    for cue in cues:
        source = reading.article.text[cue.source_start : cue.source_end] if cue.source_start >= 0 else None
        rows.append((cue.start, cue.end, cue.category, cue.tone, source, *cue[4:]))
    return evidence(reading, rows, columns, (lexicon or load_lexicon("attributions")).name)
