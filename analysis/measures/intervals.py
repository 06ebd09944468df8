"""The 95 % intervals, from how much the sentences of a group differ: of scores, of rates and of shares.

How much sentences differ is known badly from a few. So a group's own spread is joined with one that is large for news
(`lexicons/sentence_spreads.csv`), which counts as much as SENTENCES of the group's own would (Smyth 2004). All is sums
of sentences in the order of the text, and no power and no logarithm of them: the same bits on every processor.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from analysis.lexicons.lexicon import shipped_rows

LEVEL = 0.95
Z = 1.959963984540054  # the normal distribution leaves (1 - LEVEL) / 2 above it
# As articles differ in spread, news at large would count as 12 to 57 sentences: fewer leave more to a text unlike news.
SENTENCES = 4
# Sentences in a row are alike: stretches of ten vary so much more than ten sentences drawn one by one
# (`python -m evaluation.coverage`: 1.1 to 1.3 times in rates, 1.3 to 1.5 in scores and shares).
STRETCH = 1.3
Ends = tuple[np.ndarray, np.ndarray]


def with_ends(name: str, value: np.ndarray, low: np.ndarray, high: np.ndarray) -> dict[str, np.ndarray]:
    """A value and its interval, as columns of a summary."""
    return {name: value, f"{name}_low": low, f"{name}_high": high}


@cache
def sentence_spreads() -> dict[str, float]:
    """The standard deviation of each score from sentence to sentence, in news where it is large."""
    return {row["measure"]: float(row["spread"]) for row in shipped_rows("sentence_spreads")}


def t_quantile(freedom: np.ndarray) -> np.ndarray:
    """Student's t that leaves (1 - LEVEL) / 2 above it, to within 0.01 from four degrees of freedom up.

    Source: Abramowitz and Stegun 1964, 26.7.5.

    >>> t_quantile(np.array([10.0, 30.0])).round(3).tolist()
    [2.228, 2.042]
    """
    z, z3 = Z, Z * Z * Z
    z5, z7 = z3 * Z * Z, z3 * z3 * Z
    one, two = 1 / freedom, 1 / (freedom * freedom)
    first, second = (z3 + z) / 4, (5 * z5 + 16 * z3 + 3 * z) / 96
    quantile: np.ndarray = z + first * one + second * two + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384 * one * two
    return quantile


def _joined(own: np.ndarray, others: np.ndarray | float, sizes: np.ndarray) -> np.ndarray:
    """A variance from `sizes` sentences of one's own and SENTENCES of others, with what a stretch adds to it."""
    degrees = np.maximum(sizes - 1, 0)
    joined: np.ndarray = STRETCH * (SENTENCES * others + degrees * own) / (SENTENCES + degrees)
    return joined


def _t(sizes: np.ndarray) -> np.ndarray:
    return t_quantile(SENTENCES + np.maximum(sizes - 1.0, 0))


def score_intervals(
    names: Sequence[str], values: np.ndarray, of: np.ndarray, size: int, statistic: Callable[[np.ndarray], np.ndarray]
) -> Ends:
    """Intervals of scores that are worked out from sums over the sentences of each group.

    `values` has one row per quantity and one column per sentence, `of` each sentence's group, of `size` groups.
    `statistic` makes scores of sums, one row for each of `names`. A score varies as it does when one sentence after the
    other is left out (the jackknife; Efron and Tibshirani 1993, chapter 11). NaN for fewer than two sentences.
    """

    def total(rows: np.ndarray) -> np.ndarray:
        return np.array([np.bincount(of, row, size) for row in rows])

    sizes, sums = np.bincount(of, minlength=size), total(values)
    spread = np.array([[sentence_spreads()[name]] for name in names])
    with np.errstate(invalid="ignore", divide="ignore"):
        found, without = statistic(sums), statistic(sums[:, of] - values)
        off = without - (total(without) / sizes)[:, of]
        own = (sizes - 1) * total(off * off)
        half = _t(sizes) * np.sqrt(_joined(own, spread * spread, sizes) / sizes)
    half[:, sizes < 2] = np.nan
    return found - half, found + half


def _excess(counts: np.ndarray, words: np.ndarray, of: np.ndarray, rate: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """How many times as much as `chance` has it the counts of each group's pieces vary around its rate."""
    sizes = np.bincount(of, words > 0, len(rate))
    off = counts - rate[of] * words
    with np.errstate(invalid="ignore", divide="ignore"):
        own = sizes / (sizes - 1) * np.bincount(of, off * off, len(rate)) / chance
    return _joined(np.where((chance > 0) & (sizes > 1), own, 1.0), 1.0, sizes)


def count_interval(count: ArrayLike, excess: ArrayLike = 1.0) -> Ends:
    """95 % interval for the mean of a count that varies `excess` times as much as Poisson's.

    Byar's approximation to the exact Poisson interval of Garwood (1936), within 0.05 of it, in counts of `excess`
    (Breslow and Day 1987). The low end of a count of 0 is 0.

    >>> low, high = count_interval([0, 10])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 4.79], [3.67, 18.39])
    """
    excess = np.asarray(excess, dtype=float)
    lower = np.asarray(count) / excess
    upper, some = lower + 1, np.maximum(lower, 1 / 9)  # below it the low end is 0
    below = np.maximum(1 - 1 / (9 * some) - Z / (3 * np.sqrt(some)), 0)
    above = 1 - 1 / (9 * upper) + Z / (3 * np.sqrt(upper))
    return excess * lower * (below * below * below), excess * upper * (above * above * above)


def rate_columns(name: str, counts: ArrayLike, words: ArrayLike, of: ArrayLike, size: int) -> dict[str, np.ndarray]:
    """A count, its rate per 1,000 words, and that rate's 95 % interval, as columns of a summary.

    `counts` and `words` are those of each sentence (or part of one), `of` the group that it belongs to, of `size`
    groups. Never narrower than Poisson's. The rate of no words at all is NaN.

    >>> {key: value.round(2).tolist() for key, value in rate_columns("hedges", [2], [400], [0], 1).items()}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'hedges': [2], 'hedges_per_1000_words': [5.0], 'hedges_per_1000_words_low': [0.32],
     'hedges_per_1000_words_high': [21.04]}
    """
    counts, words, of = np.asarray(counts), np.asarray(words, dtype=float), np.asarray(of)
    count = np.bincount(of, counts, size).astype(int)
    total = np.bincount(of, words, size)
    per_word = np.divide(1.0, total, out=np.full(size, np.nan), where=total > 0)
    excess = np.maximum(_excess(counts, words, of, count * per_word, count.astype(float)), 1)
    low, high = count_interval(count, excess)
    ends = (1000 * each * per_word for each in (count, low, high))
    return {name: count} | with_ends(f"{name}_per_1000_words", *ends)


def share_columns(name: str, counts: ArrayLike, words: ArrayLike, of: ArrayLike, size: int) -> dict[str, np.ndarray]:
    """The per cent of words that are of a kind, with a 95 % interval, as columns of a summary.

    The arguments are those of `rate_columns`. Words of a sentence go together: a text counts as so many draws as it
    has sentences, more where they are mixed (Korn and Graubard 1998), and the interval is Wilson's (1927). No words
    at all: NaN.

    >>> share = share_columns("quoted_words_percent", [0, 9, 0], [10, 9, 11], [0, 0, 0], 1)
    >>> [value.round(1).tolist() for value in share.values()]
    [[30.0], [2.6], [87.3]]
    """
    counts, words, of = np.asarray(counts, dtype=float), np.asarray(words, dtype=float), np.asarray(of)
    total, squares = np.bincount(of, words, size), np.bincount(of, words * words, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.bincount(of, counts, size) / total
        excess = _excess(counts, words, of, share, share * (1 - share) * squares)
        draws = total * total / squares / excess
        t = _t(np.bincount(of, words > 0, size))
        middle, weight = share + t * t / (2 * draws), 1 + t * t / draws
        half = t * np.sqrt(share * (1 - share) / draws + t * t / (4 * draws * draws))
        low, high = np.maximum((middle - half) / weight, 0), np.minimum((middle + half) / weight, 1)
    return with_ends(name, 100 * share, 100 * np.minimum(low, share), 100 * np.maximum(high, share))


def balance_columns(
    name: str, sums: np.ndarray, squares: np.ndarray, words: np.ndarray, of: np.ndarray, size: int
) -> dict[str, np.ndarray]:
    """Valences that are found here and there, added up, per 100 words, with a 95 % interval.

    `sums` and `squares` are those of the valences in each sentence; the other arguments are those of `rate_columns`.
    The interval is that of a compound Poisson sum, wider where they come in clusters; NaN where none was found.

    >>> made = balance_columns("tone", *np.array([[1.0, -2], [1, 4], [20, 30]]), np.array([0, 0]), 1)
    >>> [value.round(1).tolist() for value in made.values()]
    [[-2.0], [-15.8], [11.8]]
    """
    total, chance = np.bincount(of, words, size), np.bincount(of, squares, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.bincount(of, sums, size) / total
        excess = np.maximum(_excess(sums, words, of, value, chance), 1)
        half = _t(np.bincount(of, words > 0, size)) * np.sqrt(excess * chance) / total
    half[chance == 0] = np.nan
    return with_ends(name, 100 * value, 100 * (value - half), 100 * (value + half))
