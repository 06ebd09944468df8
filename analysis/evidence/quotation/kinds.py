"""Quotation: what stands between quotation marks, what kind of thing it is, and whose words it is."""

import re
from functools import cache
from typing import NamedTuple

from analysis.evidence.attribution.cues import COLON, DASHES, SIGNED
from analysis.evidence.attribution.positions import AFTER_QUOTATION, is_verb_form, verbs_after
from analysis.evidence.attribution.weights import entries
from analysis.evidence.quotation.context import capitals, quotation_contexts
from analysis.evidence.quotation.speakers import UNKNOWN, Speaker, find_speakers
from analysis.lexicons.keys import WORD
from analysis.lexicons.lexicon import load_lexicon, shipped_rows
from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading

SPOKEN = ("speech", "fragment")


KINDS = (*SPOKEN, "title", "scare", "nickname", "markup")


_ENDED = re.compile(r"[.?!…,][\s\"'`]*$")
_NICKNAME = re.compile(r"[A-Z][\w.]+ [“\"‘'][A-Z][\w.-]*(?: [A-Z]?[\w.-]+)?[”\"’'] [A-Z]")
_NAMED_SO = re.compile(
    r"\b(?:nicknamed|(?:go|goes|going|went) by|aka|a\.k\.a\.|(?:knows|kn[eo]wn?) (?:\w+ ){0,4}(?:as|by)),? (?:the )?$"
)
_CALLED = re.compile(r"\b(?:calls?|called|calling|dub|dubs|dubbed|named?|names|christened) (?:[\w'-]+ ){0,5}$")
_READ = re.compile(r"\b(?:read|reads|wrote|writes|sang|sings|watched|titled|entitled|headlined) $")
_BY_AUTHOR = re.compile(r"[\"'],? by [A-Z]")
_JOINED = re.compile(r"\w,? $")
_LONGEST_NAME = 4  # words of a nickname
# After these a quotation begins anew: a sentence, a colon, a comma.
_OPENS = '.?!:,"\n'
_PERSON = frozenset(("role", "title", "pronoun"))
_WORDS_BACK = 8  # before a nickname, for the person who has it
_REACH = 60  # characters before a quotation that may name it
_AFTER = 8  # words behind a quotation that may say that it is a work: `“Vertigo” remains his best film`
_FINITE = frozenset(("be", "not_be", "have", "modal"))
_NEXT = 2  # words from the cue on: the cue, and `as` or `the`

_MARKUP, _NICKNAMED, _KNOWN_AS = "an equals sign before", "between first name and surname", "known as"
_TITLED, _AFTER_COLON = "a title after read or titled", "a verb and a colon"
_SUBJECT = "a title that does something"
_WORK, _BY, _THOUGHT_OF = "a title after its work", "by an author", "a title that is liked or thought of"
KIND_RULES = {
    _MARKUP: "an equals sign stands before it: a piece of markup",
    _NICKNAMED: "one or two words between a first name and a surname: a nickname",
    _KNOWN_AS: "a few words after nicknamed, goes by or known as: a nickname if they have capitals and name a person",
    _TITLED: "words with capitals right after read, wrote, titled, or after called and what is called so: a title",
    _WORK: "words with capitals after film, song, podcast or a preposition: a title",
    _THOUGHT_OF: "words with capitals right after a cue that judges or is no statement (praised, liked): a title",
    _BY: "by and a name follow it: a title",
    _SUBJECT: "words with capitals that are the subject of a clause (“Blue Night” was her song): a title",
    COLON: "a colon gives it to a speaker, and a mark ends it: speech",
    _AFTER_COLON: "a verb of saying and a colon give it to a speaker, and a mark ends it: speech",
    SIGNED: "a dash and a name follow it: speech",
    AFTER_QUOTATION: "somebody and a verb follow it, after a comma, ? or !: speech",
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
    told = _told_by_place(reading, quotation, words, speaker)
    if told:
        return told
    around = quotation_contexts(reading, quotation, words, speaker)
    weights = _weights()
    spoken = [(weights.get(pair, 0.0), pair) for pair in around]
    score = weights["always", ""] + sum(weight for weight, _ in spoken)
    if score <= 0:
        title = dict(around)["capitals"] == "all" or (
            dict(around)["capitals"] == "one word" and dict(around)["work"] == "yes"
        )
        return "title" if title else "scare", ": ".join(min(spoken)[1])
    sentence = dict(around)["sentence"] == "whole" or _is_sentence(reading, quotation)
    return ("speech" if sentence or words >= 12 else "fragment"), ": ".join(max(spoken)[1])


def _told_by_place(reading: Reading, quotation: Quotation, words: int, speaker: Speaker) -> tuple[str, str] | None:
    """The kind of a quotation that its place leaves no doubt about."""
    prose, straight = reading.prose, reading.prose.straight
    if straight[quotation.start - 1 : quotation.start] == "=":
        return "markup", _MARKUP
    nickname = _NICKNAME.search(reading.text, max(0, quotation.start - 20), quotation.end + 2)
    if nickname and nickname.end() > quotation.end:  # `Al “Ace” Berg: “No.”` has one
        return "nickname", _NICKNAMED
    first, after = prose.word_at(quotation.start), prose.word_at(quotation.end - 1)
    before = straight[max(0, quotation.start - _REACH) : quotation.start]
    written = capitals(prose, first, after)
    if written != "none" and _BY_AUTHOR.match(straight, quotation.end - 1):
        return "title", _BY
    if words <= _LONGEST_NAME and _NAMED_SO.search(before):
        around = prose.folded[max(prose.article_words(first)[0], first - _WORDS_BACK) : first]
        person = written in ("all", "one word") and _of_person(around)
        return "nickname" if person else "scare", _KNOWN_AS
    if written in ("all", "one word"):
        lead = prose.folded[first - 1] if first and _JOINED.search(before) else ""
        cried = prose.folded[first - 2] in word_list("cries") if first > 1 else False  # `chants of “Lock Her Up”`
        inside = written == "all" and word_classes().get(lead) == "preposition" and not cried
        if lead in word_list("works") or inside:
            return "title", _WORK
        if _READ.search(before) or (_CALLED.search(before) and any(prose.large[first + 1 : after])):
            return "title", _TITLED
    ended = _ENDED.search(straight, max(quotation.start, quotation.end - 6), quotation.end)
    if written == "all" and not ended and _thought_of(before, speaker, quotation):
        return "title", _THOUGHT_OF
    if written in ("all", "one word") and not ended and _is_subject(reading, first, after):
        return "title", _SUBJECT
    if speaker.cue == ":" and ended:
        return "speech", COLON
    if speaker.cue in DASHES:
        return "speech", SIGNED
    if ended and before.rstrip().endswith(":") and 0 <= speaker.at < quotation.start:
        return "speech", _AFTER_COLON
    if quotation.start in reading.once(verbs_after):
        return "speech", AFTER_QUOTATION
    return None


def _thought_of(before: str, speaker: Speaker, quotation: Quotation) -> bool:
    """Whether it stands right behind a cue that says what somebody likes, thinks or wants."""
    cue = entries(load_lexicon("attributions")).get((speaker.cue or "").lower())
    near = (
        0 <= speaker.at < quotation.start <= speaker.at + _REACH
        and len(before[speaker.at - quotation.start :].split()) <= _NEXT
    )
    judges = cue is not None and (cue.category != "statement" or cue.lemma in word_list("judging"))
    return judges and near


def _is_subject(reading: Reading, first: int, after: int) -> bool:
    """Whether words with capitals are the subject of a clause: `“Blue Night” was her song`."""
    prose = reading.prose
    low, high = prose.first_word[prose.sentence_of[first] : prose.sentence_of[first] + 2]
    opens = first == low or (prose.gaps[first].startswith(" ") and prose.folded[first - 1] in word_list("opens_clause"))
    work = not word_list("works").isdisjoint(prose.folded[after : after + _AFTER])
    named = work or any(prose.large[first + 1 : after])
    if not (opens and named) or after >= high or prose.gaps[after].strip("\"' ") or not prose.words[after].islower():
        return False
    at = min(after + (prose.classes[after] == "adverb"), high - 1)
    said = entries(load_lexicon("attributions")).get(prose.folded[at])
    says = said is not None and said.lemma in word_list("verbs_of_saying")
    kind = prose.classes[at]
    return not says and (kind in _FINITE or (not kind and is_verb_form(prose.words[at])))


def _of_person(words: list[str]) -> bool:
    """Whether a person is spoken of in some words."""
    people = word_list("source_people")
    return any(word in given_names() or word in people or word_classes().get(word) in _PERSON for word in words)


def _is_sentence(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation is written as a sentence, its comma or stop inside the marks or behind them."""
    straight, start = reading.prose.straight, reading.prose.starts[reading.prose.word_at(quotation.start)]
    if not straight[start].isupper():
        return False
    if _ENDED.search(straight, max(quotation.start, quotation.end - 6), quotation.end):
        return True
    before = straight[max(0, quotation.start - 4) : quotation.start].rstrip()
    return straight[quotation.end : quotation.end + 1] in (",", ".") and (not before or before[-1] in _OPENS)
