"""The people of an article: their fullest names, and which of them `he`, `she` and `the minister` are.

A person is a name with a given name, a title, or a verb of a source; places, prizes and bodies are none. A pronoun
stands for the nearest person of its kind; where two are as near, and neither is the subject, it stands for nobody.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from analysis.evidence.attribution.clauses import Source
from analysis.evidence.attribution.openings import opening
from analysis.evidence.quotation.full_names import SENTENCES_BACK, FullName, FullNames
from analysis.evidence.quotation.mentions import (
    BEFORE_NAME,
    CALLED,
    CLASSED,
    Mention,
    bare,
    courtesy,
    find_mentions,
    told_by,
)
from analysis.evidence.quotation.offices import is_office, offices
from analysis.text.classes import word_classes, word_list
from analysis.text.names import name_genders
from analysis.words.reading import Reading

_NEARBY = 2  # sentences: so far back `he` may be somebody without a name who was cited
_AFTER_NAME = re.compile(r",| (?:of|from|at|for|in|with|on) |\s[—–(-]+\s?")
_ONE = frozenset(("the", "a", "an", "his", "her", "their"))
_POSSESSORS = frozenset(("his", "her"))
_PERSONS = frozenset(("unnamed", "named person"))


class LastCited(NamedTuple):
    """Who was cited last: the name, the pronoun where something tells it, and the sentence."""

    name: str
    pronoun: str | None
    sentence: int


class People:
    """The people of an article in the order in which they are met; of several read together, `number` says of which."""

    def __init__(self, reading: Reading, number: int = 0):
        self.reading, self.prose, self.text = reading, reading.prose, reading.text
        bounds = reading.prose.article_first
        self.bare = reading.prose.bare
        self.first, self.last = bounds[number : number + 2] if number + 1 < len(bounds) else (0, 0)
        self.names = FullNames(reading.prose.sentence_of)
        self.pronouns: dict[str, str] = {}  # by surname, what has been told of a person; empty for two people
        self.mentions = self._mentions()
        self.firsts = [each.first for each in self.mentions]
        self.they: LastCited | None = None
        self.cited: LastCited | None = None

    def _mentions(self) -> list[Mention]:
        found, (runs, sure, asked) = [], self.reading.once(find_mentions)
        own = range(bisect_left(runs, (self.first, 0)), bisect_left(runs, (self.last, 0)))
        for first, last in runs[own.start : own.stop]:
            if last > first:
                self.names.add(self._surname(first, last), self._full_name(first, last))
        for number in own:
            first, last = runs[number]
            surname = self._surname(first, last)
            if sure[number] or (asked[number] and self.names.is_persons(surname, first)):
                told = self._told(first, last)
                if told and self.pronouns.setdefault(surname, told) != told:
                    self.pronouns[surname] = ""
                if last > first:
                    self.names.add_person(self._full_name(first, last))
                title = last == first and self._title(first) in courtesy()
                found.append(Mention(first, last, self._written(first - title, last), told))
        return found

    def _surname(self, first: int, last: int) -> str:
        """The surname of a name: its last word, `Jr.` left out."""
        return self.bare[last - (last > first and self.bare[last] in word_list("generations"))]

    def _full_name(self, first: int, last: int) -> FullName:
        return FullName(first, self._written(first, last), self.bare[first])

    def _written(self, first: int, last: int) -> str:
        name = self.text[self.prose.starts[first] : self.prose.ends[last]]
        return " ".join(name.removesuffix("'s").removesuffix("’s").split())

    def _title(self, first: int) -> str:
        """The word before a name that may be a title, folded; empty when a mark stands between."""
        before = first and self.prose.gaps[first] in BEFORE_NAME
        return self.prose.folded[first - 1] if before else ""

    def _told(self, first: int, last: int) -> str | None:
        """What a title or a given name tells of a person."""
        title = self._title(first)
        kin = self.prose.folded[first - 1] if first and self.prose.gaps[first] == ", " else ""  # `his wife, Sasha Cole`
        words = (title, self._title(first - 1) if title else "", kin, self.prose.folded[first])
        told = told_by(word for word in words if word not in _POSSESSORS)
        given = name_genders().get(self.prose.folded[first]) if last > first else None
        return told or given or self.pronouns.get(self._surname(first, last)) or None

    def resolve(self, source: Source, speaks: bool = True) -> str | None:
        """The fullest name given so far for the words of a source; who `speaks` may be `he` further on."""
        if source.start < 0:
            return None
        words = " ".join(self.text[source.start : source.end].split())
        at = self.prose.word_at(source.start)
        if source.kind == "pronoun":
            word = self.prose.folded[at].partition("'")[0]  # `he’s`
            name = self._pronoun(word, at) or words
            if self.cited and name == self.cited.name:
                self.cited = self.cited._replace(sentence=self.prose.sentence_of[at])
        else:
            named = source.kind == "named person"
            name = self._beside_role(source) or (self._named(words, source) if named else self._label(words, at))
            if not named:
                body = source.kind != "unnamed" or word_classes().get(_head(name)[-1]) == "body"
                self.they = LastCited(name, "it" if body else None, self.prose.sentence_of[at])
        if speaks and source.kind in _PERSONS:
            self._remember(name, at, source.kind == "named person")
        return name

    def _remember(self, name: str, at: int, named: bool) -> None:
        """Keep who was cited, for `he` further on; of those without a name one person only."""
        head = _head(name)
        if named or (head[0] in _ONE and not head[-1].endswith("s") and word_classes().get(head[-1]) != "number"):
            told = told_by(word for word in head if word not in _POSSESSORS)
            told = told or name_genders().get(head[0]) or self.pronouns.get(head[-1])
            self.cited = LastCited(name, told or None, self.prose.sentence_of[at])

    def _beside_role(self, source: Source) -> str:
        """The name right behind what somebody is: `Its chair, Ines Camargo, thanked`; empty where there is none."""
        prose, gaps = self.prose, self.prose.gaps
        first = prose.word_at(source.start)
        at = first + 1
        while at < self.last and gaps[at] == " " and prose.starts[at] < source.end:
            at += 1
        if at >= self.last or gaps[at] != ", " or not (source.kind == "unnamed" or self._calls(first, at)):
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
        return (last == at and self.names.longest(self.bare[last], last)) or self._written(
            at - (not alone and last == at), last
        )

    def _calls(self, first: int, end: int) -> bool:
        """Whether words are what somebody is called by, and no name: `The head of schools`."""
        words = range(first, end)
        named = any(self.prose.words[each][0].isupper() for each in words if each > first)
        called = word_list("source_people") | courtesy()
        folded = [self.prose.folded[each] for each in words]
        return not named and any(word_classes().get(word) in CALLED or word in called for word in folded)

    def _label(self, words: str, at: int) -> str:
        """In a transcript `HALE:` is Margaret Hale; `the minister` is the one who was called so by name."""
        if words.isupper():
            return self.names.longest(bare(words), self.last - 1) or words
        article, _, office = words.lower().partition(" ")
        asked = article == "the" and is_office(office.rpartition(" ")[2])
        people = {name for place, name in self._offices.get(office, ()) if place < at} if asked else set()
        return people.pop() if len(people) == 1 else words

    @cached_property
    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """By what people are called (`prime minister`), who is: where the name stands, and the fullest name."""
        found: dict[str, list[tuple[int, str]]] = {}
        for each in self.mentions:
            full = self.names.longest(self._surname(each.first, each.last), each.first, each.pronoun)
            name = each.name if each.last > each.first else full or each.name
            for office in offices(self.prose, each.first, each.last):
                found.setdefault(office, []).append((each.first, name))
        return found

    def _named(self, words: str, source: Source) -> str:
        head = _AFTER_NAME.split(self.text[source.start : source.end], maxsplit=1)[0]
        if head.islower():  # `the mayor, Jo Hart`
            head = self.text[source.start : source.end]
        first, last = self.prose.word_at(source.start), self.prose.word_at(source.start + len(head) - 1)
        if words.isupper():
            return self._label(" ".join(head.split()), first)
        for run in reversed(self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last + 1)]):
            if run.last > run.first and (run.last <= last or run.first == first):  # `William “Bill” Dacey`
                return run.name
        head = " ".join(head.split()).removesuffix("'s").removesuffix("’s")
        own = [at for at in range(first, last + 1) if self.prose.large[at]]
        if not own:
            return head
        told = told_by(self.prose.folded[at] for at in own[:-1])
        full = self.names.longest(self._surname(own[0], own[-1]), first, told)
        alone = sum(not CLASSED[self.prose.words[at]] for at in own) < 2
        return full if full and (alone or full.endswith(f" {head}")) else head

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
        many = last.pronoun is None and _head(last.name)[-1].endswith("s")
        return last.name if (word == "they" and (many or last.pronoun)) or (word == "it" and last.pronoun) else None

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
        if cited is None or word not in ("he", "she") or cited.pronoun not in (None, word):
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
        told = person.pronoun or self.pronouns.get(self._surname(person.first, person.last))
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
        if self._label(whole, self.prose.word_at(subject.start)) != whole:  # `The minister` has a name
            return False
        words = [bare(word) for word in whole.split()]
        other = word_list("her_words") if pronoun == "he" else word_list("his_words")
        person = word_classes().get(words[-1]) in CALLED or words[-1] in word_list("source_people")
        return person and not words[-1].endswith("s") and words[-1] not in other and words[0] in _ONE

    def _subject(self, number: int) -> Source:
        last = self.prose.first_word[number + 1] - 1
        return opening(self.reading, last)


def _head(name: str) -> list[str]:
    """The words of a source up to what tells more of it, folded: `a spokesman` of `a spokesman for the port`."""
    return [bare(word) for word in (_AFTER_NAME.split(name, maxsplit=1)[0] or name).split()]
