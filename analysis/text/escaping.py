"""Text from an article that is shown somewhere: it steers nothing there."""

import unicodedata

# Characters that would steer a terminal or turn the direction of the text around them.
STEERING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    r"""Text that steers nothing: control, direction and surrogate characters become `\ufffd`.

    >>> harmless("red \x1b[31m")
    'red �[31m'
    """
    return "".join(
        "\ufffd"
        if letter in STEERING or (letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cs"))
        else letter
        for letter in text.replace("\r\n", "\n").replace("\r", "\n")
    )
