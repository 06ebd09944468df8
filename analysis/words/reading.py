"""An article read once: what every measure shares."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.words.splitting import Prose, split

READING = "reading"


class Reading:
    """One article's prose, and whatever has been found in it so far.

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
    def prose(self) -> Prose:
        """The article's running text, split."""
        sections = self.article.sections
        paragraphs = [(part.start, part.end) for each in sections for part in each.paragraphs]
        numbers = [number for number, each in enumerate(sections) for _ in each.paragraphs]
        return split(self.article.text, paragraphs, numbers)


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
