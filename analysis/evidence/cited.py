"""Who an article cites: the sources of its attributions, each once, under the fullest name that it is given.

`Cruz`, `Mr. Cruz`, `Senator Cruz` and `he` are Ted Cruz where the article names him so; `the mayor` is Jo Hart where
the mayor Jo Hart is cited.
"""

from collections import Counter
from itertools import groupby
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import SOURCE_TYPES
from analysis.evidence.attribution.cues import Attribution, find_attributions
from analysis.evidence.quotation.mentions import CALLED, bare, courtesy
from analysis.evidence.quotation.names import says
from analysis.evidence.quotation.people import resolved
from analysis.evidence.quotation.said import Said, look_at_sources
from analysis.lexicons.keys import WORD, fold
from analysis.lexicons.lexicon import Lexicon
from analysis.text.classes import word_classes, word_list, words_in
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
    named = [number for number, cue in enumerate(cues) if cue.source_start >= 0 and not _speaks(reading.text, cue)]
    spans = [(cues[number].source_start, cues[number].source_end, cues[number].source_type) for number in named]
    sources = look_at_sources(reading, spans)
    names = resolved(reading, sources, [says(reading, cues[number]) for number in named])
    own = groupby(zip(named, sources, names, strict=True), lambda each: each[1].article)
    return [each for _, known in own for each in _of_article(list(known))]


def _speaks(text: str, cue: Attribution) -> bool:
    """Whether a source is `I`, `we` or `you`, also in `I’m`."""
    pronoun = cue.source_type == "pronoun"
    return pronoun and fold(text[cue.source_start : cue.source_end]).partition("'")[0] in _SPEAKING


def source_numbers(cited: list[Cited], cues: int) -> np.ndarray:
    """For each of so many attributions, the number of its source; -1 where nobody can be told."""
    numbers, own = np.full(cues, -1), [each.cues for each in cited]
    numbers[[cue for each in own for cue in each]] = np.repeat(np.arange(len(own)), list(map(len, own)))
    return numbers


def _of_article(known: list[tuple[int, Said, str]]) -> list[Cited]:
    """The sources of one article: of each of its cues the number, the words of the source, and the name."""
    known = [each for each in known if each[1].kind != "pronoun" or each[2].lower() != each[1].words.lower()]
    ranks: dict[str, int] = {}  # the kind of each, a number of `SOURCE_TYPES`
    people: dict[str, set[str]] = {}  # by role (`mayor`), who is cited with it: `Mayor Jo Hart`, `Jo Hart, the mayor`
    for _, said, name in known:
        rank = _RANK[said.kind]
        ranks[name] = min(ranks.get(name, rank), rank)
        for role in _roles(said.words) if said.called and said.kind == "named person" else ():
            people.setdefault(role, set()).add(name)
    for name, rank in ranks.items():
        if rank == _RANK["pronoun"]:  # one that only pronouns stand for is a person
            ranks[name] = _RANK["named person"]
    lasts = {name: _noun(name) for name in ranks}
    groups, best, found = _grouped(ranks, people, lasts), dict(ranks), dict[str, list[int]]()
    for name, group in groups.items():
        best[group] = min(best[group], ranks[name])
    for number, _, name in known:
        found.setdefault(groups[name], []).append(number)
    firms = word_list("firms")
    return [
        Cited(name, "named organisation" if lasts[name] in firms else SOURCE_TYPES[best[name]], own)
        for name, own in found.items()
    ]


def _roles(words: str) -> list[str]:
    return [word for word in map(fold, WORD.findall(words)) if word in words_in(CALLED)]


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


def _last(piece: str) -> str:
    return bare((WORD.findall(piece) or [""])[-1])


_LAST = Remembered(_last, most=10_000)


def _noun(name: str) -> str:
    """The last word of `_core`."""
    return _LAST[name.split(",")[0].rpartition(" ")[2]] or _core(name)[-1]


def _grouped(ranks: dict[str, int], roles: dict[str, set[str]], lasts: dict[str, str]) -> dict[str, str]:
    """For each name the fullest one of the same source; `lasts` are their last words."""
    firms = word_list("firms")
    cores = {name: _core(name) for name, last in lasts.items() if last in firms}
    met = Counter([*lasts.values(), *(core[0] for core in cores.values())])
    for name, last in lasts.items():  # of the others each is a source of its own
        if last in roles or met[last] > 1:
            cores[name] = _core(name)
    groups, alike = {name: name for name in ranks}, dict[str, list[str]]()
    named = {name: _is_name(name, SOURCE_TYPES[ranks[name]], core) for name, core in cores.items()}
    # Names before nouns, the longest first; of those as long, the one that comes first.
    for name in sorted(
        (each for each in ranks if each in cores), key=lambda name: (not named[name], -len(cores[name]))
    ):
        core = cores[name]
        called = {groups[person] for person in roles.get(core[0], ())} if len(core) == 1 and not named[name] else set()
        if len(called) == 1 and fold(name.split()[0]) in _KNOWN:
            groups[name] = called.pop()
        else:
            before = alike.get(core[-1], ())
            same = (groups[other] for other in before if _is_same(core, cores[other], named[name] and named[other]))
            groups[name] = next(same, name)
            for word in (core[0], core[-1]) if core[-1] in firms else core[-1:]:  # a firm by its first word too
                alike.setdefault(word, []).append(name)
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
