"""The words of a text as columns of true and false, and where a walk from word to word ends.

A column has one place more than there are words. Nothing is so there but that something ends: it stands for what is
behind the last word, and as place -1 for what is before the first.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.text.classes import word_classes, word_list
from analysis.text.distinct import Distinct, Table
from analysis.words.quotation_marks import quotation_spans
from analysis.words.reading import Reading
from analysis.words.splitting import is_parted

Mask: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.int64]
T = TypeVar("T", bound=NDArray[Any])


@cache
def _bits() -> dict[str, int]:
    """A bit for each class of words, the lowest for words without one, so that several are asked for at once."""
    return {name: 1 << number for number, name in enumerate(["", *sorted(set(word_classes().values()))])}


@cache
def _all_bits(names: tuple[str, ...]) -> int:
    return sum(_bits()[name] for name in names)


def _bit(form: str) -> int:
    return _bits()[word_classes().get(form, "")]


class Columns(dict[Any, memoryview]):
    """What is so of each word: its class, its form, what stands before it, where its clause begins and ends.

    `columns[find][at]` looks up for one word what the function `find` makes of these columns; `columns[find, more]` if
    it is to be told more.
    """

    def __init__(self, reading: Reading):
        super().__init__()
        self.prose = prose = reading.prose
        self.size = len(prose.words)
        classes = np.where(prose.classed, prose.forms.column(_bit, np.int32), _bits()[""])
        self._classes = np.append(classes, 0).astype(np.int32)
        self._known: dict[object, Any] = {}
        low, high = _bounds(reading)
        self.begins: Mask = np.append(low == np.arange(self.size), True)
        self.ends: Mask = np.append(high == np.arange(self.size) + 1, True)
        # The first word of each word's clause, and the one after its last.
        self.low, self.high = low.data, high.data
        self.parted: Mask = np.append(prose.between.column(is_parted, bool), True)
        self.capital: Mask = np.append(prose.capital, False)
        self.capital |= self._ends_name()

    def _ends_name(self) -> Mask:
        """Whether a word in small letters ends a name: `Kim Jong-un`."""
        large = self.left(self.capital)
        return self.listed(word_list("name_endings")) & self.between("-") & large & self.left(large)

    def _once(self, key: object, pieces: Distinct, find: Callable[[Table], Mask]) -> Mask:
        if key not in self._known:
            found = np.empty(self.size + 1, dtype=bool)
            find(pieces.table).take(pieces.ids, out=found[:-1])
            found[-1] = False
            self._known[key] = found
        known: Mask = self._known[key]
        return known

    def of_class(self, *names: str) -> Mask:
        """Whether the class of a word is one of some; empty for a word without one."""
        if names not in self._known:
            self._known[names] = self._classes & _all_bits(names) != 0
        found: Mask = self._known[names]
        return found

    def word(self, *words: str) -> Mask:
        """Whether a word, folded, is one of a few."""
        return self._once(("word", words), self.prose.forms, lambda table: table.few(words))

    def listed(self, words: frozenset[str]) -> Mask:
        """Whether a word, folded, stands in a list or a lexicon, which is remembered."""
        return self._once(words, self.prose.forms, lambda table: table.among(words))

    def written(self, judge: Callable[[str], bool]) -> Mask:
        """What a function of a module says of a word as it is written."""
        return self._once(("written", judge), self.prose.written, lambda table: table.column(judge, bool))

    def form(self, judge: Callable[[str], bool]) -> Mask:
        """What a function of a module says of a word, folded."""
        return self._once(("form", judge), self.prose.forms, lambda table: table.column(judge, bool))

    def named(self, words: frozenset[str]) -> Mask:
        """Whether a word, folded and without a possessive ending, stands in a list."""
        return self._once(("named", words), self.prose.stems, lambda table: table.among(words))

    def ending(self, *endings: str) -> Mask:
        """Whether a word, folded, ends in one of some endings."""
        return self._once(("ending", endings), self.prose.forms, lambda table: table.ends(endings))

    def named_ending(self, *endings: str) -> Mask:
        """The same without a possessive ending."""
        return self._once(("named ending", endings), self.prose.stems, lambda table: table.ends(endings))

    def stem(self, judge: Callable[[str], bool]) -> Mask:
        """What a function of a module says of a word, folded, without a possessive ending."""
        return self._once(("stem", judge), self.prose.stems, lambda table: table.column(judge, bool))

    def gap(self, judge: Callable[[str], bool]) -> Mask:
        """What a function of a module says of what stands before a word."""
        return self._once(("gap", judge), self.prose.between, lambda table: table.column(judge, bool))

    def between(self, gap: str) -> Mask:
        """Whether just this stands before a word."""
        return self._once(("between", gap), self.prose.between, lambda table: table.few([gap]))

    def left(self, column: Mask) -> Mask:
        """Whether something is so of the word before, in the same clause."""
        found = np.empty(len(column), dtype=bool)
        found[0] = False
        np.greater(column[:-1], self.begins[1:], out=found[1:])
        return found

    def right(self, column: Mask) -> Mask:
        """Whether something is so of the word after, in the same clause."""
        found = np.empty(len(column), dtype=bool)
        found[-1] = False
        np.greater(column[1:], self.ends[:-1], out=found[:-1])
        return found

    def made(self, find: Callable[..., T], *asked: object) -> T:
        """What a function makes of these columns, worked out once."""
        key = find, asked
        if key not in self._known:
            self._known[key] = find(self, *asked)
        found: T = self._known[key]
        return found

    def __missing__(self, key: Any) -> memoryview:
        find, *asked = key if isinstance(key, tuple) else (key,)
        self[key] = self.made(find, *asked).data
        return self[key]


def _bounds(reading: Reading) -> tuple[Places, Places]:
    """The first word of each word's clause, and the one after its last.

    A clause is a sentence; a quotation that opens it is no part of it, as no source stands in there.
    """
    prose, sentence = reading.prose, reading.prose.word_sentence
    first, last = prose.first[:-1], prose.first[1:]
    (opens, closes), begins = reading.once(quotation_spans), prose.start[first]
    ends = np.append(0, closes)[np.searchsorted(opens, begins, side="right")]
    quoted = ends > begins  # the first word stands in a quotation
    behind = prose.words_at(ends)
    low = np.where(quoted[sentence] & (ends[sentence] <= prose.start), behind[sentence], first[sentence])
    return low, last[sentence]


def previous(column: Mask) -> Places:
    """For each place the nearest one before it where something is so; -1 where there is none."""
    at = _bounded(column)
    return at[:-1].repeat(at[1:] - at[:-1])


def following(column: Mask) -> Places:
    """For each place the nearest one from it on where something is so; behind the last word where there is none."""
    at = _bounded(column)
    return at[1:].repeat(at[1:] - at[:-1])


def next_of(words: Columns, *names: str) -> Places:
    """For each place the nearest from it on that is of one of some classes."""
    return following(words.of_class(*names))


def next_but(words: Columns, *names: str) -> Places:
    """For each place the nearest from it on that is of none of some classes."""
    return following(~words.of_class(*names))


def last_of(words: Columns, *names: str) -> Places:
    """For each place the nearest before it that is of one of some classes."""
    return previous(words.of_class(*names))


def last_but(words: Columns, *names: str) -> Places:
    """For each place the nearest before it that is of none of some classes."""
    return previous(~words.of_class(*names))


def last_mark(words: Columns) -> Places:
    """For each place the nearest word before it that a mark parts from the one before."""
    return previous(words.parted)


def _bounded(column: Mask) -> Places:
    """The places where something is so, between -1 and the last place of all."""
    (places,) = column.nonzero()
    found = np.empty(len(places) + 2, dtype=np.int64)
    found[0], found[1:-1], found[-1] = -1, places, len(column) - 1
    return found


def is_irregular(words: Columns) -> Mask:
    """Whether a word is a past tense without -ed: `spoke`, `won`."""
    return words.listed(word_list("past")) | words.listed(word_list("spoke"))


def has_quotation(gap: str) -> bool:
    """Whether a double quotation mark stands between two words."""
    return '"' in gap
