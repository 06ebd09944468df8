"""Attribution: how much of what an article says it gives to somebody."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.cues import CATEGORIES, TONES, counted_cues
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.measures.groups import Groups
from analysis.measures.intervals import rate_columns
from analysis.words.reading import Reading, read


def summarise(reading: Reading, groups: Groups, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """The columns of `attribution`, one value a group."""
    cues = counted_cues(reading, lexicon)
    groups_of = groups.of_spans([cue.start for cue in cues])

    def count(chosen: list[bool]) -> np.ndarray:
        return np.bincount(groups_of[np.array(chosen, dtype=bool)], minlength=groups.size)

    total = np.bincount(groups_of, minlength=groups.size)
    columns = rate_columns("attributions", total, groups.words)
    sentences = reading.prose.sentence_at
    held = {(int(group), sentences(cue.start)) for group, cue in zip(groups_of, cues, strict=True)}
    columns["attributed_sentences"] = np.bincount(
        np.array([group for group, _ in held], dtype=int), minlength=groups.size
    )
    for name in CATEGORIES:
        columns[f"attributions_{name}"] = count([cue.category == name for cue in cues])
    for name in TONES:
        columns[f"attributions_{name}"] = count([cue.tone == name for cue in cues])
    columns["sources_named"] = count([cue.source_type.startswith("named") for cue in cues])
    columns["sources_unnamed"] = count([cue.source_type == "unnamed" for cue in cues])
    return columns


def attribution(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How often an article gives what it says to somebody, one row a section (or article, voice ...).

    Counts cues: words that give a statement, belief, attitude or intention to a source (`said`, `according to`,
    `fears that`, `vowed`). `attributions_per_1000_words` is 1,000 x cues / words, with an exact Poisson 95 % interval
    in `_low` and `_high`; `attributed_sentences` counts the sentences with a cue. Then one count for each category, for
    each tone (`neutral`; `loaded`, a verb that also judges, as `claimed`; `evidential`, hearsay, as `according
    to`), and for sources that are named (a person or an organisation) and unnamed. Higher: more of the text is on
    somebody else's word.

    A cue is a word of the lexicon whose weight and surroundings add up to more than 0 (log-odds); a colon before a
    quotation, a signature after one, and a speaker's label (`WALLACE: Let us begin`) count too. No words: no rate, NaN.
    Not caught: the attribution that a paragraph carries on without a cue; one that no word in the lexicon makes;
    irony. Some plain verbs (`the train added two carriages`) are taken for cues.

    `by` is section, article, voice, paragraph or sentence. Raises TearsheetError for another `by`, or for what is
    neither an Article nor text. Source: what counts as an attribution, and its categories, follow PolNeAR (Newell,
    Margolin and Ruths 2018), from whose training part the weights come; tones follow Caldas-Coulthard 1994, Geis 1987
    and Bergler 1991; sources, Bell 1991.

    >>> table = attribution("Officials claimed the dam was safe. Anna Berg said it was not.", by="article")
    >>> table[["words", "attributions", "attributions_loaded", "sources_named", "sources_unnamed"]].values.tolist()
    [[12, 2, 1, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    columns = {"words": groups.words, "sentences": groups.sentences}
    columns |= summarise(reading, groups, lexicon)
    return groups.frame(columns, lexicon_for("attributions", lexicon).name)
