"""The package's own error and warning, so that a caller can catch them by name."""


class TearsheetError(ValueError):
    """Input that cannot be measured: the message says what was wrong and what to do."""


class TearsheetWarning(UserWarning):
    """Input that could be measured, but with a doubt that the reader should know of."""
