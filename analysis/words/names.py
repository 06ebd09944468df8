"""Names and headlines: what a capital says of a word where it stands.

A capital is the mark of a name, unless the place asks for one: at the start of a sentence or a quotation, after a
colon, in a headline. There the rest of the article tells: a word is a name if it stands elsewhere with a capital that
only a name has, if it goes with a given name (`Theresa May Resigns`), or if a name follows it at once and it is nowhere
written small.
"""

import re
from itertools import pairwise

from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names
from analysis.words.reading import Reading

# What stands before a word that has a capital for its place, and between the words of one name.
_GIVES_CAPITAL = re.compile(r"[\"'`]$|[:?!]")
_JOINS = frozenset((" ", ".", ". ", "-"))
# The classes of words that names are made of; others have a capital at the start of a sentence like any word.
_IN_NAMES = frozenset(("", "body", "document", "role", "title"))
_ALWAYS_LARGE = frozenset(("pronoun", "contraction"))  # `I`, `I'm`


def capitals(reading: Reading) -> list[bool]:
    """For each word, whether it begins with a capital."""
    return [word[0].isupper() for word in reading.prose.words]


def headlines(reading: Reading) -> list[bool]:
    """For each sentence, whether it is written as a headline: every word but small ones (`of`, `the`) has a capital."""
    words, small = reading.prose.words, word_list("small")
    return [
        not any(word[0].islower() and word not in small for word in words[first:last])
        for first, last in pairwise(reading.prose.first_word)
    ]


def openings(reading: Reading) -> list[bool]:
    """For each word, whether its place asks for a capital: it opens a sentence or a quotation, or is in a headline."""
    prose = reading.prose
    found = [bool(_GIVES_CAPITAL.search(gap)) for gap in prose.gaps]
    for (first, last), headline in zip(pairwise(prose.first_word), reading.once(headlines), strict=True):
        found[first : last if headline else first + 1] = [True] * (last - first if headline else 1)
    return found


def names(reading: Reading) -> list[bool]:
    """For each word, whether it is written as a name, or as a part of one."""
    prose, large = reading.prose, reading.once(capitals)
    classes, opens = word_classes(), reading.once(openings)
    kinds = [classes.get(word, "") for word in prose.folded]
    found = [
        capital and not placed and kind not in _ALWAYS_LARGE
        for capital, placed, kind in zip(large, opens, kinds, strict=True)
    ]
    known = {word for word, name in zip(prose.words, found, strict=True) if name}
    written = set(prose.words)
    for at in range(len(found) - 1, -1, -1):
        if not (large[at] and opens[at]) or kinds[at] in _ALWAYS_LARGE:
            continue
        joined = at + 1 < len(found) and prose.gaps[at + 1] in _JOINS
        given = joined and large[at + 1] and prose.folded[at] in given_names()
        family = at and prose.gaps[at] in _JOINS and large[at - 1] and prose.folded[at - 1] in given_names()
        alike = prose.words[at] in known or (joined and found[at + 1] and prose.folded[at] not in written)
        found[at] = given or family or (alike and kinds[at] in _IN_NAMES)
    return found


def name_runs(reading: Reading) -> list[tuple[int, int]]:
    """The names of an article, in order: first and last word of each run of words written as names."""
    prose = reading.prose
    runs: list[tuple[int, int]] = []
    firsts = set(prose.first_word)
    for at, name in enumerate(reading.once(names)):
        if name and runs and runs[-1][1] == at - 1 and at not in firsts and prose.gaps[at] in _JOINS:
            runs[-1] = (runs[-1][0], at)
        elif name:
            runs.append((at, at))
    return runs
