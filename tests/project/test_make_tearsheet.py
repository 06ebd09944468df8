"""`make tearsheet`: one command, one article, a folder of its own."""

import json
import re
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    out = folder / 'for "$5" {each}'
    article = folder / "-cost {1} 'of' $(5) \"a\".txt"
    shutil.copy(root / "seeds" / "registers" / "wire-hindenburg-1937.txt", article)
    command = [sys.executable, str(root / "tools" / "make_tearsheet.py"), "--out", str(out), "--", str(article)]
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


def test_the_notebook_knows_no_folder_that_is_gone(made):
    _, out = made
    notebook = json.loads((out / "tear-sheet.ipynb").read_text(encoding="utf-8"))
    assert 'FIGURES = "figures"\n' in "".join(line for cell in notebook["cells"] for line in cell["source"]) + "\n"
    assert "papermill" not in notebook["metadata"]
    assert ".part" not in (out / "tear-sheet.html").read_text(encoding="utf-8")


def test_a_name_that_no_notebook_can_hold_is_refused(root, tmp_path):
    article = bytes(tmp_path) + b"/caf\xe9.txt"
    with open(article, "w") as file:
        file.write("It may rain.")
    done = subprocess.run([sys.executable, str(root / "tools" / "make_tearsheet.py"), article], capture_output=True)
    assert done.returncode == 1
    assert b"a notebook cannot hold the name" in done.stderr
    assert b"Traceback" not in done.stderr
