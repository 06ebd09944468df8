"""The people of an article: their fullest names, and which of them `he`, `she` and `the minister` are.

A person is a name with a given name, a title, or a verb of a source; places, prizes and bodies are none. A pronoun
stands for the nearest person of its kind; where two are as near, and neither is the subject, it stands for nobody.
"""

from bisect import bisect_left
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from analysis.evidence.attribution.clauses import Source
from analysis.evidence.attribution.openings import opening
from analysis.evidence.quotation.full_names import SENTENCES_BACK, FullNames, written
from analysis.evidence.quotation.mentions import (
    BEFORE_NAME,
    CALLED,
    Mention,
    bare,
    courtesy,
    find_mentions,
    told_by,
)
from analysis.evidence.quotation.offices import offices
from analysis.evidence.quotation.said import AFTER_NAME, Said
from analysis.text.classes import word_classes, word_list
from analysis.text.names import name_genders
from analysis.words.reading import Reading

_NEARBY = 2  # sentences: so far back `he` may be somebody without a name who was cited
_ONE = frozenset(("the", "a", "an", "his", "her", "their"))
_POSSESSORS = frozenset(("his", "her"))


class LastCited(NamedTuple):
    """Who was cited last: the name, what kind of source, the sentence, and `he` or `she` once the article says so."""

    name: str
    kind: str
    sentence: int
    pronoun: str = ""


class People:
    """The people of an article in the order in which they are met; of several read together, `number` says of which."""

    def __init__(self, reading: Reading, number: int):
        self.reading, self.prose, self.text = reading, reading.prose, reading.text
        self.bare = reading.prose.bare
        self.first, self.last = reading.prose.article_first[number : number + 2]
        self.names = FullNames(reading.prose)
        self.pronouns: dict[str, str] = {}  # by surname, what has been told of a person; empty for two people
        self.mentions = self._mentions()
        self.firsts = [each.first for each in self.mentions]
        self.they: LastCited | None = None
        self.cited: LastCited | None = None

    def _mentions(self) -> list[Mention]:
        found, (runs, surnames, sure, asked) = [], self.reading.once(find_mentions)
        own = range(bisect_left(runs, (self.first, 0)), bisect_left(runs, (self.last, 0)))
        for number in own:
            first, last = runs[number]
            if last > first:
                self.names.add(surnames[number], first, last)
        for number in own:
            if sure[number] or (asked[number] and self.names.is_persons(surnames[number], runs[number][0])):
                (first, last), surname = runs[number], surnames[number]
                told = self._told(first, last, surname)
                if told and self.pronouns.setdefault(surname, told) != told:
                    self.pronouns[surname] = ""
                if last > first:
                    self.names.add_person(first, last)
                title = last == first and self._title(first) in courtesy()
                found.append(Mention(first, last, surname, written(self.prose, first - title, last), told))
        return found

    def _title(self, first: int) -> str:
        """The word before a name that may be a title, folded; empty when a mark stands between."""
        before = first and self.prose.gaps[first] in BEFORE_NAME
        return self.prose.folded[first - 1] if before else ""

    def _told(self, first: int, last: int, surname: str) -> str | None:
        """What a title or a given name tells of a person."""
        title = self._title(first)
        kin = self.prose.folded[first - 1] if first and self.prose.gaps[first] == ", " else ""  # `his wife, Sasha Cole`
        words = (title, self._title(first - 1) if title else "", kin, self.prose.folded[first])
        told = told_by(word for word in words if word not in _POSSESSORS)
        given = name_genders().get(self.prose.folded[first]) if last > first else None
        return told or given or self.pronouns.get(surname) or None

    def resolve(self, said: Said, speaks: bool) -> str:
        """The fullest name given so far for the words of a source; who `speaks` may be `he` further on."""
        sentence = self.prose.sentence_of[said.first]
        if said.kind == "pronoun":
            word = self.prose.folded[said.first].partition("'")[0]  # `he’s`
            name = self._pronoun(word, said.first) or said.words
            if self.cited and name == self.cited.name:
                self.cited = self.cited._replace(sentence=sentence, pronoun=word)
            return name
        named = said.kind == "named person"
        beside = self._beside_role(said) if said.behind else ""
        name = beside or (self._named(said) if named else self._label(said.words, said.first, said.office))
        if not named:
            self.they = LastCited(name, said.kind, sentence)
        if speaks and (named or (said.kind == "unnamed" and _is_one(name))):
            self.cited = LastCited(name, said.kind, sentence)
        return name

    def _beside_role(self, said: Said) -> str:
        """The name right behind what somebody is: `Its chair, Ines Camargo, thanked`; empty where there is none."""
        prose, at = self.prose, said.behind
        if said.kind != "unnamed" and not self._calls(said.first, at):
            return ""
        kin = prose.folded[at - 1] in courtesy()  # `her brother, Karl, said`
        runs = self.reading.once(find_mentions).runs
        while (
            at + 1 < self.last and word_classes().get(prose.folded[at]) in CALLED and prose.gaps[at + 1] in BEFORE_NAME
        ):
            at += 1
        number = bisect_left(runs, (at, 0))
        if number == len(runs) or runs[number][0] != at:
            return ""
        last = runs[number][1]
        alone = last == at and self._title(at) not in courtesy()
        closed = last + 1 == self.last or prose.gaps[last + 1].startswith((",", ".", " (", " —", " –"))
        if (alone and not kin) or not closed:
            return ""
        full = self.names.longest(self.bare[last], last) if last == at else ""
        return full or written(prose, at - (not alone and last == at), last)

    def _calls(self, first: int, end: int) -> bool:
        """Whether words are what somebody is called by, and no name: `The head of schools`."""
        words = range(first, end)
        named = any(self.prose.words[each][0].isupper() for each in words if each > first)
        return not named and any(map(_is_called, self.prose.folded[first:end]))

    def _label(self, words: str, at: int, office: bool) -> str:
        """In a transcript `HALE:` is Margaret Hale; `the minister` is the one who was called so by name."""
        if words.isupper():
            return self.names.longest(bare(words), self.last - 1) or words
        called = self._offices.get(words.lower().removeprefix("the "), ()) if office else ()
        people = {name for place, name in called if place < at}
        return people.pop() if len(people) == 1 else words

    @cached_property
    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """By what people are called (`prime minister`), who is: where the name stands, and the fullest name."""
        found: dict[str, list[tuple[int, str]]] = {}
        for each in self.mentions:
            for office in offices(self.prose, each.first, each.last):
                alone = each.last == each.first
                full = self.names.longest(each.surname, each.first, each.pronoun) if alone else ""
                found.setdefault(office, []).append((each.first, full or each.name))
        return found

    def _named(self, said: Said) -> str:
        name = " ".join(said.name.split())
        if said.words.isupper():
            return self._label(name, said.first, said.office)
        for run in reversed(
            self.mentions[bisect_left(self.firsts, said.first) : bisect_left(self.firsts, said.last + 1)]
        ):
            if run.last > run.first and (run.last <= said.last or run.first == said.first):  # `William “Bill” Dacey`
                return run.name
        name = name.removesuffix("'s").removesuffix("’s")
        longer = said.alone or said.surname in self.names.whole  # of a name of two words, only one of three or more is
        full = self.names.longest(said.surname, said.first, said.title) if longer and said.surname else ""
        return full if full and (said.alone or full.endswith(f" {name}")) else name

    def _pronoun(self, word: str, at: int) -> str | None:
        pronoun = "he" if word in word_list("masculine") else "she"
        if pronoun == "she" and word not in word_list("feminine"):
            return self._group(word, at)
        person = self._antecedent(pronoun, at)
        cited = self._cited_before(word, at)
        if person is None or (cited and cited.sentence >= self.prose.sentence_of[person.first]):  # who speaks goes on
            return cited.name if cited else None
        if person.last > person.first:
            return person.name
        return self.names.longest(self.bare[person.last], at, person.pronoun) or person.name

    def _group(self, word: str, at: int) -> str | None:
        """Which body or group `it` or `they` is: the last one cited near by, or what the sentence before is about."""
        last, number = self.they, self.prose.sentence_of[at]
        if last is None or number - last.sentence > SENTENCES_BACK:
            return self._group_before(word, number - 1) if number > self.prose.sentence_of[self.first] else None
        noun = _head(last.name)[-1]
        body = last.kind != "unnamed" or word_classes().get(noun) == "body"
        return last.name if (word == "they" and (body or noun.endswith("s"))) or (word == "it" and body) else None

    def _group_before(self, word: str, number: int) -> str | None:
        """The subject of a sentence, if it is several people without a name, or a body with one."""
        subject = self._subject(number)
        if subject.start < 0:
            return None
        name = " ".join(self.text[subject.start : subject.end].split())
        if word == "they":
            return name if subject.kind == "unnamed" and bare(name.split()[-1]).endswith("s") else None
        return name if word == "it" and subject.kind == "named organisation" else None

    def _cited_before(self, word: str, at: int) -> LastCited | None:
        """Who was cited up to two sentences before and may be `he` or `she`: `an officer said ... he added`."""
        number, cited = self.prose.sentence_of[at], self.cited
        if cited is None or word not in ("he", "she"):
            return None
        head = _head(cited.name)
        told = cited.pronoun or told_by(each for each in head if each not in _POSSESSORS)
        if (told or name_genders().get(head[0]) or self.pronouns.get(head[-1]) or word) != word:
            return None
        between = range(cited.sentence + 1, number)
        return None if len(between) >= _NEARBY or any(self._about_another(each, word) for each in between) else cited

    def _antecedent(self, pronoun: str, at: int) -> Mention | None:
        """The nearest person before that `he` or `she` may be: the subject of a sentence first."""
        prose = self.prose
        number = prose.sentence_of[at]
        for back in range(number, max(number - SENTENCES_BACK, -1), -1):
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
        told = person.pronoun or self.pronouns.get(person.surname)
        return told in (None, "", pronoun)

    def _is_subject(self, number: int, person: Mention) -> bool:
        """Whether a sentence is about a person: its opening noun phrase holds the name."""
        subject = self._subject(number)
        return subject.start <= self.prose.starts[person.first] < subject.end

    def _about_another(self, number: int, pronoun: str) -> bool:
        """Whether a sentence is about somebody without a name whom the pronoun may mean: `The lawyer stood up`."""
        subject = self._subject(number)
        if subject.kind != "unnamed":
            return False
        whole = " ".join(self.text[subject.start : subject.end].split())
        called = whole.lower().startswith("the ")
        if self._label(whole, self.prose.word_at(subject.start), called) != whole:  # `The minister` has a name
            return False
        words = [bare(word) for word in whole.split()]
        other = word_list("her_words") if pronoun == "he" else word_list("his_words")
        person = word_classes().get(words[-1]) in CALLED or words[-1] in word_list("source_people")
        return person and not words[-1].endswith("s") and words[-1] not in other and words[0] in _ONE

    def _subject(self, number: int) -> Source:
        last = self.prose.first_word[number + 1] - 1
        return opening(self.reading, last)


def _is_called(word: str) -> bool:
    """Whether a word is one that people are called by."""
    return word_classes().get(word) in CALLED or word in word_list("source_people") or word in courtesy()


def _head(name: str) -> list[str]:
    """The words of a source up to what tells more of it, folded: `a spokesman` of `a spokesman for the port`."""
    return [bare(word) for word in (AFTER_NAME.split(name, maxsplit=1)[0] or name).split()]


def _is_one(name: str) -> bool:
    """Whether one person without a name may be called so, and be `he` further on."""
    head = _head(name)
    other = word_classes().get(head[-1]) in ("number", "body") or head[-1] in word_list("source_bodies")
    return head[0] in _ONE and not head[-1].endswith("s") and not other


def resolved(reading: Reading, sources: list[Said], speaks: list[bool]) -> list[str]:
    """The fullest name given so far for each source, in the order of the text; who `speaks` may be `he` further on."""
    found = []
    for article, own in groupby(zip(sources, speaks, strict=True), lambda each: each[0].article):
        people = People(reading, article)
        found += [people.resolve(said, speaking) for said, speaking in own]
    return found
