"""What an article's page is built of: rows that open on a click, bars, sentences with marks, tables."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.article.parts import Part
from analysis.measures.columns import COLUMNS
from analysis.notebook.highlight import Span, marked
from analysis.tables import cell_html, cells
from analysis.text.escaping import as_html
from analysis.text.numerals import number


def opening_row(name: str, bar: str, value: str, evidence: str) -> str:
    """A row of a chart that opens on a click; `evidence` is HTML, the rest is text but for the bar."""
    return (
        f'<details class="row"><summary><span class="name">{as_html(name)}</span>{bar}<span>{as_html(value)}</span>'
        f'</summary><div class="evidence">{evidence}</div></details>'
    )


def bar(values: np.ndarray, place: int, from_the_middle: bool = False) -> str:
    """A bar as long as this value is beside the largest of all; one that may be negative starts from the middle.

    >>> bar(np.array([2.0, 4.0]), 0)
    '<span class="bar"><i style="left:0.0%;width:50.0%"></i></span>'
    """
    most = np.abs(values[np.isfinite(values)]).max(initial=0.0)
    share = values[place] / most if most and np.isfinite(values[place]) else 0.0
    left, width = (50 + 50 * min(share, 0.0), 50 * abs(share)) if from_the_middle else (0.0, 100 * max(share, 0.0))
    return f'<span class="bar"><i style="left:{left:.1f}%;width:{width:.1f}%"></i></span>'


def tone_spans(words: pd.DataFrame) -> list[Span]:
    """The words that give sentences their tone, marked as positive or negative."""
    return [
        Span(int(start), int(end), "positive" if valence > 0 else "negative", f"valence {number(valence, 1)}")
        for start, end, valence in zip(words["start"], words["end"], words["valence"], strict=True)
    ]


def evidence_of(said: pd.DataFrame, spans: Sequence[Span], keep_all: bool = False) -> str:
    """Sentences with the words marked that counted; only those that hold one, unless all are to be kept."""
    starts = [span.start for span in spans]
    longest = max((span.end - span.start for span in spans), default=0)
    made = []
    columns = (said[name] for name in ("start", "end", "text", "sentence", "words"))
    for start, end, text, sentence, words in zip(*columns, strict=True):
        near = spans[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        inside = [span for span in near if span.end > start]
        if inside or keep_all:
            facts = f"sentence {sentence}" + (f", {words} words" if keep_all else "")
            shown = marked(Part("paragraph", int(start), int(end), text), inside)
            made.append(f'<p class="said">{facts}</p>{shown}')
    return "".join(made) or '<p class="said">Nothing was counted here.</p>'


def opening_table(name: str, table: pd.DataFrame) -> str:
    """A table that opens on a click: what its cells show, with their intervals, its columns under their labels."""
    shown = cells(table)
    labels = (COLUMNS[column].title if column in COLUMNS else column.replace("_", " ") for column in shown)
    header = "".join(f"<th>{as_html(label)}</th>" for label in labels)
    rows = zip(*shown.values(), strict=True)
    body = "".join(f"<tr>{''.join(f'<td>{cell_html(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f"<details><summary>{name} ({len(table)})</summary>"
        f'<div class="wide"><table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div></details>'
    )
