"""Where the articles of a corpus come from: a folder, CSV, JSON Lines or Parquet, cut into partitions."""

import hashlib
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.article.parse import read_article
from analysis.corpus.frames import ERROR
from analysis.errors import TearsheetError

ARTICLES = (".txt", ".md", ".html", ".htm")
TABLES = (".csv", ".jsonl", ".ndjson", ".parquet")


def kind_of(source: Path) -> str:
    """`folder`, `csv`, `jsonl` or `parquet`."""
    if source.is_dir():
        return "folder"
    if not source.exists():
        raise TearsheetError(f"there is no file or folder {source}")
    kinds = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    if source.suffix.lower() not in kinds:
        raise TearsheetError(
            f"{source.name} is not a source that can be read; give a folder of articles "
            f"({', '.join(ARTICLES)}) or one file ({', '.join(TABLES)})"
        )
    return kinds[source.suffix.lower()]


def article_paths(folder: Path) -> list[Path]:
    """The articles below a folder, sorted by their path within it."""
    paths = [path for path in folder.rglob("*") if path.suffix.lower() in ARTICLES and path.is_file()]
    if not paths:
        raise TearsheetError(f"no article ({', '.join(ARTICLES)}) lies below {folder}")
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix())


def fingerprint(source: Path) -> str:
    """A checksum that changes when the source does: names, sizes and times of its files."""
    files = article_paths(source) if kind_of(source) == "folder" else [source]
    digest = hashlib.sha256()
    for path in files:
        name = path.relative_to(source).as_posix() if path != source else path.name
        state = path.stat()
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def count_articles(source: Path, columns: tuple[str, ...]) -> int:
    """How many articles a source holds, without measuring any; a column that is not there is an error."""
    kind = kind_of(source)
    if kind == "folder":
        return len(article_paths(source))
    if kind == "csv":
        _check(list(pd.read_csv(source, nrows=0).columns), columns, source)
        with pd.read_csv(source, chunksize=10_000, usecols=[columns[0]], dtype="str") as reader:
            return sum(len(frame) for frame in reader)
    if kind == "jsonl":
        with source.open("rb") as lines:
            return sum(1 for _ in lines)
    import pyarrow.parquet as parquet

    about = parquet.read_metadata(source)
    _check(about.schema.to_arrow_schema().names, columns, source)
    return about.num_rows


def partitions(source: Path, rows: int, columns: tuple[str, ...]) -> Iterator[pd.DataFrame]:
    """The source in frames of `rows` articles, in order, read as they are asked for.

    A table gives its `columns` (the first is the text); a folder gives `path`, and its files are read
    where they are measured (`with_texts`).
    """
    kind = kind_of(source)
    if kind == "folder":
        names = [path.relative_to(source).as_posix() for path in article_paths(source)]
        for first in range(0, len(names), rows):
            some = names[first : first + rows]
            yield pd.DataFrame({"path": some}, index=range(first, first + len(some)))
    elif kind == "csv":
        with pd.read_csv(source, chunksize=rows, dtype="str", keep_default_na=False) as reader:
            for frame in reader:
                yield _chosen(frame, columns, source)
    elif kind == "jsonl":
        yield from _json_lines(source, rows, columns)
    else:
        yield from _parquet(source, rows, columns)


def _json_lines(source: Path, rows: int, columns: tuple[str, ...]) -> Iterator[pd.DataFrame]:
    with source.open(encoding="utf-8") as lines:
        first = 0
        while some := list(itertools.islice(lines, rows)):
            records = []
            for number, line in enumerate(some, first + 1):
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise TearsheetError(f"{source.name}, line {number}: not JSON: {error}") from None
                records.append({name: record.get(name) for name in columns})
            yield pd.DataFrame(records, columns=list(columns), index=range(first, first + len(some)))
            first += len(some)


def _parquet(source: Path, rows: int, columns: tuple[str, ...]) -> Iterator[pd.DataFrame]:
    import pyarrow.parquet as parquet

    with parquet.ParquetFile(source) as file:
        _check(file.schema_arrow.names, columns, source)
        first = 0
        for batch in file.iter_batches(batch_size=rows, columns=list(columns)):
            frame = batch.to_pandas()
            frame.index = pd.RangeIndex(first, first + len(frame))
            yield frame
            first += len(frame)


def _chosen(frame: pd.DataFrame, columns: tuple[str, ...], source: Path) -> pd.DataFrame:
    _check(frame.columns, columns, source)
    return frame[list(columns)]


def _check(known: list[str], columns: tuple[str, ...], source: Path) -> None:
    missing = [name for name in columns if name not in known]
    if missing:
        raise TearsheetError(f"{source.name} has no column {', '.join(missing)}; it has {', '.join(known)}")


def with_texts(frame: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """A partition of paths with the text of each file, or with the reason that it could not be read."""
    texts: list[str | None] = []
    errors: list[str | None] = []
    for name in frame["path"]:
        try:
            text, problem = read_article(folder / name).text, None
        except TearsheetError as error:
            text, problem = None, str(error)
        texts.append(text)
        errors.append(problem)
    return frame.assign(text=texts, **{ERROR: errors})
