"""Norms of an archive of one's own: how each measure is spread over its articles."""

import os
import textwrap
from pathlib import Path

import pandas as pd

from analysis import __version__
from analysis.errors import TearsheetError
from analysis.measures.norms import norms_csv
from analysis.optional import needs
from analysis.storage import write_whole

FEWEST = 90  # articles of a set: with fewer, its outer quantiles are single articles
_PARTS = "part-*.parquet"


def make_norms(
    measured: pd.DataFrame | str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    label: str,
    years: str = "",
    source: str = "",
) -> Path:
    """Norms of articles of your own, written to a file that `norms`, `profile` and figures take by its name.

    Parameters
    ----------
    measured : DataFrame, str or PathLike
        A profile with a row per article, from `profile_texts` or `compare`; or the folder that `tearsheet corpus`
        wrote.
    out : str or PathLike
        The file to write, `.csv`; its name is that of the set.
    label : str
        What the articles are, in the plural, as sentences say it: `articles of the Evening Post`.
    years, source : str
        When they were published, and where they come from.

    Returns
    -------
    Path
        The file: a row per measure, with its quantiles, and no text.

    Raises
    ------
    TearsheetError
        For fewer than 90 articles, for a table by section or voice, and for a folder without results.

    Notes
    -----
    Articles that could not be measured are left out. Results of another version of the package are not comparable.

    Examples
    --------
    >>> import tempfile
    >>> from analysis import norms, profile_texts
    >>> texts = pd.DataFrame({"text": [f"It may rain. {'The port is open. ' * many}" for many in range(2, 102)]})
    >>> file = Path(tempfile.mkdtemp()) / "my-archive.csv"
    >>> norms(make_norms(profile_texts(texts), file, label="weather reports of mine")).attrs["label"]
    'weather reports of mine'
    """
    table = measured if isinstance(measured, pd.DataFrame) else _results(measured)
    if "error" in table:
        table = table[table["error"].isna()]
    if "words" not in table or {"section", "voice", "paragraph", "sentence"} & {*table}:
        raise TearsheetError("norms are made from a profile with a row per article: by='article'")
    columns = list(table.columns)
    table = table.loc[table["words"] > 0, columns[columns.index("words") :]]  # a row's number and the like stand before
    if len(table) < FEWEST:
        raise TearsheetError(f"norms take {FEWEST} articles and more; here are {len(table)}")
    out = Path(out)
    return write_whole(out, norms_csv(table, out.stem, label, years, source, __version__).encode("utf-8"))


def _results(folder: object) -> pd.DataFrame:
    """What a run has written."""
    if not isinstance(folder, str | os.PathLike):
        given = type(folder).__name__
        raise TearsheetError(f"make_norms takes a profile or the folder that `tearsheet corpus` wrote, not {given}")
    needs("pyarrow", "corpus", "reading the results of a run")
    files = sorted(Path(folder).glob(_PARTS)) if os.path.isdir(folder) else []
    if not files:
        place = textwrap.shorten(str(folder), 100, placeholder=" …")
        raise TearsheetError(f"{place} holds no results of `tearsheet corpus` ({_PARTS})")
    return pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)
