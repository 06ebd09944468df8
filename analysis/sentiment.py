"""Sentiment: the tone of each sentence's words, by VADER's valences corrected for news.

VADER reads `United States Justice Department` as three pleasures. Here a word inside a name is left out, and
`lexicons/sentiment_corrections.csv`, which a person can edit, says which words are no feelings in news, which count
for less, and which VADER lacks. `sentiment` sums up, `sentiment_words` shows every word. VADER's own scores
stay beside them as `neg`, `neu`, `pos` and `compound`.
"""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.intervals import bootstrap
from analysis.lexicon import Lexicon, load_lexicon
from analysis.reading import Groups, Reading, evidence, read
from analysis.tone import Plain, corrections, find_tone, tone
from analysis.vader import Scores, combine, valences
from analysis.vader_words import Token, part, places, spell_emoji, spelt, tokens

LEXICON = "sentiment_corrections"
POSITIVE, NEGATIVE = 0.05, -0.05  # Hutto and Gilbert's own limits for `compound`
_UNIT = 2.0**-32
_SILENT = "adds nothing by VADER's rules"
_PIECE = re.compile(r"\S+")


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


def find_scores(reading: Reading) -> list[Scores]:
    """VADER's scores of each sentence."""
    return [plain.scores for plain in reading.once(find_plain)]


def _tones(reading: Reading, lexicon: Lexicon, skip_names: bool) -> np.ndarray:
    rules = corrections(lexicon)
    tones = []
    for plain in reading.once(find_plain):
        found, _ = find_tone(plain, rules, skip_names)
        tones.append(tone([value for _, value in found], len(plain.pieces)) if found else 0.0)
    return np.array(tones)


def find_tones(reading: Reading) -> np.ndarray:
    """The sentiment of each sentence: 0 where no word holds a feeling."""
    return _tones(reading, load_lexicon(LEXICON), True)


def sentence_columns(reading: Reading) -> dict[str, Any]:
    """VADER's scores, and the sentiment, of each sentence."""
    scores = np.array(reading.once(find_scores)).reshape(-1, 4)
    columns = dict(zip(Scores._fields, scores.T, strict=True))
    return columns | {"sentiment": reading.once(find_tones)}


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of a summary."""
    return _summary(reading, groups, reading.once(find_tones))


def _summary(reading: Reading, groups: Groups, tones: np.ndarray) -> dict[str, Any]:
    compound = np.array([scores.compound for scores in reading.once(find_scores)])
    low, high = np.full((2, groups.size), np.nan)
    if groups.intervals:
        order = np.argsort(groups.of_sentence, kind="stable")
        ends = np.cumsum(groups.sentences)
        for number in np.flatnonzero(groups.sentences > 1):
            rows = tones[order[ends[number] - groups.sentences[number] : ends[number]]]
            # Whole multiples of a tiny unit: their sums are exact, in whatever order a processor's BLAS adds them.
            values = np.column_stack([np.rint(rows / _UNIT) * _UNIT, np.ones(len(rows))])
            low[number], high[number] = bootstrap(values, lambda sums: sums[:, 0] / sums[:, 1])

    def total(weights: np.ndarray) -> np.ndarray:
        return np.bincount(groups.of_sentence, weights=weights, minlength=groups.size)

    count = np.where(groups.sentences > 0, groups.sentences, np.nan)
    return {
        "sentiment": total(tones) / count,
        "sentiment_low": low,
        "sentiment_high": high,
        "compound": total(compound) / count,
        "positive_sentences": total(compound >= POSITIVE).astype(int),
        "negative_sentences": total(compound <= NEGATIVE).astype(int),
    }


def sentiment(
    article: Article | str, by: str = "section", *, skip_names: bool = True, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """The tone of an article's words, section by section: the mean of its sentences' sentiment.

    Measured from -1 to 1, higher is more positive; `sentiment_low` and `sentiment_high` are the ends of a 95 %
    bootstrap interval over sentences. A sentence's own is x / √(x² + 4n), x the sum of its words' valences after
    VADER's rules, n its number of words. `compound` is the mean of VADER's own scores (Hutto and Gilbert 2014), by
    which `positive_sentences` (at least 0.05) and `negative_sentences` (at most -0.05) are counted.

    `skip_names=False` lets words inside names count; `lexicon` stands in for the corrections that ship. Not
    caught: irony, what a feeling is about, good news told in plain words, a name at the start of a sentence.
    No sentence: NaN; one: no interval. Raises `TearsheetError` for an unknown `by` and for what is not text.

    >>> text = "The Justice Department won. It was a shoddy, cruel plan. Nobody was at home."
    >>> sentiment(text, by="article")[["sentiment", "compound"]].round(3)
       sentiment  compound
    0     -0.047      0.07
    """
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    tones = _tones(reading, load_lexicon(LEXICON) if lexicon is None else lexicon, skip_names)
    return groups.frame(counts | _summary(reading, groups, tones))


def _places(sentence: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each word stands in its sentence; the words of an emoji's name where the emoji stands."""
    pieces = spelt(sentence)
    spelt_out = "".join(pieces)
    spans = []
    for match, word in zip(_PIECE.finditer(spelt_out), words, strict=True):
        start = match.start() + match.group().index(word.text)
        spans.append((start, start + len(word.text)))
    if spelt_out == sentence:
        return spans
    origin = np.repeat(np.arange(len(sentence)), [len(piece) for piece in pieces])
    return [(int(origin[start]), int(origin[end - 1]) + 1) for start, end in spans]


def sentiment_words(
    article: Article | str, rejected: bool = False, *, skip_names: bool = True, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Every word that gives its sentence a tone, one row each, with the `valence` that it adds.

    The valence (about -4 to 4, higher is more positive) is that after boosters, negation, capitals and `but`. With
    `rejected=True` words to which VADER gives a valence and we do not are there too, each with VADER's own
    and a `reason` (None for those that count). Raises and misses as `sentiment`.

    >>> text = "The Justice Department does not like it. The plan is shoddy."
    >>> sentiment_words(text, rejected=True)[["text", "valence", "reason"]].fillna("")
          text  valence          reason
    0  Justice     2.40  part of a name
    1      not    -0.50
    2     like    -1.11
    3   shoddy    -2.00
    """
    reading = read(article)
    lexicon = load_lexicon(LEXICON) if lexicon is None else lexicon
    rules = corrections(lexicon)
    text = part(reading.prose.straight)
    rows = []
    for (start, end), plain in zip(reading.prose.sentences, reading.once(find_plain), strict=True):
        found, lost = find_tone(plain, rules, skip_names)
        judged = [(at, value, None) for at, value in found]
        words = tokens(plain.pieces)
        if rejected:
            seen = {at for at, _ in found}
            scored = [at for at in plain.places if words[at].valence is not None and at not in seen]
            judged += [(at, words[at].valence, lost.get(at, _SILENT)) for at in scored]
        if judged:
            spans = _places(text[start:end], words)
            rows += [(start + spans[at][0], start + spans[at][1], *rest) for at, *rest in judged]
    columns = ["valence", "reason"] if rejected else ["valence"]
    rows = [row if rejected else row[:3] for row in rows]
    return evidence(reading, rows, columns, lexicon.name)
