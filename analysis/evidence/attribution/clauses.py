"""A sentence as a row of words with a class each (`lexicons/attribution_words.csv`) and what stands between them."""

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.columns import Columns
from analysis.text.classes import word_list
from analysis.words.splitting import is_parted


class Source(NamedTuple):
    """The words that name a source, by character, and what kind of source; start -1 when there is none."""

    start: int
    end: int
    kind: str


NOBODY = Source(-1, -1, "none")


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

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the first to the last word (included), without a possessive ending, with the stop of `U.S.`."""
        start, end = self.prose.starts[first], self.prose.ends[last]
        word = self.words[last]
        if word.endswith("'s") and self.kind(last) in ("contraction", ""):
            end -= 2
        elif word in word_list("firms") or len(word) == 1:
            cut_short = len(word) > 1 or _INITIALS.search(self.prose.text, max(0, end - 4), end + 1)
            whole = len(word) == 1 or last + 1 < self.last  # a stop that ends the sentence is no part of `Acme Corp.`
            end += bool(cut_short and whole and self.prose.text[end : end + 1] == ".")
        return start, end

    def last_word(self, source: Source) -> int:
        """The last word of a source; the stop of `Acme Corp.` stands behind it."""
        prose, at = self.prose, self.prose.word_at(source.end - 1)
        return at - (at == len(prose.words) or prose.starts[at] >= source.end)
