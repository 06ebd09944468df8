"""Cues by what follows: a court that heard how, somebody who denies a charge, a firm that expects sales to fall.

The same verbs mean plain deeds elsewhere: `heard a bang`, `denied him entry`, `expects a letter`.
"""

from bisect import bisect_right
from functools import cache

import numpy as np

from analysis.evidence.attribution.clauses import Clause
from analysis.evidence.attribution.noun_phrases import OPENS_NOUN
from analysis.evidence.attribution.positions import begins_clause, clause_at, has_subject, quoted_places
from analysis.evidence.attribution.use import FINITE, form
from analysis.evidence.attribution.weights import entries
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.reading import Reading

_REACH = 6  # words from a verb to the `to` or `that` of its complement
_BETWEEN = frozenset(
    ("", "determiner", "possessive", "number", "preposition", "time", "role", "title", "body", "document")
)
HEARS, DENIES, EXPECTS, THAT_LATER = "a court that heard", "a charge denied", "expects it to happen", "that after time"
COMPLEMENT_RULES = {
    HEARS: "a court or a jury, heard, and what it heard: The jury heard how he fled",
    DENIES: "denies or admits, and a charge or a word in -ing: Lind denies fraud, Holm admitted taking it",
    EXPECTS: "somebody expects or predicts something, `to` and a verb: The chain expects sales to fall",
    THAT_LATER: "a verb of saying, when or where it was said, `that` and a clause: He admitted on Monday that it sank",
}


def _special() -> frozenset[str]:
    """The verbs that may be cues whatever the next word is."""
    return word_list("denying") | word_list("expecting") | {"hear"}


@cache
def _verbs() -> dict[str, str]:
    """The words that are looked at, with the lemma of each."""
    lemmas = word_list("verbs_of_saying") | _special()
    known = entries(load_lexicon("attributions"))
    return {word: cue.lemma for word, cue in known.items() if cue.lemma in lemmas and form(word) in ("past", "s")}


@cache
def _of_saying() -> frozenset[str]:
    """The words that are looked at only where when or where it was said follows."""
    return frozenset(word for word, lemma in _verbs().items() if lemma not in _special())


def told_by_complement(reading: Reading) -> dict[int, str]:
    """The verbs that are cues by what follows them, with the rule of each."""
    prose, verbs, (starts, ends) = reading.prose, _verbs(), quoted_places(reading)
    found = {}
    follows = np.append(prose.forms.mask(word_list("when_or_where")), False)[1:]
    asked = prose.forms.mask(frozenset(verbs)) & (follows | ~prose.forms.mask(_of_saying()))
    for at in np.flatnonzero(asked & ~prose.capital).tolist():
        place = bisect_right(starts, prose.starts[at]) - 1
        rule = _rule(clause_at(reading, at), at, verbs[prose.folded[at]])
        if rule and (place < 0 or prose.starts[at] >= ends[place]):
            found[at] = rule
    return found


def _rule(clause: Clause, at: int, lemma: str) -> str:
    """The rule by which a verb is a cue; empty for none."""
    after = at + 1
    if after >= clause.last or clause.breaks(after):
        return ""
    rule = _rule_after(clause, at, lemma)
    return rule if rule and (has_subject(clause, at) or _has_noun(clause, at)) else ""


def _rule_after(clause: Clause, at: int, lemma: str) -> str:
    """The same by what follows the verb, whoever its subject is."""
    after = at + 1
    if lemma == "hear":
        court = not word_list("hearing").isdisjoint(clause.words[max(clause.first, at - _REACH) : at])
        return HEARS if court and (clause.words[after] in ("that", "how") or _clause(clause, after)) else ""
    if lemma in word_list("denying") and _charge(clause, after):
        return DENIES
    if lemma in word_list("expecting"):
        to = _later(clause, after, "to")
        return EXPECTS if to > after and not clause.kind(to + 1) else ""
    if lemma in word_list("verbs_of_saying") and clause.words[after] in word_list("when_or_where"):
        that = _later(clause, after, "that")
        return THAT_LATER if that > after and begins_clause(clause, that + 1) else ""
    return ""


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
