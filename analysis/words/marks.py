"""What may be a quotation mark, and whether it opens or closes by what stands on either side of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from analysis.text.characters import DOUBLE_MARKS, SINGLE_MARKS
from analysis.text.points import DOUBLE, SINGLE, SPACE, is_any
from analysis.words.reading import Reading

# What a mark opens after, and closes before, beside space.
_OPENS_AFTER, _CLOSES_BEFORE = "=([{—–-/“‘\"'«„:>*_", ")]},.;:!?—–-/”’\"'»…<*_"
_LOOSE_AFTER = ",.!?…’'"  # between two spaces it closes after these, and never opens
_TYPED_TWICE = "`'‘’"  # for a double mark


class Mark(NamedTuple):
    """A mark where it stands, and whether it may open and close a quotation by its place."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


class _Marks(NamedTuple):
    """The marks in columns; the paragraph of each too."""

    start: np.ndarray
    end: np.ndarray
    opens: np.ndarray
    closes: np.ndarray
    paragraph: np.ndarray


def all_marks(reading: Reading) -> list[Mark]:
    """Every mark in the paragraphs, in order."""
    marks = reading.once(_find_marks)
    return _listed(reading.text, marks, np.arange(len(marks.start)))


def marks_by_paragraph(reading: Reading) -> Iterator[tuple[int, list[Mark]]]:
    """Each paragraph that has marks, with these; without single ones that neither open nor close, as in `isn’t`."""
    marks = reading.once(_find_marks)
    single = reading.prose.characters.kinds[marks.start] == SINGLE
    telling = np.flatnonzero(marks.opens | marks.closes | ~single | (marks.end - marks.start > 1))
    listed = iter(_listed(reading.text, marks, telling))
    for number, own in groupby(marks.paragraph[telling].tolist()):
        yield number, [next(listed) for _ in own]


def _listed(text: str, marks: _Marks, chosen: np.ndarray) -> list[Mark]:
    start, end, opens, closes = (column[chosen].tolist() for column in marks[:4])
    return list(map(Mark, start, end, map(text.__getitem__, map(slice, start, end)), opens, closes))


def _find_marks(reading: Reading) -> _Marks:
    prose, (_, points, kinds) = reading.prose, reading.prose.characters
    paragraphs = np.array(prose.paragraphs, dtype=np.int64).reshape(-1, 2)
    at = np.flatnonzero((kinds == SINGLE) | (kinds == DOUBLE))
    at = at[is_any(points[at], DOUBLE_MARKS + SINGLE_MARKS)]
    number = np.searchsorted(paragraphs[:, 0], at, side="right") - 1
    at = at[at < np.append(paragraphs[:, 1], 0)[number]]  # before the first paragraph there is none
    second = _seconds(points, at)
    at = np.setdiff1d(at, second, assume_unique=True)
    end, number = at + 1 + np.isin(at + 1, second), np.searchsorted(paragraphs[:, 0], at, side="right") - 1
    low, high = paragraphs[number].T
    beyond = np.minimum(end, len(points) - 1)
    space_before, space_after = (at == low) | (kinds[at - 1] == SPACE), (end == high) | (kinds[beyond] == SPACE)
    opens = (space_before | is_any(points[at - 1], _OPENS_AFTER)) & ~space_after
    closes = (space_after | is_any(points[beyond], _CLOSES_BEFORE)) & ~space_before
    loose = space_before & space_after & (at > low)  # `‘Not now,’ “ she said`: typed the wrong way round
    closes |= loose & is_any(points.take(at - 2, mode="clip"), _LOOSE_AFTER)
    return _Marks(at, end, opens, closes, number)


def _seconds(points: np.ndarray, at: np.ndarray) -> list[int]:
    """Of marks typed twice for a double one, the second."""
    twice = (np.diff(at) == 1) & (np.diff(points[at]) == 0) & is_any(points[at[:-1]], _TYPED_TWICE)
    found: list[int] = []
    for first in at[:-1][twice].tolist():
        if not found or found[-1] != first:
            found.append(first + 1)
    return found
