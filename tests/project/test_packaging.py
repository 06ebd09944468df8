"""The lists of dependencies agree; the wheel holds the package, nothing else, and works."""

import datetime
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from importlib import metadata

import numpy as np
import pandas
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def extras(project):
    """Requirements by extra; those without one are under the empty name."""
    lists = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: [Requirement(line) for line in lines] for extra, lines in lists.items()}


@pytest.fixture(scope="module")
def exact(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(need.name): need for need in map(Requirement, lines)}


@pytest.fixture(scope="module")
def conda(root):
    """The lines of the list in environment.yml, in order, without their dashes."""
    text = (root / "environment.yml").read_text(encoding="utf-8").partition("\ndependencies:\n")[2]
    return re.findall(r"^ *- (.+)$", text, flags=re.MULTILINE)


def version(requirement):
    (only,) = requirement.specifier
    assert only.operator == "=="
    return only.version


def test_every_dependency_has_an_exact_version_in_range(extras, exact):
    needs = [need for needs in extras.values() for need in needs]
    assert len(needs) > 15
    for need in needs:
        assert need.specifier.contains(version(exact[canonicalize_name(need.name)])), need


def test_the_lock_has_the_versions_of_the_constraints_and_hashes(root, exact):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", lock.strip())
    locked = [Requirement(block.split("\\")[0].strip()) for block in blocks]
    assert {canonicalize_name(need.name): str(need) for need in locked} == {
        name: str(need) for name, need in exact.items()
    }
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", ["requirements.lock", "constraints.txt", "environment.yml"])
def test_no_list_names_a_host_or_a_folder(root, name):
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|file:| @ ", text)


def test_this_environment_has_the_exact_versions(exact, root):
    if not sys.prefix.startswith(str(root / ".venv")):
        pytest.skip("not the environment that make sets up")
    here = {name for name, need in exact.items() if not need.marker or need.marker.evaluate()}
    assert {name: metadata.version(name) for name in here} == {name: version(exact[name]) for name in here}


def test_conda_gets_the_same(conda, extras, project):
    python, pip, _, constraint, *needs, editable = conda
    assert (pip, constraint) == ("pip", "--constraint constraints.txt")
    assert Requirement(python.replace("=", "==", 1)).specifier.contains("3.12")
    assert f"Programming Language :: Python :: {python.removeprefix('python=')}" in project["classifiers"]
    named = {canonicalize_name(need) for need in needs}
    assert {canonicalize_name(need.name) for need in extras[""]} <= named
    assert named <= {canonicalize_name(need.name) for needs in extras.values() for need in needs}
    assert {"jupyterlab", "nbval"} <= named
    chosen = re.fullmatch(r"-e \.\[(.+)\]", editable)[1].split(",")
    assert {"notebooks", "test"} <= set(chosen) <= set(extras)


def test_the_version_and_its_day_are_one(root, project):
    cited = (root / "CITATION.cff").read_text(encoding="utf-8")
    newest = re.search(r"^## (.*)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[1]
    day = re.search(r"^date-released: (\d{4}-\d\d-\d\d)$", cited, re.M)[1]
    assert datetime.date.fromisoformat(day)
    assert newest == f"{project['version']} ({day})"
    assert f"\nversion: {project['version']}\n" in cited
    assert project["version"] == analysis.__version__


@pytest.fixture(scope="module")
def built(root, tmp_path_factory):
    """What is published, built without a network from a copy, so that no old build folder gets into it."""
    copy = tmp_path_factory.mktemp("build") / "project"
    for name in ("analysis", "tearsheet"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        shutil.copy(root / name, copy)
    command = [sys.executable, "-m", "build", "--no-isolation", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "absent from the `packages` configuration" not in done.stdout + done.stderr, "something is not declared"
    return sorted((copy / "dist").iterdir())


@pytest.fixture(scope="module")
def wheel(built):
    """The one that pip installs."""
    (wheel,) = (path for path in built if path.name.endswith("-py3-none-any.whl"))
    return wheel


def test_what_is_published_passes_the_check_of_the_index(built):
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, built)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_source_distribution_holds_the_package_and_nothing_else(root, built):
    (source,) = (path for path in built if path.name.endswith(".tar.gz"))
    with tarfile.open(source) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    files = [path for name in ("analysis", "tearsheet") for path in (root / name).rglob("*") if path.is_file()]
    code = {path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts}
    about = {name for name in names if name.startswith("tearsheet.egg-info/")}
    assert names - code - about == {"LICENSE", "README.md", "pyproject.toml", "PKG-INFO", "setup.cfg"}
    assert code <= names


def test_the_wheel_holds_the_package_and_nothing_else(root, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    about = {name for name in names if ".dist-info/" in name}
    files = [path for name in ("analysis", "tearsheet") for path in (root / name).rglob("*")]
    source = {path for path in files if path.is_file() and "__pycache__" not in path.parts}
    assert names - about == {path.relative_to(root).as_posix() for path in source}
    assert {name.partition("/")[2] for name in about} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "top_level.txt",
        "licenses/LICENSE",
        "licenses/analysis/text/data/nltk/corpora/cmudict/LICENSE",
    }
    kinds = {path.suffix for path in source} - {""}
    assert {".py", ".csv"} <= kinds <= {".py", ".pyi", ".csv", ".css", ".md", ".typed", ".txt"}
    assert {path.name for path in source if not path.suffix} == {"cmudict", "LICENSE"}


FOREIGN = """
import sys
import analysis
assert analysis.__file__.startswith(sys.argv[2]), analysis.__file__
table = analysis.profile(analysis.read_article(sys.argv[1]))
assert len(table) == 7, table
print(table.shape[1])
"""


def test_the_wheel_works_in_a_foreign_environment(root, wheel, tmp_path, monkeypatch):
    """From another folder, with this environment's dependencies, so that no network is needed."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(wheel)],
        check=True,
    )
    (site,) = home.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text("".join(f"{folder}\n" for folder in lent()), encoding="utf-8")
    (seed,) = (root / "seeds").glob("qatar-*.txt")
    command = [str(python), "-W", "error", "-c", FOREIGN, str(seed), str(home)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20
    command = [str(home / "bin" / "tearsheet"), "--by", "article", "--csv", str(seed)]
    (tmp_path / "analysis.py").write_text("mine = 1")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2


def lent():
    """The folders of this environment's packages, without the .pth files and editable installs."""
    return {str(module.__path__[0]).rpartition("/")[0] for module in (np, pandas)}
