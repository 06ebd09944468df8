"""Norms: how each measure is spread over a named set of articles, and where an article stands in it."""

import csv
import io
import os
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import lexicons
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import Lexicon
from analysis.measures.columns import COLUMNS
from analysis.tables import ENDS, floats

PERCENTS = np.arange(1, 100)
QUANTILES = [f"q{percent:02}" for percent in PERCENTS]
ABOUT = ("set", "label", "articles", "years", "source", "version")
SHIPPED = ("us-political-news-2016", "guardian-2013-2016")
_DIGITS = 6  # of a quantile
# How the measures begin that a list decides.
_DECIDED = {
    "hedges": ("hedge", "vague_quantities"),
    "boosters": ("boosters",),
    "attributions": ("attribut", "sources", "direct", "mixed", "indirect"),
    "sentiment_corrections": ("sentiment",),
}
Norms = str | os.PathLike[str] | pd.DataFrame


def norms(name: Norms) -> pd.DataFrame:
    """How each measure is spread over a set of articles, as quantiles by article.

    A norm is no target: it says what is usual in a set, not what is good.

    Parameters
    ----------
    name : str or PathLike
        A set that ships, `us-political-news-2016` (924 articles of seven US outlets) or `guardian-2013-2016` (96
        articles of the Guardian, edited lightly for advanced learners of English); or the file that `make_norms` wrote,
        with or without `.csv`.

    Returns
    -------
    DataFrame
        One row per measure: `measure`, a column of `profile`; `n`, the articles that have it; `q01` to `q99`, below
        which 1 to 99 per cent of them lie. In `.attrs`: `set`, `label`, `articles`, `years`, `source`, and `version`,
        that of the package which measured them.

    Raises
    ------
    TearsheetError
        For a set that does not ship and is no file of norms.

    Notes
    -----
    A set is what it is: US political news in the year before an election attributes more than other news. Counts
    depend above all on how long an article is. A section varies more than an article.

    References
    ----------
    Newell, Margolin and Ruths 2018 (PolNeAR); Vajjala and Lučić 2018 (OneStopEnglish).

    Examples
    --------
    >>> table = norms("us-political-news-2016")
    >>> table.attrs["articles"], table["measure"].head(3).tolist()
    (924, ['words', 'sentences', 'words_per_sentence'])
    """
    if isinstance(name, pd.DataFrame):
        return _checked(name)
    if not isinstance(name, str | os.PathLike):
        raise TearsheetError(f"norms takes the name of a set or the path of a file, not {type(name).__name__}")
    for path in (os.fspath(name), f"{os.fspath(name)}.csv"):
        if os.path.isfile(path):
            return _read(_text_of(path), path)
    if name not in SHIPPED:
        shown = textwrap.shorten(os.fspath(name), 60)
        raise TearsheetError(f"there is no set {shown!r}; there are {', '.join(SHIPPED)}, and files of make_norms")
    return _shipped(str(name)).copy()


@cache
def _shipped(name: str) -> pd.DataFrame:
    return _read((files(lexicons) / "norms" / f"{name}.csv").read_text(encoding="utf-8"), name)


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TearsheetError(f"{path} is no file of norms that can be read: {error}") from None


def _read(text: str, name: str) -> pd.DataFrame:
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows or not {*ABOUT, "measure", "n", *QUANTILES} <= rows[0].keys():
        raise TearsheetError(f"{name} is no file of norms, which make_norms or `tearsheet norms` writes")
    table = pd.DataFrame(
        [[row["measure"], int(row["n"]), *(float(row[each]) for each in QUANTILES)] for row in rows],
        columns=["measure", "n", *QUANTILES],
    )
    table.attrs.update({each: rows[0][each] for each in ABOUT} | {"articles": int(rows[0]["articles"])})
    return table


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    if not {"measure", *QUANTILES} <= {*table} or not {*ABOUT} <= table.attrs.keys():
        raise TearsheetError("expected what norms gives: the name of a set, the path of a file, or its table")
    return table


def quantiles_of(table: pd.DataFrame) -> Iterator[tuple[str, int, list[float]]]:
    """Name, number of articles and quantiles of each numeric column, from a profile with a row per article."""
    for name in table:
        column = table[name]
        if not pd.api.types.is_numeric_dtype(column) or str(name).endswith((*ENDS, "_percentile")):
            continue
        values = floats(column)
        values = values[np.isfinite(values)]
        if len(values):
            yield str(name), len(values), np.percentile(values, PERCENTS).tolist()


def norms_csv(table: pd.DataFrame, name: str, label: str, years: str, source: str, version: str) -> str:
    """The file of norms of a profile with a row per article."""
    about = (name, label, len(table), years, source, version)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*ABOUT, "measure", "n", *QUANTILES])
    for measure, number, quantiles in quantiles_of(table):
        writer.writerow([*about, measure, number, *(f"{each:.{_DIGITS}g}" for each in quantiles)])
    return text.getvalue()


def percentiles(values: np.ndarray, quantiles: np.ndarray) -> np.ndarray:
    """Where values stand among the quantiles of 1 to 99 %: 0 to 99, the middle of where equal ones lie.

    >>> percentiles(np.array([-3, 50.5, 50, 200, np.nan]), np.arange(1.0, 100)).tolist()
    [0.0, 50.0, 49.5, 99.0, nan]
    """
    below, not_above = (np.searchsorted(quantiles, values, side) for side in ("left", "right"))
    return np.where(np.isfinite(values), (below + not_above) / 2, np.nan)


def percentile_columns(columns: Mapping[str, Any], table: pd.DataFrame) -> dict[str, np.ndarray]:
    """For each score, rate and share of a profile that the norms have: its percentile, and those of its ends."""
    found = {}
    for row in table.itertuples(index=False):
        name = str(row.measure)
        if name not in columns or np.asarray(columns[name]).dtype.kind != "f":
            continue  # a count says above all how long a text is
        quantiles = np.array(row[-len(QUANTILES) :], dtype=float)
        for end in ("", *ENDS):
            if name + end in columns:
                found[f"{name}_percentile{end}"] = percentiles(np.asarray(columns[name + end], float), quantiles)
    return found


def middle_half(table: pd.DataFrame, measure: str) -> tuple[float, float] | None:
    """Between which values the middle half of the articles lies; None where the norms do not have the measure."""
    row = table[table["measure"] == measure]
    return (float(row["q25"].iloc[0]), float(row["q75"].iloc[0])) if len(row) else None


def standing(value: float, measure: str, norms: Norms) -> str:
    """Where a value stands among the articles of a set, in words.

    Parameters
    ----------
    value : float
        What an article has.
    measure : str
        The column of `profile` that it stands in.
    norms : str, PathLike or DataFrame
        The set, as the function of that name takes it.

    Returns
    -------
    str
        Such as `more hedged than 62 of 100 US political news articles of 2015–16`; empty where there is no value, or
        the set does not have the measure.

    Raises
    ------
    TearsheetError
        For a set that does not ship and is no file of norms, and for what is no number.

    Examples
    --------
    >>> standing(99.0, "hedges_per_1000_words", "us-political-news-2016")
    'more hedged than 99 of 100 US political news articles of 2015–16'
    """
    table = read_norms(norms)
    below, above = beyond(_as_number(value), measure, table)
    if measure not in COLUMNS or not below + above:
        return ""
    said, many = (COLUMNS[measure].higher, below) if below >= above else (COLUMNS[measure].lower, above)
    return f"{said} than {many} of 100 {table.attrs['label']}"


def _as_number(value: object) -> float:
    if not isinstance(value, float | int | np.number):
        raise TearsheetError(f"standing takes a number, such as a cell of profile(article), not {type(value).__name__}")
    return float(value)


def beyond(value: float, measure: str, table: pd.DataFrame) -> tuple[int, int]:
    """Of 100 articles, how many surely have less than a value, and how many more; none where nothing is known.

    >>> beyond(-1, "sentiment", norms("us-political-news-2016"))
    (0, 99)
    """
    quantiles = table.loc[table["measure"] == measure, QUANTILES].to_numpy(dtype=float).ravel()
    return int(np.sum(quantiles < value)), int(np.sum(quantiles > value))


def comparable(norms: Norms, lexicons: Mapping[str, Lexicon]) -> pd.DataFrame:
    """The norms of what an article has, measured with these lists in the place of those that ship.

    A set that ships was measured with the lists that ship: what another list decides is not held against it.

    >>> from analysis import load_lexicon
    >>> mine = {"hedges": load_lexicon("hedges").drop("perhaps")}
    >>> standing(99.0, "hedges_per_1000_words", comparable("us-political-news-2016", mine))
    ''
    """
    table = read_norms(norms)
    decided = tuple(begin for kind in lexicons for begin in _DECIDED.get(kind, ()))
    if not decided or table.attrs["set"] not in SHIPPED:
        return table
    return table[~table["measure"].str.startswith(decided)]


read_norms = norms  # where a parameter has its name
