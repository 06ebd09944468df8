"""Tables as people read them: rounded, a value and its interval in one cell, text whole and at the left."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError, its_columns
from analysis.text.escaping import as_html, harmless
from analysis.text.numerals import interval

TOO_LITTLE = "too little text"
# Letters in a line of a cell, in a terminal: of text, of text in the first column, of a column's name.
_TEXT, _FIRST, _NAME = 48, 30, 12
_MORE = ".columns names all, show(table, name) shows one"  # where the columns are that are not shown
ENDS = ("_low", "_high")  # behind the name of a column: the ends of its interval
_WHOLE = 13  # characters of an interval that stays on one line
_WORDS = "min-width:4em;overflow-wrap:anywhere;text-align:left;white-space:normal;max-width:30em"  # of a cell of text
_INTERVAL = re.compile(r"\(([−\d.,]+) to ([−\d.,]+)\)$")


class Table(pd.DataFrame):
    """A DataFrame that shows itself to people: the columns that matter, rounded, intervals in one cell.

    It is a DataFrame in every other way, with all columns and digits; what is made from it (`table[["words"]]`,
    `table.copy()`, `table.head()`) is a plain one.
    """

    _metadata = ["_shown", "_digits"]  # noqa: RUF012  # pandas reads it from the class

    def __init__(self, data: Any, shown: Sequence[str] | None = None, digits: Mapping[str, int] | None = None):
        super().__init__(data)  # type: ignore[call-arg]  # the stubs of pandas know only __new__
        there = list(self.columns)
        self._shown = there if shown is None else [name for name in shown if name in there]
        self._digits = dict(digits or {})

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    def __reduce__(self) -> Any:
        return pd.DataFrame(self).__reduce__()  # whoever unpickles it needs pandas alone

    def __repr__(self) -> str:
        return as_text(self, int(pd.get_option("display.width") or 80))

    def _repr_html_(self) -> str | None:
        return _as_html(self) if pd.get_option("display.notebook_repr_html") else None


def show(table: pd.DataFrame, *columns: str) -> Table:
    """Any table as people read it: rounded, a value and its interval in one cell, text whole.

    Summaries and tables of evidence show themselves so, with the columns that matter. This is for what was made from
    them, and for other columns.

    Parameters
    ----------
    table : DataFrame
        What any function here returned, or a part of it.
    *columns : str
        Which columns to show, in this order; all of them if none is named.

    Returns
    -------
    DataFrame
        The table, or the columns named (with the ends of their intervals), with all digits; it shows itself so in a
        notebook and in a terminal.

    Raises
    ------
    TearsheetError
        For anything but a DataFrame, and for a column that it does not have.

    Examples
    --------
    >>> rates = pd.DataFrame({"section": ["Lead", "End"], "rate": [15.23, None], "rate_low": 7.6, "rate_high": 27.3})
    >>> show(rates)
    section                rate
    Lead     15.2 (7.6 to 27.3)
    End         too little text
    """
    if not isinstance(table, pd.DataFrame):
        raise TearsheetError(f"show takes a table (a pandas DataFrame), not {type(table).__name__}")
    if listed := [name for name in columns if not pd.api.types.is_hashable(name)]:
        raise TearsheetError(f"show takes columns one by one, not in a list: show(table, *{listed[0]})")
    missing = [str(name) for name in columns if name not in table]
    if missing:
        raise TearsheetError(f"the table has no column {', '.join(missing)}; {its_columns(table.columns, missing[0])}")
    digits = table._digits if isinstance(table, Table) else None
    ends = [name + end for name in columns for end in ENDS if name + end in table and name + end not in columns]
    return Table(table[[*columns, *ends]] if columns else table, columns or None, digits)


def cells(table: pd.DataFrame, shown: Sequence[str] | None = None) -> dict[str, list[str]]:
    """What each column shows, row by row, with the ends of its interval; these have no column of their own."""
    names = list(table.columns) if shown is None else list(shown)
    ends = {name + end for name in names for end in ENDS}
    return {name: _column(table, name) for name in names if name not in ends}


def _column(table: pd.DataFrame, name: str) -> list[str]:
    column = table[name]
    if not _is_number(column):
        return ["" if gone else _said(value) for value, gone in zip(column, column.isna(), strict=True)]
    if not pd.api.types.is_float_dtype(column):
        return ["" if value is pd.NA else f"{value:,}" for value in column]
    digits = table._digits.get(name, 1) if isinstance(table, Table) else 1
    return [
        interval(value, low, high, digits) if np.isfinite(value) else TOO_LITTLE
        for value, low, high in zip(*with_its_ends(table, name), strict=True)
    ]


def floats(column: "pd.Series[Any]") -> np.ndarray:
    """The numbers of a column, missing ones as NaN, whatever kind of numbers they are."""
    return column.to_numpy(dtype=float, na_value=np.nan)


def with_its_ends(table: pd.DataFrame, name: str) -> Iterator[np.ndarray]:
    """The numbers of a column, and the ends of their intervals; NaN for ends that the table does not have."""
    nothing = np.full(len(table), np.nan)
    return (floats(table[name + end]) if name + end in table else nothing for end in ("", *ENDS))


def key_columns(table: pd.DataFrame) -> list[str]:
    """The columns that name a summary's rows: those before `words` (or the first one)."""
    names = list(table.columns)
    return names[: names.index("words")] if "words" in names[1:] else names[:1]


def _is_number(column: "pd.Series[Any]") -> bool:
    return bool(pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column))


def _said(value: object) -> str:
    if isinstance(value, bool | np.bool_):
        return "yes" if value else ""
    return " ".join(str(value).split())


def _rows(number: int) -> list[int | None]:
    """The rows that are shown: all, or where pandas too would leave some out the first and the last; None: a gap."""
    most, few = pd.get_option("display.max_rows"), pd.get_option("display.min_rows")
    if not most or number <= most:
        return list(range(number))
    half = max((few or most) // 2, 1)
    return [*range(half), None, *range(number - half, number)]


def _left_out(table: Table, rows: Sequence[int | None], more: str) -> str:
    """What is not shown, in words."""
    said = [f"{len(table)} rows"] if None in rows else []
    ends = {name + end for name in table._shown for end in ENDS}
    hidden = len(set(table.columns) - set(table._shown) - ends)
    if hidden:
        said.append(f"{hidden} more columns: {more}")
    return "; ".join(said)


def as_text(table: Table, width: int, more: str = _MORE) -> str:
    """The table for a terminal of so many letters: columns that do not fit stand below, one row stands upright."""
    if not len(table):
        return f"no rows; columns: {', '.join(map(str, table.columns))}"
    rows = _rows(len(table))
    left = _left_out(table, rows, more)
    foot = f"\n\n[{left}]" if left else ""
    if len(table) == 1:
        names = {str(name): harmless(cell) for name, (cell,) in cells(table, table._shown).items()}
        wide = max(map(len, names))
        return "\n".join(f"{name:<{wide}}  {cell}".rstrip() for name, cell in names.items()) + foot
    blocks: list[list[list[str]]] = [[]]
    for name, column in cells(table, table._shown).items():
        number = _is_number(table[name])
        cell = ["…" if row is None else harmless(column[row]) for row in rows]
        made = _aligned(str(name), cell, number, _TEXT if blocks[0] else _FIRST)
        if blocks[-1] and sum(_width(each) + 2 for each in blocks[-1]) + _width(made) > width:
            blocks.append([blocks[-1][0]] if len(blocks[0]) > 1 else [])
        blocks[-1].append(made)
    lines = ["\n".join(_beside(block)) for block in blocks]
    return "\n\n".join(lines) + foot


def _width(column: list[str]) -> int:
    return len(column[0].partition("\n")[0])


def _aligned(name: str, column: list[str], number: bool, text: int) -> list[str]:
    """The cells of a column below its name, all equally wide; long ones, and a long name, in lines."""
    room = max([_NAME, *map(len, column)]) if number else text
    parts = textwrap.wrap(name.replace("_", "_ "), room + 1, break_long_words=False)
    head = [part.replace("_ ", "_") for part in parts] or [""]
    lines = [head, *([cell] if number else textwrap.wrap(cell, text) or [""] for cell in column)]
    wide = max(len(line) for cell in lines for line in cell)
    pad = str.rjust if number else str.ljust
    return ["\n".join(pad(line, wide) for line in cell) for cell in lines]


def _beside(block: list[list[str]]) -> list[str]:
    """The lines of columns side by side."""
    made = []
    for row in zip(*block, strict=True):
        lines = [cell.split("\n") for cell in row]
        for number in range(max(map(len, lines))):
            line = [cell[number] if number < len(cell) else " " * len(cell[0]) for cell in lines]
            made.append("  ".join(line).rstrip())
    return made


def _as_html(table: Table) -> str:
    """The table for a notebook; its styles are inline, so that they hold in one that is not trusted."""
    columns, rows = cells(table, table._shown), _rows(len(table))
    looks = {name: "text-align:right" if _is_number(table[name]) else _WORDS for name in columns}
    head = "".join(f'<th style="{looks[name]}">{_name(name)}</th>' for name in columns)
    body = []
    for row in rows:
        cell = {name: "…" if row is None else column[row] for name, column in columns.items()}
        body.append("".join(f'<td style="{looks[name]}">{cell_html(text)}</td>' for name, text in cell.items()))
    if not rows:
        body.append(f'<td colspan="{len(columns)}" style="text-align:left">no rows</td>')
    left = _left_out(table, rows, _MORE)
    return (
        '<div class="tex2jax_ignore mathjax_ignore" style="overflow-x:auto">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{each}</tr>' for each in body)}</tbody></table>"
        + (f'<p style="font-size:90%">{as_html(left)}</p>' if left else "")
        + "</div>"
    )


def _name(name: object) -> str:
    """The name of a column, which may be broken where it has a low line."""
    return as_html(str(name)).replace("_", "_<wbr>")


def cell_html(text: str) -> str:
    """A cell, in which an interval goes on a line of its own, a short one as a whole.

    >>> cell_html("15.2 (7.6 to 27.3)"), cell_html("66.7 (20.2 to 1,117.1)"), cell_html("Ferry Returns (to Sail)")
    ('15.2 (7.6&nbsp;to&nbsp;27.3)', '66.7 (20.2&nbsp;to 1,117.1)', 'Ferry Returns (to Sail)')
    """

    def kept(found: re.Match[str]) -> str:
        return f"({found[1]}&nbsp;to{'&nbsp;' if len(found[0]) <= _WHOLE else ' '}{found[2]})"

    return _INTERVAL.sub(kept, as_html(text))
