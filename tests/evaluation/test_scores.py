"""What agreement is, on counts of which every answer is known."""

import numpy as np
import pytest

from evaluation.scores import Result, both_f1, f1, macro_f1, matches, pearson, share, summed_f1

UNITS = np.array([(1, 1), (1, 0), (0, 1), (0, 0), (0, 0)], dtype=float)


@pytest.mark.parametrize(
    ("counts", "figure"),
    [((2, 4, 3, 3), 2 / 3), ((0, 0, 0, 5), 0), ((0, 5, 0, 0), 0), ((0, 0, 0, 0), 0), ((0.5, 1, 0.5, 1), 0.5)],
)
def test_f1(counts, figure):
    assert f1(*counts) == pytest.approx(figure)


def test_f1_of_classes():
    assert both_f1(UNITS) == 0.5
    assert macro_f1(UNITS) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_summed_f1_weighs_units_by_their_size():
    assert summed_f1(np.array([(1, 1, 1, 1), (0, 3, 0, 3)])) == 0.25


def test_a_mark_in_pieces_is_found_by_any_of_them_and_makes_each_right():
    assert matches([(0, 2), (8, 9), (20, 25)], [[(1, 3), (8, 12)]]) == (2, 3, 1, 1)
    assert matches([(0, 2)], [[(2, 4)]]) == (0, 1, 0, 1)


def test_pearson_of_what_does_not_vary_or_is_too_little():
    assert pearson(np.array([(1, 2), (1, 3), (1, 4)], dtype=float)) == 0
    assert np.isnan(pearson(np.array([(1, 2), (2, 3)], dtype=float)))


def test_an_interval_holds_its_figure_and_comes_out_the_same_again():
    units = np.array([(number % 2, 1) for number in range(100)], dtype=float)
    result = Result("half, share", "units", units, share)
    low, high = result.interval()
    assert low < share(units) == 0.5 < high
    assert high - low == pytest.approx(2 * 1.96 * 0.05, rel=0.1)
    assert result.interval() == (low, high)
