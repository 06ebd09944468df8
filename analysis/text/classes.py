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


@cache
def classed_words() -> frozenset[str]:
    """The words that have a class."""
    return frozenset(word_classes())


@cache
def words_in(classes: frozenset[str]) -> frozenset[str]:
    """The words of some classes."""
    return frozenset(word for word, kind in word_classes().items() if kind in classes)


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list in `lexicons/word_lists.csv`, as they are written there.

    >>> sorted(word_list("feminine"))
    ['her', 'miss', 'mrs', 'ms', 'she']
    """
    return _word_lists()[name]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    members = defaultdict(set)
    for word, kind in word_classes().items():
        members[kind].add(word)
    lists: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"word": set(), "class": set(), "but": set()})
    for row in shipped_rows("word_lists"):
        named = members[row["word"]] if row["kind"] == "class" else {row["word"]}
        lists[row["list"]][row["kind"]] |= named
    return {name: frozenset(each["word"] | each["class"] - each["but"]) for name, each in lists.items()}
