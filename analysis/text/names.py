"""Given names: the one list of them (`lexicons/given_names.csv`)."""

from functools import cache

from analysis.lexicons.lexicon import shipped_rows


@cache
def given_names() -> frozenset[str]:
    """The common given names, folded.

    >>> "theresa" in given_names(), "may" in given_names()
    (True, False)
    """
    return frozenset(row["cue"] for row in shipped_rows("given_names"))
