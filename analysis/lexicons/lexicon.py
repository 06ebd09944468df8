"""Lexicons: lists of cues, each with its category and its source, kept as CSV files a person can edit."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.errors import TearsheetError
from analysis.lexicons.keys import WORD, fold

_FINDABLE = re.compile(rf"{WORD.pattern}(?:[ -]+{WORD.pattern})*")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A named list of cues. Change it with `add` and `drop`; each gives a new one with a new name."""

    name: str
    entries: tuple[dict[str, str], ...]

    def __repr__(self) -> str:
        return f"Lexicon {self.name!r}: {len(self)} entries"

    def __contains__(self, cue: str) -> bool:
        return any(entry["cue"] == fold(cue) for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def frame(self) -> pd.DataFrame:
        """The entries as a table."""
        return pd.DataFrame(list(self.entries))

    def add(self, cue: str, **columns: str) -> "Lexicon":
        """A lexicon with one cue more (or with that cue changed); columns not given stay empty."""
        fields = list(self.entries[0])
        unknown = sorted(set(columns) - set(fields))
        if unknown:
            raise TearsheetError(f"{self.name} has no column {', '.join(unknown)}; it has {', '.join(fields)}")
        cue = fold(cue)
        if not _FINDABLE.fullmatch(cue):
            raise TearsheetError(f"{cue!r} would never be found: a cue is words, with spaces or hyphens between them")
        kept = tuple(entry for entry in self.entries if entry["cue"] != cue)
        entry = dict.fromkeys(fields, "") | {"cue": cue} | columns
        return replace(self, name=f"{self.name} +{cue}", entries=(*kept, entry))

    def drop(self, *cues: str) -> "Lexicon":
        """A lexicon without these cues."""
        gone = {fold(cue) for cue in cues}
        missing = sorted(gone - {entry["cue"] for entry in self.entries})
        if missing:
            raise TearsheetError(f"{self.name} has no cue {', '.join(missing)}")
        kept = tuple(entry for entry in self.entries if entry["cue"] not in gone)
        return replace(self, name=self.name + "".join(f" -{cue}" for cue in sorted(gone)), entries=kept)


@cache
def load_lexicon(name: str) -> Lexicon:
    """The lexicon that ships as `lexicons/<name>.csv`: `hedges`, `boosters`, `attributions` ...

    Change it with `add` and `drop`, and hand it to a measure as `lexicon=`.

    >>> mine = load_lexicon("hedges").drop("perhaps")
    >>> "perhaps" in mine, mine.name
    (False, 'hedges -perhaps')
    """
    folder = files("analysis") / "lexicons"
    known = sorted(path.name.removesuffix(".csv") for path in folder.iterdir() if path.name.endswith(".csv"))
    if name not in known:
        raise TearsheetError(f"there is no lexicon {name!r}; there are {', '.join(known)}")
    return make_lexicon(name, shipped_rows(name))


def shipped_rows(name: str) -> list[dict[str, str]]:
    """The lines of `lexicons/<name>.csv` as they stand there, each by its columns."""
    with (files("analysis") / "lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def make_lexicon(name: str, entries: Iterable[dict[str, str]]) -> Lexicon:
    """A lexicon from dictionaries with at least a `cue`; a cue may stand only once."""
    rows = tuple(entry | {"cue": fold(entry["cue"])} for entry in entries)
    times = Counter(entry["cue"] for entry in rows)
    twice = sorted(cue for cue, count in times.items() if count > 1)
    if twice:
        raise TearsheetError(f"lexicon {name}: more than once: {', '.join(twice)}")
    return Lexicon(name, rows)
