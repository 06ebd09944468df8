"""VADER's own scores, worked out faster: equal to vaderSentiment's to the last digit.

Lexicon, boosters, negations and idioms are read from the installed vaderSentiment; the rules are those
of Hutto and Gilbert 2014 as that package runs them, its quirks included. What differs is the work: a
word is looked up once and remembered, rules run only round words that hold a valence, and emoji are
spelt out in one pass (vaderSentiment 3.3.2 takes time quadratic in their number).
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from analysis.text.valences import Token, spell_emoji, tokens, vader_data

_BUT_BEFORE, _BUT_AFTER = 0.5, 1.5
_ALPHA = 15  # the compound's x / sqrt(x * x + 15)
_CAPITALS = 0.733  # what capitals add; like the next, vaderSentiment's own constant
_NEGATED = -0.74


class Scores(NamedTuple):
    """VADER's four numbers: shares of negative, neutral and positive words (0 to 1); compound (-1 to 1)."""

    neg: float
    neu: float
    pos: float
    compound: float


class Valence(NamedTuple):
    """What one word adds to its sentence, after boosters, negation, capitals and `but`."""

    token: int
    value: float


def valences(words: Sequence[Token], at_places: Iterable[int] | None = None) -> list[Valence]:
    """The words that add something to a sentence, and how much, in order.

    `at_places` are those to look at, as `places` gives them; without it, all.
    """
    found = []
    but: int | None = None
    mixed = _Mixed(words)
    for at in range(len(words)) if at_places is None else at_places:
        word = words[at]
        if but is None and word.lower == "but":
            but = at
        if word.valence is None or word.booster:
            continue
        if word.lower == "kind" and at + 1 < len(words) and words[at + 1].lower == "of":
            continue
        alone = not word.capitals and not any(near.acts for near in words[max(at - 3, 0) : at + 3])
        value = word.valence if alone else _valence(words, at, mixed)
        if value:
            found.append(Valence(at, value))
    return found if but is None else _weigh_but(found, but)


class _Mixed:
    """Whether some words of a sentence, not all, are in capitals; counted at most once, when first asked."""

    def __init__(self, words: Sequence[Token]):
        self.words = words

    @cached_property
    def capitals(self) -> bool:
        return 0 < sum(each.capitals for each in self.words) < len(self.words)


def _valence(words: Sequence[Token], at: int, mixed: _Mixed) -> float:
    """What the word at this place adds, before `but` is looked at."""
    word = words[at]
    value = word.valence
    if word.lower == "no" and at + 1 < len(words) and words[at + 1].valence is not None:
        value = 0.0  # it negates the next word instead
    before = [each.lower for each in words[max(at - 3, 0) : at]][::-1]
    if "no" in before[:2] or (before[2:] == ["no"] and before[0] in ("or", "nor")):
        value = word.valence * _NEGATED
    if word.capitals and mixed.capitals:
        value += _CAPITALS if value > 0 else -_CAPITALS
    for distance, fading in enumerate((1, 0.95, 0.9)[: len(before)], 1):
        modifier = words[at - distance]
        if modifier.valence is not None:
            continue
        step = modifier.booster
        if step:
            step = -step if value < 0 else step
            if modifier.capitals and mixed.capitals:
                step += _CAPITALS if value > 0 else -_CAPITALS
            value += step * fading
        value *= _negation(before, distance, modifier.negates)
        if distance == 3:
            value = _idioms(words, at, value)
    # `at least` and `very least` do not negate.
    least = before and before[0] == "least" and words[at - 1].valence is None
    if least and before[1:2] not in (["at"], ["very"]):
        value *= _NEGATED
    return value


def _negation(before: list[str], distance: int, negates: bool) -> float:
    """The factor by which a word one to three places before changes a valence."""
    if distance == 2:
        if before[1] == "never" and before[0] in ("so", "this"):
            return 1.25
        if before[1] == "without" and before[0] == "doubt":
            return 1
    elif distance == 3:
        if (before[2] == "never" and before[1] in ("so", "this")) or before[0] in ("so", "this"):
            return 1.25
        if before[2] == "without" and "doubt" in before[:2]:
            return 1
    return _NEGATED if negates else 1


def _idioms(words: Sequence[Token], at: int, value: float) -> float:
    """Idioms such as `kiss of death` and boosters of two words such as `kind of`."""
    data = vader_data()
    window = [each.lower for each in words[at - 3 : at + 3]]
    if data.phrase_ends.isdisjoint(window):
        return value
    three, two, one, zero = window[:4]
    phrases = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    value = next((data.idioms[phrase] for phrase in phrases if phrase in data.idioms), value)
    for stop in (5, 6)[: len(window) - 4]:
        value = data.idioms.get(" ".join(window[3:stop]), value)
    for phrase in (phrases[3], phrases[4], phrases[2]):
        value += data.boosters.get(phrase, 0)
    return value


def _weigh_but(found: list[Valence], but: int) -> list[Valence]:
    """Halve what stands before the first `but`, raise what stands after it.

    VADER looks each value up by its first occurrence, so of two equal values one may be changed twice;
    the same is done here, with a heap of places for each value instead of a search.
    """
    values = [value for _, value in found]
    places = defaultdict(list)
    for number, value in enumerate(values):
        places[value].append(number)
    for number in range(len(values)):
        value = values[number]
        first = heapq.heappop(places[value])
        at = found[first].token
        values[first] = value * (_BUT_BEFORE if at < but else _BUT_AFTER if at > but else 1)
        heapq.heappush(places[values[first]], first)
    return [Valence(at, value) for (at, _), value in zip(found, values, strict=True)]


def emphasis(sentence: str) -> float:
    """What exclamation and question marks add to a sentence that is not neutral."""
    asked = sentence.count("?")
    doubt = 0.96 if asked > 3 else asked * 0.18 if asked > 1 else 0
    return min(sentence.count("!"), 4) * 0.292 + doubt


def scores(sentence: str) -> Scores:
    """VADER's scores of one normalised sentence, equal to `polarity_scores` of vaderSentiment.

    >>> scores("The plan was not good, but the talks were friendly!")
    Scores(neg=0.119, neu=0.56, pos=0.321, compound=0.5979)
    """
    sentence = spell_emoji(sentence).strip()
    words = tokens(sentence.split())
    return combine(sentence, len(words), [value for _, value in valences(words)])


def combine(sentence: str, words: int, values: Sequence[float]) -> Scores:
    """The four scores from what the words of a sentence add."""
    if not words:
        return Scores(0.0, 0.0, 0.0, 0.0)
    if not values:
        return Scores(0.0, 1.0, 0.0, 0.0)
    stress = emphasis(sentence)
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
