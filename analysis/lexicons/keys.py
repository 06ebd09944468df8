"""The form under which a word is looked up in every list."""

import re

WORD = re.compile(r"\w+(?:['’]\w+)*")


def fold(word: str) -> str:
    """The form of a word in which every lexicon is keyed: lower case, straight apostrophe.

    >>> fold("Isn’t")
    "isn't"
    """
    return word.lower().replace("’", "'")
