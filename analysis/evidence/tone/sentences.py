"""Sentiment: the tone of each sentence's words, by VADER's valences corrected for news.

VADER reads `United States Justice Department` as three pleasures. Here a word inside a name is left out, and
`lexicons/sentiment_corrections.csv`, which a person can edit, says which words are no feelings in news, which count
for less, and which VADER lacks. `sentiment` sums up, `sentiment_words` shows every word. VADER's own scores
stay beside them as `neg`, `neu`, `pos` and `compound`.
"""

from typing import Any

import numpy as np

from analysis.evidence.tone.corrections import Plain, corrections, find_tone, tone
from analysis.evidence.tone.vader import Scores, combine, valences
from analysis.lexicons.lexicon import Lexicon, load_lexicon
from analysis.text.valences import part, places, spell_emoji, tokens
from analysis.words.reading import Reading

LEXICON = "sentiment_corrections"


def find_plain(reading: Reading) -> list[Plain]:
    """Each sentence as VADER sees it."""
    text = part(reading.prose.straight)
    found = []
    for start, end in reading.prose.sentences:
        sentence = spell_emoji(text[start:end]).strip()
        pieces = sentence.split()
        at = places(pieces)
        added = valences(tokens(pieces), at) if at else []
        scores = combine(sentence, len(pieces), [value for _, value in added])
        found.append(Plain(pieces, at, added, scores))
    return found


def find_scores(reading: Reading) -> np.ndarray:
    """VADER's scores of each sentence, one row each: the fields of `Scores`."""
    return np.array([plain.scores for plain in reading.once(find_plain)], dtype=float).reshape(-1, len(Scores._fields))


def tones_by(reading: Reading, lexicon: Lexicon, skip_names: bool) -> np.ndarray:
    """The sentiment of each sentence by a lexicon of corrections."""
    rules = corrections(lexicon)
    tones = []
    for plain in reading.once(find_plain):
        found, _ = find_tone(plain, rules, skip_names)
        tones.append(tone([value for _, value in found], len(plain.pieces)) if found else 0.0)
    return np.array(tones)


def find_tones(reading: Reading) -> np.ndarray:
    """The sentiment of each sentence: 0 where no word holds a feeling."""
    return tones_by(reading, load_lexicon(LEXICON), True)


def sentence_columns(reading: Reading) -> dict[str, Any]:
    """VADER's scores, and the sentiment, of each sentence."""
    columns = dict(zip(Scores._fields, reading.once(find_scores).T, strict=True))
    return columns | {"sentiment": reading.once(find_tones)}
