"""What the readability formulas add up, sentence by sentence."""

import numpy as np

from analysis.text.points import SPACE, character_kinds
from analysis.text.vocabulary import is_familiar, letters, syllables
from analysis.words.reading import Reading

COUNTS = ("words", "syllables", "letters", "characters", "polysyllables", "complex_words", "unfamiliar_words")


def find_counts(reading: Reading) -> np.ndarray:
    """One row for each of `COUNTS`, one column a sentence."""
    prose = reading.prose
    first = prose.first[:-1]
    if not len(first):
        return np.zeros((len(COUNTS), 0), dtype=np.int64)
    written = prose.written
    syllable = written.column(syllables, np.int64)
    letter = written.column(letters, np.int64)
    many, unfamiliar = syllable >= 3, ~written.column(is_familiar, bool)
    named = prose.capital.copy()
    named[first] = False  # a capital at the start of a sentence tells nothing
    columns = [np.ones_like(syllable), syllable, letter, many, many & unfamiliar & ~named, unfamiliar]
    sums = [np.add.reduceat(column, first, dtype=np.int64) for column in columns]
    solid = np.append(0, np.cumsum(character_kinds(prose.text) != SPACE))
    starts, ends = prose.spans.T
    return np.stack([*sums[:3], solid[ends] - solid[starts], *sums[3:]])


def sentence_columns(reading: Reading) -> dict[str, list[int]]:
    """The counts of each sentence."""
    return dict(zip(COUNTS, reading.once(find_counts).tolist(), strict=True))
