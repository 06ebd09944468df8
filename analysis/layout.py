"""Which line of a text is title, byline, heading, paragraph or page furniture, judged by looks and place.

A plain text file marks none of them. The rules here know no article's words; when in doubt a line is a paragraph.
"""

import re
from collections.abc import Iterator
from functools import cache

from analysis.lexicon import shipped_rows
from analysis.lines import FRONT_MATTER, ITEM, Line

_ENDED = re.compile(r"[.!?…:;,][\"'“”‘’)\]*_]*$|\w[\"“”]$")
_FULL_STOP = re.compile(r"(?:[.!…][*_]*|[.!?…][\"'“”‘’)\]*_]+|[:;,])$")
_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'“”‘’)]*\s+[\"'“”‘’(]*[A-Z]")
_LETTER = re.compile(r"[^\W\d_]")
# Each word is taken whole (`*+`): else `Anderson` may also be read as `A` and `erson`.
_NAME = r"[A-Z][\w'’.-]*+(?:\s+(?:de|van|von|der|la|bin|al|[A-Z][\w'’.-]*+)){1,4}"
_BY = re.compile(r"(?:by:?|written by|story by|words by)\s+(?=[A-Z])", re.I)
_BYLINE = re.compile(
    r"[*_]{0,3}(?i:by:?|written by|story by|words by|interview by|report by)\s+"
    r"(?:[A-Z].{1,100}|(?:an? |our |the )?(?:[a-z]+ ){0,3}(?:staff|writers?|reporters?|correspondents?|editors?))"
)
_ROLE = re.compile(
    r"(?:[\w’'&./-]+,? ){0,6}(?:correspondents?|reporters?|editors?|writers?|columnists?|bureau chief|contributors?|"
    r"analyst|photographer|journalist|critic|producer)(?:,? (?:in |at |for |of )?[\w’' ]{2,40})?",
    re.I,
)
_NAME_ONLY = re.compile(rf"{_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*(?:\s*[,|]\s*[\w .]{{3,40}})?")
_SPOKEN_QUESTION = re.compile(
    r"[\"'“”‘’]|Q\.?\s|\w+(?:\s\w+)?:|Q[A-Z]|(?:And|But|So|Or|Then|Now|Yet|It|It['’]s|That|That['’]s|He|She|They|I|We|You)\b"
)
_ANSWER = re.compile(r"[\"“”]|(?:Yes|No|Not|Well|Maybe|Perhaps|Hardly)\b")
_BIOGRAPHY = re.compile(
    rf"{_NAME}(?:,? [^.]{{0,60}})? (?:is|was|has been|covers|writes|reports|works) "
    r"(?:an? |the |our |also )?[^.]*\b(?:reporter|writer|correspondent|columnist|editor|analyst|journalist|author|"
    r"contributor|fellow|professor|covers?|covering|writes|reports?|reporting)\b"
)
# A newspaper's sections, as they stand above a title.
_KICKER = re.compile(
    r"(?:(?:local|world|us|uk|national|international|breaking) )?news|world|politics|business|opinion|sports?|culture|"
    r"economy|science|health|technology|tech|education|environment|lifestyle|travel|analysis|exclusive|explainer",
    re.I,
)
# What may follow a name for it to be the author's.
_BELOW_NAMES = ("read time", "date of publication", "share prompt")


@cache
def _furniture() -> tuple[re.Pattern, list[tuple[re.Pattern, str]]]:
    """What any furniture matches, and what each kind of it does."""
    rows = shipped_rows("furniture")
    every = re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.I)
    return every, [(re.compile(row["pattern"], re.I), row["reason"]) for row in rows]


def furniture_reason(line: str) -> str:
    """Why a line is page furniture, or nothing if it is not.

    >>> furniture_reason("4 Min Read"), furniture_reason("Share prices fell on Monday.")
    ('read time', '')
    """
    every, kinds = _furniture()
    if len(line) > 300 or not every.fullmatch(line):
        return ""
    return next((reason for pattern, reason in kinds if pattern.fullmatch(line)), "")


def looks_like_heading(line: Line) -> bool:
    """Short, begun with a capital or a digit, and not ended as a sentence is (a question may be)."""
    text = line.text
    if len(text) > 100 or len(text.split()) > 14 or not _LETTER.search(text):
        return False
    first = text.lstrip("\"'“”‘’([*_")[:1]
    if not (first.isupper() or first.isdigit()) or ITEM.match(text):
        return False
    return not _FULL_STOP.search(text[-9:])


def judge_lines(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Each line with its kind and the reason, in order."""
    kinds = [("", "")] * len(lines)
    for number, line in enumerate(lines):
        reason = furniture_reason(line.text)
        if line.level < 0:
            kinds[number] = ("furniture", "front matter" if line.level == FRONT_MATTER else "mark of a heading")
        elif reason:
            kinds[number] = ("furniture", reason)
        elif line.level:
            kinds[number] = ("heading", "marked as a heading")
    _mark_links(lines, kinds)
    _mark_title(lines, kinds)
    _mark_byline(lines, kinds)
    _mark_headings(lines, kinds)
    _mark_biography(lines, kinds)
    for line, (kind, reason) in zip(lines, kinds, strict=True):
        yield line, kind or "paragraph", reason


def _is_prose(line: Line) -> bool:
    """A line that ends as a sentence does, or is too long to be anything else."""
    return bool(_ENDED.search(line.text[-9:])) or len(line.text.split()) > 20


def _mark_links(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """The headlines below `More on this story`, where nothing but such lines follows."""
    last = max((number for number, line in enumerate(lines) if not kinds[number][0] and _is_prose(line)), default=-1)
    head = next((n for n in range(last + 1, len(lines)) if kinds[n][1] == "link to other articles"), len(lines))
    if last >= 0:
        kinds[head:] = [kind if kind[0] else ("furniture", "link to other articles") for kind in kinds[head:]]


def _mark_title(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    unknown = [number for number, kind in enumerate(kinds) if kind[0] != "furniture"]
    if len(unknown) < 2:
        return
    if _KICKER.fullmatch(lines[unknown[0]].text) and len(unknown) > 2 and not _is_prose(lines[unknown[1]]):
        kinds[unknown.pop(0)] = ("furniture", "section of the newspaper")
    first = unknown[0]
    line = lines[first]
    if line.level:
        if line.level == 1 and all(lines[number].level != 1 for number in unknown[1:]):
            kinds[first] = ("title", "first line, marked as a heading")
        return
    # A question that runs on into the next line is one of the article's, unless it is as short as a headline.
    longest = 12 if line.text.endswith("?") and not line.alone else 30
    short = len(line.text) <= 200 and len(line.text.split()) <= longest and not _SENTENCES.search(line.text)
    prose = sum(_is_prose(lines[number]) for number in unknown[1:])
    if (
        short
        and prose
        and _LETTER.search(line.text)
        and not _FULL_STOP.search(line.text[-9:])
        and not ITEM.match(line.text)
        and not re.match(r"Q[:.]?\s", line.text)
    ):
        kinds[first] = ("title", "first line, not ended as a sentence is")


def _mark_byline(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """A name below the title, where it says so or where a role, a read time or a date follows."""
    titled = False
    prose = 0
    for number, line in enumerate(lines[:12]):
        kind = kinds[number][0]
        titled |= kind == "title"
        if kind == "heading" or prose > 1:
            return
        if kind:
            continue
        prose += _is_prose(line)
        if len(line.text) > 120 or _FULL_STOP.search(line.text[-9:]):
            continue
        above = kinds[number - 1][0] in ("title", "furniture")
        if _BYLINE.fullmatch(line.text):
            kinds[number] = ("byline", "begins with “by”")
        elif titled and above and _NAME_ONLY.fullmatch(line.text) and _names_author(lines, kinds, number + 1):
            kinds[number] = ("byline", "a name between the title and a role, a read time or a date")
        elif titled and _ROLE.fullmatch(line.text) and re.match(_NAME, line.text) and _dated(kinds, number + 1):
            kinds[number] = ("byline", "a name and a role above a read time or a date")
        else:
            continue
        if _is_role(lines, kinds, number + 1):
            kinds[number + 1] = ("furniture", "role of the author")
        return


def _names_author(lines: list[Line], kinds: list[tuple[str, str]], below: int) -> bool:
    """Whether the line below a name shows that it is the author's."""
    return _dated(kinds, below) or _is_role(lines, kinds, below)


def _dated(kinds: list[tuple[str, str]], number: int) -> bool:
    return number < len(kinds) and kinds[number][1] in _BELOW_NAMES


def _is_role(lines: list[Line], kinds: list[tuple[str, str]], number: int) -> bool:
    if number >= len(lines) or kinds[number][0] or len(lines[number].text) > 80:
        return False
    return bool(_ROLE.fullmatch(lines[number].text))


def _mark_headings(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """Short lines of their own, each followed by prose; only marked ones, if headings are marked."""
    if any(line.level > 0 and kind[0] == "heading" for line, kind in zip(lines, kinds, strict=True)):
        return
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

    One that stands by itself in an article without other headings is more often a paragraph, unless it is short and
    what follows is no answer.
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
    return {
        number
        for number in asked
        if len(lines[number].text.split()) <= 8 and not _ANSWER.match(lines[min(number + 1, len(lines) - 1)].text)
    }


def _asks_as_heading(line: Line) -> bool:
    return looks_like_heading(line) and line.text.endswith("?") and not _SPOKEN_QUESTION.match(line.text)


def _between_prose(lines: list[Line], kinds: list[tuple[str, str]], number: int) -> bool:
    """In a text without blank lines: prose (or nothing, or the top) above, a full paragraph below."""
    above = number == 0 or kinds[number - 1][0] in ("title", "byline", "furniture") or _is_prose(lines[number - 1])
    below = number + 1 < len(lines) and _is_prose(lines[number + 1]) and len(lines[number + 1].text.split()) > 14
    return above and below


def _mark_biography(lines: list[Line], kinds: list[tuple[str, str]]) -> None:
    """Among the last lines, those that go on from an author's name, present a journalist, or say that they do."""
    byline = next((lines[n].text for n, kind in enumerate(kinds) if kind[0] == "byline"), "")
    names = [name for name in re.split(r"\s*[,|&]\s*|\s+and\s+", _BY.sub("", byline)) if len(name.split()) > 1]
    prose = [number for number, kind in enumerate(kinds) if kind[0] in ("", "heading")]
    for number in prose[-3:]:
        text = lines[number].text
        above = kinds[number - 1] if number else ("", "")
        of_author = number > len(lines) // 2 and any(
            text.lower().startswith(name.lower()) and re.match(r"[\s,]+[a-z@(]", text[len(name) :]) for name in names
        )
        presented = number == prose[-1] and number > 2 and above[0] == "furniture" and _BIOGRAPHY.match(text)
        introduced = (
            number > len(lines) // 2
            and above[1] == "biography of the author"
            and (lines[number - 1].text.lower().startswith("about the") or _BIOGRAPHY.match(text))
        )
        if of_author or presented or introduced:
            kinds[number] = ("furniture", "biography of the author")
