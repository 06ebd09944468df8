"""Where the quotations of a text stand, in columns: by character, by word, by sentence."""

from typing import NamedTuple

import numpy as np

from analysis.lexicons.keys import WORD
from analysis.text.classes import word_list
from analysis.text.points import DOUBLE, SINGLE, SPACE
from analysis.words.names import written_small
from analysis.words.quotation_marks import quotation_spans
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

ALL, ONE_WORD, FIRST, NONE = range(4)
CAPITALS = ("all", "one word", "first", "none")  # how the words are written: as in a title, with a capital first
_END = 6  # characters before its end in which its last mark is looked for


class Places(NamedTuple):
    """The quotations in columns: `start` and `end`, and the words from `first` to `after` (not included) inside.

    `sentence` is the one that it begins in, from word `low` to word `high`; `words` how many it has, `capitals` how
    they are written, a number among `CAPITALS`; `mark` the code point of what stands before its closing mark, 0 for
    nothing near.
    """

    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    after: np.ndarray
    sentence: np.ndarray
    low: np.ndarray
    high: np.ndarray
    words: np.ndarray
    capitals: np.ndarray
    mark: np.ndarray


def find_places(reading: Reading) -> Places:
    """The quotations of `find_quotations` in columns."""
    prose, (start, end) = reading.prose, reading.once(quotation_spans)
    first, after = prose.words_at(start), prose.words_at(end - 1)
    sentence = prose.sentences_at(start + 1)
    words, capitals = _words(prose, start, end), _capitals(prose, first, after)
    low, high = prose.first[sentence], prose.first[sentence + 1]
    return Places(start, end, first, after, sentence, low, high, words, capitals, _last_mark(prose, start, end))


def counted(words: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """How many of some words stand from `first` to `last` (not included)."""
    before = np.append(0, np.cumsum(words))
    found: np.ndarray = before[np.maximum(first, last)] - before[first]
    return found


def _words(prose: Prose, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How many words stand between the marks; counted one by one where one is cut, or a paragraph ends."""
    first, last = prose.last_words(start) + 1, prose.words_at(end)
    ends, starts = np.append(0, prose.end)[first], np.append(prose.start, len(prose.text))[last]
    opens = [each[0] for each in prose.paragraphs]
    several = np.searchsorted(opens, start, side="right") < np.searchsorted(opens, end - 1, side="right")
    found: np.ndarray = last - first
    for each in np.flatnonzero((ends > start) | (starts < end) | several).tolist():
        found[each] = len(WORD.findall(prose.text, int(start[each]), int(end[each])))
    return found


def _capitals(prose: Prose, first: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Whether the words of each quotation are written as in a title."""
    told = counted(~prose.forms.mask(word_list("small")), first, after)
    told[counted(prose.written.column(written_small, bool), first, after) > 0] = 0
    large = (first < after) & prose.capital.take(first, mode="clip")
    return np.select([told > 1, told > 0, large], [ALL, ONE_WORD, FIRST], NONE)


def _last_mark(prose: Prose, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    _, points, kinds = prose.characters
    solid = np.flatnonzero((kinds != SPACE) & (kinds != SINGLE) & (kinds != DOUBLE))
    last = solid[np.searchsorted(solid, end) - 1]
    return np.where(last >= np.maximum(start, end - _END), points[last], 0)
