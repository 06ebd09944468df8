"""What a browser can save: a file that stands in the page itself, so that it works without a server's folder."""

import base64
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator

import pandas as pd

from analysis import figures
from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import boosters, hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.evidence.sentiment_words import sentiment_words
from analysis.evidence.sources import sources
from analysis.figures.saving import Picture, save_figure, show_figure, table_bytes
from analysis.figures.sheet import tear_sheet
from analysis.lexicons.lexicon import DICTIONARY
from analysis.measures.norms import comparable
from analysis.measures.profile import profile
from analysis.notebook.choices import NONE, Choices
from analysis.text.escaping import as_attribute

EVIDENCE = (sentences, hedges, boosters, attributions, sources, quotes, sentiment_words)
DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive can hold: the same article gives the same bytes
_NAME_LENGTH = 60  # characters of a headline that a folder's list shows


def file_name(article: Article) -> str:
    r"""What an article's files are called: its headline in small letters and hyphens.

    >>> from analysis.article.parse import parse_article
    >>> text = "Why Ferry No. 7 Won’t Sail\n\nThe port of Lund stays closed for a week, the mayor said."
    >>> file_name(parse_article(text)), file_name(parse_article("It rains."))
    ('why-ferry-no-7-wont-sail', 'article')
    """
    words = re.findall(r"[^\W_]+", re.sub("['’]", "", article.title or ""))
    name = "-".join(words).lower()
    return (name[: _NAME_LENGTH + 1].rpartition("-")[0] if len(name) > _NAME_LENGTH else name) or "article"


def link(data: bytes, kind: str, name: str, said: str) -> str:
    """A link that saves these bytes under this name.

    >>> link(b"a", "text/csv", "table.csv", "Save table")
    '<a class="save" download="table.csv" href="data:text/csv;base64,YQ==">Save table</a>'
    """
    code = base64.b64encode(data).decode("ascii")
    return f'<a class="save" download="{as_attribute(name)}" href="data:{kind};base64,{code}">{said}</a>'


def zipped(contents: dict[str, bytes]) -> bytes:
    """Files by name in one archive, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, DAY_ONE), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def all_tables(article: Article, choices: Choices = NONE) -> dict[str, pd.DataFrame]:
    """Every table of an article, by name."""
    lists = choices.lexicons
    summaries = {
        "profile by article": profile(article, "article", lexicon=lists, norms=choices.norms),
        "profile by section": profile(article, lexicon=lists),
        "profile by voice": profile(article, "voice", lexicon=lists),
    }
    evidence = {make.__name__: choices.table(make, article) for make in EVIDENCE}
    if DICTIONARY in lists:
        evidence["dictionary words"] = sentiment_words(article, lexicon=lists[DICTIONARY])
    return summaries | evidence | {"layout": article.layout()}


def table_files(article: Article, choices: Choices = NONE) -> dict[str, bytes]:
    """Every table of an article as a CSV file, by its name."""
    tables = all_tables(article, choices)
    return {f"{name.replace(' ', '-')}.csv": table_bytes(table) for name, table in tables.items()}


def all_figures(article: Article, choices: Choices = NONE) -> Iterator[tuple[str, Picture]]:
    """Every figure of an article, by name, drawn when it is asked for."""
    table, quoted = profile(article, lexicon=choices.lexicons), quotes(article)
    said, hedged, cited = (choices.table(make, article) for make in (sentences, hedges, attributions))
    held = None if choices.norms is None else comparable(choices.norms, choices.lexicons)
    yield "article-strip", show_figure(figures.article_strip(said, hedged, cited, quoted))
    yield "readability", show_figure(figures.readability_by_section(table, norms=held))
    yield "densities", show_figure(figures.density_by_section(table, norms=held))
    yield "sentiment", show_figure(figures.sentiment_by_section(table, said, norms=held))
    yield "quotes-by-section", show_figure(figures.quotes_by_section(table))
    yield "quotes-by-speaker", show_figure(figures.quotes_by_speaker(quoted))
    yield "tear-sheet", show_figure(tear_sheet(article, choices.norms, lexicon=choices.lexicons))


def figure_files(name: str, drawing: Picture) -> dict[str, bytes]:
    """A figure as picture, table and text; it is closed, so that no later cell shows it."""
    with tempfile.TemporaryDirectory() as folder:
        files = save_figure(drawing.figure, folder, name).files
        drawing.close()
        return {path.name: path.read_bytes() for path in files}
