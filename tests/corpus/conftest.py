"""What the tests of many articles share."""

import json
import os
import sys

import pandas as pd
import pytest

from analysis.article.parse import read_article

collect_ignore = ["conftest.py"]


@pytest.fixture(scope="session")
def seeds(root):
    paths = sorted((root / "seeds").rglob("*.txt"))
    return pd.DataFrame({"name": [path.stem for path in paths], "text": [read_article(path).text for path in paths]})


@pytest.fixture
def short(tmp_path):
    """600 short texts as JSON Lines: enough for other processes to be started."""
    path = tmp_path / "short.jsonl"
    text = "Ferry {0} may sail on Monday, the port said. “We tested it {0} times,” a clerk added. It was a bad winter."
    path.write_text("".join(json.dumps({"text": text.format(number)}) + "\n" for number in range(600)))
    return path


@pytest.fixture
def command(root):
    """The command line for a source and a folder, and the environment to run it in."""

    def made(source, out, *more):
        return [sys.executable, "-m", "analysis", "corpus", str(source), str(out), "--quiet", *more]

    made.environment = os.environ | {"PYTHONPATH": str(root)}
    return made


@pytest.fixture
def contents():
    """The files of a folder and their bytes; what a killed run left half written is no file of it."""

    def read(folder):
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}

    return read
