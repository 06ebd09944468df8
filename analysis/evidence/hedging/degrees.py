"""Rules for how often, how much and how far: `often`, `quite`, `roughly`, `in effect`.

Each rule looks at a candidate and a few words on either side, as in `qualifiers.py`.
"""

from analysis.evidence.hedging.context import (
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
from analysis.evidence.hedging.qualifiers import bare_end
from analysis.evidence.hedging.quantities import in_currency

_AFTER_CONTRAST = frozenset(("as", "both", "it", "they", "that", "to", "with", "by"))  # `and rather as a part of it`


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
    """`never`, `always` of what holds at all times, not of what did or did not happen, or may never happen."""
    before, following = place.before(), place.after()
    if before in ("may", "might"):
        return reject("the word before it leaves it open")
    if before in words_of("be") or before in ("had", "has", "have", "did") or before.endswith(("'ve", "'d")):
        return reject("tells what happened or did not")
    if participle(following) or following in words_of("past"):
        return reject("tells what happened or did not")
    return COUNTS


def degree(place: Place) -> Verdict:
    """`quite`, `rather` that soften what follows."""
    asked = place.before(2) == "would" and place.before() in words_of("pronouns")
    quite = place.written().lower() == "quite"
    able = place.before() in ("could", "can") and not place.after().endswith("ly")  # `nobody could quite believe it`
    wholly = quite and (able or place.after() in words_of("no_degrees"))
    contrast = place.written().lower() == "rather" and place.after() in _AFTER_CONTRAST
    if asked or wholly or contrast or place.after() in words_of("degree_not") or place.ends_phrase():
        return reject("means wholly, or states a contrast")
    return COUNTS


def now_and_then(place: Place) -> Verdict:
    """`at times` as sometimes, not `at times of crisis`."""
    if place.after() in words_of("times_after") and not place.ends_phrase():
        return reject("says at which times")
    return COUNTS


def tends(place: Place) -> Verdict:
    """`tend to` of what is so in general, not of care (`tends to the sick`)."""
    following = place.after()
    if following in words_of("determiners") or (plural(following) and not following.endswith("as")):
        return reject("takes care of somebody or something")
    return COUNTS


def technically(place: Place) -> Verdict:
    """`technically` by the letter, not of skill."""
    if place.after() in words_of("skilled") or bare_end(place) or place.before() in words_of("by_degrees"):
        return reject("tells of skill or of technique")
    return COUNTS


def measured(place: Place) -> Verdict:
    """`roughly` of an amount or a likeness, not of how somebody is handled."""
    following = place.after()
    if in_currency(place):
        return COUNTS
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


def word_is(place: Place) -> Verdict:
    """`Word is that` as rumour, not `the word is Latin`."""
    return COUNTS if place.after() == "that" or place.opens() else reject("a word, or what somebody says")


def in_effect(place: Place) -> Verdict:
    """`in effect` as in essence, not in force."""
    if place.ends_phrase():
        return COUNTS if place.gap_before().strip() or place.opens() else reject("in force")
    return reject("in force") if place.after() in words_of("in_effect_after") else COUNTS


def described(place: Place) -> Verdict:
    """`in a way`, `to a degree` that soften, not where it is said which way."""
    following = place.after()
    told = following in ("that", "which", "to", "no", "not") or not (place.opens() or place.gap_before().strip())
    if told and following in words_of("described_after") and not place.ends_phrase():
        return reject("says in which way, or how far")
    return COUNTS


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


DEGREE_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        generalises, absolute, degree, now_and_then, tends, technically, measured, virtually, on_paper, word_is,
        in_effect, described, general, unsettled, in_part, widely, classifies,
    )
}  # fmt: skip
