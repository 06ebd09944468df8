"""Hedging."""

from typing import Any

from analysis.reading import Groups, Reading


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    return {}
