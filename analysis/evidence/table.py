"""The form that all tables of evidence share."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.evidence.voices import voice_at
from analysis.words.reading import Reading

Row = tuple[Any, ...]


def evidence(reading: Reading, rows: Iterable[Row], columns: Sequence[str], lexicon: str = "") -> pd.DataFrame:
    """A table with one row a span: where it stands, in whose voice, its words, and `columns`.

    Each of `rows` begins with `start, end`; what follows fills `columns`. Sentences count from 1.
    """
    prose, sections = reading.prose, reading.article.sections
    table = []
    for start, end, *rest in sorted(rows, key=lambda row: row[:2]):
        number = prose.sentence_at(start)
        section = prose.paragraph_section[prose.sentence_paragraph[number]]
        place = (sections[section].name, number + 1, voice_at(reading, start), start, end)
        table.append((*place, prose.text[start:end], *rest))
    names = ["section", "sentence", "voice", "start", "end", "text", *columns]
    frame = pd.DataFrame(table, columns=names)
    whole = {"sentence": "int64", "start": "int64", "end": "int64"}
    frame = frame.astype(whole | dict.fromkeys(("section", "voice", "text"), "str"))
    if lexicon:
        frame.attrs["lexicon"] = lexicon
    return frame
