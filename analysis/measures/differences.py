"""Which figures differ by more than chance: the interval of their difference, not two intervals that overlap or not."""

from collections.abc import Container, Mapping, Sequence
from itertools import combinations
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.columns import COMPARED
from analysis.measures.groups import Groups
from analysis.measures.intervals import LEVEL, Z
from analysis.measures.profile import profile_columns
from analysis.tables import ENDS, Table, key_columns
from analysis.words.reading import Reading, read

Estimate = tuple[float, float, float]  # a value and the ends of its 95 % interval
_FOUND = ["difference", "low", "high", "differs"]
_DIGITS = dict.fromkeys(("value", "rest", *_FOUND[:3]), 2)  # as many as sentiment needs, which is in the same column


def difference(one: Estimate, other: Estimate, at_once: int = 1) -> Estimate:
    """By how much one figure is above another, with the 95 % interval of that, from their own intervals.

    Distances to the ends are added in quadrature (MOVER; Zou and Donner 2008), as the two are independent. Of `at_once`
    differences judged together, all hold in 95 of 100 cases (Bonferroni). NaN where an end is not known.

    >>> [round(each, 2) for each in difference((12, 9, 15), (6, 2, 10))]
    [6, 1.0, 11.0]
    >>> [round(each, 2) for each in difference((12, 9, 15), (6, 2, 10), at_once=7)]
    [6, -0.86, 12.86]
    """
    wider = NormalDist().inv_cdf(1 - (1 - LEVEL) / 2 / max(at_once, 1)) / Z
    (value, low, high), (base, base_low, base_high) = one, other
    below = wider * float(np.hypot(value - low, base_high - base))
    above = wider * float(np.hypot(high - value, base - base_low))
    return value - base, value - base - below, value - base + above


def _judged(one: Estimate, other: Estimate, at_once: int) -> tuple[float, float, float, bool]:
    found = difference(one, other, at_once)
    return (*found, bool(found[1] > 0 or found[2] < 0))


def _estimate(columns: Mapping[Any, Any], measure: str, row: int) -> Estimate:
    value, low, high = (float(columns[measure + end][row]) for end in ("", *ENDS))
    return value, low, high


def _checked(table: Container[str], measures: Sequence[str]) -> None:
    for name in measures:
        if not isinstance(name, str):
            raise TearsheetError(f"a measure is the name of a column, not {type(name).__name__}: name them one by one")
    missing = [name + end for name in measures for end in ("", *ENDS) if name + end not in table]
    if missing:
        raise TearsheetError(f"a difference needs a measure with its interval; there is no column {', '.join(missing)}")


def differences(table: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Which rows of a summary differ by more than chance, pair by pair.

    Parameters
    ----------
    table : DataFrame
        From `compare`, or any summary with intervals: by section, voice ...
    *measures : str
        Columns to compare, each with `_low` and `_high`; without any, one for each measure, as figures show them.

    Returns
    -------
    DataFrame
        One row per measure and pair of rows: `measure`, the names of the two, `name` and `other`; `difference`, by how
        much the first is above the second, with the ends of its 95 % interval, `low` and `high`; `differs`, whether
        that interval leaves 0 out. All intervals of a measure hold together in 95 of 100 cases, so that many pairs make
        them wider. NaN, and not different, where there is too little text.

    Raises
    ------
    TearsheetError
        For anything but a table, a table with fewer than two rows, and for a column that it does not have.

    Notes
    -----
    The rows must be of different sentences: two articles, two sections. Two drafts of one article share sentences, so
    that a difference between them is surer than this says. For a section against all others, `against_the_rest`.

    References
    ----------
    Zou and Donner 2008.

    Examples
    --------
    >>> from analysis import compare
    >>> sure = "The port opened on Monday. It was built in a year. The crew was paid. " * 9
    >>> found = differences(compare({"one": sure, "two": sure.replace("was", "may be")}), "hedges_per_1000_words")
    >>> found[["name", "other", "difference", "differs"]].round(1).values.tolist()
    [['one', 'two', -58.8, True]]
    """
    if not isinstance(table, pd.DataFrame):
        raise TearsheetError(f"expected a table, such as profile(article) returns, not {type(table).__name__}")
    if len(table) < 2:
        raise TearsheetError("a difference takes two rows: two articles, two sections")
    chosen = measures or tuple(name for name in COMPARED if f"{name}_low" in table)
    _checked(table, chosen)
    keys = table[key_columns(table)].astype(str)
    first = keys.iloc[:, 0].tolist()
    names = first if len({*first}) == len(first) else [" · ".join(row) for row in keys.itertuples(index=False)]
    pairs = list(combinations(range(len(table)), 2))
    values, found = table.to_dict("list"), []
    for name in chosen:
        own = [_estimate(values, name, row) for row in range(len(table))]
        found += [(name, names[one], names[other], *_judged(own[one], own[other], len(pairs))) for one, other in pairs]
    return Table(pd.DataFrame(found, columns=["measure", "name", "other", *_FOUND]), digits=_DIGITS)


def against_the_rest(
    article: Article | str, by: str = "section", measures: str | Sequence[str] = COMPARED, *, lexicon: Lexicons = None
) -> pd.DataFrame:
    r"""Which sections stand out: each against the rest of the article.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "voice", "paragraph"}
        What a row stands for.
    measures : str or sequence of str
        Columns of `profile` that have an interval.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.

    Returns
    -------
    DataFrame
        One row per measure and section: `measure`; what names the row; `words`; `value`, the section's; `rest`, that of
        all other sentences; `difference`, `low`, `high` and `differs`, as in `differences`. One section alone: no rows.

    Raises
    ------
    TearsheetError
        For an unknown `by`, a column that a profile does not have, and for anything but an Article or text.

    References
    ----------
    Zou and Donner 2008.

    Examples
    --------
    >>> plain = "The port opened on Monday. It was built in a year. The crew was paid. "
    >>> text = f"# Now\n\n{plain * 9}\n\n# Next\n\n{'It may close. Perhaps it could move. ' * 9}"
    >>> found = against_the_rest(text, measures=["hedges_per_1000_words"])
    >>> found[["section", "value", "rest", "differs"]].round(1).values.tolist()
    [['Now', 0.0, 428.6, True], ['Next', 428.6, 0.0, True]]
    """
    reading, given = read(article), lexicons_by_kind(lexicon)
    measures = (measures,) if isinstance(measures, str) else measures
    groups = Groups(reading, by)
    _checked(profile_columns(reading, groups, given), measures)
    numbers = range(groups.size if groups.size > 1 else 0)
    parted = [profile_columns(reading, _Parted(reading, groups, number), given) for number in numbers]
    rows = []
    for name in measures:
        for *key, two in zip(*groups.keys.values(), parted, strict=False):
            own, rest = (_estimate(two, name, row) for row in (0, 1))
            rows.append((name, *key, two["words"][0], own[0], rest[0], *_judged(own, rest, groups.size)))
    table = pd.DataFrame(rows, columns=["measure", *groups.keys, "words", "value", "rest", *_FOUND])
    return Table(table, digits=_DIGITS)


class _Parted(Groups):
    """One of some groups, and all that is not in it."""

    def __init__(self, reading: Reading, groups: Groups, number: int):
        super().__init__(reading, groups.by)
        self.of_sentence = (groups.of_sentence != number).astype(int)
        self.of_piece = (groups.of_piece != number).astype(int)
        self.article, self.size = np.zeros(2, dtype=int), 2
        self.keys = {"part": ["it", "rest"]}
