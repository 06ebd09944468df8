"""Readability, hedging, attribution, sentiment and quotation of news articles, with evidence."""

from analysis import figures
from analysis.article import Article, Section, parse_article, read_article
from analysis.attribution import attribution, attributions
from analysis.compare import changes, compare
from analysis.corpus import profile_schema, profile_texts
from analysis.display import highlight
from analysis.errors import TearsheetError, TearsheetWarning
from analysis.hedging import boosters, hedges, hedging
from analysis.lexicon import load_lexicon
from analysis.profile import profile
from analysis.quotation import quotation, quotes
from analysis.readability import readability, textstat_readability
from analysis.sentences import sentences
from analysis.sentiment import sentiment, sentiment_words
from analysis.tearsheet import tear_sheet

__all__ = [
    "Article",
    "Section",
    "TearsheetError",
    "TearsheetWarning",
    "attribution",
    "attributions",
    "boosters",
    "changes",
    "compare",
    "figures",
    "hedges",
    "hedging",
    "highlight",
    "load_lexicon",
    "parse_article",
    "profile",
    "profile_schema",
    "profile_texts",
    "quotation",
    "quotes",
    "read_article",
    "readability",
    "sentences",
    "sentiment",
    "sentiment_words",
    "tear_sheet",
    "textstat_readability",
]
