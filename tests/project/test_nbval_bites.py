"""The notebook tests can fail: they see a wrong picture, a wrong number and an unrun notebook."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from test_notebook_form import execution

pytestmark = pytest.mark.slow

SETUP = """
import matplotlib.pyplot as plt
import pandas as pd
values = pd.Series({"Trade": 3, "Jobs": 9, "Prices": 5})
"""
CELLS = [SETUP.strip(), "_ = plt.bar(values.index, values)", "values.to_frame('hedges')"]


def write(path, cells):
    path.write_text(
        json.dumps({"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}),
        encoding="utf-8",
    )


METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, root):
    """A notebook as it was run, and four that were tampered with, beside the project's conftest."""
    folder = tmp_path_factory.mktemp("project") / "notebooks"
    folder.mkdir()
    shutil.copy(root / "constraints.txt", folder.parent)
    shutil.copy(root / "notebooks" / "conftest.py", folder)
    made = folder / "untouched.ipynb"
    new = [
        {
            "cell_type": "code",
            "source": text,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for text in CELLS
    ]
    write(made, [cell | {"id": f"cell-{number}"} for number, cell in enumerate(new)])
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--inplace",
        str(made),
    ]
    subprocess.run(command, check=True, capture_output=True)

    ran = made.read_text(encoding="utf-8")
    (folder / "number.ipynb").write_text(ran.replace("<td>9</td>", "<td>8</td>"), encoding="utf-8")
    # The code draws two bars the other way round; the saved picture, and so the reference, stays.
    swapped = json.loads(ran)
    swapped["cells"][1]["source"] = "_ = plt.bar(values.index, [9, 3, 5])"
    write(folder / "swapped.ipynb", swapped["cells"])
    fonts = json.loads(ran)
    fonts["cells"][1]["source"] = "plt.rcParams['font.family'] = 'DejaVu Serif'\n_ = plt.bar(values.index, values)"
    write(folder / "fonts.ipynb", fonts["cells"])
    stripped = json.loads(ran)
    for cell in stripped["cells"]:
        cell |= {"outputs": [], "execution_count": None}
    write(folder / "stripped.ipynb", stripped["cells"])
    return folder


def failures(folder, pictures):
    """The notebooks in which nbval, with the project's conftest, finds a difference."""
    (folder.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-current-env",
        "-q",
        "-rA",
        "-p",
        "no:cacheprovider",
        "--color=no",
    ]
    done = subprocess.run(
        [*command, str(folder)],
        cwd=folder.parent,
        env=os.environ | {"TEARSHEET_PICTURES": pictures},
        capture_output=True,
        text=True,
    )
    lines = [line.split("::") for line in done.stdout.splitlines() if line.startswith(("PASSED ", "FAILED "))]
    assert len(lines) == 5 * len(CELLS), done.stdout
    return {line[0].split("/")[-1].removesuffix(".ipynb") for line in lines if line[0].startswith("FAILED")}


def test_byte_for_byte(folder):
    assert failures(folder, "exact") == {"number", "swapped", "fonts"}


def test_with_a_tolerance_for_fonts(folder):
    assert failures(folder, "close") == {"number", "swapped"}


def test_a_stripped_notebook_passes_nbval_but_not_the_form(folder):
    assert len(execution(json.loads((folder / "stripped.ipynb").read_text(encoding="utf-8")))) == 1
    assert execution(json.loads((folder / "untouched.ipynb").read_text(encoding="utf-8"))) == []
