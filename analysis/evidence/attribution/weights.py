"""Which words are cues of an attribution: the weight of the word and of what stands around it, added up.

All weights are log-odds, from `lexicons/attributions.csv` and `lexicons/attribution_rules.csv`: a candidate whose sum
is above 0 counts.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.context import AUXILIARIES, NAMES, PAIRS, Around, contexts, ruled_out, values_of
from analysis.evidence.attribution.reasons import sentence
from analysis.lexicons.lexicon import Lexicon, shipped_rows
from analysis.text.classes import word_list
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

    def weighed(self) -> list[tuple[float, str, str]]:
        """What each rule adds, with the rule and its value."""
        found, owners = _weights(), ("", *owners_of(self.word.lemma), kind_of(self.word.category))
        return [
            (sum(found.get((owner, rule, value), 0.0) for owner in owners), rule, value)
            for rule, value in self.around.pairs()
        ]

    def told(self) -> list[tuple[float, str]]:
        """What each rule adds that has something to tell, with what it tells."""
        found = ((weight, sentence(rule, value)) for weight, rule, value in self.weighed())
        return [(weight, text) for weight, text in found if text]

    def strongest(self) -> str:
        """What speaks most for it; where nothing around it does, the word by itself."""
        weight, text = max(self.told(), default=(0.0, ""))
        return text if weight > 0 else BY_ITSELF

    def reason(self) -> str:
        """Why it is not counted: what speaks most against it."""
        weight, text = min(self.told(), default=(0.0, ""))
        itself = f"seldom a cue: {float(self.word.share or 0):.0%} of its uses"
        return self.ruled_out or (text if weight < min(self.word.weight, 0.0) else itself)


DIGITS = 6  # of a sum of weights; further digits are noise, and may not decide
BY_ITSELF = "the word by itself"
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
def held(lexicon: Lexicon) -> frozenset[str]:
    """The cues."""
    return frozenset(entries(lexicon))


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


# Rules that may weigh more or less for one lemma, or for all verbs of saying; what a use weighs depends on the kind.
LEXICAL = ("word before", "word after", "used as", "followed by")
SAYING = "any verb of saying"
STATING, MINDING = "any statement", "any belief, attitude or intention"


def owners_of(lemma: str) -> tuple[str, ...]:
    """Whose own weights hold for a lemma, beside those for every word."""
    return (lemma, SAYING) if lemma in word_list("verbs_of_saying") else (lemma,)


def kind_of(category: str) -> str:
    """Whose weights hold for the use of a word: what says something, or what is on somebody's mind."""
    return STATING if category == "statement" else MINDING


@cache
def _owners() -> dict[str, int]:
    """A number for each lemma with weights of its own; 0 is for all others."""
    lemmas = dict.fromkeys(lemma for lemma, _, _ in _weights() if lemma)
    return {lemma: number for number, lemma in enumerate(lemmas, 1)}


@cache
def _owned(name: str) -> list[tuple[int, str, float]]:
    """The weights of one rule that hold for one lemma only: its number, the value, the weight."""
    rows = ((lemma, value, weight) for (lemma, rule, value), weight in _weights().items() if lemma and rule == name)
    return [(_owners()[lemma], value, weight) for lemma, value, weight in rows]


def _own_table(name: str, values: Sequence[str]) -> np.ndarray:
    """What each lemma (a row) adds at each value (a column) of a rule."""
    table = np.zeros((len(_owners()) + 1, len(values)))
    places = {value: place for place, value in enumerate(values)}
    for owner, value, weight in _owned(name):
        if value in places:
            table[owner, places[value]] = weight
    return table


@cache
def _own_fixed(name: str) -> np.ndarray:
    return _own_table(name, values_of(name))


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
        known, forms = entries(lexicon), reading.prose.forms
        places = forms.places(held(lexicon))
        some, self._number = np.unique(forms.ids[places], return_inverse=True)
        self._words = [known[forms.pieces[number]] for number in some.tolist()]
        self.at: list[int] = places.tolist()
        self.contexts = contexts(reading, self.at, sure(lexicon))
        self.scores = self._scores()
        self._reading = reading

    def _of_word(self, said: list[float] | list[int], kind: type = int) -> np.ndarray:
        """What was said of each distinct word, for each candidate."""
        found: np.ndarray = np.array(said, dtype=kind)[self._number]
        return found

    def _scores(self) -> np.ndarray:
        numbers, words = self.contexts.numbers, self.contexts.words
        score: np.ndarray = self._of_word([word.weight for word in self._words], float) + _weights()["", "always", ""]
        score = score + self._own()
        for name in NAMES:
            table = _added(name, words[name]) if name in words else _table(name)
            score = score + table[numbers[name]]
        for present, added in zip(self.contexts.auxiliaries, _added("auxiliary", AUXILIARIES), strict=True):
            score = score + present * added
        for one, two in PAIRS:
            score = score + _table(f"{one} and {two}")[numbers[one], numbers[two]]
        return np.round(score, DIGITS)

    def _own(self) -> np.ndarray:
        """What weighs for the lemma of each candidate, or for verbs of saying."""
        numbers, words, known = self.contexts.numbers, self.contexts.words, _owners()
        lemma = self._of_word([known.get(word.lemma, 0) for word in self._words])
        says = word_list("verbs_of_saying")
        saying = self._of_word([known.get(SAYING, 0) if word.lemma in says else 0 for word in self._words])
        kind = self._of_word([known.get(kind_of(word.category), 0) for word in self._words])
        added: np.ndarray = _own_fixed("use")[kind, numbers["use"]]
        for name in LEXICAL:
            table = _own_table(name, words[name]) if name in words else _own_fixed(name)
            added = added + table[lemma, numbers[name]] + table[saying, numbers[name]]
        return added

    def counted(self) -> Iterator[tuple[int, CueWord]]:
        """The place of each that is a cue, and the word."""
        likely = np.flatnonzero(self.scores > 0).tolist()
        for each, reason in zip(likely, ruled_out(self._reading, [self.at[each] for each in likely]), strict=True):
            if not reason:
                yield self.at[each], self._words[self._number[each]]

    def __iter__(self) -> Iterator[Candidate]:
        for each, (at, reason) in enumerate(zip(self.at, ruled_out(self._reading, self.at), strict=True)):
            around, score = self.contexts.around(each), float(self.scores[each])
            yield Candidate(at, self._words[self._number[each]], around, score, reason)


class Scored(NamedTuple):
    """The words that may be cues: where each stands, what it weighs there, and those that count."""

    at: list[int]
    scores: np.ndarray
    counted: dict[int, CueWord]


def find_scored(reading: Reading, lexicon: Lexicon) -> Scored:
    """Every word of an article that a lexicon holds, and what it weighs there."""
    found = Candidates(reading, lexicon)
    return Scored(found.at, found.scores, dict(found.counted()))
