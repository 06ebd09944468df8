"""`make tearsheet`: one command, one article, a folder of its own."""

import re
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("made") / "sheet"
    article = root / "seeds" / "registers" / "wire-hindenburg-1937.txt"
    command = [sys.executable, str(root / "tools" / "make_tearsheet.py"), str(article), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return command, out


def test_leaves_notebook_page_and_figures(made):
    _, out = made
    assert {path.name for path in out.iterdir()} == {"tear-sheet.ipynb", "tear-sheet.html", "figures"}
    assert {path.name for path in (out / "figures").iterdir()} == {
        f"06-tear-sheet.{end}" for end in ("png", "csv", "txt")
    }


def test_the_page_asks_no_host_for_anything(made):
    page = (made[1] / "tear-sheet.html").read_text(encoding="utf-8")
    assert "Hindenburg" in page
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)
    assert not re.findall(r"(?:@import|url\()\s*[\"']?https?:", page)


def test_never_writes_over_what_is_there(made):
    command, out = made
    before = (out / "tear-sheet.html").read_bytes()
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert (out / "tear-sheet.html").read_bytes() == before


def test_the_target_passes_article_and_folder_on(root):
    command = ["make", "--dry-run", "--no-print-directory", "tearsheet", "ARTICLE=a b.txt", "OUT=c d"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert 'tools/make_tearsheet.py "a b.txt" --out "c d"' in done.stdout
