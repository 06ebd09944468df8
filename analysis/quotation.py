"""Quotation."""

import numpy as np

from analysis.marks import find_quotations
from analysis.reading import Reading


def quoted_words(reading: Reading) -> np.ndarray:
    """For each word, whether it stands in quoted speech."""
    prose = reading.prose
    quoted = np.zeros(len(prose.words), dtype=bool)
    for start, end, _ in reading.once(find_quotations):
        quoted[prose.word_at(start) : prose.word_at(end - 1)] = True
    return quoted


def summarise(reading, groups):
    """Nothing yet."""
    return {}
