"""An article and its parts: title, byline, sections, and the page furniture set aside."""

import os
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.errors import TearsheetError
from analysis.layout import judge_lines, lines_of

if TYPE_CHECKING:
    from analysis.reading import Reading


class Part(NamedTuple):
    """A stretch of the text and what it is taken for.

    `kind` is `title`, `byline`, `heading`, `paragraph` or `furniture`; `reason` says, for a
    person, what gave it away.
    """

    kind: str
    start: int
    end: int
    text: str
    reason: str = ""


class Section(NamedTuple):
    """A heading and the paragraphs below it.

    `name` is the heading, made unique within the article; a section without one is called `Lead` when
    headed sections follow and `Article` when it is the only one.
    """

    name: str
    heading: Part | None
    paragraphs: tuple[Part, ...]


class Article:
    """A news article: the text exactly as read, and the parts found in it."""

    def __init__(self, text: str, parts: tuple[Part, ...], sections: tuple[Section, ...]):
        self.text = text
        self.parts = parts
        self.sections = sections

    @property
    def title(self) -> str:
        """The headline, empty when none was found."""
        return next((part.text for part in self.parts if part.kind == "title"), "")

    @property
    def byline(self) -> str:
        """Who wrote it, as it stands there; empty when none was found."""
        return next((part.text for part in self.parts if part.kind == "byline"), "")

    @property
    def furniture(self) -> tuple[Part, ...]:
        """What belongs to the page and not to the article, each part with its reason."""
        return tuple(part for part in self.parts if part.kind == "furniture")

    def layout(self) -> pd.DataFrame:
        """Every part of the text in order: what it was taken for, and why."""
        return pd.DataFrame(list(self.parts), columns=Part._fields)

    @cached_property
    def reading(self) -> "Reading":
        """What the measures share: the text split once, and what has been found in it."""
        from analysis.reading import Reading  # late: a reading is made from an article

        return Reading(self)


def parse_article(text: str) -> Article:
    """Find title, byline, sections and page furniture in plain text."""
    if not isinstance(text, str):
        raise TearsheetError(f"an article is text (str), not {type(text).__name__}")
    parts = tuple(
        Part(kind, line.start, line.end, line.text, reason) for line, kind, reason in judge_lines(lines_of(text))
    )
    return Article(text, parts, _sections(parts))


def _sections(parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Headings with the paragraphs below them; a heading with nothing below it is a section too."""
    grouped: list[tuple[Part | None, list[Part]]] = [(None, [])]
    for part in parts:
        if part.kind == "heading":
            grouped.append((part, []))
        elif part.kind == "paragraph":
            grouped[-1][1].append(part)
    if len(grouped) > 1 and not grouped[0][1]:
        del grouped[0]
    seen: Counter[str] = Counter()
    sections = []
    for heading, paragraphs in grouped:
        name = " ".join(heading.text.split()) if heading else "Lead" if len(grouped) > 1 else "Article"
        seen[name] += 1
        while seen[name] > 1:
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        sections.append(Section(name, heading, tuple(paragraphs)))
    return tuple(sections)


def read_article(path: str | os.PathLike) -> Article:
    """Read a plain text file (UTF-8) as an article."""
    return parse_article(Path(path).read_bytes().decode("utf-8-sig"))
