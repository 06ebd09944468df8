"""Text from an article that is shown somewhere: it steers nothing there."""

import html
import re
import unicodedata
from collections.abc import Callable

# Characters that would turn the direction of the text around them.
DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Categories of Unicode that have no shape of their own: controls, formats, surrogates, private, unassigned, separators.
SHAPELESS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
UNBROKEN = "\u00a0"  # the space at which no line is to be broken
_SPACES = re.compile(rf"[^\S{UNBROKEN}]+")
# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _replaced(text: str, unwanted: Callable[[str], bool], mark: str) -> str:
    return "".join(mark if unwanted(letter) else letter for letter in text)


def harmless(text: str) -> str:
    r"""Text for a terminal: control, direction and surrogate characters become `\ufffd`, line ends `\n`.

    >>> harmless("red \x1b[31m")
    'red �[31m'
    """

    def steers(letter: str) -> bool:
        control = letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cs")
        return control or letter in DIRECTIONS

    return _replaced(text.replace("\r\n", "\n").replace("\r", "\n"), steers, "\ufffd")


def as_html(text: str) -> str:
    """Text for an element of HTML, which neither a browser nor MathJax takes for anything else.

    >>> as_html("<b> for $5")
    '&lt;b&gt; for <span>$</span>5'
    """
    # A dollar sign in an element of its own cannot pair up with another.
    return as_attribute(text).replace("$", "<span>$</span>")


def as_attribute(text: str) -> str:
    """Text between the quotation marks of an attribute of HTML.

    >>> as_attribute('say "$5"')
    'say &quot;$5&quot;'
    """
    return html.escape(harmless(text))


def as_cell(text: str) -> str:
    r"""Text for a cell of a table: no control characters, and nothing that a spreadsheet would run.

    >>> as_cell("=1+1\x07")
    "'=1+1 "
    """
    text = _replaced(text, lambda letter: unicodedata.category(letter) == "Cc" and letter not in "\n\t", " ")
    return f"'{text}" if text.startswith(FORMULA) else text


def as_glyphs(text: str, has_glyph: Callable[[str], bool]) -> str:
    r"""Text in one line for a picture: what has no shape, or none in the font, becomes `□` (or `?`).

    >>> as_glyphs("a\tb\x1b[31m \ud800", str.isascii)
    'a b?[31m ?'
    """
    blank = "□" if has_glyph("□") else "?"
    line = _SPACES.sub(" ", text).strip()
    return _replaced(line, lambda letter: unicodedata.category(letter) in SHAPELESS or not has_glyph(letter), blank)
