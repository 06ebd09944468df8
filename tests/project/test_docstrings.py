"""What `help` says of a public function: each parameter, what comes back, an example; nothing that is not installed."""

import inspect
import re

import pytest

import analysis
from analysis import figures

PUBLIC = {
    **{name: getattr(analysis, name) for name in analysis.__all__},
    **{f"figures.{name}": getattr(figures, name) for name in figures.__all__},
}
FUNCTIONS = {name: each for name, each in PUBLIC.items() if inspect.isfunction(each)}
SECTION = re.compile(r"^(\w[\w ]*)\n(-+)$", re.M)
ORDER = ["Parameters", "Returns", "Raises", "Warns", "Notes", "References", "Examples"]
# Files and folders of the project that are not in the package that `pip` installs.
NOT_INSTALLED = re.compile(r"CODEBOOK|README|CHANGELOG|\b(?:tests|docs|notebooks|evaluation|seeds|tools)/")


def sections(docstring):
    """The parts of a docstring by their headings; what stands before the first is its summary."""
    found = list(SECTION.finditer(docstring))
    starts = [*(each.start() for each in found), len(docstring)]
    parts = {each[1]: docstring[each.end() : end].strip("\n") for each, end in zip(found, starts[1:], strict=True)}
    return {"summary": docstring[: starts[0]].strip()} | parts


def entries(section):
    """The names that a section defines: lines that are not indented, `old, new : str` and `*kinds : str` too."""
    lines = [line for line in section.splitlines() if line and not line.startswith(" ")]
    return [name.strip().lstrip("*") for line in lines for name in line.partition(" : ")[0].split(",")]


def faults(function):
    """What a reader of the docstring misses."""
    docstring = inspect.getdoc(function) or ""
    parts = sections(docstring)
    summary = parts.pop("summary").splitlines() or [""]
    missing = [name for name in ("Returns", "Examples") if name not in parts]
    found = [f"no section {name}" for name in missing]
    if entries(parts.get("Parameters", "")) != list(inspect.signature(function).parameters):
        found.append("other parameters")
    if ">>> " not in parts.get("Examples", ""):
        found.append("no example")
    if list(parts) != [name for name in ORDER if name in parts]:
        found.append("other sections")
    if not summary[0].endswith(".") or (len(summary) > 1 and summary[1]):
        found.append("no summary in one line")
    if summary[0].casefold().startswith(function.__name__.replace("_", " ")):
        found.append("repeats its name")
    if NOT_INSTALLED.search(docstring):
        found.append("sends the reader to what is not installed")
    return found


@pytest.mark.parametrize("name", FUNCTIONS)
def test_says_all_that_a_reader_needs(name):
    assert faults(FUNCTIONS[name]) == []


@pytest.mark.parametrize("name", [name for name, each in PUBLIC.items() if inspect.isclass(each)])
def test_a_class_says_what_it_is(name):
    assert len(inspect.getdoc(PUBLIC[name]).split()) > 8


def rain(text):
    """Rain.

    CODEBOOK.md has more.
    """


def ferries(old, new, *kinds):
    """The ferries of two towns.

    Parameters
    ----------
    old, new : str
        Which towns.
    *kinds : str
        Which ferries.

    Returns
    -------
    int
        How many.

    Examples
    --------
    >>> 1 + 1
    2
    """


def test_what_is_missing_is_seen():
    told = ["no section Returns", "no section Examples", "other parameters", "no example"]
    assert faults(rain) == [*told, "repeats its name", "sends the reader to what is not installed"]
    assert faults(ferries) == []
