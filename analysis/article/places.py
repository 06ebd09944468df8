"""Where a line stands: the stretch of the text that is the article's, and what is around a line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from analysis.article.lines import ITEM
from analysis.article.lists import announces, goes_on, listed_lines
from analysis.article.looks import LONG, Look, asks_as_spoken, number_of, word_classes
from analysis.text.memo import Remembered

# What a line counts for in the search of the stretch that holds most prose: prose its words, up to those of a full
# paragraph; any other line this much less than nothing, the first below a paragraph and an item of a list little. On
# the annotated pages, a box of links inside an article does not end it then, and the comments below are none of it.
_MOST, _BREAK, _GAP = 40, -3, -9
_FEWEST = 3  # on a page, words of what ends as a sentence does and may be a button: “Thank you!”
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_HEAD = 3  # lines that an article has above its text: title, byline, standfirst
_RUN = 6  # short lines in a row; an article in plain text has no more of them
_PAGE = 3  # so many lines that are no article's make a text look copied from a page
# It is asked of a paragraph with so many telling words how many come again, if there are so many paragraphs.
_TELLING, _OTHERS = 5, 12
_SHORT = 12  # words of the longest line that counts as one of several headings
_DISTANCES = (
    (1, "right above the text"),
    (3, "2 or 3 lines above the text"),
    (6, "4 to 6 lines above the text"),
    (12, "7 to 12 lines above the text"),
    (30, "13 to 30 lines above the text"),
)


def stretch(looks: Sequence[Look], fewest: int = 0) -> tuple[int, int]:
    """From which line to which the prose is: the stretch of lines that holds most of it, and least else.

    A sentence of up to `fewest` words is none of it.

    >>> from analysis.article.looks import look_at
    >>> lines = ["Home", "News", *["The council met on Monday and heard from many residents about the old plan."] * 2]
    >>> stretch([look_at(line) for line in [*lines, "Log in"]])
    (2, 4)
    """
    best = total = first = 0
    found, before, listed = (0, 0), False, False  # the line before is text, or in a list below a colon
    for number, look in enumerate(looks):
        if total <= 0:
            total, first = 0, number
        words = look.length
        text = look.prose or (look.ended and words > fewest)
        above = looks[number - 1] if number else look
        listed = (listed and goes_on(look, above)) or announces(above)
        item = ITEM.match(look.text)
        light = before or listed or item
        told = bool(item) and (listed or announces(above))  # an item of a list that the text announces
        total += min(words, _MOST) if text else 0 if told else _BREAK if light else _GAP
        before = text
        if total > best:
            best, found = total, (first, number + 1)
    return found


class Places:
    """What is around each line of a text: `alone` tells which have a blank line above and below, `dense` how many of
    the ten lines around are known for furniture, `signed` whether a date or an author stands right below; `furniture`
    is how many lines of the whole text are known for it.
    """

    def __init__(
        self,
        looks: Sequence[Look],
        alone: Sequence[bool],
        dense: Callable[[int], int],
        signed: Callable[[int], bool],
        furniture: int,
    ):
        self.looks, self.alone, self.dense, self.signed = looks, alone, dense, signed
        self.prose = [look.prose for look in looks]
        self.runs = self._runs()
        plain = furniture < 2 and max(self.runs, default=0) <= _RUN
        self.fewest = 0 if plain else _FEWEST
        if plain:  # the article goes up to the end
            self.first, self.last = next((n for n in range(len(looks)) if self.is_text(n)), 0), len(looks)
        else:
            self.first, self.last = stretch(looks, self.fewest)
        self.sums = list(accumulate(self.prose, initial=0))
        outside = len(looks) - self.last + max(self.first - _HEAD, 0)
        self.copied = furniture + outside
        self.is_page = furniture > 1 and self.copied >= _PAGE
        self.candidates = {n for n in range(self.first, self.last) if self._may_head(n)}
        self.shapes = Counter(looks[n].shape for n in self.candidates)
        heads = self.candidates | {n for n in range(max(self.first - 1, 0), self.first) if self._may_head(n)}
        numbers = {number_of(looks[n]): n for n in sorted(heads, reverse=True)}
        self.series = {n for number, n in numbers.items() if number and {number - 1, number + 1} & numbers.keys() - {0}}
        self._content = Remembered(_content)

    @cached_property
    def listed(self) -> frozenset[int]:
        """The items of lists that a line with a colon announces inside the text, and that line; without marks only
        short lines that begin and end alike; above the text only items with marks below `Key points`.
        """
        return listed_lines(self.looks, self.first, self.last, self.is_text)

    @cached_property
    def asking(self) -> list[int]:
        """The short lines inside the text that ask."""
        return [n for n in range(self.first, self.last) if _asks(self.looks[n])]

    @cached_property
    def times(self) -> Counter[str]:
        """How often each line stands in the text."""
        return Counter(look.text for look in self.looks)

    @cached_property
    def returning(self) -> frozenset[str]:
        """The telling words of the text's prose."""
        body = [self.looks[n].text for n in range(self.first, self.last) if self.prose[n]]
        return _content("\n".join(body))

    @cached_property
    def often(self) -> Counter[str]:
        """In how many paragraphs each telling word stands."""
        return Counter(word for n in range(self.first, self.last) if self.prose[n] for word in self.content(n))

    @cached_property
    def told(self) -> int:
        """Of the lines above the text the one whose words return most, -1 if there is none."""
        above = [n for n in range(self.first) if self.looks[n].length > 2]
        return max(above, key=lambda n: (self._share(n), n), default=-1)

    def is_told(self, n: int) -> bool:
        """Whether half and more of a line's telling words return in the text."""
        return 2 * self._share(n) >= 1

    def content(self, n: int) -> frozenset[str]:
        """The telling words of a line."""
        return self._content[self.looks[n].text]

    def _runs(self) -> list[int]:
        """How many lines in a row are no prose and do not end as a sentence does, around each line."""
        runs = [0] * len(self.looks)
        start = 0
        for number in range(len(runs) + 1):
            if number == len(runs) or self.prose[number] or self.looks[number].ended:
                runs[start:number] = [number - start] * (number - start)
                start = number + 1
        return runs

    def _kind(self, n: int) -> str:
        if not 0 <= n < len(self.looks):
            return "nothing"
        look = self.looks[n]
        if look.prose:
            return "a long paragraph" if look.length >= LONG else "a paragraph"
        return "a short sentence" if look.ended else "a short line"

    def is_text(self, n: int) -> bool:
        """Whether a line is a paragraph or a sentence of some words."""
        if not 0 <= n < len(self.looks):
            return False
        return self.prose[n] or (self.looks[n].ended and self.looks[n].length > self.fewest)

    def _may_head(self, n: int) -> bool:
        """Whether a line is short, not ended, and above a sentence."""
        look = self.looks[n]
        return not (look.prose or look.ended or look.length > _SHORT) and self.is_text(n + 1)

    def around(self, n: int) -> Iterator[str]:
        """What is around a line."""
        count = len(self.looks)
        yield f"{_amount(self.copied, 'no', 1, 'hardly any', _PAGE, 'some', 12, 'much')} page furniture in the text"
        yield f"{self._kind(n - 1)} above"
        yield f"{self._kind(n + 1)} below"
        yield f"{self._kind(n + 2)} two lines below"
        for where, low, high in (("above", n - 6, n - 1), ("below", n + 2, n + 7)):
            share = self.sums[min(max(high, 0), count)] - self.sums[min(max(low, 0), count)]
            yield f"{_amount(share, 'no', 1, 'some', 3, 'much')} prose farther {where}"
        yield f"{_amount(self.sums[n], 'no', 1, 'one', 2, 'several')} paragraphs so far"
        run = self.runs[n]
        if run:
            yield (
                "a short line alone"
                if run == 1
                else f"one of {run if run < 4 else '4 to 6' if run < 7 else 'over 6'} short lines"
            )
        if self.times[self.looks[n].text] > 1:
            yield f"the same {'paragraph' if self.is_text(n) else 'line'} elsewhere"
        if self.dense(n) > 2:
            yield "page furniture around"
        yield self._where(n)
        if self.prose[n]:
            yield from self._shared(n)
        else:
            yield from self._among(n)

    def _where(self, n: int) -> str:
        if n < self.first:
            return next((name for most, name in _DISTANCES if self.first - n <= most), "far above the text")
        if n >= self.last:
            far = n - self.last
            return (
                "far below the text" if far > 9 else "some lines below the text" if far > 2 else "right below the text"
            )
        return (
            "at the beginning of the text"
            if n == self.first
            else "at the end of the text"
            if n == self.last - 1
            else "inside the text"
        )

    def _among(self, n: int) -> Iterator[str]:
        """What the lines that are like it say of a short line."""
        look = self.looks[n]
        if self.first - 3 < n < self.last:
            alike = self.shapes[look.shape] - (n in self.candidates)
            yield f"{_amount(alike, 'no other', 1, 'one other', 2, 'several others')} of its shape"
        if n in self.candidates and (not n or self.prose[n - 1] or self.looks[n - 1].ended or n <= self.first):
            yield (
                "between two paragraphs" if self.is_page else "between two paragraphs of a text without page furniture"
            )
        if n in self.series:
            yield "one of a series of numbers"
        if _asks(look):
            yield (
                "a question as spoken"
                if asks_as_spoken(look.text)
                else "one of several questions"
                if len(self.asking) > 1
                else "the only question"
            )
        if not self.alone[n]:
            yield "no blank line around"
        if self.signed(n):
            yield "a date or an author right below"
        if n == self.told:
            yield "of all lines above the text the one whose words return most"
        yield from self._returns(n)

    def _share(self, n: int) -> float:
        """Which share of a line's telling words the text's prose has too."""
        words = self.content(n)
        return sum(word in self.returning for word in words) / len(words) if words else 0.0

    def _shared(self, n: int) -> Iterator[str]:
        """How many of a paragraph's telling words other paragraphs have too."""
        words = self.content(n)
        if len(words) >= _TELLING and self.sums[self.last] - self.sums[self.first] >= _OTHERS:
            share = sum(self.often[word] > 1 for word in words) / len(words)
            amount = _amount(share, "hardly any", 0.15, "few", 0.3, "some", 0.45, "many")
            yield f"{amount} of its words in other paragraphs"

    def _returns(self, n: int) -> Iterator[str]:
        words = self.content(n)
        if not words:
            yield "no telling word"
            return
        share = self._share(n)
        yield f"{_amount(share, 'none', 0.01, 'few', 0.34, 'some', 0.67, 'most')} of its words in the text"
        for where, other in (("below", n + 1), ("above", n - 1)):
            if 0 <= other < len(self.looks) and self.prose[other] and words & self.content(other):
                yield f"a word of it in the paragraph {where}"


def _content(text: str) -> frozenset[str]:
    """The telling words of a text: long ones that say something."""
    return frozenset(_CONTENT.findall(text.lower())) - word_classes()["small"]


def _amount(value: float, *steps: str | float) -> str:
    """The word for a number: `steps` are words, and between each two from which number on the second holds."""
    names, limits = steps[::2], steps[1::2]
    return str(names[sum(value >= float(limit) for limit in limits)])


def _asks(look: Look) -> bool:
    return not look.prose and not look.ended and look.text.rstrip("\"'“”‘’)]*_").endswith("?")
