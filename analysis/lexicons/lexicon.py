"""Lexicons: lists of cues, each with its category and its source, kept as CSV files a person can edit."""

import csv
import hashlib
import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pandas as pd

from analysis.errors import TearsheetError, warn
from analysis.lexicons.dictionaries import dictionary_rows, is_dictionary
from analysis.lexicons.keys import WORD, fold
from analysis.lexicons.own_lists import columns_of, list_text, told_by_columns

KINDS = ("hedges", "boosters", "attributions", "sentiment_corrections")
# A list of words with a valence that is counted beside ours. None ships.
DICTIONARY = "sentiment_dictionary"
_PHRASE = re.compile(rf"{WORD.pattern}(?:[ -]+{WORD.pattern})*")
_STEMS = re.compile(rf"{WORD.pattern}\*?(?:[ -]+{WORD.pattern}\*?)*")
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

    @property
    def identity(self) -> str:
        """Kind, name and a digest of the entries: what a methods section needs.

        >>> load_lexicon("hedges").identity[:23]
        'hedges: hedges (sha256 '
        """
        digest = hashlib.sha256(repr(self.entries).encode()).hexdigest()
        return f"{self.kind}: {self.name} (sha256 {digest[:12]})"

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
        added = _entry(
            self.name, self.kind, {"cue": _text(cue)} | {name: str(value) for name, value in columns.items()}
        )
        kept = tuple(entry for entry in self.entries if entry["cue"] != added["cue"])
        return replace(self, name=f"{self.name} +{added['cue']}", entries=(*kept, added))

    def drop(self, *cues: str) -> "Lexicon":
        """A lexicon without these cues; raises `TearsheetError` for one that it does not have."""
        gone = {fold(_text(cue)) for cue in cues}
        missing = sorted(gone - {entry["cue"] for entry in self.entries})
        if missing:
            raise TearsheetError(f"{self.name} has no cue {', '.join(missing)}")
        kept = tuple(entry for entry in self.entries if entry["cue"] not in gone)
        return replace(self, name=self.name + "".join(f" -{cue}" for cue in sorted(gone)), entries=kept)


def load_lexicon(
    name: str | os.PathLike[str], kind: str | None = None, *, categories: Mapping[str, float] | None = None
) -> Lexicon:
    """A lexicon that ships, or one of your own.

    Change it with `add` and `drop`, and hand it to a measure as `lexicon=`.

    Parameters
    ----------
    name : str or PathLike
        `hedges`, `boosters`, `attributions` or `sentiment_corrections`; or the path of a file in UTF-8. A CSV file with
        a column `cue` and any others of a shipped list takes the place of that list. A dictionary of sentiment, which
        is counted beside ours, is a CSV file with two columns, a word and its valence (or `positive`, `negative`), a
        `.dic` file of LIWC, or a `.yml` file with lists of words as quanteda reads them.
    kind : str, optional
        The name of the shipped list whose place yours is to take, or `sentiment_dictionary`; needed only where the
        columns of the file do not say.
    categories : Mapping of str to float, optional
        Of a dictionary: what words of a category are worth, if it is not called `positive`, `posemo` or the like.

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
    if not isinstance(name, str | os.PathLike):
        raise TearsheetError(
            f"load_lexicon takes one of {', '.join(KINDS)}, or the path of a file, not {type(name).__name__}"
        )
    if kind is None and name in KINDS:
        return _shipped(str(name))
    path = Path(name)
    wrong = kind is not None and kind not in (*KINDS, DICTIONARY)
    if wrong or (kind is None and not path.suffix and not path.is_file()):
        own = "; for a file of your own give its path" if kind is None else f", {DICTIONARY}"
        raise TearsheetError(f"there is no lexicon {str(kind or name)!r}; there are {', '.join(KINDS)}{own}")
    return _from_file(path, kind, categories)


def lexicon_for(kind: str, lexicon: object) -> Lexicon:
    """The lexicon that a measure is to use: the one given if it is one of this kind, for None the one that ships."""
    if lexicon is None:
        return load_lexicon(kind)
    if not isinstance(lexicon, Lexicon) or lexicon.kind != kind:
        raise _no_lexicon(lexicon, kind)
    return lexicon


def _no_lexicon(given: object, kind: str, more: str = "") -> TearsheetError:
    """The error for what is no lexicon, or one of another kind."""
    what = f"a Lexicon, not {type(given).__name__}"
    if isinstance(given, Lexicon):
        what = f"{kind}, and {given.name!r} holds {given.kind}"
    return TearsheetError(f"lexicon= wants {what}: hand over load_lexicon({kind!r}), changed by add and drop{more}")


# What functions that compute several measures take: one list, or several of different kinds.
Lexicons = Lexicon | Sequence[Lexicon] | Mapping[str, Lexicon] | None


def lexicons_by_kind(lexicons: Lexicons, *kinds: str) -> dict[str, Lexicon]:
    """The lexicons given, each by the kind of list whose place it takes; `kinds` are those that are of use.

    >>> lexicons_by_kind([load_lexicon("hedges").drop("perhaps")])["hedges"].name
    'hedges -perhaps'
    """
    if isinstance(lexicons, Mapping):
        return dict(lexicons)
    given = [lexicons] if isinstance(lexicons, Lexicon) else lexicons
    found: dict[str, Lexicon] = {}
    for each in [] if given is None else given if isinstance(given, list | tuple) else [given]:
        if not isinstance(each, Lexicon):
            raise _no_lexicon(each, (kinds or KINDS)[0], ", or one of your own")
        if kinds and each.kind not in kinds:
            raise _no_lexicon(each, kinds[0])
        if each.kind in found:
            raise TearsheetError(
                f"lexicon= has two of {each.kind}, {found[each.kind].name!r} and {each.name!r}: hand over one"
            )
        found[each.kind] = each
    return found


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
    return list(csv.DictReader(StringIO((files(__package__) / f"{name}.csv").read_text(encoding="utf-8"))))


@cache
def _shipped(kind: str) -> Lexicon:
    return Lexicon(kind, kind, tuple(shipped_rows(kind)))


def _from_file(path: Path, kind: str | None, categories: Mapping[str, float] | None) -> Lexicon:
    text, suffix = list_text(path), path.suffix.lower()
    kind = kind or (DICTIONARY if is_dictionary(suffix) or categories else told_by_columns(text, DICTIONARY))
    if not kind:
        cue = "" if "cue" in columns_of(text) else "; the column with the words is called cue"
        raise TearsheetError(
            f"the columns of {path} do not say what it is a list of: say kind= (tearsheet --lexicon KIND=FILE), one of "
            f"{', '.join((*KINDS, DICTIONARY))}{cue}"
        )
    if kind != DICTIONARY:
        return make_lexicon(path.stem, kind, csv.DictReader(StringIO(text)))
    return _dictionary(path, dictionary_rows(text, suffix, str(path), _categories(categories)))


def _dictionary(path: Path, rows: list[dict[str, str]]) -> Lexicon:
    """A dictionary, without the entries that hold no word, such as emoticons."""
    lost = [row["cue"] for row in rows if not _STEMS.fullmatch(row["cue"])]
    if lost:
        warn(
            f"{path.name}: {len(lost)} of {len(rows)} entries are left out, as they are no words with spaces between "
            f"them and a star at the end at most: {lost[0]!r} is the first"
        )
    return make_lexicon(path.stem, DICTIONARY, [row for row in rows if _STEMS.fullmatch(row["cue"])])


def _categories(given: Mapping[str, float] | None) -> dict[str, float]:
    known = {row["category"]: float(row["valence"]) for row in shipped_rows("sentiment_categories")}
    return known if given is None else {name.lower(): float(value) for name, value in given.items()}


@cache
def _columns(kind: str) -> dict[str, frozenset[str]]:
    """The columns that the shipped list of a kind has, each with the values there."""
    if kind == DICTIONARY:
        return {"cue": frozenset(), "category": frozenset(), "valence": frozenset()}
    rows = shipped_rows(kind)
    columns = {name: frozenset(row[name] for row in rows) for name in rows[0]}
    if "rule" in columns:  # hedges and boosters share theirs
        both = shipped_rows("hedges") + shipped_rows("boosters")
        columns["rule"] = frozenset(rule for row in both for rule in row["rule"].split())
    return columns


def _entry(place: str, kind: str, given: dict[str, str]) -> dict[str, str]:
    """An entry with all columns of its kind; raises `TearsheetError` for what no measure would find or understand."""
    known = _columns(kind)
    if None in given:
        raise TearsheetError(f"{place} has more cells than there are columns: put quotation marks around a comma")
    unknown = sorted(set(given) - set(known))
    if unknown or "cue" not in given:
        lack = f"column {', '.join(unknown)}" if unknown else "column cue"
        raise TearsheetError(f"{place} has no {lack}; it has {', '.join(known)}")
    entry = dict.fromkeys(known, "") | {name: value or "" for name, value in given.items()}
    for name in _CHOSEN:
        chosen = entry.get(name, "")
        for value in chosen.split() if name == "rule" else [chosen] if chosen else []:
            if value not in known[name] and kind != DICTIONARY:
                there = ", ".join(sorted(known[name] - {""}))
                raise TearsheetError(f"{place}: no {name} is called {value!r}; there are {there}")
    for name, (low, high) in _NUMBERS.items():
        low, high = (-math.inf, math.inf) if kind == DICTIONARY else (low, high)
        if entry.get(name) and not _between(entry[name], low, high):
            limits = f" from {low} to {high}" if high < math.inf else ""
            raise TearsheetError(f"{place}: the {name} of {entry['cue']!r} is {entry[name]!r}; write a number{limits}")
    return entry | {"cue": _findable(place, entry["cue"], kind)}


def _text(cue: object) -> str:
    if not isinstance(cue, str):
        raise TearsheetError(f"a cue is text (str), not {type(cue).__name__}; give several one by one")
    return cue


def _between(text: str, low: float, high: float) -> bool:
    try:
        return math.isfinite(float(text)) and low <= float(text) <= high
    except ValueError:
        return False


def _findable(place: str, cue: str, kind: str) -> str:
    """The cue as it is looked up; raises `TearsheetError` for one that no text can hold."""
    if kind == "attributions" and not WORD.fullmatch(cue):
        rule = "the cue of an attribution is one word, without spaces and hyphens: add the verb alone"
    elif kind == DICTIONARY and not _STEMS.fullmatch(cue):
        rule = "an entry is words, with spaces or hyphens between them, and a star at the end of one at most"
    elif kind != DICTIONARY and not _PHRASE.fullmatch(cue):
        rule = "a cue is words, with spaces or hyphens between them"
    else:
        return fold(cue)
    raise TearsheetError(f"{place}: {cue!r} would never be found: {rule}")
