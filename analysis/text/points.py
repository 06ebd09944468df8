"""Text as an array: the number of each character, and what kind of character it is."""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.text.characters import DOUBLE_MARKS, SINGLE_MARKS, code_points, spelt

OTHER, IN_WORD, SPACE, SINGLE, DOUBLE, SURROGATE = range(6)
_PLANE = 0x10000  # most texts hold characters below this alone
_BLANKED = DOUBLE_MARKS + "‹›"


@cache
def _marked(marks: str) -> np.ndarray:
    table = np.zeros(_PLANE + 1, dtype=bool)
    table[code_points(marks)] = True
    return table


def is_any(points: np.ndarray, marks: str) -> np.ndarray:
    """Whether each character is one of some marks, none of which is beyond U+FFFF.

    >>> is_any(code_points("a?b!"), "?!").tolist()
    [False, True, False, True]
    """
    return _marked(marks).take(points, mode="clip")


class Characters(NamedTuple):
    """A text, the number of each of its characters, and what kind it is of."""

    text: str
    points: np.ndarray
    kinds: np.ndarray


def characters(text: str) -> Characters:
    r"""The characters of a text: of a word (`\w`), white space, a single or a double quotation mark, a surrogate.

    >>> characters("a ’“.").kinds.tolist() == [IN_WORD, SPACE, SINGLE, DOUBLE, OTHER]
    True
    """
    points = code_points(text)
    return Characters(text, points, _kinds(_PLANE if points.max(initial=0) < _PLANE else 0x110000)[points])


def pieces_of(whole: Characters) -> tuple[np.ndarray, np.ndarray]:
    """Where each stretch without white space begins and ends.

    >>> [places.tolist() for places in pieces_of(characters("a  bc "))]
    [[0, 3], [1, 5]]
    """
    edges = np.flatnonzero(np.diff(whole.kinds != SPACE, prepend=False, append=False))
    return edges[::2], edges[1::2]


@cache
def _kinds(size: int) -> np.ndarray:
    kinds = np.zeros(size, dtype=np.uint8)
    everything = spelt(np.arange(size, dtype=np.uint32))
    for pattern, kind in (
        (r"\w+", IN_WORD),
        (r"\s+", SPACE),
        (f"[{SINGLE_MARKS}]", SINGLE),
        (f"[{_BLANKED}]", DOUBLE),
        ("[\ud800-\udfff]+", SURROGATE),
    ):
        for match in re.finditer(pattern, everything):
            kinds[match.start() : match.end()] = kind
    return kinds
