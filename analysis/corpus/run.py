"""A corpus measured into Parquet, one file a partition: resumable, on local processes or a cluster."""

import hashlib
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.frames import ERROR, profile_schema, profile_texts
from analysis.corpus.sources import count_articles, fingerprint, kind_of, partitions, with_texts
from analysis.errors import TearsheetError
from analysis.notebook.progress import progress_bar
from analysis.storage import write_whole

MANIFEST = "_run.json"  # readers of a Parquet folder pass over names that begin so


def _needs(module: str) -> Any:
    """An optional package, or one clear error that says how to install it."""
    try:
        return __import__(module, fromlist=["_"])
    except ImportError:
        raise TearsheetError(f"a corpus run needs {module.split('.')[0]}: pip install 'tearsheet[corpus]'") from None


def measure_partition(frame: pd.DataFrame, folder: str | None, text: str, by: str, intervals: bool) -> pd.DataFrame:
    """The profile of one partition, with its row's number in the source, and its other columns."""
    if folder is not None:
        frame = with_texts(frame, Path(folder))
    result = profile_texts(frame, text=text, by=by, intervals=intervals)
    kept = frame.drop(columns=[text, *([ERROR] if folder is not None else [])])
    kept = kept.loc[result.index].reset_index(drop=True)
    result = result.reset_index(names="row")
    if folder is not None:
        reasons = frame[ERROR].reindex(result["row"]).array
        result[ERROR] = result[ERROR].mask(pd.notna(reasons), reasons)
    clash = {name: f"source_{name}" for name in kept.columns if name in result.columns}
    return pd.concat([kept.rename(columns=clash), result], axis=1)


def to_parquet(frame: pd.DataFrame, path: Path) -> Path:
    """Write one partition whole or not at all; equal frames give equal bytes."""
    arrow, parquet = _needs("pyarrow"), _needs("pyarrow.parquet")
    table = arrow.Table.from_pandas(frame, preserve_index=False)
    return write_whole(path, lambda file: parquet.write_table(table, file, compression="zstd"))


def _manifest(source: Path, settings: dict[str, Any]) -> dict[str, Any]:
    try:
        ours = version("tearsheet")
    except PackageNotFoundError:  # imported from a folder, not installed
        ours = "not installed"
    schema = json.dumps(profile_schema(settings["by"]))
    return settings | {
        "source": fingerprint(source),
        "tearsheet": ours,
        "schema": hashlib.sha256(schema.encode()).hexdigest(),
    }


def _open_run(out: Path, manifest: dict[str, Any]) -> None:
    """Start a run in `out`, or see that the one there is this one."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / MANIFEST
    if path.exists():
        there = json.loads(path.read_text(encoding="utf-8"))
        changed = [name for name in manifest if there.get(name) != manifest[name]]
        if changed:
            raise TearsheetError(
                f"{out} holds another run: its {', '.join(changed)} differ; give an empty folder, or remove that one"
            )
        return
    if any(out.iterdir()):
        raise TearsheetError(f"{out} is not empty and holds no run; give an empty folder")
    body = json.dumps(manifest, indent=2) + "\n"
    write_whole(path, lambda file: file.write(body.encode()))


@contextmanager
def _client(client: Any, address: str | None, workers: int | None) -> Iterator[Any]:
    """The Dask client to use: the one given, one at an address, or one on local processes."""
    if client is not None:
        yield client
        return
    distributed = _needs("distributed")
    if address is not None:
        with distributed.Client(address) as connected:
            yield connected
        return
    local = distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0")
    try:
        with distributed.Client(local) as connected:
            yield connected
    finally:
        # On a busy machine a worker is slow to end, and Dask warns that it ends it: nothing that a reader can use.
        nanny = logging.getLogger("distributed.nanny")
        level = nanny.level
        nanny.setLevel(logging.ERROR)
        local.close()
        nanny.setLevel(level)


Waiting = Iterator[tuple[Path, pd.DataFrame]]


def _measured(
    waiting: Waiting, call: tuple, workers: int | None, address: str | None, client: Any
) -> Iterator[tuple[Path, int, pd.DataFrame]]:
    """Each partition's path, size and profile, as they are done; few are under way at once."""
    if workers == 0:
        for path, frame in waiting:
            yield path, len(frame), measure_partition(frame, *call)
        return
    with _client(client, address, workers) as connected:
        under_way: dict[Any, tuple[Path, int]] = {}
        finished = _needs("distributed").as_completed()
        # Two for each worker: none waits for its next partition, and memory stays flat.
        room = 2 * max(len(connected.scheduler_info()["workers"]), 1)
        more = True
        while more or under_way:
            while more and len(under_way) < room:
                path, frame = next(waiting, (None, None))
                more = path is not None
                if more:
                    future = connected.submit(measure_partition, frame, *call, pure=False)
                    under_way[future] = (path, len(frame))
                    finished.add(future)
            if under_way:
                future = next(finished)
                yield *under_way.pop(future), future.result()


def run_corpus(
    source: str | Path,
    out: str | Path,
    *,
    text: str = "text",
    keep: tuple[str, ...] = (),
    by: str = "article",
    intervals: bool = True,
    rows: int = 500,
    workers: int | None = None,
    address: str | None = None,
    client: Any = None,
    progress: bool = True,
) -> list[Path]:
    """Measure a corpus into `out`, one Parquet file for every `rows` articles; returns the files.

    `source` is a folder of articles, or a CSV, JSON Lines or Parquet file with a column `text`; columns named
    in `keep` are carried along; `by` and `intervals` are as in `profile`. The work runs on Dask: on `workers`
    local processes (by default one a core), on the scheduler at `address`, or on a `client`. With `workers=0` it
    runs in this process.

    A file is written whole or not at all. A run that was stopped, however, goes on where it was and ends
    with the same bytes; a finished one does nothing. A text that cannot be measured gives a row with its `error`.

    Raises `TearsheetError` when the source cannot be read, a column is not there, `out` holds something else,
    or an optional package is missing.
    """
    source, out = Path(source), Path(out)
    folder = str(source.resolve()) if kind_of(source) == "folder" else None
    if rows < 1:
        raise TearsheetError(f"rows={rows}: a partition holds at least one article")
    for module in ("pyarrow", "tqdm"):
        _needs(module)
    columns = ("text",) if folder else (text, *keep)
    settings = {"by": by, "text": columns[0], "keep": list(columns[1:]), "rows": rows}
    settings["intervals"] = intervals
    total = count_articles(source, columns)
    _open_run(out, _manifest(source, settings))
    paths = [out / f"part-{number:06}.parquet" for number in range(-(-total // rows))]
    todo = [path for path in paths if not path.exists()]
    if not todo:
        return paths
    waiting = ((path, frame) for path, frame in zip(paths, partitions(source, rows, columns), strict=True)
               if not path.exists())  # fmt: skip
    call = (folder, columns[0], by, intervals)
    with progress_bar(total, min(rows * (len(paths) - len(todo)), total), progress) as bar:
        for path, size, result in _measured(waiting, call, workers, address, client):
            to_parquet(result, path)
            bar.update(size)
    return paths
