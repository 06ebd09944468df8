"""Cues by what follows: a court that heard how, somebody who denies a charge, a firm that expects sales to fall.

The same verbs mean plain deeds elsewhere: `heard a bang`, `denied him entry`, `expects a letter`.
"""

from functools import cache

import numpy as np

from analysis.evidence.attribution.appositions import RELATIVE
from analysis.evidence.attribution.clauses import Clause
from analysis.evidence.attribution.noun_phrases import OPENS_NOUN
from analysis.evidence.attribution.positions import begins_clause, clause_at, has_subject
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.evidence.attribution.use import FINITE, form
from analysis.evidence.attribution.weights import entries
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.text.word_forms import is_adverb
from analysis.words.reading import Reading

_REACH = 6  # words from a verb to the `to` or `that` of its complement
_FEW = 3  # words from `it` to its verb: `it has since emerged`
_BETWEEN = frozenset(
    ("", "determiner", "possessive", "number", "preposition", "time", "role", "title", "body", "document")
)
HEARS, DENIES, EXPECTS, THAT_LATER = "a court that heard", "a charge denied", "expects it to happen", "that after time"
SEEN_AS, SAID_TO, EMERGED = "seen as", "said to be or have", "it emerged that"
COMPLEMENT_RULES = {
    HEARS: "a court or a jury heard, or was told, what stands behind it or before: The jury heard how he fled",
    DENIES: "denies or admits, and a charge or a word in -ing: Lind denies fraud, Holm admitted taking it",
    EXPECTS: "somebody expects or predicts something, `to` and a verb: The chain expects sales to fall",
    THAT_LATER: "a verb of saying, when or where it was said, `that` and a clause: He admitted on Monday that it sank",
    SEEN_AS: "is or was seen, viewed or regarded, and `as`: He is widely seen as weak; or `whom she describes as weak`",
    SAID_TO: "is or was said or believed, and `to be` or `to have`; expected, and `to`: She is believed to have fled",
    EMERGED: "it emerged or transpired, `that` and a clause: It emerged that the dam had leaked",
}


def _special() -> frozenset[str]:
    """The verbs that may be cues whatever the next word is."""
    return word_list("denying") | word_list("expecting") | {"hear", "tell", "emerge"}


@cache
def _verbs() -> dict[str, str]:
    """The words that are looked at, with the lemma of each."""
    lists = "verbs_of_saying", "said_to", "seeing_as"
    finite = _special().union(*map(word_list, lists))
    known = {word: cue.lemma for word, cue in entries(load_lexicon("attributions")).items()}
    found = {word: lemma for word, lemma in known.items() if lemma in finite and form(word) in ("past", "s")}
    found |= {word: lemma for word, lemma in known.items() if lemma in word_list("expecting") and form(word) != "ing"}
    return found | dict.fromkeys(word_list("emerging"), "emerge")


@cache
def _of_saying() -> frozenset[str]:
    """The words that are looked at only where `as`, `to`, or when or where it was said follows."""
    return frozenset(word for word, lemma in _verbs().items() if lemma not in _special())


def told_by_complement(reading: Reading) -> dict[int, str]:
    """The verbs that are cues by what follows them, with the rule of each."""
    prose, verbs = reading.prose, _verbs()
    follows = np.append(prose.forms.mask(word_list("when_or_where") | {"as", "to"}), False)[1:]
    asked = prose.forms.mask(frozenset(verbs)) & (follows | ~prose.forms.mask(_of_saying()))
    places = np.flatnonzero(asked & ~prose.capital & ~reading.once(look_at_words).quoted).tolist()
    rules = ((at, _rule(clause_at(reading, at), at, verbs[prose.folded[at]])) for at in places)
    return {at: rule for at, rule in rules if rule}


def _passive_rule(clause: Clause, at: int, lemma: str) -> str:
    """The rule by which a passive gives something to people who are not named; empty for none."""
    after = clause.words[at + 1]
    seen, told = after == "as" and lemma in word_list("seeing_as"), after == "to" and lemma in word_list("said_to")
    told = told and (lemma == "expect" or clause.words[at + 2 : at + 3] in (["be"], ["have"]))
    if not (seen or told) or not _is_finite_passive(clause, at):
        return ""
    if seen:
        return "" if _begins_sentence(clause, at + 2) else SEEN_AS
    return SAID_TO


def _begins_sentence(clause: Clause, at: int) -> bool:
    """Whether what follows `as` tells when: `was seen as he left`."""
    return clause.kind(at) == "pronoun" or clause.kind(at + 1) in FINITE or _clause(clause, at)


def _is_finite_passive(clause: Clause, at: int) -> bool:
    """`is widely seen`, `has long been seen`, but not `may be seen`, `being seen`."""
    be = _before_adverbs(clause, at)
    if be > clause.first and clause.words[be] == "been":
        return clause.kind(_before_adverbs(clause, be)) == "have"
    return clause.kind(be) in ("be", "not_be") and clause.words[be] not in ("be", "been", "being")


def _before_adverbs(clause: Clause, at: int) -> int:
    """The nearest word before that is no adverb; where a mark stands between, the word itself."""
    before = at - 1
    while before > clause.first and (clause.kind(before) == "negation" or is_adverb(clause.words[before])):
        before -= 1
    return at if any(clause.breaks(each) for each in range(before + 1, at + 1)) else before


def _rule(clause: Clause, at: int, lemma: str) -> str:
    """The rule by which a verb is a cue; empty for none."""
    after = at + 1
    if lemma in ("hear", "tell") and _closes(clause, at, lemma):
        return HEARS
    if after >= clause.last or clause.breaks(after):
        return ""
    if lemma == "emerge":
        it = "it" in clause.words[max(clause.first, at - _FEW) : at]
        return EMERGED if it and clause.words[after] == "that" and begins_clause(clause, after + 1) else ""
    passive, rule = _passive_rule(clause, at, lemma), _rule_after(clause, at, lemma)
    apart = rule == DENIES and _after_insertion(clause, at)
    by_somebody = rule and (apart or clause.so(has_subject, at) or _has_noun(clause, at))
    return passive or (rule if by_somebody else "")


def _closes(clause: Clause, at: int, lemma: str) -> bool:
    """Whether a court hears or is told what stands before: `He had lied, the court heard`, `jurors were told`."""
    after = set(clause.kinds(at + 1, clause.last))
    if not (at + 1 == clause.last or clause.breaks(at + 1) or after <= {"preposition", "time", "number"}):
        return False
    comma = next((each for each in range(at, clause.first, -1) if clause.breaks(each)), clause.first)
    behind = '"' in clause.gap(comma) if comma == clause.first else ", " in clause.gap(comma)
    court = next((each for each in range(at - 1, comma - 1, -1) if clause.words[each] in word_list("hearing")), at)
    head = court < at and all(clause.kind(each) or clause.capital(each) for each in range(court + 1, at))
    told = (lemma == "tell") == any(clause.kind(each) == "be" for each in range(comma, at))
    return behind and head and told and at - comma <= _REACH and (comma - clause.first) not in range(1, _FEW)


def _rule_after(clause: Clause, at: int, lemma: str) -> str:
    """The same by what follows the verb, whoever its subject is."""
    after = at + 1
    if lemma == "hear":
        court = not word_list("hearing").isdisjoint(clause.words[max(clause.first, at - _REACH) : at])
        return HEARS if court and (clause.words[after] in ("that", "how") or _clause(clause, after)) else ""
    if lemma in word_list("seeing_as") and clause.words[after] == "as":  # `the town, which he described as dull`
        relative = not RELATIVE.isdisjoint(clause.words[max(clause.first, at - _FEW) : at])
        return SEEN_AS if relative and not _begins_sentence(clause, at + 2) else ""
    if lemma in word_list("denying") and _charge(clause, after):
        return DENIES
    if lemma in word_list("expecting"):
        to, inner = _later(clause, after, "to"), _is_inner(clause, at)
        return EXPECTS if to > after and not clause.kind(to + 1) and not inner else ""
    if lemma in word_list("verbs_of_saying") and clause.words[after] in word_list("when_or_where"):
        that = _later(clause, after, "that")
        return THAT_LATER if that > after and begins_clause(clause, that + 1) else ""
    return ""


def _is_inner(clause: Clause, at: int) -> bool:
    """Whether the clause of a verb is itself what somebody says, as in `said he expects`: seldom marked by people."""
    before = clause.words[max(clause.first, at - _FEW) : at]
    return "that" in before or not clause.verbs.isdisjoint(before)


def _after_insertion(clause: Clause, at: int) -> bool:
    """Whether what stands between two commas parts a verb from somebody: `Cole, 54, of Leeds, denies fraud`."""
    while at - 1 > clause.first and clause.kind(at - 1) in ("have", "adverb") and not clause.breaks(at):
        at -= 1
    comma = next((each for each in range(clause.first + 1, at) if clause.breaks(each)), clause.first)
    marked = clause.gap(at) == ", " and clause.gap(comma) == ", " and comma > clause.first
    return marked and not clause.kind(comma - 1) and (clause.capital(comma - 1) or clause.so(may_speak, comma - 1))


def _has_noun(clause: Clause, at: int) -> bool:
    """Whether a noun with its article stands before a verb and its adverbs: `The chain now expects`."""
    while at - 1 > clause.first and clause.kind(at - 1) == "adverb" and not clause.breaks(at):
        at -= 1
    if at - 2 < clause.first or clause.kind(at - 1) or clause.breaks(at) or clause.breaks(at - 1):
        return False
    return any(clause.kind(each) in ("determiner", "possessive") for each in (at - 2, at - 3))


def _clause(clause: Clause, at: int) -> bool:
    """Whether a clause begins here: `she had been paid late`, not `two appeals`."""
    verbs = range(at + 1, min(clause.last, at + _REACH))
    return begins_clause(clause, at) and any(clause.kind(each) in FINITE and not clause.capital(each) for each in verbs)


def _charge(clause: Clause, at: int) -> bool:
    """Whether a charge, or a deed in -ing, stands here: `stealing a car`, `the two charges`, `any part in it`."""
    if clause.words[at] == "any" or (clause.words[at].endswith("ing") and not clause.kind(at)):
        return True
    head = at
    while head + 1 < clause.last and not clause.breaks(head + 1) and clause.kind(head) in OPENS_NOUN:
        head += 1
    return clause.words[head] in word_list("charges")


def _later(clause: Clause, at: int, word: str) -> int:
    """Where a word follows in the same phrase; -1 where it does not."""
    for place in range(at, min(at + _REACH, clause.last - 1)):
        if clause.breaks(place):
            return -1
        if clause.words[place] == word:
            return place
        if place > at and clause.kind(place) not in _BETWEEN:
            return -1
    return -1
