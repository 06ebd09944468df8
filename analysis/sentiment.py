"""Sentiment."""

from typing import Any

import numpy as np
import pandas as pd

from analysis import vader
from analysis.article import Article
from analysis.intervals import bootstrap
from analysis.reading import Groups, Reading, read


def normalised_text(reading: Reading) -> str:
    """The whole text as VADER should read it, offsets kept."""
    return vader.normalise(reading.article.text)


def find_scores(reading: Reading) -> list[vader.Scores]:
    """VADER's scores of each sentence."""
    text = reading.once(normalised_text)
    return [vader.scores(text[start:end]) for start, end in reading.prose.sentences]


def sentence_columns(reading: Reading) -> dict[str, Any]:
    """VADER's scores, and the sentiment, of each sentence."""
    found = np.array(reading.once(find_scores)).reshape(-1, 4)
    columns = dict(zip(vader.Scores._fields, found.T, strict=True))
    return columns | {"sentiment": columns["compound"]}


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of a summary."""
    columns = reading.once(sentence_columns)
    own, compound = columns["sentiment"], columns["compound"]
    values = np.column_stack([own, np.ones(len(own))])
    low, high = np.full((2, groups.size), np.nan)
    for number in range(groups.size):
        rows = values[groups.of_sentence == number]
        low[number], high[number] = bootstrap(rows, lambda sums: sums[:, 0] / sums[:, 1])

    def total(weights: np.ndarray) -> np.ndarray:
        return np.bincount(groups.of_sentence, weights=weights, minlength=groups.size)

    count = np.where(groups.sentences > 0, groups.sentences, np.nan)
    return {
        "sentiment": total(own) / count,
        "sentiment_low": low,
        "sentiment_high": high,
        "compound": total(compound) / count,
        "positive_sentences": total(compound >= 0.05).astype(int),
        "negative_sentences": total(compound <= -0.05).astype(int),
    }


def sentiment(article: Article | str, by: str = "section") -> pd.DataFrame:
    """The tone of an article, section by section."""
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | summarise(reading, groups))
