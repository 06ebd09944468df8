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
from analysis.text.classes import word_classes, word_list
from analysis.text.memo import Remembered
from analysis.text.word_forms import ending
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
    "subject": "the class of the nearest word before that is no auxiliary and no adverb",
    "subject word": "the pronoun that is its subject",
    "auxiliary": "an auxiliary, adverb or negation between subject and cue",
    "complement": "the class of the first word after that is no object, adverb or time",
    "word before": "the very word before",
    "word after": "the very word after",
    "form": "the ending of the cue",
    "case": "whether the cue has a capital, and whether it stands in a headline or opens its sentence",
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
    ("form", "class before"),
    ("sure cue before", "class before"),
    ("sure cue after", "class after"),
)
_SKIPPED = frozenset(("be", "not_be", "have", "do", "modal", "negation", "adverb"))
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

# The rules of one value each, in the order in which `contexts` gives them; `auxiliary` may have several.
NAMES = (
    "class before",
    "class after",
    "second class before",
    "second class after",
    "mark before",
    "mark after",
    "word before",
    "word after",
    "subject",
    "subject word",
    "complement",
    "form",
    "case",
    "quoted",
    "sentence quoted",
    "sure cue before",
    "sure cue after",
    "sure cues",
    "words to the end",
)
PLACES = [(NAMES.index(one), NAMES.index(two)) for one, two in PAIRS]


class Around(NamedTuple):
    """What stands around a candidate: a value for each of `NAMES` (None: does not apply), and its auxiliaries."""

    values: tuple[str | None, ...]
    auxiliaries: tuple[str, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """Each rule that speaks with its value, pairs of rules too."""
        found = [pair for pair in zip(NAMES, self.values, strict=True) if pair[1] is not None]
        found += [("auxiliary", value) for value in self.auxiliaries]
        for (one, two), (first, second) in zip(PAIRS, PLACES, strict=True):
            found.append((f"{one} and {two}", f"{self.values[first]} + {self.values[second]}"))
        return found


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
        sentence = _Sentence(prose, words, number, [at for at in own if prose.folded[at] in sure])
        yield from map(sentence.around, own)
        done = end


def _form(word: str) -> str:
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), "other")


_FORM = Remembered(_form)
# The share of words with a capital above which a sentence is a headline.
HEADLINE = 0.6
_FEW = ("0", "1", "2", "3")
_DISTANCES = ("none", "next", "3", "3", "5", "5", "8", "8", "8")  # by how many words


class _Sentence:
    """One sentence and what its candidates share; `certain` are the numbers of its sure cues."""

    def __init__(self, prose: Prose, words: _Words, number: int, certain: list[int]):
        low, high = self.low, _ = prose.first_word[number], prose.first_word[number + 1]
        text = prose.straight
        start, end = prose.starts[low], prose.ends[high - 1]
        first, last = prose.paragraphs[prose.sentence_paragraph[number]]  # the next paragraph's mark is not its own
        opens = "start and quotation mark" if '"' in text[max(start - 2, first) : start] else "start"
        closes = "end and quotation mark" if '"' in text[end : min(end + 3, last)] else "end"
        # From three words before to three after, so that nothing need be asked about the ends.
        self.kinds = ["start"] * 3 + words.kinds[low:high] + ["end"] * 3
        self.marks = [opens] * 4 + words.marks[low + 1 : high] + [closes] * 3
        self.words = prose.folded[low:high]
        self.large = [word[0].isupper() for word in prose.words[low:high]]
        self.headline = self.large.count(True) > HEADLINE * len(self.large)
        self.inside = words.quoted[low:high]
        self.quoted = "none" if True not in self.inside else "some" if False in self.inside else "all"
        self.certain = certain
        self.cues = _FEW[min(len(certain), 3)]

    def around(self, place: int) -> Around:
        """What stands around one of its words."""
        at = place - self.low
        kinds, marks, words = self.kinds, self.marks, self.words
        before, after = marks[at + 3], marks[at + 4]
        _, kind, near, _, follows, second = kinds[at : at + 6]
        subject, pronoun, auxiliaries = self._subject(at)
        near_before, near_after = self._sure_near(place) if self.certain else ("none", "none")
        left = len(words) - 1 - at
        values = (
            f"{before} {near}" if before else near,
            f"{after} {follows}" if after else follows,
            kind,
            second,
            before or "none",
            after or "none",
            words[at - 1] if at and not before else None,
            words[at + 1] if left and not after else None,
            subject,
            pronoun,
            self._complement(at),
            _FORM[words[at]],
            self._case(at),
            "yes" if self.inside[at] else "no",
            self.quoted,
            near_before,
            near_after,
            self.cues,
            _FEW[left] if left < 3 else "3 or more",
        )
        return Around(values, auxiliaries)

    def _case(self, at: int) -> str:
        if not self.large[at]:
            return "small"
        return "headline" if self.headline else "capital" if at else "start"

    def _subject(self, at: int) -> tuple[str, str | None, tuple[str, ...]]:
        """The class of the subject and the pronoun that it is, and the auxiliaries between."""
        kinds, marks = self.kinds, self.marks
        place = at - 1
        while place >= 0 and not marks[place + 4] and kinds[place + 3] in _SKIPPED:
            place -= 1
        kind = marks[place + 4] or kinds[place + 3]
        pronoun = self.words[place] if kind == "pronoun" else None
        between = kinds[place + 4 : at + 3]  # the nearest first
        return kind, pronoun, tuple(dict.fromkeys(reversed(between))) if between else ()

    def _complement(self, at: int) -> str:
        kinds, marks = self.kinds, self.marks
        place, end = at + 1, len(self.words)
        while place < end and not marks[place + 3] and kinds[place + 3] in _BETWEEN:
            subject = kinds[place + 3] == "pronoun" and not marks[place + 4] and kinds[place + 4] in _FINITE
            if subject:  # `believes it is short`: what follows is a clause, not the verb in it
                return "clause"
            place += 1
        return marks[place + 3] or kinds[place + 3]

    def _sure_near(self, at: int) -> tuple[str, str]:
        """How near the nearest sure cues stand, before and after."""
        certain = self.certain
        place = bisect_left(certain, at)
        follows = place + (certain[place : place + 1] == [at])
        after = certain[follows] - at if follows < len(certain) else 0
        return _near(at - certain[place - 1] if place else 0), _near(after)


def _near(words: int) -> str:
    return _DISTANCES[words] if words < len(_DISTANCES) else "far"
