"""What stands around a word that may be the cue of an attribution: the named rules that weigh it.

Each rule looks at one thing (the word before, the words that follow, a quotation near by ...) and gives
it a value; `lexicons/attribution_rules.csv` has a weight for each value, and for some lemmas a weight of
their own. `RULES` says what each rule looks at. There is no tagger behind this: the class of a word is looked
up in `lexicons/attribution_words.csv` or guessed from its form.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from analysis.lexicons.keys import fold
from analysis.text.classes import AUXILIARY, word_classes, word_list
from analysis.text.memo import Remembered
from analysis.text.word_forms import ending
from analysis.words.names import headlines
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES = {
    "always": "what every word starts with",
    "class before": "the class of the word before, and the mark between",
    "class after": "the class of the word after, and the mark between",
    "second class before": "the class of the second word before",
    "second class after": "the class of the second word after",
    "mark before": "the mark between the word before and the cue",
    "mark after": "the mark between the cue and the word after",
    "word before": "the very word before",
    "word after": "the very word after",
    "subject": "the class of the nearest word before that is no auxiliary and no adverb",
    "subject word": "the pronoun that is its subject",
    "auxiliary": "an auxiliary, adverb or negation between subject and cue",
    "complement": "the class of the first word after that is no object, adverb or time",
    "form": "the ending of the cue",
    "case": "whether the cue has a capital, and whether it stands in a headline or opens its sentence",
    "quoted": "whether the cue stands inside a quotation",
    "sentence quoted": "how much of its sentence is quoted",
    "sure cue before": "how near a surer cue stands before it in the sentence",
    "sure cue after": "how near a surer cue stands after it in the sentence",
    "sure cues": "how many sure cues the sentence has",
    "words to the end": "how many words stand between the cue and the end of its sentence",
}
# The rules of one value each, in the order in which their weights are added; `auxiliary` may have several.
NAMES = tuple(name for name in RULES if name not in ("always", "auxiliary"))
# Rules that say more together than one by one.
PAIRS = (
    ("subject", "complement"),
    ("form", "class before"),
    ("sure cue before", "class before"),
    ("sure cue after", "class after"),
)
_BETWEEN = frozenset(("object", "adverb", "pronoun", "time"))
_FINITE = frozenset(("be", "not_be", "have", "do", "modal"))


def ruled_out(prose: Prose, at: int) -> str:
    """Why a word is no cue, whatever else stands around it; empty when nothing rules it out."""
    word = prose.folded[at]
    if word not in ("said", "according"):
        return ""
    number = int(prose.word_sentence[at])
    before = prose.folded[at - 1] if at > prose.first_word[number] else ""
    after = prose.folded[at + 1 : min(at + 3, prose.first_word[number + 1])]
    if word == "said" and before == "the" and after and not (_gap(prose, at) or _gap(prose, at + 1)):
        return "an adjective (the said treaty)"
    if word == "according":
        if after[:1] != ["to"]:
            return "without “to”"
        if not word_list("yardsticks").isdisjoint(after[1:]):
            return "by which measure, not by whose word"
    return ""


def _gap(prose: Prose, at: int) -> str:
    return prose.straight[prose.ends[at - 1] : prose.starts[at]].strip()


def _word_class(word: str) -> str:
    folded = fold(word)
    known = word_classes().get(folded)
    if known:
        return known
    if "'" in folded:
        return "possessor" if folded.endswith("'s") else "contraction"
    if word[0].isdigit():
        return "number"
    return "name" if word[0].isupper() else ending(folded)


def _mark_between(gap: str) -> str:
    if '"' in gap:
        return "comma and quotation mark" if "," in gap else "quotation mark"
    for mark, name in ((",", "comma"), (":", "colon"), ("—", "dash"), ("–", "dash"), (" - ", "dash"), ("--", "dash")):
        if mark in gap:
            return name
    return "other mark" if gap.strip(" -\t\n\r'") else ""


# The class of a word, as it is written.
WORD_CLASS = Remembered(_word_class)
# What a stretch between two words is, in a word; empty for a space or a hyphen.
MARK_BETWEEN = Remembered(_mark_between, most=10_000)


class Around(NamedTuple):
    """What stands around a candidate: a value for each of `NAMES` (None: does not apply), and its auxiliaries."""

    values: dict[str, str | None]
    auxiliaries: tuple[str, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """Each rule that speaks with its value, pairs of rules too."""
        found = [(name, value) for name, value in self.values.items() if value is not None]
        found += [("auxiliary", value) for value in self.auxiliaries]
        return found + [(f"{one} and {two}", f"{self.values[one]} + {self.values[two]}") for one, two in PAIRS]


class _Words(NamedTuple):
    """For each word of an article: its class, the mark before it, whether it is between quotation marks."""

    kinds: list[str]
    marks: list[str]
    quoted: list[bool]


def look_at_words(reading: Reading) -> _Words:
    """Class, mark and quotation of each word, worked out once."""
    prose = reading.prose
    kinds = WORD_CLASS.of(prose.words)
    for first in prose.first_word[:-1]:
        if kinds[first] == "name":  # a capital at the start of a sentence tells nothing
            kinds[first] = ending(prose.folded[first])
    quoted = [False] * len(prose.words)
    for quotation in reading.once(find_quotations):
        first, last = prose.word_at(quotation.start), prose.word_at(quotation.end - 1)
        quoted[first:last] = [True] * (last - first)
    return _Words(kinds, MARK_BETWEEN.of(prose.gaps), quoted)


def contexts(reading: Reading, candidates: list[int], sure: frozenset[str]) -> Iterator[Around]:
    """What stands around each candidate (a word's number); `sure` are the words that are nearly always a cue."""
    prose, words = reading.prose, reading.once(look_at_words)
    done = 0
    while done < len(candidates):
        number = bisect_right(prose.first_word, candidates[done]) - 1
        end = bisect_left(candidates, prose.first_word[number + 1], done)
        own = candidates[done:end]
        certain = [at for at in own if prose.folded[at] in sure]
        sentence = _Sentence(prose, words, number, reading.once(headlines)[number], certain)
        yield from (sentence.around(at - prose.first_word[number]) for at in own)
        done = end


def _form(word: str) -> str:
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), "other")


_FORM = Remembered(_form)
_FEW = ("0", "1", "2", "3")
_DISTANCES = ("here", "next", "3", "3", "5", "5", "8", "8", "8")  # by how many words


class _Sentence:
    """One sentence and what its candidates share; its words count from 0, `certain` are those of its sure cues."""

    def __init__(self, prose: Prose, words: _Words, number: int, headline: bool, certain: list[int]):
        low, high = prose.first_word[number], prose.first_word[number + 1]
        text, self.size = prose.straight, high - low
        start, end = prose.starts[low], prose.ends[high - 1]
        first, last = prose.paragraphs[prose.sentence_paragraph[number]]  # the next paragraph's mark is not its own
        self.opens = "start and quotation mark" if '"' in text[max(start - 2, first) : start] else "start"
        self.closes = "end and quotation mark" if '"' in text[end : min(end + 3, last)] else "end"
        self.kinds, self.marks = words.kinds[low:high], words.marks[low:high]
        self.words = prose.folded[low:high]
        self.large = [word[0].isupper() for word in prose.words[low:high]]
        self.headline = headline
        self.inside = words.quoted[low:high]
        self.quoted = "none" if True not in self.inside else "some" if False in self.inside else "all"
        self.certain = [at - low for at in certain]
        self.cues = _FEW[min(len(certain), 3)]

    def kind(self, at: int) -> str:
        """The class of a word; `start` before the first, `end` after the last."""
        return "start" if at < 0 else "end" if at >= self.size else self.kinds[at]

    def mark(self, at: int) -> str:
        """The mark before a word; before the first and after the last, what opens and what closes the sentence."""
        return self.opens if at <= 0 else self.closes if at >= self.size else self.marks[at]

    def around(self, at: int) -> Around:
        """What stands around one of its words."""
        before, after = self.mark(at), self.mark(at + 1)
        near, follows = self.kind(at - 1), self.kind(at + 1)
        subject, pronoun, auxiliaries = self._subject(at)
        sure_before, sure_after = self._sure_near(at)
        left = self.size - 1 - at
        values = {
            "class before": f"{before} {near}" if before else near,
            "class after": f"{after} {follows}" if after else follows,
            "second class before": self.kind(at - 2),
            "second class after": self.kind(at + 2),
            "mark before": before or "none",
            "mark after": after or "none",
            "word before": self.words[at - 1] if at and not before else None,
            "word after": self.words[at + 1] if left and not after else None,
            "subject": subject,
            "subject word": pronoun,
            "complement": self._complement(at),
            "form": _FORM[self.words[at]],
            "case": self._case(at),
            "quoted": "yes" if self.inside[at] else "no",
            "sentence quoted": self.quoted,
            "sure cue before": sure_before,
            "sure cue after": sure_after,
            "sure cues": self.cues,
            "words to the end": _FEW[left] if left < 3 else "3 or more",
        }
        return Around(values, auxiliaries)

    def _case(self, at: int) -> str:
        if not self.large[at]:
            return "small"
        return "headline" if self.headline else "capital" if at else "start"

    def _subject(self, at: int) -> tuple[str, str | None, tuple[str, ...]]:
        """The class of the subject and the pronoun that it is, and the auxiliaries between, the nearest first."""
        subject = at - 1
        while subject >= 0 and not self.mark(subject + 1) and self.kinds[subject] in AUXILIARY:
            subject -= 1
        kind = self.mark(subject + 1) or self.kind(subject)
        pronoun = self.words[subject] if kind == "pronoun" else None
        return kind, pronoun, tuple(dict.fromkeys(reversed(self.kinds[subject + 1 : at])))

    def _complement(self, at: int) -> str:
        after = at + 1
        while after < self.size and not self.mark(after) and self.kinds[after] in _BETWEEN:
            finite = not self.mark(after + 1) and self.kind(after + 1) in _FINITE
            if self.kinds[after] == "pronoun" and finite:  # `believes it is short`: a clause, not the verb in it
                return "clause"
            after += 1
        return self.mark(after) or self.kind(after)

    def _sure_near(self, at: int) -> tuple[str, str]:
        """How near the nearest sure cues stand, before and after."""
        before = min((at - other for other in self.certain if other < at), default=None)
        after = min((other - at for other in self.certain if other > at), default=None)
        return _near(before), _near(after)


def _near(words: int | None) -> str:
    if words is None:
        return "none"
    return _DISTANCES[words] if words < len(_DISTANCES) else "far"
