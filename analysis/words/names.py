"""Names and headlines: what a capital says of a word where it stands.

A capital is the mark of a name, unless the place asks for one: at the start of a sentence or a quotation, after a
colon, in a headline. There the rest of the article tells: a word is a name if it stands elsewhere with a capital that
only a name has, if it goes with a given name (`Theresa May Resigns`), or if a name follows it at once and it is nowhere
written small.
"""

import re
from itertools import compress, pairwise

import numpy as np

from analysis.lexicons.keys import fold
from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

# What stands before a word that has a capital for its place, and between the words of one name.
_GIVES_CAPITAL = re.compile(r"[\"'`]$|[:?!]")
_JOINS = frozenset((" ", ".", ". ", "-"))
# The classes of words that names are made of; others have a capital at the start of a sentence like any word.
_IN_NAMES = frozenset(("", "body", "document", "role", "title"))
_ALWAYS_LARGE = frozenset(("pronoun", "contraction"))  # `I`, `I'm`


def _always_large(word: str) -> bool:
    return word_classes().get(fold(word)) in _ALWAYS_LARGE


def _written_small(word: str) -> bool:
    return word[0].islower() and word not in word_list("small")


def _capital_follows(gap: str) -> bool:
    return bool(_GIVES_CAPITAL.search(gap))


def headlines(reading: Reading) -> np.ndarray:
    """For each sentence, whether it is written as a headline: every word but small ones (`of`, `the`) has a capital."""
    plain = reading.prose.written.column(_written_small, bool)
    some: np.ndarray = np.logical_or.reduceat(plain, reading.prose.first[:-1]) if len(plain) else plain
    return ~some


def openings(reading: Reading) -> np.ndarray:
    """For each word, whether its place asks for a capital: it opens a sentence or a quotation, or is in a headline."""
    prose = reading.prose
    found = prose.between.column(_capital_follows, bool)
    found[prose.first[:-1]] = True
    found |= reading.once(headlines)[prose.word_sentence]
    return found


def joined(reading: Reading) -> np.ndarray:
    """For each word, and behind the last, whether a name may go on in it; none goes on in the next sentence."""
    found = np.append(reading.prose.between.column(_JOINS.__contains__, bool), False)
    found[reading.prose.first] = False
    return found


def names(reading: Reading) -> np.ndarray:
    """For each word, whether it is written as a name, or as a part of one."""
    prose = reading.prose
    large: np.ndarray = prose.capital & ~prose.written.column(_always_large, bool)
    placed = large & reading.once(openings)
    found: np.ndarray = large & ~placed
    joins, listed = reading.once(joined).tolist(), found.tolist()
    for first, last in pairwise(prose.article_first):
        _by_the_rest(prose, first, last, np.flatnonzero(placed[first:last]) + first, listed, joins)
    return np.array(listed, dtype=bool)


def _by_the_rest(prose: Prose, first: int, last: int, placed: np.ndarray, found: list[bool], joins: list[bool]) -> None:
    """Judge the words of an article whose place asks for a capital by how the rest of it writes them."""
    words, folded, large = prose.words, prose.folded, prose.large
    written, known = set(words[first:last]), set(compress(words[first:last], found[first:last]))
    for at in placed[::-1].tolist():
        after = joins[at + 1]
        goes_on = after and (large[at + 1] or folded[at + 1] in word_list("particles"))
        given = goes_on and folded[at] in given_names()
        family = joins[at] and folded[at - 1] in given_names()
        alike = words[at] in known or (after and found[at + 1] and folded[at] not in written)
        found[at] = given or family or (alike and word_classes().get(folded[at], "") in _IN_NAMES)


def name_runs(reading: Reading, words: np.ndarray) -> list[tuple[int, int]]:
    """First and last word of each run of some words that one name may hold, in order; `words` says of each if it is."""
    at = np.flatnonzero(words)
    opens = ~(reading.once(joined)[at] & (np.diff(at, prepend=-2) == 1))
    return list(zip(at[opens].tolist(), at[np.append(opens, True)[1:]].tolist(), strict=True))
