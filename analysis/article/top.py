"""What stands above the text: title, byline, role, standfirst."""

import re

from analysis.article.furniture import BY, ENTRY, Kinds
from analysis.article.lines import FULL_STOP, ITEM, Line, is_prose
from analysis.article.looks import Look, word_classes
from analysis.article.page import Page
from analysis.article.patterns import is_at_work, is_name, matches
from analysis.text.names import given_names

# Chosen on the annotated pages, by cross-validation: from which chance on a line is the title.
_TITLE = 0.1
# One that is less like a title is it where no other line above the text is nearly as much.
_ALONE, _LEAST = 5, 0.03
_TOLD = 0.02  # of one whose words return in the text
_HEADLINE = 6  # words of the shortest headline in title case that its standfirst may outdo
_KICKER, _TOPIC = 3, 3  # words of the longest topic above a title
_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'“”‘’)]*\s+[\"'“”‘’(]*[A-Z]")
_INITIALS = re.compile(r"\.[A-Z]\.$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\s")  # begins an entry of a live page
_SCORE = re.compile(r"[^\d:,]{3,40} \d{1,3} ?[-–] ?\d{1,3} [^\d:,]{3,40}")  # `Rovers 2 - 2 Town`
_BETWEEN_TOPICS = re.compile(r" [|•·”>/] ")  # `›` and `»` are read as `”`
_LETTER = re.compile(r"[^\W\d_]")
_DATE = "date of publication"
_BELOW_NAMES = frozenset(
    [
        *("read time", _DATE, "share prompt", "contact", "account of the author", "follow prompt"),
        *("number on its own", "role of the author"),
    ]
)
_SHORT = 7  # words of the longest line that is no standfirst by its length
STANDFIRST = "a standfirst: between the title and the text"
_TITLED = {"header of a mail": "the subject of a mail", "front matter": "the title in the front matter"}


def mark_title(lines: list[Line], kinds: Kinds, page: Page) -> None:
    """The line that is most like a title of those above the text; what stands above it belongs to the page."""
    at = _marked_title(lines, kinds)
    if at is None:
        place = _likeliest_title(lines, kinds, page)
        if place is None:
            return
        at = page.numbers[place]
        kinds[at] = ("title", page.because("title", place) or "above the text, not ended as a sentence is")
    for number in range(at):
        if not kinds[number][0] and not is_prose(lines[number]):
            kicker = matches("kicker", lines[number].text) or lines[number].text.isupper()
            kinds[number] = ("furniture", "section of the newspaper" if kicker else "above the title")


def _marked_title(lines: list[Line], kinds: Kinds) -> int | None:
    """The only heading of the first level, if nothing but furniture stands above it."""
    first = next((n for n, kind in enumerate(kinds) if kind[0] not in ("furniture", "byline")), None)
    if first is None or lines[first].level != 1 or any(line.level == 1 for line in lines[first + 1 :]):
        return None
    above = kinds[first - 1][1] if first else ""
    kinds[first] = ("title", _TITLED.get(above, "first line, marked as a heading"))
    return first


def _likeliest_title(lines: list[Line], kinds: Kinds, page: Page) -> int | None:
    places = page.places
    stop = places.first + (2 if places.is_page else 1)
    above = [at for at in range(min(stop, len(page.looks) - 1)) if _may_be_title(lines, page, at)]
    if not above or (
        not any(places.prose[above[0] + 1 :]) and not any(is_prose(lines[n]) for n in page.numbers[above[0] + 1 :])
    ):
        return None
    entry = next((n for n, (_, reason) in enumerate(kinds) if reason == ENTRY), len(lines))
    above = [at for at in above if page.numbers[at] < entry] or above  # of a live page the title, not its entries' ones
    # A section of the newspaper, a score, or a standfirst of two sentences, only where nothing else may be the title.
    above = [at for at in above if not _names_no_story(page.looks[at])] or above
    best = max(above, key=lambda at: page.chance("title", at))
    below = [at for at in above if best < at <= best + 2 and page.looks[at].length > _KICKER + 1]
    if below and page.looks[best].length <= _KICKER and 2 * page.chance("title", below[0]) > page.chance("title", best):
        best = below[0]  # what stood above it is a topic
    if best - 1 in above and (_is_standfirst(page, best) or _is_shared(lines, kinds, page, best - 1)):
        best -= 1
    chances = sorted(page.chance("title", at) for at in above)
    if chances[-1] >= _TITLE or (len(above) > 1 and chances[-1] >= max(_ALONE * chances[-2], _LEAST)):
        return best
    if chances[-1] >= _LEAST and places.signed(best) and page.looks[best].length > _KICKER + 1:
        return best
    if places.is_page and len(above) > 1:
        likely = chances[-1] >= _TOLD and page.looks[best].length > _KICKER and not page.looks[best].ended
        return best if likely and places.is_told(best) else None
    return above[0]


def _is_standfirst(page: Page, at: int) -> bool:
    """Whether the line right above (or above a rating) is the headline: as much like a title, only farther from the
    author or the date.
    """
    headline, line = page.looks[at - 1], page.looks[at]
    beside = page.numbers[at] <= page.numbers[at - 1] + 2
    if not beside or headline.length <= _KICKER or headline.text == line.text:
        return False
    titled = headline.style == "in title case" and line.style == "in small letters" and headline.length >= _HEADLINE
    return titled or page.chance("title", at - 1) >= _TITLE


def _is_shared(lines: list[Line], kinds: Kinds, page: Page, at: int) -> bool:
    """Whether a line stands farther up too, right above the buttons to share it: `Copy link`."""
    text = page.looks[at].text
    below = [n + 1 for n in range(page.numbers[at]) if lines[n].text == text and page.looks[at].length > _KICKER]
    return any(kinds[n][1] == "share prompt" for n in below)


def _may_be_title(lines: list[Line], page: Page, at: int) -> bool:
    look, line = page.looks[at], lines[page.numbers[at]]
    if line.level or look.length > 30 or not _LETTER.search(look.text) or ITEM.match(look.text):
        return False
    if (
        re.match(r"Q[:.]?\s", look.text)
        or look.text[-1] in ":;,"
        or matches("byline", look.text)
        or (matches("signature", look.text) and page.places.signed(at))
        or _CLOCK.match(look.text)
    ):
        return False
    if look.text.endswith("?") and not line.alone and look.length > 12 and not page.places.signed(at):
        return False
    # A sentence is a title only where a date or an author stands right below.
    signed = page.places.signed(at) or is_name(lines[page.numbers[at] + 1].text)
    ended = FULL_STOP.search(look.text.rstrip("!")[-9:]) and not _INITIALS.search(look.text)
    return not (look.prose or ended) or (signed and look.length < 20)


def _names_no_story(look: Look) -> bool:
    if matches("kicker", look.text) or _SCORE.fullmatch(look.text) or _are_topics(look.text):
        return True
    return look.length > 15 and bool(_SENTENCES.search(look.text))


def _are_topics(text: str) -> bool:
    """Whether a line is a path through the paper: `Energy | Grid & Pipelines`."""
    parts = _BETWEEN_TOPICS.split(text)
    return len(parts) > 1 and all(part[:1].isupper() and len(part.split()) <= _TOPIC for part in parts)


def mark_byline(lines: list[Line], kinds: Kinds, page: Page) -> None:
    """A name near the title, where it says so or where a role, a read time or a date follows."""
    title = next((n for n, kind in enumerate(kinds) if kind[0] == "title"), None)
    if title is None:
        start, stop = 0, 12
    else:
        start, stop = title + 1, title + 25
    prose, known = 0, any(kind[0] == "byline" for kind in kinds)
    for number in range(start, min(stop, len(lines))):
        kind, text = kinds[number][0], lines[number].text
        if kind == "heading" or prose > 2:
            return
        if kind:
            continue
        prose += is_prose(lines[number]) and len(text.split()) > 12
        if len(text) > 120 or FULL_STOP.search(text[-9:]):
            continue
        reason = _signs(lines, kinds, number, title is not None)
        if reason and known:
            kinds[number] = ("furniture", "the author again")
        elif reason:
            kinds[number] = ("byline", reason)
        if reason:
            if _is_role(lines, kinds, number + 1):
                kinds[number + 1] = ("furniture", "role of the author")
            elif _is_name_above_date(lines, kinds, number + 1):
                kinds[number + 1] = ("furniture", "paper of the author")
            return


def _signs(lines: list[Line], kinds: Kinds, number: int, titled: bool) -> str:
    """Why a line names the author, or nothing."""
    text = lines[number].text
    if matches("byline", text):
        return "begins with “by”" if re.match(r"\W*by\b", text, re.I) else "a name and an account, a paper or a date"
    above = number and (kinds[number - 1][0] in ("title", "furniture") or _is_deck(lines[number - 1], lines[number]))
    if number and kinds[number - 1][1] == BY and is_name(text):
        return "a name below “by”"
    dated = number + 1 < len(lines) and kinds[number + 1][1] in _BELOW_NAMES
    dated = dated or (_begins_with_given_name(text) and _is_name_above_date(lines, kinds, number + 1))
    named = (is_name(text) or is_at_work(text)) and not _prompts(text)
    if titled and above and named and (dated or _is_role(lines, kinds, number + 1)):
        return "a name between the title and a role, a read time or a date"
    if titled and matches("signature", text):
        return "a name and a role"
    return ""


def _prompts(text: str) -> bool:
    """Whether a line that looks like a name has a word of prompts: `Social Sharing`."""
    return not word_classes()["prompt"].isdisjoint(text.lower().split()) and not _begins_with_given_name(text)


def _is_name_above_date(lines: list[Line], kinds: Kinds, number: int) -> bool:
    """Whether a line may be the name of the paper that an author writes for."""
    if number + 1 >= len(lines) or kinds[number][0] or kinds[number + 1][1] not in _BELOW_NAMES:
        return False
    return is_name(lines[number].text)


def _is_role(lines: list[Line], kinds: Kinds, number: int) -> bool:
    if number >= len(lines) or kinds[number][0] or len(lines[number].text) > 80:
        return False
    return matches("role", lines[number].text)


def _is_deck(line: Line, name: Line) -> bool:
    """Whether a line above an author's name may be a standfirst."""
    return not is_prose(line) or (len(line.text.split()) <= 30 and _begins_with_given_name(name.text))


def _begins_with_given_name(text: str) -> bool:
    return len(text.split()) < 4 and text.split()[0].lower() in given_names()


def in_small_letters(text: str) -> bool:
    """Whether a line is written as a sentence is, not as a title in English is."""
    words = text.split()
    return 2 * sum(word[0].islower() for word in words) >= len(words)


def settle_top(lines: list[Line], kinds: Kinds, headings: set[int], possible: set[int]) -> None:
    """Tell the standfirst, the author's bare name and the title once more from a heading above the first paragraph."""
    title = next((number for number, kind in enumerate(kinds) if kind[0] == "title"), None)
    if title is None:
        return
    first = next((n for n in range(title + 1, len(lines)) if not kinds[n][0] and is_prose(lines[n])), len(lines))
    others = [len(lines[number].text.split()) for number in headings if number > first]
    about = [n for n in range(title + 1, first) if kinds[n][0] == "byline" or kinds[n][1] in _BELOW_NAMES]
    bylined = any(kind[0] == "byline" for kind in kinds)
    people = any(number > first and _begins_with_given_name(lines[number].text) for number in headings)
    below_title = True
    for number in range(title + 1, first):
        line = lines[number]
        if kinds[number][0] or line.level:
            below_title = False
            continue
        longer = len(line.text.split()) > max([_SHORT, *others]) and (below_title or in_small_letters(line.text))
        heads = number in possible and others and not longer and not (about and number < about[-1])
        if line.text == lines[title].text:
            kinds[number] = ("furniture", "the title again")
        elif number + 1 < len(lines) and kinds[number - 1][1] == kinds[number + 1][1] == _DATE:
            kinds[number] = ("furniture", "what a live page has at a time")
        elif matches("day", line.text):
            kinds[number] = ("furniture", _DATE)
        elif kinds[number - 1][1] == ENTRY and number in headings:
            continue
        elif people and heads and _begins_with_given_name(line.text):
            continue  # the first of several people, each with a part of the text
        elif not bylined and is_name(line.text) and (not heads or _begins_with_given_name(line.text)):
            kinds[number] = ("byline", "a name between the title and the text")
            bylined = True
        elif number in headings and about and number < about[-1]:
            kinds[number] = ("paragraph", "a label above the author or the date")
        elif not heads and not others and number == first - 1 and number in headings:
            kinds[number] = ("paragraph", "a place or a label above the text")
        elif not heads and len(line.text.split()) > 3:
            kinds[number] = ("paragraph", STANDFIRST)


def is_standfirst(line: Line, below: tuple[str, str]) -> bool:
    """Whether a sentence right below the title is the article's: it prompts nobody to anything, and is no caption."""
    words, classes = set(line.text.lower().split()), word_classes()
    if not is_prose(line) or len(words) <= _SHORT or not words.isdisjoint(classes["prompt"]):
        return False
    if below[0] == "byline" or below[1] in _BELOW_NAMES:
        return True
    return below[1] != "credit or caption" and words.isdisjoint(classes["caption"] | classes["credit"])
