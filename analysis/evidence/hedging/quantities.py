"""Rules for words of amount and quantity: `about` 40, `some`, `most`, `others`.

Each rule looks at a candidate and a few words on either side, as in `qualifiers.py`.
"""

from analysis.evidence.hedging.context import COUNTS, Place, Rule, Verdict, is_number, plural, reject, words_of
from analysis.text.classes import words_in


def number(place: Place) -> Verdict:
    """`about` before an amount, not the preposition."""
    following, before = place.after(), place.before()
    if in_currency(place):
        return COUNTS
    if place.gap_after().strip(" $£€¥₹~\u00a0"):
        return reject("a preposition, with no number after it")
    if following in words_of("amount_words") and before not in words_of("topics") and place.gap_after(2) != "-":
        return COUNTS
    if following in ("a", "an", "one") and place.after(2) in words_of("unit_of_one"):
        return COUNTS
    if following in ("age", "ages", "aged") and is_number(place.after(2)):
        return COUNTS
    if following == "the" and place.after(2) == "same" and place.after(3) in words_of("same_measures"):
        return COUNTS if before not in words_of("topics") else reject("a preposition: names a topic")
    if following in ("one", "two-thirds") or not is_number(following):
        return reject("a preposition, with no number after it")
    if _topic_of_work(place):
        return reject("a preposition: names a topic")
    # `asked about two of the men`; of more than a few it rather says how many: `about 40 of the 60 cases`
    some_of = place.after(2) == "of" and (len(following) == 1 or following in words_of("few_numbers"))
    year = following[:2] in ("19", "20") and len(following) == 4
    if before in words_of("topics") and (year or following in ("two", "three", "four") or some_of):
        return reject("a preposition: names a topic")
    return COUNTS


def _topic_of_work(place: Place) -> bool:
    """`a play about 12 angry jurors`, `her novel is about two sisters`, not `a film about 90 minutes long`."""
    measured = not words_of("lengths").isdisjoint(place.later(3))
    if place.written().lower() != "about" or measured or place.gap_before().strip():
        return False
    if place.before() in words_of("is_about"):
        near = place.earlier(4)[1:]  # not `The cost of the show is about`
        named = place.after()[:1].isalpha() and not words_of("about_works").isdisjoint(near)
        return named and words_in(frozenset(("preposition",))).isdisjoint(place.earlier(6)[1:])
    return place.before() in words_of("about_works")


def at_most(place: Place) -> Verdict:
    """`up to`, `as many as` before an amount: a limit that leaves open how near it is."""
    following, second = place.after(), place.after(2)
    clock = second in ("am", "pm", "o'clock") or place.after(3) == "m" or place.gap_after(2) == ":"
    if in_currency(place):
        return COUNTS
    if place.gap_after().strip(" $£€¥₹~\u00a0") or clock:
        return reject("no amount follows")
    if place.before() in words_of("rising") | words_of("going_up"):
        return reject("says how far something moved")
    if is_number(following) or following in ("half", "hundreds", "thousands", "dozens", "millions"):
        return COUNTS
    if following in ("a", "an") and (second in words_of("unit_of_one") or is_number(second)):
        return COUNTS
    return reject("no amount follows")


def nearly(place: Place) -> Verdict:
    """`almost` that softens what follows; `close to` only before a number."""
    following, second = place.after(), place.after(2)
    amount = is_number(following) or following == "half" or (following == "a" and second in words_of("unit_of_one"))
    if place.last - place.first == 2 and not amount:
        return reject("a preposition, with no number after it")
    return COUNTS


def estimated(place: Place) -> Verdict:
    """`estimated` of an amount, not of somebody's estimate."""
    if (
        place.before() in ("an", "the")
        or place.after() == "that"
        or is_number(place.after())
        or (place.after() == "at" and any(map(is_number, place.later(4))))
        or place.auxiliary() in words_of("be")
    ):
        return COUNTS
    return reject("somebody gives an estimate")


def estimate(place: Place) -> Verdict:
    """`estimate that` it is so, not the noun, nor what somebody is asked to do."""
    if place.after() == "that" and place.before() not in words_of("determiners"):
        return COUNTS
    return reject("the noun, or somebody gives an estimate")


def in_currency(place: Place) -> bool:
    """Whether an amount in letters follows: `Rs. 4,500`, `US$5m`."""
    sign, written = place.gap_after(2).strip(" .\u00a0"), place.after() in words_of("currencies")
    known = (sign in ("$", "£", "¥") and place.after() in words_of("dollars")) or (written and not sign)
    return known and place.after(2)[:1].isdigit() and not place.gap_after().strip()


# Groups left open.


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


QUANTITY_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        number, at_most, nearly, estimated, estimate, some, quantity, most, dozens, few, vague_certain, others,
    )
}  # fmt: skip
