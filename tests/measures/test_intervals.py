"""Intervals: the published values of Garwood's limits, and a bootstrap that behaves like one."""

import numpy as np
import pytest

from analysis.measures.intervals import bootstrap, poisson_interval, rate_columns, resampled_sums

# Exact 95 % limits for a Poisson mean, as tabulated by Garwood (1936) and in every later table.
TABULATED = {
    0: (0.0, 3.689),
    1: (0.025, 5.572),
    5: (1.623, 11.668),
    10: (4.795, 18.390),
    50: (37.111, 65.919),
}


@pytest.mark.parametrize(("count", "limits"), TABULATED.items())
def test_poisson_limits_are_the_tabulated_ones(count, limits):
    low, high = poisson_interval(count)
    assert (round(float(low), 3), round(float(high), 3)) == pytest.approx(limits, abs=0.002)


def test_poisson_limits_contain_the_count_and_grow():
    counts = np.arange(2000)
    low, high = poisson_interval(counts)
    assert (low <= counts).all()
    assert (counts < high).all()
    assert (np.diff(low) > 0).all()
    assert (np.diff(high) > 0).all()


def test_rates_are_counts_over_words():
    columns = rate_columns("hedges", [3, 0, 0], [600, 50, 0])
    assert columns["hedges_per_1000_words"][:2].tolist() == [5.0, 0.0]
    assert np.isnan(columns["hedges_per_1000_words"][2])
    assert np.isnan(columns["hedges_per_1000_words_high"][2])
    assert columns["hedges_per_1000_words_low"][1] == 0.0
    assert columns["hedges_per_1000_words_high"][1] == pytest.approx(3.689 * 20, abs=0.01)


def mean(sums):
    return sums[0] / sums[1]


def interval(values):
    """The interval of the mean of one group of sentences."""
    values = np.asarray(values, dtype=float)
    rows = np.stack([values, np.ones(len(values))])
    low, high = bootstrap(rows, np.arange(len(values)), np.array([0, len(values)]), mean)
    return low.item(), high.item()


@pytest.mark.parametrize("size", [2, 10, 400, 3000])
def test_bootstrap_interval_of_a_mean_is_near_the_normal_one(size):
    values = np.random.default_rng(7).normal(3, 2, size)
    low, high = interval(values)
    assert low <= values.mean() <= high
    if size >= 400:
        half = 1.96 * values.std() / np.sqrt(size)
        assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.25 * half)


def test_bootstrap_ends_leave_a_fortieth_on_either_side():
    drawn = mean(resampled_sums(np.stack([np.arange(30.0), np.ones(30)])))
    assert interval(range(30)) == pytest.approx(tuple(np.quantile(drawn, [0.025, 0.975])))


def test_bootstrap_is_the_same_each_time_and_for_every_order_of_calls():
    first = interval(range(20))
    interval(np.ones(33))
    assert interval(range(20)) == first


def test_groups_measured_together_have_the_intervals_that_each_has_alone():
    groups = [np.arange(size) % 7 for size in (12, 1, 5, 0, 12, 700)] * 20  # more than are held together
    values = np.concatenate(groups).astype(float)
    order = np.random.default_rng(3).permutation(len(values))
    back = np.argsort(order)
    cuts = np.append(0, np.cumsum([len(group) for group in groups]))
    low, high = bootstrap(np.stack([values, np.ones(len(values))])[:, order], back, cuts, mean)
    np.testing.assert_array_equal(np.column_stack([low, high]), [interval(group) for group in groups])


def test_bootstrap_of_one_sentence_knows_no_interval():
    assert np.isnan(interval([4.0])).all()


def test_bootstrap_of_equal_sentences_has_no_width():
    assert interval(np.ones(9)) == (1.0, 1.0)


def test_a_rate_is_per_thousand_words():
    columns = rate_columns("cues", np.array([2]), np.array([500]))
    assert columns["cues_per_1000_words"].tolist() == [4.0]
