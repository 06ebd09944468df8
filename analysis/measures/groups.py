"""The rows of a summary: the whole article, its sections, voices, paragraphs or sentences."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.evidence.voices import VOICES, quoted_sentences, quoted_words
from analysis.measures.columns import DIGITS
from analysis.tables import Table
from analysis.words.reading import Reading

BY = ("section", "article", "voice", "paragraph", "sentence")


def known_by(by: object) -> str:
    """`by`, if it is one of the groups that a measure can be made for.

    >>> known_by(["section"])
    Traceback (most recent call last):
    analysis.errors.TearsheetError: by=['section'] is not known; use one of section, ...
    """
    if not isinstance(by, str) or by not in BY:
        raise TearsheetError(f"by={by!r} is not known; use one of {', '.join(BY)}")
    return by


class Groups:
    """The rows of a summary: what names each (`keys`), and which sentences and words belong to it.

    `article` is the number of each row's article, of those read together. Without `intervals` the ends that take a
    bootstrap are left NaN.
    """

    def __init__(self, reading: Reading, by: str, intervals: bool = True):
        self.reading, self.by, self.intervals = reading, known_by(by), intervals
        prose, articles = reading.prose, reading.articles
        names = np.array([each.name for article in articles for each in article.sections], dtype=object)
        section_article = np.repeat(np.arange(len(articles)), [len(each.sections) for each in articles])
        section = np.array(prose.paragraph_section, dtype=int)
        paragraph = prose.paragraph_of
        self.keys: dict[str, Any]
        if by == "article":
            self.article = np.arange(len(articles))
            self.keys = {"article": [each.title for each in articles]}
            self.of_sentence = section_article[section[paragraph]]
        elif by == "section":
            self.article, self.keys = section_article, {"section": names.tolist()}
            self.of_sentence = section[paragraph]
        elif by == "voice":
            self.article = np.repeat(np.arange(len(articles)), len(VOICES))
            self.keys = {"voice": list(VOICES) * len(articles)}
            spoken = reading.once(quoted_sentences)
            self.of_sentence = len(VOICES) * section_article[section[paragraph]] + spoken
        elif by == "paragraph":
            self.article = section_article[section]
            self.keys = {"section": names[section].tolist(), "paragraph": _counted(self.article)}
            self.of_sentence = paragraph
        else:
            self.article = section_article[section[paragraph]]
            numbers = _counted(section_article[section])
            self.keys = {
                "section": names[section[paragraph]].tolist(),
                "paragraph": numbers[paragraph],
                "sentence": _counted(self.article),
            }
            self.of_sentence = np.arange(len(paragraph))
        self.size = len(self.article)

    @cached_property
    def of_word(self) -> np.ndarray:
        """The group of each word."""
        own: np.ndarray = self.of_sentence[self.reading.prose.word_sentence]
        if self.by == "voice":
            own = own // len(VOICES) * len(VOICES) + self.reading.once(quoted_words)
        return own

    @cached_property
    def words(self) -> np.ndarray:
        """Words in each group."""
        return np.bincount(self.of_word, minlength=self.size)

    @cached_property
    def sentences(self) -> np.ndarray:
        """Sentences in each group; by voice, a sentence goes with most of its words."""
        return np.bincount(self.of_sentence, minlength=self.size)

    @cached_property
    def in_order(self) -> tuple[np.ndarray, np.ndarray]:
        """The sentences group by group, and where those of each group begin, with the end of the last."""
        return np.argsort(self.of_sentence, kind="stable"), np.append(0, np.cumsum(self.sentences))

    def count(self, starts: Sequence[int]) -> np.ndarray:
        """How many of the spans that start at these characters fall in each group."""
        return np.bincount(self.of_spans(starts), minlength=self.size)

    def of_spans(self, starts: Sequence[int]) -> np.ndarray:
        """The group of each span, by the first word at or after its start."""
        if not len(starts):
            return np.zeros(0, dtype=int)
        prose = self.reading.prose
        words = np.searchsorted(prose.end, starts, side="right")
        return self.of_word[np.minimum(words, len(prose.words) - 1)]

    def frame(self, columns: dict[str, Any], lexicon: str = "") -> pd.DataFrame:
        """The summary: the names of the rows, then `columns`."""
        frame = Table(self.keys | columns, digits=DIGITS)
        if lexicon:
            frame.attrs["lexicon"] = lexicon
        return frame


def _counted(of: np.ndarray) -> np.ndarray:
    """1, 2, 3 ... for the rows of each article; `of` says whose each row is, in order."""
    return np.arange(1, len(of) + 1) - np.searchsorted(of, of)
