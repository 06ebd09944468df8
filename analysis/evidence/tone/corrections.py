"""The tone of one sentence: VADER's valences, corrected for news.

VADER takes two words of `United States Justice Department` for praise. Here a word inside a name is left out, and
`lexicons/sentiment_corrections.csv` says which words express no feeling in news, which count for less, and which
VADER lacks. VADER's rules (boosters, negation, capitals, `but`) run on the corrected valences.
"""

import math
from collections import defaultdict
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analysis.errors import TearsheetError
from analysis.evidence.tone.denial import denied
from analysis.evidence.tone.direction import moved
from analysis.evidence.tone.vader import Sentences, by_sentence
from analysis.lexicons.lexicon import Lexicon
from analysis.text.valences import looked_up, negates, vader_data

_SPREAD = 4  # as 15 in VADER's x / sqrt(x * x + 15), for each word
_NAME = "part of a name"
_MOVES = "says which way something moves, whose tone that is"
_SILENT = "adds nothing by VADER's rules"


class _Entry(NamedTuple):
    """A correction: what becomes of the valence that VADER gives, and why."""

    action: Literal["keep", "drop", "set"]
    valence: float
    reason: str
    before: tuple[str, ...] = ()  # the rest of a phrase
    after: tuple[str, ...] = ()


class Corrections(NamedTuple):
    """A lexicon of corrections, ready to be looked up word by word."""

    words: dict[str, _Entry]
    phrases: dict[str, list[_Entry]]  # by each of their words that holds a valence, longest first
    denials: dict[str, float]
    # Where the words of both are, is remembered by these.
    single: frozenset[str]
    in_phrases: frozenset[str]


@lru_cache(maxsize=8)
def corrections(lexicon: Lexicon) -> Corrections:
    """The lexicon, made ready to be looked up word by word; raises `TearsheetError` for a phrase never found."""
    words, denials = {}, {}
    phrases: dict[str, list[_Entry]] = defaultdict(list)
    # Single words first: a phrase is found by those of its words that hold a valence.
    for line in sorted(lexicon.entries, key=lambda line: " " in line["cue"]):
        valence = float(line["valence"] or 0)
        entry = _Entry("set" if valence else "drop" if line["valence"] else "keep", valence, line["reason"])
        first, *rest = parts = line["cue"].split()
        if rest:
            held = [at for at, part in enumerate(parts) if part in words or looked_up(part) in vader_data().lexicon]
            if not held:
                raise TearsheetError(
                    f"{line['cue']!r} of lexicon {lexicon.name} would never be found: none of its words has a valence; "
                    "add one of them too, with valence 0 if it holds no feeling"
                )
            for at in held:
                phrases[parts[at]].append(entry._replace(before=tuple(parts[:at]), after=tuple(parts[at + 1 :])))
        elif negates(looked_up(first)):
            denials[first] = valence
        else:
            words[first] = entry
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry.before) - len(entry.after))

    return Corrections(words, phrases, denials, frozenset(words), frozenset(phrases))


class Tone:
    """The tone of some sentences: what each of their words adds by corrected valences, and what adds nothing, and why.

    `at` and `value` are the places of the words that add something, in order, and what they add; those at the places
    `names` are parts of names, and add nothing unless they are written in capitals throughout.
    """

    def __init__(self, sentences: Sentences, rules: Corrections, names: np.ndarray):
        self.sentences, self._rules = sentences, rules
        self._changed: dict[int, _Entry] = {}  # by place
        valence = self._corrected(names)
        at, value = sentences.plain if not self._changed else sentences.added(valence)
        value = denied(sentences, at, value)
        nouns, worth, verbs = moved(sentences)
        told = ~np.isin(nouns, names)
        kept = (value != 0) & ~np.isin(at, np.append(nouns[told], verbs[told]))
        at, value = np.append(at[kept], nouns[told]), np.append(value[kept], worth[told])
        self._changed |= dict.fromkeys(verbs[told].tolist(), _Entry("drop", 0, _MOVES))
        denies = np.flatnonzero(sentences.negates)
        denial = np.array([self._denial(word) for word in sentences.lower_at(denies.tolist())])
        own = denial != 0
        at, value = np.append(at, denies[own]), np.append(value, denial[own])
        order = np.lexsort((value, at))
        self.at, self.value = at[order], value[order]

    def _corrected(self, names: np.ndarray) -> np.ndarray:
        """The valence of each word in news; `_changed` keeps why it is another than VADER's."""
        sentences, rules = self.sentences, self._rules
        valence = sentences.valence.copy()
        known, listed = ~np.isnan(valence), np.zeros(len(valence), dtype=bool)
        listed[sentences.places_of(rules.in_phrases)] = True
        listed &= known
        listed[sentences.places_of(rules.single)] = True
        named = names[(known | listed)[names] & ~sentences.capitals[names]]
        self._changed = dict.fromkeys(named.tolist(), _Entry("drop", 0, _NAME))
        valence[named], listed[named] = np.nan, False
        places = np.flatnonzero(listed)
        for at, word in zip(places.tolist(), sentences.lower_at(places.tolist()), strict=True):
            entry = self._phrase(at, word) or rules.words.get(word)
            if entry and entry.action != "keep":
                self._changed[at] = entry
                valence[at] = entry.valence if entry.action == "set" else np.nan
        return valence

    def _phrase(self, at: int, word: str) -> _Entry | None:
        """The longest phrase in the lexicon that a word is part of."""
        for phrase in self._rules.phrases.get(word, ()):
            first, last = at - len(phrase.before), at + len(phrase.after) + 1
            if self.sentences.lower_at(range(first, last)) == [*phrase.before, word, *phrase.after]:
                return phrase
        return None

    def _denial(self, word: str) -> float:
        """What `not`, `never`, `isn't` add of themselves, whatever they deny (Potts 2011)."""
        value = self._rules.denials.get(word)
        return self._rules.denials.get("n't", 0.0) if value is None and "n't" in word else value or 0.0

    def of_sentences(self) -> np.ndarray:
        """The sentiment of each sentence: 0 where no word holds a feeling."""
        of = self.sentences.sentence_at(self.at)
        total = np.bincount(of, self.value, len(self.sentences.sizes))
        several = np.bincount(of, minlength=len(total))[of] > 2  # the sum of two is exact
        for number, values in by_sentence(of[several], self.value[several]):
            total[number] = math.fsum(values)
        return tone(total, self.sentences.sizes)

    def reason(self, at: int) -> str:
        """Why a word to which VADER gives a valence adds nothing."""
        entry = self._changed.get(at)
        return entry.reason if entry and entry.action == "drop" else _SILENT


def tone(total: ArrayLike, words: ArrayLike) -> np.ndarray:
    """A sentence's sentiment (-1 to 1) from what its words add, in total: x / √(x² + 4n), n its number of words.

    VADER's compound has 15 where this has 4n. For a short post that is much the same; a long sentence needs
    more feeling to be called as strong. At the same density of feeling the longer sentence is still the stronger, by
    the root of its length: more words say the same, and readers find so too. With n² in the place of n density alone
    would count, and agreement falls on three sets of four (financial news 0.38 to 0.36, political news 0.46 to 0.44,
    editorials 0.700 to 0.697; headlines, much of a length, stay at 0.60). Two words of 1.5 each in nine words:

    >>> tone(1.5 + 1.5, 9).round(4).item()
    0.4472
    """
    total, words = np.asarray(total), np.maximum(words, 1)
    found: np.ndarray = total / np.sqrt(total * total + _SPREAD * words)
    return found
