"""Lines that say what page furniture says and are the article's all the same, by what stands around them; numbers."""

import re

from analysis.article.furniture import LINKS, SLUG, Kinds
from analysis.article.lines import FULL_STOP, NOTE_SIGN, Line, is_prose
from analysis.article.patterns import is_name, matches

# Begins a headline above pictures, of this many words at least.
_OF_PICTURES = re.compile(r"(?:photos|pictures|images|in pictures|gallery|video|watch):", re.I)
_HEADLINE = 4
_NUMERAL = re.compile(r"([IVX]{1,5}|\d{1,2})\.?")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NOTE = re.compile(rf"(?:{NOTE_SIGN})(?=\s|\Z)")
_NUMBER, _SECTIONS = 5, 2  # characters at most; numbers in a row at least
_NEXT = re.compile(r"UP NEXT|Up next")


def keep_slugs_above(lines: list[Line], kinds: Kinds) -> None:
    """A wire's slug stands above the text: `CO-OP` farther down is a heading."""
    if all(reason != SLUG for _, reason in kinds):
        return
    prose = 0
    for number, line in enumerate(lines):
        prose += not kinds[number][0] and is_prose(line)
        if prose and kinds[number][1] == SLUG and line.text.replace("-", "").isalpha():
            kinds[number] = ("", "")


def keep_title(lines: list[Line], kinds: Kinds) -> None:
    """A title such as `Photos: Kites over the bay`, above the author or the date, is no caption."""
    for number in range(len(lines) - 1):
        text = lines[number].text
        if kinds[number][1] == "credit or caption" and _OF_PICTURES.match(text):
            signed = matches("byline", lines[number + 1].text) or kinds[number + 1][1] == "date of publication"
            named = is_name(" ".join(text.split()[1:3]))  # whose pictures they are
            if signed and not named and len(text.split()) > _HEADLINE and not FULL_STOP.search(text[-9:]):
                kinds[number] = ("", "")
            return


def keep_next(lines: list[Line], kinds: Kinds) -> None:
    """`UP NEXT` stands above sentences in a report of a game, and links elsewhere."""
    for number in range(1, len(lines) - 1):
        heads = kinds[number][1] == LINKS and _NEXT.fullmatch(lines[number].text) and not kinds[number + 1][0]
        if heads and FULL_STOP.search(lines[number + 1].text[-9:]) and any(map(is_prose, lines[:number])):
            kinds[number] = ("paragraph", "above what a team plays next")


def mark_numerals(lines: list[Line], kinds: Kinds) -> None:
    """Numbers that stand alone above paragraphs, from one on: Roman ones of sections, others of notes that the text has
    the signs of.
    """
    series: list[int] = []
    for number, line in enumerate(lines[:-1]):
        if len(line.text) > _NUMBER or not _NUMERAL.fullmatch(line.text):
            continue
        if _value(line.text) == len(series) + 1 and is_prose(lines[number + 1]) and not kinds[number + 1][0]:
            series.append(number)
    if not series:
        return
    above = [line.text for line, kind in zip(lines[: series[0]], kinds, strict=False) if not kind[0]]
    if not lines[series[0]].text.isdigit():
        for number in series if len(series) >= _SECTIONS else ():
            kinds[number] = ("heading", "one of a series of numbers")
    elif any(_NOTE.search(text) for text in above):
        for number in series:
            kinds[number] = kinds[number + 1] = ("furniture", "footnote")


def _value(text: str) -> int:
    """The number that a line is, 0 for none."""
    text = text.rstrip(".")
    return int(text) if text.isdigit() else _ROMAN.index(text) + 1 if text in _ROMAN else 0
