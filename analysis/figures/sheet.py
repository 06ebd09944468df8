"""The tear sheet: one page that shows a whole article at a glance."""

from functools import cache
from typing import TYPE_CHECKING

import matplotlib as mpl
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges, without_vague
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.figures import sheet_parts as parts
from analysis.figures.by_voice import voice_measures
from analysis.figures.saving import Shown, show_figure
from analysis.figures.strip import counts_of
from analysis.figures.tables import estimates, keep
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.columns import COLUMNS
from analysis.measures.norms import Norms, comparable
from analysis.measures.profile import profile
from analysis.text.numerals import counted
from analysis.words.reading import read

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def tear_sheet(
    article: Article | str, norms: Norms | None = "us-political-news-2016", *, lexicon: Lexicons = None
) -> "Figure":
    r"""One page (A4) with all of an article: key figures, strip, sections, voices, speakers, words.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as in `profile`; None: no comparison.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.

    Returns
    -------
    Figure
        `figures.save_figure` writes it, with a table of every number on it. As the last line of a cell it shows itself,
        once, with its alternative text.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for what is no lexicon and no set of norms.

    Examples
    --------
    >>> figure = tear_sheet("Ferry Returns\n\nIt may sail on Monday, the port said.")
    >>> figure.get_size_inches().round(2).tolist()
    [8.27, 11.69]
    """
    article = read(article).article
    given = lexicons_by_kind(lexicon)
    whole, by_section, by_voice = (profile(article, by=by, lexicon=given) for by in ("article", "section", "voice"))
    hedged = without_vague(hedges(article, lexicon=given.get("hedges")))
    cited = attributions(article, lexicon=given.get("attributions"))
    evidence = (sentences(article), hedged, cited, quotes(article))
    known = None if norms is None else comparable(norms, given)
    return draw_sheet(parts.Sheet(article.title, article.byline, whole, by_section, by_voice, *evidence, known))


def draw_sheet(sheet: parts.Sheet) -> "Figure":
    """The page from its tables."""
    import matplotlib.pyplot as plt

    with mpl.rc_context({"font.size": parts.POINTS}):
        figure = plt.figure(figsize=parts.PAGE, layout="none", FigureClass=_page())
        top = parts.head(figure, sheet)
        top = parts.tiles(figure, sheet, top)
        top = parts.strip(figure, sheet, top)
        bottom = 3.75
        rows = len(sheet.sections)
        # Few sections need no tall panels; what is saved stays white at the foot of the page.
        height = min(top - bottom - 0.97, 0.5 + 0.42 * rows)
        top = parts.sections(figure, sheet, top, height)
        parts.foot(figure, sheet, top - 0.45)
    keep(figure, _numbers(sheet), _alt(sheet))
    return figure


@cache
def _page() -> "type[Figure]":
    """The class of a tear sheet: a figure that shows itself once, with its alternative text."""
    from matplotlib.figure import Figure

    class Page(Figure):
        """A page that a notebook shows as a picture with a text, and does not show again."""

        def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Shown:
            return show_figure(self)._repr_mimebundle_()

    return Page


def _numbers(sheet: parts.Sheet) -> pd.DataFrame:
    """Every number on the page: where, what, value, and the ends of its interval."""
    rows = []
    for panel, table, measures in (
        ("article", sheet.whole, parts.KEY_FIGURES),
        ("section", sheet.sections.head(parts.MOST_SECTIONS), parts.KEY_FIGURES),
        ("voice", sheet.voices, voice_measures(sheet.voices)),
    ):
        for measure in measures:
            named = zip(table.iloc[:, 0], table["words"], estimates(table, measure).rows(), strict=True)
            rows += [(panel, measure, name, words, *row) for name, words, row in named]
    return pd.DataFrame(rows, columns=["panel", "measure", "name", "words", "value", "low", "high"])


def _alt(sheet: parts.Sheet) -> str:
    said = [
        f"{COLUMNS[name].title} {estimates(sheet.whole, name).said(COLUMNS[name].digits)[0]}"
        for name in parts.KEY_FIGURES
    ]
    standings = [parts.stands(sheet, name).partition(" of 100 ")[0] for name in parts.KEY_FIGURES]
    known = ", ".join(filter(None, standings))
    stands = f"Of 100 {sheet.norms.attrs['label']}, it is {known}. " if sheet.norms is not None and known else ""
    spoken = int(sheet.quotes["kind"].isin(SPOKEN).sum())
    counts = counts_of(len(without_vague(sheet.hedges)), len(sheet.attributions), spoken)
    length = f"{counted(int(sheet.whole['words'].iloc[0]), 'word')}, {counted(len(sheet.sections), 'section')}"
    named = f"“{sheet.title}”" if sheet.title else "an article without a title"
    return f"Tear sheet of {named}: {length}. {'; '.join(said)}. {stands}Marked in the text: {counts}."
