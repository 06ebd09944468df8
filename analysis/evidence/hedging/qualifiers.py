"""Rules for words that qualify: adjectives and adverbs of chance, degrees, amounts and quantities.

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
    if before in words_of("often_before") or following in words_of("often_after") or participle(following):
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


# Amounts.


def number(place: Place) -> Verdict:
    """`about` before an amount, not the preposition."""
    following, before = place.after(), place.before()
    if place.gap_after().strip(" $£€~\u00a0"):
        return reject("a preposition, with no number after it")
    if following in ("a", "an", "one") and place.after(2) in words_of("unit_of_one"):
        return COUNTS
    if following in ("age", "ages", "aged") and is_number(place.after(2)):
        return COUNTS
    if following in ("one", "two-thirds") or not is_number(following):
        return reject("a preposition, with no number after it")
    year = following[:2] in ("19", "20") and len(following) == 4
    if before in words_of("topics") and (year or following in ("two", "three", "four")):
        return reject("a preposition: names a topic")
    return COUNTS


def at_most(place: Place) -> Verdict:
    """`up to`, `as many as` before an amount: a limit that leaves open how near it is."""
    following, second = place.after(), place.after(2)
    clock = second in ("am", "pm", "o'clock") or place.after(3) == "m" or place.gap_after(2) == ":"
    if place.gap_after().strip(" $£€~\u00a0") or clock:
        return reject("no amount follows")
    if is_number(following) or following in ("half", "hundreds", "thousands", "dozens", "millions"):
        return COUNTS
    if following in ("a", "an") and (second in words_of("unit_of_one") or is_number(second)):
        return COUNTS
    return reject("no amount follows")


def nearly(place: Place) -> Verdict:
    """`almost` that softens what follows; `close to` only before a number."""
    phrase = place.last - place.first == 2
    if phrase and not is_number(place.after()) and place.after() not in ("a", "half"):
        return reject("a preposition, with no number after it")
    return COUNTS


def estimated(place: Place) -> Verdict:
    """`estimated` of an amount, not of somebody's estimate."""
    if (
        place.before() in ("an", "the")
        or place.after() == "that"
        or is_number(place.after())
        or place.auxiliary() in words_of("be")
    ):
        return COUNTS
    return reject("somebody gives an estimate")


def estimate(place: Place) -> Verdict:
    """`estimate that` it is so, not the noun, nor what somebody is asked to do."""
    if place.after() == "that" and place.before() not in words_of("determiners"):
        return COUNTS
    return reject("the noun, or somebody gives an estimate")


# Quantities and groups left open.


def some(place: Place) -> Verdict:
    """`some` that leaves open which or how many."""
    if place.after() in ("more", "day"):
        return reject("a part or a time, not a vague group")
    return _of_several(place) if place.after() == "of" else COUNTS


def _of_several(place: Place) -> Verdict:
    """`some of the songs`, not `some of the land`."""
    if any(plural(word) or word in words_of("several_of") for word in place.later(4)):
        return COUNTS
    return reject("a part of one thing")


def quantity(place: Place) -> Verdict:
    """`many`, `several` as a vague number."""
    before, second = place.before(), place.before(2)
    if place.gap_after() == "-":
        return reject("a part of a compound")
    compared = before == "as" and second not in ("well", "such") and "as" in place.later(6)
    if compared or (before == "that" and (second == "not" or second.endswith("n't"))):
        return reject("compares two numbers")
    return COUNTS


def most(place: Place) -> Verdict:
    """`most` that leaves open which ones, not the superlative."""
    following, before = place.after(), place.before()
    joined = before in ("and", "or") and place.before(2).endswith("est")
    if joined or before in words_of("superlative_before") or before.endswith("'s"):
        return reject("a superlative")
    if following == "of":
        return _of_several(place)
    if following and not following.endswith("ly") and any(plural(word) for word in place.later(3)):
        return COUNTS
    return reject("a superlative")


def dozens(place: Place) -> Verdict:
    """`scores of` people, not `scores of 6`."""
    if is_number(place.after()):
        return reject("points, or a known number")
    return COUNTS


def few(place: Place) -> Verdict:
    """`few` of a vague number, not of a span of time."""
    if place.before() in words_of("few_before"):
        return reject("a span of time or a known set")
    return COUNTS


def vague_certain(place: Place) -> Verdict:
    """`certain` people: a group left open, not `certain` that it is so."""
    if place.before() == "a":
        return reject("a certain one, or a degree")
    if place.before() in words_of("sure_before") or place.after() in words_of("sure_after") or place.ends_phrase():
        return reject("says how sure somebody is")
    return COUNTS


def others(place: Place) -> Verdict:
    """`others` as people left unnamed who say something."""
    if place.after() in words_of("sayers") and (place.opens() or place.before() in words_of("turns")):
        return COUNTS
    return reject("a known set, or people in general")


def classifies(place: Place) -> Verdict:
    """`kind of` that softens, not that sorts."""
    if place.before() in words_of("classes") or not place.before():
        return reject("names a kind")
    return COUNTS


QUALIFIER_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        likely, compares, possible, emphatic, adjective_potential, apparent, denied, sure_certain, generalises,
        absolute, degree, measured, virtually, on_paper, general, unsettled, in_part, widely, number, at_most, nearly,
        estimated, estimate, some, quantity, most, dozens, few, vague_certain, others, classifies,
    )
}  # fmt: skip
