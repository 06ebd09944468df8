"""Denials that VADER misses: by `nobody`, `few`, `hardly`, `far from`, `failed to`; and what `but` takes back.

VADER turns a word round up to three words after `not` and the like. Here more words do so, up to five words before,
as far as the clause goes. Of bad things that happened to nobody, or that there were none of (`no injuries`), nothing
is left: that is no good news either.
"""

from collections.abc import Collection

import numpy as np

from analysis.evidence.tone.vader import NEGATED, Sentences
from analysis.text.classes import word_list

_REACH = 5  # words: `None of them was at all pleased`
_VADERS = 3  # so far VADER's own denials reach
# One of these stands so near before whatever is denied or taken back here.
_TOLD_BY = frozenset(("nobody", "one", "none", "few", "hardly", "scarcely", "from", "but", "no"))


def denied(sentences: Sentences, at: np.ndarray, value: np.ndarray) -> np.ndarray:
    """The values of the words at some places, after the denials that VADER misses.

    >>> where = Sentences(["Nobody loves it.", "It is not bad but good.", "Nobody was hurt."])
    >>> denied(where, *where.added(where.valence)).round(2).tolist()
    [-2.0, 0.92, 2.85, 0.0]
    """
    told = np.append(0, np.cumsum(sentences.is_any(_TOLD_BY | word_list("failing"), slice(None))))
    some = np.flatnonzero(told[at] > told[np.maximum(at - _REACH, 0)])
    if not len(some):
        return value
    value, whole = value[some], value.copy()
    near = _Near(sentences, at[some])
    nobody = near.clause(["nobody"]) | near.clause(["one"], after=["no"]) | near.clause(["none"], least=_VADERS + 1)
    few = near.clause(["few"], unless=word_list("some_few")) | near.clause(["hardly", "scarcely"])
    far = near.right_before("far", "from") | near.right_before("anything", "but")
    undone = near.clause(["to"], after=word_list("failing")) & (value > 0)  # `failed to win`
    value = np.where(nobody & (value < 0), 0.0, value)
    value = np.where(near.right_after("no") & (value > 0), 0.0, value)  # turned by VADER: `no injuries`
    value = np.where((nobody | few | far | undone) & (value != 0), value * NEGATED, value)
    whole[some] = np.where(near.taken_back(), value / NEGATED, value)
    return whole


class _Near:
    """What stands before some places, in their sentence."""

    def __init__(self, sentences: Sentences, at: np.ndarray):
        self._sentences, self._at = sentences, at
        self._first = sentences.first[sentences.sentence_at(at)]

    def _is(self, words: Collection[str], step: int) -> np.ndarray:
        """Whether one of some words stands so many words before each place."""
        place = self._at - step
        found: np.ndarray = (place >= self._first) & self._sentences.is_any(words, np.maximum(place, 0))
        return found

    def clause(
        self, words: Collection[str], after: Collection[str] = (), unless: Collection[str] = (), least: int = 1
    ) -> np.ndarray:
        """Whether one of some words stands before, in the same clause (`after` others, `unless` after others)."""
        found, same = np.zeros(len(self._at), dtype=bool), np.ones(len(self._at), dtype=bool)
        for step in range(1, _REACH + 1):
            same &= ~self._sentences.judged(_ends_part, np.maximum(self._at - step, 0))
            here = same & self._is(words, step) & ~self._is(unless, step + 1)
            if step >= least:
                found |= here & self._is(after, step + 1) if after else here
            same &= ~self._is(word_list("opens_clause"), step)
        return found

    def right_before(self, first: str, second: str) -> np.ndarray:
        """Whether two words stand right before, or before the word before."""
        found: np.ndarray = self._is([second], 1) & self._is([first], 2)
        found |= self._is([second], 2) & self._is([first], 3)
        return found

    def right_after(self, word: str) -> np.ndarray:
        """Whether a word stands right before, or before the word before."""
        found: np.ndarray = self._is([word], 1) | self._is([word], 2)
        return found

    def taken_back(self) -> np.ndarray:
        """Whether VADER turned a word round for a denial that `but` ends: `not bad but good`, `nothing but praise`."""
        found = np.zeros(len(self._at), dtype=bool)
        for but in (1, 2):
            for step in range(but + 1, _VADERS + 1):
                denies = (self._at - step >= self._first) & self._sentences.negates[np.maximum(self._at - step, 0)]
                found |= self._is(["but"], but) & denies
        return found


def _ends_part(piece: str) -> bool:
    return piece[-1:] in (",", ";", ":")
