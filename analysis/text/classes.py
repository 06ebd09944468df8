"""What lists say of a word by itself: its class (determiner, pronoun, auxiliary ...), the lists it stands in."""

from collections import defaultdict
from functools import cache

from analysis.lexicons.lexicon import shipped_rows

# What may stand between a subject and its verb.
AUXILIARY = frozenset(("be", "not_be", "have", "do", "modal", "negation", "adverb"))


@cache
def word_classes() -> dict[str, str]:
    """The class of each word that has one (`lexicons/attribution_words.csv`)."""
    return {row["cue"]: row["class"] for row in shipped_rows("attribution_words")}


def word_list(name: str) -> frozenset[str]:
    """The words of one list in `lexicons/word_lists.csv`, as they are written there.

    >>> sorted(word_list("feminine"))
    ['her', 'miss', 'mrs', 'ms', 'she']
    """
    return _word_lists()[name]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists = defaultdict(set)
    for row in shipped_rows("word_lists"):
        lists[row["list"]].add(row["word"])
    return {name: frozenset(words) for name, words in lists.items()}
