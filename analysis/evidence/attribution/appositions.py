"""What stands in apposition to a source and belongs to it: `said Ann Lee, 44, a nurse who saw it`.

Behind a cue no verb of the sentence is left to come: an age, a place, what somebody is, and who they are go with the
name, up to the next mark.
"""

from itertools import takewhile

import numpy as np

from analysis.evidence.attribution.clauses import PERSON, PRONOUN, Clause, Clauses, Phrases
from analysis.evidence.attribution.columns import Columns, Mask, Places
from analysis.evidence.attribution.noun_phrases import LONGEST, OPENS_NOUN, is_comma, phrase_left, serves
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.verb_looks import is_present, is_verb
from analysis.text.classes import word_list

RELATIVE = frozenset(("who", "whom", "whose", "which"))
_JOINS = (",", ".,")  # `Ann Lee of Leeds, Mass., who`
_DOERS = ("or", "er")  # `her former supervisor`
LONGEST_PLACE = 3  # words with capitals: `a nurse from Leeds, New York`
# Where a piece ends though no mark stands: `said the mayor of Leeds as he left`.
_BEFORE_SUBJECT = frozenset(("conjunction", "adverb", "subordinator", "that"))
_ENDS_PIECE = frozenset(("subordinator", "wh", "modal"))


def with_what_belongs(clauses: Clauses, found: Phrases, commas: Mask | bool = True) -> Phrases:
    """Sources behind their cues, with what belongs to each; without `commas` only up to the first of them."""
    words, last = clauses.words, found.last.copy()
    may = found.found & (found.kind != PRONOUN) & words.gap(_may_go_on)[last + 1]
    commas = np.broadcast_to(commas, len(last))
    for each in np.flatnonzero(may & (commas | ~words.parted[last + 1])).tolist():
        last[each] = _last(clauses.each(each), int(found.first[each]), int(last[each]), bool(commas[each]))
    return found._replace(last=last)


def _may_go_on(gap: str) -> bool:
    return gap.strip() in ("", *_JOINS)


def with_what_one_is(clauses: Clauses, found: Phrases, end: Places) -> Phrases:
    """Names before their cues, with age, place and what each is, up to word `end`: `Ann Lee, a nurse, said`."""
    persons = (found.kind == PERSON) & ~clauses.words.word(*RELATIVE)[found.last + 1]
    some, last = np.flatnonzero(persons), found.last.copy()
    last[some] = with_what_belongs(clauses._replace(last=end + 1).some(some), found.some(some)).last
    return found._replace(last=last)


def apposed_to(clauses: Clauses, heads: Phrases) -> Phrases:
    """The names to which nouns stand in apposition, if any: `Ann Lee, a nurse from Leeds, Mass., said`."""
    words, first = clauses.words, heads.first
    may = heads.found & (heads.kind != PERSON) & (first > clauses.first) & words.gap(is_comma)[first]
    some = np.flatnonzero(may)
    if not len(some):
        return heads
    name = phrase_left(clauses.some(some), first[some] - 1)
    start = np.where(name.kind == PERSON, name.first, first[some])
    opens = (start == clauses.first[some]) | words.parted[start] | words.of_class(*_BEFORE_SUBJECT)[start - 1]
    own = words.capital[start] & opens
    found = Phrases(*(column.copy() for column in heads))
    found.put(some[own], name.some(own))
    return found


def _last(clause: Clause, first: int, last: int, commas: bool) -> int:
    """The last word of what belongs to these words."""
    limit = min(clause.last, last + 2 * LONGEST)
    while last + 1 < limit and (commas or not clause.breaks(last + 1)):
        end = _piece(clause, last + 1, more=any(clause.breaks(at) for at in range(first + 1, last + 1)))
        if end <= last or not (end + 1 >= clause.last or clause.breaks(end + 1)):
            break
        last = end
    return last


def _piece(clause: Clause, at: int, more: bool) -> int:
    """The last word of the piece that begins here and belongs to the noun before it; the word before when none does.

    There is `more` between the name and here already, so that `and` goes on with it: `a nurse and mother`.
    """
    gap = clause.gap(at).strip()
    if clause.words[at] in RELATIVE and gap in ("", *_JOINS):
        return _clause_end(clause, at)
    if not gap and _qualifies(clause, at):
        return _clause_end(clause, at)
    if not gap:
        return _to_mark(clause, at) if more and (_joined(clause, at) or clause.so(serves, at)) else at - 1
    if gap not in _JOINS:
        return at - 1
    end = _to_mark(clause, at)
    if clause.words[at].isdigit():  # an age
        return end if end == at else at - 1
    place = end - at < LONGEST_PLACE and all(clause.capital(each) for each in range(at - 1, end + 1))
    return end if place or _is_home(clause, at, end) or _says_what(clause, at, end) else at - 1


def _is_home(clause: Clause, at: int, end: int) -> bool:
    """Whether a piece says where somebody is from: `of Leeds`, `from the rescue centre`, not `from the wings`."""
    if clause.words[at] not in ("of", "from") or clause.breaks(at + 1):
        return False
    within = any(clause.capital(each) or clause.so(may_speak, each) for each in range(at + 2, end + 1))
    return clause.capital(at + 1) or (clause.kind(at + 1) in ("determiner", "possessive") and within)


def _clause_end(clause: Clause, at: int) -> int:
    """The last word of a relative clause, up to the next mark; the word before it where it gives somebody's words."""
    if at + 1 >= clause.last or clause.breaks(at + 1) or clause.words[at + 1] in clause.verbs:
        return at - 1
    end = at
    while end + 1 < clause.last and not clause.breaks(end + 1):
        end += 1
    return end


def _joined(clause: Clause, at: int) -> bool:
    """Whether `and` joins a noun to the one before: `a nurse and mother of two`, but not `a nurse and added that`."""
    if clause.words[at] != "and" or at + 1 >= clause.last:
        return False
    verb = clause.words[at + 1] in clause.verbs or clause.words[at + 1].endswith("ed")
    return not verb and clause.kind(at + 1) in OPENS_NOUN | {"", "adverb"}


def _qualifies(clause: Clause, at: int) -> bool:
    """Whether what follows a noun of people belongs to it: `a source briefed on`, `people familiar with`."""
    before = at - 1
    if clause.capital(before):
        return False
    if clause.words[at].endswith("ed") or clause.words[before].endswith("ed"):
        return not clause.kind(at) or clause.kind(at) == "preposition"
    if clause.words[at] in ("in", "from") and clause.capital(at + 1) and clause.kind(at + 1) != "time":
        return clause.so(_is_people, before)  # `said a man in Leeds`
    return clause.kind(at) in ("preposition", "to") and not clause.kind(before) and not clause.so(may_speak, before)


def _says_what(clause: Clause, at: int, end: int) -> bool:
    """Whether a piece between marks says what somebody is: `a nurse from Leeds`, `publisher of`, `Leeds's mayor`."""
    if clause.words[at - 1].isdigit() and clause.kind(at) == "determiner":  # `Ann Lee, 44, a waitress`
        return True
    doing = (
        clause.words[end].endswith("ing") and not clause.kind(end) and not clause.capital(end)
    )  # `her voice breaking`
    if doing or clause.kind(at) not in OPENS_NOUN | {"", "adverb", "document", "object"}:
        return False
    if clause.words[at] == "one" and clause.words[at + 1 : at + 2] == ["of"]:  # `one of the authors`
        return any(clause.so(_is_people, each) for each in range(at + 2, end + 1))
    nouns = list(takewhile(lambda each: clause.kind(each) != "preposition", range(at, end + 1)))
    owned = clause.kind(at) in ("determiner", "possessive") or clause.words[at] == "her"
    does = owned and clause.words[nouns[-1]].endswith(_DOERS)
    if does and not clause.kind(nouns[-1]):
        return True
    return any(clause.so(may_speak, each) and clause.kind(each) not in ("determiner", "number") for each in nouns)


def _is_people(words: Columns) -> Mask:
    """Whether a word is a noun of people: `authors`."""
    return words.of_class("role") | words.named(word_list("source_people"))


def _to_mark(clause: Clause, at: int) -> int:
    """The last word before the next mark, or before what no longer belongs to the piece."""
    end = at
    while end + 1 < clause.last and not clause.breaks(end + 1) and not _ends(clause, end + 1):
        end += 1
        if clause.words[end] in RELATIVE:
            return _clause_end(clause, end)
    return end


def _ends(clause: Clause, at: int) -> bool:
    """Whether something else begins: `as he left`, `on Monday`, `in a statement`."""
    if clause.kind(at) in _ENDS_PIECE and clause.words[at] not in RELATIVE:
        return True
    placed = clause.words[at].endswith("ed") and clause.kind(at + 1) == "preposition" and clause.so(may_speak, at - 1)
    if placed:  # `a nurse based in Leeds`
        return False
    if clause.so(is_verb, at) or clause.so(is_present, at) or (clause.words[at] == "and" and not _joined(clause, at)):
        return True
    if clause.kind(at) != "preposition" or clause.words[at] in ("of", "for", "at"):
        return False
    after = range(at + 1, min(at + 4, clause.last))
    return clause.kind(at + 1) == "time" or any(clause.words[each] in word_list("source_documents") for each in after)
