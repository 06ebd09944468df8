"""Sentiment."""

from typing import Any

from analysis.reading import Groups, Reading


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    return {}


def sentence_columns(reading: Reading) -> dict[str, Any]:
    return {}
