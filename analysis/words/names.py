"""Names and headlines: what a capital says of a word where it stands.

A capital is the mark of a name, unless the place asks for one: at the start of a sentence or a quotation, after a
colon, in a headline. There the rest of the article tells: a word is a name if it stands elsewhere with a capital that
only a name has, if it goes with a given name (`Theresa May Resigns`), or if a name follows it at once and it is nowhere
written small.
"""

import re
from itertools import pairwise

import numpy as np

from analysis.lexicons.keys import fold
from analysis.text.classes import word_classes, word_list, words_in
from analysis.text.names import given_names
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

# What stands before a word that has a capital for its place, and between the words of one name.
_GIVES_CAPITAL = re.compile(r"[\"'`]$|[:?!]")
_JOINS = frozenset((" ", ".", ". ", "-"))
# The classes of words that names are made of; others have a capital at the start of a sentence like any word.
_IN_NAMES = frozenset(("", "body", "document", "role", "title"))
_ALWAYS_LARGE = frozenset(("pronoun", "contraction"))  # `I`, `I'm`


def _in_names(form: str) -> bool:
    return word_classes().get(form, "") in _IN_NAMES


def _is_folded(word: str) -> bool:
    return fold(word) == word


def written_small(word: str) -> bool:
    """Whether a word has a small letter where a headline has a capital."""
    return word[0].islower() and word not in word_list("small")


def _capital_follows(gap: str) -> bool:
    return bool(_GIVES_CAPITAL.search(gap))


def headlines(reading: Reading) -> np.ndarray:
    """For each sentence, whether it is written as a headline: every word but small ones (`of`, `the`) has a capital."""
    plain = reading.prose.written.column(written_small, bool)
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
    large: np.ndarray = prose.capital & ~prose.forms.mask(words_in(_ALWAYS_LARGE))
    placed = large & reading.once(openings)
    found: np.ndarray = large & ~placed
    joins, given = reading.once(joined), prose.forms.mask(given_names())
    goes_on = np.append(prose.capital | prose.forms.mask(word_list("particles")), False)[1:]
    sure = joins[1:] & goes_on & given | joins[:-1] & np.append(False, given)[:-1]
    named, fits = _anywhere(prose, prose.written.ids, found), prose.forms.column(_in_names, bool)
    small = _anywhere(prose, prose.forms.ids, prose.written.column(_is_folded, bool))
    found |= placed & (sure | named & fits)
    for at in np.flatnonzero(placed & ~found & fits & joins[1:] & ~small)[::-1].tolist():
        found[at] = found[at + 1]
    return found


def _anywhere(prose: Prose, ids: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """For each word, whether its article has one of the same number that is chosen."""
    found, has = np.zeros_like(chosen), np.zeros(ids.max(initial=0) + 1, dtype=bool)
    for first, last in pairwise(prose.article_first):
        own = ids[first:last][chosen[first:last]]
        has[own] = True
        found[first:last] = has[ids[first:last]]
        has[own] = False
    return found


def name_runs(reading: Reading, words: np.ndarray) -> np.ndarray:
    """First and last word of each run of some words that one name may hold, in order; `words` says of each if it is."""
    at = np.flatnonzero(words)
    opens = ~(reading.once(joined)[at] & (np.diff(at, prepend=-2) == 1))
    return np.column_stack([at[opens], at[np.append(opens, True)[1:]]])
