"""Many texts, one frame in and one frame out: what any engine can map over its partitions."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.article.parse import as_text, doubts, parse_article, parsed
from analysis.corpus.arguments import text_column
from analysis.errors import TearsheetError, warn
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicons_by_kind
from analysis.measures.groups import Groups, known_by
from analysis.measures.norms import Norms, comparable, percentile_columns
from analysis.measures.profile import profile_columns
from analysis.notebook.progress import progress_bar
from analysis.words.reading import Reading

ERROR = "error"
# Articles are read together, as many as have about so many characters: more at once is no faster, and takes memory.
BATCH = 250_000
_NAMED = 5  # rows that a warning names
_DTYPES = {"i": "Int64", "u": "Int64", "f": "float64", "b": "boolean"}


def profile_schema(by: str = "article", *, lexicon: Lexicons = None, norms: Norms | None = None) -> dict[str, str]:
    """The columns that `profile_texts` gives, in order, with their pandas types.

    Parameters
    ----------
    by : {"article", "section", "voice", "paragraph", "sentence"}
        What a row stands for.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`: a dictionary of sentiment has columns of its own.
    norms : str, PathLike or DataFrame, optional
        As in `profile`: a percentile for each score, rate and share.

    Returns
    -------
    dict of str to str
        Counts are `Int64`, so that a row that could not be measured can be missing; rates, scores and the ends of
        intervals are `float64`; names and `error` are `str`.

    Raises
    ------
    TearsheetError
        For an unknown `by`, and for what is no lexicon or no norms.

    Examples
    --------
    >>> profile_schema()["words"], profile_schema()["hedges_per_1000_words"], profile_schema()["error"]
    ('Int64', 'float64', 'str')
    """
    given = lexicons_by_kind(lexicon)
    schema = _schema(known_by(by), tuple(given.values()))
    if norms is not None:
        empty = {name: np.empty(0, float if kind == "float64" else int) for name, kind in schema.items()}
        schema = schema | dict.fromkeys(percentile_columns(empty, comparable(norms, given)), "float64")
    return schema | {ERROR: "str"}


@cache
def _schema(by: str, lexicons: tuple[Lexicon, ...]) -> dict[str, str]:
    reading = Reading(parse_article(""))
    columns = profile_columns(reading, Groups(reading, by), lexicons)
    kinds = {name: np.asarray(values).dtype.kind for name, values in columns.items()}
    named = {"section": "U", "article": "U", "voice": "U", "paragraph": "i", "sentence": "i"}
    return {name: _DTYPES.get(named.get(name, kinds[name]), "str") for name in columns}


def profile_texts(
    frame: pd.DataFrame,
    text: str = "text",
    by: str = "article",
    *,
    intervals: bool = True,
    lexicon: Lexicons = None,
    norms: Norms | None = None,
    progress: bool = False,
) -> pd.DataFrame:
    """Measure every text in a column: the table that `profile` gives, for many articles.

    Parameters
    ----------
    frame : DataFrame
        One row per article; a partition of a larger frame will do, as no row depends on another.
    text : str
        The column that holds the texts.
    by : {"article", "section", "voice", "paragraph", "sentence"}
        What a row of the result stands for.
    intervals : bool
        False leaves the intervals of readability and sentiment NaN.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.
    norms : str, PathLike or DataFrame, optional
        As in `profile`: adds where each score, rate and share stands among those articles.
    progress : bool
        Whether to show how far it is; in a terminal this takes `pip install tqdm`.

    Returns
    -------
    DataFrame
        The columns of `profile_schema`: those of `profile`, and `error`. Its index is that of `frame`, each label
        repeated where an article has several rows. A text that cannot be measured (missing, a number, bytes) gives one
        row whose `error` says why; it never stops the others.

    Raises
    ------
    TearsheetError
        For anything but a frame, a column that is not there, an unknown `by`, and what is no lexicon or no norms.

    Warns
    -----
    TearsheetWarning
        Once for all texts that do not look English, with the labels of their rows; so also for texts that hold
        character references of HTML, and for those that look like the name of a file.

    Examples
    --------
    >>> texts = pd.DataFrame({"text": ["It may rain.", None]}, index=["a", "b"])
    >>> profile_texts(texts)[["words", "hedges", "error"]]
       words  hedges                                          error
    a      3       1                                            NaN
    b   <NA>    <NA>  an article is text (str), not a missing value
    """
    texts = text_column(frame, text)
    lexicons = lexicons_by_kind(lexicon)
    held = None if norms is None else comparable(norms, lexicons)
    schema = profile_schema(by, lexicon=lexicons, norms=held)
    errors: dict[int, str] = {}
    doubted: dict[str, list[int]] = {}
    tables, done = [], 0
    with progress_bar(len(texts), 0, progress) as bar:
        for batch in _batches(texts.tolist(), errors, doubted):
            tables.append(_measured(batch, by, intervals, lexicons, held))
            bar.update(max(batch) + 1 - done)
            done = max(batch) + 1
        bar.update(len(texts) - done)
    for doubt, places in doubted.items():
        warn(f"{_rows(frame.index[places].tolist())}: the text {doubt}")
    place = np.concatenate([*(table["place"] for table in tables), list(errors)]).astype(int)
    order = np.argsort(place, kind="stable")
    columns = {
        name: _column([table[name] for table in tables], len(errors), kind)[order]
        for name, kind in schema.items()
        if name != ERROR
    }
    columns[ERROR] = pd.array([None] * (len(place) - len(errors)) + list(errors.values()), dtype="str")[order]
    return pd.DataFrame(columns, index=frame.index[place[order]], columns=list(schema))


def _rows(labels: list[object]) -> str:
    """Rows by their labels, the first few of many.

    >>> _rows([3]), _rows(list("abcdefgh"))
    ('row 3', 'rows a, b, c, d, e and 3 more')
    """
    more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
    return f"row{'s' if len(labels) > 1 else ''} {', '.join(map(str, labels[:_NAMED]))}{more}"


def _batches(
    texts: list[object], errors: dict[int, str], doubted: dict[str, list[int]]
) -> Iterator[dict[int, Article]]:
    """Articles by the place of their text, as many as are to be read together.

    The places of what is no text go to `errors`, and those of texts whose numbers deserve a doubt to `doubted`.
    """
    batch: dict[int, Article] = {}
    size = 0
    for place, each in enumerate(texts):
        try:
            text = _present(each)
        except TearsheetError as error:
            errors[place] = str(error)
            continue
        batch[place] = parsed(text)
        for doubt in doubts(text):
            doubted.setdefault(doubt, []).append(place)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def _measured(
    batch: dict[int, Article], by: str, intervals: bool, lexicons: dict[str, Lexicon], norms: pd.DataFrame | None
) -> dict[str, Any]:
    """The columns of some articles, and of each row the `place` of its text."""
    reading = Reading(*batch.values())
    groups = Groups(reading, by, intervals)
    place = np.array(list(batch))[groups.article]
    columns = profile_columns(reading, groups, lexicons)
    return columns | ({} if norms is None else percentile_columns(columns, norms)) | {"place": place}


def _present(value: Any) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        raise TearsheetError("an article is text (str), not a missing value")
    return as_text(value)


def _column(measured: list[Any], failed: int, dtype: str) -> Any:
    """One column of all rows: those measured, batch by batch, then so many that could not be."""
    if dtype == "float64":
        return np.concatenate([*measured, np.full(failed, np.nan)])
    values = [value for each in measured for value in (each.tolist() if isinstance(each, np.ndarray) else each)]
    return pd.Series([*values, *[None] * failed], dtype=dtype).array
