"""Hedging: how far an article commits to what it says."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedging.cues import TIERS, VAGUE, Cues, cues_by, cues_with
from analysis.lexicons.lexicon import Lexicon, Lexicons
from analysis.measures.groups import Groups
from analysis.words.reading import Reading, read


def _columns(cues: Cues, groups: Groups) -> dict[str, Any]:
    starts, tiers, hedges = np.array(cues.start, dtype=int), np.array(cues.tier, dtype=str), cues.counted("hedge")
    vague = hedges & (tiers == VAGUE)
    hedges &= ~vague
    hedged = np.unique(groups.reading.prose.sentences_at(starts[hedges]))
    columns = groups.rate("hedges", starts[hedges])
    columns["hedged_sentences"] = np.bincount(groups.of_sentence[hedged], minlength=groups.size)
    for tier in TIERS:
        columns[f"hedges_{tier}"] = groups.count(starts[hedges & (tiers == tier)])
    boosted = starts[cues.counted("booster")]
    return columns | groups.rate("vague_quantities", starts[vague]) | groups.rate("boosters", boosted)


def summarise(reading: Reading, groups: Groups, lexicons: Lexicons = None) -> dict[str, Any]:
    """The columns of a summary: hedges, their tiers, hedged sentences, vague quantities and boosters."""
    return _columns(cues_with(reading, lexicons), groups)


def hedging(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How much an article hedges, one row per section (or article, voice ...).

    Counts the rows of the table `hedges`, words that commit to less than the plain statement, and of `boosters`,
    words that commit to more; both in quotations too. By voice, a cue goes with the voice of its first word, and a
    sentence with that of most of its words.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("hedges")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        After the names of the row, `words` and `sentences`: `hedges`, how many, of the tiers `core`, `extended` and
        `evidential`; the same `_per_1000_words` with `_low` and `_high`, a 95 % interval (no words: NaN);
        `hedged_sentences`, sentences with at least one; `hedges_core`, `_extended` and `_evidential`, by tier;
        `vague_quantities`, what leaves a number, a group or a rank open (`some`, `many`), and their rate; `boosters`
        and their rate. Higher: more hedged (of `boosters`: more assertive).

    Raises
    ------
    TearsheetError
        For an unknown `by`, a lexicon of another kind, and for anything but an Article or text.

    Notes
    -----
    Not caught: irony, and doubt without a cue word. A vague quantity says nothing of how sure the writer is, so it is
    no hedge here.

    References
    ----------
    Hyland 1998 and 2005; Holmes 1988. Each word's own source stands in `load_lexicon("hedges").frame()`.

    Examples
    --------
    >>> table = hedging("Rain may come, perhaps. It will undoubtedly pass.", by="article")
    >>> table[["words", "hedges", "hedges_core", "hedged_sentences", "boosters"]].values.tolist()
    [[8, 2, 2, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    cues, used = cues_by(reading, lexicon, "hedges")
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | _columns(cues, groups), used)
