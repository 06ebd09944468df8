"""A corpus measured into Parquet, one file per partition: resumable, on local processes or a cluster."""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.corpus.cluster import measure_on_cluster
from analysis.corpus.manifest import Done, close_run, finished, manifest, note_done, open_run
from analysis.corpus.measuring import Task, do_partition, written
from analysis.corpus.sources import Source, open_source
from analysis.corpus.workers import At, measure_on_workers
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.groups import known_by
from analysis.notebook.progress import progress_bar
from analysis.optional import needs

# So many partitions that a dozen workers end at about the same time, each of a size that is worth a file.
_PARTITIONS, _FEWEST, _MOST = 64, 50, 1000
_SMALL = 200  # articles that are measured here before another process has started


@dataclass(frozen=True)
class Run:
    """What came of a run: its files, how many articles and how many of them have an `error`, what was skipped.

    `measured` articles are new; the others were there from a run before. As a sequence it is its files.
    """

    files: tuple[Path, ...]
    articles: int
    errors: int
    skipped: tuple[str, ...]
    measured: int

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.files)


def run_corpus(
    source: str | Path,
    out: str | Path,
    *,
    text: str = "text",
    keep: Sequence[str] = (),
    by: str = "article",
    intervals: bool = True,
    lexicon: Lexicons = None,
    rows: int | None = None,
    workers: int | None = None,
    address: str | None = None,
    client: Any = None,
    progress: bool = True,
) -> Run:
    """Measure a corpus into `out`, one Parquet file for every `rows` articles.

    `source` is a folder of articles, or a CSV, JSON Lines or Parquet file with a column `text`; columns named in `keep`
    are carried along (from CSV and JSON Lines as text); `by`, `intervals` and `lexicon` are as in `profile`. The
    work is done by `workers` local processes (by default one per core, and none for under 200 articles; 0: in this
    process), which nobody else on the machine can reach; or by a Dask cluster, through the scheduler at `address` or a
    `client`.

    A file is written whole or not at all. A run that was stopped, however, goes on where it was and ends with the same
    bytes; a finished one does nothing. A text that cannot be measured gives a row with its `error`.

    Raises `TearsheetError` when the source cannot be read, a column is not there, `out` holds something else or a run
    of another version or with other lists, or an optional package is missing.
    """
    _checked(workers, rows)
    lexicons = list(lexicons_by_kind(lexicon).values())
    out, there = Path(out), open_source(source, text, (keep,) if isinstance(keep, str) else tuple(keep))
    began, total = there.fingerprint(), there.count()
    rows = min(max(total // _PARTITIONS, _FEWEST), _MOST) if rows is None else rows
    task = Task(there.folder, known_by(by), intervals, tuple(map(written, lexicons)))
    named = "; ".join(each.identity for each in lexicons) or "those that ship"
    options = {"by": by, "columns": list(there.columns), "rows": rows, "intervals": intervals, "lexicons": named}
    open_run(out, manifest(began, options))
    done = finished(out)
    paths = [out / f"part-{number:06}.parquet" for number in range(-(-total // rows))]
    todo = {path for path in paths if path.name not in done}
    before = sum(each.articles for each in done.values())
    number = 0 if total - before < _SMALL else min(_cores() if workers is None else workers, len(todo))
    new = _measured(_waiting(there, rows, paths, todo), task, number, address, client)
    with progress_bar(total, before, progress) as bar, closing(new):
        for each in new:
            done[each.file] = each
            note_done(out, each)
            bar.update(each.articles)
    if len(done) < len(paths) or there.fingerprint() != began:
        raise TearsheetError(f"{source} changed while it was measured; remove {out} and begin again")
    close_run(out, list(done.values()))
    return Run(tuple(paths), total, sum(each.errors for each in done.values()), there.skipped, total - before)


def _checked(workers: int | None, rows: int | None) -> None:
    """Raises `TearsheetError` for what a run cannot do without."""
    for module in ("pyarrow", "tqdm"):
        needs(module, "corpus", "a corpus run")
    if workers is not None and workers < 0:
        raise TearsheetError(f"workers={workers}: give 0 for none beside this process, or how many there are to be")
    if rows is not None and rows < 1:
        raise TearsheetError(f"rows={rows}: a partition holds at least one article")


def _waiting(there: Source, rows: int, paths: list[Path], todo: set[Path]) -> Iterator[At]:
    """The partitions that are still to do, each with the file that it goes to; a finished run reads none."""
    if todo:
        yield from (at for at in zip(paths, there.partitions(rows), strict=False) if at[0] in todo)


def _measured(waiting: Iterator[At], task: Task, number: int, address: str | None, client: Any) -> Generator[Done]:
    """Each partition as it is done, by whoever does it."""
    if client is not None or address is not None:
        yield from measure_on_cluster(waiting, task, address, client)
    elif number:
        yield from measure_on_workers(waiting, task, number)
    else:
        for path, partition in waiting:
            yield do_partition(partition, task, path)


def _cores() -> int:
    """The processors that this process may use; none for other processes where there is one."""
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return number if number > 1 else 0
