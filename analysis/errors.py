"""The package's own error and warning, so that a caller can catch them by name."""

import sys
import warnings

_OURS = __name__.partition(".")[0]


class TearsheetError(ValueError):
    """Input that cannot be measured: the message says what was wrong and what to do."""


class TearsheetWarning(UserWarning):
    """Input that could be measured, but with a doubt that the reader should know of."""


def warn(message: str) -> None:
    """A `TearsheetWarning` that points at the line outside of this package that led to it."""
    depth, frame = 1, sys._getframe(1)
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == _OURS:
        depth, frame = depth + 1, frame.f_back
    warnings.warn(message, TearsheetWarning, stacklevel=depth + 1)
