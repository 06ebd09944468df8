"""Expressions of `lexicons/layout_patterns.csv`: bylines, roles, kickers, what heads a press release's last part."""

import re
from functools import cache

from analysis.article.lines import NAME
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.characters import CAPITALS
from analysis.text.names import given_names

_MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:[A-Z][a-z]{{2,8}}\.?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}} {_MONTH},? \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}))"
)
_ISSUE = (
    rf"(?:(?i:vol(?:ume)?\.?) ?\d.{{0,20}}|(?i:no|issue|number)\.? ?\d{{1,5}}|{_DATE}|"
    rf"(?:{_MONTH}|(?i:spring|summer|autumn|fall|winter)) \d{{4}})"
)
_TIME = r"\d{1,2}[:.]\d\d"
_PARTS = {"{name}": f"(?:{NAME})", "{date}": _DATE, "{time}": _TIME, "{month}": _MONTH, "{issue}": _ISSUE}
_ASKS = re.compile(r"(?:Who|Whose|What|Which|When|Where|Why|How)\s")  # `Who Decides` names nobody
_FOLDED = ("kicker", "boilerplate", "role", "box", "section")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = [row["pattern"] for row in shipped_rows("layout_patterns") if row["kind"] == kind]
    every = "|".join(f"(?:{row})" for row in rows).replace("A-Z", CAPITALS)
    for name, part in _PARTS.items():
        every = every.replace(name, part)
    return re.compile(every, re.I if kind in _FOLDED else 0)


def matches(kind: str, text: str) -> bool:
    """Whether a whole line is written as its kind is.

    >>> matches("byline", "By Ann Lee"), matches("role", "Transport correspondent"), matches("kicker", "Bridge News")
    (True, True, False)
    """
    return len(text) <= 300 and bool(_pattern(kind).fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a line may be names and nothing else.

    >>> is_name("Ann Lee and Bo Carter"), is_name("Who Decides")
    (True, False)
    """
    if len(text) > 120 or _ASKS.match(text):
        return False
    return bool(_names().fullmatch(text) or (is_at_work(text) and _is_given(text)))


def is_at_work(text: str) -> bool:
    """Whether a line may be a name and a place: `Ann Lee in Dover`."""
    return len(text) <= 120 and bool(_at_work().fullmatch(text))


def _is_given(text: str) -> bool:
    return text.split()[0].lower() in given_names()


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"{NAME}(?:\s*(?:,|and|&)\s*{NAME})*(?:\s*[,|]\s*[\w .]{{3,40}}| in {NAME})?")


@cache
def _at_work() -> re.Pattern[str]:
    """`Ann Lee in Dover`, `Ann Lee at the Oval`."""
    return re.compile(rf"{NAME} (?:in|at) (?:the )?[{CAPITALS}][\w'’.-]+(?: [{CAPITALS}][\w'’.-]+)?")
