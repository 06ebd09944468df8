"""Hedges and boosters: words that commit to less, or to more, than the plain statement.

A hedge is a word or phrase by which a writer stops short of full commitment (Lakoff 1973; Hyland
1998). Every entry of `lexicons/hedges.csv` names its category, tier and source, and the rules, in `modals.py`,
`verbs.py`, `qualifiers.py`, `degrees.py` or `quantities.py`, that tell it from a word that only looks like it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from analysis.evidence.hedging.context import (
    COUNTS,
    Page,
    Place,
    Rule,
    Verdict,
    named_as_word,
    page_of,
    part_of_address,
    part_of_name,
)
from analysis.evidence.hedging.degrees import DEGREE_RULES
from analysis.evidence.hedging.modals import MODAL_RULES
from analysis.evidence.hedging.qualifiers import QUALIFIER_RULES
from analysis.evidence.hedging.quantities import QUANTITY_RULES
from analysis.evidence.hedging.verbs import VERB_RULES
from analysis.evidence.quotation.kinds import find_quotes
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicon_for, lexicons_by_kind, load_lexicon, shipped_rows
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES: dict[str, Rule] = MODAL_RULES | VERB_RULES | QUALIFIER_RULES | DEGREE_RULES | QUANTITY_RULES
# What is asked of every candidate, whatever its line in the lexicon says.
FIXED, NAME, TITLE = "fixed_phrase", "part_of_name", "title"
_OF_MODALS: tuple[Rule, ...] = (named_as_word, part_of_address)
OUTER_RULES = {
    FIXED: "a phrase of `hedge_exceptions.csv`, in which no word hedges",
    NAME: "no cue inside a name, beside the rest of it",
    **{rule.__name__: (rule.__doc__ or "").rstrip(".") for rule in _OF_MODALS},
    TITLE: "no cue inside the title of a work",
}


# The tiers that count as hedges, and that of quantities left open, which say nothing of how sure the writer is.
TIERS = ("core", "extended", "evidential")
VAGUE = "vague"
LISTS = ("hedges", "boosters")  # the lexicons, in the order in which they are handed on


class Cues(NamedTuple):
    """Candidates in columns: where each stands, what it is, and whether it counts (`reason` is then empty)."""

    start: Sequence[int] = ()
    end: Sequence[int] = ()
    kind: Sequence[str] = ()
    category: Sequence[str] = ()
    tier: Sequence[str] = ()
    ambiguous: Sequence[bool] = ()
    rule: Sequence[str] = ()
    reason: Sequence[str] = ()

    def counted(self, kind: str) -> np.ndarray:
        """Whether each is of a kind and counts."""
        return np.array([own == kind and not reason for own, reason in zip(self.kind, self.reason, strict=True)], bool)


class CueLine(NamedTuple):
    """A line of a lexicon, ready to be matched."""

    words: list[str]
    kind: str
    category: str
    tier: str
    rules: tuple[Rule, ...]
    reason: str


class Index(NamedTuple):
    """The lines by their first two words (the second is empty for single words), the longest first; and those words."""

    lines: dict[tuple[str, str], list[CueLine]]
    alone: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


@lru_cache(maxsize=16)
def _index(hedges: Lexicon, boosters: Lexicon) -> Index:
    """The lines of the lexicons; of equals, hedges before boosters."""
    found: dict[tuple[str, str], list[CueLine]] = {}
    exceptions = shipped_rows("hedge_exceptions")
    for kind, lines in (("hedge", hedges.entries), ("booster", boosters.entries), ("exception", exceptions)):
        for line in lines:
            words = line["cue"].replace("-", " ").split()
            tier = line.get("tier") or ("booster" if kind == "booster" else "extended")
            rules = tuple(RULES[name] for name in (line.get("rule") or "").split())
            own = CueLine(words, kind, line.get("category") or "", tier, rules, line.get("reason") or "")
            found.setdefault((words[0], "".join(words[1:2])), []).append(own)
    for matching in found.values():
        matching.sort(key=lambda line: -len(line.words))
    return Index(
        found,
        frozenset(first for first, second in found if not second),
        frozenset(first for first, second in found if second),
        frozenset(second for _, second in found if second),
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
    if not verdict.counts:
        return verdict, decided
    for outer in (part_of_name, *(_OF_MODALS if entry.category == "modal" else ())):
        if (refused := outer(place)).reason:
            return refused, outer.__name__
    return verdict, decided


def _goes_on(gap: str) -> bool:
    """Whether no more than a space or a hyphen stands between two words, so that they may be of one phrase."""
    return not gap.strip("- \n\t")


def _matches(prose: Prose, index: Index) -> Iterator[tuple[int, CueLine]]:
    """The words at which a line stands, in order, each with its lines, the longest first."""
    folded, forms = prose.folded, prose.forms
    goes_on = prose.between.column(_goes_on, bool)
    goes_on[prose.first[:-1]] = False  # nor with the sentence before
    phrases = forms.mask(index.first) & np.append((forms.mask(index.second) & goes_on)[1:], False)
    joined, alone = goes_on.tolist(), forms.mask(index.alone)
    places = np.flatnonzero(phrases | alone)
    columns = (places.tolist(), phrases[places].tolist(), alone[places].tolist())
    for at, of_several, of_one in zip(*columns, strict=True):
        for line in index.lines.get((folded[at], folded[at + 1]), ()) if of_several else ():
            last = at + len(line.words)
            if folded[at + 2 : last] == line.words[2:] and all(joined[at + 2 : last]):
                yield at, line
        for line in index.lines[folded[at], ""] if of_one else ():
            yield at, line


def find_cues(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> Cues:
    """Every candidate of an article, in order: the longest match that counts (else the longest), no word twice."""
    page, prose = page_of(reading), reading.prose
    found: dict[int, tuple[int | str | bool, ...]] = {}
    done = 0
    for at, entry in _matches(prose, _index(hedges, boosters)):
        if at < done:
            continue
        last = at + len(entry.words)
        verdict, rule = _judge(page, entry, at, last, prose.sentence_of[at])
        counts = verdict.counts or entry.kind == "exception"
        if counts or at not in found:
            tier = "extended" if verdict.ambiguous and entry.tier != VAGUE else entry.tier
            own = entry.kind, entry.category, tier, verdict.ambiguous, rule, verdict.reason
            found[at] = prose.starts[at], prose.ends[last - 1], *own
        done = last if counts else done
    listed: Iterator[Any] = zip(*found.values(), strict=True)
    return Cues(*listed)


def _in_titles(reading: Reading, cues: Cues) -> Cues:
    """The same cues, those inside the title of a work refused."""
    titles = [(quote.start, quote.end) for quote in reading.once(find_quotes) if quote.kind == "title"]
    starts, ends = np.array([(0, 0), *titles]).T
    within = cues.start < ends[np.searchsorted(starts, cues.start, side="right") - 1]  # of the last that begins before
    rules, reasons = list(cues.rule), list(cues.reason)
    for number in np.flatnonzero(within).tolist():
        if not reasons[number]:
            rules[number], reasons[number] = TITLE, "inside a title"
    return cues._replace(rule=rules, reason=reasons)


def find_hedging(reading: Reading) -> Cues:
    """Every candidate, counted or not, by the lexicons that ship."""
    return hedging_by(reading, load_lexicon("hedges"), load_lexicon("boosters"))


def hedging_by(reading: Reading, hedges: Lexicon, boosters: Lexicon) -> Cues:
    """Every candidate, counted or not, by lexicons of one's own."""
    return _in_titles(reading, find_cues(reading, hedges, boosters))


def cues_by(reading: Reading, lexicon: Lexicon | None, name: str) -> tuple[Cues, str]:
    """The cues by the lexicon given in place of the one called `name`, and the lexicon's name."""
    used = lexicon_for(name, lexicon)
    return cues_with(reading, lexicon), used.name


def cues_with(reading: Reading, lexicons: Lexicons) -> Cues:
    """The cues by whichever of the two lists is given, and by those that ship."""
    given = lexicons_by_kind(lexicons)
    if given.keys().isdisjoint(LISTS):
        return reading.once(find_hedging)
    return hedging_by(reading, *(lexicon_for(name, given.get(name)) for name in LISTS))
