"""The form that all tables of evidence share."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.evidence.voices import voice_at
from analysis.tables import Table
from analysis.words.reading import Reading

Row = tuple[Any, ...]
# Counts and parts of scores that sentences have by the dozen, and that say little to a reader.
_ASIDE = ("start", "end", "syllables", "letters", "characters", "polysyllables", "neg", "neu", "pos")
_DIGITS = dict.fromkeys(("neg", "neu", "pos", "compound", "sentiment", "valence"), 2)
_COUNTS = (
    *("words", "syllables", "letters", "characters", "polysyllables", "complex_words", "unfamiliar_words"),
    *("attributions", "direct", "mixed", "indirect", "quoted_words"),
)
# What is no text; a table without rows has these types too.
_TYPES = (
    dict.fromkeys(_COUNTS, "int64") | dict.fromkeys(_DIGITS, "float64") | dict.fromkeys(("ambiguous", "closed"), "bool")
)


def _type(name: str) -> str:
    return "int64" if name.endswith(("_start", "_end")) else _TYPES.get(name, "str")


def _shown(names: Sequence[str]) -> list[str]:
    """What a table shows of itself: all but the places, which are for programs, and what is set aside."""
    return [name for name in names if name not in _ASIDE and not name.endswith(("_start", "_end"))]


def evidence(reading: Reading, rows: Iterable[Row], columns: Sequence[str], lexicon: str = "") -> pd.DataFrame:
    """A table with one row per span: where it stands, in whose voice, its words, and `columns`.

    Each of `rows` begins with `start, end`; what follows fills `columns`. Sentences count from 1. Offsets are into the
    plain text; those of the table, and its words, are those of the text as it was read.
    """
    prose, sections, read = reading.prose, reading.article.sections, reading.article.text
    table, told = [], [number for number, name in enumerate(columns) if name.endswith("_start")]
    for start, end, *rest in sorted(rows, key=lambda row: row[:2]):
        number = prose.sentence_at(start)
        section = prose.paragraph_section[prose.sentence_paragraph[number]]
        voice = voice_at(reading, start)
        start, end = reading.span(start, end)
        for at in told:  # and its end in the next column; below 0 for nowhere
            rest[at : at + 2] = reading.span(*rest[at : at + 2])
        table.append((sections[section].name, number + 1, voice, start, end, read[start:end], *rest))
    names = ["section", "sentence", "voice", "start", "end", "text", *columns]
    frame = pd.DataFrame(table, columns=names)
    types = {"sentence": "int64", "start": "int64", "end": "int64", "section": "str", "voice": "str", "text": "str"}
    types |= {name: _type(name) for name in columns if frame[name].dtype == object}
    frame = Table(frame.astype(types), _shown(names), _DIGITS)
    frame.attrs |= reading.about
    if lexicon:
        frame.attrs["lexicon"] = lexicon
    return frame
