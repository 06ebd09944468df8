"""VADER's own scores, worked out in columns: equal to vaderSentiment's to the last digit.

Lexicon, boosters, negations and idioms are read from the installed vaderSentiment; the rules are those
of Hutto and Gilbert 2014 as that package runs them, its quirks included. What differs is the work: a
piece of text is judged once, each rule runs once for all words that hold a valence, and emoji are
spelt out in one pass (vaderSentiment 3.3.2 takes time quadratic in their number).
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from analysis.text.distinct import Distinct, kept
from analysis.text.points import characters, pieces_of
from analysis.text.valences import bare, looked_up, negates, spell_emoji, vader_data

_BUT_BEFORE, _BUT_AFTER = 0.5, 1.5
_ALPHA = 15  # the compound's x / sqrt(x * x + 15)
_CAPITALS = 0.733  # what capitals add; like the next, vaderSentiment's own constants
NEGATED, _NEVER_SO = -0.74, 1.25
_FADING = (1, 0.95, 0.9)  # what a booster keeps of its force one, two and three words before
_ROOM = 3  # places before each sentence, so that nothing need be asked about its ends
# The words that the rules look for around a valence, each with the number of its part there.
_PART, _NO, _NOR, _NEVER, _WITHOUT, _DOUBT, _SO, _LEAST, _MOST, _KIND, _OF, _BUT = range(12)
_PARTS = {
    "no": _NO, "or": _NOR, "nor": _NOR, "never": _NEVER, "without": _WITHOUT, "doubt": _DOUBT, "so": _SO, "this": _SO,
    "least": _LEAST, "at": _MOST, "very": _MOST, "kind": _KIND, "of": _OF, "but": _BUT,
}  # fmt: skip


class Scores(NamedTuple):
    """VADER's four numbers: shares of negative, neutral and positive words (0 to 1); compound (-1 to 1)."""

    neg: float
    neu: float
    pos: float
    compound: float


class Sentences:
    """Some sentences (normalised, emoji spelt out) as VADER sees them: pieces between spaces, in columns by place.

    The pieces of sentence `s` stand at `first[s]` to `first[s] + sizes[s]`; in between there is room for three.
    `stress[s]` is what its exclamation and question marks add.
    """

    def __init__(self, sentences: Iterable[str]):
        texts = list(sentences)
        joined = characters("\n".join(texts))
        ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
        start, end = pieces_of(joined)
        self.sizes = _counted(start, ends)
        self.stress = _emphasis(*(_counted(np.flatnonzero(joined.points == ord(mark)), ends) for mark in "!?"))
        self.first = np.cumsum(self.sizes + _ROOM) - self.sizes
        self.pieces = Distinct([""], kept("pieces of sentences"))
        ids = Distinct.stretches(joined, start, end, self.pieces.table).ids
        self.pieces.ids = np.full(len(ids) + _ROOM * (len(texts) + 1), self.pieces.ids)
        self.pieces.ids[_ROOM * np.repeat(np.arange(1, len(texts) + 1), self.sizes) + np.arange(len(ids))] = ids
        self.capitals = self.pieces.column(str.isupper, bool)
        self._lower = self.pieces.renamed(looked_up)
        self.valence = self._lower.column(vader_data().lexicon.get, float)  # NaN: none
        self.booster = np.nan_to_num(self._lower.column(vader_data().boosters.get, float))
        self.negates = self._lower.column(negates, bool)
        self._part = self._lower.column(_part, np.uint8)

    def is_any(self, words: Collection[str], places: np.ndarray | slice) -> np.ndarray:
        """Whether the piece at each place is one of some words, in small letters."""
        found: np.ndarray = self._lower.table.among(frozenset(words))[self._lower.ids[places]]
        return found

    def places_of(self, words: Collection[str]) -> np.ndarray:
        """Where some words stand."""
        return self._lower.places(words)

    def judged(self, judge: Callable[[str], bool], places: np.ndarray | slice) -> np.ndarray:
        """What `judge` says of the piece at each place."""
        found: np.ndarray = self.pieces.table.column(judge, bool)[self.pieces.ids[places]]
        return found

    def lower_at(self, places: Iterable[int]) -> list[str]:
        """The words at some places in small letters, as VADER looks them up; none beyond the first and last."""
        ids, lower = self._lower.ids, self._lower.pieces
        return [lower[ids[at]] if 0 <= at < len(ids) else "" for at in places]

    def words(self, number: int) -> list[str]:
        """The words of a sentence as they are written, without the punctuation round them."""
        first = self.first[number]
        return [bare(self.pieces.pieces[at]) for at in self.pieces.ids[first : first + self.sizes[number]]]

    def sentence_at(self, places: np.ndarray) -> np.ndarray:
        """The sentence of each place."""
        return np.searchsorted(self.first, places, side="right") - 1

    @cached_property
    def mixed(self) -> np.ndarray:
        """For each place whether some words of its sentence, not all, are in capitals."""
        total = np.append(0, np.cumsum(self.capitals))
        large = total[self.first + self.sizes] - total[self.first]
        mixed = (large > 0) & (large < self.sizes)
        return np.append(np.repeat(mixed, self.sizes + _ROOM), [False] * _ROOM)

    def added(self, valence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The places of the words that add something to their sentence, given all valences, and what each adds."""
        at = np.flatnonzero(~np.isnan(valence) & (self.booster == 0))
        at = at[~((self._part[at] == _KIND) & (self._part[at + 1] == _OF))]
        value = self._modified(at, valence)
        # `least` negates, but not in `at least` and `very least`.
        least = (self._part[at - 1] == _LEAST) & np.isnan(valence[at - 1]) & (self._part[at - 2] != _MOST)
        value = np.where(least, value * NEGATED, value)
        at, value = at[value != 0], value[value != 0]
        but = np.flatnonzero(self._part == _BUT)
        sentences, first = np.unique(self.sentence_at(but), return_index=True)
        found = self.sentence_at(at)
        low, high = np.searchsorted(found, sentences), np.searchsorted(found, sentences, side="right")
        for place, start, stop in zip(but[first].tolist(), low.tolist(), high.tolist(), strict=True):
            if start < stop:
                value[start:stop] = _weigh_but(at[start:stop].tolist(), value[start:stop].tolist(), place)
        return at, value

    def _modified(self, at: np.ndarray, valence: np.ndarray) -> np.ndarray:
        """What the words at these places add after `no`, capitals and the three words before."""
        parts = here, one, two, three = [self._part[at - step] for step in range(4)]
        no = (here == _NO) & ~np.isnan(valence[at + 1])  # it negates the next word instead
        value = np.where(no, 0.0, valence[at])
        denied = (one == _NO) | (two == _NO) | ((three == _NO) & (one == _NOR))
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
            value = np.where(acts, value * _negation(self.negates[near], parts, distance), value)
        return self._with_idioms(at[acts], value, np.flatnonzero(acts))

    def _with_idioms(self, at: np.ndarray, value: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Idioms such as `kiss of death` and boosters of two words, round the words at some places."""
        ends, before = self._lower.mask(vader_data().phrase_ends), self._lower.mask(vader_data().before_ends)
        near = np.any([ends[at + step] & before[at + step - 1] for step in range(-2, 3)], axis=0)
        for place, number in zip(at[near].tolist(), places[near].tolist(), strict=True):
            value[number] = _idioms(self.lower_at(range(place - 3, place + 3)), value[number])
        return value

    @cached_property
    def plain(self) -> tuple[np.ndarray, np.ndarray]:
        """The places of the words that add something by VADER's own valences, and what each adds."""
        return self.added(self.valence)

    def compounds(self) -> np.ndarray:
        """VADER's compound of each sentence."""
        return self._combined[0]

    def scores(self) -> np.ndarray:
        """VADER's scores, one row per sentence: the fields of `Scores`."""
        compound, shares = self._combined
        rounded = [[round(share, 3) for share in each] for each in shares.tolist()]
        return np.array([*rounded, compound], dtype=float).T

    @cached_property
    def _combined(self) -> tuple[np.ndarray, np.ndarray]:
        """The compound of each sentence, and its shares of negative, neutral and positive words before rounding."""
        at, value = self.plain
        of = self.sentence_at(at)

        def total(chosen: np.ndarray, added: float) -> np.ndarray:
            return np.bincount(of[chosen], value[chosen] + added, len(self.sizes))

        sums, words = total(value != 0, 0), np.bincount(of, minlength=len(self.sizes))
        some = np.flatnonzero(words)
        stress = np.where(words > 0, self.stress, 0.0)
        sums = sums + np.sign(sums) * stress
        compound = np.clip(sums / np.sqrt(sums * sums + _ALPHA), -1.0, 1.0)
        compound[some] = [round(each, 4) for each in compound[some].tolist()]
        positive, negative, neutral = total(value > 0, 1), total(value < 0, -1), self.sizes - words
        positive, negative = (
            positive + np.where(positive > -negative, stress, 0),
            negative - np.where(positive < -negative, stress, 0),
        )
        whole = positive - negative + neutral
        shares = np.abs(np.array([negative, neutral, positive]) / np.where(whole == 0, 1, whole))
        return compound, shares


def _negation(negates: np.ndarray, parts: list[np.ndarray], distance: int) -> np.ndarray:
    """The factor by which a word one to three places before changes a valence; `parts` are those of all before."""
    factor = np.where(negates, NEGATED, 1.0)
    if distance > 1:
        between, never = parts[1:distance], parts[distance] == _NEVER
        doubt = np.any([part == _DOUBT for part in between], axis=0)
        so = np.any([part == _SO for part in between], axis=0)
        factor[(parts[distance] == _WITHOUT) & doubt] = 1.0
        factor[never & so if distance == 2 else (never & so) | (parts[1] == _SO)] = _NEVER_SO
    return factor


def _counted(places: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """How many of some characters stand in each sentence, given where each ends."""
    return np.diff(np.searchsorted(places, ends), prepend=0)


def _emphasis(shouted: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """What so many exclamation and question marks add to a sentence that is not neutral."""
    doubt = np.select([asked > 3, asked > 1], [0.96, asked * 0.18], 0.0)
    found: np.ndarray = np.minimum(shouted, 4) * 0.292 + doubt
    return found


def _part(word: str) -> int:
    return _PARTS.get(word, _PART)


def ends_clause(piece: str) -> bool:
    """Whether a mark ends a clause behind a piece; between two sentences there is none, and an end."""
    return piece[-1:] in ("", ",", ";", ":")


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


def scores(sentence: str) -> Scores:
    """VADER's scores of one normalised sentence, equal to `polarity_scores` of vaderSentiment.

    >>> scores("The plan was not good, but the talks were friendly!")
    Scores(neg=0.119, neu=0.56, pos=0.321, compound=0.5979)
    """
    return Scores(*Sentences([spell_emoji(sentence)]).scores()[0].tolist())
