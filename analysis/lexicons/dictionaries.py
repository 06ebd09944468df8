"""Dictionaries of sentiment that people bring: a CSV file of two columns, LIWC's .dic, quanteda's lists in YAML.

An entry is a word, a phrase, or the start of a word with a star (`damag*`). Dictionaries that sort words into
categories need some that are positive or negative: `sentiment_categories.csv` has the names that published ones use.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from analysis.errors import TearsheetError

Pair = tuple[str, str]  # a word, and its category or valence
_KEY = re.compile(r"""(\s*)(?:- +)?(["']?)([^"':#\[\]]+?)\2\s*:\s*(?:\[(.*)\])?\s*""")
_ITEM = re.compile(r"""\s*- +(.+?)\s*""")
_YAML = (".yml", ".yaml")


def is_dictionary(suffix: str) -> bool:
    """Whether a file with this ending can only be a dictionary."""
    return suffix in (".dic", *_YAML)


def dictionary_rows(text: str, suffix: str, place: str, categories: Mapping[str, float]) -> list[dict[str, str]]:
    r"""The entries of a dictionary, each with its category and its valence.

    `categories` are the names of categories (in lower case) with what a word in them is worth; the words of others are
    left out. Raises `TearsheetError` for a file of another form, and for one with none of these categories.

    >>> dictionary_rows("good, 1, 2", ".csv", "mine", {})
    Traceback (most recent call last):
    analysis.errors.TearsheetError: mine, line 1: a dictionary has two columns, a word and its valence or category
    >>> dictionary_rows("positive:\n  - good*\n", ".yml", "mine", {"positive": 1})
    [{'cue': 'good*', 'category': 'positive', 'valence': '1'}]
    """
    pairs = list(_READERS.get(suffix, _two_columns)(text, place))
    found: dict[str, dict[str, str]] = {}
    for word, said in pairs:
        valence = said if _is_number(said) else _worth(categories.get(said.strip().lower()))
        if valence:
            found.setdefault(word.strip().lower(), {"category": "" if said is valence else said, "valence": valence})
    if not found:
        there = ", ".join(sorted({said for _, said in pairs if not _is_number(said)})[:20]) or "none"
        raise TearsheetError(
            f"{place} says of no word whether it is positive or negative. Its categories: {there}. Say what words of "
            "one are worth: load_lexicon(path, categories={'joy': 1, 'anger': -1})"
        )
    return [{"cue": word, **rest} for word, rest in found.items()]


def _worth(valence: float | None) -> str:
    return "" if valence is None else f"{valence:g}"


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\s*[+-]?\d+(?:\.\d+)?\s*", text))


def _two_columns(text: str, place: str) -> Iterator[Pair]:
    """Rows of a CSV file, with or without names of columns above them."""
    rows = [row for row in csv.reader(StringIO(text)) if any(cell.strip() for cell in row)]
    for number, row in enumerate(rows, start=1):
        if len(row) != 2:
            raise TearsheetError(
                f"{place}, line {number}: a dictionary has two columns, a word and its valence or category"
            )
        heads = number == 1 and len(rows) > 1 and not _is_number(row[1]) and _is_number(rows[1][1])
        if not (heads or (number == 1 and row[0].strip().lower() in ("cue", "word", "term", "token"))):
            yield row[0], row[1].strip()


def _liwc(text: str, place: str) -> Iterator[Pair]:
    """Categories by number between two lines of `%`, then words with the numbers of theirs."""
    parts = re.split(r"(?m)^%\s*$", text)
    if len(parts) < 3:
        raise TearsheetError(f"{place}: a .dic file has its categories between two lines of %")
    names = dict(re.findall(r"(?m)^\s*(\d+)\s+(\S+)", parts[1]))
    for line in "".join(parts[2:]).splitlines():
        word, *fields = line.split("\t") if "\t" in line else [*line.split(), ""]
        for field in fields:
            if field.strip() in names:
                yield word, names[field.strip()]


def _lists(text: str, place: str) -> Iterator[Pair]:
    """Lists of words below the names of their categories; of nested ones the innermost name counts."""
    category = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#") or line.strip() == "---":
            continue
        if key := _KEY.fullmatch(line):
            category = key[3].strip()
            words = next(csv.reader([key[4] or ""], skipinitialspace=True), [])
        elif (item := _ITEM.fullmatch(line)) and category:
            words = [item[1]]
        else:
            raise TearsheetError(
                f"{place}, line {number}: {line.strip()[:40]!r} is no category: and no - word below one"
            )
        yield from ((word.strip().strip("\"'"), category) for word in words if word.strip())


_READERS = {".dic": _liwc, **dict.fromkeys(_YAML, _lists)}
