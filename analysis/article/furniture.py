"""Page furniture: lines known by what they say (`lexicons/furniture.csv`), and the lines that belong to them."""

import re
from functools import cache

from analysis.article.lines import FULL_STOP, Line, is_prose
from analysis.article.patterns import is_name, matches
from analysis.lexicons.lexicon import shipped_rows

Kinds = list[tuple[str, str]]  # of each line what it is and why, both empty while that is not known

_BY = re.compile(r"(?:by:?|written by|story by|words by)\s+(?=[A-Z])", re.I)
_ABOUT = re.compile(r"(?i:about) (?:[Tt]he )?([A-Z][\w'’&.-]*)(?: .{1,60})?")
_LINKS = "link to other articles"


@cache
def _furniture() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], str]]]:
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


def mark_links(lines: list[Line], kinds: Kinds) -> None:
    """The headlines below `More on this story`: all that stand below it, or two and more before the text goes on."""
    below = prose = 0
    for number, line in enumerate(lines):
        prose += not kinds[number][0] and is_prose(line)
        if number < below or kinds[number][1] != _LINKS or not prose:
            continue
        below = number + 1
        while below < len(lines) and (kinds[below][0] == "furniture" or not (kinds[below][0] or _runs(lines[below]))):
            below += 1
        links = [each for each in range(number + 1, below) if not kinds[each][0]]
        if below == len(lines) or len(links) > 1:
            for each in links:
                kinds[each] = ("furniture", _LINKS)


def _runs(line: Line) -> bool:
    """Whether a line is running text; a headline may ask."""
    return bool(FULL_STOP.search(line.text[-9:])) or len(line.text.split()) > 20


def mark_boilerplate(lines: list[Line], kinds: Kinds) -> None:
    """What stands below an article about the company or the office that sent it: `About us`, `Media contact`."""
    length = sum(len(line.text) for line, kind in zip(lines, kinds, strict=True) if not kind[0])
    above = read = 0
    for number, line in enumerate(lines):
        kind, reason = kinds[number]
        if kind == "furniture" and reason != "contact":
            continue
        if above > 1 and 3 * read > length and _heads_boilerplate(lines[number : number + 2], 2 * read > length):
            for each in range(number, len(lines)):
                if kinds[each][0] != "furniture":
                    kinds[each] = ("furniture", "boilerplate")
            return
        if not kind:
            above += is_prose(line)
            read += len(line.text)


def _heads_boilerplate(pair: list[Line], late: bool) -> bool:
    """Whether a line heads it, by its words or, in the second half, by the name that the next line goes on with."""
    text = pair[0].text.strip("*_: ")
    if len(text) > 80 or FULL_STOP.search(text[-9:]):
        return False
    if matches("boilerplate", text):
        return True
    about = _ABOUT.fullmatch(text) if late and len(pair) > 1 else None
    return bool(about and re.match(rf"[*_]*(?:The )?{re.escape(about[1])}", pair[1].text))


def mark_biography(lines: list[Line], kinds: Kinds) -> None:
    """Mark the biographies of authors among the last lines."""
    byline = next((lines[n].text for n, kind in enumerate(kinds) if kind[0] == "byline"), "")
    names = [name for name in re.split(r"\s*[,|&]\s*|\s+and\s+", _BY.sub("", byline)) if len(name.split()) > 1]
    prose = [number for number, kind in enumerate(kinds) if kind[0] in ("", "heading")]
    for number in prose[-3:]:
        text = lines[number].text
        above = kinds[number - 1] if number else ("", "")
        of_author = number > len(lines) // 2 and any(
            text.lower().startswith(name.lower()) and re.match(r"[\s,]+[a-z@(]", text[len(name) :]) for name in names
        )
        presented = number == prose[-1] and number > 2 and above[0] == "furniture" and matches("biography", text)
        introduced = (
            number > len(lines) // 2
            and above[1] == "biography of the author"
            and (
                (lines[number - 1].text.lower().startswith("about the") and is_name(" ".join(text.split()[:2])))
                or matches("biography", text)
            )
        )
        if of_author or presented or introduced:
            kinds[number] = ("furniture", "biography of the author")
