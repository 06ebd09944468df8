"""What agreement is: overlaps, F1, correlations, and the interval of a figure. One of each, for every set and fit."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.intervals import LEVEL

DRAWS, SEED = 1000, 20260101  # of every bootstrap
Span = tuple[int, int]
Units = NDArray[Any]  # one row a unit (an article, a sentence), one column an amount
Figure = Callable[[Units], float]


class Result(NamedTuple):
    """A measure held against people: the unit, what was counted in each, and how the figure comes from that."""

    measure: str
    unit: str
    units: Units
    figure: Figure

    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the figure: a bootstrap over the units, the same every time."""
        generator = np.random.default_rng(SEED)
        size = len(self.units)
        drawn = [self.figure(self.units[generator.integers(0, size, size)]) for _ in range(DRAWS)]
        tail = 100 * (1 - LEVEL) / 2
        low, high = np.percentile(drawn, [tail, 100 - tail])
        return float(low), float(high)


def overlap(span: Span, others: Iterable[Span]) -> int:
    """How many characters a span shares with others.

    >>> overlap((0, 10), [(8, 12), (20, 30)])
    2
    """
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)


def spans_of(table: pd.DataFrame) -> list[Span]:
    """The place of each row of a table of evidence."""
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def matches(said: list[Span], marked: list[list[Span]]) -> tuple[int, int, int, int]:
    """Right ones of what was said, all that was said, found ones of what was marked, all that was marked.

    What is marked may be in several pieces. Overlapping by a character is enough.

    >>> matches([(0, 4), (9, 12)], [[(3, 5), (20, 22)], [(30, 31)]])
    (1, 2, 1, 2)
    """
    pieces = [span for each in marked for span in each]
    right = sum(overlap(span, pieces) > 0 for span in said)
    return right, len(said), found_in(marked, [said]), len(marked)


def found_in(some: list[list[Span]], others: list[list[Span]]) -> int:
    """How many of some marks, each in one or more pieces, overlap one of the others.

    >>> found_in([[(0, 2), (6, 9)], [(3, 5)]], [[(7, 8)]])
    1
    """
    pieces = [span for each in others for span in each]
    return sum(any(overlap(piece, pieces) for piece in each) for each in some)


def f1(right: float, said: float, found: float, marked: float) -> float:
    """The harmonic mean of precision (right / said) and recall (found / marked); 0 where nothing agrees.

    >>> f1(1, 2, 1, 1)
    0.6666666666666666
    """
    precision, recall = right / said if said else 0.0, found / marked if marked else 0.0
    return float(2 * precision * recall / (precision + recall)) if precision + recall else 0.0


def summed_f1(units: Units) -> float:
    """F1 over all units, whose columns are those of `matches`."""
    right, said, found, marked = units.sum(axis=0)
    return f1(right, said, found, marked)


def both_f1(units: Units) -> float:
    """F1 of the class 1, from a column that is true and one that was said."""
    truth, said = units[:, 0] > 0, units[:, 1] > 0
    both = int(np.sum(truth & said))
    return f1(both, int(np.sum(said)), both, int(np.sum(truth)))


def macro_f1(units: Units) -> float:
    """The mean F1 of the classes 0 and 1, from a column that is true and one that was said."""
    return (both_f1(units) + both_f1(1 - units)) / 2


def share(units: Units) -> float:
    """The first column over the second, both summed."""
    return float(units[:, 0].sum() / units[:, 1].sum())


def pearson(units: Units) -> float:
    """Pearson's r of two columns; NaN for fewer than three units, 0 where one column does not vary."""
    if len(units) < 3:
        return float("nan")
    if not units.std(axis=0).all():
        return 0.0
    return float(np.corrcoef(units[:, 0], units[:, 1])[0, 1])


def absolute_pearson(units: Units) -> float:
    """Pearson's r without its sign, for measures of which some count ease and some difficulty."""
    return abs(pearson(units))


def columns(*each: Any) -> Units:
    """Units from columns."""
    return np.column_stack([np.asarray(column, dtype=float) for column in each])
