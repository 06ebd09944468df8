"""What a word is to readability, asked once for each distinct word: syllables, letters, familiarity.

textstat judges the words that its dictionaries hold. For a word that CMUdict does not hold, textstat counts the
places where it may be hyphenated, which is too few; there, vowel groups are counted instead.
"""

import re
from functools import cache
from importlib.resources import files

from analysis.lexicons.keys import fold
from analysis.text.memo import Remembered

# The endings under which a word of the Dale-Chall list stays familiar (Chall and Dale 1995).
_ENDINGS = ("'s", "s'", "s", "es", "d", "ed", "ing", "ly", "er", "est", "n't")
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile("[^l]e$|[^dt]ed$|[^cgsxz]es$")


@cache
def textstat_offline():
    """The `textstat` module, with the CMUdict that ships here, so that it downloads nothing.

    It is handed the dictionary itself: NLTK, through which it reads one, refuses a folder that its group may write to
    or that belongs to another account, and so may the folder of this package be.
    """
    import textstat
    from textstat.backend.counts import _count_syllables

    _count_syllables.get_cmudict = lambda lang: _pronounced() if lang.startswith("en") else None
    return textstat


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    """The words that CMUdict holds, each with the sounds that it may have; a vowel ends in a digit."""
    path = files("analysis.text") / "data" / "nltk" / "corpora" / "cmudict" / "cmudict"
    pronounced: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="ascii").splitlines():
        word, _, *sounds = line.split()
        pronounced.setdefault(word.lower(), []).append(sounds)
    return pronounced


@cache
def _easy_words() -> frozenset[str]:
    """Textstat's copy of the Dale-Chall list of words that fourth-graders know."""
    textstat_offline()
    from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

    return frozenset(get_lang_easy_words("en_US"))


def syllables(word: str) -> int:
    """How many syllables a word has, at least 1.

    textstat's own count for each word that CMUdict holds, with or without a possessive `'s`. For others
    the number of vowel groups, less a silent `e`, `es` or `ed` at the end.

    >>> [syllables(word) for word in ("security", "Qatar", "Doha’s", "blorfed", "1949")]
    [4, 2, 2, 1, 1]
    """
    folded, pronounced = fold(word), _pronounced()
    stem = folded.removesuffix("'s")
    for known in (folded, stem, folded.replace("'", "")) if "'" in folded else (folded,):
        if known in pronounced:
            if known.isalpha():  # what textstat does with a plain word, without the way there
                return max(sum(sound[-1].isdigit() for sound in pronounced[known][0]), 1)
            return max(textstat_offline().syllable_count(known), 1)
    count = len(_VOWELS.findall(stem))
    if stem.endswith(("e", "ed", "es")) and _SILENT.search(stem, len(stem) - 3) and not stem.endswith(("ches", "shes")):
        count -= 1
    return max(count, 1)


def is_familiar(word: str) -> bool:
    """Whether a word is on the Dale-Chall list, or a regular form of one that is, or a number.

    textstat looks for the very form, so that it takes `asked` and `countries` for difficult. Names are
    unfamiliar unless they are on the list.

    >>> [is_familiar(word) for word in ("ask", "asked", "Countries", "geopolitics", "isn’t", "747")]
    [True, True, True, False, True, True]
    """
    folded = fold(word)
    easy = _easy_words()
    if folded in easy or folded.replace("'", "") in easy or folded.isdigit():
        return True
    if not folded.endswith(_ENDINGS):
        return False
    for ending in _ENDINGS:
        if folded.endswith(ending):
            stem = folded[: -len(ending)]
            doubled = len(stem) > 2 and stem[-1] == stem[-2]
            if stem in easy or stem + "e" in easy or (doubled and stem[:-1] in easy):
                return True
            if stem.endswith("i") and stem[:-1] + "y" in easy:
                return True
    return False


def _judge(word: str) -> int:
    letters = len(word) if word.isalnum() else sum(map(str.isalnum, word))
    capital = word[0].isupper()
    return min(syllables(word), MOST) | min(letters, MOST) << 24 | (not is_familiar(word)) << 48 | capital << 49


MOST = 0xFFFFFF  # in one word
# A word's syllables, letters, whether it is unfamiliar and whether it has a capital, in one number, for fast sums.
JUDGED = Remembered(_judge)
