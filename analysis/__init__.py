"""Readability, hedging, attribution, sentiment and quotation of news articles, with evidence."""

from analysis.article import Article, Section, parse_article, read_article
from analysis.errors import TearsheetError, TearsheetWarning
from analysis.profile import profile
from analysis.sentences import sentences

__all__ = [
    "Article",
    "Section",
    "TearsheetError",
    "TearsheetWarning",
    "parse_article",
    "profile",
    "read_article",
    "sentences",
]
