"""The full names that an article gives, and which of them a surname or a given name alone stands for."""

from bisect import bisect_right
from typing import NamedTuple

from analysis.text.names import given_names, name_genders
from analysis.words.splitting import Prose

SENTENCES_BACK = 6  # so far back somebody was just named; `he` or `she` is looked for as far back


def written(prose: Prose, first: int, last: int) -> str:
    """A name from its first to its last word, without a possessive ending."""
    name = prose.text[prose.starts[first] : prose.ends[last]]
    return " ".join(name.removesuffix("'s").removesuffix("’s").split())


class Namings(NamedTuple):
    """Where somebody is named in full, in order, and the longest name up to each place."""

    firsts: list[int]
    longest: list[str]

    def add(self, first: int, name: str) -> None:
        """Keep one more place."""
        self.firsts.append(first)
        self.longest.append(max(self.longest[-1], name, key=_length) if self.longest else name)


class FullNames:
    """Full names of an article by surname, and those of people by their first word too.

    Names, from their first to their last word, are added in the order of the text.
    """

    def __init__(self, prose: Prose):
        self.prose = prose
        self.by_last: dict[str, list[tuple[int, int]]] = {}
        self.by_first: dict[str, dict[str, int]] = {}  # by given name, the name and where it first stands
        self.whole: set[str] = set()  # the surnames that end a name of three words or more
        self._namings: dict[str, dict[str, Namings]] = {}  # by surname, then by given name; made when asked for

    def add(self, surname: str, first: int, last: int) -> None:
        """Keep a name."""
        self.by_last.setdefault(surname, []).append((first, last))
        if last > first + 1:
            self.whole.add(surname)

    def add_person(self, first: int, last: int) -> None:
        """Keep the name of a person by its first word."""
        self.by_first.setdefault(self.prose.bare[first], {}).setdefault(written(self.prose, first, last), first)

    def is_persons(self, surname: str, place: int) -> bool:
        """Whether a name with a given name ends in a surname, up to a word."""
        if surname not in self.by_last:
            return False
        known = given_names()
        return any(given in known and each.firsts[0] <= place for given, each in self._by_given(surname).items())

    def _known(self, surname: str, place: int) -> dict[str, int]:
        """The given names that stood before a surname up to a word, and how often."""
        named = self._by_given(surname).items()
        return {given: count for given, each in named if (count := bisect_right(each.firsts, place))}

    def _by_given(self, surname: str) -> dict[str, Namings]:
        """Where those of a surname are named; the end of another name is none: `García Mora` is José García Mora."""
        if surname not in self._namings:
            found, ends = self._namings.setdefault(surname, {}), set[str]()
            for first, last in self.by_last.get(surname, ()):
                name = written(self.prose, first, last)
                if name not in ends:
                    words = name.split()
                    for left_out in range(1, len(words) - 1):
                        ends.add(" ".join(words[left_out:]))
                    found.setdefault(self.prose.bare[first], Namings([], [])).add(first, name)
        return self._namings[surname]

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
        return self._namings[word][whose].longest[times[whose] - 1] if whose else ""

    def _one_person(self, surname: str, times: dict[str, int], place: int) -> str:
        """Of the given names of two people, that named more often; empty where the other was just named."""
        most = max(times, key=times.__getitem__)
        since = self.prose.sentence_of[place] - SENTENCES_BACK
        others = (self._namings[surname][given].firsts[count - 1] for given, count in times.items() if given != most)
        return most if all(self.prose.sentence_of[last] < since for last in others) else ""


def _length(name: str) -> int:
    """How many words a name has, but one."""
    return name.count(" ")
