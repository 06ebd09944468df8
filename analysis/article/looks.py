"""What can be seen of a line by itself, each as a phrase that `lexicons/layout_rules.csv` has weights for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis.article.lines import END_SIGN, ITEM, NAME, NOTE_SIGN, begins_small, ends_in_note
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.characters import CAPITALS

# A line's length in words: up to how many, and how that is called.
_LENGTHS = (
    *((1, "one word"), (2, "2 words"), (3, "3 words"), (5, "4 or 5 words"), (8, "6 to 8 words"), (12, "9 to 12 words")),
    *((17, "13 to 17 words"), (25, "18 to 25 words"), (40, "26 to 40 words"), (70, "41 to 70 words")),
)
_ENDED = re.compile(rf"[.!?…][\"'“”‘’)\]*_]*{END_SIGN}$")
_ENDS = tuple(
    (re.compile(rf"(?:{pattern})\Z"), name)
    for pattern, name in (
        *(
            (r"\?[\"'“”‘’)\]*_]*", "a question"),
            (rf"[.!…][\"'“”‘’)\]*_]*|{NOTE_SIGN}", "ended as a sentence is"),
            (":", "a colon at its end"),
        ),
        *(
            (r"[,;–—-]", "goes on after its end"),
            (r"[)\]]", "a bracket at its end"),
            (r"[\"“”’]", "a quotation mark at its end"),
        ),
        *((r"\d", "a digit at its end"), (r"[|/>»›•·+#@*&]", "a sign at its end")),
    )
)
_MONTH = "[A-Z][a-z]{2,8}"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_IN_PICTURES = "(?:left|right|top|bottom|cent(?:er|re)|background|foreground|front|rear|pictured|above|below|inset)"
_SIGNS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"https?://|www\.|\.(?:com|org|net)\b|@\w", "an address or account"),
        (r" [|•·»›>] |\||•| / ", "parts set off by signs"),
        (r"\d{1,2}:\d\d|\b(?:19|20)\d\d\b", "a time or a year"),
        (r"(?:day|\bon|in),? [A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:19|20)\d\d\b", "a full date"),
        (
            rf"{_WEEKDAY}, (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}),? (?:19|20)\d\d\b",
            "a weekday and a full date",
        ),
        (r"[\"“”]", "quotation marks"),
        (r"©|\(c\)", "a copyright mark"),
        (r"[a-z][A-Z]", "words run together"),
        (r"[a-z]{2}[.!?][\"'“”‘’)]*\s+[\"'“”‘’(]*[A-Z]", "two sentences"),
        (r"^[(\[]", "a bracket before it"),
        (rf"(?i)[(,] ?{_IN_PICTURES}\b[^.]{{0,40}}?[,)]|\b(?:pictured|file photo|undated)\b", "a place in a picture"),
    )
)
_CLASSES = (
    *(("prompt", "a word of prompts"), ("credit", "a word of credits"), ("time", "a word of dates")),
    *(("role", "a word of authors"), ("legal", "a legal word"), ("link", "a word of links")),
    *(("you", "“you”"), ("caption", "a word of captions"), ("speech", "a verb of saying")),
)
_SPOKEN = re.compile(
    r"[\"'“”‘’]|[QA][.:]\s|Q\s|Q[A-Z]|(?:And|But|So|Or|Then|Now|Yet|It|It['’]s|That|That['’]s|He|She|They|I|We|You)\b"
)
_NUMBERED = re.compile(r"(?:#|No\. ?)?(\d{1,2})(?:[.):]\s|\s(?=[A-Z“\"]))")
_ONLY_NAME = re.compile(rf"(?i:by )?{NAME}")
_SIGNED = re.compile(rf"[\"“‘].{{8,}}[\"”’][*_]* *[—–-]{{1,2}} *[{CAPITALS}]")
# The end of a letter: `See you tomorrow. — Ann Lee`.
_FAREWELL = re.compile(rf"[a-z][.!?…] *[—–-]{{1,2}} *[{CAPITALS}][\w’'.-]*(?: [{CAPITALS}][\w’'.-]*){{0,2}}\Z")
_LINKED = re.compile(
    r"[a-z][.!?][\"”’)]* (?:Go deeper|Read (?:more|on)|See more|Full story|More here|Details)[.:…»›→> ]*$"
)
# Prose is a line of at least `FULL` words that ends as a sentence does, or one of `LONG` words in any case. Of the
# annotated headings 1 in 20 has 12 words and more, and none 25.
FULL, LONG = 12, 25
_QUOTED = re.compile(r"[\"“”]")
_QUESTION = 14  # a question of up to so many words may be a heading


class Look(NamedTuple):
    """A line and what is asked of it again and again."""

    text: str
    length: int  # in words
    ended: bool
    prose: bool
    style: str
    shape: tuple[str, ...]


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The words of `lexicons/layout_words.csv` by their class."""
    rows = shipped_rows("layout_words")
    return {kind: frozenset(row["word"] for row in rows if row["class"] == kind) for kind in {r["class"] for r in rows}}


def look_at(text: str, spoken: bool = False) -> Look:
    """A line, looked at once; what somebody says in a transcript is as good as a sentence, and so is a
    quotation with a name below it (`“No.” — Ann Lee`).

    >>> look = look_at("Who pays for it?")
    >>> look.prose, look.ended, look.style
    (False, False, 'in small letters')
    """
    words = text.split()
    count = len(words)
    ended = bool(_ENDED.search(text[-9:])) or ends_in_note(text)
    prose = (ended and count >= FULL) or count >= LONG
    asks = text.rstrip("\"'“”‘’)]*_").endswith("?")
    if asks and count <= _QUESTION and not _QUOTED.search(text[1:-1]):
        ended = prose = False
    if not ended:
        ended = spoken or bool(_SIGNED.match(text) or _LINKED.search(text[-30:]) or _FAREWELL.search(text[-60:]))
    style = "" if prose else _style(text, words)
    return Look(text, count, ended, prose, style, () if prose else (_start(text), _end(text), style))


def _style(text: str, words: list[str]) -> str:
    """How a line is written: in capitals, as titles are, as sentences are."""
    if text.isupper():
        return "in capitals"
    small = word_classes()["small"]
    telling = [word for word in words[1:] if word[0].isalpha() and word.lower() not in small]
    if not telling:
        return "a capital first" if text[0].isupper() else "no capital first"
    share = sum(word[0].isupper() for word in telling) / len(telling)
    return "in title case" if share > 0.8 else "half in title case" if share > 0.4 else "in small letters"


def _start(text: str) -> str:
    if text[0] in "\"'“‘":
        return "a quotation mark first"
    if _NUMBERED.match(text):
        return "a number first"
    first = text.lstrip("([*_")[:1]
    return "a letter first" if first.isalpha() else "a digit first" if first.isdigit() else "a sign first"


def _end(text: str) -> str:
    return next((name for pattern, name in _ENDS if pattern.search(text)), "no mark at its end")


def number_of(look: Look) -> int:
    """The number that a line begins with as an item of a series does, 0 without one."""
    match = _NUMBERED.match(look.text)
    return int(match[1]) if match else 0


def asks_as_spoken(text: str) -> bool:
    """Whether a question goes on from what was said, as no heading does: `But who pays?`."""
    return bool(_SPOKEN.match(text))


def seen(look: Look) -> Iterator[str]:
    """What can be seen of a line by itself."""
    text, count = look.text, look.length
    yield next((name for most, name in _LENGTHS if count <= most), "over 70 words")
    yield _end(text)
    yield _start(text)
    if begins_small(text):
        yield "a small letter first"
    if look.style:
        yield look.style
        yield f"{'short' if count < 6 else 'middling' if count < 10 else 'long'}, {look.style}"
    if ITEM.match(text):
        yield "an item of a list"
    for pattern, name in _SIGNS:
        if pattern.search(text):
            yield name
    if count > 3 and text[:15] in text[15:]:
        yield "says the same twice"
    if 5 * sum(map(str.isdigit, text)) > len(text):
        yield "many digits"
    yield from _said(text, count)


def _said(text: str, count: int) -> Iterator[str]:
    classes = word_classes()
    folded = [word.strip(".,:;!?\"'“”‘’()[]*_|") for word in text.lower().replace("’", "'").split()]
    words = set(folded)
    for kind, name in _CLASSES:
        found = len(words & classes[kind])
        if found:
            yield name if 5 * found < count else f"{name}, and little else"
    small = len([word for word in folded if word in classes["small"]])
    if count > 3:
        yield "no small words" if not small else "few small words" if 4 * small < count else "many small words"
    if count < 16:
        if folded[0] in classes["ask"]:
            yield "begins as a question"
        if _ONLY_NAME.fullmatch(text):
            yield "may be a name"
