"""Words as figures print them: in every font, in a line's width."""

import textwrap
from typing import TYPE_CHECKING

import matplotlib as mpl

from analysis.text.escaping import UNBROKEN, as_glyphs

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font


def _faces(weight: str) -> list["FT2Font"]:
    from matplotlib import font_manager  # late: it reads the list of fonts

    wanted = [font_manager.FontProperties(family=family, weight=weight) for family in mpl.rcParams["font.family"]]
    return [font_manager.get_font(font_manager.findfont(each)) for each in wanted]


def safe(text: object) -> str:
    r"""Text from an article in a form that every font and backend can draw.

    Characters without a glyph in the user's font become `□`, control characters and lone surrogates
    too; line ends become spaces. So neither an emoji nor another script makes a warning.

    >>> safe("a\tb\x1b[31m \ud800 $1 $2")
    'a b□[31m □ $1 $2'
    """
    fonts = _faces("normal"), _faces("bold")

    def has_glyph(letter: str) -> bool:
        code = ord(" " if letter == UNBROKEN else letter)
        return all(any(face.get_char_index(code) for face in faces) for faces in fonts)

    return as_glyphs(str(text), has_glyph)


def wrap(text: object, width: int, lines: int = 3) -> str:
    """Text broken into lines of about `width` letters, at no non-breaking space; what is too much becomes an ellipsis.

    >>> print(wrap("A very long section name that goes on", 16, lines=2))
    A very long
    section name …
    """
    made = "\n".join(textwrap.wrap(safe(text), width, max_lines=lines, placeholder=" …"))
    return made.replace(UNBROKEN, " ")
