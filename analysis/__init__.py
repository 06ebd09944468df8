"""Readability, hedging, attribution, sentiment and quotation of news articles, with evidence."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# Where each public name lives. A room is imported when one of its names is first asked for, so that measuring
# loads no matplotlib. What type checkers and editors read, __init__.pyi, says the same. `tearsheet` may run this file
# under its own name, where `analysis` is somebody else's.
_HOMES = {
    "analysis.article.article": ("Article",),
    "analysis.article.parse": ("parse_article", "read_article"),
    "analysis.article.parts": ("Section",),
    "analysis.corpus.features": ("TearsheetFeatures",),
    "analysis.corpus.frames": ("profile_schema", "profile_texts"),
    "analysis.corpus.norms": ("make_norms",),
    "analysis.errors": ("TearsheetError", "TearsheetWarning"),
    "analysis.evidence.attributions": ("attributions",),
    "analysis.evidence.headlines": ("headline_claims",),
    "analysis.evidence.hedges": ("boosters", "hedges"),
    "analysis.evidence.quotes": ("quotes",),
    "analysis.evidence.rules": ("rules",),
    "analysis.evidence.sentences": ("sentences",),
    "analysis.evidence.sentiment_words": ("sentiment_words",),
    "analysis.evidence.sources": ("sources",),
    "analysis.figures.sheet": ("tear_sheet",),
    "analysis.lexicons.lexicon": ("load_lexicon",),
    "analysis.measures.attribution": ("attribution",),
    "analysis.measures.compare": ("changes", "compare"),
    "analysis.measures.differences": ("against_the_rest", "differences"),
    "analysis.measures.findings": ("findings",),
    "analysis.measures.headline": ("headline",),
    "analysis.measures.hedging": ("hedging",),
    "analysis.measures.norms": ("norms", "standing"),
    "analysis.measures.profile": ("profile",),
    "analysis.measures.quotation": ("quotation",),
    "analysis.measures.readability": ("readability", "textstat_readability"),
    "analysis.measures.sentiment": ("sentiment",),
    "analysis.notebook.explorer": ("your_article",),
    "analysis.notebook.highlight": ("highlight",),
    "analysis.tables": ("show",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted([*_HOME, "figures"])


def __getattr__(name: str) -> Any:
    if name == "figures":
        return import_module(f"{__name__}.figures")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(__name__ + _HOME[name].removeprefix("analysis")), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
