"""Where the articles of a corpus come from: a folder of files, or one table; cut into partitions."""

import hashlib
import itertools
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.article.parse import read_article
from analysis.corpus.tables import Row, csv_rows, encoding_of, json_rows, opened_parquet, parquet_rows
from analysis.errors import TearsheetError

ARTICLES = (".txt", ".md", ".html", ".htm")
_TABLES: dict[str, Callable[[Path, tuple[str, ...], str], Iterator[Row]]] = {
    ".csv": csv_rows,
    ".jsonl": json_rows,
    ".ndjson": json_rows,
    ".parquet": parquet_rows,
}


class Partition(NamedTuple):
    """Some articles: their texts (or, of a folder, the names of their files), why one has none, what else to keep."""

    texts: list[Any]
    errors: list[str | None]
    kept: pd.DataFrame


@dataclass(frozen=True)
class Source:
    """A folder with its articles and what else lies there, or a table with the columns to read, the text first."""

    path: Path
    columns: tuple[str, ...] = ()
    encoding: str = ""
    names: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def folder(self) -> str | None:
        """Where the files of the articles lie; nowhere for a table."""
        return None if self.columns else str(self.path.resolve())

    def fingerprint(self) -> str:
        """A checksum that changes when the source does: names, sizes and times of its files."""
        digest = hashlib.sha256()
        for name in [""] if self.columns else self.names:
            path = self.path / name
            try:
                state = path.stat()
                digest.update(os.fsencode(f"{name or path.name}\0{state.st_size}\0{state.st_mtime_ns}\n"))
            except OSError:
                digest.update(os.fsencode(f"{name}\0gone\n"))
        return digest.hexdigest()

    def count(self) -> int:
        """How many articles there are; a table is read through, so that what breaks it shows before anything runs."""
        if self.path.suffix.lower() == ".parquet" and self.columns:
            with opened_parquet(self.path, self.columns) as file:
                number = int(file.metadata.num_rows)
        else:
            number = sum(1 for _ in self._rows()) if self.columns else len(self.names)
        if not number:
            what = "holds no row" if self.columns else f"holds no article ({', '.join(ARTICLES)})"
            raise TearsheetError(f"{self.path} {what}")
        return number

    def _rows(self) -> Iterator[Row]:
        return _TABLES[self.path.suffix.lower()](self.path, self.columns, self.encoding)

    def partitions(self, rows: int) -> Iterator[Partition]:
        """The articles by so many, in order, read as they are asked for; files are read where they are measured."""
        found = self._rows() if self.columns else (Row((name, printable(name))) for name in self.names)
        kept_types = self._kept_types()
        for first in itertools.count(0, rows):
            some = list(itertools.islice(found, rows))
            if not some:
                return
            texts, *kept = zip(*(row.values for row in some), strict=True)
            index = range(first, first + len(some))
            columns = {
                name: pd.Series(list(values), index=index, dtype=dtype)
                for (name, dtype), values in zip(kept_types.items(), kept, strict=True)
            }
            yield Partition(list(texts), [row.error for row in some], pd.DataFrame(columns, index=index))

    def _kept_types(self) -> dict[str, Any]:
        """The types of the columns to keep: the same in every partition, whatever is missing in one."""
        if not self.columns:
            return {"path": "str"}
        if self.path.suffix.lower() != ".parquet":
            return dict.fromkeys(self.columns[1:], "str")
        with opened_parquet(self.path, self.columns) as file:
            return {name: pd.ArrowDtype(file.schema_arrow.field(name).type) for name in self.columns[1:]}


def open_source(place: str | Path, text: str = "text", keep: tuple[str, ...] = ()) -> Source:
    """The source at a place, once it is clear that it is one."""
    if not isinstance(place, str | os.PathLike):
        raise TearsheetError(
            f"a corpus is the path of a folder or a file, not {type(place).__name__}; profile_texts takes a DataFrame"
        )
    path = Path(place)
    kind = path.suffix.lower()
    if path.is_dir():
        if keep:
            raise TearsheetError(f"{path} is a folder, and has no columns to keep")
        names, skipped = _listed(path)
        return Source(path, names=names, skipped=skipped)
    if not path.exists():
        raise TearsheetError(f"there is no file or folder {path}")
    if not stat.S_ISREG(path.stat().st_mode):
        raise TearsheetError(f"{path} is a device or pipe, not a file: save what comes from it first")
    if kind not in _TABLES:
        raise TearsheetError(
            f"{path.name} is not a source that can be read; give a folder of articles "
            f"({', '.join(ARTICLES)}) or one file ({', '.join(_TABLES)})"
        )
    if not all(isinstance(name, str) for name in (text, *keep)):
        raise TearsheetError(f"text={text!r}, keep={keep!r}: a column is given by its name")
    if len({text, *keep}) <= len(keep):
        raise TearsheetError(f"keep={list(keep)} names a column twice, or the text: {text}")
    return Source(path, (text, *keep), "" if kind == ".parquet" else encoding_of(path))


def _listed(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The articles below a folder, sorted, and whatever else lies there."""
    articles: list[str] = []
    others: list[str] = []

    def unreadable(error: OSError) -> None:
        others.append(f"{Path(error.filename).relative_to(folder).as_posix()}: {error.strerror}")

    for place, _, names in os.walk(folder, onerror=unreadable):
        for path in (Path(place, name) for name in names):
            is_article = path.suffix.lower() in ARTICLES and path.is_file()
            (articles if is_article else others).append(path.relative_to(folder).as_posix())
    return tuple(sorted(articles)), tuple(map(printable, sorted(others)))


def printable(name: str) -> str:
    r"""The name of a file, with the bytes that are no UTF-8 as `\x..`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_texts(partition: Partition, folder: str) -> Partition:
    """A partition of files with the text of each, or with the reason that it could not be read."""
    texts: list[str | None] = []
    errors: list[str | None] = []
    for name in partition.texts:
        try:
            text, problem = read_article(Path(folder, name)).text, None
        except TearsheetError as error:
            text, problem = None, printable(str(error))
        texts.append(text)
        errors.append(problem)
    return partition._replace(texts=texts, errors=errors)
