"""Who speaks in a transcript: the names that begin its lines."""

import re
from collections import Counter

from analysis.article.furniture import Kinds
from analysis.article.lines import Line
from analysis.article.patterns import matches
from analysis.text.characters import CAPITALS

_LABEL = re.compile(
    rf"[*_]*(?:[\[(]?\d{{1,2}}:\d\d(?::\d\d)?[\])]?\s+)?([{CAPITALS}][\w.'’ -]{{0,40}}?)"
    r"(?: [\[(][^)\]]{1,40}[\])])?[*_]*:"
)


def spoken_lines(lines: list[Line], kinds: Kinds) -> set[int]:
    """The lines of a transcript, begun with the name of the speaker: a label that opens two lines and more."""
    labels = {
        number: _LABEL.match(line.text) if ":" in line.text else None
        for number, line in enumerate(lines)
        if not kinds[number][0]
    }
    times = Counter(label[1] for label in labels.values() if label)
    found = {n: label[1] for n, label in labels.items() if label and _names_speaker(label, times)}
    first = next(iter(labels), 0)
    if first in found and len(set(found.values())) == 1:  # `EXPLAINER: How it works` is a title
        del found[first]
    return set(found)


def _names_speaker(label: re.Match[str], times: Counter[str]) -> bool:
    """Whether a label opens several lines, and is no section of a newspaper (`Opinion: Who pays?`)."""
    return (times[label[1]] > 1 and not matches("kicker", label[1])) or _calls(label)


def _calls(label: re.Match[str]) -> bool:
    """Whether a label in capitals stands before words that are not: `HALE: Why?`."""
    return label[1].isupper() and len(label[1]) > 2 and not label.string.isupper()
