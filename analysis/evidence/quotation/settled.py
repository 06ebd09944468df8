"""Quotations that their place leaves no doubt about: titles after their work, nicknames, speech after a colon."""

import re
from collections.abc import Callable, Collection

import numpy as np

from analysis.evidence.attribution.cues import COLON, DASHES, SIGNED
from analysis.evidence.attribution.positions import AFTER_QUOTATION, verbs_after
from analysis.evidence.attribution.weights import entries
from analysis.evidence.quotation.places import ALL, ONE_WORD, counted, find_places
from analysis.evidence.quotation.speakers import Speaker, find_speakers
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names
from analysis.text.points import code_points
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading

ENDING = ".?!…,"  # the marks that end what is said
_NICKNAME = re.compile(r"[A-Z][\w.]+ [“\"‘'][A-Z][\w.-]*(?: [A-Z]?[\w.-]+)?[”\"’'] [A-Z]")
# In each of these three the last word, `the` aside, is one of the words below it.
_NAMED_SO = re.compile(
    r"\b(?:nicknamed|(?:go|goes|going|went) by|aka|a\.k\.a\.|known (?:\w+ ){0,4}(?:as|by)),? (?:the )?$"
)
_NAMING = frozenset(("nicknamed", "by", "aka", "a", "as"))
_READ = re.compile(r"\b(?:read|reads|wrote|writes|sang|sings|watched|titled|entitled|headlined) $")
_READING = frozenset(
    ["read", "reads", "wrote", "writes", "sang", "sings", "watched", "titled", "entitled", "headlined"]
)
_BY_AUTHOR = re.compile(r"[\"'],? by [A-Z]")
_JOINED = re.compile(r"\w,? $")
_LONGEST_NAME = 4  # words of a nickname
_PERSON = frozenset(("role", "title", "pronoun"))
_WORDS_BACK = 8  # before a nickname, for the person who has it
_REACH = 60  # characters before a quotation that may name it
_NEXT = 2  # words from the cue on: the cue, and `as` or `the`

_MARKUP, _NICKNAMED, _KNOWN_AS = "an equals sign before", "between first name and surname", "known as"
_TITLED, _AFTER_COLON = "a title after read or titled", "a verb and a colon"
_WORK, _BY, _THOUGHT_OF = "a title after its work", "by an author", "a title that is liked or thought of"
KIND_RULES = {
    _MARKUP: "an equals sign stands before it: a piece of markup",
    _NICKNAMED: "one or two words between a first name and a surname: a nickname",
    _KNOWN_AS: "a few words after nicknamed, goes by or known as: a nickname if they have capitals and name a person",
    _TITLED: "words with capitals right after read, wrote, titled: a title",
    _WORK: "words with capitals after film, song, podcast or a preposition: a title",
    _THOUGHT_OF: "words with capitals right after a cue that is no statement (liked, praised, believe): a title",
    _BY: "by and a name follow it: a title",
    COLON: "a colon gives it to a speaker, and a mark ends it: speech",
    _AFTER_COLON: "a verb of saying and a colon give it to a speaker, and a mark ends it: speech",
    SIGNED: "a dash and a name follow it: speech",
    AFTER_QUOTATION: "somebody and a verb follow it, after a comma, ? or !: speech",
}


def find_settled(reading: Reading) -> list[tuple[str, str]]:
    """The kind of each quotation that its place leaves no doubt about, and the rule; both empty for any other."""
    if not reading.once(find_quotations):
        return []
    around = _Around(reading)
    as_title = around.places.capitals == ALL
    titled = as_title | (around.places.capitals == ONE_WORD)
    ended = np.isin(around.places.mark, code_points(ENDING))
    known, person = around.known_as(), titled & around.of_person()
    told = (
        ("markup", _MARKUP, around.follows_equals_sign()),
        ("nickname", _NICKNAMED, around.in_name()),
        ("title", _BY, around.by_author()),
        ("nickname", _KNOWN_AS, known & person),
        ("scare", _KNOWN_AS, known & ~person),
        ("title", _WORK, around.after_work(titled, as_title)),
        ("title", _TITLED, around.read(titled)),
        ("title", _THOUGHT_OF, around.thought_of(as_title & ~ended)),
        ("speech", COLON, ended & around.by_cue(":")),
        ("speech", SIGNED, around.by_cue(*DASHES)),
        ("speech", _AFTER_COLON, around.after_colon(ended)),
        ("speech", AFTER_QUOTATION, np.isin(around.places.start, list(reading.once(verbs_after)))),
    )
    number = np.select([mask for *_, mask in told], range(len(told)), len(told))
    kinds = [*((kind, rule) for kind, rule, _ in told), ("", "")]
    return [kinds[each] for each in number.tolist()]


class _Around:
    """What stands around the quotations: where a word beside them makes it possible, the text is looked at."""

    def __init__(self, reading: Reading):
        self.prose, self.places, self.speakers = reading.prose, reading.once(find_places), reading.once(find_speakers)
        at = np.array([speaker.at for speaker in self.speakers], dtype=np.int64)
        self._led = (at >= 0) & (at < self.places.start)  # by the cue of its speaker

    def _where(self, may: np.ndarray, look: Callable[[int, int, int], object]) -> np.ndarray:
        """Of those that may be, those of which a look at the text says so, by number, start and end."""
        found = np.zeros(len(may), dtype=bool)
        for each in np.flatnonzero(may).tolist():
            found[each] = bool(look(each, int(self.places.start[each]), int(self.places.end[each])))
        return found

    def _word(self, words: Collection[str], back: int) -> np.ndarray:
        """Whether one of some words stands so many words before."""
        at = self.places.first - back
        found: np.ndarray = (at >= 0) & self.prose.forms.mask(words).take(at, mode="clip")
        return found

    def _before(self, start: int) -> str:
        return self.prose.straight[max(0, start - _REACH) : start]

    def follows_equals_sign(self) -> np.ndarray:
        found: np.ndarray = self.prose.characters.points[self.places.start - 1] == ord("=")
        return found & (self.places.start > 0)

    def in_name(self) -> np.ndarray:
        """A nickname; `Al “Ace” Berg: “No.”` has one before another quotation."""

        def look(_: int, start: int, end: int) -> bool:
            name = _NICKNAME.search(self.prose.text, max(0, start - 20), end + 2)
            return bool(name and name.end() > end)

        behind, following = self.prose.characters.points.take([self.places.end, self.places.end + 1], mode="clip")
        return self._where((behind == ord(" ")) & (following >= ord("A")) & (following <= ord("Z")), look)

    def by_author(self) -> np.ndarray:
        follows = self.prose.forms.mask(("by",)).take(self.places.after, mode="clip")
        return self._where(follows, lambda _, start, end: _BY_AUTHOR.match(self.prose.straight, end - 1))

    def known_as(self) -> np.ndarray:
        may = self._word(_NAMING, 1) | (self._word(("the",), 1) & self._word(_NAMING, 2))
        return self._where(
            may & (self.places.words <= _LONGEST_NAME), lambda _, start, end: _NAMED_SO.search(self._before(start))
        )

    def of_person(self) -> np.ndarray:
        """Whether a person is spoken of shortly before."""
        bounds, first = np.array(self.prose.article_first), self.places.first
        begins = bounds[np.searchsorted(bounds, first, side="right") - 1]
        people = self.prose.forms.column(_is_person, bool)
        return counted(people, np.maximum(begins, first - _WORDS_BACK), first) > 0

    def after_work(self, titled: np.ndarray, as_title: np.ndarray) -> np.ndarray:
        led = as_title & (self.places.first > 0)
        led &= self.prose.forms.column(_is_preposition, bool)[self.places.first - 1]
        may = (titled & self._word(word_list("works"), 1)) | led
        return self._where(may, lambda _, start, end: _JOINED.search(self._before(start)))

    def read(self, titled: np.ndarray) -> np.ndarray:
        may = titled & self._word(_READING, 1)
        return self._where(may, lambda _, start, end: _READ.search(self._before(start)))

    def thought_of(self, titled: np.ndarray) -> np.ndarray:
        """Whether it stands right behind a cue that says what somebody likes, thinks or wants."""

        def look(number: int, start: int, _: int) -> bool:
            speaker: Speaker = self.speakers[number]
            cue = entries(load_lexicon("attributions")).get((speaker.cue or "").lower())
            near = start <= speaker.at + _REACH and len(self.prose.straight[speaker.at : start].split()) <= _NEXT
            return cue is not None and cue.category != "statement" and near

        return self._where(titled & self._led, look)

    def by_cue(self, *cues: str) -> np.ndarray:
        return np.array([speaker.cue in cues for speaker in self.speakers], dtype=bool)

    def after_colon(self, ended: np.ndarray) -> np.ndarray:
        return self._where(ended & self._led, lambda _, start, end: self._before(start).rstrip().endswith(":"))


def _is_preposition(form: str) -> bool:
    return word_classes().get(form) == "preposition"


def _is_person(form: str) -> bool:
    return form in given_names() or form in word_list("source_people") or word_classes().get(form) in _PERSON
