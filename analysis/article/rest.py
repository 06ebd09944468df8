"""What is like page furniture among the lines that are nothing else: links in a row, teasers, what is there twice."""

from analysis.article.furniture import Kinds
from analysis.article.lines import ITEM, Line
from analysis.article.looks import FULL
from analysis.article.page import Page
from analysis.article.patterns import matches
from analysis.article.top import STANDFIRST, is_standfirst

_LINKS, _KICKER, _LONGEST = (
    3,
    3,
    12,
)  # headlines in a row; words of the longest line that is none, of the longest headline
_HEADLINES = ("in title case", "half in title case", "in capitals")


def mark_links_in_a_row(kinds: Kinds, page: Page) -> None:
    """Three and more headlines in a row inside the text, of which none is announced by a colon."""
    places, looks = page.places, page.looks
    for at in range(places.first + 1, places.last):
        if places.runs[at] < _LINKS or not places.is_text(at - 1) or looks[at - 1].text.endswith(":"):
            continue
        row = range(at, at + places.runs[at])
        if all(looks[each].style in _HEADLINES and _KICKER < looks[each].length <= _LONGEST for each in row):
            for each in row:
                number = page.numbers[each]
                kinds[number] = kinds[number] if kinds[number][0] else ("furniture", "headlines in a row, as links are")


def mark_rest(lines: list[Line], kinds: Kinds, page: Page) -> None:
    """What is like page furniture among the lines that are nothing else yet."""
    seen: set[str] = set()
    aside: set[str] = set()
    title = next((number for number, kind in enumerate(kinds) if kind[0] == "title"), len(kinds))
    first = next((at for at, number in enumerate(page.numbers) if number > title), len(page.numbers))
    for at, number in enumerate(page.numbers):
        look = page.looks[at]
        below = kinds[number + 1] if number + 1 < len(kinds) else ("", "")
        if not page.places.is_page or kinds[number][0]:
            continue
        if look.length >= FULL and look.text in seen:
            kinds[number] = ("furniture", "the same paragraph again")
        elif page.is_furniture(at, first=first) and number == title + 1 and is_standfirst(lines[number], below):
            kinds[number] = ("paragraph", STANDFIRST)
        elif page.is_furniture(at, first=first) and not _begins_list(page, at):
            kinds[number] = ("furniture", page.because("furniture", at) or "like page furniture")
            aside.add(look.text)
        elif _is_teaser(kinds, page, at):
            kinds[number] = ("furniture", "below a headline that stands there twice, as a link does")
        elif not look.prose and matches("byline", look.text):
            kinds[number] = ("furniture", "another author")
        seen.add(look.text)
    for at, number in enumerate(page.numbers if aside else ()):
        if page.looks[at].prose and page.looks[at].text in aside and not kinds[number][0]:
            kinds[number] = ("furniture", "set aside elsewhere on the page")


def _begins_list(page: Page, at: int) -> bool:
    """Whether a line is the first item of a list that the text begins with."""
    below = at
    while below < page.places.first and ITEM.match(page.looks[below].text):
        below += 1
    return at + 1 < below == page.places.first


def _is_teaser(kinds: Kinds, page: Page, at: int) -> bool:
    """Whether a paragraph stands right below a headline that stands there twice, and page furniture below it."""
    number = page.numbers[at]
    if at < 2 or number + 1 >= len(kinds) or kinds[number + 1][0] != "furniture" or kinds[number - 1][0] != "furniture":
        return False
    headline = page.looks[at - 1].text
    return page.numbers[at - 1] == number - 1 and headline in {
        look.text for look in page.looks[max(at - 4, 0) : at - 1]
    }
