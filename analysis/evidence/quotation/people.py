"""The people of an article: their fullest names, and which of them `he` and `she` are.

A person is a name with a given name, a title, or a verb of a source; places, prizes and bodies are none. A pronoun
stands for the nearest person of its kind; where two are as near, and neither is the subject, it stands for nobody.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import Source
from analysis.evidence.attribution.openings import opening
from analysis.evidence.attribution.positions import clause_at
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.lexicons.keys import fold
from analysis.text.classes import word_classes, word_list
from analysis.text.memo import Remembered
from analysis.text.names import given_names, name_genders
from analysis.text.word_forms import without_possessive
from analysis.words.names import joined, name_runs, names
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

_SENTENCES_BACK = 6  # so far back `he` or `she` is looked for
_AFTER_NAME = re.compile(r",| (?:of|from|at|for|in|with|on) |\s[—–(-]+\s?")
_BEFORE_NAME = frozenset((" ", ". "))  # what stands between a title and a name
CALLED = frozenset(("title", "role"))  # the classes of what people are called by
_CALLS = frozenset(("ask", "see", "meet", "call", "tell", "join", "asked", "published", "yes", "no"))
_BEFORE_PLACES = frozenset(("in", "from", "near", "at", "through", "to"))
_ONE = frozenset(("the", "a", "an", "his", "her", "their"))


class Mention(NamedTuple):
    """A person where the article names one: first and last word, the name, and `he` or `she` where something tells."""

    first: int
    last: int
    name: str
    pronoun: str | None


class People:
    """The people of an article in the order in which they are met; of several read together, `number` says of which."""

    def __init__(self, reading: Reading, number: int = 0):
        self.reading, self.prose, self.text = reading, reading.prose, reading.text
        bounds = reading.prose.article_first
        self.bare = reading.prose.bare
        self.first, self.last = bounds[number : number + 2] if number + 1 < len(bounds) else (0, 0)
        # By surname, each full name that is longer than those before, and where it stands.
        self.by_last: dict[str, list[tuple[int, str]]] = {}
        self.pronouns: dict[str, str] = {}  # by surname, what has been told of a person
        self.mentions = self._mentions()
        self.firsts = [each.first for each in self.mentions]
        self.they: str | None = None

    def _mentions(self) -> list[Mention]:
        found, (runs, sure, asked) = [], self.reading.once(_find_names)
        own = range(bisect_left(runs, (self.first, 0)), bisect_left(runs, (self.last, 0)))
        for first, last in runs[own.start : own.stop]:
            if last > first:
                name, known = self._written(first, last), self.by_last.setdefault(self.bare[last], [])
                if not known or name.count(" ") > known[-1][1].count(" "):
                    known.append((first, name))
        for number in own:
            first, last = runs[number]
            full = self._full(self.bare[last], first) if asked[number] else ""
            if sure[number] or full.partition(" ")[0].lower() in given_names():
                told = self._told(first, last)
                if told:
                    self.pronouns.setdefault(self.bare[last], told)
                title = last == first and self._title(first) in courtesy()
                found.append(Mention(first, last, self._written(first - title, last), told))
        return found

    def _written(self, first: int, last: int) -> str:
        name = self.text[self.prose.starts[first] : self.prose.ends[last]]
        return " ".join(name.removesuffix("'s").removesuffix("’s").split())

    def _title(self, first: int) -> str:
        """The word before a name that may be a title, folded; empty when a mark stands between."""
        before = first and self.prose.gaps[first] in _BEFORE_NAME
        return self.prose.folded[first - 1] if before else ""

    def _told(self, first: int, last: int) -> str | None:
        """What a title or a given name tells of a person."""
        title = self._title(first)
        kin = self.prose.folded[first - 1] if first and self.prose.gaps[first] == ", " else ""  # `his wife, Sasha Cole`
        for word in (title, self._title(first - 1) if title else "", kin, self.prose.folded[first]):
            if word in word_list("his_words"):
                return "he"
            if word in word_list("her_words"):
                return "she"
        given = name_genders().get(self.prose.folded[first]) if last > first else None
        return given or self.pronouns.get(self.bare[last])

    def _full(self, surname: str, place: int) -> str:
        """The longest name with a surname that has been given up to a word."""
        known = self.by_last.get(surname, ())
        return next((name for first, name in reversed(known) if first <= place), "")

    def resolve(self, source: Source) -> str | None:
        """The fullest name given so far for the words of a source."""
        if source.start < 0:
            return None
        words = " ".join(self.text[source.start : source.end].split())
        if source.kind == "pronoun":
            word = self.prose.word_at(source.start)
            return self._pronoun(self.prose.folded[word].partition("'")[0], word) or words  # `he’s`
        beside = self._beside_role(source)
        if beside:
            return beside
        name = self._named(words, source) if source.kind == "named person" else self._label(words)
        if source.kind != "named person":
            self.they = name
        return name

    def _beside_role(self, source: Source) -> str:
        """The name right behind what somebody is: `Its chair, Ines Camargo, thanked`; empty where there is none."""
        prose, gaps = self.prose, self.prose.gaps
        first = prose.word_at(source.start)
        at = first + 1
        while at < self.last and gaps[at] == " " and prose.starts[at] < source.end:
            at += 1
        if at >= self.last or gaps[at] != ", " or not (source.kind == "unnamed" or self._calls(first, at)):
            return ""
        runs = self.reading.once(_find_names).runs
        while (
            at + 1 < self.last and word_classes().get(prose.folded[at]) in CALLED and prose.gaps[at + 1] in _BEFORE_NAME
        ):
            at += 1
        number = bisect_left(runs, (at, 0))
        if number == len(runs) or runs[number][0] != at or runs[number][1] + 1 >= self.last:
            return ""
        last = runs[number][1]
        alone = last == at and self._title(at) not in courtesy()
        if alone or not prose.gaps[last + 1].startswith((",", " (", " —", " –")):
            return ""
        return self._full(self.bare[last], last) or self._written(at - (last == at), last)

    def _calls(self, first: int, end: int) -> bool:
        """Whether words are what somebody is called by, and no name: `The head of schools`."""
        words = range(first, end)
        named = any(self.prose.words[each][0].isupper() for each in words if each > first)
        called = word_list("source_people")
        folded = [self.prose.folded[each] for each in words]
        return not named and any(word_classes().get(word) in CALLED or word in called for word in folded)

    def _label(self, words: str) -> str:
        """In a transcript `HALE:` is Margaret Hale."""
        return (words.isupper() and self._full(bare(words), self.last)) or words

    def _named(self, words: str, source: Source) -> str:
        head = _AFTER_NAME.split(self.text[source.start : source.end], maxsplit=1)[0]
        if head.islower():  # `the mayor, Jo Hart`
            head = self.text[source.start : source.end]
        first, last = self.prose.word_at(source.start), self.prose.word_at(source.start + len(head) - 1)
        if words.isupper():
            return self._label(" ".join(head.split()))
        for run in reversed(self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last + 1)]):
            if run.last > run.first and run.last <= last:
                return run.name
        head = " ".join(head.split()).removesuffix("'s").removesuffix("’s")
        own = [word for word in head.split() if word[:1].isupper()]
        if own and sum(not _CLASSED[word] for word in own) < 2:
            return self._full(bare(own[-1].strip(".,")), first) or head
        return head

    def _pronoun(self, word: str, at: int) -> str | None:
        pronoun = "he" if word in word_list("masculine") else "she"
        if pronoun == "she" and word not in word_list("feminine"):
            return self.they
        person = self._antecedent(pronoun, at)
        if person is None or person.last > person.first:
            return person.name if person else None
        return self._full(bare(person.name.split()[-1]), at) or person.name

    def _antecedent(self, pronoun: str, at: int) -> Mention | None:
        """The nearest person before that `he` or `she` may be: the subject of a sentence first."""
        prose = self.prose
        number = prose.sentence_of[at]
        for back in range(number, max(number - _SENTENCES_BACK, -1), -1):
            low, high = prose.first_word[back], min(prose.first_word[back + 1], at)
            if low < self.first:
                return None
            here = self.mentions[bisect_left(self.firsts, low) : bisect_left(self.firsts, high)]
            fit = [each for each in here if self._goes_with(each, pronoun)]
            named = {each.name for each in fit}
            if len(named) == 1:
                return fit[0]
            if fit:
                sure = [each for each in fit if each.pronoun]
                if len({each.name for each in sure}) == 1:
                    return sure[0]
                return fit[0] if self._is_subject(back, fit[0]) else None
            if back < number and self._about_another(back, pronoun):
                return None
        return None

    def _goes_with(self, person: Mention, pronoun: str) -> bool:
        told = person.pronoun or self.pronouns.get(bare(person.name.split()[-1]))
        return told in (None, pronoun)

    def _is_subject(self, number: int, person: Mention) -> bool:
        """Whether a sentence is about a person: its opening noun phrase holds the name."""
        subject = self._subject(number)
        return subject.start <= self.prose.starts[person.first] < subject.end

    def _about_another(self, number: int, pronoun: str) -> bool:
        """Whether a sentence is about somebody without a name whom the pronoun may mean: `The lawyer stood up`."""
        subject = self._subject(number)
        if subject.kind != "unnamed":
            return False
        words = [bare(word) for word in self.text[subject.start : subject.end].split()]
        other = word_list("her_words") if pronoun == "he" else word_list("his_words")
        person = word_classes().get(words[-1]) in CALLED or words[-1] in word_list("source_people")
        return person and not words[-1].endswith("s") and words[-1] not in other and words[0] in _ONE

    def _subject(self, number: int) -> Source:
        last = self.prose.first_word[number + 1] - 1
        return opening(clause_at(self.reading, last), last)


@cache
def courtesy() -> frozenset[str]:
    """Words that tell a man or a woman: `Mr.`, `wife`."""
    return word_list("his_words") | word_list("her_words")


def bare(word: str) -> str:
    """A word as names are compared: folded, without a possessive ending."""
    return without_possessive(fold(word))


def _is_classed(word: str) -> bool:
    return bare(word).rstrip(".") in word_classes()


_CLASSED = Remembered(_is_classed, most=10_000)


class _Names(NamedTuple):
    """Names by their first and last word, which are sure to be a person's, and which are if a fuller one tells."""

    runs: list[tuple[int, int]]
    sure: list[bool]
    asked: list[bool]


def _find_names(reading: Reading) -> _Names:
    """The names of all articles, without titles, and cut where another begins: `Mr. Reed`, `President Anna Berg`.

    Who is named in a quotation is no speaker of what follows.
    """
    prose, named = reading.prose, reading.once(names)
    begins = prose.first[:-1][prose.forms.mask(_CALLS)[prose.first[:-1]]]
    words = named & ~prose.classed
    words[begins] &= ~(np.append(named[1:], False) & reading.once(joined)[1:])[begins]  # `Ask Hart`
    runs = np.array(name_runs(reading, words), dtype=np.int64).reshape(-1, 2)
    runs = runs[~reading.once(look_at_words).quoted[runs[:, 0]]]
    return _Names(list(zip(*runs.T.tolist(), strict=True)), *(each.tolist() for each in _persons(prose, *runs.T)))


def _persons(prose: Prose, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which names from their first to their last word are sure to be a person's, and which are if a fuller one is."""
    forms, alone = prose.forms, first == last
    given = ~alone & forms.column(_tells_gender, bool)[first]  # `Bill Clinton` is no bill
    places = np.append(0, np.cumsum(prose.stems.column(_is_place, bool)))
    titled = prose.between.column(_BEFORE_NAME.__contains__, bool)[first] & (first > 0)
    none = (places[last + 1] > places[first + given]) | forms.mask(word_list("known_bodies"))[last]
    none |= alone & titled & forms.mask(_BEFORE_PLACES)[first - 1]  # `from Charlotte`
    called = forms.column(_is_title, bool)[first - 1]
    beside = ~alone & called & prose.between.mask([", "])[first] & (first > 0)  # `the chair, Ines Camargo`
    sure = given | forms.column(_is_given, bool)[first] | (titled & called) | beside
    return sure & ~none, alone & ~sure & ~none


def _tells_gender(form: str) -> bool:
    return form in name_genders()


def _is_given(form: str) -> bool:
    return form in given_names()


def _is_place(stem: str) -> bool:
    return stem in word_list("places_and_things")


def _is_title(form: str) -> bool:
    return form in courtesy() or word_classes().get(form) in CALLED
