"""Quotation: what stands between quotation marks, what kind of thing it is, and whose words it is."""

from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.quotation.context import RULES, quotation_contexts
from analysis.evidence.quotation.places import find_places
from analysis.evidence.quotation.settled import ENDING, find_settled
from analysis.evidence.quotation.speakers import UNKNOWN, find_speakers
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.points import is_any
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading

SPOKEN = ("speech", "fragment")


KINDS = (*SPOKEN, "title", "scare", "nickname", "markup")


# After these a quotation begins anew: a sentence, a colon, a comma.
_OPENS = '.?!:,"\n'
_LONG = 12  # words: what is spoken and as long is no fragment


class Quote(NamedTuple):
    """A quotation: where it stands, how many words it has, what kind it is, and the words that say whose it is."""

    start: int
    end: int
    words: int
    kind: str
    cue: str | None
    speaker_start: int
    speaker_end: int
    closed: bool


def find_quotes(reading: Reading) -> list[Quote]:
    """Every quotation of an article with its kind and its speaker."""
    found = []
    words, kinds = reading.once(find_places).words.tolist(), _find_kinds(reading)
    each = zip(reading.once(find_quotations), words, kinds, reading.once(find_speakers), strict=True)
    for quotation, count, kind, speaker in each:
        cue, source, *_ = speaker if kind in SPOKEN else UNKNOWN
        start, end, closed, _ = quotation
        found.append(Quote(start, end, count, kind, cue, source.start, source.end, closed))
    return found


class _Weighed(NamedTuple):
    """The quotations that are weighed, by number: what the rules see of each, and whether it is speech."""

    numbers: list[int]
    values: dict[str, list[str]]
    spoken: list[bool]


@cache
def _weights() -> dict[tuple[str, str], float]:
    """What each value of a rule weighs (`lexicons/quotation_rules.csv`)."""
    return {(row["rule"], row["value"]): float(row["weight"]) for row in shipped_rows("quotation_rules")}


def _weigh(reading: Reading) -> _Weighed:
    """Weigh the quotations that their place leaves open."""
    numbers = [number for number, (kind, _) in enumerate(reading.once(find_settled)) if not kind]
    if not numbers:
        return _Weighed([], {rule: [] for rule in RULES}, [])
    values, weights = quotation_contexts(reading, np.array(numbers)), _weights()
    total = np.zeros(len(numbers))
    for rule, own in values.items():  # one by one: a sum of nearly 0 must come out the same every time
        total = total + [weights.get((rule, value), 0.0) for value in own]
    return _Weighed(numbers, values, (weights["always", ""] + total > 0).tolist())


def _find_kinds(reading: Reading) -> list[str]:
    """What kind of quotation each is."""
    kinds = [kind for kind, _ in reading.once(find_settled)]
    numbers, values, spoken = reading.once(_weigh)
    sentences, long = _sentences(reading), reading.once(find_places).words >= _LONG
    asked = zip(numbers, spoken, values["sentence"], values["capitals"], values["work"], strict=True)
    for number, speaks, sentence, written, work in asked:
        if speaks:
            whole = sentence == "whole" or long[number] or sentences[number]
            kinds[number] = "speech" if whole else "fragment"
        else:
            kinds[number] = "title" if written == "all" or (written == "one word" and work == "yes") else "scare"
    return kinds


def find_rules(reading: Reading) -> list[str]:
    """For each quotation the rule with the largest weight for its kind."""
    found, weights = [rule for _, rule in reading.once(find_settled)], _weights()
    numbers, values, spoken = reading.once(_weigh)
    for place, number in enumerate(numbers):
        own = [(weights.get((rule, each[place]), 0.0), rule, each[place]) for rule, each in values.items()]
        found[number] = ": ".join((max(own) if spoken[place] else min(own))[1:])
    return found


def _sentences(reading: Reading) -> np.ndarray:
    """Whether each quotation is written as a sentence, its comma or stop inside the marks or behind them."""
    prose, places = reading.prose, reading.once(find_places)
    points = prose.characters.points
    found: np.ndarray = prose.capital.take(places.first, mode="clip")
    ended = is_any(places.mark, ENDING)
    behind = is_any(points.take(places.end, mode="clip"), ",.")
    for each in np.flatnonzero(found & ~ended & behind).tolist():
        before = prose.straight[max(0, places.start[each] - 4) : places.start[each]].rstrip()
        behind[each] = not before or before[-1] in _OPENS
    found &= ended | behind
    return found
