"""What a user gives to make is a name, never code; what fails is said."""

import os
import shutil
import stat
import subprocess
import sys

import pytest

HOSTILE = [
    'x"; touch pwned; echo "',
    "x'; touch pwned; echo '",
    "`touch pwned`",
    "$(shell touch pwned)",
    "$$(touch pwned)",
    "$(touch pwned)",
    "cost $5.txt",
    "-n",
    "--out=pwned",
    "a b\tc; touch pwned &",
    "x\ntouch pwned",
    "${HOME} * ? # | > pwned",
    "back\\slash\\",
    "%.txt := $@",
    "café “quoted” 🙂",
]
# The target, the variable, and what stands before what is given among the arguments or in the environment.
TARGETS = [
    ("tearsheet", "ARTICLE", "-m\0analysis\0--page=tearsheets/\0--\0{}\0"),
    ("tearsheet", "OUT", "-m\0analysis\0--page={}\0--\0a.txt\0"),
    ("bench", "TEXTS", "benchmarks\0--texts={}\0"),
    ("fuzz", "FOUND", "FOUND={}\0"),
    ("fuzz", "SECONDS", "SECONDS={}\0"),
    ("address", "REPOSITORY", "tools/set_address.py\0--\0{}\0"),
    ("validate", "GOLD", "\0--\0{}\0"),
]
# Stands in for Python: notes what it is called with, and with what in its environment.
STUB = """#!{python}
import os, sys
with open(os.environ["NOTE"], "ab") as note:
    note.write(b"".join(os.fsencode(each) + bytes(1) for each in sys.argv[1:]))
    for name in ("FOUND", "SECONDS"):
        note.write(name.encode() + b"=" + os.environb.get(name.encode(), b"") + bytes(1))
"""


@pytest.fixture
def project(root, tmp_path):
    """A folder with the Makefile, and a stub where its Python would be."""
    folder = tmp_path / "a 'clone' of $5"
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(root / name, folder)
    python = folder / ".venv" / "bin" / "python"
    python.write_text(STUB.format(python=sys.executable))
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    for name in (".packages", ".installed"):
        (folder / ".venv" / name).touch()
    return folder


def make(project, target, *given, **environment):
    """Run make; what the stub noted."""
    note = project.parent / "note"
    note.unlink(missing_ok=True)
    done = subprocess.run(
        ["make", "--no-print-directory", target, *given],
        cwd=project,
        env=os.environ | {"NOTE": str(note)} | environment,
        capture_output=True,
        text=True,
    )
    return done, note.read_bytes().decode() if note.exists() else ""


def there(project):
    """What lies in the project, but for the folder of caches."""
    return sorted(path for path in project.iterdir() if path.name != ".cache")


@pytest.mark.parametrize("target", ["figures", "test", "tearsheet"])
def test_the_folders_are_there_that_programs_would_miss(project, target):
    done, _ = make(project, target, "ARTICLE=a.txt")
    assert done.returncode == 0, done.stderr
    assert all((project / ".cache" / name).is_dir() for name in ("matplotlib", "ipython", "jupyter/runtime"))


@pytest.mark.parametrize("shell", ["/bin/sh", "/bin/bash"])
@pytest.mark.parametrize(("target", "variable", "expected"), TARGETS)
def test_a_name_is_never_code(project, target, variable, expected, shell):
    if not os.path.exists(shell):
        pytest.skip(f"this system has no {shell}")
    if variable == "SECONDS" and shell == "/bin/bash":
        pytest.skip("bash counts the seconds in this variable")
    for name in HOSTILE if shell == "/bin/sh" else HOSTILE[:6]:
        if variable == "GOLD":
            (project / name).mkdir()
        before = there(project)
        rest = ["ARTICLE=a.txt"] if variable == "OUT" else []
        for given, environment in ([f"{variable}={name}"], {}), ([], {variable: name}):
            done, noted = make(project, target, f"SHELL={shell}", *given, *rest, **environment)
            assert done.returncode == 0, (name, done.stderr)
            assert expected.format(name) in noted, name
        assert there(project) == before, name


def test_the_stub_sees_what_runs(project):
    (project / "Makefile").write_text('tearsheet:\n\t@.venv/bin/python "$(ARTICLE)"\n')
    make(project, "tearsheet", "ARTICLE=$(shell touch pwned)")
    assert (project / "pwned").exists()


@pytest.mark.parametrize("target", ["tearsheet", "validate"])
def test_what_is_not_given_is_asked_for(project, target):
    done, noted = make(project, target)
    assert done.returncode != 0
    assert done.stdout.startswith("Say w")
    assert noted == ""


def test_a_python_given_by_name_is_taken(project):
    (project / ".venv" / ".packages").unlink()
    done, noted = make(project, "install", f"PYTHON={project / '.venv' / 'bin' / 'python'}")
    assert done.returncode == 0, done.stderr
    assert noted.startswith("--version\0")
    assert "-m\0venv\0--clear\0.venv\0" in noted


def test_an_audit_that_could_look_nothing_up_fails(project):
    """`uvx` here is a stub that does as pip-audit: without --strict it passes over what it cannot look up."""
    tools = project.parent / "tools"
    tools.mkdir()
    (tools / "uvx").write_text('#!/bin/sh\ncase "$*" in *--strict*) exit 1;; *) exit 0;; esac\n')
    (tools / "uvx").chmod(0o755)
    done, _ = make(project, "audit", PATH=f"{tools}:{os.environ['PATH']}")
    assert done.returncode != 0


def test_settings_of_ones_own_stay_out(project):
    stub = project / ".venv" / "bin" / "python"
    stub.write_text(
        f"#!{sys.executable}\nimport os\nprint(os.environ['MPLCONFIGDIR'], os.environ['PYTHONNOUSERSITE'])\n"
    )
    done, _ = make(project, "unit")
    assert done.stdout.splitlines()[-1] == f"{project}/.cache/matplotlib 1"
