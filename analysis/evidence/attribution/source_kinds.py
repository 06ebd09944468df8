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


def source_kind(clause: Clause, first: int, last: int) -> str:
    """What kind of source a noun phrase names; empty when it can name none."""
    kind = clause.kind(first)
    if first == last and kind in _PRONOUNS:
        return "pronoun"
    head = _head(clause, first, last)
    kind = clause.kind(head)
    if kind == "document" or (not clause.capital(head) and _listed(clause, head, word_list("source_documents"))):
        return "document"
    if clause.capital(head) and not _plain_opening(clause, first, head):
        return _named(clause, first, head)
    if not may_speak(clause, head):
        return ""
    if kind != "body" and not _listed(clause, head, word_list("source_bodies")):
        return "unnamed"
    names = range(first + (first == clause.first), head)
    named = any(clause.capital(at) and clause.kind(at) in _IN_NAMES for at in names)
    return "named organisation" if named else "unnamed"


def _head(clause: Clause, first: int, last: int) -> int:
    """The noun that a phrase is about: `officials` in `City officials at the Department of Energy`."""
    at = first
    while at < last and not clause.breaks(at + 1) and (clause.kind(at + 1) not in _ENDS_HEAD):
        at += 1
    while at > first and _trails(clause, at):
        at -= 1
    return at


def _trails(clause: Clause, at: int) -> bool:
    """Whether a word stands after the noun that it belongs to: `polls released`, `people familiar`, `the two both`."""
    word = clause.prose.words[at]
    if clause.kind(at) in ("adverb", "time"):
        return True
    follows = clause.kind(at - 1) in _SPEAKING | {"body", "document"} or _listed(
        clause, at - 1, word_list("source_people")
    )
    return follows and word.islower() and not clause.kind(at) and not may_speak(clause, at)


def _listed(clause: Clause, at: int, words: frozenset[str]) -> bool:
    return clause.prose.folded[at].removesuffix("'s") in words


def may_speak(clause: Clause, at: int) -> bool:
    """Whether a noun is one of people or bodies, or a number of them."""
    word = clause.prose.folded[at].removesuffix("'s")
    if word.isdigit():  # `4 in 10 say`
        return clause.gap(at) != "-" and at + 1 < clause.last and clause.words[at + 1] == "in"
    if word == "old" and clause.gap(at) == "-":  # `the 46-year-old`
        return True
    if word_classes().get(word) in _SPEAKING or clause.kind(at) in _SPEAKING | _COUNTED | {"body", "document"}:
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
    speaks = ending or _listed(clause, head, word_list("source_people"))
    return speaks and not clause.prose.has_word(word, head, inside=True)


def _named(clause: Clause, first: int, head: int) -> str:
    """Whether the name that ends here is a person's or a body's; empty when it is no name."""
    kind, words = clause.kind(head), clause.prose.folded
    if kind in ("time", "adverb", "wh", "that", "preposition", "subordinator", "conjunction"):
        return ""
    if kind in _SPEAKING:  # `Officials`, `the Mayor`, `Republican Voters`
        return "unnamed"
    start = head
    while start > first and clause.capital(start - 1) and not clause.breaks(start):
        start -= 1
    before = [at for at in range(first, head) if clause.kind(at) in _SPEAKING]
    if kind == "body" or words[head] in word_list("firms"):
        return "named organisation"
    if any(clause.kind(at) == "document" for at in range(start, head)):  # `Article V`
        return "document"
    if before or any(words[at] in given_names() for at in range(start, head)):
        return "named person"
    return "named organisation" if _is_body(clause, first, start, head) else "named person"


def _is_body(clause: Clause, first: int, start: int, head: int) -> bool:
    """`NATO`, `Reuters`, `The Guardian`, `Harbor Council`: by its words or by how it is written."""
    words = clause.prose.words
    if clause.prose.folded[head].removesuffix("'s") in word_list("known_bodies"):
        return True
    if clause.prose.folded[start] in word_list("his_names_and_words") | word_list("her_names_and_words"):
        return False
    if any(
        clause.kind(at) == "body" or _listed(clause, at, word_list("places_and_things"))
        for at in range(start, head + 1)
    ):
        return True
    letters = any(words[at].isupper() and len(words[at]) > 1 for at in range(start, head + 1))
    shouted = head > start and all(words[at].isupper() for at in range(start, head + 1))
    article = clause.kind(first) == "determiner" and start <= first + 1
    possessive = start > first and words[start - 1].endswith(("'s", "’s"))
    return ((letters and not shouted) or article) and not possessive
