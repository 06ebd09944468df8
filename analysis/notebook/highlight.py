"""An article with its evidence marked where it stands, for a notebook and for a terminal."""

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.article.article import Article
from analysis.article.parts import Part
from analysis.errors import TearsheetError
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import boosters, hedges, without_vague
from analysis.evidence.hedging.cues import VAGUE
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.sentiment import NEGATIVE, POSITIVE
from analysis.notebook.choices import NONE, Choices
from analysis.storage import write_whole
from analysis.text.escaping import as_attribute, as_html, harmless
from analysis.words.reading import read


class Style(NamedTuple):
    """How a kind of evidence is marked: the letter beside it, and colours for any theme."""

    letter: str
    name: str
    background: str
    border: str


INK = "#1a1a1a"

STYLES = {
    "hedges": Style("H", "hedge", "#cfe5f5", "2px solid #0072b2"),
    "vague_quantities": Style("V", "vague quantity", "#e3eef2", "1px dotted #0072b2"),
    "boosters": Style("B", "booster", "#f3dce9", "4px double #8b3a74"),
    "attributions": Style("A", "attribution", "#fbe0cc", "2px dashed #a84a00"),
    "quotes": Style("Q", "quote", "#d3efe4", "2px dotted #00664b"),
    "positive": Style("+", "positive sentence", "#fff3bf", "1px solid #8a6d00"),
    "negative": Style("−", "negative sentence", "#e4e0ee", "3px double #5b4b8a"),
}

# Where the evidence of each kind that can be asked for comes from.
TABLES: dict[str, Callable[..., pd.DataFrame]] = {
    "hedges": hedges,
    "vague_quantities": hedges,
    "boosters": boosters,
    "attributions": attributions,
    "quotes": quotes,
    "sentiment": sentences,
}

DEFAULT = ("hedges", "attributions", "quotes")

# What a tooltip says besides the kind of mark, when the evidence has it.
TOLD = ("category", "tier", "tone", "kind", "speaker", "source", "source_type", "rule", "reason")


class Span(NamedTuple):
    """A stretch of the text to mark; `told` is what the tooltip says."""

    start: int
    end: int
    style: str
    told: str


class Highlight:
    """The marked article: shows itself in a notebook, prints itself with marks like `[H:may]`."""

    def __init__(self, article: Article, spans: Sequence[Span], kinds: Sequence[str]):
        self.article = article
        self.spans = tuple(spans)
        self.kinds = tuple(kinds)

    def __repr__(self) -> str:
        parts = [_plain(part, spans) for part, spans in self.marked_parts()]
        return "\n\n".join([self._legend_text(), *parts])

    def _repr_html_(self) -> str:
        parts = [marked(part, spans) for part, spans in self.marked_parts()]
        # MathJax would take the text between two dollar signs for mathematics.
        return (
            '<div class="tex2jax_ignore mathjax_ignore" style="max-width:48em;line-height:1.9">'
            + self._legend_html()
            + "".join(parts)
            + "</div>"
        )

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the marked text as a page of its own, which any browser shows; its path is returned.

        Raises `TearsheetError` where no file can be written at that path.
        """
        body = "body { margin: 2em auto; padding: 0 1em; max-width: 48em; font-family: sans-serif }"
        page = html_page(self.article, body, self._repr_html_())
        try:
            return write_whole(path, page.encode("utf-8", "replace"))
        except OSError as error:
            raise TearsheetError(f"cannot write {str(path)!r}: {error}") from error

    def marked_parts(self) -> Iterable[tuple[Part, list[Span]]]:
        """The parts of the article that are not furniture, each with its spans, cut to fit."""
        at = 0
        spans = self.spans
        open_spans: list[Span] = []
        for part in self.article.parts:
            if part.kind == "furniture":
                continue
            while at < len(spans) and spans[at].start < part.end:
                open_spans.append(spans[at])
                at += 1
            open_spans = [span for span in open_spans if span.end > part.start]
            yield part, [span for span in open_spans if span.start < part.end]

    def _counts(self) -> list[tuple[Style, int]]:
        counts = Counter(span.style for span in self.spans)
        wanted = [
            name for kind in self.kinds for name in (("positive", "negative") if kind == "sentiment" else (kind,))
        ]
        return [(STYLES[name], counts[name]) for name in wanted]

    def _legend_text(self) -> str:
        marks = [f"[{s.letter}:…] {s.name} ({count})" for s, count in self._counts()]
        return "Marks: " + ", ".join(marks)

    def _legend_html(self) -> str:
        marks = [
            f'<mark style="{css(s)}">{s.name}<sup>{s.letter}</sup></mark>&nbsp;{count}' for s, count in self._counts()
        ]
        return f'<p style="margin:0 0 1em 0">{" &nbsp; ".join(marks)}</p>'


def highlight(article: Article | str, *kinds: str, lexicon: Lexicons = None) -> Highlight:
    """The article's text with its evidence marked in place.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    *kinds : {"hedges", "vague_quantities", "boosters", "attributions", "quotes", "sentiment"}
        What to mark; hedges, attributions and quotes if none is given. `"sentiment"` marks the sentences that
        `sentiment` counts as positive or negative.
    lexicon : Lexicon or list of Lexicon, optional
        Lists of hedges, boosters or attributions in the place of those that ship.

    Returns
    -------
    Highlight
        In a notebook it shows each mark with a colour, a border and a letter of its own, and a tooltip with category
        and rule; marks inside others are nested. In a terminal a mark is `[H:may]`, and one that is cut by another goes
        on as `[H…:`. Page furniture is left out.

    Raises
    ------
    TearsheetError
        For an unknown kind, and for anything but an Article or text.

    Notes
    -----
    Styles are inline and all text is escaped, so that marks show in a notebook that is not trusted. GitHub's preview
    drops colours, borders and tooltips; letters and legend stay.

    Examples
    --------
    >>> print(highlight("It may rain."))
    Marks: [H:…] hedge (1), [A:…] attribution (0), [Q:…] quote (0)
    <BLANKLINE>
    It [H:may] rain.
    """
    kinds = kinds or DEFAULT
    unknown = [kind for kind in kinds if not isinstance(kind, str) or kind not in TABLES]
    if unknown:
        known = ", ".join(TABLES)
        raise TearsheetError(f"cannot highlight {', '.join(map(repr, unknown))}; name, one by one, any of {known}")
    article = read(article).article
    given = lexicons_by_kind(lexicon, "hedges", "boosters", "attributions")
    choices = Choices(lexicons=given)
    spans = [span for kind in dict.fromkeys(kinds) for span in spans_of(article, kind, choices)]
    # Outer marks first, so that they are opened first.
    spans.sort(key=lambda span: (span.start, -span.end))
    return Highlight(article, spans, list(dict.fromkeys(kinds)))


def spans_of(article: Article, kind: str, choices: Choices = NONE) -> list[Span]:
    """What is marked of one kind of evidence, in the order of the text."""
    table = choices.table(TABLES[kind], article)
    if kind == "sentiment":
        table = table[(table["compound"] >= POSITIVE) | (table["compound"] <= NEGATIVE)]
        columns = (table[name] for name in ("start", "end", "compound", "sentiment"))
        return [
            Span(
                start,
                end,
                "positive" if compound > 0 else "negative",
                f"compound {compound:+.2f}, sentiment {tone:+.2f}",
            )
            for start, end, compound, tone in zip(*columns, strict=True)
        ]
    if kind == "hedges":
        table = without_vague(table)
    elif kind == "vague_quantities":
        table = table[table["tier"] == VAGUE]
    told = [name for name in TOLD if name in table]
    rows = table[told].astype(object).where(table[told].notna(), "").to_dict("records")
    return [
        Span(int(start), int(end), kind, _told(STYLES[kind].name, row))
        for start, end, row in zip(table["start"], table["end"], rows, strict=True)
    ]


def _told(name: str, row: Mapping[Hashable, object]) -> str:
    facts = [f"{str(key).replace('_', ' ')} {value}" for key, value in row.items() if value != ""]
    return f"{name}: {', '.join(facts)}" if facts else name


def html_page(article: Article, style: str, body: str) -> str:
    """A page of its own on an article, light or dark as its reader likes it."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{as_attribute(article.title or 'An article')}</title>\n"
        f"<style>\n:root {{ color-scheme: light dark }}\n{style}\n</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def css(style: Style) -> str:
    """How the marks of a kind look, as an element's style."""
    return (
        f"background-color:{style.background};color:{INK};padding:0 2px;border-bottom:{style.border};border-radius:2px"
    )


def pieces(part: Part, spans: Sequence[Span]) -> Iterable[tuple[str, list[Span], list[Span]]]:
    """The part's text in pieces; before each the spans to close, and then those to open.

    Where two spans cross, the inner one is closed and opened again, so that marks always nest.
    """
    cuts = {part.start, part.end}
    for span in spans:
        cuts |= {max(span.start, part.start), min(span.end, part.end)}
    stack: list[Span] = []
    waiting = sorted(spans, key=lambda span: (span.start, -span.end))
    at = 0
    for first, last in pairwise(sorted(cuts)):
        deepest = next((n for n, span in enumerate(stack) if span.end <= first), len(stack))
        closing, stack = stack[deepest:], stack[:deepest]
        opening = [span for span in closing if span.end > first]
        while at < len(waiting) and waiting[at].start <= first:
            opening.append(waiting[at])
            at += 1
        stack += opening
        yield part.text[first - part.start : last - part.start], closing[::-1], opening
    yield "", stack[::-1], []


def marked(part: Part, spans: Sequence[Span]) -> str:
    """A part of the article as a paragraph of HTML, with its marks; `spans` are those in it, outer ones first."""
    made = []
    for text, closing, opening in pieces(part, spans):
        made += [f"<sup>{STYLES[span.style].letter}</sup></mark>" for span in closing]
        for span in opening:
            style = css(STYLES[span.style])
            made.append(f'<mark class="{span.style}" style="{style}" title="{as_attribute(span.told)}">')
        made.append(as_html(text))
    weight = {"title": "bold;font-size:130%", "heading": "bold"}.get(part.kind, "normal")
    return f'<p style="margin:0 0 0.8em 0;font-weight:{weight}">{"".join(made)}</p>'


def _plain(part: Part, spans: Sequence[Span]) -> str:
    made = []
    position = part.start
    for text, closing, opening in pieces(part, spans):
        made.append("]" * len(closing))
        for span in opening:
            made.append(f"[{STYLES[span.style].letter}{'…' * (span.start < position)}:")
        made.append(harmless(text))
        position += len(text)
    heading = {"title": "# ", "heading": "## "}.get(part.kind, "")
    return heading + "".join(made)
