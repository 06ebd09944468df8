"""The rows of a summary: the whole article, its sections, voices, paragraphs or sentences."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.evidence.voices import VOICES, quoted_sentences, quoted_words
from analysis.measures.columns import DIGITS
from analysis.measures.intervals import Ends, balance_columns, rate_columns, share_columns
from analysis.tables import Table
from analysis.words.reading import Reading

BY = ("section", "article", "voice", "paragraph", "sentence")
_LONGEST = 60  # characters of a value that a message shows; of a longer one it names the type


def known_by(by: object) -> str:
    """`by`, if it is one of the groups that a measure can be made for.

    >>> known_by(["section"])
    Traceback (most recent call last):
    analysis.errors.TearsheetError: by=['section'] is not known; use one of section, ...
    """
    if not isinstance(by, str) or by not in BY:
        shown = repr(by)
        shown = shown if len(shown) < _LONGEST else type(by).__name__
        raise TearsheetError(f"by={shown} is not known; use one of {', '.join(BY)}")
    return by


class Groups:
    """The rows of a summary: what names each (`keys`), and which sentences and words belong to it.

    `article` is the number of each row's article, of those read together. Without `intervals` the ends of scores are
    left NaN.
    """

    def __init__(self, reading: Reading, by: str, intervals: bool = True):
        self.reading, self.by, self.intervals = reading, known_by(by), intervals
        prose, articles = reading.prose, reading.articles
        names = np.array([each.name for article in articles for each in article.sections], dtype=object)
        article = np.repeat(np.arange(len(articles)), [len(each.sections) for each in articles])
        of_paragraph, paragraph = np.array(prose.paragraph_section, dtype=int), prose.paragraph_of
        section = of_paragraph[paragraph]  # of each sentence
        self.keys: dict[str, Any]
        self.of_sentence: np.ndarray
        if by == "article":
            self.article, self.of_sentence = np.arange(len(articles)), article[section]
            self.keys = {"article": [each.title for each in articles]}
        elif by == "section":
            self.article, self.of_sentence = article, section
            self.keys = {"section": names.tolist()}
        elif by == "voice":
            self.article = np.repeat(np.arange(len(articles)), len(VOICES))
            self.of_sentence = len(VOICES) * article[section] + reading.once(quoted_sentences)
            self.keys = {"voice": list(VOICES) * len(articles)}
        elif by == "paragraph":
            self.article, self.of_sentence = article[of_paragraph], paragraph
            self.keys = {"section": names[of_paragraph].tolist(), "paragraph": _counted(self.article)}
        else:
            self.article, self.of_sentence = article[section], np.arange(len(section))
            self.keys = {
                "section": names[section].tolist(),
                "paragraph": _counted(article[of_paragraph])[paragraph],
                "sentence": _counted(self.article),
            }
        self.size = len(self.article)

    @cached_property
    def _piece_of_word(self) -> np.ndarray:
        """The piece of each word: its sentence; by voice, a sentence is two, what is quoted and what is not."""
        sentence: np.ndarray = self.reading.prose.word_sentence
        if self.by == "voice":
            sentence = len(VOICES) * sentence + self.reading.once(quoted_words)
        return sentence

    @cached_property
    def of_piece(self) -> np.ndarray:
        """The group of each piece."""
        if self.by != "voice":
            return self.of_sentence
        first = self.of_sentence // len(VOICES) * len(VOICES)
        both: np.ndarray = (first[:, None] + np.arange(len(VOICES))).ravel()
        return both

    @cached_property
    def _words_of_piece(self) -> np.ndarray:
        return np.bincount(self._piece_of_word, minlength=len(self.of_piece))

    @cached_property
    def of_word(self) -> np.ndarray:
        """The group of each word."""
        own: np.ndarray = self.of_piece[self._piece_of_word]
        return own

    @cached_property
    def words(self) -> np.ndarray:
        """Words in each group."""
        return np.bincount(self.of_word, minlength=self.size)

    @cached_property
    def sentences(self) -> np.ndarray:
        """Sentences in each group; by voice, a sentence goes with most of its words."""
        return np.bincount(self.of_sentence, minlength=self.size)

    def count(self, starts: Sequence[int] | np.ndarray) -> np.ndarray:
        """How many of the spans that start at these characters fall in each group."""
        return np.bincount(self.of_spans(starts), minlength=self.size)

    def of_spans(self, starts: Sequence[int] | np.ndarray) -> np.ndarray:
        """The group of each span, by the first word at or after its start."""
        own: np.ndarray = self.of_word[self._words_at(starts)]
        return own

    def _words_at(self, starts: Sequence[int] | np.ndarray) -> np.ndarray:
        prose = self.reading.prose
        found: np.ndarray = np.minimum(prose.words_at(np.asarray(starts, dtype=np.int64)), len(prose.words) - 1)
        return found

    def sums(self, values: np.ndarray) -> np.ndarray:
        """The sums over each group's sentences of the rows of `values`."""
        return np.array([np.bincount(self.of_sentence, row, self.size) for row in values])

    def scored(self, values: np.ndarray, statistic: Callable[..., np.ndarray], ends: Callable[..., Ends]) -> np.ndarray:
        """Scores that a statistic makes of such sums, and the ends of their intervals: a block each, NaN for no score.

        `ends` takes the arguments of `score_intervals` from `values` to `size`.
        """
        with np.errstate(invalid="ignore", divide="ignore"):
            found = statistic(self.sums(values))
        low, high = ends(values, self.of_sentence, self.size) if self.intervals else np.full((2, *found.shape), np.nan)
        return np.stack([found, low, high])

    def rate(self, name: str, starts: Sequence[int] | np.ndarray) -> dict[str, np.ndarray]:
        """How many of the spans that start at these characters fall in each group, their rate and its interval."""
        counts = np.bincount(self._piece_of_word[self._words_at(starts)], minlength=len(self.of_piece))
        return rate_columns(name, counts, self._words_of_piece, self.of_piece, self.size)

    def share(self, name: str, chosen: np.ndarray) -> dict[str, np.ndarray]:
        """The per cent of each group's words that are chosen (true or false for each word), and its interval."""
        counts = np.bincount(self._piece_of_word, chosen, len(self.of_piece))
        return share_columns(name, counts, self._words_of_piece, self.of_piece, self.size)

    def balance(self, name: str, words: np.ndarray, valences: np.ndarray) -> dict[str, np.ndarray]:
        """The valences of some words (by their numbers) in each group, per 100 words, and the interval of that."""
        piece, number = self._piece_of_word[words], len(self.of_piece)
        sums, squares = np.bincount(piece, valences, number), np.bincount(piece, valences * valences, number)
        return balance_columns(name, sums, squares, self._words_of_piece, self.of_piece, self.size)

    def frame(self, columns: dict[str, Any], lexicon: str = "") -> pd.DataFrame:
        """The summary: the names of the rows, then `columns`."""
        frame = Table(self.keys | columns, digits=DIGITS)
        frame.attrs |= self.reading.about
        if lexicon:
            frame.attrs["lexicon"] = lexicon
        return frame


def _counted(of: np.ndarray) -> np.ndarray:
    """1, 2, 3 ... for the rows of each article; `of` says whose each row is, in order."""
    return np.arange(1, len(of) + 1) - np.searchsorted(of, of)
