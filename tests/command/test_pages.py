"""`--page`: a page without scripts, or a folder that appears whole or not at all."""

import json
import os
import re
import subprocess
import sys

import pytest

NAME = "-cost {1} 'of' $(5) \"a\""

TIMED = """
import resource, runpy, sys
sys.argv[0] = "tearsheet"
try:
    runpy.run_module("tearsheet", run_name="__main__")
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    text = (root / "seeds" / "registers" / "wire-hindenburg-1937.txt").read_text(encoding="utf-8")
    (folder / f"{NAME}.txt").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(root), "MPLBACKEND": "agg"}
    command = [sys.executable, "-c", TIMED, "--page", 'for "$5" {each}/', "--", f"{NAME}.txt"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder, done


def test_page_picture_tables_and_what_measured_them(made):
    folder, done = made
    out = folder / 'for "$5" {each}' / NAME
    files = sorted(path for path in out.rglob("*") if path.is_file())
    assert done.stdout.splitlines() == [str(path.relative_to(folder)) for path in files]
    names = {path.relative_to(out).as_posix() for path in files}
    assert {"tear-sheet.html", "tear-sheet.png", "tear-sheet.csv", "tear-sheet.txt", "tables/hedges.csv"} <= names
    assert json.loads((out / "measured-with.json").read_text("utf-8"))["file"] == f"{NAME}.txt"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_it_takes_four_seconds_at_most(made):
    assert float(made[1].stderr.splitlines()[-1]) < 4


def test_the_page_asks_no_host_for_anything(made):
    page = (made[0] / 'for "$5" {each}' / NAME / "tear-sheet.html").read_text(encoding="utf-8")
    assert "Hindenburg" in page
    assert "vaderSentiment" in page
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)
    assert not re.findall(r"(?:@import|url\()\s*[\"']?https?:", page)


def test_never_writes_over_what_is_there(tearsheet, folder):
    for out, file in (("page.html", "page.html"), ("sheet", "sheet/tear-sheet.html")):
        assert tearsheet("old.txt", "--page", out).returncode == 0
        before = (folder / file).read_bytes()
        done = tearsheet("new.txt", "--page", out)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == f"tearsheet: {out} is there already: remove it, or name another place\n"
        assert (folder / file).read_bytes() == before


def test_a_folder_for_each_of_several(tearsheet, folder):
    done = tearsheet("old.txt", "missing.txt", "new.txt", "--page", "out")
    assert done.returncode == 3
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["new", "old"]
    assert "there is no file missing.txt" in done.stderr


def test_a_list_of_ones_own_and_norms_reach_page_picture_and_tables(tearsheet, folder):
    (folder / "mine.csv").write_text("cue,category,tier,rule,source\nmonday,shield,core,,our own\n", encoding="utf-8")
    chosen = ["--lexicon", "mine.csv", "--norms", "guardian-2013-2016"]
    assert tearsheet("old.txt", "--page", "sheet", *chosen).returncode == 0
    out = folder / "sheet"
    assert json.loads((out / "measured-with.json").read_text())["lexicons"][0].startswith("hedges: mine (sha256 ")
    page = (out / "tear-sheet.html").read_text("utf-8")
    assert "hedges: mine (sha256 " in page
    assert "It hedges once" in page
    assert ">Monday<" in page
    assert ">may<" not in page
    assert "Of 100 " in (out / "tear-sheet.txt").read_text("utf-8")
    assert "Guardian" in (out / "tear-sheet.txt").read_text("utf-8")
    hedged = (out / "tables" / "hedges.csv").read_text("utf-8").splitlines()
    assert len(hedged) == 2
    assert "Monday" in hedged[1]
    header = (out / "tables" / "profile-by-article.csv").read_text("utf-8").splitlines()[0].split(",")
    assert "flesch_kincaid_grade_percentile" in header
    assert "hedges_per_1000_words_percentile" not in header
    for wrong in (["--norms", "nowhere"], ["--lexicon", "nowhere.csv"]):
        done = tearsheet("old.txt", "new.txt", "--page", "other", *wrong)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert not (folder / "other").exists()


@pytest.mark.parametrize("more", [["new.txt"], ["--csv"]])
def test_what_does_not_go_with_a_page(tearsheet, more):
    done = tearsheet("old.txt", "--page", "page.html", *more)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")
