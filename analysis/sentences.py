"""The sentences of an article with what readability and sentiment see in each."""

import pandas as pd

from analysis import readability, sentiment
from analysis.article import Article
from analysis.reading import evidence, read


def sentences(article: Article | str) -> pd.DataFrame:
    """One row a sentence: its place, voice and words, its counts and its VADER scores."""
    reading = read(article)
    columns = readability.sentence_columns(reading) | sentiment.sentence_columns(reading)
    spans = reading.prose.sentences
    rows = [(*span, *values) for span, *values in zip(spans, *columns.values(), strict=True)]
    return evidence(reading, rows, list(columns))
