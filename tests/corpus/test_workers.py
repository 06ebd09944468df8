"""Local processes: nobody else can reach them, they end with their run, and one that is killed is replaced."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import psutil
import pytest

from analysis.errors import TearsheetError

pytest.importorskip("pyarrow", reason="the corpus extra is not installed")
from analysis.corpus import run as runs
from analysis.corpus.measuring import Task
from analysis.corpus.sources import Partition
from analysis.corpus.workers import TRIES, measure_on_workers

pytestmark = pytest.mark.slow  # each starts processes that import everything anew


@pytest.fixture(autouse=True)
def _interrupts_are_heard():
    """A shell starts what runs in its background deaf to interrupts, and children would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(command, source, out, **more):
    go = command(source, out, "--rows", "5", "--workers", "2")
    return psutil.Popen(go, env=command.environment, start_new_session=True, text=True, **more)


def workers_of(process, out, parts=1):
    """The two workers, once some partitions are done."""
    while len(list(out.glob("part-*.parquet"))) < parts:
        assert process.poll() is None, "the run ended before it was looked at"
        time.sleep(0.02)
    return [each for each in process.children() if "spawn_main" in " ".join(each.cmdline())]


def test_a_run_has_no_socket(tmp_path, short, command):
    with start(command, short, tmp_path / "out", stdout=subprocess.DEVNULL) as process:
        for parts in (1, 10, 20):
            assert len(workers_of(process, tmp_path / "out", parts)) == 2
            tree = [process, *process.children(recursive=True)]
            assert {each.pid: each.net_connections(kind="all") for each in tree} == {each.pid: [] for each in tree}
        process.terminate()


def test_a_socket_would_be_seen():
    code = "import socket, time; s = socket.create_server(('127.0.0.1', 0)); print('on', flush=True); time.sleep(60)"
    with psutil.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        (found,) = process.net_connections(kind="all")
        assert found.status == psutil.CONN_LISTEN
        process.kill()


def test_a_killed_worker_is_replaced(tmp_path, short, command, contents):
    with start(command, short, tmp_path / "out", stdout=subprocess.DEVNULL) as process:
        workers_of(process, tmp_path / "out")[0].kill()
        assert process.wait(timeout=300) == 0
    runs.run_corpus(short, tmp_path / "one", rows=5, workers=0, progress=False)
    assert contents(tmp_path / "out") == contents(tmp_path / "one")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says which signals are blocked")
def test_every_worker_is_deaf_to_an_interrupt(tmp_path, short, command):
    with start(command, short, tmp_path / "out") as process:
        workers = workers_of(process, tmp_path / "out")
        told = [Path(f"/proc/{each.pid}/status").read_text() for each in workers]
        process.terminate()
    blocked = [int(re.search(r"SigBlk:\s*(\w+)", text).group(1), 16) >> signal.SIGINT - 1 & 1 for text in told]
    assert blocked == [1, 1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_is_one_line(tmp_path, short, command, number):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with start(command, short, tmp_path / "out", **pipes) as process:
        workers = workers_of(process, tmp_path / "out")
        os.killpg(process.pid, number)
        said, complained = process.communicate(timeout=60)
        assert process.returncode == 128 + number
        assert (said, complained) == ("", "stopped; the same command goes on from here\n")
    assert len(workers) == 2
    assert psutil.wait_procs(workers, timeout=10)[1] == []


def test_workers_end_when_their_run_is_killed(tmp_path, short, command):
    with start(command, short, tmp_path / "out") as process:
        workers = workers_of(process, tmp_path / "out")
        process.kill()
    assert len(workers) == 2
    assert psutil.wait_procs(workers, timeout=60)[1] == []


class Deadly:
    """A text that ends whoever unpacks it."""

    def __reduce__(self):
        return os._exit, (9,)


def test_a_partition_that_ends_every_worker_is_named(tmp_path):
    partition = Partition([Deadly()], [None], pd.DataFrame(index=range(1)))
    waiting = iter([(tmp_path / "part-000000.parquet", partition)])
    with pytest.raises(
        TearsheetError, match=f"part-000000.parquet: its worker was ended {TRIES} times; try fewer rows"
    ):
        list(measure_on_workers(waiting, Task(None, "article", True), 1))


def test_an_error_in_a_worker_is_the_error_of_the_run(tmp_path):
    partition = Partition(["It may rain."], [None], pd.DataFrame(index=range(1)))
    waiting = iter([(tmp_path / "no folder" / "part-000000.parquet", partition)])
    with pytest.raises(FileNotFoundError) as caught:
        list(measure_on_workers(waiting, Task(None, "article", True), 1))
    assert any("write_partition" in note for note in caught.value.__notes__)


def test_a_script_without_a_guard_is_told(tmp_path, short, root):
    script = tmp_path / "script.py"
    script.write_text(f"from analysis.corpus.run import run_corpus\nrun_corpus({str(short)!r}, 'out', workers=2)\n")
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "calls run_corpus below `if __name__ == '__main__':`" in done.stderr.splitlines()[-1]
