"""Who an article cites: the sources of its attributions, each once, under the fullest name that it is given.

`Cruz`, `Mr. Cruz`, `Senator Cruz` and `he` are Ted Cruz where the article names him so; `the mayor` is Jo Hart where
the mayor Jo Hart is cited.
"""

from itertools import groupby
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import SOURCE_TYPES, Source
from analysis.evidence.attribution.cues import Attribution, find_attributions
from analysis.evidence.quotation.mentions import CALLED, bare, courtesy
from analysis.evidence.quotation.names import says
from analysis.evidence.quotation.people import People
from analysis.lexicons.keys import WORD, fold
from analysis.lexicons.lexicon import Lexicon
from analysis.text.classes import word_classes, word_list
from analysis.text.memo import Remembered
from analysis.words.reading import Reading

NAMED = ("named person", "named organisation")
_BEFORE = frozenset(("determiner", "possessive", "time"))
_SPEAKING = frozenset(("i", "we", "you"))
_KNOWN = frozenset(("the", "this", "that"))
_RANK = {kind: number for number, kind in enumerate(SOURCE_TYPES)}


class Cited(NamedTuple):
    """A source: its fullest name, its type, and the numbers of the attributions that cite it."""

    name: str
    kind: str
    cues: list[int]


def find_cited(reading: Reading, lexicon: Lexicon | None = None) -> list[Cited]:
    """The sources of the attributions, article by article, in the order in which they come."""
    return cited_by(reading, reading.once(find_attributions, lexicon))


def cited_by(reading: Reading, cues: list[Attribution]) -> list[Cited]:
    """The sources of some attributions."""
    prose = reading.prose
    named = [number for number, cue in enumerate(cues) if cue.source_start >= 0]

    words = np.searchsorted(prose.end, [cues[number].start for number in named], side="right")
    article = dict(zip(named, (np.searchsorted(prose.article_first, words, side="right") - 1).tolist(), strict=True))
    own = groupby(named, article.__getitem__)
    return [each for number, numbers in own for each in _of_article(reading, number, cues, list(numbers))]


def source_numbers(cited: list[Cited], cues: int) -> np.ndarray:
    """For each of so many attributions, the number of its source; -1 where nobody can be told."""
    numbers, own = np.full(cues, -1), [each.cues for each in cited]
    numbers[[cue for each in own for cue in each]] = np.repeat(np.arange(len(own)), list(map(len, own)))
    return numbers


def _of_article(reading: Reading, own: int, cues: list[Attribution], numbers: list[int]) -> list[Cited]:
    people = People(reading, own)
    names: dict[int, str] = {}
    for number in numbers:
        cue = cues[number]
        words = reading.text[cue.source_start : cue.source_end]
        if cue.source_type == "pronoun" and fold(words).partition("'")[0] in _SPEAKING:
            continue
        source = Source(cue.source_start, cue.source_end, cue.source_type)
        name = people.resolve(source, says(reading, cue)) or words
        if cue.source_type != "pronoun" or name.lower() != words.lower():
            names[number] = name
    kinds = _kinds(cues, names)
    groups = _grouped({name: _CORES[name] for name in kinds}, kinds, _roles(reading, cues, names))
    found: dict[str, list[int]] = {}
    for number, name in names.items():
        found.setdefault(groups[name], []).append(number)
    told = {name: {kinds[names[number]] for number in own} for name, own in found.items()}
    firms = {name for name in found if _CORES[name][-1] in word_list("firms")}
    rank = _RANK.__getitem__
    return [
        Cited(name, "named organisation" if name in firms else min(told[name], key=rank), own)
        for name, own in found.items()
    ]


def _kinds(cues: list[Attribution], names: dict[int, str]) -> dict[str, str]:
    """What kind of source each name is; one that only pronouns stand for is a person's."""
    kinds: dict[str, str] = {}
    for number, name in names.items():
        kind = cues[number].source_type
        if kind != "pronoun":
            kinds[name] = min(kinds.get(name, kind), kind, key=_RANK.__getitem__)
    return {name: kinds.get(name, "named person") for name in dict.fromkeys(names.values())}


def _core(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without articles, titles of a name (`Mayor Hart`), and what follows a comma."""
    written = WORD.findall(name.split(",")[0])
    words = [bare(word) for word in written]
    start = 0
    while start < len(words) - 1:
        kind = word_classes().get(words[start])
        called = (kind in CALLED or words[start] in courtesy()) and written[start + 1][:1].isupper()
        if not called and kind not in _BEFORE:
            break
        start += 1
    return tuple(words[start:]) or (name,)


def _roles(reading: Reading, cues: list[Attribution], names: dict[int, str]) -> dict[str, set[str]]:
    """By title or role (`mayor`), the people who are cited with it: `Mayor Jo Hart`, `Jo Hart, the mayor`."""
    roles: dict[str, set[str]] = {}
    for number, name in names.items():
        cue = cues[number]
        if cue.source_type == "named person":
            for role in _ROLES[reading.text[cue.source_start : cue.source_end]]:
                roles.setdefault(role, set()).add(name)
    return roles


def _roles_in(words: str) -> list[str]:
    return [word for word in map(fold, WORD.findall(words)) if word_classes().get(word) in CALLED]


# Sources are called the same again and again: `officials`, `the mayor`.
_CORES, _ROLES = Remembered(_core, most=10_000), Remembered(_roles_in, most=10_000)


def _grouped(cores: dict[str, tuple[str, ...]], kinds: dict[str, str], roles: dict[str, set[str]]) -> dict[str, str]:
    """For each name the fullest one of the same source."""
    groups: dict[str, str] = {}
    alike: dict[str, list[str]] = {}  # by the last word, the names so far; a firm's by its first word too
    named = {name: _is_name(name, kinds[name], cores[name]) for name in cores}
    # Names before nouns, the longest first; of those as long, the one that comes first.
    for name in sorted(cores, key=lambda name: (not named[name], -len(cores[name]))):
        core = cores[name]
        called = {groups[person] for person in roles.get(core[0], ())} if len(core) == 1 and not named[name] else set()
        if len(called) == 1 and fold(name.split()[0]) in _KNOWN:
            groups[name] = called.pop()
        else:
            if core[-1] in word_list("firms") and len(core) > 1:
                alike.setdefault(core[0], []).append(name)
            before = alike.setdefault(core[-1], [])
            same = (groups[other] for other in before if _is_same(core, cores[other], named[name] and named[other]))
            groups[name] = next(same, name)
            before.append(name)
    return groups


def _is_name(name: str, kind: str, core: tuple[str, ...]) -> bool:
    """Whether a source is called by a name: of documents `The Post` and `the executive order`, but not `a poll`."""
    return kind in NAMED or (kind == "document" and (len(core) > 1 or name.split()[-1][:1].isupper()))


def _is_same(core: tuple[str, ...], full: tuple[str, ...], named: bool) -> bool:
    """Whether a name ends a longer one, leaves out what stands between its first and last, or begins that of a firm."""
    if core == full or not named:
        return core == full
    ends = full[-len(core) :] == core
    if full[-1] in word_list("firms") and full[: len(core)] == core:  # `Lakeside`, `Lakeside Motors Inc.`
        return True
    return ends or (len(core) > 1 and (core[0], core[-1]) == (full[0], full[-1]))
