"""Lexicons: lists of cues, each with its category and its source, kept as CSV files a person can edit."""

import csv
import math
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pandas as pd

from analysis.errors import TearsheetError
from analysis.lexicons.keys import WORD, fold

KINDS = ("hedges", "boosters", "attributions", "sentiment_corrections")
_PHRASE = re.compile(rf"{WORD.pattern}(?:[ -]+{WORD.pattern})*")
# Columns that take only the values that the shipped list has, and those that take a number between two.
_CHOSEN = ("category", "tier", "tone", "rule")
_NUMBERS = {"valence": (-4, 4), "share": (0, 1), "count": (0, math.inf), "weight": (-math.inf, math.inf)}


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A named list of cues of one kind. Change it with `add` and `drop`; each gives a new one with a new name.

    `kind` is the name of the shipped list whose place it can take.
    """

    name: str
    kind: str
    entries: tuple[dict[str, str], ...]

    def __repr__(self) -> str:
        return f"Lexicon {self.name!r}: {len(self)} entries"

    def __contains__(self, cue: str) -> bool:
        return any(entry["cue"] == fold(cue) for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def frame(self) -> pd.DataFrame:
        """The entries as a table."""
        return pd.DataFrame(list(self.entries), columns=list(_columns(self.kind)))

    def add(self, cue: str, **columns: str | float) -> "Lexicon":
        """A lexicon with one cue more (or with that cue changed); columns not given stay empty.

        Raises `TearsheetError` for a cue that would never be found, for a column that lexicons of this kind do not
        have, and for a value that its column does not take.

        >>> load_lexicon("hedges").add("one suspects", category="shield", tier="core").name
        'hedges +one suspects'
        """
        added = _entry(self.name, self.kind, {"cue": cue} | {name: str(value) for name, value in columns.items()})
        kept = tuple(entry for entry in self.entries if entry["cue"] != added["cue"])
        return replace(self, name=f"{self.name} +{added['cue']}", entries=(*kept, added))

    def drop(self, *cues: str) -> "Lexicon":
        """A lexicon without these cues; raises `TearsheetError` for one that it does not have."""
        gone = {fold(cue) for cue in cues}
        missing = sorted(gone - {entry["cue"] for entry in self.entries})
        if missing:
            raise TearsheetError(f"{self.name} has no cue {', '.join(missing)}")
        kept = tuple(entry for entry in self.entries if entry["cue"] not in gone)
        return replace(self, name=self.name + "".join(f" -{cue}" for cue in sorted(gone)), entries=kept)


def load_lexicon(name: str | os.PathLike[str], kind: str | None = None) -> Lexicon:
    """A lexicon that ships, or one of your own.

    Change it with `add` and `drop`, and hand it to a measure as `lexicon=`.

    Parameters
    ----------
    name : str or PathLike
        `hedges`, `boosters`, `attributions` or `sentiment_corrections`; with `kind`, the path of a CSV file in UTF-8
        with a column `cue` and any others of the shipped list.
    kind : str, optional
        The name of the shipped list whose place yours is to take.

    Returns
    -------
    Lexicon
        Its entries are a table in `frame()`, each with its source.

    Raises
    ------
    TearsheetError
        For a name that does not ship, and for a file that cannot be read or used, with the number of the entry.

    Examples
    --------
    >>> mine = load_lexicon("hedges").drop("perhaps")
    >>> "perhaps" in mine, mine.name
    (False, 'hedges -perhaps')
    """
    if (name if kind is None else kind) not in KINDS:
        own = "; for a file of your own say kind=, one of these" if kind is None else ""
        raise TearsheetError(f"there is no lexicon {str(kind or name)!r}; there are {', '.join(KINDS)}{own}")
    return _shipped(str(name)) if kind is None else _from_file(Path(name), kind)


def lexicon_for(kind: str, lexicon: object) -> Lexicon:
    """The lexicon that a measure is to use: the one given if it is one of this kind, for None the one that ships."""
    if lexicon is None:
        return load_lexicon(kind)
    if not isinstance(lexicon, Lexicon):
        given = f"a Lexicon, not {type(lexicon).__name__}"
    elif lexicon.kind != kind:
        given = f"{kind}, and {lexicon.name!r} holds {lexicon.kind}"
    else:
        return lexicon
    raise TearsheetError(f"lexicon= wants {given}: hand over load_lexicon({kind!r}), changed by add and drop")


def make_lexicon(name: str, kind: str, rows: Iterable[dict[str, str]]) -> Lexicon:
    """A lexicon from dictionaries with at least a `cue`; a cue may stand only once."""
    entries = tuple(_entry(f"{name}, entry {number}", kind, row) for number, row in enumerate(rows, start=1))
    times = Counter(entry["cue"] for entry in entries)
    twice = sorted(cue for cue, count in times.items() if count > 1)
    if twice:
        raise TearsheetError(f"lexicon {name}: more than once: {', '.join(twice)}")
    return Lexicon(name, kind, entries)


def shipped_rows(name: str) -> list[dict[str, str]]:
    """The lines of `lexicons/<name>.csv` as they stand there, each by its columns."""
    return list(csv.DictReader(StringIO((files("analysis") / "lexicons" / f"{name}.csv").read_text(encoding="utf-8"))))


@cache
def _shipped(kind: str) -> Lexicon:
    return Lexicon(kind, kind, tuple(shipped_rows(kind)))


def _from_file(path: Path, kind: str) -> Lexicon:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TearsheetError(f"{path} cannot be read as a lexicon (a CSV file in UTF-8): {error}") from None
    return make_lexicon(path.stem, kind, csv.DictReader(StringIO(text)))


@cache
def _columns(kind: str) -> dict[str, frozenset[str]]:
    """The columns that the shipped list of a kind has, each with the values there."""
    rows = shipped_rows(kind)
    columns = {name: frozenset(row[name] for row in rows) for name in rows[0]}
    if "rule" in columns:  # hedges and boosters share theirs
        both = shipped_rows("hedges") + shipped_rows("boosters")
        columns["rule"] = frozenset(rule for row in both for rule in row["rule"].split())
    return columns


def _entry(place: str, kind: str, given: dict[str, str]) -> dict[str, str]:
    """An entry with all columns of its kind; raises `TearsheetError` for what no measure would find or understand."""
    known = _columns(kind)
    unknown = sorted(str(name) for name in set(given) - set(known))
    if unknown or "cue" not in given:
        lack = f"column {', '.join(unknown)}" if unknown else "column cue"
        raise TearsheetError(f"{place} has no {lack}; it has {', '.join(known)}")
    entry = dict.fromkeys(known, "") | {name: value or "" for name, value in given.items()}
    for name in _CHOSEN:
        chosen = entry.get(name, "")
        for value in chosen.split() if name == "rule" else [chosen] if chosen else []:
            if value not in known[name]:
                there = ", ".join(sorted(known[name] - {""}))
                raise TearsheetError(f"{place}: no {name} is called {value!r}; there are {there}")
    for name, (low, high) in _NUMBERS.items():
        if entry.get(name) and not _between(entry[name], low, high):
            limits = f" from {low} to {high}" if high < math.inf else ""
            raise TearsheetError(f"{place}: the {name} of {entry['cue']!r} is {entry[name]!r}; write a number{limits}")
    return entry | {"cue": _findable(place, entry["cue"], kind)}


def _between(text: str, low: float, high: float) -> bool:
    try:
        return math.isfinite(float(text)) and low <= float(text) <= high
    except ValueError:
        return False


def _findable(place: str, cue: str, kind: str) -> str:
    """The cue as it is looked up; raises `TearsheetError` for one that no text can hold."""
    if kind == "attributions" and not WORD.fullmatch(cue):
        rule = "the cue of an attribution is one word, without spaces and hyphens: add the verb alone"
    elif not _PHRASE.fullmatch(cue):
        rule = "a cue is words, with spaces or hyphens between them"
    else:
        return fold(cue)
    raise TearsheetError(f"{place}: {cue!r} would never be found: {rule}")
