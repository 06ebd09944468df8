"""Sentiment: the tone of each sentence's words, by VADER's valences corrected for news.

`corrections.py` says what is corrected. VADER's own scores stay beside ours, as `neg`, `neu`, `pos` and `compound`.
"""

from typing import Any

import numpy as np

from analysis.evidence.tone.corrections import Tone, corrections
from analysis.evidence.tone.vader import Scores, Sentences
from analysis.lexicons.lexicon import Lexicon, load_lexicon
from analysis.text.points import characters, pieces_of
from analysis.text.valences import spell_emoji, without_dashes
from analysis.words.names import names
from analysis.words.reading import Reading

LEXICON = "sentiment_corrections"


def find_sentences(reading: Reading) -> Sentences:
    """The sentences as VADER sees them."""
    text = without_dashes(reading.prose.straight)
    return Sentences(spell_emoji(text[start:end]) for start, end in reading.prose.sentences)


def find_compounds(reading: Reading) -> np.ndarray:
    """VADER's compound of each sentence."""
    return reading.once(find_sentences).compounds()


def find_names(reading: Reading) -> np.ndarray:
    """The places among VADER's pieces at which a word is written as a name."""
    prose, sentences = reading.prose, reading.once(find_sentences)
    pieces, _ = pieces_of(characters(without_dashes(prose.straight)))
    first, last = np.searchsorted(pieces, prose.spans - [0, 1], side="right").T
    alike = last - first + 1 == sentences.sizes  # unless emoji were spelt out
    words = np.flatnonzero(reading.once(names) & prose.capital & alike[prose.word_sentence])
    number = prose.word_sentence[words]
    own = np.searchsorted(pieces, prose.start[words], side="right")
    places: np.ndarray = sentences.first[number] + own - first[number]
    return places[np.diff(places, prepend=-1) > 0]


def tone_by(reading: Reading, lexicon: Lexicon | None, skip_names: bool) -> Tone:
    """The tone of each sentence by a lexicon of corrections; without one, by that which ships."""
    rules = corrections(load_lexicon(LEXICON) if lexicon is None else lexicon)
    named = reading.once(find_names) if skip_names else np.zeros(0, dtype=np.int64)
    return Tone(reading.once(find_sentences), rules, named)


def find_tones(reading: Reading) -> np.ndarray:
    """The sentiment of each sentence: 0 where no word holds a feeling."""
    return tone_by(reading, None, True).of_sentences()


def sentence_columns(reading: Reading, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """VADER's scores, and the sentiment, of each sentence."""
    columns = dict(zip(Scores._fields, reading.once(find_sentences).scores().T, strict=True))
    tones = reading.once(find_tones) if lexicon is None else tone_by(reading, lexicon, True).of_sentences()
    return columns | {"sentiment": tones}
