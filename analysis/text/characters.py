"""Characters that are equal to a reader: quotation marks and apostrophes, spaces, line ends, and those nobody sees."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

DOUBLE_MARKS, SINGLE_MARKS = '“”„‟«»"', "‘’‚‛'`´"
# Of the Latin letters, for a class in an expression: `A-Z` alone finds neither Émile nor Łukasz.
CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x250))))
# One character for one, so that offsets into the result are offsets into the input.
_STRAIGHT = (
    dict.fromkeys(DOUBLE_MARKS.replace('"', ""), '"')
    | dict.fromkeys(SINGLE_MARKS.replace("'", "") + "ʼ", "'")
    | {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "‑": "-", "‐": "-"}
)
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_PRONOUN = re.compile(r"\bi\b(?!\.)")
_SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Markdown in a line: the marks of emphasis, and of a link all but its words. Each looks a bounded way ahead.
_LINK = r"\]\([^()\s]{1,500}(?:\s[\"'][^\"'\n]{0,200}[\"'])?\)"
_MARKUP = (
    rf"(?<!!)\[(?=[^\[\]\n]{{1,300}}{_LINK})|(?<=[^\s!\[]){_LINK}|"
    r"(?<![\w*])\*{1,3}(?=[^\s*][^*\n]{0,300}\*)|(?<=[^\s*])\*{1,3}(?![\w*])|"
    r"(?<![\w_])_{1,3}(?=[^\s_][^_\n]{0,300}_(?!\w))|(?<=[^\s_])_{1,3}(?![\w_])"
)
_ODD = re.compile(
    "|".join(
        (
            r"(?P<image>!\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}\))",
            f"(?P<none>{_MARKUP})",
            "(?P<composed>[^\\W\\d_][\u0300-\u036f]+)",
            r"(?P<line>\r\n|[\r\x0b\x0c\x85\u2028\u2029])",
            f"(?P<opening>(?<!\\S)«[{_SPACE}]+(?=\\S)|<<(?=[\\w\"'“‘])|``|(?<!\\S)['‘’]{{2}}(?=\\w)|[‹「『])",
            (
                f"(?P<closing>(?<=\\S)[{_SPACE}]+»(?=[\\s.,;:!?)]|\\Z)|(?<=[\\w.,!?\"'”’…])>>|"
                r"(?<=[.,!?…])['‘’]{2}(?=[\s.,;:!?)]|\Z)|(?<=[,.!?…])“(?=\s|\Z)|[›」』])"
            ),
            f"(?P<space>[{_SPACE[2:]}])",
            "(?P<apostrophe>\u02bc|(?<=[^\\W\\d_])[´`\u2032](?=[^\\W\\d_]))",
            "(?P<straight>\u2032)",
            "(?P<straights>\u2033)",
            "(?P<wide>[\ufb00-\ufb06\uff01-\uff5e])",
        )
    )
)
# What the first character of each of these tells, looked up in a table: nobody sees it, one of these may begin there,
# it is an accent, one of two marks typed for one, or a mark that something rare may have.
_HIDDEN, _BEGINS, _ACCENTS, _TWICE, _RARELY = 1, 2, 4, 8, 16
_TOLD = (
    (_HIDDEN, _UNSEEN),
    (
        _BEGINS,
        re.compile(
            f"[{_SPACE[2:]}\r\x0b\x0c\x85\u2028\u2029\u02bc\u2032\u2033´`«‹›「」『』\ufb00-\ufb06\uff01-\uff5e*_]"
        ),
    ),
    (_ACCENTS, re.compile("[\u0300-\u036f]")),
    (_TWICE, re.compile("['‘’]")),
    (_RARELY, re.compile("[<\\]»]")),
)
_LOOSE = re.compile("“(?=\\s|\\Z)")
_RARE = (
    ("<<", re.compile("<(?=<)|>(?=>)")),
    ("](", re.compile(r"[!\[\]]")),
    ("»", re.compile(f"(?<=\\S)[{_SPACE}]+(?=»)")),
)
_ACCENTED = re.compile("[^\\W\\d_](?=[\u0300-\u036f])")
_INSTEAD = {
    "none": "",
    "line": "\n",
    "opening": "“",
    "closing": "”",
    "space": " ",
    "apostrophe": "’",
    "straight": "'",
    "straights": '"',
}


def code_points(text: str) -> np.ndarray:
    """The number of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def spelt(points: np.ndarray) -> str:
    """The text of some code points."""
    return points.tobytes().decode("utf-32-le", "surrogatepass")


class Plain(NamedTuple):
    """A text in the characters that a reader sees, and where each of them stands in the text as it was read.

    `starts[i]` and `ends[i]` are where the i-th character begins and ends there; both are empty while nothing differs.
    """

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the text as it was read."""
        if not self.ends or not 0 <= start < end:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text as it was read stands in the plain text."""
        if not self.ends:
            return start, end
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


def plain(text: str) -> Plain:
    r"""The text with equal characters made the same one, the same for every way to type or to copy it.

    Every space is a blank and every line end a line feed; what has no width is gone; an accent of its own joins its
    letter; ligatures and wide letters are the usual ones; `‹`, `「`, `<<` and `« ` are quotation marks; a prime, an
    acute or a grave accent between letters is an apostrophe. Markdown's emphasis and the addresses of its links are
    gone. Marks that readers tell apart stay.

    >>> plain("so\u00adft e\u0301clair,\r\nˮ isn´t it?".replace("ˮ", "\u00a0")).text
    'soft éclair,\n  isn’t it?'
    >>> copy = plain("It\u200b is «\u00a0ﬁne\u00a0».")
    >>> copy.text, copy.span(6, 12)
    ('It is “fine”.', (7, 14))
    """
    told = _look(text)
    if not (told & _HIDDEN).any():
        return _folded(text, told)
    seen = _UNSEEN.sub("", text)
    copy = _folded(seen, _look(seen))
    kept = [place for place, character in enumerate(text) if not _UNSEEN.match(character)]
    if not copy.ends:
        return Plain(copy.text, kept, [place + 1 for place in kept])
    return Plain(copy.text, [kept[start] for start in copy.starts], [kept[end - 1] + 1 for end in copy.ends])


@cache
def _table() -> np.ndarray:
    """What each character tells; none beyond U+FFFF, for which the last place stands, tells anything."""
    everything, table = "".join(map(chr, range(0x10000))), np.zeros(0x10001, dtype=np.uint8)
    for tells, pattern in _TOLD:
        table[[match.start() for match in pattern.finditer(everything)]] += tells
    return table


def _look(text: str) -> np.ndarray:
    """What each character of a text tells."""
    return _table().take(code_points(text), mode="clip")


def _folded(text: str, told: np.ndarray) -> Plain:
    """A text without unseen characters in the usual ones."""
    odd = list(_odd(text, told))
    if all(match.lastgroup == "space" for match in odd):
        return Plain(exchange(text, {match[0]: " " for match in odd}))
    pieces: list[tuple[str, int, int]] = []  # of the copy, and what it stands for
    at = 0
    for match in odd:
        start, end = match.span()
        if start > at:
            pieces.append((text[at:start], at, start))
        instead = _INSTEAD.get(match.lastgroup or "")
        pieces.append((_composed(match.group()) if instead is None else instead, start, end))
        at = end
    pieces.append((text[at:], at, len(text)))
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in pieces:
        if len(piece) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:  # one character for several, or several for one
            starts += [start] * len(piece)
            ends += [end] * len(piece)
    return Plain("".join(piece for piece, _, _ in pieces), starts, ends)


def _odd(text: str, told: np.ndarray) -> Iterator[re.Match[str]]:
    """What stands for something else. Asked only where it may begin: to ask every character takes long."""
    twice = np.flatnonzero(told & _TWICE)
    starts = {*np.flatnonzero(told & _BEGINS).tolist(), *twice[:-1][np.diff(twice) == 1].tolist()}
    rare = [beginning for mark, beginning in _RARE if mark in text] if (told & _RARELY).any() else []
    accented = [_ACCENTED] if (told & _ACCENTS).any() else []
    for pattern in (_LOOSE, *rare, *accented):
        starts.update(match.start() for match in pattern.finditer(text))
    end = 0
    for start in sorted(starts):
        match = _ODD.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _composed(odd: str) -> str:
    """A letter with its accents, a ligature or a wide letter in their usual form."""
    return unicodedata.normalize("NFKC" if "\ufb00" <= odd <= "\uff5e" else "NFC", odd)


def straighten(text: str) -> str:
    r"""Curly quotation marks and apostrophes made straight, character for character.

    The result is as long as the input. Letters, spaces of ordinary width and dashes stay.

    >>> straighten("“It isn’t,” she said.")
    '"It isn\'t," she said.'
    """
    return exchange(text, _STRAIGHT)


def lowered(text: str) -> str:
    """A text in small letters, but for the pronoun.

    >>> lowered("I Think")
    'I think'
    """
    return _PRONOUN.sub("I", text.lower())


def exchange(text: str, marks: dict[str, str]) -> str:
    """One mark for another; ten times as fast as `str.translate`, which asks about every letter."""
    for mark, other in marks.items():
        text = text.replace(mark, other)
    return text
