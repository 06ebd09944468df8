"""Hedges and boosters: words that commit to less, or to more, than the plain statement.

A hedge is a word or phrase by which a writer stops short of full commitment (Lakoff 1973; Hyland
1998). Every entry of `lexicons/hedges.csv` names its category, tier and source, and the rules, in `verbs.py`,
`qualifiers.py` or `quantities.py`, that tell it from a word that only looks like it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.hedging.context import COUNTS, Page, Place, Rule, Verdict, page_of, part_of_name
from analysis.evidence.hedging.qualifiers import QUALIFIER_RULES
from analysis.evidence.hedging.quantities import QUANTITY_RULES
from analysis.evidence.hedging.verbs import VERB_RULES
from analysis.evidence.quotation.kinds import find_quotes
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicon_for, lexicons_by_kind, load_lexicon, shipped_rows
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES: dict[str, Rule] = VERB_RULES | QUALIFIER_RULES | QUANTITY_RULES
# What is asked of every candidate, whatever its line in the lexicon says.
FIXED, NAME, TITLE = "fixed_phrase", "part_of_name", "title"
OUTER_RULES = {
    FIXED: "a phrase of `hedge_exceptions.csv`, in which no word hedges",
    NAME: "no cue inside a name, beside the rest of it",
    TITLE: "no cue inside the title of a work",
}


# The tiers that count as hedges, and that of quantities left open, which say nothing of how sure the writer is.
TIERS = ("core", "extended", "evidential")
VAGUE = "vague"
LISTS = ("hedges", "boosters")  # the lexicons, in the order in which they are handed on


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


class CueLine(NamedTuple):
    """A line of a lexicon, ready to be matched; `words` are those after the first."""

    words: list[str]
    kind: str
    category: str
    tier: str
    rules: tuple[Rule, ...]
    reason: str


# The entries by their first word, then by their second (None for single words).
Entries = dict[str, dict[str | None, list[CueLine]]]


class Index(NamedTuple):
    """The entries, their first words that are one by themselves, and the first and second words of phrases."""

    entries: Entries
    alone: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


@lru_cache(maxsize=16)
def _index(hedges: Lexicon, boosters: Lexicon) -> Index:
    """The entries by their first two words, the longest first; of equals, hedges before boosters."""
    index: Entries = {}
    exceptions = shipped_rows("hedge_exceptions")
    for kind, lines in (("hedge", hedges.entries), ("booster", boosters.entries), ("exception", exceptions)):
        for line in lines:
            first, *rest = line["cue"].replace("-", " ").split()
            tier = line.get("tier") or ("booster" if kind == "booster" else "extended")
            rules = tuple(RULES[name] for name in (line.get("rule") or "").split())
            entry = CueLine(rest, kind, line.get("category") or "", tier, rules, line.get("reason") or "")
            index.setdefault(first, {}).setdefault(rest[0] if rest else None, []).append(entry)
    for entries in index.values():
        for matching in entries.values():
            matching.sort(key=lambda entry: -len(entry.words))
    phrases = {first: entries.keys() - {None} for first, entries in index.items()}
    return Index(
        index,
        frozenset(first for first, entries in index.items() if None in entries),
        frozenset(first for first, seconds in phrases.items() if seconds),
        frozenset(second for seconds in phrases.values() for second in seconds if second),
    )


def _judge(page: Page, entry: CueLine, at: int, last: int, sentence: int) -> tuple[Verdict, str]:
    """What the entry's rules make of a candidate, and the rule that decided."""
    if entry.kind == "exception":
        return Verdict(False, False, entry.reason), FIXED
    verdict, decided = COUNTS, ""
    if not entry.rules and not page.names[at]:
        return verdict, decided
    place = Place(page, at, last, sentence)
    for rule in entry.rules:
        verdict, decided = rule(place), rule.__name__
        if verdict.reason or verdict.ambiguous:
            break
    if verdict.counts and (named := part_of_name(place)).reason:
        return named, NAME
    return verdict, decided


def _matches(prose: Prose, index: Index) -> Iterator[tuple[int, list[CueLine]]]:
    """Each word at which an entry may begin, with the entries that begin with it and the next word."""
    folded, forms = prose.folded, prose.forms
    may = forms.mask(index.first) & np.append(forms.mask(index.second)[1:], False)
    for at in np.flatnonzero(may | forms.mask(index.alone)).tolist():
        entries = index.entries[folded[at]]
        matching = entries.get(None, [])
        if may[at] and folded[at + 1] in entries:
            matching = entries[folded[at + 1]] + matching
        if matching:
            yield at, matching


def find_cues(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> list[Cue]:
    """Every candidate of an article, in order: the longest match first, no word counted twice."""
    page, number = page_of(reading), reading.prose.sentence_of
    found: list[Cue] = []
    done = 0
    for at, entries in _matches(reading.prose, _index(hedges, boosters)):
        if at < done:
            continue
        cue, last = _best(page, entries, at, number[at])
        if cue:
            found.append(cue)
            done = last
    return found


def _best(page: Page, entries: list[CueLine], at: int, sentence: int) -> tuple[Cue | None, int]:
    """The longest entry that counts at a word (else the longest that does not), and where to go on."""
    prose, refused = page.prose, None
    high = prose.first_word[sentence + 1]
    for entry in entries:
        last = at + 1 + len(entry.words)
        if entry.words and (prose.folded[at + 1 : last] != entry.words or last > high or _broken(prose, at, last)):
            continue
        verdict, rule = _judge(page, entry, at, last, sentence)
        tier = "extended" if verdict.ambiguous and entry.tier != VAGUE else entry.tier
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
    starts = [each.start for each in titles]
    before = [bisect_right(starts, cue.start) - 1 for cue in cues]  # the last title that begins before each
    inside = [at >= 0 and cue.start < titles[at].end for cue, at in zip(cues, before, strict=True)]
    return [
        cue._replace(reason="inside a title", rule=TITLE) if within and not cue.reason else cue
        for cue, within in zip(cues, inside, strict=True)
    ]


def find_hedging(reading: Reading) -> list[Cue]:
    """Every candidate, counted or not, by the lexicons that ship."""
    return hedging_by(reading, load_lexicon("hedges"), load_lexicon("boosters"))


def hedging_by(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> list[Cue]:
    """Every candidate, counted or not, by lexicons of one's own."""
    return _in_titles(reading, find_cues(reading, hedges, boosters))


def cues_by(reading: Reading, lexicon: Lexicon | None, name: str) -> tuple[list[Cue], str]:
    """The cues by the lexicon given in place of the one called `name`, and the lexicon's name."""
    used = lexicon_for(name, lexicon)
    return cues_with(reading, lexicon), used.name


def cues_with(reading: Reading, lexicons: Lexicons) -> list[Cue]:
    """The cues by whichever of the two lists is given, and by those that ship."""
    given = lexicons_by_kind(lexicons)
    if given.keys().isdisjoint(LISTS):
        return reading.once(find_hedging)
    return hedging_by(reading, *(lexicon_for(name, given.get(name)) for name in LISTS))
