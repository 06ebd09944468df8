"""What a word is to readability, asked once for each distinct word: syllables, letters, familiarity.

textstat judges the words that its dictionaries hold. For a word that CMUdict does not hold, textstat counts the
places where it may be hyphenated, which is too few; there, vowel groups are counted instead.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from analysis.text import fold

# So many distinct words are remembered; a corpus has more, and memory must stay flat.
REMEMBERED = 100_000

# The endings under which a word of the Dale-Chall list stays familiar (Chall and Dale 1995).
_ENDINGS = ("'s", "s'", "s", "es", "d", "ed", "ing", "ly", "er", "est", "n't")
_VOWELS = re.compile("[aeiouy]+")


@cache
def textstat_offline():
    """The `textstat` module, with the CMUdict that ships here on NLTK's path, so that it downloads nothing."""
    import nltk
    import textstat

    folder = str(files("analysis") / "data" / "nltk")
    if folder not in nltk.data.path:
        nltk.data.path.insert(0, folder)
    return textstat


@cache
def _pronounced() -> frozenset[str]:
    """The words that CMUdict holds."""
    textstat_offline()
    from textstat.backend.utils._get_cmudict import get_cmudict

    return frozenset(get_cmudict("en_US"))


@cache
def _easy_words() -> frozenset[str]:
    """Textstat's copy of the Dale-Chall list of words that fourth-graders know."""
    textstat_offline()
    from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

    return frozenset(get_lang_easy_words("en_US"))


@lru_cache(maxsize=REMEMBERED)
def syllables(word: str) -> int:
    """How many syllables a word has, at least 1.

    textstat's own count for each word that CMUdict holds, with or without a possessive `'s`. For others
    the number of vowel groups, less a silent `e`, `es` or `ed` at the end.

    >>> [syllables(word) for word in ("security", "Qatar", "Doha’s", "blorfed", "1949")]
    [4, 2, 2, 1, 1]
    """
    folded = fold(word)
    for known in (folded, folded.removesuffix("'s"), folded.replace("'", "")):
        if known in _pronounced():
            return max(textstat_offline().syllable_count(known), 1)
    stem = folded.removesuffix("'s")
    count = len(_VOWELS.findall(stem))
    if re.search(r"[^l]e$|[^dt]ed$|[^cgsxz]es$", stem) and not re.search("(?:ch|sh)es$", stem):
        count -= 1
    return max(count, 1)


@lru_cache(maxsize=REMEMBERED)
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
    for ending in _ENDINGS:
        if folded.endswith(ending):
            stem = folded[: -len(ending)]
            doubled = len(stem) > 2 and stem[-1] == stem[-2]
            if stem in easy or stem + "e" in easy or (doubled and stem[:-1] in easy):
                return True
            if stem.endswith("i") and stem[:-1] + "y" in easy:
                return True
    return False


@lru_cache(maxsize=REMEMBERED)
def judge(word: str) -> int:
    """A word's syllables, letters and familiarity in one number, for fast sums: see `unpack`."""
    letters = sum(map(str.isalnum, word))
    return syllables(word) | min(letters, 0xFFFFFF) << 8 | (not is_familiar(word)) << 40
