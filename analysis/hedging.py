"""Hedges and boosters: words that commit to less, or to more, than the plain statement.

A hedge is a word or phrase by which a writer stops short of full commitment (Lakoff 1973; Hyland
1998). Every entry of `lexicons/hedges.csv` names its category, tier and source, and the rules of
`hedge_verbs` and `hedge_qualifiers` that tell it from a word that only looks like it. `hedges` shows each span,
with `rejected=True` also what was looked at and not counted, and why; `hedging` sums them up.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.errors import TearsheetError
from analysis.hedge_context import COUNTS, Place, Rule, Verdict, part_of_name
from analysis.hedge_qualifiers import QUALIFIER_RULES
from analysis.hedge_verbs import VERB_RULES
from analysis.intervals import rate_columns
from analysis.lexicon import Lexicon, load_lexicon
from analysis.quotation import find_quotes
from analysis.reading import Groups, Reading, evidence, read
from analysis.text import Prose

RULES: dict[str, Rule] = VERB_RULES | QUALIFIER_RULES
TIERS = ("core", "extended", "evidential")


class Cue(NamedTuple):
    """A candidate: where it stands, what it is, and whether it counts (`reason` is then empty)."""

    start: int
    end: int
    kind: str
    category: str
    tier: str
    ambiguous: bool
    rule: str
    reason: str


class Entry(NamedTuple):
    """A line of a lexicon, ready to be matched; `words` are those after the first."""

    words: tuple[str, ...]
    kind: str
    category: str
    tier: str
    rules: tuple[Rule, ...]
    reason: str


# The entries by their first word, then by their second (None for single words).
Index = dict[str, dict[str | None, list[Entry]]]


@lru_cache(maxsize=16)
def _index(hedges: Lexicon, boosters: Lexicon) -> Index:
    """The entries by their first two words, the longest first; of equals, hedges before boosters."""
    index: Index = {}
    lists = (("hedge", hedges), ("booster", boosters), ("exception", load_lexicon("hedge_exceptions")))
    for kind, lexicon in lists:
        for line in lexicon.entries:
            first, *rest = line["cue"].replace("-", " ").split()
            tier = line.get("tier") or ("booster" if kind == "booster" else "extended")
            rules = tuple(_rule(name, lexicon) for name in (line.get("rule") or "").split())
            entry = Entry(tuple(rest), kind, line.get("category") or "", tier, rules, line.get("reason") or "")
            index.setdefault(first, {}).setdefault(rest[0] if rest else None, []).append(entry)
    for entries in index.values():
        for each in entries.values():
            each.sort(key=lambda entry: -len(entry.words))
    return index


def _rule(name: str, lexicon: Lexicon) -> Rule:
    if name not in RULES:
        raise TearsheetError(f"{lexicon.name}: no rule is called {name!r}; there are {', '.join(sorted(RULES))}")
    return RULES[name]


def _judge(place: Place, entry: Entry) -> tuple[Verdict, str]:
    """What the entry's rules make of a candidate, and the rule that decided."""
    if entry.kind == "exception":
        return Verdict(False, False, entry.reason), "fixed_phrase"
    verdict, decided = COUNTS, ""
    for rule in entry.rules:
        verdict, decided = rule(place), rule.__name__
        if verdict.reason or verdict.ambiguous:
            break
    if verdict.counts and (named := part_of_name(place)).reason:
        return named, "part_of_name"
    return verdict, decided


def _matches(prose: Prose, index: Index) -> Iterator[tuple[int, list[Entry]]]:
    """Each word at which an entry may begin, with the entries that begin with it and the next word."""
    folded = prose.folded
    following = folded[1:]
    following.append("")
    for at in [at for at, word in enumerate(folded) if word in index]:
        entries = index[folded[at]]
        phrases, single = entries.get(following[at]), entries.get(None)
        if phrases or single:
            yield at, (phrases + single if phrases and single else phrases or single)


def find_cues(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> list[Cue]:
    """Every candidate of an article, in order: the longest match first, no word counted twice."""
    prose = reading.prose
    first_word = prose.first_word
    found: list[Cue] = []
    done = 0
    for at, entries in _matches(prose, _index(hedges, boosters)):
        if at < done:
            continue
        sentence = bisect_right(first_word, at)
        cue, last = _best(prose, entries, at, first_word[sentence - 1], first_word[sentence])
        if cue:
            found.append(cue)
            done = last
    return found


def _best(prose: Prose, entries: list[Entry], at: int, low: int, high: int) -> tuple[Cue | None, int]:
    """The longest entry that counts at a word (else the longest that does not), and where to go on."""
    refused = None
    for entry in entries:
        last = at + 1 + len(entry.words)
        if entry.words and (
            last > high or tuple(prose.folded[at + 1 : last]) != entry.words or _broken(prose, at, last)
        ):
            continue
        verdict, rule = _judge(Place(prose, at, last, low, high), entry)
        tier = "extended" if verdict.ambiguous else entry.tier
        cue = Cue(
            prose.starts[at], prose.ends[last - 1], entry.kind, entry.category, tier,
            verdict.ambiguous, rule, verdict.reason,
        )  # fmt: skip
        if verdict.counts or entry.kind == "exception":
            return cue, last
        refused = refused or cue
    return refused, at + 1


def _broken(prose: Prose, first: int, last: int) -> bool:
    """Whether more than a space or a hyphen stands between the words of a phrase."""
    text, starts, ends = prose.text, prose.starts, prose.ends
    return any(text[ends[at] : starts[at + 1]].strip("-‑‐ \n\t\u00a0") for at in range(first, last - 1))


def _in_titles(reading: Reading, cues: list[Cue]) -> list[Cue]:
    """The same cues, those inside the title of a work refused."""
    titles = [quote for quote in reading.once(find_quotes) if quote.kind == "title"]
    if not titles:
        return cues
    inside = [any(each.start <= cue.start < each.end for each in titles) for cue in cues]
    return [
        cue._replace(reason="inside a title", rule="title") if within and not cue.reason else cue
        for cue, within in zip(cues, inside, strict=True)
    ]


def find_hedging(reading: Reading) -> list[Cue]:
    """Every candidate, counted or not, by the lexicons that ship."""
    return hedging_by(reading, load_lexicon("hedges"), load_lexicon("boosters"))


def hedging_by(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> list[Cue]:
    """Every candidate, counted or not, by lexicons of one's own."""
    return _in_titles(reading, find_cues(reading, hedges, boosters))


def _cues(reading: Reading, lexicon: Lexicon | None, name: str) -> tuple[list[Cue], str]:
    """The cues by the lexicon given in place of the one called `name`, and the lexicon's name."""
    if lexicon is None:
        return reading.once(find_hedging), name
    if not isinstance(lexicon, Lexicon):
        raise TearsheetError(f"lexicon= wants a Lexicon, not {type(lexicon).__name__}: change load_lexicon({name!r})")
    lists = {"hedges": load_lexicon("hedges"), "boosters": load_lexicon("boosters"), name: lexicon}
    return hedging_by(reading, **lists), lexicon.name


def _evidence(
    article: Article | str, rejected: bool, lexicon: Lexicon | None, name: str, kind: str, columns: list[str]
) -> pd.DataFrame:
    reading = read(article)
    cues, used = _cues(reading, lexicon, name)
    kinds = (kind, "exception") if rejected else (kind,)
    chosen = [cue for cue in cues if cue.kind in kinds and (rejected or not cue.reason)]
    if rejected:
        columns = [*columns, "reason"]
    values = [cue._replace(reason=cue.reason or None) for cue in chosen]
    rows = [(cue.start, cue.end, *(getattr(cue, column) for column in columns)) for cue in values]
    return evidence(reading, rows, columns, used)


def hedges(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every hedge of an article: one row a cue, the longest match first, no word counted twice.

    `category` says what kind of word it is. `tier` is `core` for words whose first use is to
    hedge, `extended` for words that hedge in some uses and for vague quantities, `evidential` for
    words that put a claim on hearsay or on nobody in particular. `ambiguous` marks a cue with
    another reading as good as this one (`may not`: doubt, or a ban); it is always `extended`. `rule`
    is the rule that had the last word, empty where none was needed. With `rejected=True` the
    candidates that did not count are there too, each with a `reason` (None for those that count).
    `lexicon` takes the place of `load_lexicon("hedges")`; `.attrs["lexicon"]` names the one used.

    Not caught: irony, doubt without a cue word, a hedge meant by tone. A cue in a quotation counts,
    and `voice` says whose it is. Not text: `TearsheetError`.

    >>> columns = ["text", "category", "tier", "reason"]
    >>> hedges("In May it may rain, about 40 experts say.", rejected=True)[columns].fillna("")
          text      category        tier              reason
    0      May         modal        core  the month or a name
    1      may         modal        core
    2    about  approximator        core
    ...
    """
    columns = ["category", "tier", "ambiguous", "rule"]
    return _evidence(article, rejected, lexicon, "hedges", "hedge", columns)


def boosters(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every booster of an article: a word that commits to more than the plain statement.

    Columns, `rejected` and `lexicon` as in `hedges`, without `tier`. A booster that is denied is not one:
    `not certain` is a hedge, `no doubt` a booster (Holmes 1988; Hyland 2005).

    >>> boosters("It will undoubtedly rain; it is not certain that it will snow.")["text"].tolist()
    ['undoubtedly']
    """
    columns = ["category", "ambiguous", "rule"]
    return _evidence(article, rejected, lexicon, "boosters", "booster", columns)


def _columns(cues: list[Cue], groups: Groups) -> dict[str, Any]:
    counted = [cue for cue in cues if not cue.reason]
    starts = [cue.start for cue in counted if cue.kind == "hedge"]
    tiers = [cue.tier for cue in counted if cue.kind == "hedge"]
    group = groups.of_spans(starts)
    prose = groups.reading.prose
    hedged = np.unique(np.searchsorted(prose.sentence_starts, starts, side="right") - 1)
    columns = rate_columns("hedges", np.bincount(group, minlength=groups.size), groups.words)
    columns["hedged_sentences"] = np.bincount(groups.of_sentence[hedged.astype(int)], minlength=groups.size)
    for tier in TIERS:
        chosen = [number for number, own in zip(group, tiers, strict=True) if own == tier]
        columns[f"hedges_{tier}"] = np.bincount(np.array(chosen, dtype=int), minlength=groups.size)
    boosted = groups.count([cue.start for cue in counted if cue.kind == "booster"])
    return columns | rate_columns("boosters", boosted, groups.words)


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of a summary: hedges, their tiers, hedged sentences and boosters."""
    return _columns(reading.once(find_hedging), groups)


def hedging(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How much an article hedges, section by section: one row a group.

    `hedges` counts every row of the table `hedges`, all tiers, quotations included; the tiers follow
    one by one. Rates are per 1,000 words (more: more hedged), with exact 95 % Poisson intervals; the
    rate of no words is NaN. `hedged_sentences` counts sentences with at least one hedge;
    `boosters` the counterpart. By voice, a cue goes with the voice of its first word and a sentence
    with that of most of its words.

    >>> table = hedging("Rain may come, perhaps. It will undoubtedly pass.", by="article")
    >>> table[["words", "hedges", "hedges_core", "hedged_sentences", "boosters"]].values.tolist()
    [[8, 2, 2, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    cues, used = _cues(reading, lexicon, "hedges")
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | _columns(cues, groups), used)
