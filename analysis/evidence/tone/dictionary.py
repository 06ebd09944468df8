"""Words of a dictionary that somebody brings, counted beside ours: each once, the longest entry first."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis.lexicons.lexicon import Lexicon
from analysis.words.names import names
from analysis.words.reading import Reading


class Found(NamedTuple):
    """An entry where it stands: its first word, the one after its last, what it is worth, its category."""

    first: int
    last: int
    valence: float
    category: str


class _Entry(NamedTuple):
    words: tuple[str, ...]
    valence: float
    category: str


@lru_cache(maxsize=8)
def _entries(lexicon: Lexicon) -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """The entries by their first word, and by the start of it where that has a star; longest first."""
    whole: dict[str, list[_Entry]] = defaultdict(list)
    starts: dict[str, list[_Entry]] = defaultdict(list)
    for row in lexicon.entries:
        words = tuple(row["cue"].replace("-", " ").split())
        entry = _Entry(words, float(row["valence"] or 0), row["category"])
        (starts if words[0].endswith("*") else whole)[words[0].rstrip("*")].append(entry)
    return whole, starts


def find_entries(reading: Reading, dictionary: Lexicon, skip_names: bool = True) -> list[Found]:
    """Every entry of a dictionary in the text, in order; without words inside names, if these are to be skipped."""
    prose = reading.prose
    words, number = prose.folded, prose.word_sentence
    named = reading.once(names) & prose.capital if skip_names else np.zeros(len(words), dtype=bool)
    by_first: dict[str, list[_Entry]] = {}
    found: list[Found] = []
    for at, word in enumerate(words):
        if word not in by_first:
            by_first[word] = _beginning(word, dictionary)
        if not by_first[word] or named[at] or (found and at < found[-1].last):
            continue
        for entry in by_first[word]:
            last = at + len(entry.words)
            same = last <= len(words) and number[last - 1] == number[at]
            if same and all(map(_matches, entry.words, words[at:last])):
                found.append(Found(at, last, entry.valence, entry.category))
                break
    return found


def _beginning(word: str, dictionary: Lexicon) -> list[_Entry]:
    """The entries that can begin with a word: the longest first, and of these the one that says most of it."""
    whole, starts = _entries(dictionary)
    possible = [*whole.get(word, ())]
    for end in range(len(word), 0, -1):
        possible += starts.get(word[:end], ())
    return sorted(possible, key=lambda entry: -len(entry.words))


def _matches(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
