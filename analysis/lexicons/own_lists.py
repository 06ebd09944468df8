"""A list in a file that somebody brings: its text, and what kind of list its columns say it is."""

import csv
from io import StringIO
from pathlib import Path

from analysis.errors import TearsheetError

# Of a file whose kind is not said: it is the one of which it has all these columns.
_TELLING = {
    "sentiment_corrections": {"cue", "valence", "reason"},
    "attributions": {"cue", "tone"},
    "hedges": {"cue", "tier"},
}


def list_text(path: Path) -> str:
    """The text of the file; raises `TearsheetError` for one that is not there, or in a form that no list has."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TearsheetError(f"there is no file {path} (looked from {Path.cwd()})") from None
    except OSError as error:
        raise TearsheetError(f"{path} cannot be read as a lexicon: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TearsheetError(f"{path} cannot be read as a lexicon: save it as CSV in UTF-8") from None
    first = text.partition("\n")[0]
    if path.suffix.lower() == ".csv" and ";" in first and "," not in first:
        raise TearsheetError(f"{path} has semicolons between its columns: save it with commas")
    return text


def told_by_columns(text: str, dictionary: str) -> str:
    """The kind of list that a CSV file is, by the names of its columns; "" where they do not say.

    >>> told_by_columns("cue,tier", "a dictionary"), told_by_columns("word,valence", "a dictionary")
    ('hedges', 'a dictionary')
    """
    columns = columns_of(text)
    for kind, telling in _TELLING.items():
        if columns >= telling:
            return kind
    return dictionary if len(columns) == 2 else ""


def columns_of(text: str) -> set[str]:
    """The names of the columns of a CSV file, in small letters."""
    return {name.strip().lower() for name in next(csv.reader(StringIO(text)), [])}
