"""Whose words they are: the reporter's, or those of somebody quoted."""

from collections.abc import Iterator
from itertools import zip_longest

import numpy as np

from analysis.evidence.attribution.labels import IN_TRANSCRIPT, find_labels
from analysis.evidence.quotation.kinds import SPOKEN, find_quotes
from analysis.evidence.quotation.places import find_places
from analysis.words.reading import Reading

VOICES = ("reporter", "quoted")


def quoted_words(reading: Reading) -> np.ndarray:
    """For each word, whether it is quoted speech: between quotation marks, or a turn of a transcript."""
    places = reading.once(find_places)
    spoken = [number for number, quote in enumerate(reading.once(find_quotes)) if quote.kind in SPOKEN]
    marked = np.stack([places.first, places.after], axis=1)[spoken]
    return reading.prose.within([*marked.tolist(), *_turns(reading)])


def _turns(reading: Reading) -> Iterator[tuple[int, int]]:
    """The words of each turn, to the next speaker's label; of the last one in an article, those of its paragraph."""
    prose = reading.prose
    labels = [label for label in reading.once(find_labels) if label.rule == IN_TRANSCRIPT]
    paragraphs = [prose.sentence_paragraph[prose.sentence_at(label.start)] for label in labels]
    articles = [prose.paragraph_article[paragraph] for paragraph in paragraphs]
    for number, (label, following) in enumerate(zip_longest(labels, labels[1:])):
        if following is not None and articles[number] == articles[number + 1]:
            yield prose.word_at(label.colon), prose.word_at(following.start)
        else:
            yield prose.word_at(label.colon), prose.word_at(prose.paragraphs[paragraphs[number]][1] - 1)


def quoted_sentences(reading: Reading) -> np.ndarray:
    """For each sentence, whether more than half of its words are quoted speech."""
    prose = reading.prose
    quoted = np.bincount(prose.word_sentence, weights=reading.once(quoted_words), minlength=len(prose.sentences))
    return 2 * quoted > np.diff(prose.first_word)


def voice_at(reading: Reading, start: int) -> str:
    """The voice of the first word at or after a character."""
    word = min(reading.prose.word_at(start), len(reading.prose.words) - 1)
    return VOICES[int(word >= 0 and reading.once(quoted_words)[word])]
