"""What the reader of a page may choose: the articles to compare with, and lists in the place of those that ship."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import boosters, hedges
from analysis.evidence.sentences import sentences
from analysis.evidence.sentiment_words import sentiment_words
from analysis.evidence.sources import sources
from analysis.lexicons.lexicon import Lexicon
from analysis.measures.norms import SHIPPED, Norms

# The lists that these tables of evidence go by.
LISTS: dict[Callable[..., pd.DataFrame], str] = {
    hedges: "hedges",
    boosters: "boosters",
    attributions: "attributions",
    sources: "attributions",
    sentences: "sentiment_corrections",
    sentiment_words: "sentiment_corrections",
}


class Choices(NamedTuple):
    """Norms, or None for no comparison, and lexicons by the kind of list whose place they take."""

    norms: Norms | None = SHIPPED[0]
    lexicons: Mapping[str, Lexicon] = MappingProxyType({})

    def table(self, make: Callable[..., pd.DataFrame], article: Article) -> pd.DataFrame:
        """A table of evidence, by the list that was chosen for it."""
        own = self.lexicons.get(LISTS.get(make, ""))
        return make(article) if own is None else make(article, lexicon=own)


NONE = Choices()
