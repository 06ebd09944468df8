"""Noun phrases: the words that name a source, from their first to their last.

There is no parser here. A sentence is a row of words with a class each (`lexicons/attribution_words.csv`:
determiner, pronoun, auxiliary ...) and what stands between them; a phrase ends at a word that no noun
phrase holds, or at a mark.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.text.classes import AUXILIARY, word_list
from analysis.words.splitting import Prose, is_parted

SOURCE_TYPES = ("named person", "named organisation", "unnamed", "document", "pronoun", "none")


LONGEST = 25  # words; a longer subject is a misreading (12 and 50 give the same speakers on PolNeAR train)


_ENDS_LEFT = AUXILIARY - {"adverb"} | {"pronoun", "contraction", "subordinator", "that", "wh", "to"}


ENDS_RIGHT = _ENDS_LEFT | {"object", "adverb", "time", "particle"}


_INSIDE_NAME = frozenset(("of", "for", "from", "at"))


OPENS_NOUN = frozenset(("determiner", "possessive", "title", "role", "body", "number"))


class Source(NamedTuple):
    """The words that name a source, by character, and what kind of source; start -1 when there is none."""

    start: int
    end: int
    kind: str


_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")


NOBODY = Source(-1, -1, "none")


class Clause:
    """One sentence, ready to be walked: words from `first` to `last` (not included).

    `verbs` end a phrase; `whole` says whether to look in the whole article for how it writes a word.
    """

    def __init__(
        self,
        prose: Prose,
        first: int,
        last: int,
        verbs: frozenset[str] = frozenset(),
        whole: bool = False,
    ):
        self.prose, self.first, self.last, self.whole = prose, first, last, whole
        self.verbs, self.words = verbs, prose.folded
        self._classes, self._large, self._parted = prose.classes, prose.large, prose.parted

    def kind(self, at: int) -> str:
        """The class of a word, `` for a word without one or outside the sentence."""
        return self._classes[at] if self.first <= at < self.last else ""

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
        """Whether a word of the sentence begins with a capital."""
        return self.first <= at < self.last and self._large[at]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the first to the last word (included), without a possessive ending, with the stop of `U.S.`."""
        start, end = self.prose.starts[first], self.prose.ends[last]
        word = self.prose.folded[last]
        if word.endswith("'s") and self.kind(last) in ("contraction", ""):
            end -= 2
        elif len(word) == 1 and _INITIALS.search(self.prose.text, max(0, end - 4), end + 1):
            end += 1
        return start, end


def named(clause: Clause, first: int, last: int) -> Source:
    """The source that these words name; nobody when there are none."""
    if last < first:
        return NOBODY
    return Source(*clause.span(first, last), source_kind(clause, first, last))


def phrase_right(clause: Clause, start: int, apposition: bool = True) -> int:
    """The last word of the noun phrase that starts here; `start - 1` when none does."""
    words, at = clause.prose.folded, start
    limit = min(clause.last, start + LONGEST)
    while at < limit:
        if at > start and clause.breaks(at):
            break
        kind = clause.kind(at)
        if kind in ENDS_RIGHT or (kind == "preposition" and words[at] not in _INSIDE_NAME):
            break
        if kind == "conjunction" and not (words[at] == "and" and clause.capital(at - 1) and clause.capital(at + 1)):
            break
        at += 1
    while at - 1 >= start and clause.kind(at - 1) in ("preposition", "conjunction"):
        at -= 1
    follows = apposition and start < at < limit and clause.gap(at).strip() == ","
    if follows and clause.kind(at) in OPENS_NOUN and not clause.capital(at):
        return phrase_right(clause, at, apposition=False)
    return at - 1


def phrase_left(clause: Clause, end: int) -> Source:
    """The noun phrase whose last word this is."""
    words, at = clause.prose.folded, end
    if end < clause.first:
        return NOBODY
    if clause.kind(end) in ("pronoun", "possessive"):
        return Source(*clause.span(end, end), "pronoun")
    floor = max(clause.first, end - LONGEST)
    start = end + 1
    while at >= floor:
        kind = clause.kind(at)
        if at < end and clause.breaks(at + 1):
            break
        if kind in _ENDS_LEFT:
            break
        if kind == "conjunction" and (words[at] != "and" or at == end):
            break
        if words[at] in clause.verbs and clause.kind(at - 1) not in ("determiner", "possessive"):
            break
        start = at
        opened = kind in ("determiner", "possessive") and at > clause.first and at < end
        if opened and clause.kind(at - 1) not in ("preposition", "conjunction", "determiner", "adverb"):
            break
        at -= 1
    return _trim(clause, start, end)


def _trim(clause: Clause, start: int, end: int) -> Source:
    """Leave out what comes before the subject proper: `in Florida`, `and`, `after the debate`."""
    while start <= end and clause.kind(start) in ("conjunction", "adverb", "time", "object", "particle"):
        start += 1
    if start <= end and clause.kind(start) == "preposition":
        later = [
            at
            for at in range(start + 2, end + 1)
            if clause.kind(at) in ("determiner", "possessive")
            and clause.kind(at - 1) not in ("preposition", "conjunction")
        ]
        start = later[-1] if later else _last_name(clause, start, end)
    return named(clause, start, end)


def _last_name(clause: Clause, start: int, end: int) -> int:
    at = end
    while at > start + 1 and clause.capital(at) and clause.capital(at - 1):
        at -= 1
    return at


def source_kind(clause: Clause, first: int, last: int) -> str:
    """What kind of source a noun phrase names."""
    kinds = [clause.kind(at) for at in range(first, last + 1)]
    if first == last and kinds[0] in ("pronoun", "object", "possessive"):
        return "pronoun"
    head = _head(kinds)
    if head == "document":
        return "document"
    names = _name_words(clause, first, last)
    if not names or not _named_by_head(clause, first, last):
        return "unnamed"
    return "named organisation" if _is_organisation(clause, first, last, names, head) else "named person"


def _name_words(clause: Clause, first: int, last: int) -> list[int]:
    """The words of a phrase that may be part of a name."""
    folded = clause.prose.folded[first]
    if clause.whole and first == last == clause.first and folded[0].islower() and clause.prose.has_word(folded, first):
        return []  # one word that opens the sentence, and the article writes it small too
    return [
        at
        for at in range(first, last + 1)
        if clause.capital(at)
        and clause.kind(at) in ("", "body", "document", "role")
        and (at > clause.first or at < last or not clause.kind(at))
    ]


def _is_organisation(clause: Clause, first: int, last: int, names: list[int], head: str) -> bool:
    """`the Senate`, `Acme Inc.`, `NATO`, `The Guardian`: not a person, by its words or by how it is written."""
    if head == "body" or clause.prose.folded[last] in word_list("firms"):
        return True
    body = any(clause.kind(at) == "body" for at in names)
    letters = any(clause.prose.words[at].isupper() and len(clause.prose.words[at]) > 1 for at in names)
    article = clause.kind(first) == "determiner" and clause.capital(min(first + 1, last))
    return (body or letters or article) and head not in ("role", "title")


def _named_by_head(clause: Clause, first: int, last: int) -> bool:
    """Whether the noun that a phrase is about is a name: `City officials` and `Contractors` are none."""
    at = first
    while at < last and not clause.breaks(at + 1) and clause.kind(at + 1) != "preposition":
        at += 1
    word = clause.prose.folded[at]
    if not clause.capital(at):
        return clause.kind(at) in ("body", "document")
    if at == clause.first and word.endswith(tuple(word_list("agent_endings"))):
        # In a word that only opens sentences the capital tells nothing; a person's name stands elsewhere too.
        return clause.prose.has_word(clause.prose.words[at], at, inside=True)
    return True


def _head(kinds: Sequence[str]) -> str:
    """The class of the last word before the first preposition."""
    end = next((at for at, kind in enumerate(kinds) if kind == "preposition" and at), len(kinds))
    return kinds[end - 1]
