"""Cues by their position: a verb that stands where only one that gives the words to somebody does.

`“Not again,” Hart sighed.`, `“We won!” shouted Mary Poe.`, `The plan, Hart reckons, is dead.`: the place makes the cue,
whatever the verb.
"""

from functools import cache

import numpy as np

from analysis.evidence.attribution.clauses import DOCUMENT, Clause, Clauses
from analysis.evidence.attribution.columns import Columns, Mask, Places, following, last_mark, previous
from analysis.evidence.attribution.noun_phrases import named, phrase_right
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.evidence.attribution.use import form
from analysis.evidence.attribution.weights import CueWord, entries, held, positive
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

_LONGEST_WAY = 5  # words from `put` to what is put so: `put it this way:`
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


@cache
def _cues() -> dict[str, CueWord]:
    return entries(load_lexicon("attributions"))


@cache
def _verbs() -> frozenset[str]:
    return positive(load_lexicon("attributions"))


def clauses_at(reading: Reading, at: Places, verbs: frozenset[str] | None = None) -> Clauses:
    """The clauses of some words."""
    words = reading.once(Columns)
    low, high = np.asarray(words.low)[at], np.asarray(words.high)[at]
    return Clauses(words, low, high, _verbs() if verbs is None else verbs, True)


def verbs_after(reading: Reading) -> dict[int, int]:
    """For the start of each quotation that a speaker and a verb follow, the number of that verb among the words."""
    prose, asked = reading.prose, []
    for quotation in reading.once(find_quotations):
        after = prose.word_at(quotation.end)
        if after < len(prose.words) and _opens_and_ends(reading, quotation, after):
            asked.append((quotation.start, after, _is_stopped(prose, quotation)))
    if not asked:
        return {}
    starts, first, stopped = (np.array(column, dtype=np.int64) for column in zip(*asked, strict=True))
    words, sentence = reading.once(Columns), prose.word_sentence[first]
    clauses = Clauses(words, first, prose.first[sentence + 1], _verbs(), True)
    at = first + (words.word("as")[first] & (first + 1 < clauses.last))
    inverted = _inverted_verbs(clauses, at)
    verb = np.where(inverted < 0, _verbs_of_subjects(clauses, at, at == prose.first[sentence]), inverted)
    some = (verb >= 0) & ~((stopped > 0) & (verb + 1 < clauses.last))  # `“It is.” Trump said.`
    return dict(zip(starts[some].tolist(), verb[some].tolist(), strict=True))


def _is_stopped(prose: Prose, quotation: Quotation) -> bool:
    """Whether a full stop ends a quotation."""
    return prose.straight[quotation.start : quotation.end].rstrip("\"'` ").endswith(".")


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


def _verb_forms(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a word is a verb by its form, or known as one."""
    verb = words.written(is_verb_form) | words.listed(verbs)
    return words.of_class("") & words.written(str.islower) & verb


def is_verb_form(word: str) -> bool:
    """Whether a word is in -ed or -s, or a past tense without -ed."""
    plain = word.endswith(("ed", "s")) and not word.endswith("ss")
    return plain or word in word_list("spoke") or word in word_list("past")


def _inverted_verbs(clauses: Clauses, at: Places) -> Places:
    """`shouted Mary Poe`, `asks the mayor`; -1 where none stands at a word."""
    words = clauses.words
    at = words.made(_behind_adverbs)[at]
    after = at + 1
    verb = words.made(_verb_forms, clauses.verbs)[at] & (after < clauses.last) & ~words.parted[after]
    pronoun = words.of_class("pronoun")[after]
    opens = words.capital | words.of_class("determiner", "possessive")
    some = np.flatnonzero(verb & ~pronoun & opens[after])
    own, found = clauses.some(some), verb & pronoun & words.word(*_SUBJECTS)[after]
    found[some] = named(own, after[some], phrase_right(own, after[some])).found
    return np.where(found, at, -1)


def _behind_adverbs(words: Columns) -> Places:
    """For each place the nearest from it on that is no adverb, or has a mark behind it."""
    return following(~words.of_class("adverb") | words.right(words.parted) | words.ends)


def _verbs_of_subjects(clauses: Clauses, at: Places, cut: Mask) -> Places:
    """`Hart sighed`, `the mayor quietly said`; -1 where none is; `cut` tells that a sentence begins here."""
    words, last = clauses.words, clauses.last
    end = _subjects(clauses, at)
    # `“Fire!” Two men ran out.`
    anew = cut & words.of_class(*_OPENS_ANEW)[at] & ~words.word("i")[at] & words.capital[at]
    verb = words.made(_behind_auxiliaries)[end + 1]
    verb = np.where(clauses.so(words.made(_heard), verb) & (verb + 2 < last), verb + 2, verb)
    plain = words.of_class("") & words.written(str.islower) & words.written(str.isalpha) & ~words.parted
    may = (end >= 0) & ~anew & clauses.so(plain, verb)
    known, after = words.listed(held(load_lexicon("attributions")))[np.minimum(verb, last)], np.minimum(verb + 1, last)
    later = words.made(_next_said, clauses.verbs)[after]
    says = ~known & (later < last) & (words.listed(clauses.verbs) & ~words.made(_ends_noun))[later]
    more = words.made(_next_clause)[after]
    goes_on = (more < last) & (words.of_class(*_GOES_ON) & ~words.parted)[more]
    loose = (after == last) | words.parted[after] | words.of_class(*_LOOSE)[after]
    may &= says | ~(cut & np.where(known, goes_on, ~loose))
    return np.where(may, np.where(says, later, verb), -1)


def _behind_auxiliaries(words: Columns) -> Places:
    """For each place the nearest from it on that is no auxiliary or adverb, or has a mark before it."""
    return following(~words.of_class(*_BETWEEN) | words.parted | words.begins)


def _heard(words: Columns) -> Mask:
    """`a reporter could be heard asking`, from `be` on."""
    found: Mask = words.of_class("be") & words.right(words.word("heard") & ~words.ends)
    return found


def _ends_noun(words: Columns) -> Mask:
    """Whether a word does not stand between a noun and its verb: `the Republican presidential candidate said`."""
    return words.parted | words.of_class("subordinator", "conjunction", "to", "preposition")


def _next_said(words: Columns, verbs: frozenset[str]) -> Places:
    """For each place the nearest verb of saying from it on, or what parts it from there."""
    return following(words.made(_ends_noun) | words.listed(verbs))


def _next_clause(words: Columns) -> Places:
    """For each place where a clause of its own may begin: `“Why?” Hart said that it rained`."""
    return following(words.parted | words.of_class(*_GOES_ON, "subordinator", "wh"))


def _subjects(clauses: Clauses, at: Places) -> Places:
    """The last word of the somebody who stands at a word of each, before a verb; -1 for none."""
    words, steps = clauses.words, np.arange(_LONGEST_SUBJECT)
    if not len(at):
        return at
    ends, inside = at[:, None] + steps, at[:, None] + steps < clauses.last[:, None] - 1
    ends = np.minimum(ends, words.size - 1)
    stops = words.of_class(*_ENDS_SUBJECT)[ends] & ~words.word("of")[ends]
    stops |= words.parted[ends] & (steps > 0)
    begun = (steps == 0) & (words.of_class("possessive") | words.word(*_ARTICLES))[ends]  # `the boys cried`
    before = np.logical_or.accumulate(stops, axis=1)
    some = np.flatnonzero(inside & ~before & ~begun & words.made(_before_verb, clauses.verbs)[ends])
    cue = some // _LONGEST_SUBJECT
    found = named(clauses.some(cue), at[cue], ends.ravel()[some])
    speaks = found.found & (found.kind != DOCUMENT)
    cue, places = cue[speaks], found.last[speaks]
    last = np.full(len(at), -1)
    last[cue[::-1]] = places[::-1]  # the first of each
    pronoun = words.of_class("pronoun")[at]
    return np.where(pronoun, np.where(words.word(*_SUBJECTS)[at], at, -1), last)


def _before_verb(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a subject may end at a word: a verb or an auxiliary follows, or a small word after a name."""
    between = words.right(words.of_class(*_BETWEEN) | words.made(_heard))
    plain = words.right(words.of_class("") & ~words.capital)
    verb = words.right(words.made(_verb_forms, verbs))
    found: Mask = between | (plain & (words.capital | verb))
    return found


def inserted_verbs(reading: Reading) -> dict[int, str]:
    """The verbs of `, Hart reckons,` and `as Hart put it`, with the rule of each."""
    words, prose = reading.once(Columns), reading.prose
    put = np.flatnonzero(words.word("put", "puts") & ~words.capital & words.right(words.word("it")))
    before, low = previous(words.word("as"))[put], np.asarray(words.low)[put]
    colon = following(words.gap(_leads_to_words))[put + 2]
    by_somebody = words.made(has_subject) | words.between(", ")
    # `Hart put it best: “No.”`
    so = (colon <= put + _LONGEST_WAY) & (colon < np.append(words.high, 0)[put]) & by_somebody[put]
    before = np.where(so, np.maximum(low, put - 1), before)
    marked = words.between(" ")[:-1] & words.between(", ")[1:]
    may = np.flatnonzero((words.ending("s") & words.written(str.islower))[:-1] & marked)
    inserted = may[_are_inserted(clauses_at(reading, may), may)]
    that = prose.forms.places(["that"])
    found = {
        PUT_IT: put[(before >= low) & (before >= put - _LONGEST_SUBJECT)],
        INSERTED: inserted,
        BEFORE_COLON: _verbs_before_colon(reading),
        SAYS_THAT: _verbs_before_that(reading, that[that > 0]),
    }
    return {at: rule for rule, places in found.items() for at in places.tolist()}


def _verbs_before_colon(reading: Reading) -> Places:
    """The verbs between somebody and a colon, right before a quotation."""
    prose, words = reading.prose, reading.once(Columns)
    before = [(prose.word_at(each.start) - 1, each.start) for each in reading.once(find_quotations)]
    at = np.array(
        [at for at, start in before if at >= 1 and prose.straight[prose.ends[at] : start].strip() == ":"],
        dtype=np.int64,
    )
    clauses = clauses_at(reading, at)
    owner = words.of_class("possessive", "object") | words.ending("'s")  # `Her rules: “No dogs.”`
    verb = words.made(_verb_forms, clauses.verbs)[at] & ~words.parted[at] & ~owner[at - 1] & (at > clauses.first)
    at, clauses = at[verb], clauses.some(verb)
    found: Places = at[_subjects(clauses, _stretch(clauses, at)) == at - 1]
    return found


def _stretch(clauses: Clauses, at: Places) -> Places:
    """Where what stands before a word of each begins: at a mark, or a few words before."""
    return np.maximum(np.maximum(clauses.first, clauses.words.made(last_mark)[at]), at - _LONGEST_SUBJECT)


def _leads_to_words(gap: str) -> bool:
    return gap.strip() in (":", ': "', ', "')


@cache
def _stating() -> frozenset[str]:
    """The verbs of a statement in the past, or in -s."""
    return frozenset(
        word for word, cue in _cues().items() if cue.category == "statement" and form(word) in ("past", "s")
    )


def _verbs_before_that(reading: Reading, that: Places) -> Places:
    """The verbs right before a `that` that begins what they state: `They found that the ear responds`."""
    words, verb = reading.once(Columns), that - 1
    stating = words.listed(_stating()) & words.written(str.islower) & words.made(has_subject)
    follows = ~words.parted & words.right(~words.parted & words.made(starts_clause, _verbs()))
    found: Places = verb[(stating & words.right(follows))[verb] & ~reading.once(look_at_words).quoted[verb]]
    return found


def has_subject(words: Columns) -> Mask:
    """Whether somebody or something that may speak stands before a verb, its adverbs and `has`."""
    subject = previous(~words.of_class("adverb", "have") | words.begins)
    somebody = words.word(*_SUBJECTS) | words.of_class(*_SAY_SO) | (words.of_class("") & words.made(may_speak))
    somebody |= words.capital & ~words.of_class("determiner", "possessive")
    somebody &= ~words.ending("'s")
    near = np.append(words.made(last_mark)[1:], words.size) <= subject
    found: Mask = somebody[subject] & near & ~words.begins
    return found


def begins_clause(clause: Clause, at: int) -> bool:
    """Whether a subject begins here, and a verb follows: `the ear responds`, not `rope` in `found that rope`."""
    return at < clause.last and bool(clause.columns[starts_clause, clause.verbs][at])


def starts_clause(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a subject may begin with a word, and a verb follows: `the ear responds`."""
    begins = words.of_class(*_SUBJECT_OPENS) | words.capital | words.word("there", "no")
    verb = np.append(following(words.of_class(*_FINITE) | words.made(_verb_forms, verbs))[1:], words.size)
    most = np.minimum(np.append(words.high, 0), np.arange(words.size + 1) + _LONGEST_SUBJECT + 1)
    found: Mask = begins & (verb < most)
    return found


def _are_inserted(clauses: Clauses, at: Places) -> Mask:
    """Whether somebody and a verb stand between two commas: `The plan, Hart reckons, is dead`."""
    words, start = clauses.words, _stretch(clauses, at)
    whole = (start > clauses.first) & words.between(", ")[start] & clauses.of_class(at + 1, *_FINITE)
    some = np.flatnonzero(whole)
    some = some[previous(words.word("of"))[at[some]] < start[some]]
    whole[:] = False
    whole[some] = _subjects(clauses.some(some), start[some]) == at[some] - 1
    return whole
