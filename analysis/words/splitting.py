"""Paragraphs, sentences and words: the one place where text is split.

Sentence boundaries come from `sentencex`, asked paragraph by paragraph, on text whose quotation
marks are blanked so that it also splits inside quotations. Offsets always index the text as read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate

import numpy as np
from sentencex import get_sentence_boundaries

from analysis.lexicons.keys import WORD, fold
from analysis.text.characters import DOUBLE_MARKS, SINGLE_MARKS, exchange, straighten
from analysis.text.classes import word_list
from analysis.text.memo import Remembered

_WORDS_AND_GAPS = re.compile(f"({WORD.pattern})")


_BLANK_DOUBLE = dict.fromkeys(DOUBLE_MARKS + "‹›", " ")


# At `?` and `!`, sentencex goes back to the last space, however far away that is; at a full stop it does not.
_WITHOUT_SPACES = re.compile(r"(?<!\S)\S{1000,}+")


_ASKED = re.compile("[?!。？！]")


# A mark with no letter before it, or none after it; the mark stands first, so that all else is passed over fast.
_LOOSE_SINGLE = re.compile(rf"[{SINGLE_MARKS}](?:(?!\w)|(?<!\w[{SINGLE_MARKS}]))")


_SURROGATE = re.compile("[\ud800-\udfff]")


# Where it ends a sentence and none ends: after the number of a list's item, and before a dash and a small letter
# (`It rained – again! – and we stayed.`).
_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Z])[.)]$")


_GOES_ON = re.compile(r"\s*(?:--?|[—–])\s?[a-z]")


_OPENERS = "“‘„‚«([{"


_EITHER = "\"'"


_FOLDED = Remembered(fold)


def _any_of(name: str) -> str:
    return "|".join(sorted(word_list(name)))


@cache
def _missed() -> re.Pattern[str]:
    """More ends that sentencex misses: in brackets, after four dots or an ellipsis, after a word cut short."""
    words = rf"\b(?:{_any_of('no_abbreviations')})\."
    cut_short = rf"(?:(?<!\.)\b(?:[A-Z]\.){{2,}}+|\b(?:{_any_of('abbreviations')})\.)"
    begins = rf"(?:I|I['’]\w+|{_any_of('sentence_openers')})\b|A [a-z]"
    # Runs are taken whole (`++`), not tried in parts.
    return re.compile(
        rf"(?:{words}(?:\s*+[{SINGLE_MARKS})\]])*|[a-z]{{4}}\.[)\]]|[a-z]{{5}}(?<!Messrs)[.?!]|[a-z]\.{{4}}|[a-z]…)"
        rf"\s++(?=[({SINGLE_MARKS}\[]*+[A-Z])|{cut_short}[{SINGLE_MARKS})\]]*+\s++(?={begins})"
    )


@cache
def _title() -> re.Pattern[str]:
    """A title, after which no sentence ends."""
    return re.compile(rf"\b(?:{_any_of('abbreviated_titles')})\.$")


@cache
def _day() -> re.Pattern[str]:
    """A day or a zone, between which and the time before it no sentence ends."""
    return re.compile(rf"(?:{_any_of('after_clock_time')}|[A-Z]{{1,3}}T)\b")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of each sentence of one paragraph, quotation marks and all.

    A piece without a single word (an ellipsis on its own, a row of asterisks) goes to the sentence
    before it.

    >>> text = "“We won,” he said. “It’s over.” He lives in the U.S. capital."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['“We won,” he said.', '“It’s over.”', 'He lives in the U.S. capital.']
    >>> text = "She said: “Ask me. I know!”"
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['She said: “Ask me.', 'I know!”']
    """
    return _spans(text, _blanked(text), start, len(text) if end is None else end)


def _blanked(text: str) -> str:
    """The text without its double quotation marks, and without what sentencex cannot read."""
    return exchange(text if text.isascii() else _SURROGATE.sub(" ", text), _BLANK_DOUBLE)


def _spans(text: str, blanked: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one paragraph of a text."""
    # A quotation mark that stands loose is blanked too; sentencex is quadratic in those.
    blanked = _LOOSE_SINGLE.sub(" ", blanked[start:end])
    blanked = _WITHOUT_SPACES.sub(lambda stretch: _ASKED.sub(".", stretch.group()), blanked)
    spans: list[tuple[int, int]] = []
    for first, last in _pieces(blanked):
        piece = blanked[first:last]
        if not WORD.search(piece):
            continue
        if "." in piece[:-2] or "…" in piece:  # without a dot inside, no end was missed
            for cut in [first + match.end() for match in _missed().finditer(piece)]:
                spans.append(_stripped(blanked, first, cut, start))
                first = cut
        spans.append(_stripped(blanked, first, last, start))
    return _share_gaps(text, start, end, spans)


def _pieces(blanked: str) -> list[tuple[int, int]]:
    """Where sentencex ends a sentence, without the ends that are none."""
    pieces: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", blanked):
        first, last = boundary["start_index"], boundary["end_index"]
        if pieces and _is_no_end(blanked, first, last, len(pieces) == 1):
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((first, last))
    return pieces


def _is_no_end(blanked: str, first: int, last: int, opening: bool) -> bool:
    """Whether no sentence ends before a piece; `opening` if the piece before it is the paragraph's first."""
    before = blanked[max(first - 12, 0) : first].rstrip()
    begins = first + len(blanked[first:last]) - len(blanked[first:last].lstrip())
    if before.endswith(("?", "!")):
        return bool(_GOES_ON.match(blanked, max(first - 12, 0) + len(before)))
    if before.endswith((".m.", ".M.")):
        return bool(_day().match(blanked, begins))
    return bool(_title().search(before)) or (opening and first < 12 and bool(_NUMBER.fullmatch(before)))


def _stripped(blanked: str, first: int, last: int, start: int) -> tuple[int, int]:
    """The span without white space at its ends, in offsets of the text."""
    piece = blanked[first:last]
    first += len(piece) - len(piece.lstrip())
    last -= len(piece) - len(piece.rstrip())
    return start + first, start + last


def _share_gaps(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give what stands between two sentences (marks, dots) to the one that it belongs to."""
    shared = []
    previous_end = start
    for number, (first, last) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else end
        while first > previous_end and _opens(text, first - 1, start):
            first -= 1
        stop = last + len(text[last:following].rstrip())
        while stop > last and number + 1 < len(spans) and (text[stop - 1].isspace() or _opens(text, stop - 1, start)):
            stop -= 1
        shared.append((first, stop))
        previous_end = stop
    return shared


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark in _OPENERS:
        return True
    if mark in _EITHER and at > start and text[at - 1] == mark:
        at -= 1  # a double mark, typed as two single ones
    return mark in _EITHER and (at == start or text[at - 1].isspace() or text[at - 1] in _OPENERS)


@dataclass(frozen=True, eq=False)
class Prose:
    """The running text of an article, split once: paragraphs, sentences, words.

    `words[i]` stands at `text[starts[i]:ends[i]]`, `folded[i]` is its form for look-ups. The words of
    sentence `s` are those from `first_word[s]` to `first_word[s + 1]`, its paragraph is
    `sentence_paragraph[s]`, and that paragraph's section is `paragraph_section[p]`; all count from 0.
    """

    text: str
    paragraphs: Sequence[tuple[int, int]]
    paragraph_section: Sequence[int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_paragraph: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first_word: list[int] = field(default_factory=list)

    @cached_property
    def folded(self) -> list[str]:
        """Each word in lower case with a straight apostrophe."""
        return _FOLDED.of(self.words)

    @cached_property
    def straight(self) -> str:
        """The whole text with straight marks, offsets kept."""
        return straighten(self.text)

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word since the word before it, with straight marks."""
        text = self.straight
        return [text[end:start] for end, start in zip([0, *self.ends], self.starts, strict=False)]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [first for first, _ in self.sentences]

    @cached_property
    def word_sentence(self) -> np.ndarray:
        """The sentence that each word stands in."""
        return np.repeat(np.arange(len(self.sentences)), np.diff(self.first_word))

    def sentence_at(self, offset: int) -> int:
        """The sentence in which a character stands; between two sentences, the one before."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def word_at(self, offset: int) -> int:
        """The first word that ends after a character (`len(words)` when there is none)."""
        return bisect_right(self.ends, offset)


def split(text: str, paragraphs: Sequence[tuple[int, int]], paragraph_section: Sequence[int]) -> Prose:
    """Split the paragraphs of a text into sentences and words.

    >>> prose = split("He may go. I won’t.", [(0, 19)], [0])
    >>> prose.sentences, prose.folded
    ([(0, 10), (11, 19)], ['he', 'may', 'go', 'i', "won't"])
    """
    prose = Prose(text, paragraphs, paragraph_section)
    blanked = _blanked(text)
    for number, (start, end) in enumerate(paragraphs):
        spans = _spans(text, blanked, start, end)
        if not spans:
            continue
        pieces = _WORDS_AND_GAPS.split(text[start:end])  # a gap, a word, a gap ...
        offsets = list(accumulate(map(len, pieces), initial=start))
        first_of_paragraph, begins = len(prose.words), offsets[1::2]
        prose.words.extend(pieces[1::2])
        prose.starts.extend(begins[: len(pieces) // 2])
        prose.ends.extend(offsets[2::2])
        prose.sentences.extend(spans)
        prose.sentence_paragraph.extend([number] * len(spans))
        prose.first_word.append(first_of_paragraph)
        prose.first_word.extend([first_of_paragraph + bisect_left(begins, first) for first, _ in spans[1:]])
    prose.first_word.append(len(prose.words))
    return prose
