"""Attribution: who the article gives its claims to."""

from analysis.reading import Reading


def find_attributions(reading: Reading) -> list[tuple]:
    return []


def summarise(reading, groups):
    return {}
