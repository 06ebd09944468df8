"""Rules for words that qualify: adjectives, adverbs and nouns of chance and certainty.

Each rule looks at a candidate and a few words on either side. It lets it count, lets it count as
ambiguous, or rejects it with a reason in plain words.
"""

from analysis.evidence.hedging.context import (
    AMBIGUOUS,
    COUNTS,
    Place,
    Rule,
    Verdict,
    is_number,
    plural,
    reject,
    words_of,
)
from analysis.text.classes import words_in


def likely(place: Place) -> Verdict:
    """`likely` of a chance, not in comparisons."""
    return reject("compares two chances") if place.before() == "as" else COUNTS


def surprising(place: Place) -> Verdict:
    """`unlikely` of what may not be so, not `an unlikely hero`, who is one."""
    before = place.before()
    owned = before.endswith(("'s", "s'")) and before not in words_of("be")
    held = owned or before == "most" or before in words_of("determiners") - words_of("pronouns")
    if held and not place.ends_phrase() and place.after() not in words_of("unlikely_after"):
        return reject("says that something surprises")
    return COUNTS


def compares(place: Place) -> Verdict:
    """`more likely` of a chance; before `than` it may only compare."""
    return AMBIGUOUS if "than" in place.later(8) else COUNTS


def possible(place: Place) -> Verdict:
    """`possible` of what may be so, not of what can be done."""
    following, before = place.after(), place.before()
    if following == "that" or (before in ("it's", "is") and following not in words_of("feasible_after")):
        return COUNTS
    if "it" in place.earlier(3) and "," in place.gap_after() and "that" in place.later(6):
        return COUNTS  # `it was possible, he said, that`
    if following in words_of("feasible_after") or before in words_of("feasible_before") or place.ends_phrase():
        return reject("says what can be done, not what is doubted")
    return COUNTS


def adjective_potential(place: Place) -> Verdict:
    """`potential` the adjective, not the noun."""
    if place.ends_phrase() or place.after() in words_of("after_nouns"):
        return reject("potential the noun")
    return COUNTS


def apparent(place: Place) -> Verdict:
    """`apparent` that means seeming, not `it became apparent`."""
    if place.ends_phrase() or place.after() in words_of("after_nouns"):
        return reject("plain to see")
    return COUNTS


def denied(place: Place) -> Verdict:
    """`really`, `clearly` that are not themselves denied or asked about (`not really`, `no proof that`)."""
    near = [] if "," in place.gap_before() else place.earlier(3)
    if any(word in words_of("denials") or word.endswith("n't") for word in near):
        return reject("a booster that is denied or asked about")
    return COUNTS


def manner(place: Place) -> Verdict:
    """`clearly` that insists, not that says how a thing was seen, said or marked."""
    if place.after() in words_of("perceived") or (bare_end(place) and place.before() not in words_of("be")):
        return reject("says how a thing was seen or done")
    if place.before() in words_of("by_degrees") and not place.gap_before().strip():
        return reject("says how a thing was seen or done")
    return COUNTS


def bare_end(place: Place) -> bool:
    """Whether an adverb ends its clause, with no comma on either side."""
    return place.ends_phrase() and "," not in place.gap_after() and not (place.gap_before().strip() or place.opens())


def open_chance(place: Place) -> Verdict:
    """`there is a fair chance`, `the chance that it fails`, not `a chance to go`, `by chance`."""
    if place.after() == "that" or ("there" in place.earlier(6) and place.after() != "to"):
        return COUNTS
    return reject("an opportunity, or luck")


def odds(place: Place) -> Verdict:
    """`the chances are`, `his chances of winning`, not chances that were taken or missed."""
    following, before = place.after(), place.before()
    if following in ("are", "were", "that") and before in ("the", "", "whose"):
        return COUNTS
    owned = before.endswith(("'s", "s'")) or before in words_in(frozenset(("possessive",))) | words_of("chance_nouns")
    held = owned or before in ("the", "whose") or following == "of" or (following == "in" and is_number(place.after(2)))
    if held and place.before(2) not in words_of("took"):
        return COUNTS
    return reject("an opportunity, or luck")


def doubted(place: Place) -> Verdict:
    """`doubt`, not where it is denied: `nobody doubts`, `there is little doubt`."""
    near = [] if place.gap_before().strip() else place.earlier(3)
    if any(word in words_of("undoubting") or word.endswith("n't") for word in near):
        return reject("a doubt that is denied")
    return COUNTS


def speculates(place: Place) -> Verdict:
    """`speculate`, not where somebody will not."""
    near = place.earlier(4)
    if any(word in words_of("undoubting") | words_of("refusing") or word.endswith("n't") for word in near):
        return reject("somebody does not guess")
    return COUNTS


def evidence_that(place: Place) -> Verdict:
    """`evidence that` it is so, not `the evidence that was shown`."""
    if place.after() in words_of("relative_after"):
        return reject("says which evidence")
    return COUNTS


def sure_certain(place: Place) -> Verdict:
    """`certain that` it is so, not `certain` people."""
    if place.before() in words_of("unsure_before"):
        return reject("denied, or a fixed phrase")
    if place.auxiliary() in words_of("sure_before") and not plural(place.after()):
        return COUNTS
    return reject("names a kind, or is said by the way")


def emphatic(place: Place) -> Verdict:
    """`possibly` of what may be so, not the stress of `cannot possibly`, `all they possibly could`."""
    near = place.earlier(3)
    denied = any(word in ("cannot", "never") or word.endswith("n't") for word in near)
    able = "can" in near or ("could" in near and not {"not", "how", "that"}.isdisjoint(place.earlier(8)))
    most = not words_of("utmost").isdisjoint(place.earlier(8))
    if denied or able or most or (place.after() in ("can", "could") and place.before() not in ("", "and")):
        return reject("stresses what can or cannot be done")
    return COUNTS


QUALIFIER_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        likely, surprising, compares, possible, adjective_potential, apparent, denied, manner, open_chance, odds,
        doubted, speculates, evidence_that, sure_certain, emphatic,
    )
}  # fmt: skip
