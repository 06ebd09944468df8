"""Which words are cues of an attribution: the weight of the word and of what stands around it, added up.

All weights are log-odds, from `lexicons/attributions.csv` and `lexicons/attribution_rules.csv`: a candidate whose sum
is above 0 counts.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.evidence.attribution.context import NAMES, PAIRS, Around, contexts, ruled_out
from analysis.lexicons.lexicon import Lexicon, shipped_rows
from analysis.words.reading import Reading


class CueWord(NamedTuple):
    """A word of the lexicon: what it says of its content, its log-odds, the share of its uses in which it is a cue."""

    lemma: str
    category: str
    tone: str
    weight: float
    share: str


class Candidate(NamedTuple):
    """A word that may be a cue: its number in the article, and what speaks for and against it."""

    at: int
    word: CueWord
    around: Around
    score: float
    ruled_out: str  # why it is no cue whatever the weights say; empty when nothing rules it out

    @property
    def counts(self) -> bool:
        """Whether it is a cue."""
        return self.score > 0 and not self.ruled_out

    def weighed(self) -> list[tuple[float, str]]:
        """What each rule adds, with the rule and its value."""
        rules = _rules()
        own = rules.own.get(self.word.lemma, {})
        return [
            (rules.all.get(pair, 0.0) + own.get(pair, 0.0), f"{pair[0]}: {pair[1]}") for pair in self.around.pairs()
        ]

    def strongest(self) -> str:
        """The rule with the largest weight for it; empty when none speaks for it."""
        weight, rule = max(self.weighed())
        return rule if weight > 0 else ""

    def reason(self) -> str:
        """Why it is not counted: what weighs most against it."""
        itself = (self.word.weight + _rules().always, f"a cue in {float(self.word.share or 0):.0%} of its uses")
        return self.ruled_out or min([*self.weighed(), itself])[1]


# What a cue weighs that a person added without saying: it counts, unless much around it speaks against it.
ADDED = 3.0


@lru_cache(maxsize=16)
def entries(lexicon: Lexicon) -> dict[str, CueWord]:
    """The lexicon by its cues."""
    return {
        row["cue"]: CueWord(
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


# From here on a word is nearly always a cue; the weights were fitted with the same two numbers.
SURE_SHARE, SURE_COUNT = 0.6, 5


def is_sure(share: float, count: float) -> bool:
    """Whether a word is a cue in nearly all of its uses, and was seen often enough to say so."""
    return share >= SURE_SHARE and count >= SURE_COUNT


@lru_cache(maxsize=16)
def _sure(lexicon: Lexicon) -> frozenset[str]:
    """The words that are nearly always a cue; one that a person added is."""
    return frozenset(
        row["cue"]
        for row in lexicon.entries
        if is_sure(float(row.get("share") or 1), float(row.get("count") or SURE_COUNT))
    )


class _Rules(NamedTuple):
    """The weights: for a value of a rule, of a pair of rules, and for one lemma."""

    always: float
    single: dict[str, dict[str, float]]  # by the rule, in the order of NAMES
    auxiliary: dict[str, float]
    double: dict[tuple[str, str], dict[tuple[str, ...], float]]  # by the two rules, in the order of PAIRS
    own: dict[str, dict[tuple[str, str], float]]
    all: dict[tuple[str, str], float]


@cache
def _rules() -> _Rules:
    found: dict[tuple[str, str], float] = {}
    own: dict[str, dict[tuple[str, str], float]] = {}
    for row in shipped_rows("attribution_rules"):
        table = own.setdefault(row["lemma"], {}) if row["lemma"] else found
        table[row["rule"], row["value"]] = float(row["weight"])

    def of(name: str) -> dict[str, float]:
        return {value: weight for (rule, value), weight in found.items() if rule == name}

    double = {
        (one, two): {tuple(value.split(" + ")): weight for value, weight in of(f"{one} and {two}").items()}
        for one, two in PAIRS
    }
    return _Rules(found["always", ""], {name: of(name) for name in NAMES}, of("auxiliary"), double, own, found)


def candidates(reading: Reading, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every word of an article that the lexicon holds, with what it weighs where it stands."""
    known, folded = entries(lexicon), reading.prose.folded
    places = [at for at, word in enumerate(folded) if word in known]
    for at, around in zip(places, contexts(reading, places, _sure(lexicon)), strict=True):
        entry = known[folded[at]]
        yield Candidate(at, entry, around, _score(entry, around), ruled_out(reading.prose, at))


def _score(entry: CueWord, around: Around) -> float:
    rules, values = _rules(), around.values
    score = entry.weight + rules.always
    # Added one by one in this order: a sum of 0 but for the last digit must come out the same every time.
    for name, weights in rules.single.items():
        score += weights.get(values[name] or "", 0.0)
    for value in around.auxiliaries:
        score += rules.auxiliary.get(value, 0.0)
    for (one, two), together in rules.double.items():
        score += together.get((values[one] or "", values[two] or ""), 0.0)
    for name in ("word before", "word after") if entry.lemma in rules.own else ():
        score += rules.own[entry.lemma].get((name, values[name] or ""), 0.0)
    return score
