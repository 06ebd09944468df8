"""Sentences: where each begins and ends.

The boundaries come from `sentencex`, asked once for all paragraphs, on text whose quotation marks are blanked so that
it also splits inside quotations. What it misses and what it takes for an end by mistake is put right here.
"""

import re
from collections.abc import Sequence
from functools import cache
from string import digits
from typing import NamedTuple

import numpy as np
from sentencex import segment

from analysis.text.characters import CAPITALS, SINGLE_MARKS, code_points, spelt
from analysis.text.points import DOUBLE, IN_WORD, SINGLE, SPACE, SURROGATE, Characters, is_any
from analysis.words.false_ends import any_of, is_no_end

Span = tuple[int, int]

# At `?` and `!`, sentencex goes back to the last space, however far away that is; at a full stop it does not.
_WITHOUT_SPACES = re.compile(r"(?<!\S)\S{1000,}+")
_ASKED = re.compile("[?!。？！]")
_OPENERS = "“‘„‚«([{"
_EITHER = "\"'"
# Where an end may have been missed, for a first look.
_ENDS, _BEGINS = ".?!…)]", rf"(\[{SINGLE_MARKS}{CAPITALS}"
_BEGINNING = "".join(re.findall(rf"[{_BEGINS}]", "".join(map(chr, range(0x2100)))))
_MAY_END = re.compile(rf"[{re.escape(_ENDS)}]\d{{0,2}}\s+(?=[{_BEGINS}])")

# So many characters on either side of it, and the whole word, are then looked at.
_NEAR = 20

# So many letters has the longest title that is cut short.
SHORT = 5

# What parts two paragraphs; sentencex never looks across it.
_BREAK = "\n\n"


class _Text(NamedTuple):
    """A text as sentencex reads it, its characters, the kind of each before, and where no space stands."""

    text: str
    points: np.ndarray
    kinds: np.ndarray
    solid: np.ndarray


@cache
def _missed() -> re.Pattern[str]:
    """More ends that sentencex misses: in brackets, after four dots or an ellipsis, after a word cut short."""
    words = rf"\b(?:{any_of('no_abbreviations')})\."
    cut_short = rf"(?:(?<!\.)\b(?:[A-Z]\.){{2,}}+|\b(?:{any_of('abbreviations')})\.)"
    # Not `Hale Inc. Sales director Ann Lee`, `U.S. Students for Peace`.
    plural = (
        rf"(?:{any_of('plural_openers')}) (?!and|for|from|who|with|chief|director|executive|manager|team)[a-z]{{3}}"
    )
    begins = rf"(?:I|I['’]\w+|{any_of('sentence_openers')})\b|A [a-z]|{plural}"
    # `Plan B.`, `the Fed.`, `150km/h.`
    others = rf"\b(?:{any_of('lettered')}) [A-Z]\.|\b[Tt]he Fed\.(?! Reserve)|\d ?(?:km/hr?|cr|k?m/[hs])\."
    metres = r"\d ?m\.\s++(?=(?:An?|And|At|But|He|I|In|It|No|On|She|The|There|They|This|We)\b)"
    # Runs are taken whole (`++`), not tried in parts.
    return re.compile(
        rf"(?:{words}(?:\s*+[{SINGLE_MARKS})\]])*|[a-z]{{4}}(?<!retd)\.[)\]]|[a-z]{{5}}(?<!Messrs)[.?!]|[a-z]\.{{4}}|[a-z]…|[a-z]{{3}}(?<!\b[Vv]ol)(?<!\b[Ff]ig)\.\d{{1,2}}|\betc\.|{others})"
        rf"\s++(?=[({SINGLE_MARKS}\[]*+[{CAPITALS}])|{cut_short}[{SINGLE_MARKS})\]]*+\s++(?={begins})|{metres}"
    )


def sentences_of(whole: Characters, paragraphs: Sequence[Span]) -> tuple[np.ndarray, np.ndarray]:
    """Start and end of each sentence of some paragraphs, marks and all, and the paragraph that it stands in.

    A piece without a single word (an ellipsis on its own, a row of asterisks) goes to the sentence before it.

    >>> from analysis.text.points import characters
    >>> text = "“We won,” he said. She said: “Ask me. I know!”"
    >>> [text[start:end] for start, end in sentences_of(characters(text), [(0, len(text))])[0]]
    ['“We won,” he said.', 'She said: “Ask me.', 'I know!”']
    """
    blanked = _blanked(whole)
    worded, solid = np.flatnonzero(blanked.kinds == IN_WORD), blanked.solid
    pieces, of = _pieces(blanked, paragraphs)
    has_word = np.searchsorted(worded, pieces[:, 0]) < np.searchsorted(worded, pieces[:, 1])
    if not has_word.any():
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64)
    pieces, of = _mended(blanked, pieces[has_word], of[has_word])
    spans = np.column_stack(
        [solid[np.searchsorted(solid, pieces[:, 0])], solid[np.searchsorted(solid, pieces[:, 1]) - 1] + 1]
    )
    _share_gaps(whole.text, np.flatnonzero(blanked.kinds != SPACE), paragraphs, spans, of)
    return spans, of


def _blanked(whole: Characters) -> _Text:
    """The text without its double quotation marks and what sentencex cannot read or is slow to.

    A single quotation mark that stands loose is blanked too; sentencex is quadratic in those. A wide space before a
    full stop it cannot read.
    """
    _, points, kinds = whole
    joins = np.zeros(len(kinds), dtype=bool)
    joins[1:-1] = (kinds[:-2] == IN_WORD) & (kinds[2:] == IN_WORD)
    blank = (kinds == DOUBLE) | (kinds == SURROGATE) | ((kinds == SINGLE) & ~joins)
    blank |= (kinds == SPACE) & (points > ord("~"))
    points = np.where(blank, np.uint32(ord(" ")), points)
    blanked, blank = spelt(points), blank | (kinds == SPACE)
    if np.diff(np.flatnonzero(blank), prepend=-1, append=len(blank)).max() > 1000:
        blanked = _WITHOUT_SPACES.sub(lambda stretch: _ASKED.sub(".", stretch.group()), blanked)
        points = code_points(blanked)
    return _Text(blanked, points, kinds, np.flatnonzero(~blank))


def _pieces(blanked: _Text, paragraphs: Sequence[Span]) -> tuple[np.ndarray, np.ndarray]:
    """What sentencex takes for sentences, without ends that are none; and the paragraph of each."""
    pieces = _boundaries(_BREAK.join([blanked.text[start:end] for start, end in paragraphs]))
    starts, ends = np.array(paragraphs, dtype=np.int64).reshape(-1, 2).T
    stops = np.cumsum(ends - starts + len(_BREAK)) - len(_BREAK)
    begins = stops - (ends - starts)
    # One that runs on into the next paragraph is one in each; what lies between two paragraphs is in none.
    low = np.searchsorted(stops, pieces[:, 0], side="right")
    times = np.maximum(np.searchsorted(begins, pieces[:, 1]) - low, 0)
    of = np.repeat(low - np.cumsum(times) + times, times) + np.arange(times.sum())
    first, last = np.repeat(pieces, times, axis=0).T
    first = np.maximum(first, begins[of]) - begins[of] + starts[of]
    last = np.minimum(last, stops[of]) - begins[of] + starts[of]
    kept, begun = np.ones(len(of), dtype=bool), 0  # where the sentence begins that may go on
    doubtful = _doubtful(blanked, first, starts[of]) & (np.diff(of, prepend=-1) == 0)
    for at in np.flatnonzero(doubtful).tolist():
        begun = int(first[at - 1]) if kept[at - 1] else begun
        start, end = paragraphs[of[at]]
        kept[at] = not is_no_end(blanked.text, int(first[at]), int(last[at]), start, end, begun)
    ends = last[np.append(np.flatnonzero(kept)[1:], len(of)) - 1] if len(of) else last
    return np.column_stack([first[kept], ends]), of[kept]


def _boundaries(text: str) -> np.ndarray:
    """Start and end of what sentencex takes for sentences; between two of them it may leave out a break."""
    found, at = [], 0
    for sentence in segment("en", text):
        at = at if text.startswith(sentence, at) else text.index(sentence, at)
        found += [at, at + len(sentence)]
        at += len(sentence)
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _doubtful(blanked: _Text, first: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Whether each piece may begin no sentence, at a first look: by its letter, the mark or the short word before."""
    _, points, kinds, solid = blanked
    if not len(solid):
        return np.zeros(len(first), dtype=bool)
    after = np.searchsorted(solid, first)
    last, following = solid[np.maximum(after - 1, 0)], points[solid[np.minimum(after, len(solid) - 1)]]
    told = (following < ord("A")) | (following > ord("Z"))
    before = last - np.arange(1, SHORT + 2)[:, None]  # a row for each character before the mark
    letter, outside = points[np.maximum(before + 1, 0)], before < start
    before = np.maximum(before, 0)
    begins = outside | (kinds[before] != IN_WORD)
    odd = (letter < ord("a")) | (letter > ord("z")) | (points[before] == ord("."))
    told |= np.logical_or.reduce(begins & odd)
    found: np.ndarray = is_any(points[last], "?!)]") | ((points[last] == ord(".")) & told)
    return found


def _mended(blanked: _Text, pieces: np.ndarray, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pieces, cut where sentencex missed an end."""
    text, points, _, solid = blanked
    begins, ends = pieces.T
    gap = np.flatnonzero(np.diff(solid) > 1)
    gap = gap[is_any(points[solid[gap + 1]], _BEGINNING)]
    before, after = solid[gap], solid[gap + 1]
    number = np.searchsorted(begins, before, side="right") - 1
    cuts: set[int] = set()
    ended = is_any(points[before], _ENDS + digits) | (points[before] > ord("~"))
    for at in np.flatnonzero(ended & (number >= 0) & (after < ends[number])).tolist():
        first, last = pieces[number[at]].tolist()
        match = _MAY_END.search(text, max(int(before[at]) - 2, first), int(after[at]) + 1)
        if match and match.end() == after[at]:
            first = max(first, text.rfind(" ", first, max(match.start() - _NEAR, first)) + 1)
            stop = text.find(" ", match.end() + _NEAR, last)
            window = text[first : last if stop < 0 else stop]
            cuts.update(first + missed.end() for missed in _missed().finditer(window))
            if _after_aside(text, pieces[number[at]], int(before[at])) or _before_speech(blanked, *match.span(), last):
                cuts.add(int(after[at]))
    if not cuts:
        return pieces, of
    starts = np.sort(np.concatenate([pieces[:, 0], list(cuts)]))
    owner = np.searchsorted(pieces[:, 0], starts, side="right") - 1
    stops = np.minimum(np.append(starts[1:], len(blanked.text)), pieces[owner, 1])
    return np.column_stack([starts, stops]), of[owner]


def _after_aside(text: str, piece: np.ndarray, at: int) -> bool:
    """Whether a bracket closes there that asks or exclaims, and that opened a sentence: `He left. (Who knew?) |She`."""
    if text[at] not in ")]" or text[at - 1] not in "?!":
        return False
    opened = text.rfind("(" if text[at] == ")" else "[", piece[0], at)
    return opened >= 0 and text[piece[0] : opened].rstrip()[-1:] in ("", ".", "?", "!")


def _before_speech(blanked: _Text, stop: int, begins: int, last: int) -> bool:
    """Whether a full stop stands before speech (`in the U.S. “We won,”`), not a nickname (`C.L. “Butch” Otter`)."""
    text, _, kinds, solid = blanked
    if text[stop] != "." or kinds[begins - 1] != DOUBLE or kinds[begins - 2] != SPACE:
        return False
    closes = begins + int(np.argmax(kinds[begins:last] == DOUBLE))
    return closes > begins and text[solid[np.searchsorted(solid, closes) - 1]] in ",.?!…"


def _share_gaps(text: str, solid: np.ndarray, paragraphs: Sequence[Span], spans: np.ndarray, of: np.ndarray) -> None:
    """Give what stands between two sentences (marks, dots) to the one that it belongs to."""
    starts, ends = np.array(paragraphs, dtype=np.int64).reshape(-1, 2)[of].T
    opens, closes = np.diff(of, prepend=-1) > 0, np.diff(of, append=len(paragraphs)) > 0
    before = np.where(opens, starts, np.roll(spans[:, 1], 1))
    after = np.where(closes, ends, np.roll(spans[:, 0], -1))
    held = np.searchsorted(solid, before) < np.searchsorted(solid, spans[:, 0])  # whether the gap before holds a mark
    spans[closes, 1] = np.maximum(spans[closes, 1], solid[np.searchsorted(solid, after[closes]) - 1] + 1)
    some = np.flatnonzero(np.append(held[1:], False) & ~closes)
    columns = (each[some].tolist() for each in (spans[:, 1], after, starts))
    spans[some, 1] = [_stop(text, *each) for each in zip(*columns, strict=True)]
    some = np.flatnonzero(held)
    columns = (each[some].tolist() for each in (spans[:, 0], starts, np.where(opens, starts, np.roll(spans[:, 1], 1))))
    spans[some, 0] = [_begin(text, *each) for each in zip(*columns, strict=True)]


def _stop(text: str, last: int, following: int, start: int) -> int:
    """Where a sentence ends that goes to `last` at least; the next one comes at `following`."""
    stop = last + len(text[last:following].rstrip())
    while stop > last and (text[stop - 1].isspace() or _opens(text, stop - 1, start)):
        stop -= 1
    return stop


def _begin(text: str, first: int, start: int, floor: int) -> int:
    """Where a sentence begins that goes from `first` at least, and from `floor` at most."""
    while first > floor and _opens(text, first - 1, start):
        first -= 1
    return first


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark in _OPENERS:
        return True
    if mark in _EITHER and at > start and text[at - 1] in _EITHER:
        at -= 1  # a double mark, typed as two single ones; a quotation that opens with one
    return mark in _EITHER and (at == start or text[at - 1].isspace() or text[at - 1] in _OPENERS)
