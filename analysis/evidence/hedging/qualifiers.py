"""Rules for words that qualify: adjectives and adverbs of chance and degree.

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
    participle,
    plural,
    reject,
    words_of,
)

# Chance.


def likely(place: Place) -> Verdict:
    """`likely` of a chance, not in comparisons."""
    return reject("compares two chances") if place.before() == "as" else COUNTS


def compares(place: Place) -> Verdict:
    """`more likely` of a chance; before `than` it may only compare."""
    return AMBIGUOUS if "than" in place.later(8) else COUNTS


def possible(place: Place) -> Verdict:
    """`possible` of what may be so, not of what can be done."""
    following, before = place.after(), place.before()
    if following == "that" or (before in ("it's", "is") and following not in words_of("feasible_after")):
        return COUNTS
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


def open_chance(place: Place) -> Verdict:
    """`there is a fair chance`, `the chance that it fails`, not `a chance to go`, `by chance`."""
    if place.after() == "that" or ("there" in place.earlier(6) and place.after() != "to"):
        return COUNTS
    return reject("an opportunity, or luck")


def doubted(place: Place) -> Verdict:
    """`doubt`, not where it is denied: `nobody doubts`, `there is little doubt`."""
    near = [] if place.gap_before().strip() else place.earlier(3)
    if any(word in words_of("undoubting") or word.endswith("n't") for word in near):
        return reject("a doubt that is denied")
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


# How often, how much, how far.


def generalises(place: Place) -> Verdict:
    """`often`, `usually` that leave room for exceptions, not that tell how often a thing was done."""
    before, following = place.before(), place.after()
    event = reject("tells how often something is done")
    if following in words_of("often_after") or participle(following):
        return event
    if before in ("is", "are") and place.gap_after().isspace():
        return COUNTS
    if following in words_of("past") or following.endswith("ing"):
        return event
    if before in words_of("be") or place.ends_phrase():
        return event
    if not place.opens() and before not in words_of("be"):
        return event
    return COUNTS


def absolute(place: Place) -> Verdict:
    """`never`, `always` of what holds at all times, not of what did or did not happen."""
    before, following = place.before(), place.after()
    if before in words_of("be") or before in ("had", "has", "have", "did") or before.endswith(("'ve", "'d")):
        return reject("tells what happened or did not")
    if participle(following) or following in words_of("past"):
        return reject("tells what happened or did not")
    return COUNTS


def degree(place: Place) -> Verdict:
    """`quite`, `rather` that soften what follows."""
    asked = place.before(2) == "would" and place.before() in words_of("pronouns")
    wholly = place.written().lower() == "quite" and place.after() in words_of("no_degrees")
    if asked or wholly or place.after() in words_of("degree_not") or place.ends_phrase():
        return reject("means wholly, or states a contrast")
    return COUNTS


def measured(place: Place) -> Verdict:
    """`roughly` of an amount or a likeness, not of how somebody is handled."""
    following = place.after()
    if place.before() in words_of("amounts_before") or is_number(following) or following in words_of("amounts_after"):
        return COUNTS
    return reject("tells how a thing was done")


def virtually(place: Place) -> Verdict:
    """`virtually`, `practically` of what is almost so, not of how a thing is done."""
    following = place.after()
    if place.ends_phrase() or following in words_of("manner_after") or following.endswith("ing"):
        return reject("tells how a thing was done")
    return COUNTS


def on_paper(place: Place) -> Verdict:
    """`on paper` as it looks in theory, not where something is written."""
    if place.opens() or place.before() in words_of("be") or place.before() in words_of("on_paper_before"):
        return COUNTS
    return reject("where a thing is written")


def general(place: Place) -> Verdict:
    """`in general` as on the whole, not `general` elections."""
    if place.gap_after().isspace() and place.after() in words_of("general_kinds"):
        return reject("names a kind")
    return COUNTS


def unsettled(place: Place) -> Verdict:
    """`further research` that is needed or yet to come, not research that was done."""
    near = [*place.later(5), *place.earlier(3)]
    if words_of("called_for").isdisjoint(near):
        return reject("names work, and does not say that it is missing")
    return COUNTS


def in_part(place: Place) -> Verdict:
    """`in part` as partly, not part of a work."""
    if is_number(place.after()) or place.after() == "of" or place.written(2)[:1].isupper():
        return reject("a numbered part")
    return COUNTS


def widely(place: Place) -> Verdict:
    """`widely` held or thought, not spread over an area."""
    if place.before() in words_of("ranges") or place.after() in words_of("spread") or place.ends_phrase():
        return reject("over an area or a range")
    return COUNTS


def classifies(place: Place) -> Verdict:
    """`kind of` that softens, not that sorts."""
    if place.before() in words_of("classes") or not place.before():
        return reject("names a kind")
    return COUNTS


QUALIFIER_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        likely, compares, possible, emphatic, adjective_potential, apparent, denied, doubted, open_chance, sure_certain,
        generalises, absolute, degree, measured, virtually, on_paper, general, unsettled, in_part, widely, classifies,
    )
}  # fmt: skip
