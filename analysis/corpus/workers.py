"""Local processes that measure partitions, and that nobody else on the machine can reach.

A worker hangs on two pipes that only this process and the worker hold: there is no socket to connect to. It ends when
this process does, however that ends.
"""

import contextlib
import gc
import itertools
import multiprocessing
import os
import signal
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType
from typing import Any

from analysis.corpus.manifest import Done
from analysis.corpus.measuring import Task, do_partition
from analysis.corpus.sources import Partition
from analysis.errors import TearsheetError

At = tuple[Path, Partition]  # where a partition is written, and the partition
TRIES = 3  # a partition that has ended so many workers would end them all
_PATIENCE = 5  # seconds that a worker has to end by itself
_COLLECTED_AFTER = 50_000  # new containers; Python's own 700 take 5 to 8 % of a worker's time, and find nothing
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_GUARD = (
    "a worker could not start: a script that measures with workers calls run_corpus below "
    "`if __name__ == '__main__':`, because each worker imports it"
)


def plain_warnings() -> None:
    """Warnings as one line that names no line of code, for where no line is the user's."""
    warnings.formatwarning = lambda message, *_args, **_kwargs: f"tearsheet: {message}\n"


def _work(tasks: "Connection[Any, Any]", results: "Connection[Any, Any]") -> None:
    """Measure what comes in, until nothing more can come."""

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one, while it ends, would be an error
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    plain_warnings()
    gc.freeze()  # what is imported stays
    gc.set_threshold(_COLLECTED_AFTER)
    with contextlib.suppress(EOFError, OSError):  # nobody is there any more
        results.send(None)  # ready
        while True:
            partition, task, path = tasks.recv()
            results.send(_measured(partition, task, path))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is ending


def _measured(partition: Partition, task: Task, path: Path) -> Done | Exception:
    """What came of a partition, or what went wrong."""
    try:
        return do_partition(partition, task, path)
    except Exception as error:
        error.add_note("in a worker:\n" + traceback.format_exc())
        return error


class Worker:
    """One process, and the partition that it is at."""

    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        tasks, self.tasks = spawn.Pipe(duplex=False)
        self.results, results = spawn.Pipe(duplex=False)
        self.process = spawn.Process(target=_work, args=(tasks, results), daemon=True)
        self.ready = False
        self.at: At | None = None
        try:
            with _as_a_worker():
                self.process.start()
        except RuntimeError as error:  # this process is itself a worker that is just starting
            raise TearsheetError(_GUARD) from error
        tasks.close()
        results.close()

    def give(self, at: At, task: Task) -> None:
        """Hand it a partition. One that has ended shows when its result is asked for."""
        self.at = at
        with contextlib.suppress(OSError):
            self.tasks.send((at[1], task, at[0]))

    def died(self) -> None:
        """See why it ended: raises `TearsheetError` when another would end in the same way."""
        self.process.join()
        if not self.ready and self.process.exitcode == 1:
            raise TearsheetError(_GUARD)
        self.results.close()

    def close(self) -> None:
        """End it: by itself when it has nothing to do."""
        self.tasks.close()
        if self.at or not self.ready:
            self.process.terminate()
        self.process.join(_PATIENCE)
        self.process.kill()
        self.process.join()
        self.results.close()


@contextmanager
def _as_a_worker() -> Iterator[None]:
    """How a process starts: one thread for numpy, and deaf to Ctrl-C, which a terminal sends to all of a run."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    mask = None
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # the first process starts it, and it would lift the block
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def measure_on_workers(waiting: Iterator[At], task: Task, number: int) -> Iterator[Done]:
    """Each partition as it is done; a worker that dies is replaced, and its partition measured again."""
    tries: Counter[Path] = Counter()
    workers: list[Worker] = []
    try:
        workers += [Worker() for _ in range(number)]
        while busy := {worker.results: worker for worker in workers if worker.at or not worker.ready}:
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
                try:
                    said = worker.results.recv()
                except (EOFError, OSError):
                    worker.died()
                    at = worker.at
                    if at:
                        tries[at[0]] += 1
                        waiting = itertools.chain([at], waiting)
                        if tries[at[0]] == TRIES:
                            raise TearsheetError(
                                f"{at[0].name}: its worker was ended {TRIES} times; try fewer rows"
                            ) from None
                    workers[workers.index(worker)] = Worker()
                    continue
                if isinstance(said, Exception):
                    raise said
                worker.ready, worker.at = True, None
                if following := next(waiting, None):
                    worker.give(following, task)
                if said:
                    yield said
    finally:
        for worker in workers:
            worker.close()
