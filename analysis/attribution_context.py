"""What stands around a word that may be the cue of an attribution: the named rules that weigh it.

Each rule looks at one thing (the word before, the words that follow, a quotation near by ...) and gives
it a value; `lexicons/attribution_rules.csv` has a weight for each value, and for some lemmas a weight of
their own. `RULES` says what each rule looks at. There is no tagger behind this: the class of a word is looked
up in `lexicons/attribution_words.csv` or guessed from its form.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from analysis.marks import find_quotations
from analysis.phrases import word_classes
from analysis.reading import Reading
from analysis.text import Prose

RULES = {
    "always": "what every word starts with",
    "class before": "the class of the word before, and the mark between",
    "class after": "the class of the word after, and the mark between",
    "second class before": "the class of the second word before",
    "second class after": "the class of the second word after",
    "mark before": "the mark between the word before and the cue",
    "mark after": "the mark between the cue and the word after",
    "subject": "the class of the nearest word before that is no auxiliary and no adverb",
    "subject word": "the pronoun that is its subject",
    "auxiliary": "an auxiliary, adverb or negation between subject and cue",
    "complement": "the class of the first word after that is no object, adverb or time",
    "word before": "the very word before",
    "word after": "the very word after",
    "form": "the ending of the cue",
    "quoted": "whether the cue stands inside a quotation",
    "sentence quoted": "how much of its sentence is quoted",
    "sure cue before": "how near a surer cue stands before it in the sentence",
    "sure cue after": "how near a surer cue stands after it in the sentence",
    "sure cues": "how many sure cues the sentence has",
    "words to the end": "how many words stand between the cue and the end of its sentence",
}
# Rules that say more together than one by one.
PAIRS = (
    ("subject", "complement"),
    ("class before", "class after"),
    ("quoted", "subject"),
    ("form", "class before"),
    ("form", "class after"),
    ("sure cue before", "class before"),
    ("sure cue after", "class after"),
    ("quoted", "sentence quoted"),
)
_PAIRS = [(f"{one} and {two}", one, two) for one, two in PAIRS]
_SKIPPED = frozenset(("be", "not_be", "have", "do", "modal", "negation", "adverb"))
_BETWEEN = frozenset(("object", "adverb", "pronoun", "time"))


# What things go by, when they go according to it.
_YARDSTICKS = frozenset(
    re.findall(
        r"\w+",
        "ability age custom height income length merit need needs plan plans price rank schedule script season "
        "seniority size taste tradition type value weight",
    )
)


def ruled_out(prose: Prose, at: int) -> str:
    """Why a word is no cue, whatever else stands around it; empty when nothing rules it out."""
    word = prose.folded[at]
    before = prose.folded[at - 1] if at else ""
    after = prose.folded[at + 1 : at + 3]
    if word == "said" and before == "the" and after and not (_gap(prose, at) or _gap(prose, at + 1)):
        return "an adjective (the said treaty)"
    if word == "according" and after:
        if after[0] != "to":
            return "without “to”"
        if after[1:] and after[1] in _YARDSTICKS:
            return "by which measure, not by whose word"
    return ""


def _gap(prose: Prose, at: int) -> str:
    return prose.straight[prose.ends[at - 1] : prose.starts[at]].strip()


@lru_cache(maxsize=100_000)
def word_class(word: str) -> str:
    """The class of a word, as it is written."""
    folded = word.lower().replace("’", "'")
    known = word_classes().get(folded)
    if known:
        return known
    if "'" in folded:
        return "possessor" if folded.endswith("'s") else "contraction"
    if word[0].isdigit():
        return "number"
    return "name" if word[0].isupper() else _by_ending(folded)


def _by_ending(word: str) -> str:
    for ending, name in (("ly", "adverb"), ("ing", "-ing"), ("ed", "-ed")):
        if word.endswith(ending):
            return name
    return "-s" if word.endswith("s") and not word.endswith("ss") else "word"


@lru_cache(maxsize=10_000)
def mark_between(gap: str) -> str:
    """What a stretch between two words is, in a word; empty for a space or a hyphen."""
    if '"' in gap:
        return "comma and quotation mark" if "," in gap else "quotation mark"
    for mark, name in ((",", "comma"), (":", "colon"), ("—", "dash"), ("–", "dash"), (" - ", "dash"), ("--", "dash")):
        if mark in gap:
            return name
    return "other mark" if gap.strip(" -\t\n\r'") else ""


def quoted_by_marks(reading: Reading) -> np.ndarray:
    """For each word, whether it stands between quotation marks of any kind."""
    prose = reading.prose
    inside = np.zeros(len(prose.words), dtype=bool)
    for quotation in reading.once(find_quotations):
        inside[prose.word_at(quotation.start) : prose.word_at(quotation.end - 1)] = True
    return inside


class _Sentence:
    """One sentence and what its candidates share."""

    def __init__(self, prose: Prose, number: int, quoted: np.ndarray):
        self.prose = prose
        self.low, self.high = prose.first_word[number], prose.first_word[number + 1]
        inside = int(np.count_nonzero(quoted[self.low : self.high]))
        self.quoted = "none" if not inside else "all" if inside == self.high - self.low else "some"

    def kind(self, at: int) -> str:
        if at < self.low:
            return "start"
        if at >= self.high:
            return "end"
        word = self.prose.words[at]
        kind = word_class(word)
        return _by_ending(self.prose.folded[at]) if at == self.low and kind == "name" else kind

    def mark(self, at: int) -> str:
        """What stands before word `at`; at the sentence's ends, whether a quotation mark does."""
        prose = self.prose
        if at <= self.low:
            before = prose.straight[max(prose.starts[self.low] - 2, 0) : prose.starts[self.low]]
            return "start and quotation mark" if '"' in before else "start"
        if at >= self.high:
            after = prose.straight[prose.ends[self.high - 1] : prose.ends[self.high - 1] + 3]
            return "end and quotation mark" if '"' in after else "end"
        return mark_between(prose.straight[prose.ends[at - 1] : prose.starts[at]])


def contexts(reading: Reading, candidates: list[int], sure: set[str]) -> Iterator[list[tuple[str, str]]]:
    """For each candidate (a word's number), the rules that speak and the value of each.

    `sure` are the words that are nearly always a cue.
    """
    prose, quoted = reading.prose, reading.once(quoted_by_marks)
    sentence, number, certain = None, -1, []
    for at in candidates:
        while sentence is None or at >= sentence.high:
            number += 1
            if at < prose.first_word[number + 1]:
                sentence = _Sentence(prose, number, quoted)
                words = range(sentence.low, sentence.high)
                certain = [word for word in words if prose.folded[word] in sure]
        around = [*_neighbours(sentence, at), *_clause(sentence, at), *_wider(sentence, at, quoted, certain)]
        value = dict(around)
        around += [(name, f"{value[one]} + {value[two]}") for name, one, two in _PAIRS]
        yield around


def _neighbours(sentence: _Sentence, at: int) -> list[tuple[str, str]]:
    folded = sentence.prose.folded
    before, after = sentence.mark(at), sentence.mark(at + 1)
    found = [
        ("class before", f"{before} {sentence.kind(at - 1)}".strip()),
        ("class after", f"{after} {sentence.kind(at + 1)}".strip()),
        ("second class before", sentence.kind(at - 2)),
        ("second class after", sentence.kind(at + 2)),
        ("mark before", before or "none"),
        ("mark after", after or "none"),
    ]
    if at > sentence.low and not before:
        found.append(("word before", folded[at - 1]))
    if at + 1 < sentence.high and not after:
        found.append(("word after", folded[at + 1]))
    return found


def _clause(sentence: _Sentence, at: int) -> list[tuple[str, str]]:
    """Its subject and its complement, as far as a glance tells."""
    found = []
    place = at - 1
    while place >= sentence.low and not sentence.mark(place + 1) and sentence.kind(place) in _SKIPPED:
        found.append(("auxiliary", sentence.kind(place)))
        place -= 1
    mark = sentence.mark(place + 1)
    subject = mark or sentence.kind(place)
    found.append(("subject", subject))
    if subject == "pronoun":
        found.append(("subject word", sentence.prose.folded[place]))
    place = at + 1
    while place < sentence.high and not sentence.mark(place) and sentence.kind(place) in _BETWEEN:
        place += 1
    found.append(("complement", sentence.mark(place) or sentence.kind(place)))
    return list(dict.fromkeys(found))


def _wider(sentence: _Sentence, at: int, quoted: np.ndarray, certain: list[int]) -> list[tuple[str, str]]:
    word = sentence.prose.folded[at]
    place = bisect_left(certain, at)
    before = at - certain[place - 1] if place else 0
    later = place + (certain[place : place + 1] == [at])
    after = certain[later] - at if later < len(certain) else 0
    left = sentence.high - 1 - at
    return [
        ("form", next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), "other")),
        ("quoted", "yes" if quoted[at] else "no"),
        ("sentence quoted", sentence.quoted),
        ("sure cue before", _near(before)),
        ("sure cue after", _near(after)),
        ("sure cues", str(min(len(certain), 3))),
        ("words to the end", str(left) if left < 3 else "3 or more"),
    ]


def _near(words: int) -> str:
    if not words:
        return "none"
    return next((name for most, name in ((1, "next"), (3, "3"), (5, "5"), (8, "8")) if words <= most), "far")
