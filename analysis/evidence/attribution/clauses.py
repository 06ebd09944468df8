"""A sentence as a row of words with a class each (`lexicons/attribution_words.csv`) and what stands between them.

Most rules look at the clauses of all cues at once (`Clauses`), and find the words of all their sources (`Phrases`); a
walk that few cues ask for goes from word to word of one (`Clause`).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.columns import Columns, Mask, Places
from analysis.text.classes import word_list
from analysis.words.splitting import Prose, is_parted


class Source(NamedTuple):
    """The words that name a source, by character, and what kind of source; start -1 when there is none."""

    start: int
    end: int
    kind: str


NOBODY = Source(-1, -1, "none")
SOURCE_TYPES = ("named person", "named organisation", "unnamed", "document", "pronoun", "none")
# The same by number; a pronoun may stand up to its apostrophe, as `they` of `they're`.
NONE, PERSON, ORGANISATION, UNNAMED, DOCUMENT, PRONOUN, CONTRACTED = range(7)
_NAMES = ("none", *SOURCE_TYPES[:-1], "pronoun")


class Phrases(NamedTuple):
    """The words that name each of some sources, from the first to the last (included), and its kind by number."""

    first: Places
    last: Places
    kind: Places

    @property
    def found(self) -> Mask:
        """Whether there is a source."""
        return self.kind > NONE

    def put(self, some: Places, others: "Phrases") -> None:
        """Others in the place of some of these."""
        for own, new in zip(self, others, strict=True):
            own[some] = new

    def set(self, some: Places | Mask, at: Places, kind: int) -> None:
        """One word each in the place of some of these."""
        self.first[some], self.last[some], self.kind[some] = at[some], at[some], kind

    def some(self, places: Places | Mask) -> "Phrases":
        """Some of these."""
        return Phrases(*(column[places] for column in self))


def nobody(number: int) -> Phrases:
    """So many sources that are not there."""
    return Phrases(*np.zeros((3, number), dtype=np.int64))


class Clauses(NamedTuple):
    """The clauses of some cues: words from `first` to `last` (not included).

    `verbs` end a phrase; `whole` says whether to look in the whole article for how it writes a word.
    """

    words: Columns
    first: Places
    last: Places
    verbs: frozenset[str] = frozenset()
    whole: bool = False

    def some(self, places: Places | Mask) -> "Clauses":
        """Some of these."""
        return self._replace(first=self.first[places], last=self.last[places])

    def so(self, column: Mask, at: Places) -> Mask:
        """What is so of a word of each; nothing is so outside."""
        found: Mask = column.take(at, mode="clip") & (self.first <= at) & (at < self.last)
        return found

    def of_class(self, at: Places, *names: str) -> Mask:
        """Whether the class of a word of each is one of some."""
        return self.so(self.words.of_class(*names), at)

    def each(self, number: int) -> "Clause":
        """One of them, to be walked."""
        return Clause(self.words, int(self.first[number]), int(self.last[number]), self.verbs, self.whole)

    def sources(self, phrases: Phrases) -> list[Source]:
        """The words of each source in the text."""
        return list(map(Source, *self.spans(phrases)))

    def spans(self, phrases: Phrases) -> tuple[list[int], list[int], list[str]]:
        """The same in columns: without a possessive ending, with the stop of `U.S.`."""
        words, (first, last, kind) = self.words, phrases
        prose, owner = words.prose, words.ending("'s")[last] & words.of_class("contraction", "")[last]
        start, end = prose.start[first], prose.end[last]
        end = end - 2 * (owner & (kind != PRONOUN))
        short = ~owner & (words.listed(word_list("firms"))[last] | (prose.end[last] - prose.start[last] == 1))
        for each in np.flatnonzero(phrases.found & (short | (kind == CONTRACTED))).tolist():
            end[each] = _end(prose, int(last[each]), int(self.last[each]), kind[each] == CONTRACTED)
        start[~phrases.found], end[~phrases.found] = NOBODY[:2]
        return start.tolist(), end.tolist(), [_NAMES[number] for number in kind.tolist()]


def _end(prose: Prose, at: int, last: int, contracted: bool) -> int:
    """Where a word ends with the stop that belongs to it; one that ends the sentence is no part of `Acme Corp.`."""
    if contracted:
        return prose.starts[at] + len(prose.folded[at].partition("'")[0])
    end, letter = prose.ends[at], len(prose.folded[at]) == 1
    cut_short = not letter or _INITIALS.search(prose.text, max(0, end - 4), end + 1)
    return end + bool(cut_short and (letter or at + 1 < last) and prose.text[end : end + 1] == ".")


_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")


class Clause:
    """One sentence, ready to be walked: words from `first` to `last` (not included).

    `verbs` end a phrase; `whole` says whether to look in the whole article for how it writes a word.
    """

    def __init__(
        self,
        columns: Columns,
        first: int,
        last: int,
        verbs: frozenset[str] = frozenset(),
        whole: bool = False,
    ):
        prose = columns.prose
        self.columns, self.prose, self.first, self.last, self.whole = columns, prose, first, last, whole
        self.verbs, self.words, self.bare = verbs, prose.folded, prose.bare
        self._classes, self._capital, self._parted = prose.classes, columns.capital.data, prose.parted

    def kind(self, at: int) -> str:
        """The class of a word, `` for a word without one or outside the sentence."""
        return self._classes[at] if self.first <= at < self.last else ""

    def kinds(self, first: int, last: int) -> list[str]:
        """The classes of some words, up to `last` (not included)."""
        return self._classes[first : min(last, self.last)]

    def so(self, find: Callable[..., np.ndarray], at: int) -> bool:
        """What a function says of a word that makes a column of all of them."""
        return bool(self.columns[find][at])

    def gap(self, at: int) -> str:
        """What stands between the word before and this one, marks made straight."""
        prose = self.prose
        if at > self.first:  # after the last word of the article there is nothing but an end
            return prose.gaps[at] if at < len(prose.words) else "\n"
        return prose.straight[max(prose.starts[at] - 2, 0) : prose.starts[at]]

    def breaks(self, at: int) -> bool:
        """Whether anything but space, hyphen or apostrophe stands before a word."""
        if self.first < at < len(self._parted):
            return self._parted[at]
        return is_parted(self.gap(at))

    def capital(self, at: int) -> bool:
        """Whether a word of the sentence begins with a capital, or ends a name that does: `Kim Jong-un`."""
        return self.first <= at < self.last and bool(self._capital[at])
