"""How far a long run is: a line that is rewritten, in a terminal by tqdm, in a notebook in one output of its cell."""

import sys
import time
from contextlib import nullcontext
from types import SimpleNamespace, TracebackType
from typing import Any

from analysis.optional import needs


def progress_bar(total: int, done: int, shown: bool) -> Any:
    """Something with `update(number)` that closes itself, as a context manager.

    In a notebook what is left in the end is the same however long it took, so that a run can be repeated to the byte.
    """
    if not shown:
        return nullcontext(SimpleNamespace(update=lambda number: None))
    if _in_notebook():
        return _Cell(total, done)
    return needs("tqdm", "corpus", "a progress bar").tqdm(total=total, initial=done, unit=" articles")


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")  # a notebook's kernel has it loaded
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


class _Cell:
    """One output of a notebook's cell, rewritten as the work goes on."""

    def __init__(self, total: int, done: int):
        self.total, self.done, self.first = total, done, done
        self.began = self.said = time.monotonic()

    def __enter__(self) -> "_Cell":
        display = needs("IPython.display", "notebooks", "a notebook").display
        self.handle = display(_Line(self._line(), self.total), display_id=True)
        return self

    def update(self, number: int) -> None:
        """So many articles more are done."""
        self.done += number
        now = time.monotonic()
        if now - self.said > 0.2:
            self.said = now
            rate = (self.done - self.first) / (now - self.began)
            left = (self.total - self.done) / rate if rate else 0
            self.handle.update(_Line(f"{self._line()}, {rate:.1f} a second, {left:.0f} s left", self.total))

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.handle.update(_Line(self._line() + (", stopped" if kind else ""), self.total))

    def _line(self) -> str:
        return f"{self.done} of {self.total} articles"


class _Line:
    """What the cell shows: in JupyterLab the line; as plain text only how many articles, the same in every run."""

    def __init__(self, line: str, total: int):
        self.line, self.total = line, total

    def __repr__(self) -> str:
        return f"{self.total} articles to measure"

    def _repr_markdown_(self) -> str:
        return self.line
