"""Intervals: published values of their limits, what makes them wider, and what leaves them out."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from analysis import profile
from analysis.measures.intervals import (
    SENTENCES,
    STRETCH,
    balance_columns,
    count_interval,
    rate_columns,
    score_intervals,
    sentence_spreads,
    share_columns,
    t_quantile,
)

# Exact 95 % limits for a Poisson mean, as tabulated by Garwood (1936) and in every later table.
TABULATED = {
    0: (0.0, 3.689),
    1: (0.025, 5.572),
    5: (1.623, 11.668),
    10: (4.795, 18.390),
    50: (37.111, 65.919),
}


@pytest.mark.parametrize(("count", "limits"), TABULATED.items())
def test_limits_of_a_count_are_near_the_tabulated_ones(count, limits):
    low, high = count_interval(count)
    assert (float(low), float(high)) == pytest.approx(limits, abs=0.05)


def test_limits_of_a_count_contain_it_and_grow():
    counts = np.arange(2000)
    low, high = count_interval(counts)
    assert (low <= counts).all()
    assert (counts < high).all()
    assert (np.diff(low) > 0).all()
    assert (np.diff(high) > 0).all()


def test_a_count_that_varies_more_has_wider_limits():
    counts = np.array([0, 1, 7, 80])
    low, high = count_interval(counts)
    lower, higher = count_interval(counts, 1.5)
    assert (lower <= low).all()
    assert (high < higher).all()


@pytest.mark.parametrize(("freedom", "quantile"), [(4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (1e9, 1.960)])
def test_quantiles_of_t_are_those_of_the_tables(freedom, quantile):
    assert t_quantile(np.array([freedom])).item() == pytest.approx(quantile, abs=0.01)


def test_rates_are_counts_over_words():
    columns = rate_columns("hedges", [3, 0, 0], [600, 50, 0], [0, 1, 2], 3)
    assert columns["hedges_per_1000_words"][:2].tolist() == [5.0, 0.0]
    assert np.isnan(columns["hedges_per_1000_words"][2])
    assert np.isnan(columns["hedges_per_1000_words_high"][2])
    assert columns["hedges_per_1000_words_low"][1] == 0.0
    assert columns["hedges_per_1000_words_high"][1] >= 3.689 * 20


def rate_ends(counts, words=20):
    """The interval of one group's rate from the counts of its sentences, each of so many words."""
    columns = rate_columns("cues", counts, np.full(len(counts), words), np.zeros(len(counts), int), 1)
    return columns["cues_per_1000_words_low"].item(), columns["cues_per_1000_words_high"].item()


def test_cues_that_stand_in_clusters_make_the_interval_of_a_rate_wider():
    low, high = rate_ends([1, 0, 1, 0, 1, 0, 1, 0, 1, 0])
    lower, higher = rate_ends([5, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert lower < low < high < higher


def test_cues_as_regular_as_a_clock_have_an_interval_no_narrower_than_poissons():
    low, high = count_interval(40)
    assert rate_ends([1] * 40) == pytest.approx((low / 0.8, high / 0.8))


def test_a_rate_is_that_of_all_pieces_of_a_group():
    columns = rate_columns("cues", [1, 2, 3], [10, 0, 40], [1, 1, 0], 3)
    assert columns["cues"].tolist() == [3, 3, 0]
    assert columns["cues_per_1000_words"][:2].tolist() == pytest.approx([75, 300])
    assert np.isnan(columns["cues_per_1000_words"][2])


def share_ends(counts, words=20):
    columns = share_columns("quoted", counts, np.full(len(counts), words), np.zeros(len(counts), int), 1)
    return [columns[f"quoted{end}"].item() for end in ("_low", "", "_high")]


def test_the_interval_of_a_share_is_wilsons_for_as_many_draws_as_sentences():
    t, draws = t_quantile(np.array([SENTENCES + 39.0])).item(), 40 / STRETCH
    low, share, high = share_ends([0] * 40)
    assert (low, share) == (0, 0)
    assert high == pytest.approx(100 * t * t / (draws + t * t))


@pytest.mark.parametrize("counts", [[0] * 7, [20] * 7, [20, 0, 20, 0], [10] * 9, [0], [20]])
def test_the_interval_of_a_share_holds_it_and_stays_between_nothing_and_all(counts):
    low, share, high = share_ends(counts)
    assert 0 <= low <= share <= high <= 100
    assert high - low > 5


def test_words_that_are_quoted_whole_sentences_at_a_time_make_the_interval_of_a_share_wider():
    mixed, whole = share_ends([10] * 20), share_ends([20, 0] * 10)
    assert mixed[1] == whole[1] == 50
    assert whole[0] < mixed[0] < mixed[2] < whole[2]


def test_valences_that_balance_have_an_interval_and_none_at_all_have_none():
    words, of = np.full(4, 20), np.array([0, 0, 0, 1])
    made = balance_columns("tone", np.array([2.0, -2, 0, 0]), np.array([4.0, 4, 0, 0]), words, of, 2)
    assert made["tone"].tolist() == [0, 0]
    assert made["tone_low"][0] < 0 < made["tone_high"][0]
    assert np.isnan(made["tone_low"][1])


def mean(sums):
    return sums[:1] / sums[1]


SPREAD = sentence_spreads()["sentiment"]


def interval(values):
    """The interval of the mean of one group of sentences."""
    rows = np.stack([np.asarray(values, dtype=float), np.ones(len(values))])
    low, high = score_intervals(["sentiment"], rows, np.zeros(len(values), int), 1, mean)
    return low.item(), high.item()


def test_the_interval_of_a_mean_joins_its_own_spread_with_that_of_news():
    values = np.random.default_rng(7).normal(3, 0.2, 25)
    variance = STRETCH * (24 * values.var(ddof=1) + SENTENCES * SPREAD**2) / (24 + SENTENCES)
    half = t_quantile(np.array([24.0 + SENTENCES])).item() * np.sqrt(variance / 25)
    assert interval(values) == pytest.approx((values.mean() - half, values.mean() + half))


def test_the_interval_of_a_ratio_is_that_of_leaving_out_one_sentence_after_the_other():
    values = np.random.default_rng(8).integers(5, 40, (2, 12)).astype(float)
    left_out = [np.delete(values, each, axis=1).sum(axis=1) for each in range(12)]
    ratios = np.array([above / below for above, below in left_out])
    own = 11 * np.sum((ratios - ratios.mean()) ** 2)
    variance = STRETCH * (11 * own + SENTENCES * SPREAD**2) / (11 + SENTENCES)
    half = t_quantile(np.array([11.0 + SENTENCES])).item() * np.sqrt(variance / 12)
    low, high = score_intervals(["sentiment"], values, np.zeros(12, int), 1, mean)
    assert high.item() - low.item() == pytest.approx(2 * half)


def test_one_sentence_has_no_interval_and_two_that_are_alike_have_one():
    assert np.isnan(interval([4.0])).all()
    low, high = interval([4.0, 4.0])
    assert low < 4 < high


def test_groups_measured_together_have_the_intervals_that_each_has_alone():
    groups = [np.arange(size) % 7 for size in (12, 1, 5, 0, 12, 700)]
    values = np.concatenate(groups).astype(float)
    of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    rows = np.stack([values, np.ones(len(values))])
    low, high = score_intervals(["sentiment"], rows, of, len(groups), mean)
    alone = [interval(group) for group in groups]
    assert_array_equal(np.column_stack([low[0], high[0]]), alone)
    words, places = np.full(len(values), 20), [np.zeros(len(group), int) for group in groups]
    for columns in (rate_columns, share_columns):
        together = columns("cues", values, words, of, len(groups))
        ones = [
            columns("cues", group, np.full(len(group), 20), place, 1)
            for group, place in zip(groups, places, strict=True)
        ]
        for name, column in together.items():
            assert_array_equal(column, np.concatenate([each[name] for each in ones]))


def test_every_score_with_an_interval_has_a_spread():
    columns = profile("It may rain. It may not.")
    ends = {name.removesuffix("_low") for name in columns if name.endswith("_low")}
    scores = {name for name in ends if not name.endswith(("_per_1000_words", "_percent"))}
    assert scores == sentence_spreads().keys()
    assert min(sentence_spreads().values()) > 0
