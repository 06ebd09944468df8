"""Where words begin and end, in all paragraphs at once."""

from collections.abc import Sequence

import numpy as np

from analysis.text.points import IN_WORD, SINGLE, Characters, is_any


def words_of(whole: Characters, paragraphs: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Where each match of `WORD` in the paragraphs begins and ends."""
    _, points, kinds = whole
    edges = np.diff(np.array(paragraphs, dtype=np.int64).ravel(), prepend=0, append=len(kinds))
    inside = (kinds == IN_WORD) & np.repeat(np.arange(len(edges)) % 2 == 1, edges)
    marks = np.flatnonzero(kinds[1:-1] == SINGLE) + 1
    inside[marks] = is_any(points[marks], "'’") & inside[marks - 1] & inside[marks + 1]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    return edges[::2], edges[1::2]
