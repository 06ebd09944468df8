"""What a word is to readability: syllables, letters, familiarity.

textstat judges the words that its dictionaries hold; `tools/make_syllables.py` has asked it about each word of CMUdict.
For a word that CMUdict does not hold, textstat counts the places where it may be hyphenated, which is too few; there,
vowel groups are counted instead.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.lexicons.keys import fold
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.classes import word_list

_DATA = files(__package__) / "data"
# The endings under which a word of the Dale-Chall list stays familiar (Chall and Dale 1995).
_ENDINGS = ("'s", "s'", "s", "es", "d", "ed", "ing", "ly", "er", "est", "n't")
_VOWELS = re.compile("[aeiouy]+")
# Vowels side by side that are two syllables (`aluminium`, `paediatric`, `video`, `Goyal`), and one without its vowel
# letter (`candles`, `populism`, `McCoy`): in at least 65 % of the words of CMUdict.
_APART = re.compile(
    "(?<![tscgx])i(?:a|o(?!n))|iu|eo(?!us)|uou|(?<![qg])ua(?=[tl])|oi(?=ng)|(?<=[aeo])ing$|(?<=[aeiou])y(?=[aeiou])"
    "|(?<=[^aeiou])le[sd]$|sms?$|^mc"
)
# A silent `e` at the end, not one with a vowel before it (`cryptocurrencies`, `detainee`).
_SILENT = re.compile("[^laeio]e$|[^dtaeiou]ed$|[^cgsxzaeio]es$")


@contextmanager
def textstat_offline() -> Iterator[Any]:
    """The `textstat` module, for as long as it is lent the CMUdict that ships here, so that it downloads nothing.

    It is handed the dictionary itself: NLTK, through which it reads one, refuses a folder that its group may write to
    or that belongs to another account, and so may the folder of this package be. Afterwards it reads its own again.
    """
    import textstat  # late: it takes long, and only a comparison needs it
    from textstat.backend.counts import _count_syllables as counter

    own = counter.get_cmudict
    counter.get_cmudict = lambda lang: pronounced() if lang.startswith("en") else own(lang)
    try:
        yield textstat
    finally:
        counter.get_cmudict = own


@cache
def pronounced() -> dict[str, list[list[str]]]:
    """The words that CMUdict holds, each with the sounds that it may have; a vowel ends in a digit."""
    path = _DATA / "nltk" / "corpora" / "cmudict" / "cmudict"
    found: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="ascii").splitlines():
        word, _, *sounds = line.split()
        found.setdefault(word.lower(), []).append(sounds)
    return found


@cache
def _counted() -> dict[str, int]:
    """How many syllables textstat finds in each word of CMUdict; line `n` of the file has those of `n`."""
    lines = (_DATA / "syllables.txt").read_text(encoding="ascii").splitlines()
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


@cache
def _easy_words() -> frozenset[str]:
    """Textstat's copy of the Dale-Chall list of words that fourth-graders know, read without loading textstat."""
    place = Path(str(find_spec("textstat").origin)).parent  # type: ignore[union-attr]  # a dependency: it is there
    lines = (place / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines)


@cache
def _compound() -> re.Pattern[str]:
    """A silent `e` inside a word: before an ending, or the second part of a compound."""
    return re.compile(f"[^aeiouyl]e(?:{'|'.join(sorted(word_list('second_parts')))})(?:s|ed|ing|ers?)?$")


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["british"]), row["american"]) for row in shipped_rows("spellings"))


@cache
def _british() -> re.Pattern[str]:
    return re.compile("|".join(british.pattern for british, _ in _spellings()))


def american(word: str) -> str:
    """A word in small letters as Americans spell it, by `lexicons/spellings.csv`.

    Both dictionaries here are American. The endings of other words may come out changed as well, so that the form is
    good for no more than a look into a dictionary.

    >>> [american(word) for word in ("manoeuvred", "colourful", "organisations", "security")]
    ['maneuvered', 'colorful', 'organizations', 'security']
    """
    for british, spelling in _spellings() if _british().search(word) else ():
        word = british.sub(spelling, word)
    return word


def syllables(word: str) -> int:
    """How many syllables a word has, at least 1.

    textstat's own count for each word that CMUdict holds, with or without a possessive `'s`, or in American spelling.
    For others the number of vowel groups, more where two vowels are apart, less a silent `e`, `es` or `ed` at the end,
    and a silent `e` before a second part (`ceasefire`).

    >>> [syllables(word) for word in ("security", "Qatar", "Doha’s", "blorfed", "1949")]
    [4, 2, 2, 1, 1]
    >>> [syllables(word) for word in ("livestream", "paediatric", "majoritarianism")]
    [2, 4, 8]
    >>> [syllables(word) for word in ("manoeuvre", "litre", "jewellery", "cryptocurrencies", "detainee")]
    [3, 2, 3, 5, 3]
    """
    folded, counted = fold(word), _counted()
    stem = folded.removesuffix("'s")
    for known in (folded, stem, folded.replace("'", "")) if "'" in folded else (folded,):
        if known in counted:
            return counted[known]
    stem = american(stem)
    if stem in counted:
        return counted[stem]
    count = len(_VOWELS.findall(stem)) + len(_APART.findall(stem)) - bool(_compound().search(stem))
    if stem.endswith(("e", "ed", "es")) and _SILENT.search(stem, len(stem) - 3) and not stem.endswith(("ches", "shes")):
        count -= 1
    return max(count, 1)


def is_familiar(word: str) -> bool:
    """Whether a word is on the Dale-Chall list, or a regular form of one that is, or a number.

    textstat looks for the very form, so that it takes `asked` and `countries` for difficult. The list is American:
    `neighbour` is as familiar as `neighbor`. Names are unfamiliar unless they are on the list.

    >>> [is_familiar(word) for word in ("ask", "asked", "Countries", "geopolitics", "isn’t", "747")]
    [True, True, True, False, True, True]
    >>> [is_familiar(word) for word in ("neighbours", "grey", "Boeing", "geopolitical")]
    [True, True, False, False]
    """
    folded = fold(word)
    return _is_listed(folded) or ((spelling := american(folded)) != folded and _is_listed(spelling))


def _is_listed(folded: str) -> bool:
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


def letters(word: str) -> int:
    """How many letters and digits a word has."""
    return len(word) if word.isalnum() else sum(map(str.isalnum, word))
