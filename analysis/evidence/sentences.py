"""The sentences of an article with what readability and sentiment see in each."""

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.sentence_counts import sentence_columns as readability_of_sentences
from analysis.evidence.table import evidence
from analysis.evidence.tone.sentences import sentence_columns as sentiment_of_sentences
from analysis.words.reading import read


def sentences(article: Article | str) -> pd.DataFrame:
    """One row a sentence: its place, voice and words, its counts and its scores.

    `words`, `syllables`, `letters`, `characters`, `polysyllables`, `complex_words` and `unfamiliar_words` are what
    the readability formulas add up; `neg`, `neu`, `pos`, `compound` are VADER's, marks made straight beforehand;
    `sentiment` is what the sentence adds to the mean that is its section's. CODEBOOK.md defines each. A sentence holds
    at least one word; a text without any gives an empty table. Raises `TearsheetError` for what is not text.

    >>> sentences("The U.S. won’t pay. Nobody asked it to.")[["sentence", "text", "words", "compound"]]
       sentence                 text  words  compound
    0         1  The U.S. won’t pay.      5    0.0762
    1         2  Nobody asked it to.      4    0.0000
    """
    reading = read(article)
    columns = readability_of_sentences(reading) | sentiment_of_sentences(reading)
    spans = reading.prose.sentences
    rows = [(*span, *values) for span, *values in zip(spans, *columns.values(), strict=True)]
    return evidence(reading, rows, list(columns))
