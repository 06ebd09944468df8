"""Articles read once: what every measure shares."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import pandas as pd

from analysis.article.article import Article
from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.words.splitting import Prose

READING = "reading"
T = TypeVar("T")
# What stands between two articles read together: as far as any rule looks back, nothing.
_BETWEEN = "\n" + " " * 30


class Reading:
    """The prose of one article, or of several read together, and whatever has been found in it so far.

    Each step (marks, cues, quotes, hedges ...) is worked out at most once, by `once`. Several articles read together
    are one text, in which sections and paragraphs are numbered on from article to article; what is found in each is
    what is found in it alone. Offsets index `text`, which of a single article is the article's own.
    """

    def __init__(self, *articles: Article):
        self.articles = articles
        self.text = _BETWEEN.join([each.text for each in articles])
        self._found: dict[Callable[[Reading], object], object] = {}

    @property
    def article(self) -> Article:
        """The one article of which evidence is wanted."""
        (only,) = self.articles
        return only

    def once(self, find: Callable[["Reading"], T]) -> T:
        """The result of `find(self)`, worked out the first time that it is asked for."""
        if find not in self._found:
            self._found[find] = find(self)
        return self._found[find]  # type: ignore[return-value]  # what `find` gave

    @cached_property
    def prose(self) -> Prose:
        """The running text, split."""
        paragraphs, sections, articles = [], [], []
        begins = number = 0
        for place, each in enumerate(self.articles):
            for section in each.sections:
                paragraphs += [(begins + part.start, begins + part.end) for part in section.paragraphs]
                sections += [number] * len(section.paragraphs)
                articles += [place] * len(section.paragraphs)
                number += 1
            begins += len(each.text) + len(_BETWEEN)
        return Prose(self.text, paragraphs, sections, articles)


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
