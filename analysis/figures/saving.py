"""Figures on disk and in a notebook: the picture, the table behind it, a text in its place."""

import base64
import errno
import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.colors import to_rgba

from analysis.errors import TearsheetError
from analysis.figures.drawing import is_dark
from analysis.figures.tables import Drawn, drawn, estimates, figure_of, need, row_names
from analysis.storage import write_whole
from analysis.tables import key_columns
from analysis.text.escaping import as_attribute, as_cell
from analysis.text.numerals import counted

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
Shown = tuple[dict[str, str], dict[str, dict[str, str]]]
# What the system says of a path at which no file can be; a full disk is none of these.
WRONG_PATH = {
    *(errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
    *(errno.EINVAL, errno.ENAMETOOLONG, errno.EILSEQ),
}


# On a dark page white becomes nearly black and black nearly white, and each hue stays.
LIGHT_FIGURE, TURNED_OVER = "img.tearsheet-light", "filter: invert(0.93) hue-rotate(180deg)"
# How JupyterLab (with Voilà) and VS Code say that their theme is dark.
_DARK_THEMES = ('[data-jp-theme-light="false"]', ".vscode-dark")


class Picture:
    """A figure to be shown in a notebook, with its alternative text.

    As the last line of a cell it shows the figure as an `<img>` that carries `alt`, because JupyterLab
    gives a plain picture no text; other programs find the PNG and the text beside it. In a notebook with a dark theme
    a light figure is shown dark. `files` are those that `save_figure` wrote.
    """

    def __init__(self, figure: "Figure", alt: str, files: Sequence[Path] = ()):
        self.figure = figure
        self.alt = alt
        self.files = tuple(files)

    def __repr__(self) -> str:
        return self.alt or "figure"

    def close(self) -> None:
        """Take the figure from those that matplotlib has open: a notebook would show it again, without its text."""
        import matplotlib.pyplot as plt

        plt.close(self.figure)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Shown:
        self.close()
        code = base64.b64encode(picture_bytes(self.figure, "png", SCREEN_DPI)).decode("ascii")
        image = f'alt="{as_attribute(self.alt)}" src="data:image/png;base64,{code}">'
        *ground, opaque = to_rgba(self.figure.get_facecolor())
        if opaque and not is_dark(ground):
            rules = " ".join(f"{theme} {LIGHT_FIGURE} {{ {TURNED_OVER} }}" for theme in _DARK_THEMES)
            image = f'<style>{rules}</style><img class="tearsheet-light" {image}'
        else:
            image = f"<img {image}"
        data = {"image/png": code, "text/html": image, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt}}


def show_figure(ax: "Axes | Figure", alt: str | None = None) -> Picture:
    """The figure with its text, to stand as the last line of a notebook cell.

    Parameters
    ----------
    ax : Axes or Figure
        What one of the figures returned.
    alt : str, optional
        The alternative text; that of the figure if not given.

    Returns
    -------
    Picture
        Shows itself in a notebook, with the text for those who do not see it.

    Raises
    ------
    TearsheetError
        For anything but axes or a figure.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> show_figure(Figure(), "Two bars: 3 and 5.")
    Two bars: 3 and 5.
    """
    return Picture(figure_of(ax), drawn(ax).alt if alt is None else alt)


def save_figure(
    ax: "Axes | Figure",
    folder: str | os.PathLike[str],
    name: str,
    table: pd.DataFrame | None = None,
    *,
    formats: Sequence[str] = ("png",),
    alt: str | None = None,
) -> Picture:
    """Write a figure under one stem: `name.png` (200 dpi), `name.csv` and `name.txt`.

    Parameters
    ----------
    ax : Axes or Figure
        What one of the figures returned.
    folder : str or PathLike
        Where to write; made if it is not there.
    name : str
        The stem: a plain file name. An ending that is one of the formats is taken for that, and not doubled.
    table : DataFrame, optional
        What the CSV is to hold; exactly what is drawn if not given.
    formats : sequence of {"png", "svg", "pdf"}
        The kinds of picture.
    alt : str, optional
        What the text file is to say; the alternative text of the figure if not given.

    Returns
    -------
    Picture
        Shows itself in a notebook; `files` are the paths written.

    Raises
    ------
    TearsheetError
        For an unknown format, an argument of another type, a `name` that is not a plain file name, and where no file
        can be written at that path.

    Notes
    -----
    Each file is written whole or not at all, and the same figure gives the same bytes.

    Examples
    --------
    >>> import tempfile
    >>> from matplotlib.figure import Figure
    >>> folder = tempfile.mkdtemp()
    >>> picture = save_figure(Figure(), folder, "01-none", pd.DataFrame({"a": [1]}), alt="Nothing.")
    >>> [path.name for path in picture.files]
    ['01-none.png', '01-none.csv', '01-none.txt']
    """
    _check(folder, name, table, formats, alt)
    stem, _, ending = name.rpartition(".")
    name = stem if stem and ending in formats else name
    figure, shown = figure_of(ax), drawn(ax)
    shown = Drawn(shown.table if table is None else table, shown.alt if alt is None else alt)
    contents = {kind: picture_bytes(figure, kind, DPI) for kind in formats}
    contents["csv"] = table_bytes(shown.table)
    contents["txt"] = f"{shown.alt}\n".encode("utf-8", "replace")
    try:
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        files = [write_whole(place / f"{name}.{kind}", data) for kind, data in contents.items()]
    except (OSError, UnicodeError) as error:
        if isinstance(error, OSError) and error.errno not in WRONG_PATH:
            raise
        raise TearsheetError(f"cannot write {name!r} in {str(folder)!r}: {error}") from error
    return Picture(figure, shown.alt, files)


def _check(
    folder: str | os.PathLike[str], name: str, table: pd.DataFrame | None, formats: Sequence[str], alt: str | None
) -> None:
    """Raise a `TearsheetError` for an argument that is not what `save_figure` takes."""
    wanted: tuple[tuple[str, object, type | tuple[type, ...], str], ...] = (
        ("folder", folder, (str, os.PathLike), "a path"),
        ("name", name, str, "a file name (str)"),
        ("table", table, (pd.DataFrame, type(None)), "a table (a pandas DataFrame)"),
        ("alt", alt, (str, type(None)), "text (str)"),
        ("formats", formats, (tuple, list), 'a list such as ["png", "svg"]'),
    )
    for argument, value, kinds, what in wanted:
        if not isinstance(value, kinds):
            raise TearsheetError(f"{argument} is {what}, not {type(value).__name__}")
    unknown = [str(kind) for kind in formats if kind not in tuple(METADATA)]
    if unknown:
        raise TearsheetError(f"cannot write {', '.join(sorted(unknown))}; use {', '.join(METADATA)}")
    if not name or Path(name).name != name or "\0" in f"{name}{folder}":
        raise TearsheetError(f"{name!r} is not a plain file name; give the folder as `folder`")


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
    columns = {}
    for place in range(table.shape[1]):
        column = table.iloc[:, place]
        if pd.api.types.is_float_dtype(column):
            column = column.round(4) + 0.0  # which turns minus zero into zero
        elif not pd.api.types.is_numeric_dtype(column) or column.dtype == bool:
            cells = [as_cell(cell) if isinstance(cell, str) else cell for cell in column.astype(object)]
            column = pd.Series(cells, index=table.index, dtype=object)
        columns[place] = column
    header = [as_cell(str(name)) for name in table.columns]
    return pd.DataFrame(columns).to_csv(index=False, header=header, lineterminator="\n").encode("utf-8", "replace")


def alt_text(table: pd.DataFrame, column: str, *, title: str, unit: str = "", digits: int = 1) -> str:
    """A sentence of fact in place of a figure: what is drawn, how many rows, the highest and the lowest.

    Parameters
    ----------
    table : DataFrame
        A summary.
    column : str
        The column that is drawn; the table may have its `_low` and `_high` too.
    title : str
        What the figure asks; may be empty.
    unit : str
        What the numbers are; the name of the column if empty.
    digits : int
        Decimals.

    Returns
    -------
    str
        Rows with too little text (NaN) are only counted.

    Raises
    ------
    TearsheetError
        For anything but a table, and for a table without `words` or the column.

    Examples
    --------
    >>> table = pd.DataFrame({"section": ["A", "B"], "words": [90, 80], "score": [3.0, 5.0],
    ...                       "score_low": [2.0, 4.0], "score_high": [4.0, 6.0]})
    >>> alt_text(table, "score", title="How hard is it?", unit="grade")
    'How hard is it? Grade, 2 rows by section, with 95 % intervals. Highest: B, 5.0 (4.0 to 6.0). \
    Lowest: A, 3.0 (2.0 to 4.0).'
    """
    need(table, "words", column)
    estimated, names = estimates(table, column), row_names(table)
    said, known = estimated.said(digits), np.flatnonzero(np.isfinite(estimated.values))
    bounded = f"{column}_low" in table
    unit = unit or column
    what = f"{unit[:1].upper()}{unit[1:]}, {counted(len(names), 'row')} by {' and '.join(key_columns(table))}"
    sentences = [title] if title else []
    sentences.append(what + (", with 95 % intervals." if bounded else "."))
    if len(known):
        order = known[np.argsort(estimated.values[known], kind="stable")]
        for word, place in (("Highest", order[-1]), ("Lowest", order[0]))[: len(known)]:
            sentences.append(f"{word}: {names[place]}, {said[place]}.")
    if len(known) < len(names):
        sentences.append(f"Too little text in {len(names) - len(known)}.")
    return " ".join(sentences)
