"""The sentences of an article with what readability and sentiment see in each."""

import pandas as pd

from analysis.article import Article
from analysis.readability import sentence_columns as readability_of_sentences
from analysis.reading import evidence, read
from analysis.sentiment import sentence_columns as sentiment_of_sentences


def sentences(article: Article | str) -> pd.DataFrame:
    """One row a sentence: its place, voice and words, its counts and its VADER scores."""
    reading = read(article)
    columns = readability_of_sentences(reading) | sentiment_of_sentences(reading)
    spans = reading.prose.sentences
    rows = [(*span, *values) for span, *values in zip(spans, *columns.values(), strict=True)]
    return evidence(reading, rows, list(columns))
