"""Which words are cues of an attribution: the weight of the word and of what stands around it, added up.

All weights are log-odds, from `lexicons/attributions.csv` and `lexicons/attribution_rules.csv`: a candidate whose sum
is above 0 counts.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.evidence.attribution.context import NAMES, PAIRS, PLACES, Around, contexts, ruled_out
from analysis.lexicons.lexicon import Lexicon, shipped_rows
from analysis.words.reading import Reading


class Entry(NamedTuple):
    """A line of the lexicon."""

    lemma: str
    category: str
    tone: str
    weight: float
    share: str


class Candidate(NamedTuple):
    """A word that may be a cue: its number in the article, and what speaks for and against it."""

    at: int
    entry: Entry
    around: Around
    score: float
    never: str  # why it is no cue whatever the weights say

    @property
    def counts(self) -> bool:
        """Whether it is a cue."""
        return self.score > 0 and not self.never

    def weighed(self) -> list[tuple[float, str]]:
        """What each rule adds, with the rule and its value."""
        rules = _rules()
        own = rules.own.get(self.entry.lemma, {})
        return [
            (rules.all.get(pair, 0.0) + own.get(pair, 0.0), f"{pair[0]}: {pair[1]}") for pair in self.around.pairs()
        ]

    def loudest(self) -> str:
        """The rule that speaks loudest for it; empty when none does."""
        weight, rule = max(self.weighed())
        return rule if weight > 0 else ""

    def reason(self) -> str:
        """Why it is not counted: what speaks loudest against it."""
        word = (self.entry.weight + _rules().always, f"a cue in {float(self.entry.share or 0):.0%} of its uses")
        return self.never or min([*self.weighed(), word])[1]


# What a cue weighs that a person added without saying: it counts, unless much around it speaks against it.
ADDED = 3.0


@lru_cache(maxsize=16)
def entries(lexicon: Lexicon) -> dict[str, Entry]:
    """The lexicon by its cues."""
    return {
        row["cue"]: Entry(
            row.get("lemma") or row["cue"],
            row.get("category") or "statement",
            row.get("tone") or "neutral",
            float(row.get("weight") or ADDED),
            row.get("share", ""),
        )
        for row in lexicon.entries
    }


@lru_cache(maxsize=16)
def positive(lexicon: Lexicon) -> frozenset[str]:
    """The cues with a weight above 0."""
    return frozenset(cue for cue, entry in entries(lexicon).items() if entry.weight > 0)


@lru_cache(maxsize=16)
def sure(lexicon: Lexicon) -> frozenset[str]:
    """The words that are nearly always a cue."""
    return frozenset(
        row["cue"]
        for row in lexicon.entries
        if float(row.get("share") or 1) >= 0.6 and float(row.get("count") or 5) >= 5
    )


class _Rules(NamedTuple):
    """The weights: for a value of a rule, of a pair of rules, and for one lemma."""

    always: float
    single: list[dict[str, float]]  # in the order of NAMES
    auxiliary: dict[str, float]
    double: list[dict[tuple[str, str], float]]  # in the order of PAIRS
    own: dict[str, dict[tuple[str, str], float]]
    all: dict[tuple[str, str], float]


@cache
def _rules() -> _Rules:
    found, own = {}, {}
    for row in shipped_rows("attribution_rules"):
        table = own.setdefault(row["lemma"], {}) if row["lemma"] else found
        table[row["rule"], row["value"]] = float(row["weight"])

    def of(name: str) -> dict[str, float]:
        return {value: weight for (rule, value), weight in found.items() if rule == name}

    double = [
        {tuple(value.split(" + ")): weight for value, weight in of(f"{one} and {two}").items()} for one, two in PAIRS
    ]
    return _Rules(found["always", ""], [of(name) for name in NAMES], of("auxiliary"), double, own, found)


def candidates(reading: Reading, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every word of an article that the lexicon holds, with what it weighs where it stands."""
    known, folded = entries(lexicon), reading.prose.folded
    places = [at for at, word in enumerate(folded) if word in known]
    for at, around in zip(places, contexts(reading, places, sure(lexicon)), strict=True):
        entry = known[folded[at]]
        yield Candidate(at, entry, around, _score(entry, around), ruled_out(reading.prose, at))


def _score(entry: Entry, around: Around) -> float:
    rules, values = _rules(), around.values
    score = entry.weight + rules.always
    # Added one by one in this order: a sum of 0 but for the last digit must come out the same every time.
    for weight in map(dict.get, rules.single, values):
        if weight:
            score += weight
    for value in around.auxiliaries:
        score += rules.auxiliary.get(value, 0.0)
    for weight in map(dict.get, rules.double, [(values[one], values[two]) for one, two in PLACES]):
        if weight:
            score += weight
    own = rules.own.get(entry.lemma)
    if own:
        for name in ("word before", "word after"):
            score += own.get((name, values[NAMES.index(name)]), 0.0)
    return score
