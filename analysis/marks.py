"""Quotation marks: which opens, which closes, which is an apostrophe."""

from typing import NamedTuple

from analysis.reading import Reading


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included; `closed` is False for one left open."""

    start: int
    end: int
    closed: bool


def find_quotations(reading: Reading) -> list[Quotation]:
    """Every outermost quotation of an article, in order."""
    found = []
    for start, end in reading.prose.paragraphs:
        opened = None
        for at in range(start, end):
            mark = reading.article.text[at]
            if opened is None and mark in '“"':
                opened = at
            elif opened is not None and mark in '”"':
                found.append(Quotation(opened, at + 1, True))
                opened = None
        if opened is not None:
            found.append(Quotation(opened, end, False))
    return found
