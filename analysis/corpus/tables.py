"""The rows of a CSV, JSON Lines or Parquet file, one by one; a row that is broken says so and stops no other."""

import codecs
import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import TearsheetError, did_you_mean, warn
from analysis.optional import needs

BROKEN = re.compile("[\ud800-\udfff]")  # half a character: in a decoded file, a byte that is no UTF-8
_LONGEST = 50_000_000  # characters in a field of CSV: a book has a million
_READ = 1 << 20  # bytes at a time
_ROWS = 200  # of Parquet at a time


class Row(NamedTuple):
    """The values of the columns asked for, the text first; or none, and what is wrong."""

    values: tuple[Any, ...]
    error: str | None = None


def encoding_of(path: Path) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, or Windows-1252 (with a `TearsheetWarning`), as of articles."""
    with path.open("rb") as file:
        start = file.read(4)
        if start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
            raise TearsheetError(f"{path.name} is in UTF-32: save it as UTF-8")
        wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8")("strict" if wide else "surrogateescape")
        others = broken = 0  # characters beyond ASCII, and those of them that are no UTF-8
        raw = start
        file.seek(0)
        while raw:
            raw = file.read(_READ)
            if b"\0" in raw and not wide:
                raise TearsheetError(f"{path.name} holds NUL bytes: it is no table of text, or UTF-16 without its mark")
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError:
                raise TearsheetError(f"{path.name} begins as UTF-16 but is damaged") from None
            if not text.isascii():
                others += len(text) - len(text.encode("ascii", "ignore"))
                broken += len(BROKEN.findall(text))
    if wide:
        return "utf-16"
    if 2 * broken <= others:
        return "utf-8-sig"
    warn(f"{path.name} is not UTF-8; it is read as Windows-1252. If letters with accents look wrong, save it as UTF-8")
    return "cp1252"


def csv_rows(path: Path, columns: tuple[str, ...], encoding: str) -> Iterator[Row]:
    """Each record of a CSV file with a header."""
    before = csv.field_size_limit(_LONGEST)
    try:
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(_records(reader, path), Row(())).values
            check_columns(list(header), columns, path.name)
            places = [header.index(name) for name in columns]
            for fields, error in _records(reader, path):
                if not error and len(fields) != len(header):
                    error = f"line {reader.line_num}: {len(fields)} fields, but the header has {len(header)}"
                yield (
                    Row((None,) * len(columns), error) if error else _sound([fields[place] for place in places], reader)
                )
    finally:
        csv.field_size_limit(before)


def _records(reader: Any, path: Path) -> Iterator[Row]:
    """All fields of each record that is not blank."""
    while True:
        line = reader.line_num + 1
        try:
            if fields := next(reader):
                yield Row(tuple(fields))
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error) or "field limit" in str(error):
                raise TearsheetError(
                    f"{path.name}: a quotation mark on line {line} is opened and never closed"
                ) from None
            yield Row((), f"line {line}: not CSV: {error}")


def _sound(values: list[str], reader: Any) -> Row:
    if any(map(BROKEN.search, values)):
        return Row((None,) * len(values), f"line {reader.line_num}: not in the encoding of the rest of the file")
    return Row(tuple(values))


def json_rows(path: Path, columns: tuple[str, ...], encoding: str) -> Iterator[Row]:
    """Each line of a JSON Lines file that is not blank; columns other than the first as text."""
    unseen, nothing = set(columns), (None,) * len(columns)
    with path.open(encoding=encoding, errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                if BROKEN.search(line):
                    raise ValueError("not in the encoding of the rest of the file")
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise ValueError(f"no object with fields, but {type(record).__name__}")
            except (ValueError, RecursionError) as error:
                yield Row(nothing, f"line {number}: not JSON: {error}")
                continue
            unseen -= record.keys()
            text, *kept = (record.get(name) for name in columns)
            yield Row((text, *map(_as_text, kept)))
    if unseen:
        hint = ". Name the one with the texts: --text (in Python text=)" if columns[0] in unseen else ""
        raise TearsheetError(f"{path.name}: no line has a field {', '.join(sorted(unseen))}{hint}")


def _as_text(value: object) -> str | None:
    """A field to carry along, as text: JSON has no types of columns, and each partition must have the same."""
    if value is None:
        return None
    return BROKEN.sub("\ufffd", value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def parquet_rows(path: Path, columns: tuple[str, ...], encoding: str) -> Iterator[Row]:
    """Each row of a Parquet file; `encoding` is not asked for."""
    with opened_parquet(path, columns) as file, _readable(path):
        for batch in file.iter_batches(batch_size=_ROWS, columns=list(columns)):
            found = [batch.column(batch.schema.get_field_index(name)) for name in columns]
            yield from map(Row, zip(*map(_values, found), strict=True))


def _values(column: Any) -> list[Any]:
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:  # Parquet does not see to it that text is UTF-8
        return [
            value if value is None else value.decode(errors="replace") for value in column.cast("binary").to_pylist()
        ]


@contextmanager
def opened_parquet(path: Path, columns: tuple[str, ...]) -> Iterator[Any]:
    """A Parquet file that has these columns, each once."""
    parquet = needs("pyarrow.parquet", "corpus", "a corpus run")
    with _readable(path):
        file = parquet.ParquetFile(path)
        about = file.metadata
        if about.num_rows != sum(about.row_group(number).num_rows for number in range(about.num_row_groups)):
            raise ValueError(f"it says that it has {about.num_rows:,} rows, and its parts say otherwise")
    with file:
        check_columns(file.schema_arrow.names, columns, path.name)
        yield file


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except TearsheetError:
        raise
    except (OSError, ValueError) as error:  # pyarrow's own errors are of these
        raise TearsheetError(f"{path.name} is not Parquet, or is broken: {error}") from None


def check_columns(known: list[str], columns: tuple[str, ...], name: str) -> None:
    """Raises `TearsheetError` for a column that is not there, or there twice."""
    if not known:
        raise TearsheetError(f"{name} is empty")
    if missing := [each for each in columns if each not in known]:
        hint = ". Name the one with the texts: --text (in Python text=)" if missing[0] == columns[0] else ""
        near = did_you_mean(missing[0], known)
        raise TearsheetError(f"{name} has no column {', '.join(missing)}; it has {', '.join(known)}{hint}{near}")
    if twice := [each for each in columns if known.count(each) > 1]:
        raise TearsheetError(f"{name} has more than one column {', '.join(twice)}")
