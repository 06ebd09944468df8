"""One function a figure: tables in, axes out.

Every function draws into `ax` when it is given one, else into a new figure; none changes a setting
of matplotlib's, so that the user's own style holds. What is drawn, as a table and as a sentence,
stays with the axes, which are returned: `save_figure` writes it, `drawn` returns it. Rows with too
little text say so. What is no table, or has not the columns that are drawn, is a `TearsheetError`.
"""

from analysis.figures.agreement import validation_figure
from analysis.figures.by_section import density_by_section, readability_by_section, sentiment_by_section
from analysis.figures.by_source import citations_by_source, source_strip
from analysis.figures.by_voice import quotes_by_section, quotes_by_speaker, voice_comparison
from analysis.figures.comparison import compare_figure
from analysis.figures.corpus import corpus_by_register, corpus_distribution
from analysis.figures.norms import norms_figure
from analysis.figures.saving import alt_text, save_figure, show_figure
from analysis.figures.strip import article_strip
from analysis.figures.tables import drawn

__all__ = [
    "alt_text",
    "article_strip",
    "citations_by_source",
    "compare_figure",
    "corpus_by_register",
    "corpus_distribution",
    "density_by_section",
    "drawn",
    "norms_figure",
    "quotes_by_section",
    "quotes_by_speaker",
    "readability_by_section",
    "save_figure",
    "sentiment_by_section",
    "show_figure",
    "source_strip",
    "validation_figure",
    "voice_comparison",
]
