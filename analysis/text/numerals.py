"""Numbers as people read them: rounded, with a true minus sign, with their interval."""

import math

# Before a number is rounded to what is shown, its last bits are dropped, so that two machines round alike.
_SURE = 9


def number(value: float, digits: int = 1) -> str:
    """A number as it is printed: a true minus sign, no minus zero, a dash for NaN.

    >>> number(-0.04), number(-1.25), number(float("nan"))
    ('0.0', '−1.2', '–')
    """
    if not math.isfinite(value):
        return "–"
    text = f"{round(float(value), _SURE):,.{digits}f}"
    return (text.lstrip("-") if float(text.replace(",", "")) == 0 else text).replace("-", "−")


def counted(count: int, what: str) -> str:
    """A count and what is counted, in the plural where it is not one.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def interval(value: float, low: float, high: float, digits: int = 1) -> str:
    """A value with its interval in words; one that both ends round to stands alone.

    >>> interval(15.9, 13.24, 18.85), interval(1.52, 1.52, 1.52, 2), interval(float("nan"), 1, 2)
    ('15.9 (13.2 to 18.9)', '1.52', '–')
    """
    said = number(value, digits)
    ends = number(low, digits), number(high, digits)
    if not all(map(math.isfinite, (value, low, high))) or {*ends} == {said}:
        return said
    return f"{said} ({ends[0]} to {ends[1]})"
