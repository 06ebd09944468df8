"""What the readability formulas add up, sentence by sentence."""

import numpy as np

from analysis.text.classes import word_list, words_in
from analysis.text.points import SPACE
from analysis.text.vocabulary import is_familiar, letters, syllables
from analysis.words.reading import Reading

COUNTS = ("words", "syllables", "letters", "characters", "polysyllables", "complex_words", "unfamiliar_words")
EASE_COUNTS = ("prepositions", "abstract_words", "commas", "semicolons")
_PREPOSITIONS = frozenset(("preposition",))


def find_counts(reading: Reading) -> np.ndarray:
    """One row for each of `COUNTS`, one column per sentence."""
    prose = reading.prose
    first = prose.first[:-1]
    if not len(first):
        return np.zeros((len(COUNTS), 0), dtype=np.int64)
    syllable = prose.forms.column(syllables, np.int64)
    letter = prose.written.column(letters, np.int64)
    many, unfamiliar = syllable >= 3, ~prose.forms.column(is_familiar, bool)
    named = prose.capital.copy()
    named[first] = False  # a capital at the start of a sentence tells nothing
    columns = [np.ones_like(syllable), syllable, letter, many, many & unfamiliar & ~named, unfamiliar]
    sums = [np.add.reduceat(column, first, dtype=np.int64) for column in columns]
    spaces = np.searchsorted(np.flatnonzero(prose.characters.kinds == SPACE), prose.spans)
    solid = (prose.spans - spaces) @ [-1, 1]
    return np.stack([*sums[:3], solid, *sums[3:]])


def find_ease_counts(reading: Reading) -> np.ndarray:
    """One row for each of `EASE_COUNTS`, one column per sentence; a colon counts as a semicolon."""
    prose = reading.prose
    first = prose.first[:-1]
    if not len(first):
        return np.zeros((len(EASE_COUNTS), 0), dtype=np.int64)
    words = [prose.forms.mask(words_in(_PREPOSITIONS)), prose.forms.ends(*word_list("abstract_endings"))]
    points = prose.characters.points
    places = [np.flatnonzero(np.any([points == ord(mark) for mark in kind], axis=0)) for kind in (",", ";:")]
    marks = [np.searchsorted(place, prose.spans) @ [-1, 1] for place in places]
    return np.stack([*(np.add.reduceat(column, first, dtype=np.int64) for column in words), *marks])


def unfamiliar_words(reading: Reading) -> list[list[str]]:
    """The unfamiliar words of each sentence, as they stand there."""
    prose = reading.prose
    found: list[list[str]] = [[] for _ in prose.sentences]
    for at in np.flatnonzero(~prose.forms.column(is_familiar, bool)).tolist():
        found[prose.word_sentence[at]].append(prose.words[at])
    return found


def sentence_columns(reading: Reading) -> dict[str, list[int]]:
    """The counts of each sentence."""
    return dict(zip(COUNTS, reading.once(find_counts).tolist(), strict=True))
