"""Each distinct piece of some text once: what depends on the piece alone is judged once, and is a column by place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from analysis.text.memo import Remembered


class Distinct:
    """Pieces of text, numbered in the order in which they first come.

    `pieces[ids[i]]` is the piece at place `i`. The numbers mean nothing beyond these pieces: no result rests on them.

    >>> words = Distinct(["no", "yes", "no"])
    >>> words.pieces, words.ids.tolist(), words.column(Remembered(len), int).tolist(), words.places(["no"]).tolist()
    (['no', 'yes'], [0, 1, 0], [2, 3, 2], [0, 2])
    """

    def __init__(self, pieces: Iterable[str]):
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        self.ids = np.fromiter(map(numbers.__getitem__, pieces), np.int64)
        self.pieces = list(numbers)
        numbers.default_factory = None
        self._numbers = numbers

    def renamed(self, names: Iterable[str]) -> "Distinct":
        """The same places, with another name for each of `pieces`; several may have the same."""
        new = Distinct(names)
        new.ids = new.ids[self.ids]
        return new

    def numbers(self, pieces: Iterable[str]) -> list[int]:
        """The numbers of some pieces, without those that are not there."""
        return [self._numbers[piece] for piece in pieces if piece in self._numbers]

    def places(self, pieces: Iterable[str]) -> np.ndarray:
        """Where some pieces stand, in order."""
        wanted = np.zeros(len(self.pieces), dtype=bool)
        wanted[self.numbers(pieces)] = True
        return np.flatnonzero(wanted[self.ids])

    def column(self, judge: Remembered[str, Any], kind: Any) -> np.ndarray:
        """What `judge` says of the piece at each place."""
        return np.fromiter(map(judge.__getitem__, self.pieces), kind, len(self.pieces))[self.ids]

    def spread(self, values: Sequence[Any]) -> list[Any]:
        """For each place, the value that belongs to its piece."""
        spread: list[Any] = np.array([*values, None], dtype=object)[self.ids].tolist()
        return spread
