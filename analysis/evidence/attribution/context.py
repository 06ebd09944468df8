"""What stands around a word that may be the cue of an attribution: the named rules that weigh it.

Each rule looks at one thing (the word before, the words that follow, a quotation near by ...) and gives
it a value; `lexicons/attribution_rules.csv` has a weight for each value, and for some lemmas a weight of
their own. `RULES` says what each rule looks at. There is no tagger behind this: the class of a word is looked
up in `lexicons/attribution_words.csv` or guessed from its form.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.columns import Columns, Mask, has_quotation, previous
from analysis.evidence.attribution.other_uses import reads_work, tells_apart, titles_somebody, wants_no_name
from analysis.evidence.attribution.surroundings import Surroundings, among, numbers
from analysis.evidence.attribution.use import (
    FINITE,
    FOLLOWED,
    USE_RULES,
    USED,
    USES,
    doing,
    followed_by,
    is_plain_deed,
    used_as,
    uses,
)
from analysis.text.classes import AUXILIARY, word_list
from analysis.words.names import headlines, names, openings
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
    "word before": "the word itself before the cue",
    "word after": "the word itself after the cue",
    "subject": "the class of the nearest word before that is neither an auxiliary nor an adverb",
    "subject word": "the pronoun that is its subject",
    "auxiliary": "an auxiliary, adverb or negation between subject and cue",
    "complement": "the class of the first word after that is not an object, adverb or time",
    "form": "the ending of the cue",
    "case": "whether the cue has a capital, and whether it stands in a headline or opens its sentence",
    "quoted": "whether the cue stands inside a quotation",
    "sentence quoted": "how much of its sentence is quoted",
    "sure cue before": "how near a surer cue stands before it in the sentence",
    "sure cue after": "how near a surer cue stands after it in the sentence",
    "sure cues": "how many sure cues the sentence has",
    "words to the end": "how many words stand between the cue and the end of its sentence",
    **USE_RULES,
}
# The rules of one value each, in the order in which their weights are added; `auxiliary` may have several.
NAMES = tuple(name for name in RULES if name not in ("always", "auxiliary"))
# Rules that say more together than one by one.
PAIRS = (
    ("subject", "complement"),
    ("form", "class before"),
    ("sure cue before", "class before"),
    ("sure cue after", "class after"),
    ("used as", "followed by"),
)
AUXILIARIES = tuple(sorted(AUXILIARY))
_BETWEEN = frozenset(("object", "adverb", "pronoun", "time"))
_JUDGING = frozenset(("determiner", "possessive", "number"))  # begin what somebody is called: `called Lee a liar`


# Why a word is not a cue, whatever else stands around it.
IN_NAME, IN_COMPOUND = "part of a name", "part of a compound word (so-called)"
PLAIN_DEED = "a plain deed, not a statement (claimed the prize)"
ADJECTIVE = "an adjective (the said treaty)"
GIVES_NAME = "a participle that gives a name (a man called Trevor)"
TAKEN_UP = "a noun: what others said (denied reports)"
BY_NOBODY = "nobody says it (nobody wants it)"
GIVES_NOTHING = "a participle with nothing after it (she said, laughing)"
UNNAMED_WISH = "asks for no name (who asked not to be named)"
BEFORE_NAME = "what somebody is (senior advocate Ann Lee)"
TELLS_APART = "sees the difference (can tell one from the other)"
READS_WORK = "reads a work (she read “Low Water”)"
WITHOUT_TO, BY_MEASURE = "without “to”", "by which measure, not by whose word"


def ruled_out(reading: Reading, places: Sequence[int]) -> list[str]:
    """Why each of some words is no cue, whatever else stands around it; empty when nothing rules it out."""
    words, at = reading.once(Columns), np.array(places, dtype=np.int64)
    named = reading.once(names) & ~reading.once(openings)  # `Said Ann Lee:` is written as a name is
    deeds = words.listed(doing())[at]
    plain = np.array([so and is_plain_deed(words.prose, place) for so, place in zip(deeds, places, strict=True)], bool)
    named_so = words.word("called", "dubbed", "entitled", "named", "titled")[at]
    names_it = np.array(
        [so and _names_it(words.prose, place) for so, place in zip(named_so, places, strict=True)], bool
    )
    hyphen, blank, according = words.between("-"), words.gap(_is_blank), words.word("according")
    said = words.word("said") & words.left(words.word("the"))
    reasons = {
        IN_NAME: named[at],
        IN_COMPOUND: hyphen[at] | hyphen[at + 1],
        PLAIN_DEED: plain,
        GIVES_NAME: names_it,
        ADJECTIVE: (said & blank & words.right(blank))[at],
        TAKEN_UP: (words.word("reports", "claims") & blank & words.left(words.listed(word_list("taking_up"))))[at],
        BY_NOBODY: words.made(_by_nobody)[at],
        GIVES_NOTHING: (words.ending("ing") & words.parted & words.made(_says_nothing))[at],
        UNNAMED_WISH: words.made(wants_no_name)[at],
        BEFORE_NAME: words.made(titles_somebody)[at],
        TELLS_APART: words.made(tells_apart)[at],
        READS_WORK: words.made(reads_work)[at],
        WITHOUT_TO: (according & ~words.right(words.word("to")))[at],
        BY_MEASURE: (according & words.right(words.right(words.listed(word_list("yardsticks")))))[at],
    }
    first = np.array([*reasons.values(), np.ones(len(at), bool)]).argmax(axis=0)
    named_by = [*reasons, ""]
    return [named_by[number] for number in first.tolist()]


def _by_nobody(words: Columns) -> Mask:
    """Whether nobody is the subject of a word: `nobody wants it`, `no one has said so`."""
    nobody = words.word("nobody", "none") | (words.word("one") & words.left(words.word("no")))
    before = previous(~words.of_class(*AUXILIARY) | np.append(words.parted[1:], True))
    near: Mask = before >= np.append(words.low, words.size)
    return near & nobody[before] & ~words.parted


def _says_nothing(words: Columns) -> Mask:
    """Whether the clause ends with a word, or a mark that is no quotation's stands behind it."""
    stops = words.parted & ~words.gap(has_quotation)
    nothing: Mask = words.ends | np.append(stops[1:], True)
    return nothing


def _names_it(prose: Prose, at: int) -> bool:
    """Whether `called` only names the noun before it: `a man called Trevor answered`, `in a village called Oda`."""
    low, high = prose.first_word[prose.sentence_of[at] : prose.sentence_of[at] + 2]
    placed = prose.large[at - 1] and prose.classes[at - 2] == "preposition"  # `the group in Leeds called the Old Guard`
    if at - 1 <= low or at + 1 >= high or (prose.large[at - 1] and not placed) or prose.classes[at - 1] in FINITE:
        return False
    beside = prose.gaps[at].strip() == ","  # `the phone, called Flint, weighs little`
    if '"' in prose.gaps[at + 1] and beside:
        closes = next((each for each in range(at + 2, high) if '"' in prose.gaps[each]), high)
        return prose.large[at + 1] and (closes == high or "," in prose.gaps[closes])
    one = not {"a", "an"}.isdisjoint(prose.folded[max(low, at - 4) : at])
    first = min(at + 1 + (prose.folded[at + 1] == "the"), high - 1)
    if not (one or beside or placed) or not prose.large[first] or any(prose.parted[at + 1 : first + 1]):
        return False
    after = next((each for each in range(first + 1, high) if not prose.large[each] or prose.parted[each]), high)
    if beside or prose.parted[at]:
        return beside and (after == high or "," in prose.gaps[after])
    if prose.folded[after - 1].endswith("'s") or (after < high and '"' in prose.gaps[after]):  # `called Lee’s plan bad`
        return False
    if after == high or prose.parted[after] or prose.classes[after] in FINITE:
        return True
    return not placed and first == at + 1 and prose.classes[after] not in _JUDGING


def _is_blank(gap: str) -> bool:
    return not gap.strip()


_FORMS, _CASES = ("other", "ing", "ed", "s"), ("small", "headline", "capital", "start")
_QUOTED, _SHARES = ("no", "yes"), ("none", "some", "all")
_DISTANCES = ("none", "next", "3", "5", "8", "far")  # words to the nearest sure cue
_FARTHEST = np.array([0, 1, 3, 3, 5, 5, 8, 8, 8, 9])  # the same by the number of words; 0: there is none
_NEAR = np.searchsorted([0, 1, 3, 5, 8, 9], _FARTHEST)
_FEW, _LEFT = ("0", "1", "2", "3"), ("0", "1", "2", "3 or more")


@cache
def values_of(name: str) -> tuple[str, ...]:
    """The values that a rule may have, in the order of their numbers; those whose values are words have none."""
    kinds = tuple(numbers())
    if name in ("class before", "class after"):
        return tuple(f"{mark} {kind}".strip() for mark in kinds for kind in kinds)
    if name in ("mark before", "mark after"):
        return tuple(kind or "none" for kind in kinds)
    fixed = {"form": _FORMS, "case": _CASES, "quoted": _QUOTED, "sentence quoted": _SHARES, "sure cues": _FEW}
    fixed |= {"sure cue before": _DISTANCES, "sure cue after": _DISTANCES, "words to the end": _LEFT}
    fixed |= {"used as": USED, "followed by": FOLLOWED, "use": USES}
    return fixed.get(name, (*kinds, "clause"))


class Around(NamedTuple):
    """What stands around a candidate: a value for each of `NAMES` (None: does not apply), and its auxiliaries."""

    values: dict[str, str | None]
    auxiliaries: tuple[str, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """Each rule that speaks with its value, pairs of rules too."""
        found = [(name, value) for name, value in self.values.items() if value is not None]
        found += [("auxiliary", value) for value in self.auxiliaries]
        return found + [(f"{one} and {two}", f"{self.values[one]} + {self.values[two]}") for one, two in PAIRS]


class Contexts(NamedTuple):
    """What stands around some candidates: for each of `NAMES` a column of numbers, and what they stand for."""

    numbers: dict[str, np.ndarray]
    words: dict[str, list[str]]  # of the rules whose values are words; empty: does not apply
    auxiliaries: np.ndarray  # a row for each of `AUXILIARIES`: whether it stands there

    def around(self, candidate: int) -> Around:
        """What stands around one of the candidates."""
        values = {
            name: (self.words.get(name) or values_of(name))[self.numbers[name][candidate]] or None for name in NAMES
        }
        there = zip(AUXILIARIES, self.auxiliaries[:, candidate].tolist(), strict=True)
        return Around(values, tuple(name for name, stands in there if stands))


def contexts(reading: Reading, places: Sequence[int], sure: frozenset[str]) -> Contexts:
    """What stands around each candidate (a word's number); `sure` are the words that are nearly always a cue."""
    around = Surroundings(reading, places)
    return _Looking(reading, around, around.at[reading.prose.forms.mask(sure)[around.at]]).contexts()


class _Looking:
    """What each rule sees of all candidates at once; `sure` are the places of the surest among them."""

    def __init__(self, reading: Reading, around: Surroundings, sure: np.ndarray):
        self.reading, self.around, self.sure = reading, around, sure

    def _word(self, places: np.ndarray, speaks: np.ndarray) -> tuple[list[str], np.ndarray]:
        """The distinct words at some places where a rule speaks of them, the first empty, and which stands at each."""
        pieces, numbered = self.around.words(places[speaks])
        found = np.zeros(len(places), dtype=np.int64)
        found[speaks] = numbered + 1
        return ["", *pieces], found

    def contexts(self) -> Contexts:
        """All that the rules see."""
        around, at, low, high, many = self.around, self.around.at, self.around.low, self.around.high, len(numbers())
        before, after, near, follows = around.mark(at), around.mark(at + 1), around.kind(at - 1), around.kind(at + 1)
        is_subject = around.mark(around.subject + 1)
        is_subject = np.where(is_subject > 0, is_subject, around.kind(around.subject))
        words = {
            "word before": self._word(at - 1, (at > low) & (before == 0)),
            "word after": self._word(at + 1, (at + 1 < high) & (after == 0)),
            "subject word": self._word(around.subject, is_subject == numbers()["pronoun"]),
        }
        used, followed = used_as(around), followed_by(around)
        columns = {
            "class before": before * many + near,
            "class after": after * many + follows,
            "second class before": around.kind(at - 2),
            "second class after": around.kind(at + 2),
            "mark before": before,
            "mark after": after,
            "subject": is_subject,
            "complement": self._complement(),
            "form": around.judged(_form, np.int64, at),
            "case": self._case(),
            "words to the end": np.minimum(high - 1 - at, 3),
            "used as": used,
            "followed by": followed,
            "use": uses()[used, followed],
        }
        columns |= self._quoted() | self._sure_cues() | {name: numbered for name, (_, numbered) in words.items()}
        return Contexts(columns, {name: pieces for name, (pieces, _) in words.items()}, self._auxiliaries())

    def _quoted(self) -> dict[str, np.ndarray]:
        around = self.around
        total = np.append(0, np.cumsum(around.quoted))
        spoken = total[around.high] - total[around.low]
        part = np.where(spoken == 0, 0, np.where(spoken < around.high - around.low, 1, 2))
        return {"quoted": around.quoted[around.at].astype(np.int64), "sentence quoted": part}

    def _sure_cues(self) -> dict[str, np.ndarray]:
        around, at, low, high = self.around, self.around.at, self.around.low, self.around.high
        return {
            "sure cue before": _near(at - around.previous(self.sure, at), at - low),
            "sure cue after": _near(around.next(self.sure, at) - at, high - 1 - at),
            "sure cues": np.minimum(np.searchsorted(self.sure, high) - np.searchsorted(self.sure, low), 3),
        }

    def _auxiliaries(self) -> np.ndarray:
        """What stands between subject and cue, where all words are auxiliaries."""
        around, found = self.around, np.zeros((len(AUXILIARIES), len(self.around.at)), dtype=bool)
        row = np.array([AUXILIARIES.index(name) if name in AUXILIARIES else -1 for name in numbers()])
        place, on = around.at - 1, np.flatnonzero(around.at - 1 > around.subject)
        while len(on):
            found[row[around.kinds[place[on]]], on] = True
            place[on] -= 1
            on = on[place[on] > around.subject[on]]
        return found

    def _complement(self) -> np.ndarray:
        """The first word after that is no object, adverb or time; or the mark before it, or the clause that begins."""
        around, kind, unmarked = self.around, self.around.kinds, self.around.marks == 0
        finite = np.append((among(FINITE)[kind] & unmarked)[1:], False)
        finite[around.prose.first[1:] - 1] = False
        clause = (kind == numbers()["pronoun"]) & finite  # `believes it is short`: a clause, not the verb in it
        passed = among(_BETWEEN)[kind] & unmarked
        after = np.minimum(around.next(np.flatnonzero(~passed | clause), around.at), around.high)
        found = around.mark(after)
        found = np.where(found > 0, found, around.kind(after))
        begins = (after < around.high) & (passed & clause).take(after, mode="clip")
        return np.where(begins, len(numbers()), found)

    def _case(self) -> np.ndarray:
        around = self.around
        headline = self.reading.once(headlines)[around.sentence]
        large = np.where(headline, 1, np.where(around.at > around.low, 2, 3))
        return np.where(around.prose.capital[around.at], large, 0)


def _near(words: np.ndarray, most: np.ndarray) -> np.ndarray:
    """How near a sure cue is that stands so many words off; 0 beyond the end of the sentence."""
    return np.where(words > most, 0, _NEAR[np.minimum(words, len(_NEAR) - 1)])


def _form(word: str) -> int:
    return next((number for number, form in enumerate(_FORMS) if number and word.endswith(form)), 0)
