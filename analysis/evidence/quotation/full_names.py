"""The full names that an article gives, and which of them a surname or a given name alone stands for."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from analysis.text.names import given_names, name_genders

SENTENCES_BACK = 6  # so far back somebody was just named; `he` or `she` is looked for as far back


class FullName(NamedTuple):
    """A name of several words: its first word in the text, the name, and the given name, folded."""

    first: int
    name: str
    given: str


class FullNames:
    """Full names by surname, and those of people by their first word too; `sentence_of` has the sentence of a word."""

    def __init__(self, sentence_of: Sequence[int]):
        self.sentence_of = sentence_of
        self.by_last: dict[str, list[FullName]] = {}
        self.by_first: dict[str, list[FullName]] = {}

    def add(self, surname: str, full: FullName) -> None:
        """Keep a name, unless it is the end of another: `García Mora` is José Luis García Mora."""
        before = self.by_last.setdefault(surname, [])
        if not any(each.name.endswith(f" {full.name}") for each in before):
            before.append(full)

    def add_person(self, full: FullName) -> None:
        """Keep the name of a person by its first word."""
        self.by_first.setdefault(full.given, []).append(full)

    def is_persons(self, surname: str, place: int) -> bool:
        """Whether a name with a given name ends in a surname, up to a word."""
        return any(each.given in given_names() for each in self.by_last.get(surname, ()) if each.first <= place)

    def longest(self, word: str, place: int, told: str | None = None) -> str:
        """The longest name that has been given up to a word to the person with a surname; empty where it may be two.

        Of two people of a surname it is the one named more often, unless the other was just named: then it is left
        open. A word that is nobody's surname may be the first of one person's name (`Sasha`, `Mr. Chen`). `told` is
        `he` or `she` where a title tells.
        """
        known = [each for each in self.by_last.get(word, ()) if each.first <= place]
        if told:
            known = [each for each in known if name_genders().get(each.given) in (None, told)]
        if len({each.given for each in known}) > 1:
            known = self._one_person([each for each in known if each.given in given_names()] or known, place)
        elif not known:
            known = [each for each in self.by_first.get(word, ()) if each.first <= place]
            known = known if len({each.name for each in known}) == 1 else []
        return max((each.name for each in known), key=_length, default="")

    def _one_person(self, known: list[FullName], place: int) -> list[FullName]:
        """Of the names of two people, those of the one named more often; none where the other was just named."""
        times = Counter(each.given for each in known)
        most = max(times, key=times.__getitem__)
        since = self.sentence_of[place] - SENTENCES_BACK
        alone = all(each.given == most for each in known if self.sentence_of[each.first] >= since)
        return [each for each in known if each.given == most] if alone else []


def _length(name: str) -> int:
    """How many words a name has, but one."""
    return name.count(" ")
