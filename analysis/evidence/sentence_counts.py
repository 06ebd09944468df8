"""What the readability formulas add up, sentence by sentence."""

from typing import Any

import numpy as np

from analysis.text.vocabulary import JUDGED, MOST
from analysis.words.reading import Reading

COUNTS = ("words", "syllables", "letters", "characters", "polysyllables", "complex_words", "unfamiliar_words")


def find_counts(reading: Reading) -> np.ndarray:
    """One row a sentence: the `COUNTS` in order."""
    prose = reading.prose
    first = np.array(prose.first_word[:-1], dtype=np.int64)
    if not len(first):
        return np.zeros((0, len(COUNTS)), dtype=np.int64)
    judged = np.array(JUDGED.of(prose.words), dtype=np.int64)
    syllables = judged & MOST
    many = syllables >= 3
    unfamiliar = judged >> 48 & 1
    named = judged >> 49 == 1
    named[first] = False  # a capital at the start of a sentence tells nothing
    complex_words = many & (unfamiliar == 1) & ~named
    columns = [np.ones_like(judged), syllables, judged >> 24 & MOST, many, complex_words, unfamiliar]
    sums = np.add.reduceat(np.stack(columns), first, axis=1)
    text = prose.text
    characters = [len("".join(text[start:end].split())) for start, end in prose.sentences]
    return np.column_stack([*sums[:3], characters, *sums[3:]])


def sentence_columns(reading: Reading) -> dict[str, Any]:
    """The counts of each sentence."""
    return dict(zip(COUNTS, reading.once(find_counts).T.tolist(), strict=True))
