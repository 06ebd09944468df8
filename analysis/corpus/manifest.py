"""What a run is, written beside what it makes, so that it goes on only as the same run."""

import csv
import hashlib
import io
import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import TearsheetError
from analysis.storage import write_whole

# Readers of a Parquet folder pass over names that begin so.
MANIFEST, DONE = "_run.json", "_partitions.csv"
# What decides numbers, or the bytes of the files.
LIBRARIES = (
    *("numpy", "pandas", "sentencex", "textstat", "vaderSentiment", "nltk", "pyphen"),
    *("trafilatura", "lxml", "pyarrow"),
)
_NO_NUMBERS = ("figures", "notebook")  # rooms whose code decides no number


class Done(NamedTuple):
    """A finished partition: its file, how many articles, rows and errors are in it, and its digest."""

    file: str
    articles: int
    rows: int
    errors: int
    sha256: str


def manifest(fingerprint: str, options: dict[str, Any]) -> dict[str, Any]:
    """All that decides what a run writes."""
    return {"source": fingerprint, "options": options, **software()}


def software() -> dict[str, Any]:
    """What measures here: digests of the package's rooms, and versions."""
    versions = {"Python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}
    return {"code": _code_digests(), "versions": versions}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _code_digests() -> dict[str, str]:
    """A digest of each room of the package, its code and its lists."""
    package = Path(__file__).resolve().parent.parent
    digests: dict[str, Any] = {}
    for path in sorted(package.rglob("*")):
        room = path.relative_to(package).parts[0]
        if path.is_file() and "__pycache__" not in path.parts and room not in _NO_NUMBERS:
            name = f"analysis/{room}"
            digests.setdefault(name, hashlib.sha256()).update(path.name.encode() + b"\0" + path.read_bytes())
    return {name: digest.hexdigest() for name, digest in digests.items()}


def open_run(out: Path, wanted: dict[str, Any]) -> None:
    """Start a run in `out`, or see that the one there is this one."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / MANIFEST
    if path.exists():
        changed = _differences(_read(path), wanted)
        if changed:
            raise TearsheetError(
                f"{out} holds another run, and a run is one version of everything. What differs: {'; '.join(changed)}. "
                "Give an empty folder, or go back to what that run began with"
            )
        return
    if any(not each.name.startswith(".") for each in out.iterdir()):
        raise TearsheetError(f"{out} is not empty and holds no run; give an empty folder")
    write_whole(path, f"{json.dumps(wanted, indent=2)}\n".encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        there = json.loads(path.read_bytes())
    except ValueError:
        there = None
    if not isinstance(there, dict):
        raise TearsheetError(f"{path} cannot be read; give an empty folder")
    return there


def _differences(there: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What differs, in words."""
    changed = [] if there.get("source") == wanted["source"] else ["the source (its files, their sizes or times)"]
    for kind, word in (("options", ""), ("code", "the code or lists in "), ("versions", "the version of ")):
        old = there[kind] if isinstance(there.get(kind), dict) else {}
        for name in sorted({*old, *wanted[kind]}):
            before, now = (some.get(name, "none") for some in (old, wanted[kind]))
            if before != now:
                changed.append(f"{word}{name}" + (f" ({before} there, {now} now)" if kind != "code" else ""))
    return changed


def note_done(out: Path, done: Done) -> None:
    """Add a finished partition to the list: one short line, so that two runs at once do not mix theirs."""
    with (out / DONE).open("a", encoding="utf-8", newline="") as file:
        file.write(_line(done))


def _line(values: tuple[Any, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()


def finished(out: Path) -> dict[str, Done]:
    """The partitions that are whole: listed, and with the bytes that they had then."""
    if not (out / DONE).exists():
        return {}
    found = {}
    with (out / DONE).open(encoding="utf-8", errors="replace", newline="") as lines:
        for fields in csv.reader(lines):
            if len(fields) == len(Done._fields) and all(map(str.isdecimal, fields[1:4])):
                name, articles, rows, errors, sha256 = fields
                if _digest_is(out / name, sha256):
                    found[name] = Done(name, int(articles), int(rows), int(errors), sha256)
    return found


def _digest_is(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def close_run(out: Path, done: list[Done]) -> None:
    """The list of partitions in order, whatever the order was in which they were done."""
    body = "".join(map(_line, [Done._fields, *sorted(done)])).encode()
    path = out / DONE
    if not path.exists() or path.read_bytes() != body:
        write_whole(path, body)
