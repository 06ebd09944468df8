"""The same bytes whatever the machine: hash seed, locale, time zone, folder, settings; no network, no home."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

MAIN_JOB = """
import hashlib, io, sys
import matplotlib
import analysis as a
from analysis import figures

article = a.read_article(sys.argv[1])
out = io.StringIO()
tables = [a.profile(article, by=by) for by in ("section", "article", "voice", "paragraph", "sentence")]
tables += [each(article) for each in (a.sentences, a.hedges, a.boosters, a.attributions, a.quotes)]
for table in tables:
    table.to_csv(out, index=False)
out.write(a.highlight(article, "hedges", "attributions", "quotes")._repr_html_())
digest = hashlib.sha256(out.getvalue().encode())
picture = io.BytesIO()
matplotlib.rcdefaults()
a.tear_sheet(article).savefig(picture, format="png", metadata={"Software": None})
digest.update(picture.getvalue())
print(digest.hexdigest())
"""

REFUSE = """
import socket

def refuse(*args, **kwargs):
    raise SystemExit("a socket was asked for")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def run(root, tmp_path, code=MAIN_JOB, folder=None, **changes):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "MPL", "PYTHON"))}
    environment |= {"MPLBACKEND": "Agg", "MPLCONFIGDIR": str(tmp_path), **changes}
    seed = root / "seeds" / "qatar-security-guarantee.txt"
    command = [sys.executable, "-W", "error", "-c", code, str(seed)]
    done = subprocess.run(command, env=environment, cwd=folder or root, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def usual(root, tmp_path_factory):
    return run(root, tmp_path_factory.mktemp("usual"), PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    ],
    ids=lambda changes: ",".join(f"{name}={value}" for name, value in changes.items()),
)
def test_same_bytes_in_another_environment(root, tmp_path, usual, changes):
    assert run(root, tmp_path, **changes) == usual


def test_same_bytes_from_another_folder(root, tmp_path, usual):
    assert run(root, tmp_path, folder=tmp_path) == usual


def test_same_bytes_under_another_umask(root, tmp_path, usual):
    before = os.umask(0o077)
    try:
        assert run(root, tmp_path) == usual
    finally:
        os.umask(before)


def test_same_bytes_with_pandas_options_of_ones_own(root, tmp_path, usual):
    code = "import pandas as pd\npd.set_option('display.precision', 2)\npd.set_option('display.max_rows', 3)\n"
    assert run(root, tmp_path, code=code + MAIN_JOB) == usual


def test_a_matplotlibrc_of_ones_own_breaks_nothing(root, tmp_path):
    settings = tmp_path / "matplotlibrc"
    settings.write_text("font.size: 7\nfigure.facecolor: black\ntext.usetex: False\naxes.titlesize: 30\n")
    own = MAIN_JOB.replace("matplotlib.rcdefaults()\n", "")
    assert len(run(root, tmp_path, code=own, MATPLOTLIBRC=str(settings)).strip()) == 64


def test_nothing_asks_for_a_network_or_a_home(root, tmp_path, usual):
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    cache = tmp_path / "matplotlib"  # else matplotlib warns that it has nowhere to keep its list of fonts
    cache.mkdir()
    changes = {"HOME": str(home), "MPLCONFIGDIR": str(cache), "NLTK_DATA": "", "XDG_CACHE_HOME": str(home)}
    assert run(root, tmp_path, code=REFUSE + MAIN_JOB, **changes) == usual
    assert list(home.iterdir()) == []
