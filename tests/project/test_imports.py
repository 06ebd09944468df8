"""Importing the package only defines names: it reads no data, asks no network, sets no style."""

import json
import os
import subprocess
import sys

import pytest

WATCH = """
import json, sys, time
import matplotlib, pandas
settings = dict(matplotlib.rcParams)
opened, asked = [], []

def watch(event, args):
    if event == "open":
        opened.append(str(args[0]))
    elif event.startswith(("socket.", "urllib.", "subprocess.", "os.system")):
        asked.append(event)

sys.addaudithook(watch)
start = time.process_time()
import {module}
seconds = time.process_time() - start
same = settings == dict(matplotlib.rcParams)
print(json.dumps(dict(opened=opened, asked=asked, seconds=seconds, same=same)))
"""
CODE = (".py", ".pyc", ".so", ".pyd", ".dylib", ".dll")


def watched(module, folder):
    """What happened while a fresh Python with pandas and matplotlib imported the module."""
    command = [sys.executable, "-W", "error", "-B", "-c", WATCH.format(module=module)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    return watched("analysis", tmp_path_factory.mktemp("elsewhere"))


def test_import_reads_no_file_but_code(seen):
    assert any(name.endswith(CODE) for name in seen["opened"])
    assert [name for name in seen["opened"] if not name.endswith(CODE)] == []


def test_import_asks_no_network_and_starts_no_process(seen):
    assert seen["asked"] == []


def test_import_leaves_the_style_alone(seen):
    assert seen["same"]


def test_import_is_quick(seen, tmp_path):
    """At most a second more than pandas and matplotlib: the best of three, on a busy machine."""
    assert min(seen["seconds"], *(watched("analysis", tmp_path)["seconds"] for _ in range(2))) < 1


def test_the_watch_sees_a_file_read_and_a_style_set(tmp_path):
    (tmp_path / "lexicon.csv").write_text("cue\n", encoding="utf-8")
    careless = "import matplotlib\nopen('lexicon.csv').close()\nmatplotlib.rcParams['font.size'] = 3\n"
    (tmp_path / "careless.py").write_text(careless, encoding="utf-8")
    seen = watched("careless", tmp_path)
    assert "lexicon.csv" in seen["opened"]
    assert not seen["same"]


FIRST = """
import json, sys, time
import numpy, pandas
started = time.process_time()
import analysis
profile = analysis.profile
imported = time.process_time()
profile(analysis.parse_article(sys.stdin.read()))
done = time.process_time()
print(json.dumps(dict(imported=imported - started, first=done - imported, drawn="matplotlib" in sys.modules)))
"""


def test_the_first_call_does_not_stall(root, tmp_path):
    """In processor time beyond numpy and pandas, the best of three: 0.3 s to import, 0.6 s for the first profile."""
    text = (root / "seeds" / "registers" / "wire-hindenburg-1937.txt").read_text(encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(root), "OPENBLAS_NUM_THREADS": "1"}
    seen = []
    for _ in range(3):
        command = [sys.executable, "-c", FIRST]
        done = subprocess.run(command, cwd=tmp_path, env=environment, input=text, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        seen.append(json.loads(done.stdout))
    assert min(each["imported"] for each in seen) < 0.3
    assert min(each["first"] for each in seen) < 0.6
    assert not any(each["drawn"] for each in seen)
