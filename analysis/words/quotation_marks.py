"""Quotation marks: which opens, which closes, which is an apostrophe.

A mark is judged by what stands on either side of it. The outermost marks make the quotation; one that
each paragraph opens anew is one quotation; one that nothing closes ends with its paragraph.
"""

import math
import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from analysis.lexicons.keys import WORD
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.characters import SINGLE_MARKS
from analysis.text.classes import word_list
from analysis.words.marks import Mark, all_marks, marks_by_paragraph
from analysis.words.reading import Reading

_DOUBLE_OPENING, _DOUBLE_CLOSING = ("“", "„", "‟", "``", "‘‘"), ("”", "''", "’’")
_SINGLE_CLOSING = "’'´"
_LOW = "‚"  # opens what `‘` closes
_end = attrgetter("end")
_INCHES = re.compile(r"\d['’]\s?\d{1,2}$")


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included; `closed` is False for one left open.

    `single` tells single marks from double ones.
    """

    start: int
    end: int
    closed: bool
    single: bool = False


@cache
def _clipped() -> re.Pattern[str]:
    """What begins with an apostrophe: a word cut short, a year."""
    return re.compile(rf"(?:{'|'.join(sorted(word_list('clipped')))})\b|s-\w|\d", re.I)


def quotation_spans(reading: Reading) -> tuple[np.ndarray, np.ndarray]:
    """Where each quotation of `find_quotations` begins and ends."""
    start, end = np.array([each[:2] for each in reading.once(find_quotations)], dtype=np.int64).reshape(-1, 2).T
    return start, end


def find_quotations(reading: Reading) -> list[Quotation]:
    """Every outermost quotation of an article that holds a word, in order."""
    text = reading.text
    return [each for each in reading.once(_pairs) if WORD.search(text, each.start, each.end)]


def find_lone_marks(reading: Reading) -> list[tuple[int, int, str]]:
    """Marks that looked like quotation marks and make no quotation: where each stands, and why.

    Apostrophes inside a word are not looked at.
    """
    text, pairs = reading.text, reading.once(_pairs)
    found = [
        (each.start, each.end, "no words between the marks")
        for each in pairs
        if not WORD.search(text, each.start, each.end)
    ]
    for mark in all_marks(reading):
        inside_word = text[mark.start - 1 : mark.start].isalpha() and text[mark.end : mark.end + 1].isalpha()
        if _begun(pairs, mark.start) > mark.start and not inside_word:
            found.append((mark.start, mark.end, _why_alone(text, mark)))
    return sorted(found)


def _why_alone(text: str, mark: Mark) -> str:
    if text[mark.start - 1 : mark.start].isdigit():
        return "feet, inches or minutes"
    if mark.text in SINGLE_MARKS:
        if _clipped().match(text, mark.end):
            return "apostrophe at the start of a clipped word"
        if mark.closes and not mark.opens:
            return "apostrophe at the end of a word"
        return "single mark that nothing closes"
    return "closing mark without an opening one" if mark.closes else "mark on its own"


def _pairs(reading: Reading) -> list[Quotation]:
    """Every outermost pair of marks, with or without a word between."""
    text, prose = reading.text, reading.prose
    found: list[Quotation] = []
    left, running = -1, None  # the paragraph at the end of which a quotation was left open
    for number, marks in marks_by_paragraph(reading):
        start, end = prose.paragraphs[number]
        same = [prose.paragraph_section[number]] == prose.paragraph_section[number + 1 : number + 2]
        following = text[prose.paragraphs[number + 1][0]] if same else ""
        running = running if left == number - 1 else None
        own = _pairs_between(text, end, marks, following, start if running and running.single else -1)
        if running and own and own[0].start == start and own[0].single == running.single:
            found.pop()
            own[0] = own[0]._replace(start=running.start)
        running = own[-1] if same and own and not own[-1].closed and own[-1].end == end else None
        left = number
        found += own
    return found


def _pairs_between(text: str, end: int, marks: list[Mark], following: str, running: int) -> list[Quotation]:
    """The outermost pairs of the paragraph that ends at `end`; `following` is the character that the next begins with.

    What a single mark leaves open counts only where it goes on: where the next paragraph begins with one too, or
    this one does, at `running`, and goes on from the one before.
    """
    doubles = _doubles(text, end, [mark for mark in marks if mark.text not in SINGLE_MARKS])
    singles = [mark for mark in marks if mark.text in SINGLE_MARKS]
    if not singles:
        return doubles
    opened = _single_pairs(text, singles, doubles, following)
    pairs = [each for each in opened if each.closed]
    if opened and not opened[-1].closed:
        last = opened[-1]
        if following == text[last.start] or last.start == running:
            pairs.append(last._replace(end=_left_open(text, last.start + 1, end)))
    return _outermost(doubles, pairs)


def _outermost(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Both kinds in order, without the double ones inside single ones."""
    return sorted([*singles, *(each for each in doubles if each.start < _begun(singles, each.start))])


def _doubles(text: str, end: int, marks: list[Mark]) -> list[Quotation]:
    """The quotations that double marks make in one paragraph."""
    found: list[Quotation] = []
    opened: Mark | None = None
    depth = 0
    short = _more_open(marks)
    for mark in marks:
        if opened is None:
            if _begins(mark):
                opened, depth = mark, 1
        elif _begins_within(mark, opened):
            if mark.text == opened.text == '"' or (short and _begins_anew(text, mark)):  # the one before was left open
                found.append(Quotation(opened.start, _left_open(text, opened.end, mark.start), False))
                opened, depth = mark, 1
            elif not short or mark.start > opened.end:  # else typed twice
                depth += 1
        elif _ends(text, mark, opened):
            depth -= 1
            if depth == 0:
                found.append(Quotation(opened.start, mark.end, True))
                opened = None
    if opened is not None:
        last = next((mark.end for mark in reversed(marks) if mark.text in _DOUBLE_CLOSING), 0)
        if depth > 1 and last > opened.end:  # more opened than closed: take the last that closes
            found.append(Quotation(opened.start, last, True))
        else:
            found.append(Quotation(opened.start, _left_open(text, opened.end, end), False))
    return found


def _more_open(marks: list[Mark]) -> bool:
    """Whether more curly marks open than close."""
    texts = [mark.text for mark in marks]
    return "„" not in texts and texts.count("“") > texts.count("”")


def _begins_anew(text: str, mark: Mark) -> bool:
    """Whether a sentence has ended before a mark, and begins behind it."""
    return text[mark.start - 2 : mark.start] in (". ", "? ", "! ") and text[mark.end : mark.end + 1].isupper()


def _left_open(text: str, start: int, end: int) -> int:
    """Where a quotation that nothing closes has ended: before `, the mayor said`, or at the end."""
    said = _said().search(text, start, end)
    return said.end(1) if said else _trimmed(text, start, end)


@cache
def _said() -> re.Pattern[str]:
    """What says that a quotation has ended: `, the mayor said`, with a single mark before it or none."""
    verbs = "|".join(row["word"] for row in shipped_rows("layout_words") if row["class"] == "speech")
    who = r"(?:(?:the|an?|his|her|their) (?:[\w-]+ ){1,3}?|(?:[A-Z][\w.’'-]+ ){1,3}|(?:he|she|they) )"
    return re.compile(rf"(?<=[,?!])(['’]?) {who}(?:{verbs})\b")


def _begins(mark: Mark) -> bool:
    if mark.text in _DOUBLE_CLOSING:
        return mark.opens and not mark.closes
    return mark.text in _DOUBLE_OPENING or mark.opens


def _begins_within(mark: Mark, opened: Mark) -> bool:
    if opened.text == "„" and mark.text == "“":
        return False
    if mark.text == "“":
        return mark.opens
    return mark.text in '"«»„' and mark.opens and not mark.closes


def _ends(text: str, mark: Mark, opened: Mark) -> bool:
    if mark.text == '"' and opened.text != '"' and text[mark.start - 1].isdigit():
        return False  # inches inside curly marks
    if mark.text == '"' and opened.text == '"':
        return not (mark.start - opened.start < 60 and _is_inches(text, mark))
    if mark.text in _DOUBLE_OPENING:
        return opened.text == "„" or mark.closes
    return True


def _is_inches(text: str, mark: Mark) -> bool:
    """Whether a straight mark is inches, as in `6'2"`."""
    return bool(_INCHES.search(text[max(0, mark.start - 6) : mark.start]))


def _trimmed(text: str, start: int, end: int) -> int:
    return max(start, start + len(text[start:end].rstrip()))


def _single_pairs(text: str, marks: list[Mark], doubles: list[Quotation], following: str) -> list[Quotation]:
    """The quotations that single marks make in one paragraph, outside double ones or around them.

    One that nothing closes is open, and the last.
    """
    outside = [mark for mark in marks if mark.start <= _begun(doubles, mark.start)]
    openers = [mark for mark in outside if _opens_single(text, mark)]
    closing = _SINGLE_CLOSING + ("‘" if any(mark.text == _LOW for mark in openers) else "")
    closers = [mark.start for mark in outside if mark.closes and mark.text in closing]
    sure = [start for start in closers if not _may_be_possessive(text, start)]
    found: list[Quotation] = []
    done = 0
    for mark, after in zip_longest(openers, openers[1:]):
        if mark.start < done:
            continue
        close = _first_from(sure, mark.end + 1)
        if after and (close is None or close > after.start):  # `‘I like dogs’ he said, ‘all of them.’`
            close = _last_before(closers, after.start, mark.end + 1)
            if close is None:  # `the ‘90s`, typed the wrong way round
                continue
        goes_on = following == mark.text and not after and text[mark.end : mark.end + 1].isupper()
        if close is None and not goes_on:  # `‘serious concerns’ on four occasions`
            close = _first_from(closers, mark.end + 1)
        if close is not None:
            found.append(Quotation(mark.start, close + 1, True, True))
            done = close + 1
        elif not after:
            found.append(Quotation(mark.start, mark.end, False, True))
    return found


def _begun(quotations: list[Quotation], at: int) -> float:
    """Where the first of some quotations begins that ends behind a character; after everything if there is none."""
    place = bisect_right(quotations, at, key=_end)
    return quotations[place].start if place < len(quotations) else math.inf


def _opens_single(text: str, mark: Mark) -> bool:
    return mark.opens and (mark.text not in _SINGLE_CLOSING or not (mark.closes or _clipped().match(text, mark.end)))


def _may_be_possessive(text: str, at: int) -> bool:
    """`workers’ rights`: after an `s`, before a space and a small letter."""
    after = text[at + 1 : at + 3]
    return text[at - 1] == "s" and len(after) == 2 and after[0] == " " and after[1].islower()


def _first_from(starts: list[int], at: int) -> int | None:
    place = bisect_left(starts, at)
    return starts[place] if place < len(starts) else None


def _last_before(starts: list[int], end: int, at: int) -> int | None:
    place = bisect_left(starts, end) - 1
    return starts[place] if place >= 0 and starts[place] >= at else None
