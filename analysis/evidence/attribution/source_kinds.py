"""What kind of source a noun phrase names, if it can name one at all.

A source is a name, a pronoun, or a noun of people, bodies or documents; `any armed` and `the storm` are none.
"""

import numpy as np

from analysis.evidence.attribution.clauses import Clause
from analysis.evidence.attribution.columns import Columns, Mask, Places, following, is_doing, previous
from analysis.text.classes import word_classes, word_list
from analysis.text.names import given_names

SOURCE_TYPES = ("named person", "named organisation", "unnamed", "document", "pronoun", "none")

_PRONOUNS = frozenset(("pronoun", "object", "possessive"))
_SPEAKING = frozenset(("role", "title"))
_IN_NAMES = frozenset(("", "body", "document", "role", "title"))
# What a phrase may end with when no noun follows: `many`, `two dozen`.
_COUNTED = frozenset(("determiner", "number"))
# One person by what they do: `the cyclist`, `a technician`, `the fireman`.
_AGENT = ("ist", "ian", "man", "woman", "person", "worker", "holder", "owner", "keeper", "maker", "leader")
_ENDS_HEAD = frozenset(("preposition", "to", "that", "wh", "subordinator"))
_NO_NAME = _ENDS_HEAD | {"time", "adverb", "conjunction"}
_NOUNS = _SPEAKING | {"body", "document"}
_SPEAKERS = _NOUNS | _COUNTED


def source_kind(clause: Clause, first: int, last: int) -> str:
    """What kind of source a noun phrase names; empty when it can name none."""
    kind = clause.kind(first)
    if first == last and kind in _PRONOUNS:
        return "pronoun"
    head = _head(clause, first, last)
    kind, capital = clause.kind(head), clause.capital(head)
    if kind == "document" or (not capital and clause.bare[head] in word_list("source_documents")):
        return "document"
    if capital and not _plain_opening(clause, first, head):
        return _named(clause, first, head)
    if not clause.so(may_speak, head) and word_classes().get(clause.bare[head]) != "body":  # `the union's`
        return ""
    if kind != "body" and clause.bare[head] not in word_list("source_bodies"):
        return "unnamed"
    names = range(first + (first == clause.first), head)
    named = any(clause.capital(at) and clause.kind(at) in _IN_NAMES for at in names)
    return "named organisation" if named else "unnamed"


def _head(clause: Clause, first: int, last: int) -> int:
    """The noun that a phrase is about: `officials` in `City officials at the Department of Energy`."""
    at = min(last, clause.columns[_head_ends][first + 1] - 1)
    return max(first, clause.columns[_heads][at + 1])


def _head_ends(words: Columns) -> Places:
    """For each place, where the next piece behind a head begins: `at` in `officials at the Department`."""
    speaker = words.left(words.made(may_speak))
    doing = words.form(is_doing) & ~words.capital & words.of_class("") & speaker  # `nurses backing the bill`
    return following(words.parted | words.of_class(*_ENDS_HEAD) | doing)


def _heads(words: Columns) -> Places:
    """For each place, the nearest word before that trails behind no noun, as in `polls released`, `the two both`."""
    other = ~words.of_class("") | ~words.written(str.islower)
    noun = words.left(words.of_class(*_NOUNS)) | words.left(words.stem(_names_people))
    trails = np.where(other, words.of_class("adverb", "time"), noun & ~words.made(may_speak))
    return previous(~trails)


def may_speak(words: Columns) -> Mask:
    """Whether a noun is one of people or bodies, or a number of them."""
    hyphen, digits = words.between("-"), words.stem(str.isdigit)
    counted = ~hyphen & words.right(words.word("in"))  # `4 in 10 say`
    old = words.word("old", "old's") & hyphen  # `the 46-year-old`
    agent = words.stem(_ends_as_agent) & words.of_class("")
    speaks: Mask = old | agent | words.stem(_speaks) | words.of_class(*_SPEAKERS)
    return np.where(digits, counted, speaks)


def _names_people(stem: str) -> bool:
    return stem in word_list("source_people")


def _ends_as_agent(stem: str) -> bool:
    return stem.endswith(tuple(word_list("agent_endings")))


def _speaks(stem: str) -> bool:
    listed = stem in word_list("source_people") or stem in word_list("source_bodies")
    return listed or word_classes().get(stem) in _SPEAKING or stem.endswith(_AGENT)


def _plain_opening(clause: Clause, first: int, head: int) -> bool:
    """Whether the capital of a phrase of one word says only that it opens the sentence: `Officials`, `Contractors`."""
    word = clause.prose.words[head]
    if head != first or head != clause.first or clause.prose.folded[head] in word_list("known_bodies"):
        return False
    if clause.kind(head) or (clause.whole and clause.prose.has_word(word.lower(), head)):
        return True
    ending = clause.prose.folded[head].endswith(tuple(word_list("agent_endings")))
    speaks = ending or clause.bare[head] in word_list("source_people")
    return speaks and not clause.prose.has_word(word, head, inside=True)


def _named(clause: Clause, first: int, head: int) -> str:
    """Whether the name that ends here is a person's or a body's; empty when it is no name."""
    kind, columns = clause.kind(head), clause.columns
    if kind in _NO_NAME:
        return ""
    if kind in _SPEAKING:  # `Officials`, `the Mayor`, `Republican Voters`
        return "unnamed"
    start = max(first, columns[_name_begins][head + 1])
    if kind == "body" or clause.words[head] in word_list("firms"):
        return "named organisation"
    if columns[_last_document][head] >= start:  # `Article V`
        return "document"
    if columns[_last_speaking][head] >= first or columns[_last_given][head] >= start:
        return "named person"
    return "named organisation" if _is_body(clause, first, start, head) else "named person"


def _name_begins(words: Columns) -> Places:
    """For each place, where the last run of capitals before it begins."""
    return previous(~words.left(words.capital) | words.parted)


def _last_document(words: Columns) -> Places:
    return previous(words.of_class("document"))


def _last_speaking(words: Columns) -> Places:
    return previous(words.of_class(*_SPEAKING))


def _last_given(words: Columns) -> Places:
    return previous(words.listed(given_names()))


def _is_body(clause: Clause, first: int, start: int, head: int) -> bool:
    """`NATO`, `Reuters`, `The Guardian`, `Harbor Council`: by its words or by how it is written."""
    columns = clause.columns
    if columns[_known_bodies][head]:
        return True
    if columns[_telling_gender][start]:
        return False
    if columns[_last_of_body][head + 1] >= start:
        return True
    if start > first and clause.words[start - 1].endswith("'s"):
        return False
    large = head > start and columns[_last_not_large][head + 1] < start  # `ANN LEE`
    letters = columns[_last_letters][head + 1] >= start and not large
    return letters or (clause.kind(first) == "determiner" and start <= first + 1)


def _known_bodies(words: Columns) -> Mask:
    return words.stem(_is_known)


def _telling_gender(words: Columns) -> Mask:
    return words.listed(word_list("his_names_and_words")) | words.listed(word_list("her_names_and_words"))


def _last_of_body(words: Columns) -> Places:
    return previous(words.of_class("body") | words.stem(_is_place))


def _last_not_large(words: Columns) -> Places:
    return previous(~words.written(str.isupper))


def _last_letters(words: Columns) -> Places:
    return previous(words.written(_is_letters))


def _is_known(stem: str) -> bool:
    return stem in word_list("known_bodies")


def _is_place(stem: str) -> bool:
    return stem in word_list("places_and_things")


def _is_letters(word: str) -> bool:
    return len(word) > 1 and word.isupper()
