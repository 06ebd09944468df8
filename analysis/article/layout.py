"""Which line of a text is title, byline, heading, paragraph or page furniture, judged by looks and place.

A plain text file marks none of them. The rules here know no article's words; when in doubt a line is a paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from analysis.article.furniture import Kinds, furniture_reason, mark_biography, mark_boilerplate, mark_links
from analysis.article.lines import FRONT_MATTER, FULL_STOP, ITEM, NAME, Line, is_prose
from analysis.lexicons.lexicon import shipped_rows

_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'“”‘’)]*\s+[\"'“”‘’(]*[A-Z]")
_LETTER = re.compile(r"[^\W\d_]")
_BYLINE = re.compile(
    r"[*_]{0,3}(?i:by:?|(?:written|posted|published|story|words|text|interview|report|review) by|as told to)\s+"
    r"(?:[A-Z].{1,100}|(?:an? |our |the )?(?:[A-Za-z]+ ){0,3}"
    r"(?i:staff|writers?|reporters?|correspondents?|editors?|desk|team))"
)
_ROLE = re.compile(
    r"(?:[\w’'&./-]+,? ){0,6}(?:correspondents?|reporters?|editors?|writers?|columnists?|bureau chief|contributors?|"
    r"analyst|photographer|journalist|critic|producer)(?:,? (?:in |at |for |of )?[\w’' ]{2,40})?",
    re.I,
)
_NAME_ONLY = re.compile(rf"{NAME}(?:\s*(?:,|and|&)\s*{NAME})*(?:\s*[,|]\s*[\w .]{{3,40}}| in {NAME.split('(')[0]})?")
_SPOKEN_QUESTION = re.compile(
    r"[\"'“”‘’]|[QA][.:]\s|Q\s|Q[A-Z]|(?:And|But|So|Or|Then|Now|Yet|It|It['’]s|That|That['’]s|He|She|They|I|We|You)\b"
)
_LABEL = re.compile(r"[*_]*([A-Z][\w.'’ -]{0,40}?)(?: \([^)]{1,40}\))?[*_]*:")
_ANSWER = re.compile(r"[\"“”]|(?:Yes|No|Not|Well|Maybe|Perhaps|Hardly)\b")
# A newspaper's sections, as they stand above a title.
_KICKER = re.compile(
    r"(?:(?:local|world|us|uk|national|international|breaking) )?news|world|politics|business|opinion|sports?|culture|"
    r"economy|science|health|technology|tech|education|environment|lifestyle|travel|analysis|exclusive|explainer|"
    r"features?|comment|commentary|editorial|"
    r"obituar(?:y|ies)|reviews?|interview|arts|books|food|style|money|markets|life|society|long ?reads?|live|video|"
    r"perspective|guest essay|first person|in depth|profile",
    re.I,
)
# What may follow a name for it to be the author's.
_BELOW_NAMES = (
    *("read time", "date of publication", "share prompt", "contact", "account of the author", "follow prompt"),
    *("number on its own", "role of the author"),
)


def looks_like_heading(line: Line) -> bool:
    """Short, begun with a capital or a digit, and not ended as a sentence is (a question may be)."""
    text = line.text
    if len(text) > 100 or len(text.split()) > 14 or not _LETTER.search(text):
        return False
    first = text.lstrip("\"'“”‘’([*_")[:1]
    if not (first.isupper() or first.isdigit()) or ITEM.match(text):
        return False
    return not FULL_STOP.search(text[-9:])


def judge_lines(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Each line with its kind and the reason, in order."""
    kinds: Kinds = [("", "")] * len(lines)
    for number, line in enumerate(lines):
        reason = furniture_reason(line.text)
        if line.level < 0:
            kinds[number] = ("furniture", "front matter" if line.level == FRONT_MATTER else "mark of a heading")
        elif reason:
            kinds[number] = ("furniture", reason)
        elif line.level:
            kinds[number] = ("heading", "marked as a heading")
    mark_links(lines, kinds)
    mark_boilerplate(lines, kinds)
    _mark_title(lines, kinds)
    _mark_byline(lines, kinds)
    candidates = _headings(lines, kinds)
    _settle_top(lines, kinds, candidates)
    _mark_headings(lines, kinds, candidates)
    mark_biography(lines, kinds)
    for line, (kind, reason) in zip(lines, kinds, strict=True):
        yield line, kind or "paragraph", reason


def _mark_title(lines: list[Line], kinds: Kinds) -> None:
    unknown = [number for number, kind in enumerate(kinds) if kind[0] != "furniture"]
    if len(unknown) < 2:
        return
    text = lines[unknown[0]].text
    louder = text.isupper() and len(text.split()) < 3 and not lines[unknown[1]].text.isupper()
    if (louder or _KICKER.fullmatch(text)) and len(unknown) > 2 and not is_prose(lines[unknown[1]]):
        kinds[unknown.pop(0)] = ("furniture", "section of the newspaper")
    first = unknown[0]
    line = lines[first]
    if line.level:
        if line.level == 1 and all(lines[number].level != 1 for number in unknown[1:]):
            kinds[first] = ("title", "first line, marked as a heading")
        return
    # A question that runs on into the next line is one of the article's, unless it is as short as a headline.
    longest = 12 if line.text.endswith("?") and not line.alone else 30
    short = len(line.text) <= 200 and len(line.text.split()) <= longest and not _SENTENCES.search(line.text)
    prose = sum(is_prose(lines[number]) for number in unknown[1:])
    if (
        short
        and prose
        and _LETTER.search(line.text)
        and not FULL_STOP.search(line.text[-9:])
        and not ITEM.match(line.text)
        and not re.match(r"Q[:.]?\s", line.text)
    ):
        kinds[first] = ("title", "first line, not ended as a sentence is")


def _mark_byline(lines: list[Line], kinds: Kinds) -> None:
    """A name below the title, where it says so or where a role, a read time or a date follows."""
    titled = False
    prose = 0
    for number, line in enumerate(lines[:12]):
        kind = kinds[number][0]
        titled |= kind == "title"
        if kind == "heading" or prose > 1:
            return
        if kind:
            continue
        prose += is_prose(line)
        if len(line.text) > 120 or FULL_STOP.search(line.text[-9:]):
            continue
        above = kinds[number - 1][0] in ("title", "furniture") or _is_deck(lines[number - 1], line)
        if _BYLINE.fullmatch(line.text):
            kinds[number] = ("byline", "begins with “by”")
        elif titled and above and _NAME_ONLY.fullmatch(line.text) and _names_author(lines, kinds, number + 1):
            kinds[number] = ("byline", "a name between the title and a role, a read time or a date")
        elif titled and _ROLE.fullmatch(line.text) and re.match(NAME, line.text) and _dated(kinds, number + 1):
            kinds[number] = ("byline", "a name and a role above a read time or a date")
        else:
            continue
        if _is_role(lines, kinds, number + 1):
            kinds[number + 1] = ("furniture", "role of the author")
        return


def _names_author(lines: list[Line], kinds: Kinds, below: int) -> bool:
    """Whether the line below a name shows that it is the author's."""
    return _dated(kinds, below) or _is_role(lines, kinds, below)


def _dated(kinds: Kinds, number: int) -> bool:
    return number < len(kinds) and kinds[number][1] in _BELOW_NAMES


def _is_role(lines: list[Line], kinds: Kinds, number: int) -> bool:
    if number >= len(lines) or kinds[number][0] or len(lines[number].text) > 80:
        return False
    return bool(_ROLE.fullmatch(lines[number].text))


def _is_deck(line: Line, name: Line) -> bool:
    """Whether a line above an author's name may be a standfirst."""
    return not is_prose(line) or (len(line.text.split()) <= 30 and _begins_with_given_name(name.text))


def _headings(lines: list[Line], kinds: Kinds) -> list[int]:
    """Which lines may be headings: short ones of their own, each followed by prose; only marked ones, if any are."""
    marked = [number for number, line in enumerate(lines) if line.level > 0 and kinds[number][0] == "heading"]
    if marked:
        return marked
    questions, numbered, spoken = _heading_questions(lines, kinds), _numbered(lines, kinds), _spoken(lines, kinds)
    found: list[int] = []
    leads = False  # whether what follows begins with prose, perhaps below another heading
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if kinds[number][0] == "furniture":
            continue
        if kinds[number][0]:
            break
        stands = line.alone or _between_prose(lines, kinds, number)
        if number in spoken or (is_prose(line) and number not in questions):
            leads = True
        elif number in numbered or (leads and stands and looks_like_heading(line)):
            found.append(number)
        else:
            leads = bool(ITEM.match(line.text))
    return found[::-1]


def _spoken(lines: list[Line], kinds: Kinds) -> set[int]:
    """The lines of a transcript, begun with the name of the speaker: a label that opens two lines and more."""
    labels = {number: _LABEL.match(line.text) for number, line in enumerate(lines) if not kinds[number][0]}
    times = Counter(label[1] for label in labels.values() if label)
    return {number for number, label in labels.items() if label and (times[label[1]] > 1 or _calls(label))}


def _calls(label: re.Match) -> bool:
    """Whether a label in capitals stands before words that are not: `HALE: Why?`."""
    return label[1].isupper() and len(label[1]) > 2 and not label.string.isupper()


def _numbered(lines: list[Line], kinds: Kinds) -> set[int]:
    """Headings with a number: `1. Who pays`, each followed by prose where a list goes on with its next item."""
    known = [number for number, kind in enumerate(kinds) if not kind[0]]
    found = {
        number
        for number, below in pairwise(known)
        if re.match(r"\d{1,2}[.)]\s", lines[number].text)
        and looks_like_heading(lines[number]._replace(text=ITEM.sub("", lines[number].text, count=1)))
        and not ITEM.match(lines[below].text)
        and is_prose(lines[below])
    }
    return found if len(found) > 1 else set()


def _settle_top(lines: list[Line], kinds: Kinds, candidates: list[int]) -> None:
    """Tell the standfirst and the author's bare name, above the first paragraph, from a heading there."""
    title = next((number for number, kind in enumerate(kinds) if kind[0] == "title"), None)
    if title is None:
        return
    known = set(candidates)
    first = next((n for n in range(title + 1, len(lines)) if not kinds[n][0] and n not in known), len(lines))
    others = [len(lines[number].text.split()) for number in candidates if number > first]
    about_author = [n for n in range(title + 1, first) if kinds[n][0] == "byline" or kinds[n][1] in _BELOW_NAMES]
    bylined, below_title = False, True
    for number in range(title + 1, first):
        line = lines[number]
        if number not in known or line.level:
            bylined |= kinds[number][0] == "byline"
            below_title = False
            continue
        above_author = bool(about_author) and number < about_author[-1]
        longer = len(line.text.split()) > max([7, *others]) and (below_title or _in_small_letters(line))
        heads = others and not above_author and not longer
        if line.text == lines[title].text:
            kinds[number] = ("furniture", "the title again")
        elif not bylined and _NAME_ONLY.fullmatch(line.text) and (not heads or _begins_with_given_name(line.text)):
            kinds[number] = ("byline", "a name between the title and the text")
            bylined = True
        elif not heads:
            kinds[number] = ("paragraph", "a standfirst: between the title and the text")


def _in_small_letters(line: Line) -> bool:
    """Whether a line is written as a sentence is, not as a title in English is."""
    words = line.text.split()
    return 2 * sum(word[0].islower() for word in words) >= len(words)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["cue"] for row in shipped_rows("given_names"))


def _begins_with_given_name(text: str) -> bool:
    return len(text.split()) < 4 and text.split()[0].lower() in _given_names()


def _mark_headings(lines: list[Line], kinds: Kinds, candidates: list[int]) -> None:
    """A single line in small letters, as long as a sentence, is more often a caption than a heading."""
    left = [number for number in candidates if kinds[number][0] in ("", "heading")]
    for number in left:
        line = lines[number]
        short = len(line.text.split()) < 9 or line.text.endswith("?")
        if short or line.level or len(left) > 1 or not _in_small_letters(line):
            reason = "a short line of its own above prose, not ended as a sentence is"
            kinds[number] = ("heading", kinds[number][1] or reason)


def _heading_questions(lines: list[Line], kinds: Kinds) -> set[int]:
    """The lines that ask as a heading asks: `Who built it?`, not `But can they deliver?` or `Q: Is it so?`.

    One that stands by itself in an article without other headings is more often a paragraph, unless it is short and
    what follows is no answer.
    """
    known = [number for number, kind in enumerate(kinds) if not kind[0]]
    asked = {number for number in known if lines[number].alone and _asks_as_heading(lines[number])}
    plain = [
        number
        for number in known
        if lines[number].alone and not is_prose(lines[number]) and looks_like_heading(lines[number])
    ]
    if plain or len(asked) > 1:
        return asked
    return {
        number
        for number in asked
        if len(lines[number].text.split()) <= 8 and not _ANSWER.match(lines[min(number + 1, len(lines) - 1)].text)
    }


def _asks_as_heading(line: Line) -> bool:
    return looks_like_heading(line) and line.text.endswith("?") and not _SPOKEN_QUESTION.match(line.text)


def _between_prose(lines: list[Line], kinds: Kinds, number: int) -> bool:
    """In a text without blank lines: prose (or nothing, or the top) above, a full paragraph below."""
    above = number == 0 or kinds[number - 1][0] in ("title", "byline", "furniture") or is_prose(lines[number - 1])
    below = number + 1 < len(lines) and is_prose(lines[number + 1]) and len(lines[number + 1].text.split()) > 14
    return above and below
