"""The tear sheet: one page that shows a whole article at a glance."""

from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.figures.by_voice import MEASURES
from analysis.figures.drawing import interval, keep
from analysis.figures.sheet_parts import (
    KEY_FIGURES,
    MOST_SECTIONS,
    PAGE,
    POINTS,
    Sheet,
    foot,
    head,
    sections,
    strip,
    tiles,
)
from analysis.measures.profile import profile
from analysis.words.reading import read

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def tear_sheet(article: Article | str) -> "Figure":
    r"""One page (A4) with all of an article: key figures, strip, sections, voices, speakers, words.

    Returns the figure; `save_figure` writes it with a table of every number on it.

    >>> figure = tear_sheet("Ferry Returns\n\nIt may sail on Monday, the port said.")
    >>> figure.get_size_inches().round(2).tolist()
    [8.27, 11.69]
    """

    article = read(article).article
    profiles = (profile(article, by=by) for by in ("article", "section", "voice"))
    evidence = (table(article) for table in (sentences, hedges, attributions, quotes))
    return draw_sheet(Sheet(article.title, article.byline, *profiles, *evidence))


def draw_sheet(sheet: Sheet) -> "Figure":
    """The page from its tables."""
    import matplotlib.pyplot as plt

    with mpl.rc_context({"font.size": POINTS}):
        figure = plt.figure(figsize=PAGE, layout="none")
        top = head(figure, sheet)
        top = tiles(figure, sheet.whole, top)
        top = strip(figure, sheet, top)
        bottom = 3.75
        rows = len(sheet.sections)
        # Few sections need no tall panels; what is saved stays white at the foot of the page.
        height = min(top - bottom - 0.97, 0.5 + 0.42 * rows)
        top = sections(figure, sheet.sections, top, height)
        foot(figure, sheet, top - 0.45)
    table = _numbers(sheet)
    keep(figure, table, _alt(sheet))
    return figure


def _numbers(sheet: Sheet) -> pd.DataFrame:
    """Every number on the page: where, what, value, and the ends of its interval."""
    rows = []
    columns = [key.column for key in KEY_FIGURES]
    for table, panel, wanted in (
        (sheet.whole, "article", columns),
        (sheet.sections.head(MOST_SECTIONS), "section", columns),
        (sheet.voices, "voice", list(MEASURES)),
    ):
        for measure in wanted:
            if measure not in table:
                continue
            low, high = (table.get(f"{measure}_{end}") for end in ("low", "high"))
            for place, name in enumerate(table.iloc[:, 0]):
                bounds = (np.nan if end is None else end.iloc[place] for end in (low, high))
                row = (name, int(table["words"].iloc[place]), table[measure].iloc[place])
                rows.append((panel, measure, *row, *bounds))
    return pd.DataFrame(rows, columns=["panel", "measure", "name", "words", "value", "low", "high"])


def _alt(sheet: Sheet) -> str:
    row = sheet.whole.iloc[0]
    said = [
        f"{key.label.replace(chr(10), ' ')} "
        + interval(
            row[key.column],
            *(float(row.get(f"{key.column}_{end}", np.nan)) for end in ("low", "high")),
            key.digits,
        )
        for key in KEY_FIGURES
        if key.column in sheet.whole
    ]
    counts = ", ".join(
        f"{len(table)} {name}"
        for name, table in (
            ("hedges", sheet.hedges),
            ("attributions", sheet.attributions),
            ("quotes", sheet.quotes),
        )
    )
    return (
        f"Tear sheet of “{sheet.title}”: {int(row['words']):,} words, "
        f"sections: {len(sheet.sections)}. {'; '.join(said)}. Marked in the text: {counts}."
    )
