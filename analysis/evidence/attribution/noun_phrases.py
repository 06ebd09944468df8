"""Noun phrases: the words that name a source, from their first to their last.

There is no parser here. A phrase ends at a word that no noun phrase holds, or at a mark.
"""

import numpy as np

from analysis.evidence.attribution.clauses import NONE, PRONOUN, UNNAMED, Clauses, Phrases, nobody
from analysis.evidence.attribution.columns import (
    Columns,
    Mask,
    Places,
    following,
    has_quotation,
    last_but,
    next_but,
    next_of,
    previous,
)
from analysis.evidence.attribution.source_kinds import begins_digit, may_speak, sent, source_kinds
from analysis.evidence.attribution.verb_looks import is_present, is_verb
from analysis.text.classes import AUXILIARY, word_list

LONGEST = 25  # words; a longer subject is a misreading (12 and 50 give the same speakers on PolNeAR train)
_ENDS_LEFT = AUXILIARY - {"adverb"} | {"pronoun", "contraction", "subordinator", "that", "wh", "to"}
ENDS_RIGHT = _ENDS_LEFT | {"object", "adverb", "time", "particle"}
_INSIDE_NAME = frozenset(("of", "for", "from", "at"))
_LEFT_OUT = frozenset(("conjunction", "adverb", "time", "object", "particle"))
_BEFORE_DETERMINER = frozenset(("preposition", "conjunction", "determiner", "adverb"))
OPENS_NOUN = frozenset(("determiner", "possessive", "title", "role", "body", "number"))


def named(clauses: Clauses, first: Places, last: Places, speaks: Mask | None = None) -> Phrases:
    """The sources that these words name; nobody when there are none, or when they can name none.

    What `speaks` is taken at its word: `the magnate said`.
    """
    words, found = clauses.words, nobody(len(first))
    some = np.flatnonzero(first <= last)
    if not len(some):
        return found
    own, first, last = clauses.some(some), first[some], last[some]
    kind = source_kinds(own, first, last)
    if speaks is not None:
        owned = (words.of_class("determiner", "possessive") | words.word("one"))[first] & (first < last)
        kind[(kind == NONE) & speaks[some] & owned] = UNNAMED
    comma = words.made(commas)[first + 1]
    name = (comma <= last) & words.made(_bare_names)[comma]
    apposed = np.flatnonzero(name & ((kind == NONE) | (kind == UNNAMED)))  # `the mayor, Jo Hart`
    if len(apposed):
        told = source_kinds(own.some(apposed), comma[apposed], last[apposed])
        kind[apposed] = np.where(told == NONE, kind[apposed], told)
    found.put(some, Phrases(first, last, kind))
    return found


def _bare_names(words: Columns) -> Mask:
    """Whether a word has a capital and no class."""
    return words.capital & words.of_class("")


def commas(words: Columns) -> Places:
    """For each place the nearest from it on that has a comma before it."""
    return following(words.gap(is_comma))


def is_comma(gap: str) -> bool:
    """Whether just a comma stands between two words; one without space is part of a number."""
    return gap != "," and gap.strip() == ","


def phrase_end(clauses: Clauses, start: Places, whole: bool = False) -> Places:
    """The last word of the noun phrase that starts at a word of each, without appositions; `start - 1` for none.

    A `whole` one takes what hangs on it by a preposition: `a report in The Times`.
    """
    words, limit = clauses.words, np.minimum(clauses.last, start + LONGEST)
    opens = (start < limit) & ~words.made(_ends_right, whole).take(start, mode="clip")
    end = np.minimum(limit, words.made(_next_end, whole).take(start + 1, mode="clip"))
    end = words.made(last_but, "preposition", "conjunction").take(np.where(opens, end, start), mode="clip")
    return np.maximum(start - 1, end)


def phrase_right(clauses: Clauses, start: Places, whole: bool = False) -> Places:
    """The same with an apposition that a mark closes: `According to the mayor, Jo Hart, the plan failed`."""
    return with_apposition(clauses, start, phrase_end(clauses, start, whole), whole)


def with_apposition(clauses: Clauses, start: Places, end: Places, whole: bool = False) -> Places:
    """The last word of each noun phrase with what stands in apposition to it."""
    words, end, limit = clauses.words, end.copy(), np.minimum(clauses.last, start + LONGEST)
    some = np.flatnonzero((start <= end) & (end + 1 < limit))
    some = some[words.made(_opens_apposition)[end[some] + 1]]
    if not len(some):
        return end
    own, comma, last = clauses.some(some), end[some] + 1, clauses.last[some]
    far = phrase_end(own, comma, whole=not whole)
    quoted = words.gap(has_quotation)[far + 1]  # `According to the union, a driver “slept”`
    closed = (far + 1 >= last) | (words.made(_parts)[far + 1] & ~quoted)
    if not whole:
        closed |= own.of_class(far + 1, "conjunction")  # `said Ann Lee, a nurse and asked for water`
    alone = (far == comma) & words.of_class("determiner")[comma]  # `Ann Lee, a day later`
    closed &= (far >= comma) & ~alone  # not `When the alarm rang, said Berg, nobody moved`
    end[some[closed]] = far[closed]
    return end


def _ends_right(words: Columns, whole: bool) -> Mask:
    """Whether a word is no part of a noun phrase that goes on to it, whatever is before it."""
    ends = words.of_class(*ENDS_RIGHT) & ~words.between("-")  # `a 59-year-old`
    ends &= ~(words.word("very") & words.capital & words.left(words.word("the")))  # `the Very Rev. Ann Lee`
    preposition, conjunction = words.of_class("preposition"), words.of_class("conjunction")
    inside = words.listed(_INSIDE_NAME)
    if whole:  # a preposition joins more to a noun than the day: `a report in The Times`, but not `in May`
        inside = inside | ~(words.ends | words.right(words.of_class("time", "object") | words.form(str.isdigit)))
    doing = words.right(words.ending("ing") & ~words.capital)  # `for failing to`
    joins = words.word("and") & words.left(words.capital) & words.right(words.capital)
    found: Mask = ends | (preposition & (doing | ~inside)) | (conjunction & ~joins)
    return found


def _next_end(words: Columns, whole: bool) -> Places:
    """For each place the nearest from it on that ends a noun phrase."""
    return following(words.made(_ends_right, whole) | words.made(is_verb) | words.made(_parts))


def _parts(words: Columns) -> Mask:
    """Whether a mark parts a word from the one before it; the comma of `Larkfield, Inc.` does not."""
    return words.parted & ~(words.listed(word_list("firms")) & words.between(", "))


def _opens_apposition(words: Columns) -> Mask:
    """`Jo Hart, the mayor`, `the mayor, Jo Hart`, but not `officials, Jo Hart`."""
    name = words.made(_bare_names) & ~words.left(words.capital | words.ending("s"))
    return words.gap(is_comma) & (name | (words.of_class(*OPENS_NOUN) & ~words.capital))


def phrase_left(clauses: Clauses, end: Places, speaks: Mask | None = None) -> Phrases:
    """The noun phrase whose last word this is in each; one that `speaks` is a source whatever its noun."""
    words, verbs, found = clauses.words, clauses.verbs, nobody(len(end))
    there = end >= clauses.first
    alone = there & words.of_class("pronoun", "possessive")[end]
    found.set(alone, end, PRONOUN)
    some = np.flatnonzero(there & ~alone & ~words.made(_ends_left, verbs)[end])
    if not len(some):
        return found
    own, end = clauses.some(some), end[some]
    stop, passed = words.made(_stop_left, verbs), words.made(_passed, verbs)
    floor, at = np.maximum(own.first, end - LONGEST), stop[end]
    on = np.flatnonzero((at >= floor) & passed[at])
    while len(on):  # `people briefed on the move`
        on = on[words.made(_conjunction)[at[on]] >= end[on]]
        at[on] = stop[at[on]]
        on = on[(at[on] >= floor[on]) & passed[at[on]]]
    start = np.where(at < floor, floor, at + ~words.made(_held, verbs)[at])
    found.put(some, _trimmed(own, start, end, speaks if speaks is None else speaks[some]))
    return found


def _verbs(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a word is one of some verbs, and used as one: not in `the self-described democrat`."""
    noun = words.left(words.of_class("determiner", "possessive"))
    return words.listed(verbs) & ~words.between("-") & ~noun


def _ends_left(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether no noun phrase ends with a word."""
    return words.of_class(*_ENDS_LEFT, "conjunction") | words.made(_verbs, verbs)


def _opens(words: Columns) -> Mask:
    """Whether a noun phrase begins with an article or a possessive; it may go on before it: `one of the mayors`."""
    before = words.left(words.of_class(*_BEFORE_DETERMINER) | words.made(serves))
    ranked = words.word("no") & words.right(words.form(str.isdigit))  # `the world No. 3`
    return words.of_class("determiner", "possessive") & ~words.begins & ~before & ~ranked


def _stops(words: Columns) -> Mask:
    """Whether no noun phrase goes on to the left over a word."""
    parts = np.append(words.made(_parts)[1:], True) | words.made(_is_clock)
    ends = words.of_class(*_ENDS_LEFT) & ~words.made(serves)
    return parts | ends | (words.of_class("conjunction") & ~words.word("and", "nor"))


def _is_clock(words: Columns) -> Mask:
    """Whether a number ends a time of day: `12:10 Officials say`."""
    return words.form(str.isdigit) & words.between(":") & words.left(words.form(str.isdigit))


def _any_verb(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a word may be the verb of what stands before it."""
    return words.made(is_verb) | words.made(is_present) | words.made(_verbs, verbs)


def _stop_left(words: Columns, verbs: frozenset[str]) -> Places:
    """For each place the nearest before it where a noun phrase may end to the left."""
    return previous(words.made(_stops) | words.made(_any_verb, verbs) | words.made(_opens))


def _held(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a word is the first of the phrase that ends there, not the one before its first."""
    return words.made(_opens) & ~words.made(_stops) & ~words.made(_any_verb, verbs)


def _passed(words: Columns, verbs: frozenset[str]) -> Mask:
    """Whether a phrase goes on there all the same if no conjunction follows in it."""
    more = words.made(qualifies)
    return ~words.made(_stops) & np.where(words.made(_any_verb, verbs), more, words.left(more))


def _conjunction(words: Columns) -> Places:
    """For each place the nearest conjunction; where a phrase opens, from the word before on."""
    nearest = following(words.of_class("conjunction"))
    return np.where(words.made(_opens), np.roll(nearest, 1), nearest)


def qualifies(words: Columns) -> Mask:
    """Whether a participle goes with the noun before it: `people briefed on the move`, `nurses backing the bill`."""
    close = words.listed(word_list("close_to")) & words.right(words.of_class("to"))
    follows = words.right(words.of_class("preposition")) | close | (words.ending("ing") & ~words.capital)
    name = words.capital & ~words.begins & ~words.of_class("role")
    before = words.left(words.made(may_speak))
    found: Mask = (follows & ~words.left(name) & ~words.parted & before) | words.made(sent)
    return found


def with_time(clauses: Clauses, found: Phrases, cue: Places) -> Phrases:
    """Phrases that end at a participle, with the time that belongs to that: `A poll released on Sunday found`."""
    dated = np.minimum(clauses.words.made(next_but, "time", "preposition")[found.last + 1], cue) - 1
    return found._replace(last=np.where(found.found & clauses.words.made(_done)[found.last], dated, found.last))


def _done(words: Columns) -> Mask:
    return words.ending("ed") & words.of_class("") & ~words.capital


def serves(words: Columns) -> Mask:
    """Whether `to` joins somebody and whom they are close to: `an aide to the mayor`, `sources close to it`."""
    whom = words.right(words.capital | words.of_class("determiner", "possessive"))
    close = words.listed(word_list("close_to")) & words.left(words.made(may_speak))
    close |= words.made(sent)
    return words.of_class("to") & ((whom & words.left(words.of_class("title", "role"))) | words.left(close))


def _trimmed(clauses: Clauses, start: Places, end: Places, speaks: Mask | None) -> Phrases:
    """Leave out what comes before the noun proper: `in Florida`, `and`, `after the debate`, `news from`."""
    words = clauses.words
    start = np.minimum(words.made(_behind_left_out)[start], end + 1)
    start = start + ((start == end) & words.of_class(*_LEFT_OUT)[start])  # `her` alone
    joined = np.flatnonzero((start <= end) & words.of_class("preposition")[start])
    start[joined] = _after_preposition(words, start[joined], end[joined])
    found = _with_amount(clauses, named(clauses, start, end, speaks))
    none = np.flatnonzero(~found.found & (start < end))
    inner = np.minimum(words.made(next_of, "preposition")[start[none]], end[none])
    found.put(none, named(clauses.some(none), inner + 1, end[none]))
    return found


def _behind_left_out(words: Columns) -> Places:
    """For each place the nearest from it on that is not left out; `her friends` are hers."""
    return following(~words.of_class(*_LEFT_OUT) | words.word("her"))


def _after_preposition(words: Columns, start: Places, end: Places) -> Places:
    """Where the noun begins behind a preposition: at its article, else at its name, else at the next word."""
    later, name = words.made(_last_article)[end + 1], np.maximum(start + 1, words.made(_last_name)[end + 1])
    return np.where(later >= start + 2, later, np.where(words.capital[end], name, start + 1))


def _last_article(words: Columns) -> Places:
    """For each place the nearest article before it that no preposition leads to."""
    led = words.left(words.of_class("preposition", "conjunction"))
    return previous(words.of_class("determiner", "possessive") & ~led)


def _last_name(words: Columns) -> Places:
    """For each place the nearest before it with which a run of capitals begins."""
    return previous(~(words.capital & words.left(words.capital)))


def _with_amount(clauses: Clauses, found: Phrases) -> Phrases:
    """A number of people with what says how exact it is: `more than half of the farmers`, `at least 40 residents`."""
    words = clauses.words
    first = found.first + words.word("least")[found.first]
    more = found.found & words.made(_amounts)[first]
    return found._replace(first=np.where(more, first - 2, found.first))


def _amounts(words: Columns) -> Mask:
    """Whether a number begins here, and two words that say how exact it is stand before."""
    number = words.form(begins_digit) | words.listed(word_list("numbers")) | words.of_class("number")
    number |= words.word("a", "an") & words.right(number)
    exact = words.word("than") & words.left(words.word("more", "fewer", "less"))
    exact |= (words.word("least") & words.left(words.word("at"))) | (words.word("to") & words.left(words.word("up")))
    found: Mask = number & words.left(exact)
    return found
