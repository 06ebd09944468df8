"""Words that look like verbs, by their form and by what is beside them."""

from analysis.evidence.attribution.columns import Columns, Mask, is_irregular
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.text.classes import word_list

# After these an -ed is no verb: `the wounded`, `two armed men`.
_BEFORE_NOUNS = frozenset(("determiner", "possessive", "number", "adverb", "preposition", "conjunction"))


def is_verb(words: Columns) -> Mask:
    """Whether a small word after a name or a noun looks like its verb: `Trump shot`, `the mayor voted`."""
    alone = words.written(str.islower) & words.of_class("") & words.between(" ")
    alone &= ~words.begins & ~words.left(words.of_class(*_BEFORE_NOUNS)) & ~words.right(words.word("by"))
    noun = words.capital | ~words.of_class("") | words.made(may_speak) | words.ending("s")
    done = words.ending("ed") & words.left(noun) & ~words.left(words.of_class("negation"))  # `not involved in it`
    return alone & (words.made(is_irregular) | done)


def is_present(words: Columns) -> Mask:
    """Whether a word in -s is a verb by what follows: `the pact mirrors an old one`, `the U.S. commits to`."""
    after = words.right(words.ending("'s") | words.of_class("determiner"))
    follows = words.right(words.capital | words.of_class("determiner", "possessive", "to", "that"))
    people = words.made(may_speak) & (words.listed(word_list("source_people")) | ~after)  # `the pact mirrors NATO's`
    plain = words.written(str.islower) & words.ending("s") & ~words.ending("ss", "'s") & words.of_class("")
    return plain & follows & ~words.left(words.ending("s")) & ~people
