"""Noun phrases: the words that name a source, from their first to their last.

There is no parser here. A phrase ends at a word that no noun phrase holds, or at a mark.
"""

import numpy as np

from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.columns import Columns, Mask, Places, following, is_doing, previous
from analysis.evidence.attribution.source_kinds import may_speak, source_kind
from analysis.text.classes import AUXILIARY, word_classes, word_list

LONGEST = 25  # words; a longer subject is a misreading (12 and 50 give the same speakers on PolNeAR train)
_ENDS_LEFT = AUXILIARY - {"adverb"} | {"pronoun", "contraction", "subordinator", "that", "wh", "to"}
ENDS_RIGHT = _ENDS_LEFT | {"object", "adverb", "time", "particle"}
_INSIDE_NAME = frozenset(("of", "for", "from", "at"))
_LEFT_OUT = frozenset(("conjunction", "adverb", "time", "object", "particle"))
_AMOUNTS = frozenset((("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")))
_BEFORE_DETERMINER = frozenset(("preposition", "conjunction", "determiner", "adverb"))
OPENS_NOUN = frozenset(("determiner", "possessive", "title", "role", "body", "number"))
# After these an -ed is no verb: `the wounded`, `two armed men`.
_BEFORE_NOUNS = frozenset(("determiner", "possessive", "number", "adverb", "preposition", "conjunction"))


def named(clause: Clause, first: int, last: int, speaks: bool = False) -> Source:
    """The source that these words name; nobody when there are none, or when they can name none.

    What `speaks` is taken at its word: `the magnate said`.
    """
    kind = source_kind(clause, first, last) if first <= last else ""
    if not kind and speaks and clause.kind(first) in ("determiner", "possessive") and first < last:
        kind = "unnamed"
    if kind in ("", "unnamed") and first <= last:
        kind = _apposed(clause, first, last) or kind
    return Source(*clause.span(first, last), kind) if kind else NOBODY


def _apposed(clause: Clause, first: int, last: int) -> str:
    """The kind of the name that follows a noun: `the mayor, Jo Hart`."""
    comma = clause.columns[commas][first + 1]
    named_so = comma <= last and clause.capital(comma) and not clause.kind(comma)
    return source_kind(clause, comma, last) if named_so else ""


def commas(words: Columns) -> Places:
    """For each place the nearest from it on that has a comma before it."""
    return following(words.gap(_is_comma))


def _is_comma(gap: str) -> bool:
    return gap != "," and gap.strip() == ","


def phrase_right(clause: Clause, start: int, apposition: bool = True, whole: bool = False) -> int:
    """The last word of the noun phrase that starts here; `start - 1` when none does.

    An apposition is part of it if a mark closes it: `According to the mayor, Jo Hart, the plan failed`. A `whole` one
    takes what hangs on it by a preposition: `a report in The Times`.
    """
    limit = min(clause.last, start + LONGEST)
    opens = start < limit and not clause.columns[_ends_right, whole][start]
    at = min(limit, clause.columns[_next_end, whole][start + 1]) if opens else start
    while at - 1 >= start and clause.kind(at - 1) in ("preposition", "conjunction"):
        at -= 1
    if not (apposition and start < at < limit and clause.gap(at).strip() == "," and _opens_apposition(clause, at)):
        return at - 1
    end = phrase_right(clause, at, apposition=False, whole=not whole)
    if end == at and clause.kind(at) == "determiner":  # `Ann Lee, a day later`
        return at - 1
    opens = '"' in clause.gap(end + 1)  # `According to the union, a driver “slept”`
    marked = end + 1 >= clause.last or (clause.so(_parts, end + 1) and not opens)
    joined = not whole and clause.kind(end + 1) == "conjunction"  # `said Ann Lee, a nurse and asked for water`
    closed = end >= at and (marked or joined)  # not `When the alarm rang, said Berg, nobody moved`
    return end if closed else at - 1


def _ends_right(words: Columns, whole: bool) -> Mask:
    """Whether a word is no part of a noun phrase that goes on to it, whatever is before it."""
    ends = words.of_class(*ENDS_RIGHT) & ~words.between("-")  # `a 59-year-old`
    preposition, conjunction = words.of_class("preposition"), words.of_class("conjunction")
    inside = words.listed(_INSIDE_NAME)
    if whole:  # a preposition joins more to a noun than the day: `a report in The Times`, but not `in May`
        inside = inside | ~(words.ends | words.right(words.of_class("time", "object") | words.form(str.isdigit)))
    doing = words.right(words.form(is_doing) & ~words.capital)  # `for failing to`
    joins = words.word("and") & words.left(words.capital) & words.right(words.capital)
    found: Mask = ends | (preposition & (doing | ~inside)) | (conjunction & ~joins)
    return found


def _next_end(words: Columns, whole: bool) -> Places:
    """For each place the nearest from it on that ends a noun phrase."""
    return following(words.made(_ends_right, whole) | words.made(is_verb) | words.made(_parts))


def _parts(words: Columns) -> Mask:
    """Whether a mark parts a word from the one before it; the comma of `Larkfield, Inc.` does not."""
    return words.parted & ~(words.listed(word_list("firms")) & words.between(", "))


def _opens_apposition(clause: Clause, at: int) -> bool:
    """`Jo Hart, the mayor`, `the mayor, Jo Hart`, but not `officials, Jo Hart`."""
    if clause.capital(at) and not clause.kind(at):
        return not clause.capital(at - 1) and not clause.words[at - 1].endswith("s")
    return clause.kind(at) in OPENS_NOUN and not clause.capital(at)


def _is_past(form: str) -> bool:
    return form in word_list("past") or form in word_list("spoke")


def is_verb(words: Columns) -> Mask:
    """Whether a small word after a name or a noun looks like its verb: `Trump shot`, `the mayor voted`."""
    alone = words.written(str.islower) & words.of_class("") & words.between(" ")
    alone &= ~words.begins & ~words.left(words.of_class(*_BEFORE_NOUNS)) & ~words.right(words.word("by"))
    noun = words.capital | ~words.of_class("") | words.listed(word_list("source_people")) | words.form(_is_many)
    return alone & (words.form(_is_past) | (words.form(_is_done) & words.left(noun)))


def _is_many(form: str) -> bool:
    return form.endswith("s")


def _is_done(form: str) -> bool:
    return form.endswith("ed")


def is_present(words: Columns) -> Mask:
    """Whether a word in -s is a verb by what follows: `the pact mirrors an old one`, `the U.S. commits to`."""
    after = words.right(words.form(_is_possessor) | words.of_class("determiner"))
    follows = words.right(words.capital | words.of_class("determiner", "possessive", "to", "that"))
    people = words.made(may_speak) & (words.listed(word_list("source_people")) | ~after)  # `the pact mirrors NATO's`
    plain = words.written(_is_third_person) & words.of_class("")
    return plain & follows & ~words.left(words.form(_is_many)) & ~people


def _is_possessor(form: str) -> bool:
    return form.endswith("'s")


def _is_third_person(word: str) -> bool:
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "'s"))


def phrase_left(clause: Clause, end: int, speaks: bool = False) -> Source:
    """The noun phrase whose last word this is; one that `speaks` is a source whatever its noun."""
    if end < clause.first:
        return NOBODY
    if clause.kind(end) in ("pronoun", "possessive"):
        return Source(*clause.span(end, end), "pronoun")
    columns, verbs = clause.columns, clause.verbs
    if columns[_ends_left, verbs][end]:
        return NOBODY
    stop, passed, conjunction = columns[_stop_left, verbs], columns[_passed, verbs], columns[_conjunction]
    floor, at = max(clause.first, end - LONGEST), stop[end]
    while at >= floor and passed[at] and conjunction[at] >= end:  # `people briefed on the move`
        at = stop[at]
    start = floor if at < floor else at + (not columns[_held, verbs][at])
    return _trim(clause, start, end, speaks)


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
    return words.of_class("determiner", "possessive") & ~words.begins & ~before


def _stops(words: Columns) -> Mask:
    """Whether no noun phrase goes on to the left over a word."""
    parts = np.append(words.made(_parts)[1:], True)
    ends = words.of_class(*_ENDS_LEFT) & ~words.made(serves)
    return parts | ends | (words.of_class("conjunction") & ~words.word("and", "nor"))


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
    qualifies = words.made(_qualifies)
    return ~words.made(_stops) & np.where(words.made(_any_verb, verbs), qualifies, words.left(qualifies))


def _conjunction(words: Columns) -> Places:
    """For each place the nearest conjunction; where a phrase opens, from the word before on."""
    nearest = following(words.of_class("conjunction"))
    return np.where(words.made(_opens), np.roll(nearest, 1), nearest)


def _qualifies(words: Columns) -> Mask:
    """Whether a participle goes with the noun before it: `people briefed on the move`, `nurses backing the bill`."""
    close = words.listed(word_list("close_to")) & words.right(words.of_class("to"))
    follows = words.right(words.of_class("preposition")) | close | (words.form(is_doing) & ~words.capital)
    name = words.capital & ~words.begins & ~words.of_class("role")
    before = words.left(words.made(may_speak))
    return follows & ~words.left(name) & ~words.parted & before


def with_time(clause: Clause, found: Source, at: int, cue: int) -> Source:
    """A phrase that ends at a participle, with the time that belongs to that: `A poll released on Sunday found`."""
    if found.start < 0 or clause.kind(at) or clause.capital(at) or not clause.words[at].endswith("ed"):
        return found
    last = at
    while last + 1 < cue and clause.kind(last + 1) in ("time", "preposition"):
        last += 1
    return found._replace(end=clause.span(at, last)[1])


def serves(words: Columns) -> Mask:
    """Whether `to` joins somebody and whom they are close to: `an aide to the mayor`, `sources close to it`."""
    whom = words.right(words.capital | words.of_class("determiner", "possessive"))
    close = words.listed(word_list("close_to")) & words.left(words.made(may_speak))
    return words.of_class("to") & ((whom & words.left(words.of_class("title", "role"))) | words.left(close))


def _trim(clause: Clause, start: int, end: int, speaks: bool) -> Source:
    """Leave out what comes before the noun proper: `in Florida`, `and`, `after the debate`, `news from`."""
    while start <= end and clause.kind(start) in _LEFT_OUT:
        if clause.words[start] == "her" and start < end:  # `her friends`
            break
        start += 1
    if start <= end and clause.kind(start) == "preposition":
        start = _after_preposition(clause, start, end)
    found = _with_amount(clause, named(clause, start, end, speaks))
    if found.start < 0:
        inner = next((at for at in range(start, end) if clause.kind(at) == "preposition"), end)
        found = named(clause, inner + 1, end)
    return found


def _with_amount(clause: Clause, found: Source) -> Source:
    """A number of people with what says how exact it is: `more than half of the farmers`, `at least 40 residents`."""
    if found.start < 0:
        return found
    first = clause.prose.word_at(found.start)
    first += clause.words[first] == "least"
    before = tuple(clause.words[max(clause.first, first - 2) : first])
    number = next((word for word in clause.words[first : first + 2] if word not in ("a", "an")), "")
    counted = number[:1].isdigit() or number in word_list("numbers") or word_classes().get(number) == "number"
    return found._replace(start=clause.prose.starts[first - 2]) if counted and before in _AMOUNTS else found


def _after_preposition(clause: Clause, start: int, end: int) -> int:
    later = [
        at
        for at in range(start + 2, end + 1)
        if clause.kind(at) in ("determiner", "possessive") and clause.kind(at - 1) not in ("preposition", "conjunction")
    ]
    if later:
        return later[-1]
    if not clause.capital(end):
        return start + 1
    at = end
    while at > start + 1 and clause.capital(at) and clause.capital(at - 1):
        at -= 1
    return at
