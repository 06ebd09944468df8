"""What a function says of a word, asked once for each distinct word: most words of an article have been seen before."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

# So many distinct words are remembered; a corpus has more, and memory must stay flat.
MOST = 50_000
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Remembered(dict[K, T]):
    """The answers of `judge`; looked up at half the price of a cache from the standard library.

    >>> length = Remembered(len)
    >>> length["word"], length.of(["a", "word"])
    (4, [1, 4])
    """

    def __init__(self, judge: Callable[[K], T], most: int = MOST):
        super().__init__()
        self._judge, self._most = judge, most

    def __missing__(self, piece: K) -> T:
        judged = self._judge(piece)
        if len(self) >= self._most:
            self.clear()
        self[piece] = judged
        return judged

    def of(self, pieces: Iterable[K]) -> list[T]:
        """The answer for each of some pieces of text."""
        return list(map(self.__getitem__, pieces))
