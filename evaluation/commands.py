"""What the commands of this folder have in common: how they are called, and how they say what is wrong."""

import argparse
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from analysis.errors import TearsheetError

P = ParamSpec("P")


def parser_of(name: str, doc: str | None) -> argparse.ArgumentParser:
    """The parser of `python -m evaluation.NAME`, which is described by the first line of its module."""
    return argparse.ArgumentParser(prog=f"python -m evaluation.{name}", description=(doc or "").split("\n")[0])


def saying_why(main: Callable[P, int]) -> Callable[P, int]:
    """A command that ends with one line, and 1, where it cannot do what it is asked for."""

    @wraps(main)
    def run(*given: P.args, **named: P.kwargs) -> int:
        try:
            return main(*given, **named)
        except TearsheetError as error:
            print(error, file=sys.stderr)
            return 1

    return run
