"""The sentences of an article with what readability and sentiment see in each."""

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.sentence_counts import sentence_columns as readability_of_sentences
from analysis.evidence.sentence_counts import unfamiliar_words
from analysis.evidence.table import evidence
from analysis.evidence.tone.sentences import LEXICON
from analysis.evidence.tone.sentences import sentence_columns as sentiment_of_sentences
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.words.reading import read


def sentences(article: Article | str, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every sentence of an article, one row each, with what readability and sentiment see in it.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("sentiment_corrections")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`); what the formulas add
        up: `words`, `syllables`, `letters`, `characters` (punctuation too, spaces not), `polysyllables` (words of three
        syllables or more), `complex_words` (of these, the unfamiliar ones that are not names), `unfamiliar_words`
        (neither on the Dale-Chall list nor a regular form of a word on it), and `unfamiliar`, these words themselves,
        with commas between; VADER's `neg`, `neu`, `pos`, `compound`; `sentiment`, whose mean over a section is the
        section's. Higher `compound` and `sentiment`: more positive.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    A sentence holds at least one word; a text without any gives an empty table. Headings and page furniture are
    left out. Not caught: an end of a sentence without a mark, but for that of its paragraph.

    References
    ----------
    Those of `readability` and `sentiment`.

    Examples
    --------
    >>> sentences("The U.S. won’t pay. Nobody asked it to.")[["sentence", "text", "words", "compound"]]
       sentence                 text  words  compound
    0         1  The U.S. won’t pay.      5    0.0762
    1         2  Nobody asked it to.      4    0.0000
    """
    reading = read(article)
    unfamiliar = [", ".join(words) for words in unfamiliar_words(reading)]
    used = None if lexicon is None else lexicon_for(LEXICON, lexicon)
    columns = readability_of_sentences(reading) | {"unfamiliar": unfamiliar} | sentiment_of_sentences(reading, used)
    spans = reading.prose.sentences
    rows = [(*span, *values) for span, *values in zip(spans, *columns.values(), strict=True)]
    return evidence(reading, rows, list(columns), used.name if used is not None else "")
