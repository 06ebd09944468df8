"""Sentences: where each begins and ends.

The boundaries come from `sentencex`, asked once for all paragraphs, on text whose quotation marks are blanked so that
it also splits inside quotations. What it misses and what it takes for an end by mistake is put right here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import numpy as np
from sentencex import get_sentence_boundaries

from analysis.text.characters import SINGLE_MARKS
from analysis.text.classes import word_list
from analysis.text.points import DOUBLE, IN_WORD, SINGLE, SPACE, SURROGATE, character_kinds, code_points, spelt

Span = tuple[int, int]

# At `?` and `!`, sentencex goes back to the last space, however far away that is; at a full stop it does not.
_WITHOUT_SPACES = re.compile(r"(?<!\S)\S{1000,}+")
_ASKED = re.compile("[?!。？！]")
# Where it ends a sentence and none ends: after the number of a list's item, and before a dash and a small letter
# (`It rained – again! – and we stayed.`).
_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Z])[.)]\s*")
# What goes on after `?` and `!`: an address (`news.asp?|ID=97`, `news?ID=97`), and a small letter, as after a title or a
# quotation (`Guess Who? sold well`, `“Why now?” he said`).
_ADDRESS = re.compile(r"[^\s.?!A-Z)\]]|[A-Z]\w{0,30}=")
_SMALL = re.compile(r"\s*[a-z](?![A-Z])")
# No end before a small letter or a number either: `et al. [2004] studied`, `£3.5m. for it`, `Vol. 2`.
_ITEM = re.compile(r"[:;]\s*\d{1,2}[.)]$")
_BEFORE_SMALL = re.compile(r"[)\]]$|\d(?:m|k|bn|tn)\.$")
_BEFORE_NUMBER = re.compile(r"\b(?:[Vv]ols?|Nos?|[Ff]igs?|[Cc]h|[Ss]ec|[Ee]d|[Aa]rt|Op|pp?)\.$")
_GOES_ON = re.compile(r"\s*(?:--?|[—–])\s?[a-z]")
_OPENERS = "“‘„‚«([{"
_EITHER = "\"'"
# Where an end may have been missed, for a first look.
_MAY_END = re.compile(rf"[.?!…)\]]\d{{0,2}}\s+(?=[({SINGLE_MARKS}\[A-Z])")

# So many characters on either side of it, and the whole word, are then looked at.
_NEAR = 20

# What parts two paragraphs; sentencex never looks across it.
_BREAK = "\n\n"


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
        rf"(?:{words}(?:\s*+[{SINGLE_MARKS})\]])*|[a-z]{{4}}\.[)\]]|[a-z]{{5}}(?<!Messrs)[.?!]|[a-z]\.{{4}}|[a-z]…|[a-z]{{3}}(?<!\b[Vv]ol)(?<!\b[Ff]ig)\.\d{{1,2}}|\betc\.)"
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


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
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
    spans, _ = sentences_of(text, [(start, len(text) if end is None else end)])
    return list(map(tuple, spans.tolist()))


def sentences_of(text: str, paragraphs: Sequence[Span]) -> tuple[np.ndarray, np.ndarray]:
    """Start and end of each sentence of some paragraphs, and the paragraph that it stands in."""
    kinds = character_kinds(text)
    blanked, blank = _blanked(text, kinds)
    solid = np.flatnonzero(~blank)
    worded = np.flatnonzero(kinds == IN_WORD)
    pieces, of = _pieces(blanked, paragraphs)
    has_word = np.searchsorted(worded, pieces[:, 0]) < np.searchsorted(worded, pieces[:, 1])
    if not has_word.any():
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64)
    pieces, of = _mended(blanked, pieces[has_word], of[has_word])
    spans = np.column_stack(
        [solid[np.searchsorted(solid, pieces[:, 0])], solid[np.searchsorted(solid, pieces[:, 1]) - 1] + 1]
    )
    _share_gaps(text, np.flatnonzero(kinds != SPACE), paragraphs, spans, of)
    return spans, of


def _blanked(text: str, kinds: np.ndarray) -> tuple[str, np.ndarray]:
    """The text without its double quotation marks and what sentencex cannot read or is slow to, and where it is blank.

    A single quotation mark that stands loose is blanked too; sentencex is quadratic in those.
    """
    joins = np.zeros(len(kinds), dtype=bool)
    joins[1:-1] = (kinds[:-2] == IN_WORD) & (kinds[2:] == IN_WORD)
    marks = (kinds == DOUBLE) | (kinds == SURROGATE) | ((kinds == SINGLE) & ~joins)
    blank = marks | (kinds == SPACE)
    blanked = spelt(np.where(marks, np.uint32(ord(" ")), code_points(text)))
    if np.diff(np.flatnonzero(blank), prepend=-1, append=len(blank)).max() > 1000:
        blanked = _WITHOUT_SPACES.sub(lambda stretch: _ASKED.sub(".", stretch.group()), blanked)
    return blanked, blank


def _pieces(blanked: str, paragraphs: Sequence[Span]) -> tuple[np.ndarray, np.ndarray]:
    """What sentencex takes for sentences, without ends that are none; and the paragraph of each."""
    joined = _BREAK.join([blanked[start:end] for start, end in paragraphs])
    found = [(each["start_index"], each["end_index"]) for each in get_sentence_boundaries("en", joined)]
    pieces: list[Span] = []
    of: list[int] = []
    number = begins = 0
    for paragraph, (start, end) in enumerate(paragraphs):
        shift, stops, before = start - begins, begins + end - start, len(pieces)
        while number and found[number - 1][1] > begins:  # one that runs on from the paragraph before
            number -= 1
        while number < len(found) and found[number][0] < stops:
            first, last = found[number]
            number += 1
            if last <= begins:
                continue
            first, last = max(first, begins) + shift, min(last, stops) + shift
            if len(pieces) > before and _is_no_end(blanked, first, last, start, end, pieces[-1][0]):
                pieces[-1] = (pieces[-1][0], last)
            else:
                pieces.append((first, last))
                of.append(paragraph)
        begins = stops + len(_BREAK)
    return np.array(pieces, dtype=np.int64).reshape(-1, 2), np.array(of, dtype=np.int64)


def _mended(blanked: str, pieces: np.ndarray, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pieces, cut where sentencex missed an end."""
    begins, ends = pieces.T.tolist()
    cuts: set[int] = set()
    for match in _MAY_END.finditer(blanked):
        number = bisect_right(begins, match.start()) - 1
        first, last = (begins[number], ends[number]) if number >= 0 else (0, 0)
        if match.end() < last:
            first = max(first, blanked.rfind(" ", first, max(match.start() - _NEAR, first)) + 1)
            stop = blanked.find(" ", match.end() + _NEAR, last)
            window = blanked[first : last if stop < 0 else stop]
            cuts.update(first + missed.end() for missed in _missed().finditer(window))
    if not cuts:
        return pieces, of
    starts = np.sort(np.concatenate([pieces[:, 0], list(cuts)]))
    owner = np.searchsorted(pieces[:, 0], starts, side="right") - 1
    stops = np.minimum(np.append(starts[1:], len(blanked)), pieces[owner, 1])
    return np.column_stack([starts, stops]), of[owner]


def _is_no_end(blanked: str, first: int, last: int, start: int, end: int, previous: int) -> bool:
    """Whether no sentence ends before a piece; the one before it begins at `previous`."""
    near = max(first - 12, start)
    before = blanked[near:first].rstrip()
    if before.endswith(("?", "!")):
        after = near + len(before)
        goes_on = _GOES_ON.match(blanked, after, end) or _SMALL.match(blanked, after, end)
        return bool(goes_on or _ADDRESS.match(blanked, after, end))
    if before.endswith((".m.", ".M.")):
        return bool(_day().match(blanked, first + len(blanked[first:last]) - len(blanked[first:last].lstrip()), end))
    if _BEFORE_SMALL.search(before) and _SMALL.match(blanked, near + len(before), end):
        return True
    if _BEFORE_NUMBER.search(before) and blanked[near + len(before) : first + 3].lstrip()[:1].isdigit():
        return True
    return bool(_title().search(before) or _ITEM.search(before) or _NUMBER.fullmatch(blanked, previous, first))


def _share_gaps(text: str, solid: np.ndarray, paragraphs: Sequence[Span], spans: np.ndarray, of: np.ndarray) -> None:
    """Give what stands between two sentences (marks, dots) to the one that it belongs to."""
    starts, ends = np.array(paragraphs, dtype=np.int64).reshape(-1, 2)[of].T
    opens, closes = np.diff(of, prepend=-1) > 0, np.diff(of, append=len(paragraphs)) > 0
    before = np.where(opens, starts, np.roll(spans[:, 1], 1))
    after = np.where(closes, ends, np.roll(spans[:, 0], -1))
    held = np.searchsorted(solid, before) < np.searchsorted(solid, spans[:, 0])  # whether the gap before holds a mark
    for number in np.flatnonzero(np.append(held[1:], False) | closes).tolist():
        last, following, start = int(spans[number, 1]), int(after[number]), int(starts[number])
        spans[number, 1] = _stop(text, last, following, start, bool(closes[number]))
    for number in np.flatnonzero(held).tolist():
        first, start = int(spans[number, 0]), int(starts[number])
        floor = start if opens[number] else int(spans[number - 1, 1])
        while first > floor and _opens(text, first - 1, start):
            first -= 1
        spans[number, 0] = first


def _stop(text: str, last: int, following: int, start: int, closes: bool) -> int:
    """Where a sentence ends that goes to `last` at least; the next, or the paragraph's end, comes at `following`."""
    stop = last + len(text[last:following].rstrip())
    while stop > last and not closes and (text[stop - 1].isspace() or _opens(text, stop - 1, start)):
        stop -= 1
    return stop


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark in _OPENERS:
        return True
    if mark in _EITHER and at > start and text[at - 1] in _EITHER:
        at -= 1  # a double mark, typed as two single ones; a quotation that opens with one
    return mark in _EITHER and (at == start or text[at - 1].isspace() or text[at - 1] in _OPENERS)
