"""Cues by their position: a verb that stands where only one that gives the words to somebody does.

`“Not again,” Hart sighed.`, `“We won!” shouted Mary Poe.`, `The plan, Hart reckons, is dead.`: the place makes the cue,
whatever the verb.
"""

from bisect import bisect_right
from functools import cache

import numpy as np

from analysis.evidence.attribution.clauses import Clause
from analysis.evidence.attribution.columns import Columns
from analysis.evidence.attribution.noun_phrases import named, phrase_right
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.use import form
from analysis.evidence.attribution.weights import CueWord, entries, positive
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading

_LONGEST_SUBJECT = 8  # words between a quotation and the verb of its speaker
_ENDED = (",", ".", "?", "!", "…", "—", "–", "-")
_SUBJECTS = frozenset(("he", "she", "they", "i", "we", "it"))
_ARTICLES = frozenset(("the", "a", "an", "every"))
_BETWEEN = frozenset(("adverb", "have", "do", "modal"))
# What may follow an unknown verb after `?”`, where a sentence begins: `Hart beamed as they left`, not `Hart won it`.
_LOOSE = frozenset(("preposition", "particle", "adverb", "subordinator", "conjunction", "time"))
_OPENS_ANEW = frozenset(("determiner", "possessive", "pronoun", "number"))  # with a capital: a sentence of its own
_SAY_SO = frozenset(("role", "title", "body", "document"))
_SUBJECT_OPENS = frozenset(("", "determiner", "possessive", "pronoun", "number", "title", "role", "body"))
_FINITE = frozenset(("be", "not_be", "have", "do", "modal", "negation"))
_ENDS_SUBJECT = _FINITE | {"preposition"}
_GOES_ON = _FINITE | {"that", "pronoun", "contraction"}

AFTER_QUOTATION = "verb after a quotation"
INSERTED = "name and verb between commas"
PUT_IT = "as somebody put it"
BEFORE_COLON = "verb and colon before a quotation"
SAYS_THAT = "verb of a statement, then that and a clause"
POSITION_RULES = {
    AFTER_QUOTATION: "a quotation that ends in a comma, ? or !, then somebody and a verb, or the other way round",
    INSERTED: "somebody and a verb between two commas: The plan, Hart reckons, is dead",
    PUT_IT: "as somebody put it",
    BEFORE_COLON: "somebody, a verb and a colon before a quotation: Hart laughed: “No.”",
    SAYS_THAT: "somebody or a document, a verb of a statement, `that` and a clause: It states that a third is gone",
}


def clause_at(reading: Reading, at: int, verbs: frozenset[str] | None = None) -> Clause:
    """The clause of a word."""
    columns = reading.once(Columns)
    return Clause(columns, columns.low[at], columns.high[at], _verbs() if verbs is None else verbs, True)


def quoted_places(reading: Reading) -> tuple[list[int], list[int]]:
    """Where each quotation starts, and where it ends."""
    quotations = reading.once(find_quotations)
    return [each.start for each in quotations], [each.end for each in quotations]


@cache
def _cues() -> dict[str, CueWord]:
    return entries(load_lexicon("attributions"))


@cache
def _verbs() -> frozenset[str]:
    return positive(load_lexicon("attributions"))


def verbs_after(reading: Reading) -> dict[int, int]:
    """For the start of each quotation that a speaker and a verb follow, the number of that verb among the words."""
    found = {}
    for quotation in reading.once(find_quotations):
        at = _verb_after(reading, quotation)
        if at is not None:
            found[quotation.start] = at
    return found


def _verb_after(reading: Reading, quotation: Quotation) -> int | None:
    prose = reading.prose
    at = prose.word_at(quotation.end)
    if at == len(prose.words) or not _opens_and_ends(reading, quotation, at):
        return None
    last = prose.first_word[prose.sentence_of[at] + 1]
    clause = Clause(reading.once(Columns), at, last, _verbs(), True)
    if clause.words[at] == "as" and at + 1 < last:
        at += 1
    cut = at == prose.first_word[prose.sentence_of[at]]
    inverted = _inverted_verb(clause, at)
    verb = inverted if inverted is not None else _verb_of_subject(clause, at, cut)
    stopped = prose.straight[quotation.start : quotation.end].rstrip("\"'` ").endswith(".")
    return None if verb is not None and stopped and verb + 1 < last else verb  # `“It is.” Trump said.`


def _opens_and_ends(reading: Reading, quotation: Quotation, after: int) -> bool:
    """Whether a quotation is a sentence of its own, or follows a colon, and a mark ends it that is no full stop."""
    prose = reading.prose
    first = prose.word_at(quotation.start)
    between = prose.straight[quotation.end : prose.starts[after]]
    inner = prose.straight[quotation.start : quotation.end].rstrip("\"'` ")
    if "\n" in between or not (inner.endswith(_ENDED) or between.strip() == ","):
        return False
    if first in (prose.first_word[prose.sentence_of[first]], after):
        return True
    same = prose.sentence_of[first] == prose.sentence_of[after]
    return same and prose.straight[max(0, quotation.start - 4) : quotation.start].rstrip().endswith(":")


def _is_verb_form(clause: Clause, at: int) -> bool:
    """Whether a word of a sentence is a verb by its form, or known as one."""
    if at >= clause.last or clause.kind(at) or not clause.prose.words[at].islower():
        return False
    return is_verb_form(clause.prose.words[at]) or clause.prose.words[at] in clause.verbs


def is_verb_form(word: str) -> bool:
    """Whether a word is in -ed or -s, or a past tense without -ed."""
    plain = word.endswith(("ed", "s")) and not word.endswith("ss")
    return plain or word in word_list("spoke") or word in word_list("past")


def _inverted_verb(clause: Clause, at: int) -> int | None:
    """`shouted Mary Poe`, `asks the mayor`."""
    while clause.kind(at) == "adverb" and not clause.breaks(at + 1):
        at += 1
    after = at + 1
    if not _is_verb_form(clause, at) or after >= clause.last or clause.breaks(after):
        return None
    if clause.kind(after) == "pronoun":
        return at if clause.words[after] in _SUBJECTS else None
    if not (clause.capital(after) or clause.kind(after) in ("determiner", "possessive")):
        return None
    return at if named(clause, after, phrase_right(clause, after)).start >= 0 else None


def _verb_of_subject(clause: Clause, at: int, cut: bool) -> int | None:
    """`Hart sighed`, `the mayor quietly said`; `cut` tells that a sentence begins here."""
    end = _subject(clause, at)
    anew = cut and clause.kind(at) in _OPENS_ANEW and clause.words[at] != "i" and clause.capital(at)
    if end is None or anew:  # `“Fire!” Two men ran out.`
        return None
    verb = end + 1
    while clause.kind(verb) in _BETWEEN and not clause.breaks(verb):
        verb += 1
    if _is_heard(clause, verb):
        verb += 2
    if verb >= clause.last or clause.breaks(verb) or clause.kind(verb) or not clause.prose.words[verb].isalpha():
        return None
    if not clause.prose.words[verb].islower():
        return None
    known = clause.words[verb] in _cues()
    later = None if known else _later_verb(clause, verb)
    if later is not None:
        return later
    loose = verb + 1 == clause.last or clause.breaks(verb + 1) or clause.kind(verb + 1) in _LOOSE
    if cut and (_says_more(clause, verb) if known else not loose):
        return None
    return verb


def _is_heard(clause: Clause, at: int) -> bool:
    """`a reporter could be heard asking`."""
    return clause.kind(at) == "be" and clause.words[at + 1 : at + 2] == ["heard"] and at + 2 < clause.last


def _later_verb(clause: Clause, at: int) -> int | None:
    """A verb of saying further on: then the word here is a noun, as in `the Republican presidential candidate said`."""
    for later in range(at + 1, clause.last):
        if clause.breaks(later) or clause.kind(later) in ("subordinator", "conjunction", "to", "preposition"):
            return None
        if clause.words[later] in clause.verbs:
            return later
    return None


def _says_more(clause: Clause, verb: int) -> bool:
    """Whether a clause of its own follows the verb: `“Why?” Hart said that it rained`."""
    at = verb + 1
    while at < clause.last and not clause.breaks(at):
        if clause.kind(at) in _GOES_ON:
            return True
        if clause.kind(at) in ("subordinator", "wh"):
            return False
        at += 1
    return False


def _subject(clause: Clause, at: int) -> int | None:
    """The last word of the somebody who stands here, before a verb."""
    if clause.kind(at) == "pronoun":
        return at if clause.words[at] in _SUBJECTS else None
    for end in range(at, min(at + _LONGEST_SUBJECT, clause.last - 1)):
        if end > at and clause.breaks(end):
            return None
        if clause.kind(end) in _ENDS_SUBJECT and clause.words[end] != "of":
            return None
        between = clause.kind(end + 1) in _BETWEEN or _is_heard(clause, end + 1)
        ends = between or not (clause.capital(end + 1) or clause.kind(end + 1))
        begun = end == at and (clause.kind(at) == "possessive" or clause.words[at] in _ARTICLES)  # `the boys cried`
        if ends and not begun and (clause.capital(end) or _is_verb_form(clause, end + 1) or between):
            source = named(clause, at, end)
            if source.start >= 0 and source.kind != "document":
                return end
    return None


def inserted_verbs(reading: Reading) -> dict[int, str]:
    """The verbs of `, Hart reckons,` and `as Hart put it`, with the rule of each."""
    prose, found = reading.prose, {}
    for at in prose.forms.places(["put"]).tolist():
        said = prose.words[at] == "put" and prose.folded[at + 1 : at + 2] == ["it"]
        if said and _after_as(clause_at(reading, at), at):
            found[at] = PUT_IT
    may = prose.written.column(_may_be_inserted, bool) & prose.between.mask([" "])
    may[:-1] &= prose.between.mask([", "])[1:]
    for at in np.flatnonzero(may[:-1]).tolist():
        if at > 0 and _is_inserted(clause_at(reading, at), at):
            found[at] = INSERTED
    found.update((at, BEFORE_COLON) for at in _verbs_before_colon(reading))
    found.update((at - 1, SAYS_THAT) for at in prose.forms.places(["that"]).tolist() if _says_that(reading, at))
    return found


def _verbs_before_colon(reading: Reading) -> list[int]:
    """The verbs between somebody and a colon, right before a quotation."""
    prose, found = reading.prose, []
    for quotation in reading.once(find_quotations):
        at = prose.word_at(quotation.start) - 1
        if at < 1 or prose.straight[prose.ends[at] : quotation.start].strip() != ":":
            continue
        clause, start = clause_at(reading, at), at - 1
        while start > clause.first and not clause.breaks(start) and at - start < _LONGEST_SUBJECT:
            start -= 1
        somebody = start >= clause.first and not clause.breaks(at) and _subject(clause, start) == at - 1
        owner = clause.kind(at - 1) in ("possessive", "object") or clause.words[at - 1].endswith(
            "'s"
        )  # `Her rules: “No dogs.”`
        if somebody and _is_verb_form(clause, at) and not owner:
            found.append(at)
    return found


def _may_be_inserted(word: str) -> bool:
    return word.endswith("s") and word.islower()


def _says_that(reading: Reading, at: int) -> bool:
    """Whether a `that` begins what a verb right before it states: `They found that the ear responds`."""
    prose, verb = reading.prose, at - 1
    word = _cues().get(prose.folded[verb]) if verb > 0 else None
    if word is None or word.category != "statement" or form(prose.folded[verb]) not in ("past", "s"):
        return False
    starts, ends = reading.once(quoted_places)
    place = bisect_right(starts, prose.starts[verb]) - 1
    if not prose.words[verb].islower() or (place >= 0 and prose.starts[verb] < ends[place]):
        return False
    clause = clause_at(reading, verb)
    follows = at + 1 < clause.last and not (clause.breaks(at) or clause.breaks(at + 1))
    return follows and has_subject(clause, verb) and begins_clause(clause, at + 1)


def has_subject(clause: Clause, verb: int) -> bool:
    """Whether somebody or something that may speak stands before a verb, its adverbs and `has`."""
    subject = verb - 1
    while subject > clause.first and clause.kind(subject) in ("adverb", "have"):
        subject -= 1
    if subject < clause.first or any(clause.breaks(each) for each in range(subject + 1, verb + 1)):
        return False
    named_so = clause.capital(subject) and clause.kind(subject) not in ("determiner", "possessive")
    somebody = clause.words[subject] in _SUBJECTS or clause.kind(subject) in _SAY_SO or named_so
    somebody = somebody or (not clause.kind(subject) and clause.so(may_speak, subject))
    return somebody and not clause.words[subject].endswith("'s")


def begins_clause(clause: Clause, at: int) -> bool:
    """Whether a subject begins here, and a verb follows: `the ear responds`, not `rope` in `found that rope`."""
    begins = clause.kind(at) in _SUBJECT_OPENS or clause.capital(at) or clause.words[at] in ("there", "no")
    after = range(at + 1, min(clause.last, at + _LONGEST_SUBJECT + 1))
    return begins and any(clause.kind(each) in _FINITE or _is_verb_form(clause, each) for each in after)


def _after_as(clause: Clause, at: int) -> bool:
    return at + 1 < clause.last and "as" in clause.words[max(clause.first, at - _LONGEST_SUBJECT) : at]


def _is_inserted(clause: Clause, at: int) -> bool:
    start = at - 1
    while start > clause.first and not clause.breaks(start) and at - start < _LONGEST_SUBJECT:
        start -= 1
    whole = start > clause.first and clause.gap(start) == ", " and clause.kind(at + 1) in _FINITE
    return whole and "of" not in clause.words[start:at] and _subject(clause, start) == at - 1
