"""The full names that an article gives, and which of them a surname or a given name alone stands for."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.text.names import given_names, name_genders

SENTENCES_BACK = 6  # so far back somebody was just named; `he` or `she` is looked for as far back


class FullName(NamedTuple):
    """A name of several words: its first word in the text, the name, and the given name, folded."""

    first: int
    name: str
    given: str


class Namings(NamedTuple):
    """Where somebody is named in full, in order, and the longest name up to each place."""

    firsts: list[int]
    longest: list[str]

    def add(self, full: FullName) -> None:
        """Keep one more place."""
        self.firsts.append(full.first)
        self.longest.append(max([*self.longest[-1:], full.name], key=_length))

    def times(self, place: int) -> int:
        """How often up to a word."""
        return bisect_right(self.firsts, place)


class FullNames:
    """Full names by surname, and those of people by their first word too; `sentence_of` has the sentence of a word.

    Names are added in the order of the text.
    """

    def __init__(self, sentence_of: Sequence[int]):
        self.sentence_of = sentence_of
        self.by_last: dict[str, dict[str, Namings]] = {}  # by surname, then by given name
        self.by_first: dict[str, dict[str, int]] = {}  # by given name, the name and where it first stands
        self._ends: set[str] = set()  # of the names, what is left of each without its first words

    def add(self, surname: str, full: FullName) -> None:
        """Keep a name, unless it is the end of another: `García Mora` is José Luis García Mora."""
        if full.name in self._ends:
            return
        words = full.name.split()
        self._ends.update(" ".join(words[left_out:]) for left_out in range(1, len(words) - 1))
        by_given = self.by_last.setdefault(surname, {})
        by_given.setdefault(full.given, Namings([], [])).add(full)

    def add_person(self, full: FullName) -> None:
        """Keep the name of a person by its first word."""
        self.by_first.setdefault(full.given, {}).setdefault(full.name, full.first)

    def is_persons(self, surname: str, place: int) -> bool:
        """Whether a name with a given name ends in a surname, up to a word."""
        return not self._known(surname, place).keys().isdisjoint(given_names())

    def _known(self, surname: str, place: int) -> dict[str, int]:
        """The given names that stood before a surname up to a word, and how often."""
        times = {given: each.times(place) for given, each in self.by_last.get(surname, {}).items()}
        return {given: count for given, count in times.items() if count}

    def longest(self, word: str, place: int, told: str | None = None) -> str:
        """The longest name that has been given up to a word to the person with a surname; empty where it may be two.

        Of two people of a surname it is the one named more often, unless the other was just named: then it is left
        open. A word that is nobody's surname may be the first of one person's name (`Sasha`, `Mr. Chen`). `told` is
        `he` or `she` where a title tells.
        """
        times = self._known(word, place)
        if told:
            times = {given: count for given, count in times.items() if name_genders().get(given) in (None, told)}
        if not times:
            names = [name for name, first in self.by_first.get(word, {}).items() if first <= place]
            return names[0] if len(names) == 1 else ""
        people = {given: count for given, count in times.items() if given in given_names()} or times
        whose = self._one_person(word, people, place)
        return self.by_last[word][whose].longest[times[whose] - 1] if whose else ""

    def _one_person(self, surname: str, times: dict[str, int], place: int) -> str:
        """Of the given names of two people, that named more often; empty where the other was just named."""
        most = max(times, key=times.__getitem__)
        since = self.sentence_of[place] - SENTENCES_BACK
        others = (self.by_last[surname][given].firsts[count - 1] for given, count in times.items() if given != most)
        return most if all(self.sentence_of[last] < since for last in others) else ""


def _length(name: str) -> int:
    """How many words a name has, but one."""
    return name.count(" ")
