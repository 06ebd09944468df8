"""Reading ease in one figure: a weighted sum of six counts, fitted on teachers' ratings of excerpts."""

from functools import cache
from typing import Any

import numpy as np

from analysis.evidence.sentence_counts import EASE_COUNTS, find_counts, find_ease_counts
from analysis.lexicons.lexicon import shipped_rows
from analysis.measures.groups import Groups
from analysis.measures.intervals import Ends, score_intervals, with_ends
from analysis.words.reading import Reading

NAME = "reading_ease"
COUNTED = ("unfamiliar_words", *EASE_COUNTS)
TERMS = ("words_per_sentence", *COUNTED)


@cache
def _weights() -> tuple[float, np.ndarray]:
    """What the sum starts from, and the weight of each of TERMS (`lexicons/reading_ease.csv`)."""
    rows = {row["count"]: float(row["weight"]) for row in shipped_rows(NAME)}
    return rows["constant"], np.array([rows[name] for name in TERMS])


def find_values(reading: Reading) -> np.ndarray:
    """One row for words, each of COUNTED and 1, one column per sentence."""
    counts = reading.once(find_counts)
    return np.vstack([counts[0], counts[-1], reading.once(find_ease_counts), np.ones(counts.shape[1])])


def terms(sums: np.ndarray) -> np.ndarray:
    """The square roots of words per sentence and of each of COUNTED per 100 words, from sums of `find_values`.

    >>> terms(np.array([[100.0], [9], [16], [4], [1], [0], [4]])).ravel().tolist()
    [5.0, 3.0, 4.0, 2.0, 1.0, 0.0]
    """
    words, counts, sentences = sums[0], sums[1:-1], sums[-1]
    roots: np.ndarray = np.sqrt(np.concatenate([[words / sentences], 100 * counts / words]))
    return roots


def ease(sums: np.ndarray) -> np.ndarray:
    """Reading ease, as one row, from sums of `find_values`."""
    constant, weights = _weights()
    total = np.full(sums.shape[1:], constant)
    for weight, term in zip(weights, terms(sums), strict=True):
        total = total + weight * term
    return total[None]


def ease_ends(values: np.ndarray, of: np.ndarray, size: int) -> Ends:
    """The 95 % interval of reading ease; the arguments are those of `score_intervals`."""
    return score_intervals((NAME,), values, of, size, ease)


def ease_columns(reading: Reading, groups: Groups, enough: np.ndarray) -> dict[str, Any]:
    """Reading ease and its interval, one value a group; NaN where there is not `enough` text."""
    found = groups.scored(reading.once(find_values), ease, ease_ends)[:, 0]
    return with_ends(NAME, *np.where(enough, found, np.nan))
