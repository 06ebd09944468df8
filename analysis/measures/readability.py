"""Readability: seven classic formulas, on sentences counted as a reader would count them."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.sentence_counts import find_counts
from analysis.measures.groups import Groups
from analysis.measures.intervals import bootstrap
from analysis.text.vocabulary import textstat_offline
from analysis.words.reading import Reading, read

FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
)


SMOG_SENTENCES = 3


MINIMUM_WORDS = 5


def scores(sums: np.ndarray) -> np.ndarray:
    """The seven formulas, in the order of `FORMULAS`, from sums of `COUNTS` and a count of sentences.

    Works along the first axis; the rules on too little text are the caller's.

    >>> conclusion = np.array([88, 152, 487, 578, 16, 10, 30, 4])
    >>> scores(conclusion).round(1).tolist()
    [38.4, 13.4, 13.3, 14.6, 20.5, 15.0, 10.1]
    """
    words, syllables, letters, characters, polysyllables, complex_words, unfamiliar, sentences = np.asarray(
        sums, dtype=float
    )
    per_sentence = words / sentences
    difficult = 100 * unfamiliar / words
    return np.stack(
        [
            206.835 - 1.015 * per_sentence - 84.6 * (syllables / words),
            0.39 * per_sentence + 11.8 * (syllables / words) - 15.59,
            0.4 * (per_sentence + 100 * complex_words / words),
            1.043 * np.sqrt(30 * polysyllables / sentences) + 3.1291,
            4.71 * characters / words + 0.5 * per_sentence - 21.43,
            0.058 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8,
            0.1579 * difficult + 0.0496 * per_sentence + np.where(difficult > 5, 3.6365, 0.0),
        ]
    )


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The measure's columns, one value a group."""
    counts = reading.once(find_counts)
    values = np.vstack([counts, np.ones(counts.shape[1])])
    sums = np.array([np.bincount(groups.of_sentence, row, groups.size) for row in values])
    enough = sums[0] >= MINIMUM_WORDS
    with np.errstate(invalid="ignore", divide="ignore"):  # no words, no score
        ratios = np.array([sums[0] / sums[-1], sums[1] / sums[0]])
        found = np.where(enough, scores(sums), np.nan)
    low, high = np.full((2, *found.shape), np.nan)
    if groups.intervals:
        low, high = np.where(enough, bootstrap(values, *groups.in_order, scores), np.nan)
    smog = FORMULAS.index("smog_index")
    for each in (found, low, high):
        each[smog, sums[-1] < SMOG_SENTENCES] = np.nan
    columns = {"words_per_sentence": ratios[0], "syllables_per_word": ratios[1]}
    for number, name in enumerate(FORMULAS):
        columns |= {name: found[number], f"{name}_low": low[number], f"{name}_high": high[number]}
    return columns


def _judged_words(reading: Reading, groups: Groups) -> np.ndarray:
    return np.bincount(groups.of_sentence, reading.once(find_counts)[0], groups.size).astype(int)


def readability(article: Article | str, by: str = "section") -> pd.DataFrame:
    r"""Seven readability formulas for each section (or article, voice, paragraph, sentence).

    Words per sentence and syllables per word, and under textstat's names the formulas that rest on
    these and on letters and word lists. Higher => harder, but for `flesch_reading_ease`, where
    higher => easier. Each has a 95 % interval, `_low` and `_high`, from a bootstrap over its sentences.
    CODEBOOK.md has the formulas and their sources, and each difference from textstat.

    NaN: below 5 words; `smog_index` below 3 sentences; intervals below 2. By voice, a sentence goes with most
    of its words. Not caught: whether a thing is well explained. Raises `TearsheetError` for an unknown `by`.

    >>> table = readability("The U.S. senator paid $2.5 million. Nobody noticed the difference.", by="article")
    >>> table[["words", "sentences", "flesch_kincaid_grade"]].round(1)
       words  sentences  flesch_kincaid_grade
    0     12          2                   6.4
    """
    reading = read(article)
    groups = Groups(reading, by)
    base = {"words": _judged_words(reading, groups), "sentences": groups.sentences}
    return groups.frame(base | summarise(reading, groups))


def textstat_readability(article: Article | str, by: str = "section") -> pd.DataFrame:
    """What textstat alone says of the same text: its own sentences, words and formulas.

    Columns as in `readability`, without intervals. For comparison only: textstat ends a sentence at each
    full stop, that of `U.S.` too.

    >>> textstat_readability("The U.S. senator paid $2.5 million for it in the end.", by="article")["sentences"].item()
    2
    """
    reading = read(article)
    groups, prose = Groups(reading, by), reading.prose
    rows = []
    with textstat_offline() as textstat:
        for group in range(groups.size):
            spans = [prose.sentences[number] for number in np.flatnonzero(groups.of_sentence == group)]
            text = " ".join(prose.text[start:end] for start, end in spans)
            row = {
                "words": textstat.lexicon_count(text),
                "sentences": textstat.sentence_count(text) if text else 0,
            }
            rows.append(row | {name: getattr(textstat, name)(text) if text else np.nan for name in FORMULAS})
    return groups.frame({name: [row[name] for row in rows] for name in ("words", "sentences", *FORMULAS)})
