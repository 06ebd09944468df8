"""An article read once: what every measure shares, and the tables that they all return."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.article import Article, parse_article
from analysis.errors import TearsheetError
from analysis.text import Prose, split

BY = ("section", "article", "voice", "paragraph", "sentence")
VOICES = ("reporter", "quoted")


class Reading:
    """One article's prose, and whatever has been found in it so far.

    Each step (marks, cues, quotes, hedges ...) is worked out at most once, by `once`.
    """

    def __init__(self, article: Article):
        self.article = article
        self._found: dict[Callable, Any] = {}

    def once(self, find: Callable[["Reading"], Any]) -> Any:
        """The result of `find(self)`, worked out the first time that it is asked for."""
        if find not in self._found:
            self._found[find] = find(self)
        return self._found[find]

    @cached_property
    def prose(self) -> Prose:
        """The article's running text, split."""
        sections = self.article.sections
        paragraphs = [(part.start, part.end) for each in sections for part in each.paragraphs]
        numbers = [number for number, each in enumerate(sections) for _ in each.paragraphs]
        return split(self.article.text, paragraphs, numbers)

    @cached_property
    def quoted(self) -> np.ndarray:
        """For each word, whether it stands in somebody's quoted speech."""
        from analysis.quotation import quoted_words  # late: quotation itself needs a reading

        return quoted_words(self)

    @cached_property
    def quoted_sentence(self) -> np.ndarray:
        """For each sentence, whether more than half of its words are quoted speech."""
        sentences = len(self.prose.sentences)
        quoted = np.bincount(self.prose.word_sentence, weights=self.quoted, minlength=sentences)
        return 2 * quoted > np.diff(self.prose.first_word)

    def voice_at(self, start: int) -> str:
        """The voice of the first word at or after a character."""
        word = min(self.prose.word_at(start), len(self.prose.words) - 1)
        return VOICES[int(word >= 0 and self.quoted[word])]


def read(article: Article | str) -> Reading:
    """The reading of an article, made the first time and kept on the article."""
    if isinstance(article, str):
        article = parse_article(article)
    if not isinstance(article, Article):
        many = isinstance(article, pd.DataFrame | pd.Series)
        use = "profile_texts(frame) for a column of texts" if many else "read_article(path) for a file"
        raise TearsheetError(f"expected an Article or text (str), got {type(article).__name__}; use {use}")
    return article.reading


def evidence(reading: Reading, rows: Iterable[tuple], columns: Sequence[str], lexicon: str = "") -> pd.DataFrame:
    """A table with one row a span: where it stands, in whose voice, its words, and `columns`.

    Each of `rows` begins with `start, end`; what follows fills `columns`. Sentences count from 1.
    """
    prose, sections = reading.prose, reading.article.sections
    table = []
    for start, end, *rest in sorted(rows, key=lambda row: row[:2]):
        number = prose.sentence_at(start)
        section = prose.paragraph_section[prose.sentence_paragraph[number]]
        place = (sections[section].name, number + 1, reading.voice_at(start), start, end)
        table.append((*place, prose.text[start:end], *rest))
    names = ["section", "sentence", "voice", "start", "end", "text", *columns]
    frame = pd.DataFrame(table, columns=names)
    whole = {"sentence": "int64", "start": "int64", "end": "int64"}
    frame = frame.astype(whole | dict.fromkeys(("section", "voice", "text"), "str"))
    if lexicon:
        frame.attrs["lexicon"] = lexicon
    return frame


class Groups:
    """The rows of a summary: what names each, and which sentences and words belong to it.

    Without `intervals` the ends that take a bootstrap are left NaN, which is several times as fast.
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
            self.of_sentence = reading.quoted_sentence.astype(int)
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
            return self.reading.quoted.astype(int)
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
