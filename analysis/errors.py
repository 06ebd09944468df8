"""The package's own error and warning, so that a caller can catch them by name."""

import difflib
import sys
import warnings
from collections.abc import Iterable

_OURS = __name__.partition(".")[0]


class TearsheetError(ValueError):
    """Input that cannot be measured: the message says what was wrong and what to do."""


class TearsheetWarning(UserWarning):
    """Input that could be measured, but with a doubt that the reader should know of."""


# Columns that a message lists; of more it says how many, and asks about the nearest.
_LISTED = 20
# Letters that two names must share to be one mistyped: `stroy.txt`, but not `other.txt`, is meant for `story.txt`.
_MISTYPED = 0.75


def did_you_mean(name: object, known: Iterable[object]) -> str:
    """A question to stand behind a message, where a name is nearly one of those that are known.

    >>> did_you_mean("stroy.txt", ["other.txt", "story.txt"]), did_you_mean("x", ["story.txt"])
    ('; did you mean story.txt?', '')
    """
    nearest = difflib.get_close_matches(str(name), [str(each) for each in known], 1, _MISTYPED)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def its_columns(known: Iterable[object], meant: object) -> str:
    """What to say of a table without the column that was meant: which it has, and whether one of them was.

    >>> its_columns(["section", "hedges"], "hedge"), its_columns([], "hedge")
    ('it has section, hedges; did you mean hedges?', 'it has none')
    """
    names = [str(name) for name in known]
    listed = ", ".join(names) or "none" if len(names) <= _LISTED else f"{len(names)} columns, which .columns names"
    return f"it has {listed}{did_you_mean(meant, names)}"


def warn(message: str) -> None:
    """A `TearsheetWarning` that points at the line outside of this package that led to it."""
    depth, frame = 1, sys._getframe(1)
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == _OURS:
        depth, frame = depth + 1, frame.f_back
    warnings.warn(message, TearsheetWarning, stacklevel=depth + 1)
