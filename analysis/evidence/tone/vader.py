"""VADER's own scores, worked out in columns: equal to vaderSentiment's to the last digit.

Lexicon, boosters, negations and idioms are read from the installed vaderSentiment; the rules are those
of Hutto and Gilbert 2014 as that package runs them, its quirks included. What differs is the work: a
piece of text is judged once, each rule runs once for all words that hold a valence, and emoji are
spelt out in one pass (vaderSentiment 3.3.2 takes time quadratic in their number).
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from analysis.text.distinct import Distinct
from analysis.text.valences import TOKENS, spell_emoji, vader_data

_BUT_BEFORE, _BUT_AFTER = 0.5, 1.5
_ALPHA = 15  # the compound's x / sqrt(x * x + 15)
_CAPITALS = 0.733  # what capitals add; like the next, vaderSentiment's own constants
NEGATED, _NEVER_SO = -0.74, 1.25
_FADING = (1, 0.95, 0.9)  # what a booster keeps of its force one, two and three words before
_ROOM = ["", "", ""]  # before each sentence, so that nothing need be asked about its ends


class Scores(NamedTuple):
    """VADER's four numbers: shares of negative, neutral and positive words (0 to 1); compound (-1 to 1)."""

    neg: float
    neu: float
    pos: float
    compound: float


class Sentences:
    """Some sentences (normalised, emoji spelt out) as VADER sees them: pieces between spaces, in columns by place.

    The pieces of sentence `s` stand at `first[s]` to `first[s] + sizes[s]`; in between there is room for three.
    """

    def __init__(self, sentences: Iterable[str]):
        self.texts = list(sentences)
        split = [each.split() for each in self.texts]
        self.sizes = np.array([len(pieces) for pieces in split], dtype=np.int64)
        self.first = np.cumsum(self.sizes + len(_ROOM)) - self.sizes
        self.pieces = Distinct(chain(chain.from_iterable(chain(_ROOM, pieces) for pieces in split), _ROOM))
        self._tokens = TOKENS.of(self.pieces.pieces)
        self.valence = self._column([token.valence for token in self._tokens], float)  # NaN: none
        self.booster = self._column([token.booster for token in self._tokens], float)
        self.negates = self._column([token.negates for token in self._tokens], bool)
        self.capitals = self._column([token.capitals for token in self._tokens], bool)
        self._lower = self.pieces.renamed([token.lower for token in self._tokens])

    def _column(self, values: Sequence[object], kind: type) -> np.ndarray:
        return np.array(values, dtype=kind)[self.pieces.ids]

    def is_any(self, words: Iterable[str], places: np.ndarray) -> np.ndarray:
        """Whether the piece at each place is one of some words, in small letters."""
        return np.isin(self._lower.ids[places], self._lower.numbers(words))

    def places_of(self, words: Iterable[str]) -> np.ndarray:
        """Where some words stand."""
        return self._lower.places(words)

    def judged(self, judge: Callable[[str, str], bool], places: np.ndarray) -> np.ndarray:
        """What `judge` says of the piece at each place, and of the word in it."""
        ids, back = np.unique(self.pieces.ids[places], return_inverse=True)
        said = [judge(self.pieces.pieces[number], self._tokens[number].text) for number in ids]
        return np.array(said, dtype=bool)[back]

    def lower_at(self, places: Iterable[int]) -> list[str]:
        """The words at some places in small letters, as VADER looks them up; none beyond the first and last."""
        ids = self.pieces.ids
        return [self._tokens[ids[at]].lower if 0 <= at < len(ids) else "" for at in places]

    def words(self, number: int) -> list[str]:
        """The words of a sentence as they are written, without the punctuation round them."""
        first = self.first[number]
        return [self._tokens[at].text for at in self.pieces.ids[first : first + self.sizes[number]]]

    def sentence_at(self, places: np.ndarray) -> np.ndarray:
        """The sentence of each place."""
        return np.searchsorted(self.first, places, side="right") - 1

    @cached_property
    def mixed(self) -> np.ndarray:
        """For each place whether some words of its sentence, not all, are in capitals."""
        total = np.append(0, np.cumsum(self.capitals))
        large = total[self.first + self.sizes] - total[self.first]
        mixed = (large > 0) & (large < self.sizes)
        return np.append(np.repeat(mixed, self.sizes + len(_ROOM)), [False] * len(_ROOM))

    def added(self, valence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The places of the words that add something to their sentence, given all valences, and what each adds."""
        at = np.flatnonzero(~np.isnan(valence) & (self.booster == 0))
        at = at[~(self.is_any(["kind"], at) & self.is_any(["of"], at + 1))]
        value = self._least(at, self._modified(at, valence), valence)
        at, value = at[value != 0], value[value != 0]
        but = self.places_of(["but"])
        sentences, first = np.unique(self.sentence_at(but), return_index=True)
        found = self.sentence_at(at)
        low, high = np.searchsorted(found, sentences), np.searchsorted(found, sentences, side="right")
        for place, start, stop in zip(but[first].tolist(), low.tolist(), high.tolist(), strict=True):
            if start < stop:
                value[start:stop] = _weigh_but(at[start:stop].tolist(), value[start:stop].tolist(), place)
        return at, value

    def _modified(self, at: np.ndarray, valence: np.ndarray) -> np.ndarray:
        """What the words at these places add after `no`, capitals and the three words before."""
        no, one, two, three = (self.is_any(["no"], at - step) for step in range(4))
        value = np.where(no & ~np.isnan(valence[at + 1]), 0.0, valence[at])  # it negates the next word instead
        denied = one | two | (three & self.is_any(["or", "nor"], at - 1))
        value = np.where(denied, valence[at] * NEGATED, value)
        value = np.where(self.capitals[at] & self.mixed[at], value + np.where(value > 0, _CAPITALS, -_CAPITALS), value)
        for distance, fading in enumerate(_FADING, 1):
            near = at - distance
            acts = np.isnan(valence[near])
            step = np.where(value < 0, -self.booster[near], self.booster[near])
            loud = self.capitals[near] & self.mixed[at]
            step = np.where(loud, step + np.where(value > 0, _CAPITALS, -_CAPITALS), step)
            value = np.where(acts & (self.booster[near] != 0), value + step * fading, value)
            if distance == len(_FADING):  # counted only where there are so many words
                acts &= near >= self.first[self.sentence_at(at)]
            value = np.where(acts, value * self._negation(at, distance), value)
        return self._with_idioms(at[acts], value, np.flatnonzero(acts))

    def _negation(self, at: np.ndarray, distance: int) -> np.ndarray:
        """The factor by which a word one to three places before changes a valence."""
        factor = np.where(self.negates[at - distance], NEGATED, 1.0)
        if distance == 1:
            return factor
        never, without = self.is_any(["never"], at - distance), self.is_any(["without"], at - distance)
        doubt, so = self.is_any(["doubt"], at - 1), self.is_any(["so", "this"], at - 1)
        if distance == 2:
            never &= so
        else:
            doubt |= self.is_any(["doubt"], at - 2)
            never = (never & self.is_any(["so", "this"], at - 2)) | so
        factor[without & doubt] = 1.0
        factor[never] = _NEVER_SO
        return factor

    def _with_idioms(self, at: np.ndarray, value: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Idioms such as `kiss of death` and boosters of two words, round the words at some places."""
        ends = vader_data().phrase_ends
        near = np.any([self.is_any(ends, at + step) for step in range(-3, 3)], axis=0)
        for place, number in zip(at[near].tolist(), places[near].tolist(), strict=True):
            value[number] = _idioms(self.lower_at(range(place - 3, place + 3)), value[number])
        return value

    def _least(self, at: np.ndarray, value: np.ndarray, valence: np.ndarray) -> np.ndarray:
        """`least` negates, but not in `at least` and `very least`."""
        least = self.is_any(["least"], at - 1) & np.isnan(valence[at - 1]) & ~self.is_any(["at", "very"], at - 2)
        return np.where(least, value * NEGATED, value)

    @cached_property
    def plain(self) -> tuple[np.ndarray, np.ndarray]:
        """The places of the words that add something by VADER's own valences, and what each adds."""
        return self.added(self.valence)

    def scores(self) -> np.ndarray:
        """VADER's scores, one row a sentence: the fields of `Scores`."""
        found = np.tile(np.array(_combine("", 1, [])), (len(self.texts), 1))
        found[self.sizes == 0] = 0.0
        at, value = self.plain
        for number, values in by_sentence(self.sentence_at(at), value):
            found[number] = _combine(self.texts[number], int(self.sizes[number]), values)
        return found


def by_sentence(sentences: np.ndarray, values: np.ndarray) -> Iterable[tuple[int, list[float]]]:
    """Each sentence that has a value, in order, with its values; `sentences` says whose each value is, in order."""
    known, first = np.unique(sentences, return_index=True)
    cuts, listed = [*first.tolist(), len(values)], values.tolist()
    for number, start, stop in zip(known.tolist(), cuts, cuts[1:], strict=False):
        yield number, listed[start:stop]


def _idioms(window: list[str], value: float) -> float:
    """The value of the fourth of six words after the idioms and boosters of several words that stand there."""
    data = vader_data()
    three, two, one, zero = window[:4]
    phrases = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    value = next((data.idioms[phrase] for phrase in phrases if phrase in data.idioms), value)
    for stop in (5, 6):
        value = data.idioms.get(" ".join(window[3:stop]), value)
    for phrase in (phrases[3], phrases[4], phrases[2]):
        value += data.boosters.get(phrase, 0)
    return value


def _weigh_but(at: list[int], values: list[float], but: int) -> list[float]:
    """Halve what stands before the first `but`, raise what stands after it.

    VADER looks each value up by its first occurrence, so of two equal values one may be changed twice;
    the same is done here, with a heap of places for each value instead of a search.
    """
    places = defaultdict(list)
    for number, value in enumerate(values):
        places[value].append(number)
    for number in range(len(values)):
        value = values[number]
        first = heapq.heappop(places[value])
        values[first] = value * (_BUT_BEFORE if at[first] < but else _BUT_AFTER if at[first] > but else 1)
        heapq.heappush(places[values[first]], first)
    return values


def _emphasis(sentence: str) -> float:
    """What exclamation and question marks add to a sentence that is not neutral."""
    asked = sentence.count("?")
    doubt = 0.96 if asked > 3 else asked * 0.18 if asked > 1 else 0
    return min(sentence.count("!"), 4) * 0.292 + doubt


def scores(sentence: str) -> Scores:
    """VADER's scores of one normalised sentence, equal to `polarity_scores` of vaderSentiment.

    >>> scores("The plan was not good, but the talks were friendly!")
    Scores(neg=0.119, neu=0.56, pos=0.321, compound=0.5979)
    """
    return Scores(*Sentences([spell_emoji(sentence)]).scores()[0].tolist())


def _combine(sentence: str, words: int, values: Sequence[float]) -> Scores:
    """The four scores from what the words of a sentence add."""
    if not values:
        return Scores(0.0, 1.0, 0.0, 0.0)
    stress = _emphasis(sentence)
    total = float(sum(values))
    total += stress if total > 0 else -stress if total < 0 else 0
    compound = max(-1.0, min(1.0, total / math.sqrt(total * total + _ALPHA)))
    positive = negative = 0.0
    for value in values:
        if value > 0:
            positive += value + 1
        else:
            negative += value - 1
    neutral = words - len(values)
    if positive > -negative:
        positive += stress
    elif positive < -negative:
        negative -= stress
    whole = positive - negative + neutral
    return Scores(
        round(abs(negative / whole), 3),
        round(neutral / whole, 3),
        round(positive / whole, 3),
        round(compound, 4),
    )
