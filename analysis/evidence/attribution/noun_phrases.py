"""Noun phrases: the words that name a source, from their first to their last.

There is no parser here. A phrase ends at a word that no noun phrase holds, or at a mark.
"""

from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.source_kinds import may_speak, source_kind
from analysis.text.classes import AUXILIARY, word_list

LONGEST = 25  # words; a longer subject is a misreading (12 and 50 give the same speakers on PolNeAR train)
_ENDS_LEFT = AUXILIARY - {"adverb"} | {"pronoun", "contraction", "subordinator", "that", "wh", "to"}
ENDS_RIGHT = _ENDS_LEFT | {"object", "adverb", "time", "particle"}
_INSIDE_NAME = frozenset(("of", "for", "from", "at"))
_LEFT_OUT = frozenset(("conjunction", "adverb", "time", "object", "particle"))
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
    for comma, gap in enumerate(clause.prose.gaps[first + 1 : last + 1], first + 1):
        if gap.strip() == ",":
            named_so = clause.capital(comma) and not clause.kind(comma)
            return source_kind(clause, comma, last) if named_so else ""
    return ""


def phrase_right(clause: Clause, start: int, apposition: bool = True, whole: bool = False) -> int:
    """The last word of the noun phrase that starts here; `start - 1` when none does.

    A `whole` phrase takes what hangs on it by a preposition (`a report in The Times`), and only an apposition that a
    mark closes: `According to the mayor, Jo Hart, the plan failed`.
    """
    words, at, verbs = clause.words, start, clause.prose.whether(_may_be_verb)
    limit = min(clause.last, start + LONGEST)
    while at < limit and not (at > start and _parts(clause, at)):
        kind = clause.kind(at)
        ends = kind in ENDS_RIGHT and clause.gap(at) != "-"  # `a 59-year-old`
        if ends or (at > start and verbs[at] and is_verb(clause, at)):
            break
        inside = kind != "preposition" or words[at] in _INSIDE_NAME or (whole and _goes_on(clause, at))
        if not inside or (kind == "preposition" and _doing(clause, at + 1)):
            break
        if kind == "conjunction" and not (words[at] == "and" and clause.capital(at - 1) and clause.capital(at + 1)):
            break
        at += 1
    while at - 1 >= start and clause.kind(at - 1) in ("preposition", "conjunction"):
        at -= 1
    if not (apposition and start < at < limit and clause.gap(at).strip() == "," and _opens_apposition(clause, at)):
        return at - 1
    end = phrase_right(clause, at, apposition=False, whole=not whole)
    if end == at and clause.kind(at) == "determiner":  # `Ann Lee, a day later`
        return at - 1
    opens = '"' in clause.gap(end + 1)  # `According to the union, a driver “slept”`
    closed = end >= at and (end + 1 >= clause.last or (_parts(clause, end + 1) and not opens))
    return end if closed or not whole else at - 1


def _parts(clause: Clause, at: int) -> bool:
    """Whether a mark parts a word from the one before it; the comma of `Larkfield, Inc.` does not."""
    return clause.breaks(at) and not (clause.prose.folded[at] in word_list("firms") and clause.gap(at) == ", ")


def _doing(clause: Clause, at: int) -> bool:
    """Whether a participle stands here: `for failing to`."""
    return at < clause.last and clause.words[at].endswith("ing") and not clause.capital(at)


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a preposition joins more to a noun than the day: `a report in The Times`, but not `in May`."""
    return at + 1 < clause.last and clause.kind(at + 1) not in ("time", "object") and not clause.words[at + 1].isdigit()


def _opens_apposition(clause: Clause, at: int) -> bool:
    """`Jo Hart, the mayor`, `the mayor, Jo Hart`, but not `officials, Jo Hart`."""
    if clause.capital(at) and not clause.kind(at):
        return not clause.capital(at - 1) and not clause.words[at - 1].endswith("s")
    return clause.kind(at) in OPENS_NOUN and not clause.capital(at)


def _may_be_verb(word: str) -> bool:
    known = word in word_list("past") or word in word_list("spoke")
    return word.islower() and (known or word.endswith(("ed", "s")))


def is_verb(clause: Clause, at: int) -> bool:
    """Whether a small word after a name or a noun looks like its verb: `Trump shot`, `the mayor voted`."""
    word = clause.prose.words[at]
    if not word.islower() or clause.kind(at) or clause.gap(at) != " ":
        return False
    if clause.kind(at - 1) in _BEFORE_NOUNS or (at + 1 < clause.last and clause.words[at + 1] == "by"):
        return False
    if word in word_list("past") or word in word_list("spoke"):
        return True
    noun = clause.capital(at - 1) or clause.kind(at - 1) or clause.words[at - 1] in word_list("source_people")
    return word.endswith("ed") and (bool(noun) or clause.words[at - 1].endswith("s"))


def _qualifies(clause: Clause, at: int, end: int) -> bool:
    """Whether a participle goes with the noun before it: `people briefed on the move`, `nurses backing the bill`."""
    if clause.kind(at + 1) != "preposition" and not clause.words[at].endswith("ing"):
        return False
    name = clause.capital(at - 1) and at - 1 > clause.first and clause.kind(at - 1) != "role"
    if name or clause.breaks(at) or not may_speak(clause, at - 1):
        return False
    return all(clause.kind(each) != "conjunction" for each in range(at, end))


def is_present(clause: Clause, at: int) -> bool:
    """Whether a word in -s is a verb by what follows: `the pact mirrors an old one`, `the U.S. commits to`."""
    word, before = clause.prose.words[at], clause.words[at - 1] if at > clause.first else ""
    if clause.kind(at) or not word.islower() or not word.endswith("s") or word.endswith(("ss", "'s")):
        return False
    after = at + 1 < clause.last and (clause.words[at + 1].endswith("'s") or clause.kind(at + 1) == "determiner")
    follows = clause.capital(at + 1) or clause.kind(at + 1) in ("determiner", "possessive", "to", "that")
    people = may_speak(clause, at) and (word in word_list("source_people") or not after)  # `the pact mirrors NATO's`
    return follows and not before.endswith("s") and not people


def phrase_left(clause: Clause, end: int, speaks: bool = False) -> Source:
    """The noun phrase whose last word this is; one that `speaks` is a source whatever its noun."""
    words, at, verbs, parted = clause.words, end, clause.prose.whether(_may_be_verb), clause.prose.parted
    if end < clause.first:
        return NOBODY
    if clause.kind(end) in ("pronoun", "possessive"):
        return Source(*clause.span(end, end), "pronoun")
    floor = max(clause.first, end - LONGEST)
    start = end + 1
    while at >= floor:
        kind = clause.kind(at)
        if at < end and parted[at + 1] and _parts(clause, at + 1):
            break
        loose = at < end and not _qualifies(clause, at, end)  # no part of `people briefed on the move`
        if loose and verbs[at] and (is_verb(clause, at) or is_present(clause, at)):
            break
        if kind in _ENDS_LEFT and not (at < end and serves(clause, at)):
            break
        if kind == "conjunction" and (words[at] not in ("and", "nor") or at == end):
            break
        compound = clause.gap(at) == "-"  # `the self-described democrat`
        verb = words[at] in clause.verbs and (loose or at == end)
        if verb and not compound and clause.kind(at - 1) not in ("determiner", "possessive"):
            break
        start = at
        opened = kind in ("determiner", "possessive") and at > clause.first and at < end
        goes_on = clause.kind(at - 1) in _BEFORE_DETERMINER or serves(clause, at - 1)
        if opened and not (goes_on or _qualifies(clause, at - 1, end)):
            break
        at -= 1
    return _trim(clause, start, end, speaks)


def with_time(clause: Clause, found: Source, at: int, cue: int) -> Source:
    """A phrase that ends at a participle, with the time that belongs to that: `A poll released on Sunday found`."""
    if found.start < 0 or clause.kind(at) or clause.capital(at) or not clause.words[at].endswith("ed"):
        return found
    last = at
    while last + 1 < cue and clause.kind(last + 1) in ("time", "preposition"):
        last += 1
    return found._replace(end=clause.span(at, last)[1])


def serves(clause: Clause, at: int) -> bool:
    """Whether `to` stands between somebody and whom they serve: `the ambassador to France`, `an aide to the mayor`."""
    whom = clause.capital(at + 1) or clause.kind(at + 1) in ("determiner", "possessive")
    return clause.kind(at) == "to" and whom and clause.kind(at - 1) in ("title", "role")


def _trim(clause: Clause, start: int, end: int, speaks: bool) -> Source:
    """Leave out what comes before the noun proper: `in Florida`, `and`, `after the debate`, `news from`."""
    while start <= end and clause.kind(start) in _LEFT_OUT:
        if clause.words[start] == "her" and start < end:  # `her friends`
            break
        start += 1
    if start <= end and clause.kind(start) == "preposition":
        start = _after_preposition(clause, start, end)
    found = named(clause, start, end, speaks)
    if found.start < 0:
        inner = next((at for at in range(start, end) if clause.kind(at) == "preposition"), end)
        found = named(clause, inner + 1, end)
    return found


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
