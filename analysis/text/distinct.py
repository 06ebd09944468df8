"""Each distinct piece of some text once: what depends on the piece alone is judged once, and is a column by place."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np


class Distinct:
    """Pieces of text, numbered in the order in which they first come.

    `pieces[ids[i]]` is the piece at place `i`. The numbers mean nothing beyond these pieces: no result rests on them.

    >>> words = Distinct(["no", "yes", "no"])
    >>> words.pieces, words.ids.tolist(), words.column(len, int).tolist()
    (['no', 'yes'], [0, 1, 0], [2, 3, 2])
    """

    def __init__(self, pieces: Iterable[str]):
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        self.ids = np.fromiter(map(numbers.__getitem__, pieces), np.int32)
        self.pieces = list(numbers)
        numbers.default_factory = None
        self._numbers = numbers

    def numbers(self, pieces: Iterable[str]) -> list[int]:
        """The numbers of some pieces, without those that are not there."""
        return [self._numbers[piece] for piece in pieces if piece in self._numbers]

    def judged(self, judge: Callable[[str], Any], kind: Any) -> np.ndarray:
        """What `judge` says of each distinct piece."""
        return np.fromiter(map(judge, self.pieces), kind, len(self.pieces))

    def column(self, judge: Callable[[str], Any], kind: Any) -> np.ndarray:
        """What `judge` says of the piece at each place."""
        return self.judged(judge, kind)[self.ids]
