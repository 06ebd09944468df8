"""What a rule sees of a candidate hedge: the cue, the words around it, and the verdict that it gives.

The words that rules go by stand in `lexicons/word_lists.csv`, where a person can change them.
There is no tagger behind this: a rule decides by the words themselves.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.text.characters import DOUBLE_MARKS, SINGLE_MARKS
from analysis.text.classes import word_list, words_in
from analysis.text.word_forms import is_adverb
from analysis.words.names import headlines, names
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

_MARKS = tuple(DOUBLE_MARKS + SINGLE_MARKS)
_NO_VERBS = frozenset(("conjunction", "determiner", "modal", "particle", "preposition", "subordinator", "time"))
_OPENERS = frozenset('“"‘:;—([')


class Verdict(NamedTuple):
    """Whether a candidate counts, whether another reading is as good, and why it does not count."""

    counts: bool = True
    ambiguous: bool = False
    reason: str = ""


COUNTS = Verdict()
AMBIGUOUS = Verdict(ambiguous=True)


@cache
def reject(reason: str) -> Verdict:
    """A candidate that does not count, and why."""
    return Verdict(False, False, reason)


# The lists of words that the rules go by.
words_of = word_list


class Page(NamedTuple):
    """A text, and which of its words are written as names, which are adverbs, which of its sentences are headlines."""

    prose: Prose
    names: memoryview
    adverbs: memoryview
    headlines: memoryview


def page_of(reading: Reading) -> Page:
    """What the rules ask of a text, ready to be asked."""
    prose = reading.prose
    return Page(prose, reading.once(names).data, prose.forms.column(_adverb, bool).data, reading.once(headlines).data)


class Place:
    """A candidate where it stands: words `first` to `last` (not included) of the prose.

    `low` and `high` are the first word of its sentence and the one after the last, `headline` tells whether that is
    written as a headline, `names` and `adverbs` which words of the prose are written as names, and which are adverbs.
    """

    __slots__ = ("adverbs", "first", "headline", "high", "last", "low", "names", "prose")

    def __init__(self, page: Page, first: int, last: int, sentence: int):
        self.prose, self.names, self.adverbs, headlines = page
        self.first, self.last, self.headline = first, last, headlines[sentence]
        self.low, self.high = self.prose.first_word[sentence : sentence + 2]

    def before(self, step: int = 1) -> str:
        """The word so many words before the cue, in the same sentence; else an empty string."""
        at = self.first - step
        return self.prose.folded[at] if at >= self.low else ""

    def after(self, step: int = 1) -> str:
        """The word so many words after the cue, in the same sentence; else an empty string."""
        at = self.last + step - 1
        return self.prose.folded[at] if at < self.high else ""

    def gap_before(self) -> str:
        """What stands between the cue and the word before it."""
        if self.first == self.low:
            return ""
        return self.prose.text[self.prose.ends[self.first - 1] : self.prose.starts[self.first]]

    def gap_after(self, step: int = 1) -> str:
        """What stands before the word so many words after the cue."""
        at = self.last + step - 1
        return self.prose.text[self.prose.ends[at - 1] : self.prose.starts[at]] if at < self.high else "."

    def ends_phrase(self) -> bool:
        """Whether a mark, or the end of the sentence, follows the cue."""
        return self.gap_after().strip() != ""

    def written(self, step: int = 0) -> str:
        """A word as it is written; 0 is the first word of the cue."""
        at = self.first + step
        return self.prose.words[at] if self.low <= at < self.high else ""

    def opens(self) -> bool:
        """Whether the cue opens its sentence, a quotation or what follows a colon or a dash."""
        gap = self.gap_before()
        dash = gap.endswith(" ") and gap.strip() in ("-", "--", "–")
        return self.first == self.low or dash or gap.endswith("'") or not _OPENERS.isdisjoint(gap)

    def earlier(self, most: int) -> list[str]:
        """Up to so many words before the cue, the nearest first."""
        return self.prose.folded[max(self.low, self.first - most) : self.first][::-1]

    def later(self, most: int) -> list[str]:
        """Up to so many words after the cue, the nearest first."""
        return self.prose.folded[self.last : min(self.high, self.last + most)]

    def auxiliary(self) -> str:
        """The nearest word before the cue that is no adverb; of four words."""
        for at in range(self.first - 1, max(self.low, self.first - 4) - 1, -1):
            if not self.adverbs[at]:
                return self.prose.folded[at]
        return ""

    def next_verb(self) -> tuple[str, str]:
        """The first two words after the cue that are no adverbs; of four words."""
        near = range(self.last, min(self.high, self.last + 4))
        verb, second, *_ = *(self.prose.folded[at] for at in near if not self.adverbs[at]), "", ""
        return verb, second


Rule = Callable[[Place], Verdict]


def _adverb(word: str) -> bool:
    return (is_adverb(word) and word not in words_of("verbs_in_ly")) or word in ("not", "never")


def participle(word: str) -> bool:
    """Whether a word looks like a past participle."""
    return word.endswith("ed") or word in words_of("irregular")


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in words_of("plurals") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return word[:1].isdigit() or word in words_of("numbers")


def part_of_name(place: Place) -> Verdict:
    """No cue counts inside a name, beside the rest of it."""
    names, first, last = place.names, place.first, place.last
    if names[first] and names[last - 1] and not place.opens():
        beside = (first > place.low and names[first - 1]) or (last < place.high and names[last])
        if beside:
            return reject("part of a name")
    return COUNTS


def named_as_word(place: Place) -> Verdict:
    """No modal counts where the word itself is spoken of, alone between marks: `words such as "may" and "could"`."""
    end, beside = place.prose.ends[place.last - 1], (place.before(), place.after())
    goes_on = place.gap_after()[1:] == " " and words_in(_NO_VERBS).isdisjoint(beside)
    if place.gap_before().endswith(_MARKS) and place.prose.text[end : end + 1] in _MARKS and not goes_on:
        return reject("named as a word")  # not `prices “may” rise`
    return COUNTS


def part_of_address(place: Place) -> Verdict:
    """No modal counts in a web address, a handle or a tag: `hale.example/may`, `@may`."""
    before = place.gap_before()
    path = before == "/" and place.first - 1 > place.low and place.prose.gaps[place.first - 1] in (".", "/", "://")
    if path or before in (".", "@", "#", " @", " #") or (place.gap_after() == "." and place.last < place.high):
        return reject("part of an address")
    return COUNTS
