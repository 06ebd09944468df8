"""Which words are cues of an attribution: the weight of the word and of what stands around it, added up.

All weights are log-odds, from `lexicons/attributions.csv` and `lexicons/attribution_rules.csv`: a candidate whose sum
is above 0 counts.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.context import NAMES, PAIRS, Around, contexts, ruled_out, values_of
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
        found, lemma = _weights(), self.word.lemma
        return [
            (found.get(("", rule, value), 0.0) + found.get((lemma, rule, value), 0.0), f"{rule}: {value}")
            for rule, value in self.around.pairs()
        ]

    def strongest(self) -> str:
        """The rule with the largest weight for it; empty when none speaks for it."""
        weight, rule = max(self.weighed())
        return rule if weight > 0 else ""

    def reason(self) -> str:
        """Why it is not counted: what weighs most against it."""
        itself = (
            self.word.weight + _weights()["", "always", ""],
            f"a cue in {float(self.word.share or 0):.0%} of its uses",
        )
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
def sure(lexicon: Lexicon) -> frozenset[str]:
    """The words that are nearly always a cue; one that a person added is."""
    return frozenset(
        row["cue"]
        for row in lexicon.entries
        if is_sure(float(row.get("share") or 1), float(row.get("count") or SURE_COUNT))
    )


@cache
def _weights() -> dict[tuple[str, str, str], float]:
    """What a lemma (empty: any) adds at a value of a rule."""
    return {
        (row["lemma"], row["rule"], row["value"]): float(row["weight"]) for row in shipped_rows("attribution_rules")
    }


def _added(name: str, values: Sequence[str]) -> np.ndarray:
    """What each value of a rule adds."""
    weights = _weights()
    return np.array([weights.get(("", name, value), 0.0) for value in values])


@cache
def _table(name: str) -> np.ndarray:
    """What each value of a rule, or of a pair of rules, adds."""
    one, paired, two = name.partition(" and ")
    if not paired:
        return _added(name, values_of(name))
    return np.array([_added(name, [f"{first} + {second}" for second in values_of(two)]) for first in values_of(one)])


class Candidates:
    """Every word of a text that a lexicon holds: its place, the word as the lexicon has it, what it weighs there."""

    def __init__(self, reading: Reading, lexicon: Lexicon):
        known, folded = entries(lexicon), reading.prose.folded
        self.at = reading.prose.forms.places(known).tolist()
        self.words = [known[folded[at]] for at in self.at]
        self.contexts = contexts(reading, self.at, sure(lexicon))
        self.scores = self._scores()
        self._prose = reading.prose

    def _scores(self) -> np.ndarray:
        weights, numbers, words = _weights(), self.contexts.numbers, self.contexts.words
        score = np.array([word.weight for word in self.words]) + weights["", "always", ""]
        # Added one by one in this order: a sum of 0 but for the last digit must come out the same every time.
        for name in NAMES:
            table = _added(name, words[name]) if name in words else _table(name)
            score += table[numbers[name]]
        for each, auxiliaries in self.contexts.auxiliaries.items():
            for value in auxiliaries:
                score[each] += weights.get(("", "auxiliary", value), 0.0)
        for one, two in PAIRS:
            score += _table(f"{one} and {two}")[numbers[one], numbers[two]]
        own = {lemma for lemma, _, _ in weights}
        for each in [each for each, word in enumerate(self.words) if word.lemma in own]:
            for name in ("word before", "word after"):
                value = words[name][numbers[name][each]]
                score[each] += weights.get((self.words[each].lemma, name, value), 0.0)
        return score

    def counted(self) -> Iterator[tuple[int, CueWord]]:
        """The place of each that is a cue, and the word."""
        for each in np.flatnonzero(self.scores > 0).tolist():
            if not ruled_out(self._prose, self.at[each]):
                yield self.at[each], self.words[each]

    def __iter__(self) -> Iterator[Candidate]:
        for each, (at, word) in enumerate(zip(self.at, self.words, strict=True)):
            score = float(self.scores[each])
            yield Candidate(at, word, self.contexts.around(each), score, ruled_out(self._prose, at))
