"""The rows of a summary: the whole article, its sections, voices, paragraphs or sentences."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.evidence.voices import VOICES, quoted_sentences, quoted_words
from analysis.words.reading import Reading

BY = ("section", "article", "voice", "paragraph", "sentence")


class Groups:
    """The rows of a summary: what names each, and which sentences and words belong to it.

    Without `intervals` the ends that take a bootstrap are left NaN, which saves an eighth of the time by article and
    a quarter by section.
    """

    def __init__(self, reading: Reading, by: str, intervals: bool = True):
        if by not in BY:
            raise TearsheetError(f"by={by!r} is not known; use one of {', '.join(BY)}")
        prose, article = reading.prose, reading.article
        self.reading, self.by, self.intervals = reading, by, intervals
        paragraph = np.array(prose.sentence_paragraph, dtype=int)
        section = np.array(prose.paragraph_section, dtype=int)
        names = [each.name for each in article.sections]
        count = len(prose.sentences)
        if by == "article":
            self.keys: dict[str, list] = {"article": [article.title]}
            self.of_sentence = np.zeros(count, dtype=int)
        elif by == "section":
            self.keys = {"section": names}
            self.of_sentence = section[paragraph] if count else paragraph
        elif by == "voice":
            self.keys = {"voice": list(VOICES)}
            self.of_sentence = reading.once(quoted_sentences).astype(int)
        elif by == "paragraph":
            self.keys = {
                "section": [names[number] for number in section],
                "paragraph": list(range(1, len(section) + 1)),
            }
            self.of_sentence = paragraph
        else:
            self.keys = {
                "section": [names[number] for number in section[paragraph]] if count else [],
                "paragraph": (paragraph + 1).tolist(),
                "sentence": list(range(1, count + 1)),
            }
            self.of_sentence = np.arange(count)
        self.size = len(next(iter(self.keys.values())))

    @cached_property
    def of_word(self) -> np.ndarray:
        """The group of each word."""
        if self.by == "voice":
            return self.reading.once(quoted_words).astype(int)
        return self.of_sentence[self.reading.prose.word_sentence]

    @cached_property
    def words(self) -> np.ndarray:
        """Words in each group."""
        return np.bincount(self.of_word, minlength=self.size)

    @cached_property
    def sentences(self) -> np.ndarray:
        """Sentences in each group; by voice, a sentence goes with most of its words."""
        return np.bincount(self.of_sentence, minlength=self.size)

    def count(self, starts: Sequence[int]) -> np.ndarray:
        """How many of the spans that start at these characters fall in each group."""
        return np.bincount(self.of_spans(starts), minlength=self.size)

    def of_spans(self, starts: Sequence[int]) -> np.ndarray:
        """The group of each span, by the first word at or after its start."""
        if not len(starts):
            return np.zeros(0, dtype=int)
        prose = self.reading.prose
        words = np.searchsorted(prose.ends, starts, side="right")
        return self.of_word[np.minimum(words, len(prose.words) - 1)]

    def frame(self, columns: dict[str, Any], lexicon: str = "") -> pd.DataFrame:
        """The summary: the names of the rows, then `columns`."""
        frame = pd.DataFrame(self.keys | columns)
        if lexicon:
            frame.attrs["lexicon"] = lexicon
        return frame
