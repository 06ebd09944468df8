"""The table of words that give a sentence its tone."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.table import evidence
from analysis.evidence.tone.dictionary import find_entries
from analysis.evidence.tone.sentences import LEXICON, tone_by
from analysis.lexicons.lexicon import DICTIONARY, Lexicon, lexicon_for
from analysis.text.valences import spelt, without_dashes
from analysis.words.reading import read

_PIECE = re.compile(r"\S+")


def _places(sentence: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where each word stands in its sentence; the words of an emoji's name where the emoji stands."""
    pieces = spelt(sentence)
    spelt_out = "".join(pieces)
    spans = []
    for match, word in zip(_PIECE.finditer(spelt_out), words, strict=True):
        start = match.start() + match.group().index(word)
        spans.append((start, start + len(word)))
    if spelt_out == sentence:
        return spans
    origin = np.repeat(np.arange(len(sentence)), [len(piece) for piece in pieces])
    return [(int(origin[start]), int(origin[end - 1]) + 1) for start, end in spans]


def sentiment_words(
    article: Article | str, rejected: bool = False, *, skip_names: bool = True, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Every word that gives its sentence a tone, one row each.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    rejected : bool
        Whether to add the words to which VADER gives a valence and we do not, each with VADER's own and a `reason`.
    skip_names : bool
        Whether words inside names (`Justice Department`) are passed over.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("sentiment_corrections")`; its name is kept in `.attrs["lexicon"]`. Of a
        dictionary of your own the table has the words that it counts, with their `category`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`), the word; `valence`,
        what it adds to the tone of its sentence, from about -4 to 4, higher is more positive: after boosters, negation,
        capitals and `but`.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    Not caught: what `sentiment` does not catch.

    References
    ----------
    As `sentiment`.

    Examples
    --------
    >>> text = "The Justice Department does not like it. The plan is shoddy."
    >>> sentiment_words(text, rejected=True)[["text", "valence", "reason"]].fillna("")
          text  valence          reason
    0  Justice     2.40  part of a name
    1      not    -0.50
    2     like    -1.11
    3   shoddy    -2.00
    """
    reading = read(article)
    if isinstance(lexicon, Lexicon) and lexicon.kind == DICTIONARY:
        found, prose = find_entries(reading, lexicon, skip_names), reading.prose
        own = [(prose.starts[each.first], prose.ends[each.last - 1], each.valence, each.category) for each in found]
        return evidence(reading, own, ["valence", "category"], lexicon.name)
    used = lexicon_for(LEXICON, lexicon)
    tone = tone_by(reading, used, skip_names)
    sentences = tone.sentences
    judged: list[tuple[int, float, str | None]] = []
    judged += [(at, value, None) for at, value in zip(tone.at.tolist(), tone.value.tolist(), strict=True)]
    if rejected:
        scored = np.setdiff1d(np.flatnonzero(~np.isnan(sentences.valence)), tone.at)
        judged += [(at, float(sentences.valence[at]), tone.reason(at)) for at in scored.tolist()]
    text, rows = without_dashes(reading.prose.straight), []
    spans: dict[int, list[tuple[int, int]]] = {}
    for at, *rest in judged:
        number = int(sentences.sentence_at(np.array(at)))
        start, end = reading.prose.sentences[number]
        if number not in spans:
            spans[number] = _places(text[start:end], sentences.words(number))
        first, last = spans[number][at - int(sentences.first[number])]
        rows.append((start + first, start + last, *rest))
    columns = ["valence", "reason"] if rejected else ["valence"]
    rows = [row if rejected else row[:3] for row in rows]
    return evidence(reading, rows, columns, used.name)
