"""Whose words they are: the reporter's, or those of somebody quoted."""

import numpy as np

from analysis.evidence.quotation.kinds import SPOKEN, find_quotes
from analysis.words.reading import Reading

VOICES = ("reporter", "quoted")


def quoted_words(reading: Reading) -> np.ndarray:
    """For each word, whether it is quoted speech."""
    prose = reading.prose
    quoted = np.zeros(len(prose.words), dtype=bool)
    for quote in reading.once(find_quotes):
        if quote.kind in SPOKEN:
            quoted[prose.word_at(quote.start) : prose.word_at(quote.end - 1)] = True
    return quoted


def quoted_sentences(reading: Reading) -> np.ndarray:
    """For each sentence, whether more than half of its words are quoted speech."""
    prose = reading.prose
    quoted = np.bincount(prose.word_sentence, weights=reading.once(quoted_words), minlength=len(prose.sentences))
    return 2 * quoted > np.diff(prose.first_word)


def voice_at(reading: Reading, start: int) -> str:
    """The voice of the first word at or after a character."""
    word = min(reading.prose.word_at(start), len(reading.prose.words) - 1)
    return VOICES[int(word >= 0 and reading.once(quoted_words)[word])]
