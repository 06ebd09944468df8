"""Each distinct piece of some text once: what depends on the piece alone is judged once, and is a column by place."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import islice, repeat
from threading import RLock
from typing import Any

import numpy as np

from analysis.text.points import Characters

# So many pieces, and characters in them, are kept from text to text; a corpus has more, and memory must stay flat.
MOST, LONGEST = 50_000, 1_000_000
COLUMNS = 300  # kept of a table; ours are fewer, and lexicons of one's own may be many
# A piece of up to twice eight characters below U+0100 is itself two numbers. What they come to, spread out, is its
# place in a table of such pieces, in which the next one for that place drives out the one before.
_HALF, _LATIN, _PLACES = 8, 0x100, 17
_SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_BYTES = np.array([(1 << 8 * length) - 1 for length in range(_HALF + 1)], dtype=np.uint64)
Judge = Callable[[str], Any]
Key = Judge | frozenset[str] | tuple[str, ...]


class Table:
    """Pieces of text, numbered in the order in which they first come, each with columns of what is said of it.

    A piece is judged once, in whatever text it stands. No result rests on the numbers.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.characters = 0
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._low, self._high = np.zeros((2, 0), dtype=np.uint64)  # made when stretches are first asked for
        self._numbered = np.zeros(0, dtype=np.int64)  # 0: none yet, else one more than the number
        self._columns: dict[Key, tuple[np.ndarray, int]] = {}
        self._others: dict[Judge, Table] = {}
        self._newest: tuple[int, int, frozenset[str]] = (0, 0, frozenset())
        self._lock = RLock()

    def numbers(self, pieces: Iterable[str]) -> np.ndarray:
        """The number of each of some pieces; those not yet seen get the next ones."""
        with self._lock:
            found = np.fromiter(map(self._numbers.__getitem__, pieces), np.int64)
            new = len(self._numbers) - len(self.pieces)
            self.pieces += [*islice(reversed(self._numbers), new)][::-1]
            self.characters += sum(map(len, self.pieces[len(self.pieces) - new :]))
            return found

    def stretches(self, text: str, points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """The number of each of some stretches of a text, in order; most are told by their bytes, and never cut out."""
        length = end - start
        latin = points.astype(np.uint8).tobytes() + bytes(2 * _HALF)
        eight = np.ndarray(len(points) + _HALF, "<u8", latin, strides=(1,))
        low = eight[start] & _BYTES.take(length, mode="clip")
        high = eight[start + _HALF] & _BYTES.take(length - _HALF, mode="clip")
        odd = np.flatnonzero((points >= _LATIN) | (points == 0))
        short, owner = length <= 2 * _HALF, np.searchsorted(end, odd, side="right")
        short[owner[np.append(start, len(points))[owner] <= odd]] = False
        place = ((low * _SPREAD[0] ^ high * _SPREAD[1]) >> np.uint64(64 - _PLACES)).view(np.int64)
        with self._lock:
            if not len(self._numbered):
                self._low, self._high = np.zeros((2, 1 << _PLACES), dtype=np.uint64)
                self._numbered = np.zeros(1 << _PLACES, dtype=np.int64)
            found: np.ndarray = self._numbered.take(place) - 1
            same = short & (self._low.take(place) == low) & (self._high.take(place) == high)
            new = np.flatnonzero(~same | (found < 0))
            cut = zip(start[new].tolist(), end[new].tolist(), strict=True)
            found[new] = self.numbers([text[first:last] for first, last in cut])
            new = new[short[new]]
            at = place[new]
            self._low[at], self._high[at], self._numbered[at] = low[new], high[new], found[new] + 1
        return found

    def known(self, pieces: Iterable[str]) -> list[int]:
        """The numbers of some pieces, without those that have none."""
        return [self._numbers[piece] for piece in pieces if piece in self._numbers]

    def column(self, judge: Judge, kind: Any) -> np.ndarray:
        """What a judge says of each piece, by its number; a function of the module's own, as it is remembered."""
        return self._extended(judge, lambda pieces: list(map(judge, pieces)), kind)

    def among(self, words: frozenset[str]) -> np.ndarray:
        """Whether each piece is one of some words, by its number; a list or a lexicon, as it is remembered."""

        def judge(pieces: list[str]) -> Any:
            found, first = np.zeros(len(pieces), dtype=bool), len(self.pieces) - len(pieces)
            found[[self._numbers[piece] - first for piece in words & self._from(first)]] = True
            return found

        return self._extended(words, judge, bool)

    def ends(self, endings: tuple[str, ...]) -> np.ndarray:
        """Whether each piece ends in one of some endings, by its number."""
        return self._extended(endings, lambda pieces: list(map(str.endswith, pieces, repeat(endings))), bool)

    def _from(self, first: int) -> frozenset[str]:
        """The pieces from a number on: mostly the same for one list after the other."""
        if self._newest[:2] != (first, len(self.pieces)):
            self._newest = first, len(self.pieces), frozenset(self.pieces[first:])
        return self._newest[2]

    def few(self, pieces: Iterable[str]) -> np.ndarray:
        """The same, of so few words that each is looked up."""
        wanted = np.zeros(len(self.pieces), dtype=bool)
        wanted[self.known(pieces)] = True
        return wanted

    def other(self, rename: Judge) -> tuple["Table", np.ndarray]:
        """The table of the pieces under another name each, and the number there of each piece here."""
        with self._lock:
            other = self._others.setdefault(rename, Table())
        return other, self._extended(rename, lambda pieces: other.numbers(map(rename, pieces)), np.int64)

    def _extended(self, key: Key, judge: Callable[[list[str]], Any], kind: Any) -> np.ndarray:
        with self._lock:
            size = len(self.pieces)
            column, judged = self._columns.get(key) or (np.zeros(0, dtype=kind), 0)
            if judged < size:
                if len(column) < size:  # twice as long, so that growing stays cheap
                    column, old = np.zeros(2 * size, dtype=kind), column
                    column[:judged] = old[:judged]
                column[judged:size] = judge(self.pieces[judged:])
                if len(self._columns) >= COLUMNS:
                    self._columns.clear()
                self._columns[key] = column, size
            return column[:size]


_KEPT: dict[str, Table] = {}


def kept(name: str) -> Table:
    """The table of that name, which goes on from text to text; a new one when it has grown large."""
    table = _KEPT.get(name)
    if table is None or len(table.pieces) > MOST or table.characters > LONGEST:
        table = _KEPT[name] = Table()
    return table


class Distinct:
    """The pieces of some text, place by place, as numbers of a table.

    >>> words = Distinct(["no", "yes", "no"])
    >>> words.ids.tolist(), words.column(len, int).tolist(), words.places(["no"]).tolist()
    ([0, 1, 0], [2, 3, 2], [0, 2])
    """

    def __init__(self, pieces: Iterable[str], table: Table | None = None):
        self.table = Table() if table is None else table
        self.ids = self.table.numbers(pieces)

    @property
    def pieces(self) -> list[str]:
        """The pieces of the table by their number; with a table of its own, those that come here."""
        return self.table.pieces

    @classmethod
    def stretches(cls, whole: Characters, start: np.ndarray, end: np.ndarray, table: Table) -> "Distinct":
        """Some stretches of a text, in order, as numbers of a table."""
        return cls((), table)._with(table.stretches(whole.text, whole.points, start, end))

    def renamed(self, rename: Judge) -> "Distinct":
        """The same places, with another name for each piece; several may have the same."""
        table, numbers = self.table.other(rename)
        return Distinct((), table)._with(numbers[self.ids])

    def at(self, places: np.ndarray) -> "Distinct":
        """Some of the places alone."""
        return Distinct((), self.table)._with(self.ids[places])

    def _with(self, ids: np.ndarray) -> "Distinct":
        self.ids = ids
        return self

    def mask(self, pieces: Collection[str]) -> np.ndarray:
        """Whether one of some pieces stands at each place; what is said of a frozenset is remembered."""
        wanted = self.table.among(pieces) if isinstance(pieces, frozenset) else self.table.few(pieces)
        found: np.ndarray = wanted.take(self.ids)
        return found

    def places(self, pieces: Collection[str]) -> np.ndarray:
        """Where some pieces stand, in order."""
        return np.flatnonzero(self.mask(pieces))

    def ends(self, *endings: str) -> np.ndarray:
        """Whether the piece at each place ends in one of some endings."""
        found: np.ndarray = self.table.ends(endings).take(self.ids)
        return found

    def column(self, judge: Judge, kind: Any) -> np.ndarray:
        """What `judge` says of the piece at each place."""
        found: np.ndarray = self.table.column(judge, kind).take(self.ids)
        return found

    def spread(self, judge: Judge) -> list[Any]:
        """The same as a list, of anything."""
        listed: list[Any] = self.column(judge, object).tolist()
        return listed
