"""Sentiment: the tone of an article's words, section by section."""

import re
from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.tone.dictionary import find_entries
from analysis.evidence.tone.sentences import LEXICON, find_compounds, find_tones, tone_by
from analysis.lexicons.lexicon import DICTIONARY, Lexicon, Lexicons, lexicons_by_kind, load_lexicon
from analysis.measures.groups import Groups
from analysis.measures.intervals import Ends, score_intervals, with_ends
from analysis.words.reading import Reading, read

POSITIVE, NEGATIVE = 0.05, -0.05  # Hutto and Gilbert's own limits for `compound`


def summarise(reading: Reading, groups: Groups, lexicons: Lexicons = None, skip_names: bool = True) -> dict[str, Any]:
    """The columns of a summary; with a dictionary among the lexicons, its own behind them."""
    given = lexicons_by_kind(lexicons)
    if LEXICON in given or not skip_names:
        tones = tone_by(reading, given.get(LEXICON), skip_names).of_sentences()
    else:
        tones = reading.once(find_tones)
    columns = _summary(reading, groups, tones)
    return columns | (_by_dictionary(reading, groups, given[DICTIONARY], skip_names) if DICTIONARY in given else {})


def _by_dictionary(reading: Reading, groups: Groups, dictionary: Lexicon, skip_names: bool) -> dict[str, Any]:
    """What a dictionary says: the valences of its words per 100 words, and how many are positive and negative."""
    found = find_entries(reading, dictionary, skip_names)
    first = np.array([each.first for each in found], dtype=int)
    worth = np.array([each.valence for each in found], dtype=float)
    of, name = groups.of_word, dictionary_column(dictionary)
    columns = groups.balance(name, first, worth)
    for side, chosen in (("positive", worth > 0), ("negative", worth < 0)):
        columns[f"{name}_{side}"] = np.bincount(of[first[chosen]], minlength=groups.size)
    return columns


def mean_tone(sums: np.ndarray) -> np.ndarray:
    """The mean tone, as one row, from the sum of the tones of sentences and how many they are."""
    mean: np.ndarray = sums[:1] / sums[1]
    return mean


def tone_ends(values: np.ndarray, of: np.ndarray, size: int) -> Ends:
    """The 95 % interval of the mean tone; the arguments are those of `score_intervals`."""
    return score_intervals(("sentiment",), values, of, size, mean_tone)


def _summary(reading: Reading, groups: Groups, tones: np.ndarray) -> dict[str, Any]:
    compound = reading.once(find_compounds)
    total, positive, negative = groups.sums(np.stack([compound, compound >= POSITIVE, compound <= NEGATIVE]))
    tone = groups.scored(np.stack([tones, np.ones(len(tones))]), mean_tone, tone_ends)[:, 0]
    return with_ends("sentiment", *tone) | {
        "compound": total / np.where(groups.sentences > 0, groups.sentences, np.nan),
        "positive_sentences": positive.astype(int),
        "negative_sentences": negative.astype(int),
    }


def dictionary_column(dictionary: Lexicon) -> str:
    """The name of the column in which a dictionary's score stands.

    >>> dictionary_column(Lexicon("My List", DICTIONARY, ()))
    'sentiment_my_list'
    """
    return "sentiment_" + re.sub(r"\W+", "_", dictionary.name.lower()).strip("_")


def sentiment(
    article: Article | str, by: str = "section", *, skip_names: bool = True, lexicon: Lexicons = None
) -> pd.DataFrame:
    """The tone of an article's words, one row per section (or article, voice ...).

    A sentence's sentiment is x / √(x² + 4n), with x the sum of its words' valences after VADER's rules for negation and
    degree, and n its number of words; a row's is the mean over its sentences.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.
    skip_names : bool
        Whether words inside names (`Justice Department`) are passed over.
    lexicon : Lexicon or list of Lexicon, optional
        One of the kind of `load_lexicon("sentiment_corrections")` takes its place. A dictionary of your own, as
        `load_lexicon("mine.dic")` reads it, is counted beside ours. The names are kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        After the names of the row, `words` and `sentences`: `sentiment`, from -1 to 1, higher is more positive, with
        `sentiment_low` and `sentiment_high`, a 95 % interval from how much the sentences differ; `compound`, the
        mean of VADER's own scores of the sentences; `positive_sentences` (`compound` at least 0.05) and
        `negative_sentences` (at most -0.05). No sentence: NaN; one: no interval. A dictionary called `mine` adds
        `sentiment_mine`, the valences of its words added up, per 100 words, with its interval, and how many of its
        words are `sentiment_mine_positive` and `sentiment_mine_negative`.

    Raises
    ------
    TearsheetError
        For an unknown `by`, a lexicon of another kind, and for anything but an Article or text.

    Notes
    -----
    What rises or falls, and is good news or bad for that, has a valence too (`profits fell`, `a rise in crime`).

    Not caught: irony, what a feeling is about, other good news told in plain words, a name in a headline in capitals.

    References
    ----------
    Hutto and Gilbert 2014 (VADER); Malo and others 2014, for what rises or falls. The corrections for news, and why
    each, are in `load_lexicon("sentiment_corrections").frame()`.

    Examples
    --------
    >>> text = "The Justice Department won. It was a shoddy, cruel plan. Nobody was at home."
    >>> sentiment(text, by="article")[["sentiment", "compound"]].round(3)
       sentiment  compound
    0     -0.047      0.07
    """
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    used = lexicons_by_kind(lexicon, LEXICON, DICTIONARY)
    used = {LEXICON: used.pop(LEXICON, load_lexicon(LEXICON))} | used
    names = "; ".join(each.name for each in used.values())
    return groups.frame(counts | summarise(reading, groups, used, skip_names), names)
