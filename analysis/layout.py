"""Which line of a text is title, byline, heading, paragraph or page furniture, judged by looks and place.

A plain text file marks none of them. The rules here know no article's words; when in doubt a line is a paragraph.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """A stretch of text that stands as one line (or was one before it was wrapped), without its margins."""

    start: int
    end: int
    text: str
    alone: bool  # with a blank line, or nothing, above and below


_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDED = re.compile(r"[.!?…:;,][\"'”’)\]]*$|\w[\"”]$")
_FULL_STOP = re.compile(r"(?:[.!…]|[.!?…][\"'”’)\]]+|[:;,])$")
_GOES_ON = re.compile(r"[,;:—–]$|,[\"”’']$")
_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]")
_ITEM = re.compile(r"(?:[-*•·–—▪◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_LETTER = re.compile(r"[^\W\d_]")
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:de|van|von|der|la|bin|al|[A-Z][\w'’.-]*)){1,4}"
_BYLINE = re.compile(r"(?:by|by:|written by|von|story by|words by)\s+[A-Z].{1,100}", re.I)
_NAME_ONLY = re.compile(rf"{_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*(?:\s*[,|]\s*[\w .]{{3,40}})?")
_SPOKEN_QUESTION = re.compile(r"[\"“‘']|Q\.?\s|\w+(?:\s\w+)?:|Q[A-Z]|(?:And|But|So|Or|Then|Now|Yet)\b")
_BIOGRAPHY = re.compile(
    rf"{_NAME}(?:,? [^.]{{0,60}})? (?:is|was|has been|covers|writes|reports|works) "
    r"(?:an? |the |our |also )?[^.]*\b(?:reporter|writer|correspondent|columnist|editor|analyst|journalist|author|"
    r"contributor|fellow|professor|covers?|covering|writes|reports?|reporting)\b"
)


@cache
def _furniture() -> list[tuple[re.Pattern, str]]:
    path = files("analysis") / "lexicons" / "furniture.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return [(re.compile(row["pattern"], re.I), row["reason"]) for row in csv.DictReader(lines)]


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold anything; wrapped lines joined to the paragraph that they were."""
    found = []
    for match in _LINE.finditer(text):
        body = match.group().strip()
        if body:
            start = match.start() + match.group().index(body)
            found.append((start, start + len(body)))
    if not found:
        return []
    breaks = [_breaks(text, one[1], two[0]) for one, two in pairwise(found)]
    wrapped = _is_wrapped(text, found, breaks)
    joined = found[:1]
    for (start, end), blank in zip(found[1:], breaks, strict=True):
        if blank or _ITEM.match(text, start) or not (wrapped or _goes_on(text, joined[-1][1], start)):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    found = joined
    breaks = [_breaks(text, one[1], two[0]) for one, two in pairwise(found)]
    above = [True, *breaks]
    below = [*breaks, True]
    return [
        Line(start, end, text[start:end], up and down)
        for (start, end), up, down in zip(found, above, below, strict=True)
    ]


def _breaks(text: str, end: int, start: int) -> bool:
    """Whether a blank line stands between two lines."""
    gap = text[end:start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029") > 1


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a line goes on in the next one: after a comma, a colon or a dash, or in a small letter."""
    return bool(_GOES_ON.search(text, max(0, end - 2), end)) or text[start].islower()


def _is_wrapped(text: str, found: list[tuple[int, int]], breaks: list[bool]) -> bool:
    """Whether lines end where a margin is: nearly always the next word would not have fitted."""
    width = max((end - start for start, end in found), default=0)
    inner = [number for number, blank in enumerate(breaks) if not blank]
    if not 40 <= width <= 120 or len(inner) < 3:
        return False
    full = 0
    for number in inner:
        (start, end), following = found[number], found[number + 1][0]
        word = re.match(r"\S+", text[following : following + width + 1])
        full += end - start + 1 + len(word.group() if word else "") > width - 3
    return full >= 0.85 * len(inner)


def furniture_reason(line: str) -> str:
    """Why a line is page furniture, or nothing if it is not.

    >>> furniture_reason("4 Min Read"), furniture_reason("Share prices fell on Monday.")
    ('read time', '')
    """
    if len(line) > 300:
        return ""
    return next((reason for pattern, reason in _furniture() if pattern.fullmatch(line)), "")


def looks_like_heading(line: Line) -> bool:
    """Short, begun with a capital or a digit, and not ended as a sentence is (a question may be)."""
    text = line.text
    if len(text) > 100 or len(text.split()) > 14 or not _LETTER.search(text):
        return False
    first = text.lstrip("“\"‘'([#")[:1]
    if not (first.isupper() or first.isdigit()) or _ITEM.match(text):
        return False
    return not _FULL_STOP.search(text)


def judge_lines(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Each line with its kind and the reason, in order."""
    kinds = [("", "")] * len(lines)
    for number, line in enumerate(lines):
        reason = furniture_reason(line.text)
        if reason:
            kinds[number] = ("furniture", reason)
    _mark_title(lines, kinds)
    _mark_byline(lines, kinds)
    _mark_headings(lines, kinds)
    _mark_biography(lines, kinds)
    for line, (kind, reason) in zip(lines, kinds, strict=True):
        yield line, kind or "paragraph", reason


def _is_prose(line: Line) -> bool:
    """A line that ends as a sentence does, or is too long to be anything else."""
    return bool(_ENDED.search(line.text)) or len(line.text.split()) > 20


def _mark_title(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    unknown = [number for number, kind in enumerate(kinds) if not kind[0]]
    if len(unknown) < 2:
        return
    first = unknown[0]
    line = lines[first]
    short = len(line.text) <= 200 and len(line.text.split()) <= 30 and not _SENTENCES.search(line.text)
    prose = sum(_is_prose(lines[number]) for number in unknown[1:])
    if (
        short
        and prose
        and _LETTER.search(line.text)
        and not _FULL_STOP.search(line.text)
        and not _ITEM.match(line.text)
    ):
        kinds[first] = ("title", "first line, not ended as a sentence is")


def _mark_byline(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """A name below the title, where it says so or where a read time or date follows."""
    for number in range(min(6, len(lines))):
        if kinds[number][0]:
            continue
        text = lines[number].text
        after = kinds[number + 1][0] if number + 1 < len(kinds) else ""
        if len(text) <= 120 and _BYLINE.fullmatch(text) and not _FULL_STOP.search(text):
            kinds[number] = ("byline", "begins with “by”")
            return
        if number and kinds[number - 1][0] == "title" and after == "furniture" and _NAME_ONLY.fullmatch(text):
            kinds[number] = ("byline", "a name between the title and the read time or date")
            return


def _mark_headings(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """Short lines of their own, each followed by prose."""
    questions = _heading_questions(lines, kinds)
    leads = False  # whether what follows begins with prose, perhaps below another heading
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if kinds[number][0] == "furniture":
            continue
        if kinds[number][0]:
            break
        question = line.text.endswith("?")
        if _is_prose(line) and not (question and number in questions):
            leads = True
            continue
        stands = line.alone or _between_prose(lines, kinds, number)
        if leads and stands and looks_like_heading(line):
            kinds[number] = ("heading", "a short line of its own above prose, not ended as a sentence is")
        else:
            leads = False


def _heading_questions(lines: list[Line], kinds: list[tuple[str, str]]) -> set[int]:
    """The lines that ask as a heading asks: `Who built it?`, not `But can they deliver?` or `Q: Is it so?`.

    One that stands by itself in an article without other headings is more often a paragraph, unless it is short.
    """
    known = [number for number, kind in enumerate(kinds) if not kind[0]]
    asked = {number for number in known if lines[number].alone and _asks_as_heading(lines[number])}
    plain = [
        number
        for number in known
        if lines[number].alone and not _is_prose(lines[number]) and looks_like_heading(lines[number])
    ]
    if plain or len(asked) > 1:
        return asked
    return {number for number in asked if len(lines[number].text.split()) <= 8}


def _asks_as_heading(line: Line) -> bool:
    return looks_like_heading(line) and line.text.endswith("?") and not _SPOKEN_QUESTION.match(line.text)


def _between_prose(lines: list[Line], kinds: list[tuple[str, str]], number: int) -> bool:
    """In a text without blank lines: prose (or nothing, or the top) above, a full paragraph below."""
    above = number == 0 or kinds[number - 1][0] in ("title", "byline", "furniture") or _is_prose(lines[number - 1])
    below = number + 1 < len(lines) and _is_prose(lines[number + 1]) and len(lines[number + 1].text.split()) > 14
    return above and below


def _mark_biography(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """Among the last lines, one that begins with the byline's name, or presents a journalist."""
    byline = next((lines[n].text for n, kind in enumerate(kinds) if kind[0] == "byline"), "")
    name = re.sub(r"^(?:by:?|written by|story by|words by)\s+", "", byline, flags=re.I).strip()
    prose = [number for number, kind in enumerate(kinds) if kind[0] in ("", "heading")]
    for number in prose[-3:]:
        text = lines[number].text
        below_furniture = number and kinds[number - 1][0] == "furniture"
        if (name and text.startswith(name) and len(text) > len(name) and number > len(lines) // 2) or (
            number == prose[-1] and number > 2 and below_furniture and _BIOGRAPHY.match(text)
        ):
            kinds[number] = ("furniture", "biography of the author")
