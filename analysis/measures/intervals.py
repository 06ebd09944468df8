"""The 95 % intervals: exact Poisson for rates, a seeded bootstrap over sentences for the rest."""

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import ArrayLike

LEVEL = 0.95
DRAWS = 1000
SEED = 20260101


def poisson_interval(count: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Exact 95 % interval for the mean of a Poisson count (Garwood 1936).

    The low end of a count of 0 is 0.

    >>> low, high = poisson_interval([0, 10])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 4.795], [3.689, 18.39])
    """
    count = np.asarray(count)
    if count.dtype.kind in "iu" and count.size and count.min() >= 0 and count.max() < _USUAL:
        low, high = _usual_intervals()
        return low[count], high[count]
    return _poisson_interval(count.astype(float))


def _poisson_interval(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    from scipy.special import gammaincinv  # late: scipy is not needed to import the package

    tail = (1 - LEVEL) / 2
    low = np.where(count > 0, gammaincinv(np.maximum(count, 1), tail), 0.0)
    return low, gammaincinv(count + 1, 1 - tail)


_USUAL = 1000


@cache
def _usual_intervals() -> tuple[np.ndarray, np.ndarray]:
    """The intervals of the counts that articles have, looked up instead of worked out for each."""
    return _poisson_interval(np.arange(_USUAL, dtype=float))


def rate_columns(name: str, count: ArrayLike, words: ArrayLike) -> dict[str, np.ndarray]:
    """A count, its rate per 1,000 words, and that rate's 95 % interval, as columns of a summary.

    The rate of no words at all is NaN.

    >>> {key: value.round(2).tolist() for key, value in rate_columns("hedges", [2], [400]).items()}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'hedges': [2], 'hedges_per_1000_words': [5.0], 'hedges_per_1000_words_low': [0.61],
     'hedges_per_1000_words_high': [18.06]}
    """
    count, words = np.asarray(count), np.asarray(words, dtype=float)
    per_word = np.divide(1000.0, words, out=np.full(words.shape, np.nan), where=words > 0)
    low, high = poisson_interval(count)
    rate = f"{name}_per_1000_words"
    return {
        name: count,
        rate: count * per_word,
        f"{rate}_low": low * per_word,
        f"{rate}_high": high * per_word,
    }


# Texts with more sentences are resampled in slices of so many, so that memory stays flat.
_SLICE = 500
_TOGETHER = 64  # groups whose resamples are held in memory together: 64 x 8 sums x 1,000 draws are 4 MB


@lru_cache(maxsize=128)
def _weights(size: int, draws: int) -> np.ndarray:
    """How often each of `size` sentences is drawn (columns), in each of `draws` resamples (rows)."""
    generator = np.random.default_rng([SEED, size])
    return generator.multinomial(size, np.full(size, 1 / size), draws).astype(np.uint8)


def resampled_sums(values: np.ndarray, draws: int = DRAWS) -> np.ndarray:
    """Sums of `values` (one row a quantity, one column a sentence) in each bootstrap resample of its columns.

    The draws depend only on the number of sentences, so the same text gets the same interval everywhere. Sums of whole
    numbers, or of whole multiples of one unit, are exact in whatever order a processor adds them.
    """
    size = values.shape[1]
    if size <= _SLICE:
        once: np.ndarray = values @ _weights(size, draws).astype(float).T
        return once
    generator = np.random.default_rng([SEED, size])
    sums = np.zeros((len(values), draws))
    for first in range(0, size, _SLICE):
        block = values[:, first : first + _SLICE]
        # Poisson(1) weights: the limit of resampling with replacement.
        sums += block @ generator.poisson(1.0, (draws, block.shape[1])).T
    return sums


def bootstrap(
    values: np.ndarray,
    order: np.ndarray,
    cuts: np.ndarray,
    statistic: Callable[[np.ndarray], np.ndarray],
    draws: int = DRAWS,
) -> tuple[np.ndarray, np.ndarray]:
    """95 % percentile intervals of a statistic of sums over the sentences of each group, resampling sentences.

    `values` has one row a quantity and one column a sentence; the sentences of group `g` are
    `order[cuts[g]:cuts[g + 1]]`. `statistic` takes sums of shape (quantities, groups, draws) and gives
    (groups, draws) or (k, groups, draws); the ends have its shape without `draws`. NaN for fewer than two sentences.
    Source: Efron and Tibshirani 1993, chapter 13.
    """
    shape = np.shape(statistic(np.ones((len(values), 1, 1))))[:-2]
    low, high = np.full((2, *shape, len(cuts) - 1), np.nan)
    sizes = np.diff(cuts)
    several = np.flatnonzero(sizes > 1)
    several = several[np.argsort(sizes[several], kind="stable")]  # those of one size share their draws
    tail = 100 * (1 - LEVEL) / 2
    for first in range(0, len(several), _TOGETHER):
        some = several[first : first + _TOGETHER]
        sums = np.stack([resampled_sums(values[:, order[cuts[group] : cuts[group + 1]]], draws) for group in some], 1)
        low[..., some], high[..., some] = np.percentile(statistic(sums), [tail, 100 - tail], axis=-1)
    return low, high
