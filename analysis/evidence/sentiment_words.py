"""The table of words that give a sentence its tone."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.table import evidence
from analysis.evidence.tone.corrections import corrections, find_tone
from analysis.evidence.tone.sentences import LEXICON, find_plain
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.text.valences import Token, part, spelt, tokens
from analysis.words.reading import read

_SILENT = "adds nothing by VADER's rules"


_PIECE = re.compile(r"\S+")


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
    used = lexicon_for(LEXICON, lexicon)
    rules = corrections(used)
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
    return evidence(reading, rows, columns, used.name)
