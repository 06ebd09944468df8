"""Look for a source that breaks a corpus run: files of every kind that it reads, made from texts and then damaged.

`make fuzz-sources [SECONDS=600] [SEED=0] [FOUND=folder]` calls this. Try N of a seed is always the same, so that
`python tools/fuzz_sources.py N ...` makes those again. A source is rows or one `TearsheetError`; each article of it has
its row, measured or with an `error`; nothing is left half written; a second run finds nothing to do; and what is found
in a file stands where it says.
"""

import csv
import io
import json
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as arrow
from fuzz import BY, check_places, texts
from pyarrow import parquet

import analysis as a
from analysis.corpus import manifest
from analysis.corpus.run import Run, run_corpus
from analysis.corpus.sources import ARTICLES

SOUND = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16")  # encodings in which every text comes back
ENCODINGS = (*SOUND, *SOUND, *SOUND, "cp1252", "cp1252", "utf-16-le", "utf-32", "cp437")
PIECES = [
    *(
        b"\0",
        b"\r",
        b"\n",
        b"\r\n",
        b"\x85",
        b'"',
        b'""',
        b",",
        b";",
        b"\t",
        b"{",
        b"}",
        b"[",
        b"null",
        b"NaN",
        b"1e999",
    ),
    *(
        b"\\ud83d",
        b"\\u0000",
        b"\xed\xa0\x80",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\x9c",
        b"\x80",
        b"\xe9",
    ),
    *(b"PAR1", b"%PDF", b"PK\x03\x04", b"text", b'{"text": 3}\n', b'{"text": "a", "text": []}\n', b"\xe2\x80\xa8"),
    *(b"<p>", b"</p>", b"<!--", b"-->", b"<h1>", b"</h2>", b"<script>", b"<table>", b"<![CDATA[", b"&#0;", b"&#xD800;"),
    *(
        b'<meta charset="utf-7">',
        b"<meta charset='rot13'>",
        b"<?xml version='1.0' encoding='x'?>",
        b"<blockquote>",
        b"<br>",
    ),
    *(
        b"---\n",
        b"---\ntitle: a\n---\n",
        b"# ",
        b"## ",
        b"> ",
        b"- ",
        b"```\n",
        b"[a](b)",
        b"| a | b |\n|---|---|\n",
        b"\x1a",
    ),
]
SUFFIXES = (*ARTICLES, ".HTML", ".pdf", "", ".xhtml")


def rows_of(chance: random.Random, known: list[str]) -> list[object]:
    """The texts of a source: mostly texts, sometimes none, a number, or something to be read as one."""
    odd = [None, 3, 2.5, True, "", " ", ["a"], {"text": "a"}, "\n", "a\0b", "3", "null"]
    return [chance.choice(known if chance.random() < 0.8 else odd) for _ in range(chance.randint(0, 9))]


def json_lines(rows: list[object], encoding: str, chance: random.Random) -> bytes:
    """JSON Lines."""
    ascii_only = chance.random() < 0.5
    made = [json.dumps({"text": row, "name": number}, ensure_ascii=ascii_only) for number, row in enumerate(rows)]
    return ("\n".join(made) + chance.choice(["", "\n", "\n\n \n"])).encode(encoding, "replace")


def csv_table(rows: list[object], encoding: str, chance: random.Random) -> bytes:
    """CSV, with one of the line ends that programs write."""
    file = io.StringIO()
    end = chance.choice(["\n", "\r\n", "\r"])
    writer = csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL)
    writer.writerows([("name", "text"), *enumerate(rows)])
    return file.getvalue().encode(encoding, "replace")


def parquet_table(rows: list[object], encoding: str, chance: random.Random) -> bytes:
    """Parquet with a column of one of the types that a text may come in."""
    kind = chance.choice(["string", "string", "large_string", "binary", "dictionary", "string_view", "int64", "list"])
    # Parquet holds no half of a character.
    values = [row.encode(errors="replace").decode() if isinstance(row, str) else None for row in rows]
    if kind == "int64":
        column = arrow.array(range(len(rows)))
    elif kind == "list":
        column = arrow.array([[value] for value in values], arrow.list_(arrow.string()))
    elif kind == "dictionary":
        column = arrow.array(values, "string").dictionary_encode()
    else:
        column = arrow.array(values, "string").cast(kind)
    file = io.BytesIO()
    table = arrow.table({"text": column, "name": arrow.array(range(len(rows)))})
    squeezed = chance.choice(["none", "snappy", "zstd", "gzip"])
    parquet.write_table(table, file, compression=squeezed, row_group_size=chance.randint(1, 9))
    return file.getvalue()


def article_file(text: str, suffix: str, chance: random.Random) -> bytes:
    """One article as a web page, as Markdown or as it is, in some encoding."""
    encoding = chance.choice(ENCODINGS)
    lines = [line for line in text.splitlines() if line.strip()]
    if suffix.lower().startswith((".htm", ".xh")):
        marks = [chance.choice(["p", "p", "p", "h2", "li", "div", "blockquote", "b"]) for _ in lines]
        inner = "\n".join(f"<{mark}>{line}</{mark}>" for mark, line in zip(marks, lines, strict=True))
        head = f'<meta charset="{encoding}"><title>A Bridge Is Shut - News</title>'
        text = f"<html><head>{head}</head><body><article><h1>A Bridge Is Shut</h1>{inner}</article></body></html>"
    elif suffix == ".md":
        text = "---\ntitle: A Bridge Is Shut\n---\n" + "\n\n".join(
            chance.choice(["", "", "# ", "> ", "- "]) + x for x in lines
        )
    return text.encode(encoding, "replace")


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled or put in; a third of the time none."""
    body = bytearray(raw)
    for _ in range(chance.choice([0, 1, 2, 5])):
        at = chance.randint(0, len(body))
        size = chance.choice([1, 2, 20, 400])
        match chance.randrange(5):
            case 0 if body:
                body[at % len(body)] = chance.randrange(256)
            case 1:
                del body[at : at + size]
            case 2:
                body[at:at] = body[at : at + size]
            case 3:
                del body[at:]
            case _:
                body[at:at] = chance.choice(PIECES) * chance.choice([1, 1, 1, 30])
    return bytes(body)


class Source(NamedTuple):
    """A folder or table, and the texts that must come back from it, where nothing was damaged."""

    path: Path
    texts: list[object] | None


def make_source(place: Path, known: list[str], chance: random.Random) -> Source:
    """A folder of files, or one table."""
    rows = rows_of(chance, known)
    kind = chance.choice([".jsonl", ".csv", ".parquet", "folder", "folder"])
    if kind == "folder":
        folder = place / "source"
        folder.mkdir()
        for number, row in enumerate(rows):
            suffix = chance.choice(SUFFIXES)
            text = row if isinstance(row, str) else "It may rain."
            (folder / f"{number}{suffix}").write_bytes(damaged(article_file(text, suffix, chance), chance))
        return Source(folder, None)
    write = {".jsonl": json_lines, ".csv": csv_table, ".parquet": parquet_table}[kind]
    path, encoding = place / f"source{chance.choice([kind, kind.upper()])}", chance.choice(ENCODINGS)
    whole = write(rows, encoding, chance)
    raw = damaged(whole, chance)
    path.write_bytes(raw)
    sound = (
        rows and raw == whole and encoding in SOUND and kind != ".parquet" and not any("\0" in str(row) for row in rows)
    )
    return Source(path, rows if sound else None)


def check(place: Path, known: list[str], chance: random.Random) -> str:
    """Make a source, measure it, and see that all is as it must be; what came of it, in a word."""
    source, out = make_source(place, known, chance), place / "out"
    by, rows, keep = chance.choice(BY), chance.randint(1, 6), ("name",) if chance.random() < 0.3 else ()
    keep = () if source.path.is_dir() else keep

    def run() -> Run:
        return run_corpus(source.path, out, by=by, rows=rows, keep=keep, workers=0, progress=False, intervals=False)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", a.TearsheetWarning)
        try:
            done = run()
        except a.TearsheetError as error:
            check_refused(str(error), out, source)
            return "refused"
        check_run(done, out, source, by)
        before = {path.name: path.read_bytes() for path in out.iterdir()}
        again = run()
        assert again.measured == 0
        assert again.files == done.files
        assert before == {path.name: path.read_bytes() for path in out.iterdir()}
        if source.path.is_dir():
            for path in sorted(source.path.iterdir()):
                check_article(path)
    return "some rows bad" if done.errors else "measured"


def check_refused(message: str, out: Path, source: Source) -> None:
    """A source is refused for a reason, and leaves nothing half written."""
    assert message
    assert source.texts is None, message
    assert not out.exists() or not [each.name for each in out.iterdir() if each.suffix == ".part"]


def check_run(done: Run, out: Path, source: Source, by: str) -> None:
    """Each article has its rows, in order, and each row is measured or says why not."""
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["_partitions.csv", "_run.json", *(path.name for path in done.files)]
    )
    table = pd.concat([pd.read_parquet(path) for path in done.files], ignore_index=True)
    assert len({str(parquet.read_schema(path).remove_metadata()) for path in done.files}) == 1
    assert table["row"].is_monotonic_increasing
    assert set(table["row"]) <= set(range(done.articles))
    if by == "article":
        assert table["row"].tolist() == list(range(done.articles))
    failed = table["error"].notna()
    assert (table["words"].isna() == failed).all()
    assert table["error"][failed].str.len().min() > 0 or not failed.any()
    assert done.errors == failed.sum()
    if source.path.is_dir():
        assert done.articles == sum(path.suffix.lower() in ARTICLES for path in source.path.iterdir())
    elif source.texts is not None:
        assert done.articles == len(source.texts)
        if by == "article":
            sound = [place for place, text in enumerate(source.texts) if isinstance(text, str)]
            alone = a.profile_texts(pd.DataFrame({"text": [source.texts[place] for place in sound]}), intervals=False)
            assert table["words"][sound].tolist() == alone["words"].tolist()


def check_article(path: Path) -> None:
    """A file is an article, whose parts and cues stand where they say, or one error."""
    try:
        article = a.read_article(path)
    except a.TearsheetError as error:
        if path.name not in str(error):
            raise AssertionError(f"no name in {error}") from error
        return
    for part in article.parts:
        assert article.text[part.start : part.end] == part.text
    for evidence in (a.hedges, a.attributions, a.quotes):
        check_places(article.text, evidence(article))


def attempt(number: int, seed: str, known: list[str], folder: Path) -> str:
    """One try; what broke is kept in the folder."""
    with tempfile.TemporaryDirectory() as place:
        try:
            return check(Path(place), known, random.Random(f"{seed} {number}"))
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {type(error).__name__}"
            print(f"\ntry {number}: {where}: {str(error)[:300]}", flush=True)
            kept = folder / f"{seed}-{number}"
            shutil.copytree(place, kept, dirs_exist_ok=True)
            (kept / "traceback.txt").write_text(traceback.format_exc(), encoding="utf-8", errors="replace")
            return "FOUND"


def main(arguments: list[str]) -> int:
    """Make tries by number, or as many as SECONDS allow."""
    seconds, seed = float(os.environ.get("SECONDS") or 600), os.environ.get("SEED") or "0"
    folder = Path(os.environ.get("FOUND") or ".cache/fuzz-sources")
    manifest.software = cache(manifest.software)  # the same in every run here
    known, began, counts = list(texts()), time.monotonic(), dict[str, int]()
    numbers = map(int, arguments) if arguments else iter(range(10**9))
    for number in numbers:
        came = attempt(number, seed, known, folder)
        counts[came] = counts.get(came, 0) + 1
        if not arguments and time.monotonic() - began > seconds:
            break
    print(f"{sum(counts.values())} sources: {counts}")
    return int("FOUND" in counts)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
