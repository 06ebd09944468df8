"""Speaker labels: a name and a colon that give what follows to somebody, without quotation marks.

`WALLACE: Let us begin.` in a transcript, `Poll: Voters favor the bridge` over a story. Labels of other things are told
apart by what else stands there: `Update:` by the word, `Iowa:` in a list of results as it stands but once.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from analysis.lexicons.keys import fold
from analysis.text.characters import CAPITALS
from analysis.text.classes import word_classes, word_list
from analysis.words.reading import Reading

_NAME = rf"[{CAPITALS}][\w'’.-]*"
# `HALE:`, `**Anna Berg (D):**`, `Anna Berg, 34, nurse:`; group 1 is the name, group 2 the colon.
_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+"  # of a recording, before the name
_ASIDE = r",[^:“\"\n]{1,60}| \([^()\n]{1,40}\)| \[[^\[\]\n]{1,40}\]"
LABEL = re.compile(
    rf"(?:{_TIME})?[\"“*_]*((?:{_NAME} ){{0,3}}{_NAME}(?: \d{{1,2}})?)(?:{_ASIDE})?[*_]*(:)[*_]*(?=[\s\"“‘'])"
)
_LINE_END = re.compile("\n")
_LONGEST_HEADLINE = 20  # words; what is longer is a paragraph of the story
_REST = 3  # words that must follow a label, once at least; a turn of somebody who is known may be shorter
_FARTHEST_COLON = 120  # characters from the start of the paragraph
_LETTERS = frozenset("QA")  # of an interview
# The classes of the words in a label.
_IN_NAMES = frozenset(("name", "title", "role", "body", "document"))


class Label(NamedTuple):
    """A label: where its first and last character stand, and its colon."""

    start: int
    end: int
    colon: int
    rule: str


IN_TRANSCRIPT, IN_HEADLINE = "speaker label in a transcript", "name and colon in a headline"
LABEL_RULES = {
    IN_TRANSCRIPT: "a name and a colon at the start of a paragraph, where speakers take turns: BERG: No.",
    IN_HEADLINE: "a name and a colon at the start of the first line: Berg: No new bridge",
}


def find_labels(reading: Reading) -> list[Label]:
    """The labels of an article, in order."""
    text, prose, articles = reading.lined(), reading.prose, reading.prose.paragraph_article
    found: list[tuple[int, re.Match[str], bool]] = []
    by_article: dict[int, list[str]] = {}
    for number, paragraph in enumerate(prose.paragraphs):
        for start, end in _lines(text, *paragraph):
            near = min(end, start + _FARTHEST_COLON)
            match = LABEL.match(text, start, near) if text.find(":", start, near) >= 0 else None
            if match and fold(match[1].partition(" ")[0]) not in word_list("inverting"):  # `Said Berg: “No.”`
                found.append((number, match, _words(reading, match.end(), end) >= _REST))
                by_article.setdefault(articles[number], []).extend([match[1]] * found[-1][-1])
    spoken = {(article, name) for article, own in by_article.items() for name in _transcript(own)}
    labels = []
    for number, match, long in found:
        opens = not number or articles[number] != articles[number - 1]
        if (articles[number], _last(match[1])) in spoken and _is_speaker(match[1]):
            rule = IN_TRANSCRIPT
        elif opens and long and _is_headline(reading, number, match):
            rule = IN_HEADLINE
        else:
            continue
        labels.append(Label(*match.span(1), match.start(2), rule))
    return labels


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a paragraph: in some transcripts no blank line stands between two speakers."""
    if text.find("\n", start, end) < 0:
        return [(start, end)]
    starts = [start, *(match.end() for match in _LINE_END.finditer(text, start, end))]
    return list(pairwise([*starts, end]))


def _is_headline(reading: Reading, number: int, label: re.Match[str]) -> bool:
    """Whether a label opens a paragraph that is no longer than a headline, and is written as in one."""
    paragraph = reading.prose.paragraphs[number]
    named = label.start() == paragraph[0] and _heads(label) and not _names_nobody(label[1])
    return named and _words(reading, *paragraph) <= _LONGEST_HEADLINE


def _transcript(labels: list[str]) -> set[str]:
    """The last words of the labels of those who speak in turn.

    Two or more do, of whom one at least does so again; in capitals once is enough. One word in capitals is a name here
    even where it is none elsewhere: `DAY:`, `REPORTER:`; not so `UPDATE:`. `BERG:` is `ANNA BERG, HOST:` again, and one
    letter is a speaker only as `Q:` and `A:`.
    """
    named = [label for label in labels if _is_speaker(label)]
    times = Counter(map(_last, named))
    speakers = {_last(label) for label in named if times[_last(label)] > 1 or label.isupper()}
    return speakers if len(times) > 1 and max(times.values()) > 1 else set()


def _last(label: str) -> str:
    return label.rpartition(" ")[2]


def _is_speaker(label: str) -> bool:
    if len(label) == 1:
        return label in _LETTERS
    return not (_is_notice(label) if label.isupper() else _names_nobody(label))


def _heads(label: re.Match[str]) -> bool:
    """Whether a label in a headline is a name alone, not one set in capitals as all notices are (`EXCLUSIVE`)."""
    return not label[1].isupper() and "," not in label.string[label.end(1) : label.start(2)]


def _is_notice(label: str) -> bool:
    """Whether a label says what text this is: `UPDATE`, `Q AND A`."""
    return not word_list("notices").isdisjoint(fold(word).strip(".") for word in label.split())


def _names_nobody(label: str) -> bool:
    """Whether a label is more than a name (`Big Win For Berg`) or says what text this is (`Update`, `The Latest`)."""
    words = [fold(word).strip(".").removesuffix("'s") for word in label.split()]
    kinds = {word_classes().get(word, "name") for word in words}
    return not kinds <= _IN_NAMES or not word_list("notices").isdisjoint(words)


def _words(reading: Reading, start: int, end: int) -> int:
    return reading.prose.word_at(end - 1) - reading.prose.word_at(start)
