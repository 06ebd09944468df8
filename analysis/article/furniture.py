"""Page furniture: lines known by what they say (`lexicons/furniture.csv`), and the lines that belong to them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from analysis.article.lines import FULL_STOP, Line, is_prose
from analysis.article.looks import word_classes
from analysis.article.patterns import is_name, matches
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.characters import CAPITALS
from analysis.text.memo import Remembered

Kinds = list[tuple[str, str]]  # of each line what it is and why, both empty while that is not known

_BY = re.compile(r"(?:by:?|written by|story by|words by)\s+(?=\w)", re.I)
_ABOUT = re.compile(r"(?i:about) (?:[Tt]he )?([" + CAPITALS + r"][\w'’&.-]*)(?: .{1,60})?")
_BARS = re.compile(r"(?<!\\)\|")  # between the pieces that a row says a line holds; `\|` is the sign itself
# A line's first word, digit or mark.
_FIRST = re.compile(r"[A-Za-z]+|.", re.S)
_COVERS = re.compile(rf" (?:covers|writes|reports)\b[^.“”]{{0,80}} (?:for|at) (?:[Tt]he )?[{CAPITALS}]")
_SIGNATURE = 8  # lines of a mail's signature at most
_BOILERPLATE = 80  # characters of the longest line that heads it, with its marks
# What stands before a prompt: `☕ Thanks for reading.`
_PICTOGRAPH = re.compile(
    r"\A[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\U0001f000-\U0001faff\ufe0f]+\s+(?=\w)"
)
LONGEST = 300  # characters of a line that may be furniture
_YOU = re.compile(r"\b(?:you|your|our|us|we)\b", re.I)
FIELD, SLUG, _NEWSLETTER = "field of a form", "slug of a wire", "newsletter prompt"
_BOX_NAME, _BOX_TEXT = 6, 15  # words at most: a box's name, and what it says below
_HEADLINE, _TOPIC = 6, 4  # words: of a headline at least, of a heading that is none at most
_BOX_OF_LINKS = 20  # headlines at most, where the text goes on below them
_NAMES_ITS_LINK = re.compile(r":\s*\S")
_COMMENT, _COMMENTS = "foot of a reader's comment", 10  # lines above the first foot in which a head is looked for
_HEADS_COMMENTS = re.compile(r"(?:\d+ |readers[’'] |view |all |top )?comments?\b.{0,30}\Z|join the (?:conv|disc)", re.I)
LINKS = "link to other articles"
_SIGN_OFF = "signature of a mail"
_NUMBER, _WIDE, _PAPER = "number on its own", "   ", 5  # words of a paper's name
BY = "word before the author"
ENTRY = "time of an entry"


class _Row(NamedTuple):
    """A row of `furniture.csv`; only lines are tried that begin or hold as it says."""

    pattern: re.Pattern[str]
    begins: frozenset[str]
    holds: tuple[str, ...]
    reason: str


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            re.compile(row["pattern"].replace("A-Z", CAPITALS), re.I),
            frozenset(row["begins"].split()),
            tuple(piece.replace("\\", "") for piece in _BARS.split(row["holds"]) if piece),
            row["reason"],
        )
        for row in shipped_rows("furniture")
    )


@cache
def _holding() -> dict[str, list[int]]:
    """The rows that are tried on a line that holds a piece."""
    holding: dict[str, list[int]] = {}
    for number, row in enumerate(_rows()):
        for piece in row.holds:
            holding.setdefault(piece, []).append(number)
    return holding


@cache
def _begun() -> dict[str, list[int]]:
    """The rows that are tried on a line that begins with a word, a digit or a mark; under none, those on every line."""
    always = [number for number, row in enumerate(_rows()) if not (row.begins or row.holds)]
    begun = {word: [*always] for word in {"", *chain(*(row.begins for row in _rows()))}}
    for number, row in enumerate(_rows()):
        for word in row.begins:
            begun[word].append(number)
    return begun


@cache
def _telling() -> tuple[re.Pattern[str], dict[str, list[tuple[str, str]]]]:
    """Each piece with the word of it that tells most, the longest, by that word's first letter; what finds one."""
    told: dict[str, list[tuple[str, str]]] = {}
    for piece in _holding():
        word = max(piece.lower().split(), key=len)
        told.setdefault(word[0], []).append((piece, word))
    rests = ((first, "|".join(re.escape(word[1:]) for _, word in pairs)) for first, pairs in told.items())
    return re.compile("|".join(f"{re.escape(first)}(?:{rest})" for first, rest in rests)), told


def _pieces(word: str) -> tuple[str, ...]:
    """The pieces that a line with this word may hold."""
    small, (any_of, told) = word.lower(), _telling()
    if not any_of.search(small):
        return ()
    return tuple([piece for first in {*small} for piece, telling in told.get(first, ()) if telling in small])


_PIECES = Remembered(_pieces, most=20_000)


def furniture_reasons(lines: Sequence[str]) -> list[str]:
    """For each line why it is page furniture, or nothing if it is not.

    >>> furniture_reasons(["4 Min Read", "Share prices fell on Monday."])
    ['read time', '']
    """
    return [_reason(line) if len(line) <= LONGEST else "" for line in lines]


def _reason(line: str) -> str:
    words = line.split()
    line = " ".join(words) if "\n" in line else line
    line = line.lstrip("> ") or line  # as mails quote
    line = line if line.isascii() else _PICTOGRAPH.sub("", line.lstrip("•· "))
    small, rows, begun = line.lower(), _rows(), _begun()
    first = _FIRST.match(small)
    word = first[0] if first else ""
    tried = {*begun.get("0" if word.isdigit() else word, begun[""])}
    for piece in {*chain.from_iterable(map(_PIECES.__getitem__, words))}:
        if piece in small or piece in line:  # one in small letters is there in capitals too
            tried.update(_holding()[piece])
    return next((rows[n].reason for n in sorted(tried) if rows[n].pattern.fullmatch(line)), "")


def mark_links(lines: list[Line], kinds: Kinds) -> None:
    """The headlines below `More on this story`: all that stand below it, or one and more before the text goes on."""
    if all(reason != LINKS for _, reason in kinds):
        return
    below = prose = 0
    for number, line in enumerate(lines):
        prose += not kinds[number][0] and is_prose(line)
        if number < below or kinds[number][1] != LINKS or not prose or _NAMES_ITS_LINK.search(line.text):
            continue
        below = number + 1
        while below < len(lines) and (kinds[below][0] == "furniture" or not (kinds[below][0] or _runs(lines[below]))):
            below += 1
        links = [each for each in range(number + 1, below) if not kinds[each][0]]
        lengths = [len(lines[each].text.split()) for each in links]
        if below < len(lines) and len(links) > 1 and _heads_text(lengths):
            links, lengths = links[:-1], lengths[:-1]  # what heads the text that goes on
        if below == len(lines) or 1 < len(links) <= _BOX_OF_LINKS or (lengths and lengths[0] >= _HEADLINE):
            for each in links:
                kinds[each] = ("furniture", LINKS)


def _heads_text(lengths: list[int]) -> bool:
    """Whether the last of some links heads the text that goes on: short, below headlines alone or with topics."""
    above = lengths[:-1]
    return lengths[-1] <= _TOPIC and above[-1] >= _HEADLINE and (min(above) >= _HEADLINE or above[0] <= _TOPIC)


def _runs(line: Line) -> bool:
    """Whether a line is running text; a headline may ask."""
    return bool(FULL_STOP.search(line.text[-9:])) or len(line.text.split(None, 20)) > 20


def mark_running_heads(lines: list[Line], kinds: Kinds) -> None:
    """Of a printed page: the paper's name far from its issue or number, or again and again beside the number."""
    numbers = [number for number, (_, reason) in enumerate(kinds) if reason == _NUMBER]
    near = {n for at in numbers for n in (at - 1, at + 1) if 0 <= n < len(lines)}
    beside = Counter(lines[n].text for n in near if len(lines[n].text.split()) <= _PAPER and not is_prose(lines[n]))
    for number, line in enumerate(lines):
        wide = _WIDE in line.text and matches("running head", line.text)
        again = number in near and beside[line.text] > 1
        if not kinds[number][0] and (wide or again):
            kinds[number] = ("furniture", "page of the paper")


def mark_signature(lines: list[Line], kinds: Kinds) -> None:
    """What stands below the `--` of a mail, or below `Kind regards,`: few lines, none of them long."""
    for number, line in enumerate(lines):
        below = range(number + 1, len(lines))
        ends = line.text == "--" or kinds[number][1] == _SIGN_OFF
        if ends and len(below) <= _SIGNATURE and not any(is_prose(lines[each]) for each in below):
            for each in range(number, len(lines)):
                kinds[each] = ("furniture", _SIGN_OFF)
            return


def mark_boxes(lines: list[Line], kinds: Kinds) -> None:
    """What stands right above the field of a form: the name of the box, and a short sentence to the reader below it."""
    for number in range(1, len(lines)):
        if kinds[number][1] != FIELD:
            continue
        named_above = number > 1 and kinds[number - 2][1] == _NEWSLETTER
        told = bool(FULL_STOP.search(lines[number - 1].text[-9:]))
        told = told and (named_above or bool(_YOU.search(lines[number - 1].text)))
        goes_on = any(is_prose(line) for line in lines[number + 1 : number + 2])
        if goes_on and not told and word_classes()["prompt"].isdisjoint(lines[number - 1].text.lower().split()):
            continue  # a heading of the text, with the form between it and its paragraph
        box = range(max(number - 1 - told, 0), number)
        named = not FULL_STOP.search(lines[box[0]].text[-9:]) and len(lines[box[0]].text.split()) <= _BOX_NAME
        named |= told and named_above
        for each in box:
            if named and len(lines[each].text.split()) <= _BOX_TEXT and not kinds[each][0]:
                kinds[each] = ("furniture", _NEWSLETTER)


def mark_boilerplate(lines: list[Line], kinds: Kinds) -> None:
    """What stands below an article about the company or the office that sent it: `About us`, `Media contact`."""
    length = sum(len(line.text) for line, kind in zip(lines, kinds, strict=True) if not kind[0])
    above = read = 0
    for number, line in enumerate(lines):
        kind, reason = kinds[number]
        if kind == "furniture" and reason != "contact":
            continue
        may_head = above > 1 and 3 * read > length and len(line.text) <= _BOILERPLATE
        if may_head and _heads_boilerplate(lines[number : number + 2], 2 * read > length):
            for each in range(number, len(lines)):
                if kinds[each][0] != "furniture":
                    kinds[each] = ("furniture", "boilerplate")
            return
        if not kind:
            above += above < 2 and is_prose(line)
            read += len(line.text)


def _heads_boilerplate(pair: list[Line], late: bool) -> bool:
    """Whether a line heads it, by its words or, in the second half, by the name that the next line goes on with."""
    text = pair[0].text.strip("*_: ")
    if FULL_STOP.search(text[-9:]):
        return False
    # An agency's notebook is addresses; a column of notes on a game has the same name.
    notebook = text.lower() == "notebook" and len(pair) > 1 and "://" in pair[1].text
    if notebook or matches("boilerplate", text):
        return True
    about = _ABOUT.fullmatch(text) if late and len(pair) > 1 else None
    return bool(about and re.match(rf"[*_]*(?:The )?{re.escape(about[1])}", pair[1].text))


def _is_told_of(text: str, above: Iterable[str]) -> bool:
    """Whether the surname that a line begins with stands in the text above, as an author's does not."""
    surname = re.compile(rf"\b{re.escape(text.split()[1].strip(',.'))}\b")
    return any(map(surname.search, above))


def mark_comments(lines: list[Line], kinds: Kinds) -> None:
    """All from the head of the readers' comments on, where two and more lines say that they are some of them."""
    feet = [number for number, (_, reason) in enumerate(kinds) if reason == _COMMENT]
    if len(feet) < 2 or sum(map(is_prose, lines[: feet[0]])) < 2:
        return
    near = range(max(feet[0] - _COMMENTS, 1), feet[0])
    first = max((n for n in near if _HEADS_COMMENTS.match(lines[n].text)), default=feet[0])
    for each in range(first, len(lines)):
        kinds[each] = kinds[each] if kinds[each][0] == "furniture" else ("furniture", "comments of readers")


def _presents(name: str, text: str) -> bool:
    """Whether a line tells who the author is: `Ann Lee covers ...`, `Lee covers ...`."""
    surname = name.split()[-1]
    if text.lower().startswith(name.lower()):
        return bool(re.match(r"[\s,]+[a-z@(]", text[len(name) :]))
    told = text[len(surname) :] if text.lower().startswith(surname.lower() + " ") else ""
    return bool(told) and (matches("biography", name + told) or bool(_COVERS.match(told)))


def mark_biography(lines: list[Line], kinds: Kinds) -> None:
    """Mark the biographies of authors among the last lines, and one that stands first."""
    by = next((number for number, kind in enumerate(kinds) if kind[0] == "byline"), len(lines))
    byline = lines[by].text if by < len(lines) else ""
    names = [name for name in re.split(r"\s*[,|&]\s*|\s+and\s+", _BY.sub("", byline)) if len(name.split()) > 1]
    body = [number for number, kind in enumerate(kinds) if kind[0] in ("", "heading")]
    prose = (n for n in reversed(body) if is_prose(lines[n]) or matches("biography", lines[n].text))
    last = [*islice(prose, 3)][::-1]
    first = next((number for number in body if number > by and is_prose(lines[number])), -1)
    if names and matches("biography", lines[first].text) and any(map(lines[first].text.startswith, names)):
        kinds[first] = ("furniture", "biography of the author")
    for number in last:
        text = lines[number].text
        above = kinds[number - 1] if number else ("", "")
        of_author = number > len(lines) // 2 and any(_presents(name, text) for name in names)
        presented = number == last[-1] and number > 2 and above[0] == "furniture" and matches("biography", text)
        presented = presented and not _is_told_of(text, (lines[n].text for n in range(number) if not kinds[n][0]))
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
            if above[0] != "furniture" and lines[number - 1].text.lower() in map(str.lower, names):
                kinds[number - 1] = ("furniture", "the author again")
