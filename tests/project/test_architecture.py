"""docs/architecture.md is what the code says of itself; what it shows adds up, and what the pages name is there."""

import re
import subprocess
import sys

import pytest


@pytest.fixture
def run(root):
    def run(script, *options):
        command = [sys.executable, str(root / "tools" / script), *options]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")

    return run


def test_page_and_picture_are_up_to_date(run):
    done = run("draw_architecture.py", "--check")
    assert done.returncode == 0, done.stderr + "run: make architecture"


def test_every_room_has_a_purpose_and_every_file_too(root):
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (.*) \|$", page.partition("## What lies in each room")[2], flags=re.M)
    assert len(rows) > 50
    assert [name for name, purpose in rows if len(purpose.split()) < 4] == []


def test_the_weights_of_the_sentence_add_up(run):
    done = run("one_sentence.py")
    assert done.returncode == 0, done.stderr
    *weights, total = (
        float(number) for number in re.findall(r"\| \*{0,2}([+-]\d+\.\d\d)\*{0,2} \|$", done.stdout, re.M)
    )
    assert len(weights) > 10
    assert sum(weights) == pytest.approx(total, abs=0.005 * (len(weights) + 1))


PAGES = [
    "CONTRIBUTING.md",
    "docs/add-a-cue.md",
    "docs/add-a-figure.md",
    "docs/add-a-measure.md",
    "docs/architecture.md",
]


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_points_at_is_there(root, name):
    """Links, and paths in backticks; the recipes' own example is `questions`, which is in no file."""
    text = (root / name).read_text(encoding="utf-8").partition("## What lies in each room")[0]
    links = [(root / name).parent / link for link in re.findall(r"\]\(([^):#]+)[^):]*\)", text)]
    paths = [root / path for path in re.findall(r"`((?:analysis|tests|evaluation|docs)/[\w./-]+)`", text)]
    assert links
    assert [path for path in links + paths if "question" not in path.name and not path.exists()] == []
