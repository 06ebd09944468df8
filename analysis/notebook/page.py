"""An article's page: findings, tear sheet, marked text, sections, sources, tables, as HTML without a script.

What opens on a click is `<details>`, what is chosen by a tick is CSS: it works in a notebook, in Voilà and as a file.
"""

from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.cited import find_cited
from analysis.evidence.sentences import sentences
from analysis.evidence.sentiment_words import sentiment_words
from analysis.figures.saving import LIGHT_FIGURE, TURNED_OVER, show_figure
from analysis.figures.sheet import tear_sheet
from analysis.figures.tables import estimates
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.columns import COLUMNS
from analysis.measures.findings import findings
from analysis.measures.norms import SHIPPED, Norms
from analysis.measures.profile import profile
from analysis.notebook.choices import NONE, Choices
from analysis.notebook.highlight import DEFAULT, STYLES, TABLES, Span, css, highlight, html_page, marked, spans_of
from analysis.notebook.page_rows import bar, evidence_of, opening_row, opening_table, tone_spans
from analysis.tables import TOO_LITTLE, show
from analysis.text.escaping import as_html
from analysis.text.numerals import counted
from analysis.words.reading import read

HARDEST = 5  # sentences of a section that are shown for what makes it hard to read


class Chart(NamedTuple):
    """A bar per section: what it is called, the column that it draws, and what its sentences are marked with."""

    name: str
    column: str
    kind: str


CHARTS = (
    Chart("hedges", "hedges_per_1000_words", "hedges"),
    Chart("attributions", "attributions_per_1000_words", "attributions"),
    Chart("quotations", "quoted_words_percent", "quotes"),
    Chart("reading", "flesch_kincaid_grade", ""),
    Chart("tone", "sentiment", "tone"),
)


def article_page(
    article: Article | str, note: str = "", *, norms: Norms | None = SHIPPED[0], lexicon: Lexicons = None
) -> str:
    r"""The whole page as a file of its own, which asks no host for anything; `note` stands at its foot.

    `norms` and `lexicon` are as in `findings`.

    >>> page = article_page("Ferry Returns\n\nIt may sail on Monday, the port said.")
    >>> "<script" in page, page.count("<h2>")
    (False, 6)
    """
    article, choices = read(article).article, Choices(norms, lexicons_by_kind(lexicon))
    made = [make(article, choices) for make in PARTS.values()]
    foot = part("note", f'<p class="quiet" style="overflow-wrap:anywhere">{as_html(note)}</p>') if note else ""
    return as_file(article, "\n".join([*made, foot]))


def as_file(article: Article, body: str) -> str:
    """The parts of a page as an HTML file."""
    rules = (
        f"{_rules()}@media (prefers-color-scheme: dark) {{ {LIGHT_FIGURE} {{ {TURNED_OVER} }} }}\n"
        "body { margin: 1.2em auto; padding: 0 1em; max-width: 62em; }"
    )
    return html_page(article, rules, body)


def style() -> str:
    """The page's style sheet, as an element."""
    return f"<style>\n{_rules()}</style>"


def _rules() -> str:
    rules = (files(__package__) / "page.css").read_text(encoding="utf-8")
    for kind in STYLES:
        off = f".tearsheet.text:has(.show-{kind}:not(:checked)) mark.{kind}"
        rules += (
            f"{off} {{ background: none !important; border: none !important; color: inherit !important; "
            f"padding: 0 !important; }}\n{off} > sup {{ display: none; }}\n"
        )
    for chart in CHARTS:
        rules += f".tearsheet form:has(.choose-{chart.name}:checked) .chart-{chart.name} {{ display: block; }}\n"
    return rules


def part(name: str, inner: str, title: str = "") -> str:
    """A part of the page; MathJax is told to leave dollar signs alone."""
    heading = f"<h2>{title}</h2>" if title else ""
    return f'<section class="tearsheet tex2jax_ignore mathjax_ignore {name}">{heading}{inner}</section>'


def head(article: Article, choices: Choices = NONE) -> str:
    """Title, byline, length."""
    whole = profile(article, by="article", lexicon=choices.lexicons).iloc[0]
    said = f"{counted(int(whole['words']), 'word')}, {counted(int(whole['sentences']), 'sentence')}"
    if len(article.sections) > 1:
        said += f", {counted(len(article.sections), 'section')}"
    title = f"<h1>{as_html(article.title)}</h1>" if article.title else ""
    byline = f"{as_html(article.byline)} · " if article.byline else ""
    return part("head", f'{title}<p class="quiet">{byline}{said}</p>')


_RANGES = '<p class="quiet">In brackets: the margin of error (95 % interval).</p>'


def found(article: Article, choices: Choices = NONE) -> str:
    """What the numbers say, in sentences."""
    table = findings(article, choices.norms, lexicon=choices.lexicons)
    said = "".join(f"<li>{as_html(sentence)}</li>" for sentence in table["finding"])
    ranges = _RANGES if "(" in said else ""
    return part(
        "found", f"{ranges}<ul>{said}</ul>" if said else "<p>There is too little text to say anything.</p>", "Findings"
    )


def sheet(article: Article, choices: Choices = NONE) -> str:
    """The tear sheet, as a picture with its alternative text."""
    shown, _ = show_figure(tear_sheet(article, choices.norms, lexicon=choices.lexicons))._repr_mimebundle_()
    return part("sheet", f'<div class="wide">{shown["text/html"]}</div>', "The tear sheet")


def text(article: Article, choices: Choices = NONE) -> str:
    """The article with its evidence marked, and a box to tick for each kind of mark."""
    every = highlight(article, *TABLES, lexicon=choices.lexicons)
    counts = Counter(span.style for span in every.spans)
    boxes = "".join(
        f'<label><input type="checkbox" class="show-{kind}"{" checked" * (kind in DEFAULT)}>'
        f'<mark style="{css(mark)}">{mark.name}<sup>{mark.letter}</sup></mark> {counts[kind]}</label>'
        for kind, mark in STYLES.items()
    )
    paragraphs = "".join(marked(each, spans) for each, spans in every.marked_parts())
    told = '<p class="quiet pointer">Rest the pointer on a mark to see why it counts.</p>'
    return part("text", f"<p>{boxes}</p>{told}{paragraphs}", "The text, with what was counted")


def by_section(article: Article, choices: Choices = NONE) -> str:
    """A bar per section for each measure; a click on it shows the sentences, and the words that counted."""
    table, said = profile(article, lexicon=choices.lexicons), sentences(article)
    buttons = "".join(
        f'<label><input type="radio" name="chart" class="choose-{chart.name}"{" checked" * (chart is CHARTS[0])}>'
        f"{chart.name}</label>"
        for chart in CHARTS
    )
    charts = "".join(_chart(chart, _spans(chart, article, choices), table, said) for chart in CHARTS)
    # A form of its own keeps the choice apart from that of another page in the same notebook; it is never sent.
    inner = f'<form method="dialog"><p>{buttons}</p>{charts}</form>'
    return part("sections", inner, "Section by section")


def _spans(chart: Chart, article: Article, choices: Choices) -> list[Span]:
    """What is marked in the sentences of a chart."""
    if chart.kind == "tone":
        return tone_spans(choices.table(sentiment_words, article))
    return spans_of(article, chart.kind, choices) if chart.kind else []


def _chart(chart: Chart, spans: list[Span], table: pd.DataFrame, said: pd.DataFrame) -> str:
    estimated = estimates(table, chart.column)
    values = zip(estimated.said(COLUMNS[chart.column].digits), table["section"], strict=True)
    rows = []
    for place, (value, name) in enumerate(values):
        inside = said[said["section"] == name]
        if not chart.kind:
            inside = inside.nlargest(HARDEST, "words")
        drawn = bar(estimated.values, place, from_the_middle=chart.kind == "tone")
        value = value if np.isfinite(estimated.values[place]) else TOO_LITTLE
        rows.append(opening_row(name, drawn, value, evidence_of(inside, spans, keep_all=not chart.kind)))
    return f'<div class="chart chart-{chart.name}"><p class="quiet">{as_html(_caption(chart))}</p>{"".join(rows)}</div>'


def _caption(chart: Chart) -> str:
    column = COLUMNS[chart.column]
    what = {"": f"its {HARDEST} longest sentences", "tone": "the sentences with words that have a tone"}
    shows = what.get(chart.kind, "the sentences that hold them")
    title = column.title[0].upper() + column.title[1:]
    return f"{title}; higher is {column.higher}. A click on a section shows {shows}."


def cited(article: Article, choices: Choices = NONE) -> str:
    """Who is cited, how often; a click shows the sentences, and the words that give them to the source."""
    mine = choices.lexicons.get("attributions")
    table, said = attributions(article, lexicon=mine), sentences(article)
    named = sorted(read(article).once(find_cited, mine), key=lambda source: -len(source.cues))
    if not named:
        return part("cited", "<p>No source is named for anything.</p>", "Who is cited")
    counts = np.array([len(source.cues) for source in named], dtype=float)
    rows = []
    for place, source in enumerate(named):
        own = table.iloc[list(source.cues)]
        spans = [
            Span(start, end, "attributions", f"{category}, {tone}, {form}")
            for start, end, category, tone, form in zip(
                own["start"], own["end"], own["category"], own["tone"], own["form"], strict=True
            )
        ]
        evidence = evidence_of(said[said["sentence"].isin(own["sentence"])], spans)
        rows.append(opening_row(source.name, bar(counts, place), f"{len(own)}, {source.kind}", evidence))
    told = '<p class="quiet">How often, and what kind of source. A click on one shows the sentences.</p>'
    return part("cited", told + "".join(rows), "Who is cited")


SHOWN = {
    "hedges": ("section", "sentence", "voice", "text", "category", "tier"),
    "boosters": ("section", "sentence", "voice", "text", "category"),
    "attributions": ("section", "sentence", "text", "category", "tone", "source", "source_type"),
    "quotes": ("section", "sentence", "text", "words", "kind", "speaker", "cue"),
}


def tables(article: Article, choices: Choices = NONE) -> str:
    """The measures of each section, and the tables of evidence, each of which opens on a click."""
    table = profile(article, lexicon=choices.lexicons)
    measures = show(table, "section", "words", "sentences", *(chart.column for chart in CHARTS))
    made = [opening_table("Measures by section", measures)]
    for name, columns in SHOWN.items():
        title = "Hedges and vague quantities" if name == "hedges" else name.capitalize()
        made.append(opening_table(title, show(choices.table(TABLES[name], article), *columns)))
    return part("tables", "".join(made), "Tables")


PARTS: dict[str, Callable[..., str]] = {
    "title": head,
    "findings": found,
    "tear sheet": sheet,
    "marked text": text,
    "sections": by_section,
    "sources": cited,
    "tables": tables,
}
