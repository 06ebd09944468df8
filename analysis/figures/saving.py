"""Figures on disk and in a notebook: the picture, the table behind it, a text in its place."""

import base64
import html
import io
import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd

from analysis.errors import TearsheetError
from analysis.figures.drawing import Drawn, drawn, floats, interval, key_columns, number, row_names
from analysis.storage import write_whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 200
SCREEN_DPI = 100
# Nothing of the day, the machine or the version goes into a file.
METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Picture:
    """A figure to be shown in a notebook, with its alternative text.

    As the last line of a cell it shows the figure as an `<img>` that carries `alt`, as JupyterLab
    gives no plain picture one; other programs find the PNG and the text beside it. `files` are
    those written by `save_figure`.
    """

    def __init__(self, figure: "Figure", alt: str, files: Sequence[Path] = ()):
        self.figure = figure
        self.alt = alt
        self.files = tuple(files)

    def __repr__(self) -> str:
        return self.alt or "figure"

    def _repr_mimebundle_(self, include=None, exclude=None):
        import matplotlib.pyplot as plt

        # Else the notebook's backend would show it a second time, without its text.
        plt.close(self.figure)
        code = base64.b64encode(picture_bytes(self.figure, "png", SCREEN_DPI)).decode("ascii")
        image = f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{code}">'
        data = {"image/png": code, "text/html": image, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt}}


def show_figure(ax: "Axes | Figure", alt: str | None = None) -> Picture:
    """The figure with its alternative text, to stand as the last line of a notebook cell.

    >>> from matplotlib.figure import Figure
    >>> show_figure(Figure(), "Two bars: 3 and 5.")
    Two bars: 3 and 5.
    """
    return Picture(_figure(ax), drawn(ax).alt if alt is None else alt)


def save_figure(
    ax: "Axes | Figure",
    folder: str | os.PathLike,
    name: str,
    table: pd.DataFrame | None = None,
    *,
    formats: Sequence[str] = ("png",),
    alt: str | None = None,
) -> Picture:
    """Write a figure under one stem: `name.png` (200 dpi), `name.csv`, and `name.txt`.

    The CSV holds exactly what is drawn (`table`, when that is given), the text file the
    alternative text. `formats` may also name `svg` and `pdf`. Each file is written whole or not at
    all, and the same figure gives the same bytes. Returns the picture, which a notebook shows.

    >>> import tempfile
    >>> from matplotlib.figure import Figure
    >>> folder = tempfile.mkdtemp()
    >>> picture = save_figure(Figure(), folder, "01-none", pd.DataFrame({"a": [1]}), alt="Nothing.")
    >>> [path.name for path in picture.files]
    ['01-none.png', '01-none.csv', '01-none.txt']
    """
    unknown = sorted(set(formats) - set(METADATA))
    if unknown:
        raise TearsheetError(f"cannot write {', '.join(unknown)}; use {', '.join(METADATA)}")
    if not name or Path(name).name != name:
        raise TearsheetError(f"{name!r} is not a plain file name; give the folder as `folder`")
    shown = drawn(ax)
    shown = Drawn(shown.table if table is None else table, shown.alt if alt is None else alt)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    contents = {kind: picture_bytes(_figure(ax), kind, DPI) for kind in formats}
    contents["csv"] = table_bytes(shown.table)
    contents["txt"] = f"{shown.alt}\n".encode("utf-8", "replace")
    files = [
        write_whole(folder / f"{name}.{kind}", lambda file, data=data: file.write(data))
        for kind, data in contents.items()
    ]
    return Picture(_figure(ax), shown.alt, files)


def picture_bytes(figure: "Figure", kind: str, dpi: float) -> bytes:
    """The figure as a PNG, SVG or PDF file: the same bytes each time."""
    file = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "tearsheet", "savefig.bbox": None}):
        figure.savefig(file, format=kind, dpi=dpi, metadata=METADATA[kind])
    return file.getvalue()


def table_bytes(table: pd.DataFrame) -> bytes:
    r"""A table as CSV: UTF-8, `\n`, four decimals, no cell that a spreadsheet would run.

    >>> table = pd.DataFrame({"name": ["=1+1", "a"], "rate": [1 / 3, -2]})
    >>> print(table_bytes(table).decode(), end="")
    name,rate
    '=1+1,0.3333
    a,-2.0
    """
    harmless = table.rename(columns=lambda name: _harmless(str(name))).copy()
    for place in range(harmless.shape[1]):
        column = harmless.iloc[:, place]
        if pd.api.types.is_float_dtype(column):
            # Adding 0 turns minus zero into zero.
            harmless.isetitem(place, column.round(4) + 0.0)
        elif not pd.api.types.is_numeric_dtype(column) or column.dtype == bool:
            cells = [_harmless(cell) for cell in column.astype(object)]
            harmless.isetitem(place, pd.Series(cells, index=harmless.index, dtype=object))
    return harmless.to_csv(index=False, lineterminator="\n").encode("utf-8", "replace")


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    cell = "".join(" " if unicodedata.category(letter) == "Cc" and letter not in "\n\t" else letter for letter in cell)
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _figure(ax: "Axes | Figure") -> "Figure":
    return ax.get_figure(root=True)


def alt_text(table: pd.DataFrame, column: str, *, title: str, unit: str = "", digits: int = 1) -> str:
    """A factual sentence in place of a figure: what is drawn, of how many, highest and lowest.

    `table` is a summary; `column` may have `_low` and `_high` beside it.

    >>> table = pd.DataFrame({"section": ["A", "B"], "words": [90, 80], "score": [3.0, 5.0],
    ...                       "score_low": [2.0, 4.0], "score_high": [4.0, 6.0]})
    >>> alt_text(table, "score", title="How hard is it?", unit="grade")
    'How hard is it? grade, 2 rows by section, with 95 % intervals. Highest: B, 5.0 (4.0 to 6.0). \
Lowest: A, 3.0 (2.0 to 4.0).'
    """
    values = floats(table[column])
    known = np.flatnonzero(np.isfinite(values))
    bounded = f"{column}_low" in table
    by = " and ".join(key_columns(table))
    sentences = [title] if title else []
    what = f"{unit or column}, {len(values)} row{'s' * (len(values) != 1)} by {by}"
    sentences.append(what + (", with 95 % intervals." if bounded else "."))
    if len(known):
        order = known[np.argsort(values[known], kind="stable")]
        for word, place in (("Highest", order[-1]), ("Lowest", order[0]))[: len(known)]:
            row = table.iloc[place]
            ends = (row[f"{column}_low"], row[f"{column}_high"]) if bounded else None
            said = interval(row[column], *ends, digits) if ends else number(row[column], digits)
            sentences.append(f"{word}: {row_names(table)[place]}, {said}.")
    if len(known) < len(values):
        sentences.append(f"Too little text in {len(values) - len(known)}.")
    return " ".join(sentences)
