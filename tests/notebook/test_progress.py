"""How far a run is: a bar of tqdm in a terminal, one output of its cell in a notebook."""

import sys
from types import SimpleNamespace

import pytest

from analysis.errors import TearsheetError
from analysis.notebook import progress


class Shell:
    """What IPython is in a notebook, as far as a bar needs it: it keeps what is shown."""

    def __init__(self):
        self.kernel, self.shown = "one", []

    def get_ipython(self):
        return self

    def display(self, line, display_id):
        assert display_id
        self.shown.append(line)
        return self

    def update(self, line):
        self.shown.append(line)


@pytest.fixture
def shell(monkeypatch):
    made = Shell()
    monkeypatch.setitem(sys.modules, "IPython", made)
    monkeypatch.setitem(sys.modules, "IPython.display", made)
    return made


def test_a_notebook_has_one_output_that_ends_the_same_in_every_run(shell, monkeypatch):
    now = iter([0.0, 0.1, 10.0])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(now)))
    with progress.progress_bar(5, 1, shown=True) as bar:
        bar.update(1)  # too soon after the last to be shown
        bar.update(2)
    lines = [line._repr_markdown_() for line in shell.shown]
    assert lines == ["1 of 5 articles", "4 of 5 articles, 0.3 a second, 3 s left", "4 of 5 articles"]
    assert {repr(line) for line in shell.shown} == {"5 articles to measure"}


def test_a_run_that_was_stopped_says_so(shell):
    with pytest.raises(KeyboardInterrupt), progress.progress_bar(5, 0, shown=True):
        raise KeyboardInterrupt
    assert shell.shown[-1]._repr_markdown_() == "0 of 5 articles, stopped"


def test_a_terminal_has_a_bar(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    with progress.progress_bar(5, 1, shown=True) as bar:
        bar.update(4)
    assert "5/5" in capsys.readouterr().err


@pytest.mark.parametrize("notebook", [True, False])
def test_nothing_is_shown_unless_asked(shell, monkeypatch, capsys, notebook):
    if not notebook:
        monkeypatch.delitem(sys.modules, "IPython")
    with progress.progress_bar(5, 0, shown=False) as bar:
        bar.update(5)
    assert shell.shown == []
    assert capsys.readouterr().err == ""


def test_a_missing_package_is_named_with_its_remedy(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(TearsheetError, match=r"a progress bar needs tqdm: pip install 'dask\[distributed\]>="):
        progress.progress_bar(5, 0, shown=True)
