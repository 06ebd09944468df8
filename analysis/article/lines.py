"""The lines of a plain text: what stands between line ends, wrapped lines joined, the marks of Markdown set apart."""

import re
from itertools import pairwise
from typing import NamedTuple

from analysis.text.characters import CAPITALS


class Line(NamedTuple):
    """A stretch of text that stands as one line (or was one before it was wrapped), without its margins."""

    start: int
    end: int
    text: str
    alone: bool  # with a blank line, or nothing, above and below
    level: int = 0  # of a heading marked as in Markdown; below 0 for the mark itself and for what is above the text


_LINE = re.compile(r"[^\n]+")
_QUOTED, _MARGIN = re.compile(r"^ ?>", re.M), "> \t\r\x0b\x0c\xa0"  # as mails quote
_GOES_ON = re.compile(r"[,;:—–]$|,[\"'“”‘’]$|\s(?:and|or|nor|but|of|the|an?|to|with|for|in|on|by|from|as)$")
# Each word is taken whole (`*+`): else `Anderson` may also be read as `A` and `erson`.
NAME = rf"[{CAPITALS}][\w'’.-]*+(?:\s+(?:de|van|von|der|la|bin|al|[{CAPITALS}][\w'’.-]*+)){{1,4}}"
ITEM = re.compile(r"(?:[-*•·–—▪◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_MARK = re.compile(r"(#{1,6})[ \t]+(?=\S)(?![# \t]*(?:\n|\Z))")  # `# # #` is no heading
_CLOSING_MARK = re.compile(r"(?<![ \t])[ \t]++(#+)$")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:(?:[\w-]+:|[ \t]|- )[^\n]*\n)+---[ \t]*(?=\r?\n|\Z)")
FRONT_MATTER, MAIL, AUTHOR = -2, -3, -4
# A field of front matter on its line, or the first of its items; and a title in the text.
_FIELD = re.compile(
    r"^(?P<name>title|headline|authors?|byline):[ \t]*"
    r"(?:\[[ \t]*|\r?\n[ \t]*-[ \t]+(?:name:[ \t]*)?|\r?\n[ \t]+name:[ \t]*)?"
    r"[\"']?(?P<value>[^\s\"'\[\]{}|>-][^\r\n]{0,300}?)[\"'\]]*[ \t]*\r?$",
    re.M | re.I,
)
_TITLE_BELOW = re.compile(r"^#[ \t]+\S", re.M)
_FORWARDED = re.compile(r"[-_]{2,} ?(?:Forwarded|Original) [Mm]essage|Begin forwarded message:")
_SUBJECT, _NOTE = "Subject:", 8  # lines above a forwarded mail at most, in which it is sent on
_HEADER = re.compile(r"(?:From|To|Cc|CC|Bcc|Reply-To|Date|Sent|Subject):[ \t]*(?=\S)")
# Wrapped lines: how wide they are, how many end where the next word would not have fitted, and how far from the margin
# that may be. With fewer than so many lines that go on all have to, and no margin is wider than mailers make it. Lines
# shorter than this share of it are not asked.
_WIDTHS, _FULL, _SLACK, _FEW, _MAILER, _SHORT = (40, 120), 0.85, 3, 3, 90, 0.5
# What may stand behind the last full stop: the mark of a note, and the sign with which a magazine closes an article.
END_SIGN = r"(?:\[\^?\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])*(?:\s?[■□▪◼◆♦●∎])?"
# The number of a note, small and raised on the page and a plain digit where it is pasted: `for years.3`
NOTE_SIGN = r"(?<=[a-z][.!?])\d{1,2}|(?<=[a-z][.!?][\"“”’])\d{1,2}"
_NOTED = re.compile(rf"(?:{NOTE_SIGN})$")
_ENDED = re.compile(rf"[.!?…:;,][\"'“”‘’)\]*_]*{END_SIGN}$|\w[\"“”]$")
FULL_STOP = re.compile(rf"(?:[.!…][*_]*|[.!?…][\"'“”‘’)\]*_]+|[:;,]){END_SIGN}$")
_ADDRESS = re.compile(r"\S*@\S|https?://|www\.")  # begins no line that goes on
# An author on a line: in small letters, or below a headline such as `Repairs drag on`.
_BY_NAME = re.compile(rf"(?:by:?|B[yY]:?)(?: {NAME}(?:(?:,| and| &) {NAME})*)?[^\S\n]*(?:[\n\r]|\Z)")
_ONE_WORD = re.compile(r"[a-z]+:?[^\S\n]*(?:[\n\r]|\Z)")  # `headshot`, below a title
_BRAND = re.compile(r"[a-z]{1,5}[A-Z]")  # `iPhone`, `eBay`, `mRNA` begin a line as a name does
_FAR = 2  # times as long as a line is the next, where nobody wrapped it
_LABEL = 12  # characters of a line such as `Log in`, that ends in a small word and does not go on
_UNDERLINE = re.compile(r"={3,}|-{3,}")


def is_prose(line: Line) -> bool:
    """A line that ends as a sentence does, or is too long to be anything else."""
    return bool(_ENDED.search(line.text[-9:])) or ends_in_note(line.text) or len(line.text.split(None, 20)) > 20


def ends_in_note(text: str) -> bool:
    """Whether the number of a note stands behind the last full stop.

    >>> ends_in_note("It stood for years.3"), ends_in_note("It rose to 4.3")
    (True, False)
    """
    return text[-1].isdigit() and bool(_NOTED.search(text[-6:]))


def begins_small(text: str, start: int = 0) -> bool:
    """Whether a line begins in a small letter, and not with a brand.

    >>> begins_small("the phone"), begins_small("iPhone sales slow")
    (True, False)
    """
    return text[start : start + 1].islower() and not _BRAND.match(text, start)


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text that hold anything; wrapped lines joined to the paragraph that they were."""
    text = text.replace("\t", " ")
    front = _FRONT_MATTER.match(text)
    found = _filled(text, front)
    if not found:
        return []
    breaks = [_breaks(text, one[1], two[0]) for one, two in pairwise(found)]
    header = _header(text, found, breaks)
    width = _width(text, found[header:], breaks[header:])
    subject = max((start for start, _ in found[:header] if text.startswith(_SUBJECT, start)), default=-1)
    top = 1 if front else header  # so many lines stand by themselves
    joined = found[:1]
    for number, ((start, end), blank) in enumerate(zip(found[1:], breaks, strict=True), 1):
        wrapped = not blank and number > top and width > 0 and _is_full(text, found[number - 1], start, width)
        goes_on = not blank and number > top and (wrapped or _goes_on(text, *joined[-1], start))
        if not goes_on or ITEM.match(text, start) or _MARK.match(text, start) or _MARK.match(text, joined[-1][0]):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    if len(joined) < len(found):
        found, breaks = joined, [_breaks(text, one[1], two[0]) for one, two in pairwise(joined)]
    above = [True, *breaks]
    below = [*breaks, True]
    lines: list[Line] = []
    for number, ((start, end), up, down) in enumerate(zip(found, above, below, strict=True)):
        if not up and _UNDERLINE.fullmatch(text, start, end) and _can_be_underlined(lines[-1]):
            level = 1 if text[start] == "=" else 2
            lines[-1] = lines[-1]._replace(level=lines[-1].level or level)
            lines.append(Line(start, end, text[start:end], False, -1))
        elif number < header:
            lines += _headed(text, start, end, start == subject)
        elif front and not lines:
            lines += _fronted(text, start, end)
        elif mark := _MARK.match(text, start, end):
            lines += _unmarked(text, mark, end)
        else:
            lines.append(Line(start, end, text[start:end], up and down))
    return lines


def _filled(text: str, front: re.Match[str] | None) -> list[tuple[int, int]]:
    """The front matter, and each line below it that holds anything, without its margins: of a quoted mail, `> ` too."""
    found = [front.span()] if front else []
    quoted = ">" in text and 2 * len(_QUOTED.findall(text)) > len(_LINE.findall(text))
    margin = _MARGIN if quoted else None
    for match in _LINE.finditer(text, front.end() if front else 0):
        line = match[0]
        body = line.lstrip(margin).rstrip()
        if body:
            start = match.start() + line.index(body)
            found.append((start, start + len(body)))
    return found


def _can_be_underlined(line: Line) -> bool:
    """Whether a line of marks below it makes this one a heading, and is no rule between paragraphs."""
    return line.level >= 0 and len(line.text) < 150 and line.text[-1] not in '.!:;,“”"'


def _unmarked(text: str, mark: re.Match[str], end: int) -> list[Line]:
    """A heading of Markdown and the marks around it, each for itself."""
    closing = _CLOSING_MARK.search(text, mark.end(), end)
    last = closing.start() if closing else end
    lines = [
        Line(mark.start(), mark.end(1), mark.group(1), False, -1),
        Line(mark.end(), last, text[mark.end() : last], True, len(mark.group(1))),
    ]
    if closing:
        lines.append(Line(closing.start(1), end, closing.group(1), False, -1))
    return lines


def _breaks(text: str, end: int, start: int) -> bool:
    """Whether a blank line stands between two lines."""
    return text.count("\n", end, start) > 1


def _goes_on(text: str, first: int, end: int, start: int) -> bool:
    """Whether a line goes on in the next one: after a comma, a colon or a dash, or in a small letter."""
    mark = _GOES_ON.search(text, max(first, end - 6), end)
    if _ADDRESS.match(text, start) or _BY_NAME.match(text, start):
        return False
    if not mark and _ONE_WORD.match(text, start):
        return False
    if mark and mark[0][0] == " " and text[start].isupper() and _is_far_shorter(text, end - first, start):
        return False  # `What it was for` heads what stands below it
    return bool(mark and end - first > _LABEL) or begins_small(text, start)


def _is_far_shorter(text: str, length: int, following: int) -> bool:
    """Whether a line could have held many words of the next, which is far longer: none that was wrapped is."""
    below = _LINE.match(text, following)
    return below is not None and len(below[0]) > _FAR * length


def _header(text: str, found: list[tuple[int, int]], breaks: list[bool]) -> int:
    """How many lines at the top are the header of a mail, and that of the mail that is forwarded in it."""
    end = _fields(text, found, breaks, 0)
    for number in range(end, min(end + _NOTE, len(found))):
        if _FORWARDED.match(text, found[number][0]):
            inner = _fields(text, found, breaks, number)
            return inner if inner > number else end
    return end


def _fields(text: str, found: list[tuple[int, int]], breaks: list[bool], first: int) -> int:
    """Where a header ends that begins at a line, with the mark of a forwarded mail or not: at least two lines."""
    count = top = first + bool(_FORWARDED.match(text, found[first][0]))
    while count < len(found) and not any(breaks[top:count]) and _HEADER.match(text, found[count][0]):
        count += 1
    return count if count > first + 1 else first


def _headed(text: str, start: int, end: int, heads: bool) -> list[Line]:
    """A line of a mail's header; the subject that heads the text for itself."""
    if not heads:
        return [Line(start, end, text[start:end], False, MAIL)]
    match = _HEADER.match(text, start)
    first = match.end() if match else start
    return [Line(start, start + len(_SUBJECT), _SUBJECT, False, MAIL), Line(first, end, text[first:end], True, 1)]


def _fronted(text: str, start: int, end: int) -> list[Line]:
    """Front matter: its title (if the text below has none of its own) and its author each for itself."""
    lines: list[Line] = []
    for field in _FIELD.finditer(text, start, end):
        level = 1 if field["name"].lower() in ("title", "headline") else AUTHOR
        if (level == 1 and _TITLE_BELOW.search(text, end)) or any(line.level == level for line in lines):
            continue
        first, last = field.span("value")
        lines += [*_piece(text, start, first), Line(first, last, text[first:last], True, level)]
        start = last
    return lines + _piece(text, start, end)


def _piece(text: str, start: int, end: int) -> list[Line]:
    """A part of the front matter without its margins, if it holds anything."""
    body = text[start:end].strip()
    if not body:
        return []
    start = text.index(body, start)
    return [Line(start, start + len(body), body, False, FRONT_MATTER)]


def _is_full(text: str, line: tuple[int, int], following: int, width: int) -> bool:
    """Whether the next word would not have fitted into a line."""
    word = re.match(r"\S+", text[following : following + width + 1])
    return line[1] - line[0] + 1 + len(word.group() if word else "") > width - _SLACK


def _width(text: str, found: list[tuple[int, int]], breaks: list[bool]) -> int:
    """Where the margin is at which nearly all lines end, 0 if there is none.

    What stands above the first blank line, such as a headline and an author, is not asked, and no short line: an
    address, a signature.
    """
    width = max((end - start for start, end in found), default=0)
    top = breaks.index(True) + 1 if True in breaks[:_FEW] else 0
    inner = [number for number, blank in enumerate(breaks) if not blank and number >= top]
    if not _WIDTHS[0] <= width <= (_WIDTHS[1] if len(inner) >= _FEW else _MAILER) or not inner:
        return 0
    inner = [number for number in inner if found[number][1] - found[number][0] > _SHORT * width]
    full = sum(_is_full(text, found[number], found[number + 1][0], width) for number in inner)
    return width if full >= (_FULL if len(inner) >= _FEW else 1) * len(inner) else 0
