"""Ends of sentences that are none: what `sentencex` takes for one after a word cut short, a title, a number."""

import re
from functools import cache

from analysis.text.classes import word_list
from analysis.text.names import given_names

# Where it ends a sentence and none ends: after the number of a list's item, and before a dash and a small letter
# (`It rained – again! – and we stayed.`).
_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Z])[.)]\s*")
# What goes on after `?` and `!`: an address (`news.asp?|ID=97`, `news?ID=97`), and a small letter, as after a title or
# a quotation (`Guess Who? sold well`, `“Why now?” he said`).
_ADDRESS = re.compile(r"[^\s.?!A-Z)\]]|[A-Z]\w{0,30}=")
_SMALL = re.compile(r"\s*[a-z](?![A-Z])")
# A share as wires write it (`AAPL.O`, `NRD.TO`), a file in capitals: no space, and capitals on both sides.
_IN_CAPITALS, _EXCHANGE = re.compile(r"\b[A-Z\d]{2,}\.$"), re.compile(r"[A-Z]{1,4}\b")
# No end before a small letter or a number either: `et al. [2004] studied`, `£3.5m. for it`, `Vol. 2`.
_ITEM = re.compile(r"[:;]\s*\d{1,2}[.)]$")
_BEFORE_SMALL = re.compile(
    r"[)\]]$|\d(?:m|k|bn?|tn)\.$|\d ?(?:[ckm]m|kg|lbs?|oz|ft|mins?|secs?|hrs?|yds?)\.$|\bper cent\.$"
)
_SAID_BY = re.compile(r"\b(?:said|says|added|adds|asked) (?:[A-Z]\.){2,}$")  # `said J.D. Lowe`: no degree
_BEFORE_NUMBER = re.compile(r"\b(?:[Vv]ols?|Nos?|[Ff]igs?|[Cc]h|[Ss]ec|[Ee]d|[Aa]rt|Op|pp?)\.$")
# `2 hrs. 50 min.`, and a mark that goes on: `Mon. to Weds.: sun`.
_UNIT, _SMALLER = re.compile(r"\d ?(?:hrs?|ft|st|lbs?|mins?)\.$"), re.compile(r"\s*\d+ ?(?:mins?|secs?|ins?|oz|lbs?)\b")
_MARK = re.compile(r"\s*[,;:]\s")
# A street or a doctor: `Elm Dr. Will he come?`, `by Dr. Will Orme`.
_DOCTOR = re.compile(r"(?:^|\b[a-z]+ |[,;:—–] |[(“])Dr\.$")
# Surnames that are verbs too: `George F. Will wrote`, `Ann E. Might, 40`.
_INITIAL, _MODAL_NAME = re.compile(r"\b([A-Z][a-z]+) [A-Z]\.$"), re.compile(r"\s*(?:Will|Might|Can)\b")
# The same behind an office: `Gov. Will Stark`, but not `He rang the Gov. Will she run?`
_MODAL_AND_NAME = re.compile(r"\s*(?:Will|Might|Can|Do|May)\s+[A-Z]")
_GOES_ON_WITHIN = re.compile(r"\s*(?:[a-z](?![A-Z])|\d)")
_GOES_ON = re.compile(r"\s*(?:--?|[—–])\s?[a-z]")


def any_of(name: str) -> str:
    """The words of a list as alternatives of a pattern."""
    return "|".join(sorted(word_list(name)))


@cache
def _cut_short() -> re.Pattern[str]:
    """A word cut short that ends no sentence before a small letter or a number."""
    return re.compile(rf"\b(?:{any_of('cut_within')})\.$")


@cache
def _title() -> re.Pattern[str]:
    """A title, after which no sentence ends."""
    return re.compile(rf"\b(?:{any_of('abbreviated_titles')})\.$")


@cache
def _office() -> re.Pattern[str]:
    """An office that ends no sentence before a name."""
    return re.compile(rf"(?<!\b[Tt]he )\b(?:{any_of('abbreviated_offices')})\.$")


@cache
def _day() -> re.Pattern[str]:
    """A day or a zone, between which and the time before it no sentence ends."""
    return re.compile(rf"\s*(?:{any_of('after_clock_time')}|[A-Z]{{1,3}}T)\b")


def _is_name(before: str) -> bool:
    """Whether a name goes on: after a given name and an initial, or `Dr.` that is no street."""
    named = _INITIAL.search(before)
    return bool(_DOCTOR.search(before) or (named and named.group(1).lower() in given_names()))


def is_no_end(blanked: str, first: int, last: int, start: int, end: int, previous: int) -> bool:
    """Whether no sentence ends before a piece; the one before it begins at `previous`."""
    near = max(first - 12, start)
    before = blanked[near:first].rstrip()
    after = near + len(before)
    if before.endswith(("?", "!")):
        goes_on = _GOES_ON.match(blanked, after, end) or _SMALL.match(blanked, after, end)
        return bool(goes_on or _ADDRESS.match(blanked, after, end))
    if _IN_CAPITALS.search(before) and _EXCHANGE.match(blanked, after, end):
        return True
    if before.endswith((".m.", ".M.")):
        return bool(_day().match(blanked, first, end))
    if _MARK.match(blanked, after, end) or (_UNIT.search(before) and _SMALLER.match(blanked, after, end)):
        return True
    if _cut_short().search(before) and _GOES_ON_WITHIN.match(blanked, after, end):
        return True
    lead = blanked[max(first - 30, start) : first].rstrip()
    if _MODAL_NAME.match(blanked, after, end) and _is_name(lead):
        return True
    if _MODAL_AND_NAME.match(blanked, after, end) and _office().search(lead):
        return True
    if _BEFORE_SMALL.search(before) and _SMALL.match(blanked, after, end):
        return True
    if _BEFORE_NUMBER.search(before) and blanked[after : first + 3].lstrip()[:1].isdigit():
        return True
    if _SAID_BY.search(before):
        return True
    return bool(_title().search(before) or _ITEM.search(before) or _NUMBER.fullmatch(blanked, previous, first))
