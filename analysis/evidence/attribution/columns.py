"""The words of a text as columns of true and false, and where a walk from word to word ends.

Each column has one place more than there are words, where nothing holds but that something ends: it stands for what is
behind the last word, and as place -1 for what is before the first.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cache

import numpy as np

from analysis.text.classes import word_classes
from analysis.words.reading import Reading
from analysis.words.splitting import is_parted


@cache
def _numbers() -> dict[str, int]:
    """A number for each class of words; 0 is for words without one."""
    return {name: number for number, name in enumerate(["", *sorted(set(word_classes().values()))])}


def _number(form: str) -> int:
    return _numbers()[word_classes().get(form, "")]


class Columns:
    """What is so of each word: its class, its form, the mark before it."""

    def __init__(self, reading: Reading):
        self.prose = reading.prose
        self._classes = self.prose.forms.column(_number, np.int64) * self.prose.classed
        self.parted = np.append(self.prose.between.column(is_parted, bool), True)
        self.capital = np.append(self.prose.capital, False)
        self._known: dict[object, np.ndarray] = {}

    def _once(self, key: object, find: Callable[[], np.ndarray]) -> np.ndarray:
        if key not in self._known:
            self._known[key] = np.append(find(), False)
        return self._known[key]

    def of_class(self, names: Iterable[str]) -> np.ndarray:
        """Whether the class of a word is one of some; empty for a word without one."""
        wanted = frozenset(names)
        table = np.array([name in wanted for name in _numbers()])
        return self._once(("class", wanted), lambda: table[self._classes])

    def word(self, words: Collection[str]) -> np.ndarray:
        """Whether a word, folded, is one of some."""
        wanted = frozenset(words)
        return self._once(("word", wanted), lambda: self.prose.forms.mask(wanted))

    def form(self, judge: Callable[[str], bool]) -> np.ndarray:
        """What a function of a module says of a word, folded."""
        return self._once(judge, lambda: self.prose.forms.column(judge, bool))

    def gap(self, judge: Callable[[str], bool]) -> np.ndarray:
        """What a function of a module says of what stands before a word."""
        return self._once(judge, lambda: self.prose.between.column(judge, bool))


def nearest_before(column: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The nearest place before each of some where a column is true; -1 where there is none."""
    places = np.flatnonzero(column[:-1])
    return np.append(-1, places)[np.searchsorted(places, at)]


def nearest_from(column: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The nearest place from each of some on where a column is true; behind the last word where there is none."""
    places = np.flatnonzero(column[:-1])
    return np.append(places, len(column) - 1)[np.searchsorted(places, at)]
