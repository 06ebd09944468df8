"""Quotations that their place leaves no doubt about: titles after their work, nicknames, speech after a colon."""

import re
from typing import NamedTuple

from analysis.evidence.attribution.cues import COLON, DASHES, SIGNED
from analysis.evidence.attribution.positions import AFTER_QUOTATION, is_verb_form, verbs_after
from analysis.evidence.attribution.weights import entries
from analysis.evidence.quotation.places import CAPITALS, find_places
from analysis.evidence.quotation.speakers import Speaker, find_speakers
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names
from analysis.text.points import is_any
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

ENDING = ".?!…,"  # the marks that end what is said
_NICKNAME = re.compile(r"(?:[A-Z]\.|[A-Z]\w+|[A-Z][\w.]+[A-Z]\.) [“\"‘'][A-Z][\w.-]*(?: [A-Z]?[\w.-]+)?[”\"’'] [A-Z]")
_NAMED_SO = re.compile(
    r"\b(?:nicknamed|(?:go|goes|going|went) by|aka|a\.k\.a\.|(?:knows|kn[eo]wn?) (?:\w+ ){0,4}(?:as|by)),? (?:the )?$"
)
_CALLED = re.compile(r"\b(?:calls?|called|calling|dub|dubs|dubbed|named?|names|christened) (?:[\w'-]+ ){0,5}$")
_HEADED = re.compile(r"\b(?:titled|entitled|headlined),? $")
_DIRECTLY = re.compile(r"\b(?:called|dubbed|named|christened) $")  # `is called “Heartburn”`
_HIM = re.compile(r"\b(?:calls?|called|calling|dub|dubs|dubbed|names?|named) (?:him|her|me|them|us) $")
_READ = re.compile(r"\b(?:read|reads|wrote|writes|sang|sings|watched|titled|entitled|headlined) $")
_READS = re.compile(r"\b(?:read|reads) $")
_BY_AUTHOR = re.compile(r"[\"'],? by [A-Z]")
_JOINED = re.compile(r"\w,? $")
# The words with which any of the above may end right before a quotation.
_LEADING = frozenset(("titled", "entitled", "headlined", "nicknamed", "by", "aka", "a", "as", "the")) | frozenset(
    ("him", "her", "me", "them", "us")
)
_LONGEST_NAME = 4  # words of a nickname
_BY = frozenset(("by",))
_PERSON = frozenset(("role", "title", "pronoun"))
_WORDS_BACK = 8  # before a nickname, for the person who has it
_REACH = 60  # characters before a quotation that may name it
_AFTER = 8  # words beside a quotation that may say that it is a work: `“Vertigo” remains his best film`
_TITLES = ("all", "one word")  # how the words of a title are written
_FINITE = frozenset(("be", "not_be", "have", "modal"))
_NEXT = 2  # words from the cue on: the cue, and `as` or `the`

_MARKUP, _NICKNAMED, _KNOWN_AS = "an equals sign before", "between first name and surname", "known as"
_TITLED, _AFTER_COLON = "a title after read or titled", "a verb and a colon"
_SUBJECT, _WRITTEN = "a title that does something", "words on a sign"
_WORK, _CREDITED, _THOUGHT_OF = "a title after its work", "by an author", "a title that is liked or thought of"
KIND_RULES = {
    _MARKUP: "an equals sign stands before it: a piece of markup",
    _NICKNAMED: "one or two words between a first name and a surname: a nickname",
    _KNOWN_AS: "a few words after nicknamed, known as, called him: a nickname if they have capitals and name a person",
    _TITLED: "words with capitals right after read, wrote, titled or called, or after what is called so: a title",
    _WRITTEN: "something that bears words, and read or reads, right before it: speech",
    _WORK: "words with capitals after film, song, podcast or a preposition: a title",
    _THOUGHT_OF: "words with capitals right after a cue that judges or is no statement (praised, liked): a title",
    _CREDITED: "by and a name follow it: a title",
    _SUBJECT: "words with capitals that are the subject of a clause (“Blue Night” was her song): a title",
    COLON: "a colon gives it to a speaker, and a mark ends it: speech",
    _AFTER_COLON: "a verb of saying and a colon give it to a speaker, and a mark ends it: speech",
    SIGNED: "a dash and a name follow it: speech",
    AFTER_QUOTATION: "somebody and a verb follow it, after a comma, ? or !: speech",
}


class _Look(NamedTuple):
    """A quotation, its words from `first` to `after` (not included), how they are written; `ended` by a mark.

    `led` says whether a word that may name it stands before it, `between` whether a name may go on behind it, or `by`.
    """

    start: int
    end: int
    first: int
    after: int
    words: int
    written: str
    ended: bool
    led: bool
    between: bool
    speaker: Speaker


def find_settled(reading: Reading) -> list[tuple[str, str]]:
    """The kind of each quotation that its place leaves no doubt about, and the rule; both empty for any other."""
    prose, (start, end, first, after, *_, words, capitals, mark) = reading.prose, reading.once(find_places)
    led, between = (
        prose.forms.at(first - 1).mask(_LEADING),
        (prose.capital | prose.forms.mask(_BY)).take(after, mode="clip"),
    )
    columns = (each.tolist() for each in (start, end, first, after, words))
    written = [CAPITALS[number] for number in capitals.tolist()]
    marks = (each.tolist() for each in (is_any(mark, ENDING), led, between))
    looks = map(_Look, *columns, written, *marks, reading.once(find_speakers))
    return [_told_by_place(reading, look) for look in looks]


def _told_by_place(reading: Reading, look: _Look) -> tuple[str, str]:
    straight, start = reading.prose.straight, look.start
    if straight[start - 1 : start] == "=":
        return "markup", _MARKUP
    told = _told_between(reading, look) if look.between else None
    before, ended, speaker = straight[max(0, start - _REACH) : start], look.ended, look.speaker
    if speaker.source.kind == "document" and _READS.search(before):
        return "speech" if ended or look.words > _LONGEST_NAME else "fragment", _WRITTEN
    told = told or (_told_by_lead(reading.prose, look, before) if look.led else None)
    if told:
        return told
    title = _as_title(reading, look, before) if look.written in _TITLES else ""
    if title:
        return "title", title
    if speaker.cue == ":" and ended:
        return "speech", COLON
    if speaker.cue in DASHES:
        return "speech", SIGNED
    if ended and 0 <= speaker.at < start and before.rstrip().endswith(":"):
        return "speech", _AFTER_COLON
    return ("speech", AFTER_QUOTATION) if start in reading.once(verbs_after) else ("", "")


def _told_between(reading: Reading, look: _Look) -> tuple[str, str] | None:
    """A nickname between first name and surname, a title by its author."""
    straight, start, end = reading.prose.straight, look.start, look.end
    nickname = straight[end : end + 1] == " " and _NICKNAME.search(reading.text, max(0, start - 20), end + 2)
    if nickname and nickname.end() > end:  # `Al “Ace” Berg: “No.”` has one
        return "nickname", _NICKNAMED
    return ("title", _CREDITED) if look.written != "none" and _BY_AUTHOR.match(straight, end - 1) else None


def _told_by_lead(prose: Prose, look: _Look, before: str) -> tuple[str, str] | None:
    """What somebody or something is called, by the words before."""
    if look.written != "none" and _HEADED.search(before):
        return "title", _TITLED
    if look.words <= _LONGEST_NAME and look.written in _TITLES and _HIM.search(before):
        return "nickname", _KNOWN_AS
    if look.words <= _LONGEST_NAME and _NAMED_SO.search(before):
        around = prose.folded[max(prose.article_words(look.first)[0], look.first - _WORDS_BACK) : look.first]
        return "nickname" if look.written in _TITLES and _of_person(around) else "scare", _KNOWN_AS
    return None


def _as_title(reading: Reading, look: _Look, before: str) -> str:
    """Why words that are written as a title are one; empty where nothing tells."""
    prose, first, after = reading.prose, look.first, look.after
    lead = prose.folded[first - 1] if first and _JOINED.search(before) else ""
    cried = prose.folded[first - 2] in word_list("cries") if first > 1 else False  # `chants of “Lock Her Up”`
    inside = look.written == "all" and word_classes().get(lead) == "preposition" and not cried
    told = look.written == "all" and lead in word_list("with_hearer")  # `told “Good Morning Harbor”`
    if lead in word_list("works") or inside or (told and not look.ended):
        return _WORK
    low = prose.first_word[prose.sentence_of[first]]
    work = not word_list("works").isdisjoint(prose.folded[max(low, first - _AFTER) : first])
    named = _DIRECTLY.search(before) or (_CALLED.search(before) and (work or any(prose.large[first + 1 : after])))
    if named or _READ.search(before):
        return _TITLED
    said = look.ended and look.start in reading.once(verbs_after)  # `She likes “The End Is Near,” she wrote.`
    if not said and look.written == "all" and _thought_of(before, look.speaker, look.start):
        return _THOUGHT_OF
    return _SUBJECT if not look.ended and _is_subject(reading, first, after) else ""


def _thought_of(before: str, speaker: Speaker, start: int) -> bool:
    """Whether it stands right behind a cue that says what somebody likes, thinks or wants."""
    near = 0 <= speaker.at < start <= speaker.at + _REACH and len(before[speaker.at - start :].split()) <= _NEXT
    cue = entries(load_lexicon("attributions")).get((speaker.cue or "").lower()) if near else None
    return cue is not None and (cue.category != "statement" or cue.lemma in word_list("judging"))


def _is_subject(reading: Reading, first: int, after: int) -> bool:
    """Whether words with capitals are the subject of a clause: `“Blue Night” was her song`."""
    prose = reading.prose
    low, high = prose.first_word[prose.sentence_of[first] : prose.sentence_of[first] + 2]
    lead = prose.gaps[first].rstrip("\"' ")
    opens = first == low or lead == "," or (not lead and prose.folded[first - 1] in word_list("opens_clause"))
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
    called = (word for word in words if word != "it")
    return any(word in given_names() or word in people or word_classes().get(word) in _PERSON for word in called)
