"""An article read once: what every measure shares."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.text.characters import Plain, plain
from analysis.words.splitting import Prose, split

READING = "reading"


class Reading:
    """One article's prose, and whatever has been found in it so far.

    All is found in its plain text, in which equal characters are the same one; `span` leads back to the text as read.
    Each step (marks, cues, quotes, hedges ...) is worked out at most once, by `once`.
    """

    def __init__(self, article: Article):
        self.article = article
        self._found: dict[Callable, Any] = {}

    def once(self, find: Callable[["Reading"], Any]) -> Any:
        """The result of `find(self)`, worked out the first time that it is asked for."""
        if find not in self._found:
            self._found[find] = find(self)
        return self._found[find]

    @cached_property
    def _plain(self) -> Plain:
        return plain(self.article.text)

    @cached_property
    def text(self) -> str:
        """The plain text, the lines of each paragraph made one."""
        text, pieces, at = self._plain.text, [], 0
        for start, end in self._paragraphs:
            if "\n" in text[start:end]:
                pieces += [text[at:start], text[start:end].replace("\n", " ")]
                at = end
        return "".join([*pieces, text[at:]])

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int]]:
        parts = [part for each in self.article.sections for part in each.paragraphs]
        return [self._plain.place(part.start, part.end) for part in parts]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the article's text as it was read."""
        return self._plain.span(start, end)

    def as_read(self, start: int, end: int) -> str:
        """A stretch of the plain text as it was read."""
        return self.article.text[slice(*self.span(start, end))]

    @cached_property
    def prose(self) -> Prose:
        """The article's running text, split."""
        numbers = [number for number, each in enumerate(self.article.sections) for _ in each.paragraphs]
        return split(self.text, self._paragraphs, numbers)


def read(article: Article | str) -> Reading:
    """The reading of an article, made the first time and kept on the article."""
    if isinstance(article, str):
        article = parse_article(article)
    if not isinstance(article, Article):
        many = isinstance(article, pd.DataFrame | pd.Series)
        use = "profile_texts(frame) for a column of texts" if many else "read_article(path) for a file"
        raise TearsheetError(f"expected an Article or text (str), got {type(article).__name__}; use {use}")
    if READING not in article.memo:
        article.memo[READING] = Reading(article)
    return article.memo[READING]
