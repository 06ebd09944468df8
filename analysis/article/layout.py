"""Which line of a text is title, byline, heading, paragraph or page furniture, judged by looks and place.

A plain text file marks none of them. Lines that are certain come first: marked headings, furniture that says what it
is. The rest is judged together (`page`): where the text is, what stands above it, what inside it is like a heading.
When in doubt a line is a paragraph.
"""

import re
from collections.abc import Container, Iterator

from analysis.article.furniture import (
    BY,
    ENTRY,
    LONGEST,
    Kinds,
    furniture_reasons,
    keep_slugs_above,
    mark_biography,
    mark_boilerplate,
    mark_boxes,
    mark_comments,
    mark_links,
    mark_running_heads,
    mark_signature,
)
from analysis.article.lines import AUTHOR, FRONT_MATTER, ITEM, MAIL, Line, begins_small
from analysis.article.looks import Look, asks_as_spoken, word_classes
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
_ANSWER = re.compile(r"[\"“”]|(?:Yes|No|Not|Well|Maybe|Perhaps|Hardly)\b")
_SENTENCE = re.compile(r"(?<=[a-z][.!?]) ")
_ASKS_AT_LENGTH = 40  # words of the longest question of an interviewer
_ASKED = 4  # so many questions, and all headings ask: an interview
_HEADLINE = 5  # words
_AGAIN = 8  # words of the shortest line that says the same again and is no chant
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
    mark_biography(lines, kinds)
    mark_links_in_a_row(kinds, page)
    mark_rest(lines, kinds, page)
    for line, (kind, reason) in zip(lines, kinds, strict=True):
        yield line, kind or "paragraph", reason


def sort_lines(lines: list[Line]) -> tuple[Kinds, Page]:
    """What each line is as far as that is certain, and the others to be judged together."""
    reasons = furniture_reasons([line.text for line in lines])
    kinds: Kinds = [_certain(line, reason) for line, reason in zip(lines, reasons, strict=True)]
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
    if furniture or _says_again(line.text):
        return "furniture", furniture or "says the same again"
    return ("heading", "marked as a heading") if line.level else ("", "")


def _headings(lines: list[Line], kinds: Kinds, page: Page) -> tuple[dict[int, str], set[int]]:
    """The lines that are like headings, with the reason, and those that stand where a heading may.

    Beside marked headings only lines in capitals are.
    """
    places = page.places
    found: dict[int, str] = {}
    possible: set[int] = set()
    entries = sum(reason == ENTRY for _, reason in kinds)
    marked = any(line.level > 0 and kinds[number][0] == "heading" for number, line in enumerate(lines))
    for at in range(places.last - 1, -1, -1):
        number = page.numbers[at]
        if kinds[number][0] or not _looks_like_heading(page, at, kinds) or (marked and not _is_loud(page.looks[at])):
            continue
        below = page.numbers[at + 1] if at + 1 < len(page.numbers) else -1
        leads = places.is_text(at + 1) or (below > 0 and bool(ITEM.match(lines[below].text))) or below in found
        above = at == 0 or kinds[page.numbers[at - 1]][0] or places.is_text(at - 1) or _is_stacked(page, at)
        above = above or (at - 1 in places.listed and at not in places.listed)
        if leads and above:
            possible.add(number)
        timed = number > 0 and kinds[number - 1][1] == ENTRY and entries > 1
        if leads and timed and _names_entry(page.looks[at]):
            found[number] = "below the time of an entry"
            continue
        if leads and above and _names_section(page, at):
            found[number] = "a name that sections have"
            continue
        least = (
            (_HEADING if places.is_page else _PLAIN_HEADING) if above and not _tops_block(page, at) else _LONE_HEADING
        )
        if at in places.series or (leads and page.chance("heading", at) > least and not page.is_furniture(at, True)):
            found[number] = page.because("heading", at)
    others = found.keys() - {page.numbers[at] for at in places.asking}
    quoted = all(lines[number].text[0] in "\"“‘'" for number in others)  # as what is set large beside an answer
    if len(found) > 1 and len(places.asking) >= _ASKED and quoted:
        found |= _other_questions(page, kinds, found)
    if len(found) == 1 and _is_none(page, lines, next(iter(found))):
        found = {}
    return found, possible


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


def _says_again(text: str) -> bool:
    """Whether a line is the same title two or three times, as captions of players are; the third may be cut short."""
    if len(text) > LONGEST or text[:_AGAIN] not in text[_AGAIN:] or text[-1] in ".!?":
        return False
    words = text.split()
    for length in range(_AGAIN // 2, len(words) // 2 + 1):
        if words[length : length + 2] == words[:2] and " ".join(words[:length] * 3).startswith(text):
            return True
    return len(words) >= _AGAIN and words == words[: len(words) // 3] * 3
