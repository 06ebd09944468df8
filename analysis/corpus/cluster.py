"""Partitions measured on a Dask cluster that somebody runs. Whoever can reach its scheduler can run code on it."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from analysis.corpus.manifest import Done, software
from analysis.corpus.measuring import Task, measure_partition, write_partition
from analysis.corpus.workers import At
from analysis.errors import TearsheetError
from analysis.optional import needs


def measure_on_cluster(waiting: Iterator[At], task: Task, address: str | None, client: Any) -> Iterator[Done]:
    """Each partition as it is done, written here; few are under way at once.

    Raises `TearsheetError` for a cluster on which another version would measure.
    """
    distributed = needs("distributed", "corpus", "a cluster")
    with distributed.Client(address) if client is None else nullcontext(client) as connected:
        here = software()
        other = [worker for worker, there in connected.run(software).items() if there != here]
        if other:
            raise TearsheetError(f"another version of this package, Python or a library is on {', '.join(other)}")
        under_way: dict[Any, At] = {}
        finished = distributed.as_completed()
        # Two for each worker: none waits for its next partition, and memory stays flat.
        room = 2 * max(len(connected.scheduler_info(n_workers=-1)["workers"]), 1)
        while True:
            while len(under_way) < room and (at := next(waiting, None)):
                future = connected.submit(measure_partition, at[1], task, pure=False)
                under_way[future] = at
                finished.add(future)
            if not under_way:
                return
            future = next(finished)
            path, partition = under_way.pop(future)
            yield write_partition(future.result(), len(partition.texts), path)
