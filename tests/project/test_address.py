"""The repository's public address is the same wherever it stands; the cell for Colab does nothing elsewhere."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from IPython.core.inputtransformer2 import TransformerManager

SPEC = importlib.util.spec_from_file_location(
    "set_address", Path(__file__).resolve().parents[2] / "tools" / "set_address.py"
)
tool = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tool)

EXAMPLE = "https://github.com/owner/name"
FILES = ("pyproject.toml", "README.md", "CITATION.cff")


def texts(folder):
    paths = [folder / name for name in (*FILES, tool.FIRST)]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture
def copy(root, tmp_path):
    shutil.copytree(root / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, tmp_path)
    return tmp_path


def test_all_files_agree(root, copy):
    tool.set_address(copy, tool.known_address(root))
    assert texts(copy) == texts(root)


def test_an_address_gets_everywhere_and_out_again(copy):
    tool.set_address(copy, "")
    without = texts(copy)
    assert tool.known_address(copy) == ""
    tool.set_address(copy, EXAMPLE)
    assert tool.known_address(copy) == EXAMPLE
    assert all("owner/name" in text for text in texts(copy).values())
    tool.set_address(copy, "")
    assert texts(copy) == without


@pytest.mark.parametrize("address", ["owner/name", "https://gitlab.com/owner/name", "https://github.com/owner"])
def test_what_is_no_address_is_refused(address, monkeypatch, capsys):
    monkeypatch.setattr(tool, "set_address", lambda *_: pytest.fail("it was written"))
    assert tool.main([address]) == 1
    assert f"{address} is not of the form" in capsys.readouterr().err


def test_the_cell_is_the_first_code_cell_folded_and_says_nothing(root):
    cells = json.loads((root / tool.FIRST).read_text(encoding="utf-8"))["cells"]
    first = next(cell for cell in cells if cell["cell_type"] == "code")
    assert first["id"] == "colab"
    assert first["outputs"] == []
    assert first["metadata"] == {"jupyter": {"source_hidden": True}}


def test_the_cell_stands_in_one_notebook_only(root):
    texts = [path.read_text(encoding="utf-8") for path in (root / "notebooks").glob("*.ipynb")]
    assert sum("google.colab" in text for text in texts) == 1


def commands(source, answer=""):
    """What the cell hands to the shell and to IPython."""
    ran = []
    shell = SimpleNamespace(system=ran.append, run_line_magic=lambda name, line: ran.append(f"{name} {line}"))
    names = {"get_ipython": lambda: shell, "input": lambda _: answer}
    exec(TransformerManager().transform_cell(source), names)
    return [line.replace("$REPOSITORY", names.get("REPOSITORY", "")) for line in ran]


@pytest.mark.parametrize(("address", "answer"), [(EXAMPLE, ""), ("", EXAMPLE)])
def test_the_cell_works_in_colab_only(address, answer, monkeypatch):
    source = tool.cell_source(address)
    assert commands(source, answer) == []
    monkeypatch.setitem(sys.modules, "google.colab", SimpleNamespace())
    clone, folder, install = commands(source, answer)
    assert clone == f'git clone --quiet --depth 1 "{EXAMPLE}" /content/tearsheet'
    assert folder == "cd -q /content/tearsheet/notebooks"
    assert install.startswith("pip install")
