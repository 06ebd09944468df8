"""What stands around a word that may be the cue of an attribution: the named rules that weigh it.

Each rule looks at one thing (the word before, the words that follow, a quotation near by ...) and gives
it a value; `lexicons/attribution_rules.csv` has a weight for each value, and for some lemmas a weight of
their own. `RULES` says what each rule looks at. There is no tagger behind this: the class of a word is looked
up in `lexicons/attribution_words.csv` or guessed from its form.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.lexicons.keys import fold
from analysis.text.classes import AUXILIARY, word_classes, word_list
from analysis.text.distinct import Distinct
from analysis.text.memo import Remembered
from analysis.text.points import code_points
from analysis.text.word_forms import ending
from analysis.words.names import headlines
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES = {
    "always": "what every word starts with",
    "class before": "the class of the word before, and the mark between",
    "class after": "the class of the word after, and the mark between",
    "second class before": "the class of the second word before",
    "second class after": "the class of the second word after",
    "mark before": "the mark between the word before and the cue",
    "mark after": "the mark between the cue and the word after",
    "word before": "the word itself before the cue",
    "word after": "the word itself after the cue",
    "subject": "the class of the nearest word before that is neither an auxiliary nor an adverb",
    "subject word": "the pronoun that is its subject",
    "auxiliary": "an auxiliary, adverb or negation between subject and cue",
    "complement": "the class of the first word after that is not an object, adverb or time",
    "form": "the ending of the cue",
    "case": "whether the cue has a capital, and whether it stands in a headline or opens its sentence",
    "quoted": "whether the cue stands inside a quotation",
    "sentence quoted": "how much of its sentence is quoted",
    "sure cue before": "how near a surer cue stands before it in the sentence",
    "sure cue after": "how near a surer cue stands after it in the sentence",
    "sure cues": "how many sure cues the sentence has",
    "words to the end": "how many words stand between the cue and the end of its sentence",
}
# The rules of one value each, in the order in which their weights are added; `auxiliary` may have several.
NAMES = tuple(name for name in RULES if name not in ("always", "auxiliary"))
# Rules that say more together than one by one.
PAIRS = (
    ("subject", "complement"),
    ("form", "class before"),
    ("sure cue before", "class before"),
    ("sure cue after", "class after"),
)
_BETWEEN = frozenset(("object", "adverb", "pronoun", "time"))
_FINITE = frozenset(("be", "not_be", "have", "do", "modal"))


def ruled_out(prose: Prose, at: int) -> str:
    """Why a word is not a cue, whatever else stands around it; empty when nothing rules it out."""
    word = prose.folded[at]
    if word not in ("said", "according"):
        return ""
    number = int(prose.word_sentence[at])
    before = prose.folded[at - 1] if at > prose.first_word[number] else ""
    after = prose.folded[at + 1 : min(at + 3, prose.first_word[number + 1])]
    if word == "said" and before == "the" and after and not (_gap(prose, at) or _gap(prose, at + 1)):
        return "an adjective (the said treaty)"
    if word == "according":
        if after[:1] != ["to"]:
            return "without “to”"
        if not word_list("yardsticks").isdisjoint(after[1:]):
            return "by which measure, not by whose word"
    return ""


def _gap(prose: Prose, at: int) -> str:
    return prose.straight[prose.ends[at - 1] : prose.starts[at]].strip()


def _word_class(word: str) -> str:
    folded = fold(word)
    known = word_classes().get(folded)
    if known:
        return known
    if "'" in folded:
        return "possessor" if folded.endswith("'s") else "contraction"
    if word[0].isdigit():
        return "number"
    return "name" if word[0].isupper() else ending(folded)


def _mark_between(gap: str) -> str:
    if '"' in gap:
        return "comma and quotation mark" if "," in gap else "quotation mark"
    for mark, name in ((",", "comma"), (":", "colon"), ("—", "dash"), ("–", "dash"), (" - ", "dash"), ("--", "dash")):
        if mark in gap:
            return name
    return "other mark" if gap.strip(" -\t\n\r'") else ""


# The class of a word, as it is written.
WORD_CLASS = Remembered(_word_class)
# What a stretch between two words is, in a word; empty for a space or a hyphen.
MARK_BETWEEN = Remembered(_mark_between, most=10_000)
_MARKS = ("", "comma and quotation mark", "quotation mark", "comma", "colon", "dash", "other mark")
_EDGES = ("start", "start and quotation mark", "end", "end and quotation mark")
_GUESSED = ("possessor", "contraction", "number", "name", "adverb", "-ing", "-ed", "-s", "word")
_FORMS, _CASES = ("other", "ing", "ed", "s"), ("small", "headline", "capital", "start")
_QUOTED, _SHARES = ("no", "yes"), ("none", "some", "all")
_DISTANCES = ("none", "next", "3", "5", "8", "far")  # words to the nearest sure cue
_FARTHEST = np.array([0, 1, 3, 3, 5, 5, 8, 8, 8, 9])  # the same by the number of words; 0: there is none
_NEAR = np.searchsorted([0, 1, 3, 5, 8, 9], _FARTHEST)
_FEW, _LEFT = ("0", "1", "2", "3"), ("0", "1", "2", "3 or more")


@cache
def _numbers() -> dict[str, int]:
    """A number for each class of words and each mark between two words."""
    classes = dict.fromkeys([*_GUESSED, *sorted(word_classes().values())])
    return {name: number for number, name in enumerate([*_MARKS, *_EDGES, *classes])}


def _kind(word: str) -> int:
    return _numbers()[_word_class(word)]


def _mark(gap: str) -> int:
    return _numbers()[_mark_between(gap)]


def _among(names: frozenset[str]) -> np.ndarray:
    """For each number, whether its class is one of some."""
    return np.array([name in names for name in _numbers()])


@cache
def values_of(name: str) -> tuple[str, ...]:
    """The values that a rule may have, in the order of their numbers; those whose values are words have none."""
    kinds = tuple(_numbers())
    if name in ("class before", "class after"):
        return tuple(f"{mark} {kind}".strip() for mark in kinds for kind in kinds)
    if name in ("mark before", "mark after"):
        return tuple(kind or "none" for kind in kinds)
    fixed = {"form": _FORMS, "case": _CASES, "quoted": _QUOTED, "sentence quoted": _SHARES, "sure cues": _FEW}
    fixed |= {"sure cue before": _DISTANCES, "sure cue after": _DISTANCES, "words to the end": _LEFT}
    return fixed.get(name, (*kinds, "clause"))


class Around(NamedTuple):
    """What stands around a candidate: a value for each of `NAMES` (None: does not apply), and its auxiliaries."""

    values: dict[str, str | None]
    auxiliaries: tuple[str, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """Each rule that speaks with its value, pairs of rules too."""
        found = [(name, value) for name, value in self.values.items() if value is not None]
        found += [("auxiliary", value) for value in self.auxiliaries]
        return found + [(f"{one} and {two}", f"{self.values[one]} + {self.values[two]}") for one, two in PAIRS]


class Contexts(NamedTuple):
    """What stands around some candidates: for each of `NAMES` a column of numbers, and what they stand for."""

    numbers: dict[str, np.ndarray]
    words: dict[str, list[str]]  # of the rules whose values are words; empty: does not apply
    auxiliaries: dict[int, tuple[str, ...]]  # of the candidates that have any

    def around(self, candidate: int) -> Around:
        """What stands around one of the candidates."""
        values = {
            name: (self.words.get(name) or values_of(name))[self.numbers[name][candidate]] or None for name in NAMES
        }
        return Around(values, self.auxiliaries.get(candidate, ()))


class _Words(NamedTuple):
    """For each word: the number of its class and of the mark before it, and whether it is between quotation marks."""

    kind: np.ndarray
    mark: np.ndarray
    quoted: np.ndarray


def look_at_words(reading: Reading) -> _Words:
    """Class, mark and quotation of each word, worked out once."""
    prose, numbers = reading.prose, _numbers()
    kind = prose.written.column(_kind, np.int64)
    first = prose.first[:-1]
    for at in first[kind[first] == numbers["name"]].tolist():  # a capital at the start of a sentence tells nothing
        kind[at] = numbers[ending(prose.folded[at])]
    mark = prose.between.column(_mark, np.int64)
    quoted = np.zeros(len(prose.words), dtype=bool)
    for quotation in reading.once(find_quotations):
        quoted[prose.word_at(quotation.start) : prose.word_at(quotation.end - 1)] = True
    return _Words(kind, mark, quoted)


def contexts(reading: Reading, places: Sequence[int], sure: frozenset[str]) -> Contexts:
    """What stands around each candidate (a word's number); `sure` are the words that are nearly always a cue."""
    return _Looking(reading, np.array(places, dtype=np.int64), sure).contexts()


class _Looking:
    """Looks around all candidates at once: `at` are their places, their sentences go from `low` to before `high`."""

    def __init__(self, reading: Reading, at: np.ndarray, sure: frozenset[str]):
        self.reading, self.prose, self.at = reading, reading.prose, at
        self.kind, self.marks, self.quoted = reading.once(look_at_words)
        self.sentence = self.prose.word_sentence[at]
        self.low, self.high = self.prose.first[self.sentence], self.prose.first[self.sentence + 1]
        self.sure = np.intersect1d(at, self.prose.forms.places(sure))
        self.opens, self.closes = self._edges()

    def _edges(self) -> tuple[np.ndarray, np.ndarray]:
        """What opens and what closes the sentences; the next paragraph's mark is not their own."""
        prose, numbers = self.prose, _numbers()
        marks = np.append(code_points(prose.straight) == ord('"'), [False] * 3)
        paragraph = np.array(prose.paragraphs, dtype=np.int64).reshape(-1, 2)[prose.paragraph_of[self.sentence]]
        start, end = prose.start[self.low], prose.end[self.high - 1]
        before = [marks[start - step] & (start - step >= paragraph[:, 0]) for step in (1, 2)]
        after = [marks[end + step] & (end + step < paragraph[:, 1]) for step in (0, 1, 2)]
        opens = np.where(np.any(before, axis=0), numbers["start and quotation mark"], numbers["start"])
        return opens, np.where(np.any(after, axis=0), numbers["end and quotation mark"], numbers["end"])

    def _kind(self, places: np.ndarray) -> np.ndarray:
        """The class of the words at some places; `start` before the sentence, `end` after it."""
        numbers = _numbers()
        edge = np.where(places < self.low, numbers["start"], numbers["end"])
        return np.where((places >= self.low) & (places < self.high), self.kind.take(places, mode="clip"), edge)

    def _mark(self, places: np.ndarray) -> np.ndarray:
        """The mark before the words at some places; at the ends of the sentence, what opens and what closes it."""
        edge = np.where(places <= self.low, self.opens, self.closes)
        return np.where((places > self.low) & (places < self.high), self.marks.take(places, mode="clip"), edge)

    def _word(self, places: np.ndarray, speaks: np.ndarray) -> Distinct:
        """The words at some places where a rule speaks of them."""
        folded = self.prose.folded
        return Distinct(folded[at] if there else "" for at, there in zip(places.tolist(), speaks.tolist(), strict=True))

    def contexts(self) -> Contexts:
        """All that the rules see."""
        at, low, high, many = self.at, self.low, self.high, len(_numbers())
        before, after, near, follows = self._mark(at), self._mark(at + 1), self._kind(at - 1), self._kind(at + 1)
        subject = self._subject()
        is_subject = self._mark(subject + 1)
        is_subject = np.where(is_subject > 0, is_subject, self._kind(subject))
        words = {
            "word before": self._word(at - 1, (at > low) & (before == 0)),
            "word after": self._word(at + 1, (at + 1 < high) & (after == 0)),
            "subject word": self._word(subject, is_subject == _numbers()["pronoun"]),
        }
        total = np.append(0, np.cumsum(self.quoted))
        spoken = total[high] - total[low]
        numbers = {
            "class before": before * many + near,
            "class after": after * many + follows,
            "second class before": self._kind(at - 2),
            "second class after": self._kind(at + 2),
            "mark before": before,
            "mark after": after,
            "subject": is_subject,
            "complement": self._complement(),
            "form": np.array(_FORM.of(self.prose.folded[place] for place in at.tolist()), dtype=np.int64),
            "case": self._case(),
            "quoted": self.quoted[at].astype(np.int64),
            "sentence quoted": np.where(spoken == 0, 0, np.where(spoken < high - low, 1, 2)),
            "sure cue before": _near(at - self._previous(self.sure, at), at - low),
            "sure cue after": _near(self._next(self.sure, at) - at, high - 1 - at),
            "sure cues": np.minimum(np.searchsorted(self.sure, high) - np.searchsorted(self.sure, low), 3),
            "words to the end": np.minimum(high - 1 - at, 3),
        }
        numbers |= {name: column.ids for name, column in words.items()}
        return Contexts(numbers, {name: column.pieces for name, column in words.items()}, self._auxiliaries(subject))

    @staticmethod
    def _previous(stops: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The nearest of some places before each; -1 where there is none."""
        return np.append(-1, stops)[np.searchsorted(stops, at)]

    def _next(self, stops: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The nearest of some places after each; beyond the last word where there is none."""
        return np.append(stops, 2 * len(self.kind))[np.searchsorted(stops, at, side="right")]

    def _subject(self) -> np.ndarray:
        """The nearest word before that is no auxiliary, or has a mark after it; the one before the sentence at most."""
        passed = _among(AUXILIARY)[self.kind] & (np.append(self.marks[1:], 1) == 0)
        subject: np.ndarray = np.maximum(self._previous(np.flatnonzero(~passed), self.at), self.low - 1)
        return subject

    def _auxiliaries(self, subject: np.ndarray) -> dict[int, tuple[str, ...]]:
        """What stands between subject and cue, the nearest first."""
        names = tuple(_numbers())
        some = np.flatnonzero(subject < self.at - 1)
        spans = zip(some.tolist(), subject[some].tolist(), self.at[some].tolist(), strict=True)
        between = {each: self.kind[first + 1 : at][::-1].tolist() for each, first, at in spans}
        return {each: tuple(dict.fromkeys(names[kind] for kind in kinds)) for each, kinds in between.items()}

    def _complement(self) -> np.ndarray:
        """The first word after that is no object, adverb or time; or the mark before it, or the clause that begins."""
        kind, unmarked, numbers = self.kind, self.marks == 0, _numbers()
        finite = np.append((_among(_FINITE)[kind] & unmarked)[1:], False)
        finite[self.prose.first[1:] - 1] = False
        clause = (kind == numbers["pronoun"]) & finite  # `believes it is short`: a clause, not the verb in it
        passed = _among(_BETWEEN)[kind] & unmarked
        after = np.minimum(self._next(np.flatnonzero(~passed | clause), self.at), self.high)
        found = self._mark(after)
        found = np.where(found > 0, found, self._kind(after))
        begins = (after < self.high) & (passed & clause).take(after, mode="clip")
        return np.where(begins, len(numbers), found)

    def _case(self) -> np.ndarray:
        headline = self.reading.once(headlines)[self.sentence]
        large = np.where(headline, 1, np.where(self.at > self.low, 2, 3))
        return np.where(self.prose.capital[self.at], large, 0)


def _near(words: np.ndarray, most: np.ndarray) -> np.ndarray:
    """How near a sure cue is that stands so many words off; 0 beyond the end of the sentence."""
    return np.where(words > most, 0, _NEAR[np.minimum(words, len(_NEAR) - 1)])


def _form(word: str) -> int:
    return next((number for number, form in enumerate(_FORMS) if number and word.endswith(form)), 0)


_FORM = Remembered(_form)
