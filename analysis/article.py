"""An article and its parts: title, byline, sections, and the page furniture set aside."""

import os
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.errors import TearsheetError


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
        return next((part.text for part in self.parts if part.kind == "title"), "")

    @property
    def byline(self) -> str:
        return next((part.text for part in self.parts if part.kind == "byline"), "")

    @property
    def furniture(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind == "furniture")

    def layout(self) -> pd.DataFrame:
        """Every part of the text in order: what it was taken for, and why."""
        return pd.DataFrame(list(self.parts), columns=Part._fields)

    @cached_property
    def reading(self):
        from analysis.reading import Reading  # late: a reading is made from an article

        return Reading(self)


def parse_article(text: str) -> Article:
    """Find title, byline, sections and page furniture in plain text."""
    if not isinstance(text, str):
        raise TearsheetError(f"an article is text (str), not {type(text).__name__}")
    paragraphs = []
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            paragraphs.append(Part("paragraph", start, start + len(body), body))
        at += len(line)
    sections = (Section("Article", None, tuple(paragraphs)),)
    return Article(text, tuple(paragraphs), sections)


def read_article(path: str | os.PathLike) -> Article:
    """Read a plain text file (UTF-8) as an article."""
    return parse_article(Path(path).read_bytes().decode("utf-8-sig"))
