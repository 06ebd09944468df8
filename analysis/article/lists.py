"""Lists inside the text: their items, with marks or without, and the lines that announce them."""

import re
from collections.abc import Callable, Sequence

from analysis.article.lines import ITEM
from analysis.article.looks import Look
from analysis.article.patterns import matches

_ANNOUNCES = 6  # words of the shortest line that announces a list without marks
_INGREDIENTS = re.compile(r"(?:the )?ingredients(?: \(.{1,40}\))?:?", re.I)
_SHORT = 12  # words of the longest ingredient


def listed_lines(looks: Sequence[Look], first: int, last: int, is_text: Callable[[int], bool]) -> frozenset[int]:
    """The items of the lists between two lines, and what announces each; of ingredients all short lines."""
    found: set[int] = set()
    cooks = False
    for n in range(1, last):
        look, above = looks[n], looks[n - 1]
        cooks = cooks or bool(_INGREDIENTS.fullmatch(above.text))
        if cooks and (is_text(n) or matches("section", look.text)):
            cooks = False
            continue  # what to do with them
        if cooks and look.length <= _SHORT:
            found |= {n - 1, n}
        if n <= first and not (ITEM.match(look.text) and (n - 1 in found or matches("box", above.text))):
            continue
        announced = announces(above) or (above.text.endswith(":") and ITEM.match(look.text))
        announced = announced or (_is_row(look) and _is_row(above) and any(map(str.isdigit, look.text)))
        more = n - 1 in found and (ITEM.match(look.text) or goes_on(look, above))
        if (announced or more) and (ITEM.match(look.text) or not (look.prose or look.ended)):
            found |= {n - 1, n}
    return frozenset(found)


def announces(look: Look) -> bool:
    """Whether a list may stand below a line: `The firm will close these shops:`, `Key points`."""
    return look.length >= _ANNOUNCES if look.text.endswith(":") else not look.prose and matches("box", look.text)


def goes_on(look: Look, above: Look) -> bool:
    """Whether a line is like the item above: it begins and ends alike, or is a row of a table too."""
    return look.shape[:2] == above.shape[:2] or (_is_row(look) and _is_row(above))


def _is_row(look: Look) -> bool:
    """Whether a line is a row of a table: `North | 4.1`."""
    return " | " in look.text
