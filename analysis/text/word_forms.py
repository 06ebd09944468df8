"""What the form of a word says of it where no list does: adverb, participle, plural, number, ending.

There is no tagger behind this. Each answer is given for one word by itself, as `fold` writes it, and is the only
one in the package: who wants to know where a word stands adds that of their own.
"""

from analysis.text.classes import word_classes, word_list

_SHORT = 4  # letters: `only`, `ugly`, `July` tell nothing by their ending


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb: listed as one, or in -ly, without another class, and no noun or adjective in -ly.

    >>> [word for word in ("very", "quietly", "family", "ally", "only", "not") if is_adverb(word)]
    ['very', 'quietly', 'only']
    """
    known = word_classes().get(word)
    if known:
        return known == "adverb"
    return word.endswith("ly") and len(word) > _SHORT and word not in word_list("no_adverbs")


def ending(word: str) -> str:
    """The kind of word that an ending makes likely: `adverb`, `-ing`, `-ed`, `-s` (no `-ss`), or just `word`.

    >>> [ending(word) for word in ("slowly", "saying", "voted", "voters", "press")]
    ['adverb', '-ing', '-ed', '-s', 'word']
    """
    if is_adverb(word):
        return "adverb"
    for last in ("ing", "ed"):
        if word.endswith(last):
            return f"-{last}"
    return "-s" if word.endswith("s") and not word.endswith("ss") else "word"


def without_possessive(word: str) -> str:
    """A word without a possessive ending.

    >>> without_possessive("mayor's")
    'mayor'
    """
    return word.removesuffix("'s")
