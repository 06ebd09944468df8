"""Readability: seven classic formulas and a fitted one, on sentences counted as a reader would count them."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.sentence_counts import find_counts
from analysis.measures.groups import Groups
from analysis.measures.intervals import Ends, score_intervals, with_ends
from analysis.measures.reading_ease import ease_columns
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
MINIMUM_WORDS, SMOG_SENTENCES = 5, 3
# Dale-Chall: points for a per cent of unfamiliar words, and so many more where more than so many per cent are.
PER_DIFFICULT, DIFFICULT, LEAP = 0.1579, 5, 3.6365


def scores(sums: np.ndarray, leap: float = LEAP) -> np.ndarray:
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
    made: np.ndarray = np.stack(
        [
            206.835 - 1.015 * per_sentence - 84.6 * (syllables / words),
            0.39 * per_sentence + 11.8 * (syllables / words) - 15.59,
            0.4 * (per_sentence + 100 * complex_words / words),
            1.043 * np.sqrt(30 * polysyllables / sentences) + 3.1291,
            4.71 * characters / words + 0.5 * per_sentence - 21.43,
            0.058 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8,
            PER_DIFFICULT * difficult + 0.0496 * per_sentence,
        ]
    )
    made[-1] += leap * (difficult > DIFFICULT)
    return made


def score_ends(values: np.ndarray, of: np.ndarray, size: int) -> Ends:
    """The 95 % intervals of the seven formulas; the arguments are those of `score_intervals`.

    Where the words may be difficult enough for Dale-Chall's leap, and may not be, its interval has both.
    """
    low, high = score_intervals(FORMULAS, values, of, size, lambda sums: scores(sums, leap=0.0))
    with np.errstate(invalid="ignore"):
        difficult = 100 * np.bincount(of, values[-2], size) / np.bincount(of, values[0], size)
    half = (high[-1] - low[-1]) / 2 / PER_DIFFICULT
    low[-1] += LEAP * (difficult - half > DIFFICULT)
    high[-1] += LEAP * (difficult + half > DIFFICULT)
    return low, high


def summarise(reading: Reading, groups: Groups, lexicons: object = None) -> dict[str, Any]:
    """The measure's columns, one value a group."""
    counts = reading.once(find_counts)
    values = np.vstack([counts, np.ones(counts.shape[1])])
    words, syllables, *_, sentences = groups.sums(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {"words_per_sentence": words / sentences, "syllables_per_word": syllables / words}
    enough = words >= MINIMUM_WORDS
    found = np.where(enough, groups.scored(values, scores, score_ends), np.nan)
    found[:, FORMULAS.index("smog_index"), sentences < SMOG_SENTENCES] = np.nan
    for name, value, low, high in zip(FORMULAS, *found, strict=True):
        columns |= with_ends(name, value, low, high)
    return columns | ease_columns(reading, groups, enough)


def readability(article: Article | str, by: str = "section") -> pd.DataFrame:
    """How hard an article is to read, by seven formulas and a fitted figure: one row per section (or article ...).

    With W words, S sentences, Y syllables, L letters, C characters (punctuation too, spaces not), P words of three
    syllables or more, X of these those that are unfamiliar and not names, and D unfamiliar words (neither on the
    Dale-Chall list nor a regular form of a word on it):

    - `flesch_reading_ease` = 206.835 - 1.015 W/S - 84.6 Y/W
    - `flesch_kincaid_grade` = 0.39 W/S + 11.8 Y/W - 15.59
    - `gunning_fog` = 0.4 (W/S + 100 X/W)
    - `smog_index` = 1.043 √(30 P/S) + 3.1291
    - `automated_readability_index` = 4.71 C/W + 0.5 W/S - 21.43
    - `coleman_liau_index` = 5.8 L/W - 29.6 S/W - 15.8
    - `dale_chall_readability_score` = 15.79 D/W + 0.0496 W/S, and 3.6365 more where D/W is above 0.05
    - `reading_ease`, fitted on teachers' ratings: square roots of W/S, D/W and four more counts, weighted

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.

    Returns
    -------
    DataFrame
        After the names of the row: `words` and `sentences` (by voice, a sentence goes with most of its words),
        `words_per_sentence`, `syllables_per_word`, and the formulas, each with `_low` and `_high`, a 95 % interval
        from how much the sentences differ. Higher => harder, in US school grades; but `flesch_reading_ease`, in points
        from about 0 to 100, higher => easier, and Dale-Chall in points of its own (4.9: grade 4; 10: college);
        and `reading_ease`, in points of which excerpts for US grades 3 to 12 have 50 on average, higher => easier.

    Raises
    ------
    TearsheetError
        For an unknown `by`, and for anything but an Article or text.

    Notes
    -----
    NaN below 5 words; `smog_index` below 3 sentences; intervals below 2. Not caught: whether a thing is well
    explained.

    References
    ----------
    In the order of the formulas: Flesch 1948; Kincaid and others 1975; Gunning 1952; McLaughlin 1969; Senter and Smith
    1967; Coleman and Liau 1975; Dale and Chall 1948, with the words of Chall and Dale 1995; Crossley and others 2022
    (CLEAR, what reading ease is fitted on).

    Examples
    --------
    >>> table = readability("The U.S. senator paid $2.5 million. Nobody noticed the difference.", by="article")
    >>> table[["words", "sentences", "flesch_kincaid_grade"]].round(1)
       words  sentences  flesch_kincaid_grade
    0     12          2                   6.4
    """
    reading = read(article)
    groups = Groups(reading, by)
    (words,) = groups.sums(reading.once(find_counts)[:1])
    base = {"words": words.astype(int), "sentences": groups.sentences}
    return groups.frame(base | summarise(reading, groups))


def textstat_readability(article: Article | str, by: str = "section") -> pd.DataFrame:
    """What textstat alone says of the same text, for comparison: its own sentences, words and formulas.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.

    Returns
    -------
    DataFrame
        The columns of `readability` that textstat has, without intervals.

    Raises
    ------
    TearsheetError
        For an unknown `by`, and for anything but an Article or text.

    Notes
    -----
    textstat ends a sentence at each full stop, that of `U.S.` too, and leaves sentences of one or two words out of its
    count.

    Examples
    --------
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
