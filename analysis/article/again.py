"""What a page says twice: titles of players, descriptions of pictures, a sentence set large as a quotation."""

import re

from analysis.article.furniture import LONGEST, Kinds
from analysis.article.lines import FULL_STOP, Line, is_prose

_AGAIN = 8  # words of the shortest line that says the same again and is no chant
_NAMED = 4  # letters of a credit by which it is known again
_CAPTION = "credit or caption"
# `Ann Lee A woman in front of a shop.Ann Lee`: credit, description of the picture, credit.
_DESCRIBED = re.compile(
    r"([A-Z][^.!?]{2,60}?) (?:An?|The|One|Two|Three|Four|Several|Some|Many|People|Men|Women|Aerial|Close-up)\b"
    r".{10,}[.!?]\s?\1"
)
_CREDIT = 8  # words of the longest credit
_DESCRIPTION = re.compile(
    r"(?:An?|Two|Three|Four|Several|Some|Many|People|Men|Women|Aerial|Close-up|Illustration|Photo(?:graph)?)\b.{15,}"
)
_OPENS = "\"“‘'"
_SET_LARGE, _MORE = 5, 3  # words of the shortest sentence that is set large; what its paragraph has more, at least
_SAYER = re.compile(r"[—–-]{1,2} ?[A-Z][^.!?]{2,60}")


def says_again(text: str) -> bool:
    """Whether a line is the same title two or three times, as captions of players are (the third may be cut short), or
    a picture's description between its credits.

    >>> says_again("Sam Obi A harbor with two boats under a grey sky.Sam Obi"), says_again("Row, row, row your boat")
    (True, False)
    """
    if len(text) > LONGEST or text[-1] in ".!?":
        return False
    if text[:_AGAIN] not in text[_AGAIN:]:
        return text[:_NAMED] in text[-2 * _AGAIN :] and bool(_DESCRIBED.fullmatch(text))
    words = text.split()
    for length in range(_AGAIN // 2, len(words) // 2 + 1):
        if words[length : length + 2] == words[:2] and " ".join(words[:length] * 3).startswith(text):
            return True
    if len(words) >= _AGAIN and words == words[: len(words) // 3] * 3:
        return True
    return bool(_DESCRIBED.fullmatch(text))


def mark_captions(lines: list[Line], kinds: Kinds) -> None:
    """A picture's description above its caption: one that the caption begins with, and a sentence without a blank line
    between where paragraphs have blank lines around.
    """
    for number in range(len(lines) - 1):
        text, below = lines[number].text, lines[number + 1].text
        if (
            len(text) >= 2 * _AGAIN
            and not kinds[number][0]
            and below.startswith(text)
            and _is_credit(below[len(text) :])
        ):
            kinds[number] = ("furniture", _CAPTION)
            kinds[number + 1] = kinds[number + 1] if kinds[number + 1][0] else ("furniture", _CAPTION)
    if all(reason != _CAPTION for _, reason in kinds):
        return
    prose = [line.alone for line, kind in zip(lines, kinds, strict=True) if not kind[0] and is_prose(line)]
    apart = 2 * sum(prose) > len(prose)
    for number in range(len(lines) - 1):
        text, below = lines[number].text, lines[number + 1].text
        if kinds[number][0] or kinds[number + 1][1] != _CAPTION or len(text) < 2 * _AGAIN:
            continue
        glued = apart and not (lines[number].alone or lines[number + 1].alone) and bool(_DESCRIPTION.match(text))
        if glued or (below.startswith(text.rstrip(".")) and len(below) > len(text)):
            kinds[number] = ("furniture", _CAPTION)


def _is_credit(text: str) -> bool:
    """Whether what a caption goes on with is short and ends as no sentence does: `Lena Moss/The Globe`."""
    return 0 < len(text.split()) <= _CREDIT and text.lstrip()[:1].isupper() and not FULL_STOP.search(text[-9:])


def mark_pull_quotes(lines: list[Line], kinds: Kinds) -> None:
    """What somebody says in the article and stands in quotation marks by itself once more, set large."""
    body = [number for number, (kind, _) in enumerate(kinds) if not kind]
    if all(lines[number].text[0] not in _OPENS for number in body):
        return
    whole = "\n".join(lines[number].text for number in body)
    for number in body[1:]:
        text = lines[number].text
        if text[0] not in _OPENS or len(text) > LONGEST or not FULL_STOP.search(text[-9:]):
            continue
        core = text.strip(" .!?…—–-\"'“”‘’*_")
        if len(core.split()) < _SET_LARGE or whole.count(core) < 2:
            continue
        if any(_holds(lines[each], core) for each in body if each != number):
            kinds[number] = ("furniture", "pull quote")
            if number + 1 < len(lines) and not kinds[number + 1][0] and _SAYER.fullmatch(lines[number + 1].text):
                kinds[number + 1] = ("furniture", "pull quote")


def _holds(line: Line, core: str) -> bool:
    """Whether a paragraph has these words and more."""
    return core in line.text and is_prose(line) and len(line.text.split()) >= len(core.split()) + _MORE
