"""Words that look like verbs, by their form and by what is beside them."""

from analysis.evidence.attribution.clauses import is_possessor
from analysis.evidence.attribution.columns import Columns, Mask
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.text.classes import word_list

# After these an -ed is no verb: `the wounded`, `two armed men`.
_BEFORE_NOUNS = frozenset(("determiner", "possessive", "number", "adverb", "preposition", "conjunction"))


def is_verb(words: Columns) -> Mask:
    """Whether a small word after a name or a noun looks like its verb: `Trump shot`, `the mayor voted`."""
    alone = words.written(str.islower) & words.of_class("") & words.between(" ")
    alone &= ~words.begins & ~words.left(words.of_class(*_BEFORE_NOUNS)) & ~words.right(words.word("by"))
    noun = words.capital | ~words.of_class("") | words.made(may_speak) | words.form(is_many)
    done = words.form(is_done) & words.left(noun) & ~words.left(words.of_class("negation"))  # `not involved in it`
    return alone & (words.form(_is_past) | done)


def _is_past(form: str) -> bool:
    return form in word_list("past") or form in word_list("spoke")


def is_present(words: Columns) -> Mask:
    """Whether a word in -s is a verb by what follows: `the pact mirrors an old one`, `the U.S. commits to`."""
    after = words.right(words.form(is_possessor) | words.of_class("determiner"))
    follows = words.right(words.capital | words.of_class("determiner", "possessive", "to", "that"))
    people = words.made(may_speak) & (words.listed(word_list("source_people")) | ~after)  # `the pact mirrors NATO's`
    plain = words.written(_is_third_person) & words.of_class("")
    return plain & follows & ~words.left(words.form(is_many)) & ~people


def _is_third_person(word: str) -> bool:
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "'s"))


def is_many(form: str) -> bool:
    """Whether a word ends as a plural."""
    return form.endswith("s")


def is_done(form: str) -> bool:
    """Whether a word ends as a participle of the past."""
    return form.endswith("ed")
