"""What kind of source a noun phrase names, if it can name one at all.

A source is a name, a pronoun, or a noun of people, bodies or documents; `any armed` and `the storm` are none.
"""

from analysis.evidence.attribution.clauses import Clause
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
_ENDS_HEAD = frozenset(("preposition", "that", "wh", "subordinator"))
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
    if not may_speak(clause, head):
        return ""
    if kind != "body" and clause.bare[head] not in word_list("source_bodies"):
        return "unnamed"
    names = range(first + (first == clause.first), head)
    named = any(clause.capital(at) and clause.kind(at) in _IN_NAMES for at in names)
    return "named organisation" if named else "unnamed"


def _head(clause: Clause, first: int, last: int) -> int:
    """The noun that a phrase is about: `officials` in `City officials at the Department of Energy`."""
    at = first
    while at < last and not clause.breaks(at + 1) and clause.kind(at + 1) not in _ENDS_HEAD:
        if clause.words[at + 1].endswith("ing") and not clause.kind(at + 1) and may_speak(clause, at):
            break  # `nurses backing the bill`
        at += 1
    while at > first and _trails(clause, at):
        at -= 1
    return at


def _trails(clause: Clause, at: int) -> bool:
    """Whether a word stands after the noun that it belongs to: `polls released`, `people familiar`, `the two both`."""
    kind = clause.kind(at)
    if kind or not clause.prose.words[at].islower():
        return kind in ("adverb", "time")
    follows = clause.kind(at - 1) in _NOUNS or clause.bare[at - 1] in word_list("source_people")
    return follows and not may_speak(clause, at)


def may_speak(clause: Clause, at: int) -> bool:
    """Whether a noun is one of people or bodies, or a number of them."""
    word = clause.bare[at]
    if word.isdigit():  # `4 in 10 say`
        return clause.gap(at) != "-" and at + 1 < clause.last and clause.words[at + 1] == "in"
    if word == "old" and clause.gap(at) == "-":  # `the 46-year-old`
        return True
    if word_classes().get(word) in _SPEAKING or clause.kind(at) in _SPEAKERS:
        return True
    if word in word_list("source_people") or word in word_list("source_bodies"):
        return True
    return (not clause.kind(at) and word.endswith(tuple(word_list("agent_endings")))) or word.endswith(_AGENT)


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
    kind, words = clause.kind(head), clause.words
    if kind in _NO_NAME:
        return ""
    if kind in _SPEAKING:  # `Officials`, `the Mayor`, `Republican Voters`
        return "unnamed"
    start = head
    while start > first and clause.capital(start - 1) and not clause.breaks(start):
        start -= 1
    if kind == "body" or words[head] in word_list("firms"):
        return "named organisation"
    if "document" in clause.kinds(start, head):  # `Article V`
        return "document"
    if not (_SPEAKING.isdisjoint(clause.kinds(first, head)) and given_names().isdisjoint(words[start:head])):
        return "named person"
    return "named organisation" if _is_body(clause, first, start, head) else "named person"


def _is_body(clause: Clause, first: int, start: int, head: int) -> bool:
    """`NATO`, `Reuters`, `The Guardian`, `Harbor Council`: by its words or by how it is written."""
    written, opens = clause.prose.words[start : head + 1], clause.words[start]
    if clause.bare[head] in word_list("known_bodies"):
        return True
    if opens in word_list("his_names_and_words") or opens in word_list("her_names_and_words"):
        return False
    places = word_list("places_and_things")
    if "body" in clause.kinds(start, head + 1) or not places.isdisjoint(clause.bare[start : head + 1]):
        return True
    if start > first and clause.prose.words[start - 1].endswith(("'s", "’s")):
        return False
    large = [word for word in written if word.isupper()]
    letters = max(map(len, large), default=0) > 1 and not 1 < len(written) == len(large)
    return letters or (clause.kind(first) == "determiner" and start <= first + 1)
