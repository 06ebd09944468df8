"""A sentence as a row of words with a class each (`lexicons/attribution_words.csv`) and what stands between them."""

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from analysis.text.classes import word_classes, word_list
from analysis.text.memo import Remembered
from analysis.text.names import given_names, name_genders
from analysis.words.splitting import Prose

_HARD = frozenset(',;:!?"()[]—–…\n')
# The classes of words that are surnames too, after a given name: `Nora Day`, `Helen May`, `Al White`, `Chris Law`.
_SURNAMES = frozenset(("time", "modal", "adverb", "number", "body", "role", "title", "document", "particle"))
# Words in capitals that are no pronouns: `US`, `WHO`, `IT`.
_SMALL_ELSEWHERE = frozenset(("object", "pronoun"))


class Source(NamedTuple):
    """The words that name a source, by character, and what kind of source; start -1 when there is none."""

    start: int
    end: int
    kind: str


NOBODY = Source(-1, -1, "none")


def _breaks(gap: str) -> bool:
    # A single dot within a sentence belongs to an abbreviation.
    return not _HARD.isdisjoint(gap) or " - " in gap or ".." in gap


_BREAKS = Remembered(_breaks, most=10_000)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")


@lru_cache(maxsize=2)
def _only_names(prose: Prose) -> frozenset[int]:
    """The words of an article that are parts of names, though their class says otherwise: `Helen May`, `Will Orme`."""
    classes, words, folded = word_classes(), prose.words, prose.folded
    found = set()
    for at, word in enumerate(words):
        kind = classes.get(folded[at])
        if not kind or not word[0].isupper():
            continue
        if kind in _SMALL_ELSEWHERE:
            if word.isupper() and len(word) > 1:
                found.add(at)
        elif kind in _SURNAMES and (_after_given_name(prose, at) or _names_itself(prose, at)):
            found.add(at)
    surnames = {words[at] for at in found if at and folded[at - 1] in name_genders()}
    found |= {at for at, word in enumerate(words) if word in surnames and classes.get(folded[at]) in _SURNAMES}
    return frozenset(found)


def _after_given_name(prose: Prose, at: int) -> bool:
    before = prose.folded[at - 1] if at and prose.gaps[at] == " " else ""
    return prose.words[at - 1][0].isupper() and (before in given_names() or before in name_genders())


def _names_itself(prose: Prose, at: int) -> bool:
    """Whether `Will`, `May` or `Mark` goes with a surname: `Will Orme said`, but not `Will Orme run?`."""
    if prose.folded[at] not in name_genders() or at + 1 == len(prose.words):
        return False
    named = prose.gaps[at + 1] == " " and prose.words[at + 1][0].isupper()
    end = prose.sentences[int(prose.word_sentence[at])][1]
    return named and not prose.straight[:end].rstrip('" ').endswith("?")


class Clause:
    """One sentence, ready to be walked: words from `first` to `last` (not included).

    `verbs` end a phrase; `written` are the words of the article as it writes them.
    """

    def __init__(
        self,
        prose: Prose,
        first: int,
        last: int,
        verbs: frozenset[str] = frozenset(),
        written: Set[str] = frozenset(),
    ):
        self.prose, self.first, self.last, self.written = prose, first, last, written
        self.verbs, self.words, self.table = verbs, prose.folded, word_classes()
        self.names = _only_names(prose)

    def kind(self, at: int) -> str:
        """The class of a word, `` for a word without one or outside the sentence."""
        if at in self.names or not self.first <= at < self.last:
            return ""
        return self.table.get(self.words[at], "")

    def gap(self, at: int) -> str:
        """What stands between the word before and this one, marks made straight."""
        prose = self.prose
        if at == len(prose.starts):  # after the last word of the article
            return "\n"
        if at > self.first:
            return prose.gaps[at]
        return prose.straight[max(prose.starts[at] - 2, 0) : prose.starts[at]]

    def breaks(self, at: int) -> bool:
        """Whether anything but space, hyphen or apostrophe stands before a word."""
        return _BREAKS[self.gap(at)]

    def capital(self, at: int) -> bool:
        """Whether a word of the sentence begins with a capital."""
        return self.first <= at < self.last and self.prose.words[at][0].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the first to the last word (included), without a possessive ending, with the stop of `U.S.`."""
        start, end = self.prose.starts[first], self.prose.ends[last]
        word = self.prose.folded[last]
        if word.endswith("'s") and self.kind(last) in ("contraction", ""):
            end -= 2
        elif word in word_list("firms") or len(word) == 1:
            cut_short = len(word) > 1 or _INITIALS.search(self.prose.text, max(0, end - 4), end + 1)
            whole = len(word) == 1 or last + 1 < self.last  # a stop that ends the sentence is no part of `Acme Corp.`
            end += bool(cut_short and whole and self.prose.text[end : end + 1] == ".")
        return start, end
