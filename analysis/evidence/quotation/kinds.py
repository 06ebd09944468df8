"""Quotation: what stands between quotation marks, what kind of thing it is, and whose words it is."""

import re
from functools import cache
from typing import NamedTuple

from analysis.evidence.attribution.cues import COLON, DASHES, SIGNED
from analysis.evidence.quotation.context import quotation_contexts
from analysis.evidence.quotation.speakers import UNKNOWN, Speaker, find_speakers
from analysis.lexicons.keys import WORD
from analysis.lexicons.lexicon import shipped_rows
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading

SPOKEN = ("speech", "fragment")


KINDS = (*SPOKEN, "title", "scare", "nickname", "markup")


_ENDED = re.compile(r"[.?!…,][\s\"'”’»]*$")


_NICKNAME = re.compile(r"[A-Z][\w.]+ [“\"‘'][A-Z][\w.-]*(?: [A-Z]?[\w.-]+)?[”\"’'] [A-Z]")


_MARKUP, _NICKNAMED = "an equals sign before", "between first name and surname"
KIND_RULES = {
    _MARKUP: "an equals sign stands before it: a piece of markup",
    _NICKNAMED: "one or two words between a first name and a surname: a nickname",
    COLON: "a colon gives it to a speaker, and a mark ends it: speech",
    SIGNED: "a dash and a name follow it: speech",
}


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
    rule: str


def find_quotes(reading: Reading) -> list[Quote]:
    """Every quotation of an article with its kind and its speaker."""
    text, found = reading.text, []
    quotations, speakers = reading.once(find_quotations), reading.once(find_speakers)
    for quotation, speaker in zip(quotations, speakers, strict=True):
        words = len(WORD.findall(text, quotation.start, quotation.end))
        kind, rule = quotation_kind(reading, quotation, words, speaker)
        if kind not in SPOKEN:
            speaker = UNKNOWN
        source = speaker.source
        place = (quotation.start, quotation.end, words, kind)
        found.append(Quote(*place, speaker.cue, source.start, source.end, quotation.closed, rule))
    return found


@cache
def _weights() -> dict[tuple[str, str], float]:
    """What each value of a rule weighs (`lexicons/quotation_rules.csv`)."""
    return {(row["rule"], row["value"]): float(row["weight"]) for row in shipped_rows("quotation_rules")}


def quotation_kind(reading: Reading, quotation: Quotation, words: int, speaker: Speaker) -> tuple[str, str]:
    """What kind of quotation it is, and the rule with the largest weight for that."""
    text = reading.text
    if text[quotation.start - 1 : quotation.start] == "=":
        return "markup", _MARKUP
    if words <= 2 and _NICKNAME.search(text, max(0, quotation.start - 20), quotation.end + 2):
        return "nickname", _NICKNAMED
    if speaker.cue == ":" and _ENDED.search(text, max(quotation.start, quotation.end - 6), quotation.end):
        return "speech", COLON
    if speaker.cue in DASHES:
        return "speech", SIGNED
    around = quotation_contexts(reading, quotation, words, speaker)
    weights = _weights()
    spoken = [(weights.get(pair, 0.0), f"{pair[0]}: {pair[1]}") for pair in around]
    score = weights["always", ""] + sum(weight for weight, _ in spoken)
    if score <= 0:
        title = dict(around)["capitals"] == "all" or (
            dict(around)["capitals"] == "one word" and dict(around)["work"] == "yes"
        )
        return "title" if title else "scare", min(spoken)[1]
    inner = text[quotation.start : quotation.end]
    sentence = dict(around)["sentence"] == "whole" or (inner[1:2].isupper() and bool(_ENDED.search(inner)))
    return ("speech" if sentence or words >= 12 else "fragment"), max(spoken)[1]
