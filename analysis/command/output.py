"""How the command line writes: tables as wide as the terminal, CSV, JSON."""

import json
import os
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.tables import Table, as_text, show
from analysis.text.escaping import as_cell, harmless

_NARROWEST = 60


def see_free(place: Path) -> None:
    """Raises `TearsheetError` where something is already: no command writes over it."""
    if os.path.lexists(place):
        raise TearsheetError(f"{place} is there already: remove it, or name another place")


def write(text: str, plain: bool) -> None:
    """To standard output: for people as the terminal can show it, for programs as UTF-8."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(**({"errors": "replace"} if plain else {"encoding": "utf-8", "newline": "\n"}))
    print(text.rstrip("\n"))


def in_columns(table: pd.DataFrame) -> str:
    """A table as wide as the terminal, or as the page of a book where there is none."""
    return as_text(table if isinstance(table, Table) else show(table), _width(), "--csv and --json have them")


def in_lines(sentence: str, mark: str = "- ") -> str:
    """A point of a list, in lines of the terminal's width."""
    return textwrap.fill(harmless(sentence), _width(), initial_indent=mark, subsequent_indent=" " * len(mark))


def _width() -> int:
    return max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST)


def has_colour(terminal: bool) -> bool:
    """Whether to write in colour: in a terminal that has it, unless NO_COLOR says no (no-color.org)."""
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def in_bold(text: str) -> str:
    """What heads a table, in bold where the terminal has it."""
    return f"\x1b[1m{text}\x1b[0m" if has_colour(sys.stdout.isatty()) else text


def as_csv(table: pd.DataFrame) -> str:
    """All columns and digits; no cell that a spreadsheet would run."""
    safe = table.copy()
    for name in safe:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = [as_cell(harmless(cell)) if isinstance(cell, str) else cell for cell in safe[name]]
    return safe.to_csv(index=False, lineterminator="\n")


def as_json(value: Any) -> str:
    """Plain JSON: tables as lists of rows, `null` for what could not be measured."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        return [_plain(row) for row in pd.DataFrame(value).to_dict("records")]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    if value is pd.NA or (isinstance(value, float) and not np.isfinite(value)):
        return None
    return harmless(value) if isinstance(value, str) else value
