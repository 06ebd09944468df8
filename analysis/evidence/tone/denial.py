"""Denials that VADER misses: by `nobody`, `few`, `hardly`, `far from`, `failed to`, `averted`; what `but` takes back.

VADER turns a word round up to three words after `not` and the like. Here more words do so, up to five words before,
as far as the clause goes. Of bad things that happened to nobody, or that there were none of (`no injuries`), nothing
is left: that is no good news either.
"""

from collections.abc import Collection

import numpy as np

from analysis.evidence.tone.vader import NEGATED, Sentences, ends_clause
from analysis.text.classes import word_list, words_in

_REACH = 5  # words: `None of them was at all pleased`
_VADERS = 3  # so far VADER's own denials reach
_OBJECT = 3  # words: `cuts the risk of`
_CUTS = frozenset(("cut", "cuts"))  # nouns too: `Budget cuts threaten schools`
_RISK = frozenset(("risk", "risks"))
_PREPOSITION, _OPENS_NOUN = frozenset(("preposition",)), frozenset(("determiner", "possessive"))
_LEADS_VERB = frozenset(("to", "modal"))
# One of these stands so near before whatever is denied or taken back here.
_TOLD_BY = frozenset(("nobody", "one", "none", "few", "hardly", "scarcely", "from", "but", "no", "of"))


def denied(sentences: Sentences, at: np.ndarray, value: np.ndarray) -> np.ndarray:
    """The values of the words at some places, after the denials that VADER misses.

    >>> where = Sentences(["Nobody loves it.", "It is not bad but good.", "Nobody was hurt."])
    >>> denied(where, *where.added(where.valence)).round(2).tolist()
    [-2.0, 0.92, 2.85, 0.0]
    """
    telling = _TOLD_BY | _CUTS | word_list("failing") | word_list("undoing")
    told = np.append(0, np.cumsum(sentences.is_any(telling, slice(None))))
    some = np.flatnonzero(told[at] > told[np.maximum(at - _REACH, 0)])
    if not len(some):
        return value
    value, whole = value[some], value.copy()
    near = _Near(sentences, at[some])
    nobody = near.clause(["nobody"]) | near.clause(["one"], after=["no"]) | near.clause(["none"], least=_VADERS + 1)
    few = near.clause(["few"], unless=word_list("some_few")) | near.clause(["hardly", "scarcely"])
    far = near.right_before(["far"], ["from"]) | near.right_before(["anything"], ["but"])
    freed = near.right_before(word_list("free_of"), ["of"]) & (value < 0)  # `cleared of fraud`, `free of corruption`
    failed, stopped = near.clause(["to"], after=word_list("failing")), near.stopped()
    undone = failed & (value > 0)  # `failed to win`
    ended = stopped & ~failed & (value < 0)  # `averted a strike`
    unended = stopped & near.negated() & (value > 0)  # turned by VADER: `did not halt the war`
    value = np.where(nobody & (value < 0), 0.0, value)
    value = np.where(near.right_after("no") & (value > 0), 0.0, value)  # turned by VADER: `no injuries`
    value = np.where(unended, value / NEGATED, value)
    value = np.where((nobody | few | far | freed | undone | ended) & (value != 0), value * NEGATED, value)
    whole[some] = np.where(near.taken_back(), value / NEGATED, value)
    return whole


class _Near:
    """What stands before some places, in their sentence: a row for the word right before, then one for each farther."""

    def __init__(self, sentences: Sentences, at: np.ndarray):
        self._sentences = sentences
        place = at - np.arange(1, _REACH + 2)[:, None]
        self._inside, self._place = place >= sentences.first[sentences.sentence_at(at)], np.maximum(place, 0)
        self._denies = self._inside & sentences.negates[self._place]
        ends = sentences.judged(ends_clause, self._place)
        ends[1:] |= self._has(word_list("opens_clause"))[:-1]
        self._same = ~np.logical_or.accumulate(ends)  # whether it is in the same clause

    def _has(self, words: Collection[str]) -> np.ndarray:
        found: np.ndarray = self._inside & self._sentences.is_any(words, self._place)
        return found

    def clause(
        self, words: Collection[str], after: Collection[str] = (), unless: Collection[str] = (), least: int = 1
    ) -> np.ndarray:
        """Whether one of some words stands before, in the same clause (`after` others, `unless` after others)."""
        here = (self._same & self._has(words))[:-1]
        if after:
            here &= self._has(after)[1:]
        if unless:
            here &= ~self._has(unless)[1:]
        return _in_any(here[least - 1 :])

    def stopped(self) -> np.ndarray:
        """Whether a word before says that what it names is stopped or got over, but not `ended in violence`."""
        here = (self._same & self._has(word_list("undoing")))[:_OBJECT]
        here[1:] &= ~self._has(words_in(_PREPOSITION))[: _OBJECT - 1]
        cuts = (self._same & self._has(_CUTS))[:_OBJECT]
        verb = self._has(words_in(_LEADS_VERB))[1 : _OBJECT + 1]  # `may cut`
        verb[1:] |= self._has(words_in(_OPENS_NOUN) | _RISK)[: _OBJECT - 1]  # `cuts the risk`
        return _in_any(here | (cuts & verb))

    def negated(self) -> np.ndarray:
        """Whether one of VADER's own denials stands before, as far as they reach."""
        return _in_any(self._denies[:_VADERS])

    def right_before(self, first: Collection[str], second: Collection[str]) -> np.ndarray:
        """Whether two words, one of each, stand right before, or before the word before."""
        return _in_any(self._has(second)[:2] & self._has(first)[1:3])

    def right_after(self, word: str) -> np.ndarray:
        """Whether a word stands right before, or before the word before."""
        return _in_any(self._has([word])[:2])

    def taken_back(self) -> np.ndarray:
        """Whether VADER turned a word round for a denial that `but` ends: `not bad but good`, `nothing but praise`."""
        but, denies = self._has(["but"]), self._denies
        return _in_any(np.stack([but[0] & denies[1], but[0] & denies[2], but[1] & denies[2]]))


def _in_any(rows: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.logical_or.reduce(rows)
    return found
