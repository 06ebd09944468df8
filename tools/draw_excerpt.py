"""The marked text at the top of README.md, as a picture: `make readme` draws docs/marked-text.png.

It shows what `a.highlight(article)` shows in a notebook, with the same colours and letters.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle

from analysis import highlight, read_article
from analysis.article.parts import Part
from analysis.figures.saving import picture_bytes
from analysis.notebook.highlight import INK, STYLES, Highlight, Span, pieces

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "registers" / "wire-hindenburg-1937.txt"
PICTURE = ROOT / "docs" / "marked-text.png"
SHOWN = 5  # parts of the article, from its title
WIDTH, LINE, MARGIN, SIZE, DPI = 560, 19, 12, 10.5, 200  # points; dots an inch
LETTER = 0.68  # the size of the letter behind a mark beside that of the text


class Atom(NamedTuple):
    """A stretch of text without a break, the mark that it stands in, the letter that follows it."""

    text: str
    style: str
    letter: str
    bold: bool


def atoms(part: Part, spans: list[Span]) -> Iterator[Atom]:
    """The words and spaces of a part in order; a letter is an atom of its own."""
    stack: list[Span] = []
    for text, closing, opening in pieces(part, spans):
        for span in closing:
            if span.end <= part.start + len(text) or span not in opening:
                yield Atom("", span.style, STYLES[span.style].letter, False)
            stack.remove(span)
        stack += opening
        style = stack[-1].style if stack else ""
        for word in re.findall(r"\s+|\S+", text):
            yield Atom(word, style, "", part.kind == "title")


def width(atom: Atom) -> float:
    """How wide an atom is, in points."""
    size = SIZE * (LETTER if atom.letter else 1.25 if atom.bold else 1)
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if atom.bold else "normal")))
    font.set_size(10 * size, 72)  # large, so that no width is rounded to a pixel

    def measured(text: str) -> float:
        font.set_text(text)
        return float(font.get_width_height()[0]) / 640

    # A space alone has no ink, and so no width of its own.
    text = atom.letter or atom.text
    return measured(f"n{text}n") - measured("nn")


def lines(part: Part, spans: list[Span]) -> Iterator[list[Atom]]:
    """The lines of a part, broken where a space is."""
    line: list[Atom] = []
    word: list[Atom] = []
    for atom in [*atoms(part, spans), Atom(" ", "", "", False)]:
        if not atom.text.isspace():
            word.append(atom)
            continue
        if line and sum(map(width, line + word)) > WIDTH:
            yield line[:-1] if line[-1].text.isspace() else line
            line = []
        line += [*word, atom]
        word = []
    if line:
        yield line[:-1]


def draw(shown: Highlight, count: int = SHOWN) -> Figure:
    """The first parts of a marked article."""
    parts = [(part, spans) for part, spans in shown.marked_parts() if part.kind in ("title", "paragraph")][:count]
    rows: list[list[Atom]] = []
    for part, spans in parts:
        rows += [*lines(part, spans), []]
    height = LINE * (len(rows) - 0.45 * sum(not row for row in rows)) + MARGIN
    figure = Figure(figsize=((WIDTH + 2 * MARGIN) / 72, height / 72))
    ax = figure.add_axes((0, 0, 1, 1), xlim=(-MARGIN, WIDTH + MARGIN), ylim=(-height, 0))
    ax.axis("off")
    y = -0.5 * MARGIN
    for row in rows:
        y -= LINE if row else 0.55 * LINE
        x = 0.0
        for atom in row:
            wide = width(atom)
            if atom.style:
                mark = STYLES[atom.style]
                ax.add_patch(Rectangle((x, y - 3.5), wide, 15, color=mark.background, lw=0))
                dashes = {"dashed": (0, (4, 2)), "dotted": (0, (1.2, 1.6))}
                _, kind, colour = mark.border.split()
                ax.plot([x, x + wide], [y - 3.8] * 2, color=colour, lw=1.3, ls=dashes.get(kind, "-"))
            size = SIZE * (LETTER if atom.letter else 1.25 if atom.bold else 1)
            weight = "bold" if atom.bold else "normal"
            up = 4.5 if atom.letter else 0
            ax.text(x, y + up, atom.letter or atom.text, size=size, weight=weight, color=INK, family="DejaVu Sans")
            x += wide
    return figure


def main() -> int:
    """Draw the picture anew."""
    figure = draw(highlight(read_article(ARTICLE), "hedges", "attributions", "quotes"))
    PICTURE.write_bytes(picture_bytes(figure, "png", DPI))
    print(PICTURE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
