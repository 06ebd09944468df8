"""Which line of a text is title, byline, heading, paragraph or page furniture, judged by looks and place.

A plain text file marks none of them. Lines that are certain come first: marked headings, furniture that says what it
is. The rest is judged together (`page`): where the text is, what stands above it, what inside it is like a heading.
When in doubt a line is a paragraph.
"""

import re
from collections.abc import Container, Iterator

from analysis.article.again import mark_captions, mark_pull_quotes, says_again
from analysis.article.furniture import (
    BY,
    ENTRY,
    FIELD,
    Kinds,
    furniture_reasons,
    mark_biography,
    mark_boilerplate,
    mark_boxes,
    mark_comments,
    mark_links,
    mark_running_heads,
    mark_signature,
)
from analysis.article.kept import keep_next, keep_slugs_above, keep_title, mark_numerals
from analysis.article.lines import AUTHOR, FRONT_MATTER, ITEM, MAIL, Line, begins_small
from analysis.article.looks import FULL, Look, asks_as_spoken, word_classes
from analysis.article.page import Page
from analysis.article.patterns import is_name, matches
from analysis.article.rest import mark_links_in_a_row, mark_rest
from analysis.article.speakers import spoken_lines
from analysis.article.top import in_small_letters, mark_byline, mark_title, settle_top

# Chosen on the annotated pages, by cross-validation: from which chance on a line between two paragraphs is a heading
# (in a text copied from a page, and in any other), one with something else above it,
# and the only one if it asks.
_HEADING, _PLAIN_HEADING, _LONE_HEADING, _LONE_QUESTION = 0.15, 0.015, 0.6, 0.45
# Of the annotated headings 1 in 20 is longer.
_LONGEST = 12
# Up to which chance on a line that stands as other headings do is no page furniture.
_NEARLY = 0.95
_ANSWER = re.compile(r"[\"“”]|(?:Yes|No|Not|Well|Maybe|Perhaps|Hardly)\b")
_SENTENCE = re.compile(r"(?<=[a-z][.!?]) ")
_ASKS_AT_LENGTH = 40  # words of the longest question of an interviewer
_ASKED = 4  # so many questions, and all headings ask: an interview
_HEADLINE = 5  # words
_DATED = frozenset(["date of publication", "read time"])
_MARKS = {FRONT_MATTER: "front matter", MAIL: "header of a mail"}
# Furniture that an article in plain text has too.
_NO_PAGE = _DATED | {
    *_MARKS.values(),
    BY,
    "mark of a heading",
    "boilerplate",
    ENTRY,
    "rating",
    "label of a live page",
    "footnote",
    "contact",
    "greeting of a letter",
    "signature of a mail",
    "release line",
    "end mark or rule",
}


def judge_lines(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Each line with its kind and the reason, in order."""
    kinds, page = sort_lines(lines)
    mark_title(lines, kinds, page)
    mark_byline(lines, kinds, page)
    headings, possible = _headings(lines, kinds, page)
    settle_top(lines, kinds, set(headings), possible)
    for number, reason in headings.items():
        kinds[number] = kinds[number] if kinds[number][0] else ("heading", reason)
    mark_pull_quotes(lines, kinds)
    mark_biography(lines, kinds)
    mark_links_in_a_row(kinds, page)
    mark_rest(lines, kinds, page)
    for line, (kind, reason) in zip(lines, kinds, strict=True):
        yield line, kind or "paragraph", reason


def sort_lines(lines: list[Line]) -> tuple[Kinds, Page]:
    """What each line is as far as that is certain, and the others to be judged together."""
    reasons = furniture_reasons([line.text for line in lines])
    kinds: Kinds = [_certain(line, reason) for line, reason in zip(lines, reasons, strict=True)]
    keep_title(lines, kinds)
    keep_next(lines, kinds)
    mark_numerals(lines, kinds)
    mark_captions(lines, kinds)
    mark_links(lines, kinds)
    keep_slugs_above(lines, kinds)
    mark_boxes(lines, kinds)
    mark_running_heads(lines, kinds)
    mark_signature(lines, kinds)
    mark_boilerplate(lines, kinds)
    mark_comments(lines, kinds)
    dated = {n for n, (_, reason) in enumerate(kinds) if reason in _DATED or reason == BY}
    furniture = sum(kind == "furniture" and reason not in _NO_PAGE for kind, reason in kinds)
    return kinds, Page(lines, list(kinds), dated, spoken_lines(lines, kinds), furniture)


def _certain(line: Line, furniture: str) -> tuple[str, str]:
    """What a line is by what it says or by its marks; nothing while that is not known."""
    if line.level == AUTHOR:
        return "byline", "the author in the front matter"
    if line.level < 0:
        return "furniture", _MARKS.get(line.level, "mark of a heading")
    if line.level == 1:
        return "heading", "marked as a heading"
    if furniture or says_again(line.text):
        return "furniture", furniture or "says the same again"
    return ("heading", "marked as a heading") if line.level else ("", "")


def _headings(lines: list[Line], kinds: Kinds, page: Page) -> tuple[dict[int, str], set[int]]:
    """The lines that are like headings, with the reason, and those that stand where a heading may.

    Beside marked headings only lines in capitals are.
    """
    places = page.places
    found: dict[int, str] = {}
    possible: set[int] = set()
    below_aside: set[int] = set()
    entries = sum(reason == ENTRY for _, reason in kinds)
    marked = any(line.level > 0 and kinds[number][0] == "heading" for number, line in enumerate(lines))
    for at in range(places.last - 1, -1, -1):
        number = page.numbers[at]
        if kinds[number][0] or not _looks_like_heading(page, at, kinds) or (marked and not _is_loud(page.looks[at])):
            continue
        below = page.numbers[at + 1] if at + 1 < len(page.numbers) else -1
        leads = places.is_text(at + 1) or (below > 0 and bool(ITEM.match(lines[below].text))) or below in found
        leads = leads or (at + 1 in places.listed and places.looks[at + 1].text.endswith(":"))
        above = at == 0 or kinds[page.numbers[at - 1]][0] or places.is_text(at - 1) or _is_stacked(page, at)
        above = bool(above) or (at - 1 in places.listed and at not in places.listed)
        if leads and above:
            possible.add(number)
        elif leads and (kinds[number - 1][0] == "furniture" or page.is_furniture(at - 1)):
            below_aside.add(number)
        timed = entries > 1 and number > 0 and kinds[number - 1][1] == ENTRY
        written = leads or (below > 0 and is_name(lines[below].text))  # above the text of an entry or who wrote it
        if written and timed and _names_entry(page.looks[at]):
            found[number] = "below the time of an entry"
        elif (
            (leads or at + 1 in places.listed)
            and _names_section(page, at)
            and (above or (number in below_aside and not matches("box", page.looks[at].text)))
        ):
            found[number] = "a name that sections have"
        elif at in places.series or (leads and _is_heading(page, at, above)):
            found[number] = page.because("heading", at)
    found |= _like_others(lines, kinds, page, found, possible | below_aside)
    return _settled(lines, kinds, page, found), possible


def _settled(lines: list[Line], kinds: Kinds, page: Page, found: dict[int, str]) -> dict[int, str]:
    """Headings judged together: with the other questions of an interview, and none if the only one is none."""
    places = page.places
    others = found.keys() - {page.numbers[at] for at in places.asking}
    quoted = all(lines[number].text[0] in "\"“‘'" for number in others)  # as what is set large beside an answer
    if len(found) > 1 and len(places.asking) >= _ASKED and quoted:
        found |= _other_questions(page, kinds, found)
    if len(found) == 1 and _is_none(page, lines, next(iter(found))):
        return {}
    return found


def _is_heading(page: Page, at: int, above: bool) -> bool:
    """Whether a line above a paragraph is so much like a heading that it is one."""
    least = _HEADING if page.places.is_page else _PLAIN_HEADING
    least = least if above and not _tops_block(page, at) else _LONE_HEADING
    return page.chance("heading", at) > least and not page.is_furniture(at, True)


def _like_others(
    lines: list[Line], kinds: Kinds, page: Page, found: Container[int], possible: set[int]
) -> dict[int, str]:
    """What stands as other headings do, and by itself is nearly as much like page furniture, or stands below some."""
    places = page.places
    if not places.is_page or 4 * sum(line.alone for line in lines) > 3 * len(lines):
        return {}  # where all lines stand alone, that says nothing
    others = sum(places.alone[at] for at in range(places.first, places.last) if page.numbers[at] in found)
    maybe = [
        at
        for at in range(places.first + 1, places.last)
        if places.alone[at]
        and page.numbers[at] in possible
        and (places.looks[at + 1].length >= FULL or at + 1 in places.listed)
        if page.numbers[at] not in found and not kinds[page.numbers[at]][0] and not _is_link(places.looks[at])
        if kinds[page.numbers[at] - 1][1] != FIELD
        if page.chance("furniture", at) < _NEARLY
        if places.looks[at].length > 1 or page.chance("heading", at) > _HEADING
    ]
    return {page.numbers[at]: "as other headings stand" for at in maybe if others + len(maybe) > 1}


def _is_link(look: Look) -> bool:
    """Whether a line may be a headline or a name on its own, as links to other articles and credits are."""
    long = look.length > _HEADLINE and look.style in ("in title case", "half in title case", "in capitals")
    return long or is_name(look.text) or "|" in look.text or "/" in look.text


def _other_questions(page: Page, kinds: Kinds, found: Container[int]) -> dict[int, str]:
    """What else asks and stands alone above an answer, as in an interview."""
    places, looks, asking = page.places, page.looks, frozenset(page.places.asking)
    return {
        page.numbers[at]: "one of several questions"
        for at in range(places.first + 1, places.last)
        if places.alone[at] and places.is_text(at + 1) and not kinds[page.numbers[at]][0]
        if page.numbers[at] not in found
        if (at in asking and len(_SENTENCE.split(looks[at].text)[-1].split()) <= _LONGEST)
        or (asking.isdisjoint((at - 1, at + 1)) and _asks_at_length(looks[at]))
    }


def _asks_at_length(look: Look) -> bool:
    """Whether a line as long as a sentence ends in a question to somebody."""
    if not look.text.endswith("?") or look.length > _ASKS_AT_LENGTH:
        return False
    asked, classes = _SENTENCE.split(look.text)[-1].lower().split(), word_classes()
    return asked[0] in classes["ask"] and not classes["you"].isdisjoint(asked)


def _looks_like_heading(page: Page, at: int, kinds: Kinds) -> bool:
    """Short, begun with a capital, a digit or a sign, and not ended as a sentence is (a question may be)."""
    look, places = page.looks[at], page.places
    if look.ended or look.length > _LONGEST:
        return False
    number = page.numbers[at]
    apart = places.alone[at] or _tops_block(page, at) or (number > 0 and kinds[number - 1][1] == ENTRY)
    if not apart and 2 * sum(places.alone) >= len(places.alone):
        return False
    bare = look.text.lstrip("\"'“”‘’([*_")
    small = bare[:1].islower() if places.is_page else begins_small(bare)
    if small or bare[:1] == "<":
        return False
    if look.text.rstrip('"”')[-1:] in ":;," and not matches("section", look.text):
        return False
    if ITEM.match(look.text) and at not in page.places.series:
        return False
    if look.text.endswith("?"):
        answered = at + 1 < len(page.looks) and _ANSWER.match(page.looks[at + 1].text)
        return not asks_as_spoken(look.text) and not (answered and len(page.places.asking) == 1)
    return any(map(str.isalpha, look.text)) and not matches("byline", look.text)


def _names_entry(look: Look) -> bool:
    """Whether what stands below the time of an entry is its heading, and not who wrote it."""
    return look.length > 1 and not is_name(look.text) and not matches("role", look.text)


def _names_section(page: Page, at: int) -> bool:
    """Whether a line is what sections are called, as `Findings` is; one that heads a list is a box (`Summary`)."""
    text, listed = page.looks[at].text, ITEM.match(page.looks[at + 1].text)
    return matches("section", text) and not (listed and matches("box", text))


def _tops_block(page: Page, at: int) -> bool:
    """Whether a line has a blank line above and stands right above a paragraph, and does not ask."""
    places = page.places
    between = page.numbers[max(at - 1, 0) : at + 2] == list(range(page.numbers[at] - 1, page.numbers[at] + 2))
    asks = page.looks[at].text.endswith("?")
    return not asks and between and places.alone[at - 1] and not places.alone[at + 1] and places.prose[at + 1]


def _is_loud(look: Look) -> bool:
    """Whether a line is in capitals, and shorter than a headline."""
    return look.style == "in capitals" and look.length < _HEADLINE


def _is_stacked(page: Page, at: int) -> bool:
    """Whether a short line stands below another one that is alone with it, both with blank lines around."""
    places = page.places
    return (
        not places.is_page
        and places.runs[at] == 2
        and places.alone[at]
        and places.alone[at - 1]
        and places.is_text(at - 2)
    )


def _is_none(page: Page, lines: list[Line], number: int) -> bool:
    """Whether the only heading of an article is none: a question, or as long as a sentence and in small letters."""
    text = lines[number].text
    if text.endswith("?") and page.chance("heading", page.numbers.index(number)) < _LONE_QUESTION:
        return True
    return len(text.split()) > 8 and in_small_letters(text)
