"""`import tearsheet`: the same package, and a package that is whole beside somebody else's `analysis.py`."""

import os
import subprocess
import sys

import pytest

import analysis
import tearsheet

TEXT = "“It may rain,” Anna Berg said. It will not."
BESIDE = f"""
import pickle, sys
import tearsheet as t
import analysis
assert analysis.mine == 1 and not hasattr(analysis, "profile")
for name in t.__all__:
    assert getattr(t, name) is not None, name
article = t.parse_article({TEXT!r})
table = t.profile(article, by="article", lexicon=t.load_lexicon("hedges"))
assert table[["hedges", "quotes"]].values.tolist() == [[1, 1]]
assert pickle.loads(pickle.dumps(article)).text == article.text
from tearsheet.figures import drawn
assert drawn(t.tear_sheet(article)).alt
try:
    t.hedges(3)
except t.TearsheetError as error:
    assert "got int" in str(error)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    t.parse_article("a.txt")
assert [each.filename for each in caught] == [__file__], caught
print([name for name in sys.modules if name.startswith("analysis")], t.__version__)
"""


@pytest.fixture
def beside(root, tmp_path):
    """A folder with somebody's `analysis.py`, and Python run in it."""
    (tmp_path / "analysis.py").write_text("mine = 1\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "theirs.py").write_text(BESIDE, encoding="utf-8")

    def run(*arguments):
        environment = os.environ | {"PYTHONPATH": str(root), "MPLBACKEND": "agg"}
        command = [sys.executable, "-W", "error", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=200)

    return run


def test_it_is_the_same_package():
    assert tearsheet is analysis
    assert tearsheet.profile is analysis.profile


def test_whole_beside_an_analysis_of_ones_own(beside):
    done = beside("theirs.py")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("]")[0] == "['analysis'"


@pytest.mark.parametrize("arguments", [["a.txt", "--json"], ["compare", "a.txt", "a.txt"], ["--version"]])
def test_the_command_too(beside, arguments):
    done = beside("-m", "tearsheet", *arguments)
    assert (done.returncode, done.stderr) == (0, "")


def test_and_a_corpus_on_workers(beside, tmp_path):
    pytest.importorskip("pyarrow", reason="the corpus extra is not installed")
    (tmp_path / "in").mkdir()
    for number in range(210):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    done = beside("-m", "tearsheet", "corpus", "in", "out", "--workers", "2", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert "210 articles, 0 with an error" in done.stdout


def test_a_module_that_somebody_made_up_is_not_ours(beside, tmp_path):
    code = (
        "import sys, types; sys.modules['analysis'] = types.ModuleType('analysis'); import tearsheet; tearsheet.profile"
    )
    assert beside("-c", code).returncode == 0
