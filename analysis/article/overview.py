"""What was found in an article, at a glance: title, byline, sections with their words, and what was set aside."""

from analysis.article.parts import Part, Section
from analysis.lexicons.keys import WORD
from analysis.text.escaping import as_html as escaped
from analysis.text.escaping import harmless
from analysis.text.numerals import counted

_LONGEST = 80
Sections = tuple[Section, ...]
Furniture = tuple[Part, ...]


def _facts(sections: Sections, furniture: Furniture) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """Each section with its words, and each part set aside with the reason; the marks of headings are left out."""
    lengths = [
        (_short(section.name), sum(len(WORD.findall(part.text)) for part in section.paragraphs)) for section in sections
    ]
    aside = [(_short(part.text), part.reason) for part in furniture if part.reason != "mark of a heading"]
    return lengths, aside


def _short(text: str) -> str:
    """One line that steers nothing, cut where it is long."""
    line = harmless(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def as_text(title: str, byline: str, sections: Sections, furniture: Furniture) -> str:
    """The overview as plain lines."""
    lengths, aside = _facts(sections, furniture)
    lines = [_short(title) or "(no title found)"]
    if byline:
        lines.append(_short(byline))
    lines += [f"{name}: {counted(words, 'word')}" for name, words in lengths]
    if aside:
        lines.append("Set aside: " + ", ".join(f"“{text}” ({reason})" for text, reason in aside))
    return "\n".join(lines)


def as_html(title: str, byline: str, sections: Sections, furniture: Furniture) -> str:
    """The overview for a notebook: inline styles only, all text escaped."""
    lengths, aside = _facts(sections, furniture)
    small = 'style="margin:0.2em 0"'
    made = [f'<p style="margin:0;font-weight:bold;font-size:120%">{escaped(_short(title) or "(no title found)")}</p>']
    if byline:
        made.append(f"<p {small}>{escaped(_short(byline))}</p>")
    rows = "".join(
        f'<tr><td style="text-align:left">{escaped(name)}</td><td style="text-align:right">{words:,}</td></tr>'
        for name, words in lengths
    )
    head = '<tr><th style="text-align:left">section</th><th style="text-align:right">words</th></tr>'
    made.append(f"<table>{head}{rows}</table>")
    if aside:
        items = "".join(f"<li>{escaped(text)} – {escaped(reason)}</li>" for text, reason in aside)
        made.append(f'<p {small}>Set aside:</p><ul style="margin:0">{items}</ul>')
    # MathJax would take the text between two dollar signs for mathematics.
    return f'<div class="tex2jax_ignore mathjax_ignore">{"".join(made)}</div>'
