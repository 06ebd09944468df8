"""Articles read once: what every measure shares."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import pandas as pd

from analysis.article.article import PLAIN, Article
from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import Lexicon
from analysis.text.characters import Plain, plain
from analysis.words.splitting import Prose

READING = "reading"
T = TypeVar("T")
# What stands between two articles read together: as far as any rule looks back, nothing.
_BETWEEN = "\n" + " " * 30


class Reading:
    """The prose of one article, or of several read together, and whatever has been found in it so far.

    All is found in the plain text, in which equal characters are the same one; `span` leads back to the text as read.
    Each step (marks, cues, quotes, hedges ...) is worked out at most once, by `once`. Several articles read together
    are one text, in which sections and paragraphs are numbered on from article to article; what is found in each is
    what is found in it alone.
    """

    def __init__(self, *articles: Article):
        self.articles = articles
        self._found: dict[tuple[Callable[..., object], Lexicon | None], object] = {}

    @property
    def article(self) -> Article:
        """The one article of which evidence is wanted."""
        (only,) = self.articles
        return only

    @property
    def about(self) -> dict[str, str]:
        """What a table says of the one article in its `.attrs`, for a figure to name: the title, if there is one."""
        return {"article": self.article.title} if self.article.title else {}

    def once(self, find: Callable[..., T], lexicon: Lexicon | None = None) -> T:
        """The result of `find(self)`, with a lexicon of one's own of `find(self, lexicon)`, worked out only once."""
        asked = find, lexicon
        if asked not in self._found:
            self._found[asked] = find(self) if lexicon is None else find(self, lexicon)
        return self._found[asked]  # type: ignore[return-value]  # what `find` gave

    @cached_property
    def _plain(self) -> list[Plain]:
        return [each.memo[PLAIN] if PLAIN in each.memo else plain(each.text) for each in self.articles]

    @cached_property
    def text(self) -> str:
        """The plain text, the lines of each paragraph made one."""
        return self.prose.text

    def lined(self) -> str:
        """The plain text with the lines of each paragraph as they stand in the article; the offsets are the same."""
        return _BETWEEN.join(copy.text for copy in self._plain)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the one article's text as it was read."""
        return self._plain[0].span(start, end)

    def as_read(self, start: int, end: int) -> str:
        """A stretch of the plain text as it was read."""
        return self.article.text[slice(*self.span(start, end))]

    @cached_property
    def prose(self) -> Prose:
        """The running text, split."""
        texts, paragraphs, sections, articles = [], [], [], []
        begins = number = 0
        for place, (article, copy) in enumerate(zip(self.articles, self._plain, strict=True)):
            own = []
            for section in article.sections:
                own += [copy.place(part.start, part.end) for part in section.paragraphs]
                sections += [number] * len(section.paragraphs)
                number += 1
            texts.append(_unwrapped(copy.text, own))
            paragraphs += [(begins + start, begins + end) for start, end in own]
            articles += [place] * len(own)
            begins += len(copy.text) + len(_BETWEEN)
        return Prose(_BETWEEN.join(texts), paragraphs, sections, articles)


def _unwrapped(text: str, paragraphs: list[tuple[int, int]]) -> str:
    """The text, the lines of each paragraph made one."""
    pieces, at = [], 0
    for start, end in paragraphs:
        if "\n" in text[start:end]:
            pieces += [text[at:start], text[start:end].replace("\n", " ")]
            at = end
    return "".join([*pieces, text[at:]])


def read(article: Article | str) -> Reading:
    """The reading of an article, made the first time and kept on the article."""
    given: object = parse_article(article) if isinstance(article, str) else article
    if not isinstance(given, Article):
        many = isinstance(given, pd.DataFrame | pd.Series)
        use = "profile_texts(frame) for a column of texts" if many else "read_article(path) for a file"
        raise TearsheetError(f"expected an Article or text (str), got {type(given).__name__}; use {use}")
    if READING not in given.memo:
        given.memo[READING] = Reading(given)
    reading: Reading = given.memo[READING]
    return reading
