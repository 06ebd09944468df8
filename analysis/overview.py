"""What was found in an article, at a glance: title, byline, sections with their words, and what was set aside."""

import html

from analysis.article import Article
from analysis.display import harmless
from analysis.text import WORD

_LONGEST = 80


def _facts(article: Article) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """Each section with its words, and each part set aside with the reason; marks of headings are no news."""
    sections = [
        (_short(section.name), sum(len(WORD.findall(part.text)) for part in section.paragraphs))
        for section in article.sections
    ]
    aside = [(_short(part.text), part.reason) for part in article.furniture if part.reason != "mark of a heading"]
    return sections, aside


def _short(text: str) -> str:
    """One line that steers nothing, cut where it is long."""
    line = harmless(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def as_text(article: Article) -> str:
    """The overview as plain lines."""
    sections, aside = _facts(article)
    lines = [_short(article.title) or "(no title found)"]
    if article.byline:
        lines.append(_short(article.byline))
    lines += [f"{name}: {words:,} word{'s' * (words != 1)}" for name, words in sections]
    if aside:
        lines.append("Set aside: " + ", ".join(f"“{text}” ({reason})" for text, reason in aside))
    return "\n".join(lines)


def as_html(article: Article) -> str:
    """The overview for a notebook: inline styles only, all text escaped."""
    sections, aside = _facts(article)
    small = 'style="margin:0.2em 0"'
    made = [
        f'<p style="margin:0;font-weight:bold;font-size:120%">{_safe(_short(article.title) or "(no title found)")}</p>'
    ]
    if article.byline:
        made.append(f"<p {small}>{_safe(_short(article.byline))}</p>")
    rows = "".join(
        f'<tr><td style="text-align:left">{_safe(name)}</td><td style="text-align:right">{words:,}</td></tr>'
        for name, words in sections
    )
    head = '<tr><th style="text-align:left">section</th><th style="text-align:right">words</th></tr>'
    made.append(f"<table>{head}{rows}</table>")
    if aside:
        items = "".join(f"<li>{_safe(text)} – {_safe(reason)}</li>" for text, reason in aside)
        made.append(f'<p {small}>Set aside:</p><ul style="margin:0">{items}</ul>')
    # MathJax would take the text between two dollar signs for mathematics.
    return f'<div class="tex2jax_ignore mathjax_ignore">{"".join(made)}</div>'


def _safe(text: str) -> str:
    return html.escape(text).replace("$", "<span>$</span>")
