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
    return sums[:, 0] / sums[:, 1]


@pytest.mark.parametrize("size", [2, 10, 400, 3000])
def test_bootstrap_interval_of_a_mean_is_near_the_normal_one(size):
    values = np.random.default_rng(7).normal(3, 2, size)
    low, high = bootstrap(np.column_stack([values, np.ones(size)]), mean)
    assert low <= values.mean() <= high
    if size >= 400:
        half = 1.96 * values.std() / np.sqrt(size)
        assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.25 * half)


def test_bootstrap_ends_leave_a_fortieth_on_either_side():
    values = np.column_stack([np.arange(30.0), np.ones(30)])
    assert bootstrap(values, mean) == pytest.approx(tuple(np.quantile(mean(resampled_sums(values)), [0.025, 0.975])))


def test_bootstrap_is_the_same_each_time_and_for_every_order_of_calls():
    values = np.column_stack([np.arange(20.0), np.ones(20)])
    first = bootstrap(values, mean)
    resampled_sums(np.ones((33, 1)))
    assert bootstrap(values, mean) == first


def test_bootstrap_of_one_sentence_knows_no_interval():
    low, high = bootstrap(np.array([[4.0, 1.0]]), mean)
    assert np.isnan(low)
    assert np.isnan(high)


def test_bootstrap_of_equal_sentences_has_no_width():
    low, high = bootstrap(np.full((9, 2), 1.0), mean)
    assert low == high == 1.0


def test_a_rate_is_per_thousand_words():
    columns = rate_columns("cues", np.array([2]), np.array([500]))
    assert columns["cues_per_1000_words"].tolist() == [4.0]
