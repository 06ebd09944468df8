"""The house: what the package shows of itself, and that no room knows a later one."""

import ast
import dataclasses
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import analysis

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "analysis").rglob("*.py"))


def test_what_completes_is_what_is_public():
    assert dir(analysis) == sorted([*analysis.__all__, "__version__"])
    assert all(getattr(analysis, name) is not None for name in analysis.__all__)


def test_type_checkers_are_told_the_same_names():
    tree = ast.parse((ROOT / "analysis" / "__init__.pyi").read_text(encoding="utf-8"))
    told = {alias.asname: node.module for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert told.pop("figures") == "analysis"
    assert told == analysis._HOME


@pytest.mark.parametrize("name", sorted(set(analysis.__all__) - {"figures"}))
def test_no_function_has_the_name_of_a_module_beside_it(name):
    assert importlib.util.find_spec(f"analysis.{name}") is None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'readabilty'"):
        analysis.readabilty  # noqa: B018


@pytest.mark.parametrize("name", ["text", "parts", "sections"])
def test_an_article_never_changes(name):
    article = analysis.parse_article("It may rain.")
    words = analysis.profile(article)["words"].tolist()
    with pytest.raises(
        dataclasses.FrozenInstanceError, match=rf"its {name} cannot be set: parse_article\(text\) makes"
    ):
        setattr(article, name, "It will.")
    assert analysis.profile(article)["words"].tolist() == words


def late_imports(text):
    """The modules of our own that a file imports within a function or a class."""
    return [
        node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.col_offset and str(node.module).startswith("analysis")
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_room_is_imported_late(path):
    assert late_imports(path.read_text(encoding="utf-8")) == []


def test_a_late_import_would_be_seen():
    assert late_imports("def f():\n    from analysis.words import reading\n") == ["analysis.words"]


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A copy of the package and of what says how its rooms lie."""
    folder = tmp_path_factory.mktemp("house")
    for path in [*MODULES, *sorted((ROOT / "evaluation").glob("*.py")), ROOT / "pyproject.toml"]:
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


def lint(folder):
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder)})


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("words/reading.py", "import analysis.measures.profile", "no room knows a later one"),
        ("text/memo.py", "import matplotlib", "Only figures draw"),
        ("evidence/table.py", "import dask", "Only a corpus needs Dask"),
        ("measures/profile.py", "import IPython", "Only the notebook room"),
        ("evidence/attribution/labels.py", "import analysis.evidence.attribution.cues", "No circle"),
    ],
)
def test_a_step_out_of_line_is_seen(sources, room, line, contract):
    path = sources / "analysis" / room
    kept = path.read_bytes()
    try:
        path.write_text(f"{line}\n" + kept.decode("utf-8"), encoding="utf-8")
        done = lint(sources)
    finally:
        path.write_bytes(kept)
    assert done.returncode == 1
    broken = [each for each in done.stdout.splitlines() if each.endswith("BROKEN")]
    assert any(contract in each for each in broken), done.stdout


def test_the_rooms_are_in_order(sources):
    done = lint(sources)
    assert done.returncode == 0, done.stdout
