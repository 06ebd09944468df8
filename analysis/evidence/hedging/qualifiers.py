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
    if following == "that" or (before in ("it's", "is") and following != "to"):
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
    """A booster that is not itself denied or asked about (`not really`, `no proof that`)."""
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


# How often, how much, how far.


def generalises(place: Place) -> Verdict:
    """`often`, `usually` that leave room for exceptions, not that tell how often a thing was done."""
    before, following = place.before(), place.after()
    event = reject("tells how often something is done")
    if before in words_of("often_before") or participle(following):
        return event
    if before in ("is", "are") and place.gap_after().isspace():
        return COUNTS
    if following in words_of("past") or following in words_of("often_after") or following.endswith("ing"):
        return event
    if before in words_of("be") or place.ends_phrase():
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
    if asked or place.after() in words_of("degree_not") or place.ends_phrase():
        return reject("means wholly, or states a contrast")
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
    if following in ("one", "two-thirds") or not is_number(following):
        return reject("a preposition, with no number after it")
    year = following[:2] in ("19", "20") and len(following) == 4
    if before in words_of("topics") and (year or following in ("two", "three", "four")):
        return reject("a preposition: names a topic")
    return COUNTS


def nearly(place: Place) -> Verdict:
    """`almost` that softens what follows; `close to` only before a number."""
    phrase = place.last - place.first == 2
    if phrase and not is_number(place.after()) and place.after() not in ("a", "half"):
        return reject("a preposition, with no number after it")
    return COUNTS


def estimated(place: Place) -> Verdict:
    """`estimated` of an amount, not of somebody's estimate."""
    if place.before() in ("an", "the") or is_number(place.after()) or place.auxiliary() in words_of("be"):
        return COUNTS
    return reject("somebody gives an estimate")


# Quantities and groups left open.


def some(place: Place) -> Verdict:
    """`some` that leaves open which or how many."""
    if place.after() in ("more", "day"):
        return reject("a part or a time, not a vague group")
    return COUNTS


def quantity(place: Place) -> Verdict:
    """`many`, `several` as a vague number."""
    before, second = place.before(), place.before(2)
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
        return COUNTS
    if following and not following.endswith("ly") and any(plural(word) for word in place.later(3)):
        return COUNTS
    return reject("a superlative")


def few(place: Place) -> Verdict:
    """`few` of a vague number, not of a span of time."""
    if place.before() in words_of("few_before"):
        return reject("a span of time or a known set")
    return COUNTS


def vague_certain(place: Place) -> Verdict:
    """`certain` people: a group left open, not `certain` that it is so."""
    if place.before() in words_of("sure_before") or place.after() in words_of("sure_after") or place.ends_phrase():
        return reject("says how sure somebody is")
    return COUNTS


def others(place: Place) -> Verdict:
    """`others` as people left unnamed who do something."""
    if place.before() not in words_of("others_before") and (place.opens() or place.before() in words_of("turns")):
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
        likely, compares, possible, adjective_potential, apparent, denied, sure_certain, generalises, absolute, degree,
        in_part, widely, number, nearly, estimated, some, quantity, most, few, vague_certain, others, classifies,
    )
}  # fmt: skip
