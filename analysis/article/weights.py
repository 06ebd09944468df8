"""What a line's phrases weigh for each kind of part: `lexicons/layout_rules.csv`, by `evaluation/fit_layout.py`."""

import math
from collections.abc import Iterable
from functools import cache

from analysis.lexicons.lexicon import shipped_rows

ALWAYS = "any line"  # the weight that every line begins with


@cache
def _weights(kind: str) -> dict[str, float]:
    return {row["phrase"]: float(row["weight"]) for row in shipped_rows("layout_rules") if row["kind"] == kind}


def chance(kind: str, phrases: Iterable[str]) -> float:
    """How likely a line of which these phrases are true is of a kind, between 0 and 1.

    >>> chance("furniture", ["one word", "a word of links, and little else"]) > 0.5
    True
    """
    weights = _weights(kind)
    total = weights[ALWAYS] + sum(weights.get(phrase, 0.0) for phrase in phrases)
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def because(kind: str, phrases: Iterable[str]) -> str:
    """The three phrases that speak most for a kind, as a reason for a person."""
    weights = _weights(kind)
    telling = sorted((-weights.get(phrase, 0.0), phrase) for phrase in phrases)
    return "; ".join(phrase for weight, phrase in telling[:3] if weight < 0)
