"""The words around candidates as columns of numbers: the class of each word, the mark before it, where a walk ends."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from analysis.lexicons.keys import fold
from analysis.text.characters import DOUBLE_MARKS
from analysis.text.classes import AUXILIARY, word_classes
from analysis.text.distinct import Judge
from analysis.text.memo import Remembered
from analysis.text.points import is_any
from analysis.text.word_forms import ending
from analysis.words.quotation_marks import quotation_spans
from analysis.words.reading import Reading


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
    if gap == ",":  # `2,000`
        return ""
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
MARKS = ("", "comma and quotation mark", "quotation mark", "comma", "colon", "dash", "other mark")
EDGES = ("start", "start and quotation mark", "end", "end and quotation mark")
_GUESSED = ("possessor", "contraction", "number", "name", "adverb", "-ing", "-ed", "-s", "word")


@cache
def numbers() -> dict[str, int]:
    """A number for each class of words and each mark between two words; the marks come first."""
    classes = dict.fromkeys([*_GUESSED, *sorted(word_classes().values())])
    return {name: number for number, name in enumerate([*MARKS, *EDGES, *classes])}


def _kind(word: str) -> int:
    return numbers()[_word_class(word)]


def _mark(gap: str) -> int:
    return numbers()[_mark_between(gap)]


@cache
def among(names: frozenset[str]) -> np.ndarray:
    """For each number, whether its class is one of some."""
    return np.array([name in names for name in numbers()])


class _Words(NamedTuple):
    """For each word: the number of its class and of the mark before it, and whether it is between quotation marks."""

    kind: np.ndarray
    mark: np.ndarray
    quoted: np.ndarray


def look_at_words(reading: Reading) -> _Words:
    """Class, mark and quotation of each word, worked out once."""
    prose = reading.prose
    kind = prose.written.column(_kind, np.int64)
    first = prose.first[:-1]
    for at in first[kind[first] == numbers()["name"]].tolist():  # a capital at the start of a sentence tells nothing
        kind[at] = numbers()[ending(prose.folded[at])]
    mark = prose.between.column(_mark, np.int64)
    start, end = reading.once(quotation_spans)
    quoted = prose.within(np.stack([prose.words_at(start), prose.words_at(end - 1)], axis=1))
    return _Words(kind, mark, quoted)


class Surroundings:
    """What stands around all candidates at once: `at` are their places, each sentence goes from `low` to `high`."""

    def __init__(self, reading: Reading, places: Sequence[int]):
        self.prose, self.at = reading.prose, np.array(places, dtype=np.int64)
        self.kinds, self.marks, self.quoted = reading.once(look_at_words)
        self.sentence = self.prose.word_sentence[self.at]
        self.low, self.high = self.prose.first[self.sentence], self.prose.first[self.sentence + 1]
        self.opens, self.closes = self._edges()
        self.subject = self._subject()

    def _edges(self) -> tuple[np.ndarray, np.ndarray]:
        """What opens and what closes the sentences; the next paragraph's mark is not their own."""
        prose = self.prose

        def marked(places: np.ndarray) -> np.ndarray:
            return is_any(prose.characters.points.take(places, mode="clip"), DOUBLE_MARKS)

        paragraph = np.array(prose.paragraphs, dtype=np.int64).reshape(-1, 2)[prose.paragraph_of[self.sentence]]
        start, end = prose.start[self.low], prose.end[self.high - 1]
        before = [marked(start - step) & (start - step >= paragraph[:, 0]) for step in (1, 2)]
        after = [marked(end + step) & (end + step < paragraph[:, 1]) for step in (0, 1, 2)]
        opens = np.where(np.any(before, axis=0), numbers()["start and quotation mark"], numbers()["start"])
        return opens, np.where(np.any(after, axis=0), numbers()["end and quotation mark"], numbers()["end"])

    def words(self, places: np.ndarray) -> tuple[list[str], np.ndarray]:
        """The distinct words at some places, and which of them stands at each."""
        forms = self.prose.forms
        some, numbered = np.unique(forms.ids[places], return_inverse=True)
        return [forms.pieces[number] for number in some.tolist()], numbered

    def judged(self, judge: Judge, kind: Any, places: np.ndarray) -> np.ndarray:
        """What `judge` says of the words at some places."""
        forms = self.prose.forms
        found: np.ndarray = forms.table.column(judge, kind)[forms.ids[places]]
        return found

    def kind(self, places: np.ndarray) -> np.ndarray:
        """The class of the words at some places; `start` before the sentence, `end` after it."""
        edge = np.where(places < self.low, numbers()["start"], numbers()["end"])
        return np.where((places >= self.low) & (places < self.high), self.kinds.take(places, mode="clip"), edge)

    def mark(self, places: np.ndarray) -> np.ndarray:
        """The mark before the words at some places; at the ends of the sentence, what opens and what closes it."""
        edge = np.where(places <= self.low, self.opens, self.closes)
        return np.where((places > self.low) & (places < self.high), self.marks.take(places, mode="clip"), edge)

    @staticmethod
    def previous(stops: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The nearest of some places before each; -1 where there is none."""
        return np.append(-1, stops)[np.searchsorted(stops, at)]

    def next(self, stops: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The nearest of some places after each; beyond the last word where there is none."""
        return np.append(stops, 2 * len(self.kinds))[np.searchsorted(stops, at, side="right")]

    def _subject(self) -> np.ndarray:
        """The nearest word before that is no auxiliary, or has a mark after it; the one before the sentence at most."""
        passed = among(AUXILIARY)[self.kinds] & (np.append(self.marks[1:], 1) == 0)
        subject: np.ndarray = np.maximum(self.previous(np.flatnonzero(~passed), self.at), self.low - 1)
        return subject
