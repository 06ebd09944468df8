"""Rules for modals: `may`, `might`, `could`, `can`, `would`, `should`, `must`.

Each rule looks at a candidate and a few words on either side, as in `verbs.py`.
"""

from itertools import pairwise

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
from analysis.text.classes import words_in

_BEHIND_NOUN = frozenset(("conjunction", "preposition", "subordinator"))
_POSSESSIVE = frozenset(("possessive",))
_IF_ANY = frozenset(("any", "anything", "ever", "not"))  # `how much, if any`


def month(place: Place) -> Verdict:
    """`may` the verb, not the month, a name, or a wish."""
    written, following = place.written(), place.after()
    if not written[0].isupper():
        return COUNTS
    if place.names[place.first]:
        return reject("the month or a name")
    if following[:1].isdigit() or following in words_of("may_is_month"):
        return reject("the month or a name")
    if place.headline or following in ("be", "have", "not", "also"):
        return COUNTS
    return reject("asks leave or makes a wish")


def allowed(place: Place) -> Verdict:
    """`may` of doubt, not of permission, choice or purpose."""
    following, second = place.after(), place.after(2)
    if "either" in (following, second):
        return reject("says what the choice is, not what is doubted")
    near = place.earlier(6)
    if ("so" in near[:5] and "that" in near[:5]) or "order" in near[1:]:
        return reject("says what something is for")
    verb, done = place.next_verb()
    if verb == "be" and done in words_of("used"):
        return reject("says what is done or allowed, not what is doubted")
    if _by_rule(place, verb, done):
        return reject("says what is allowed")
    if _is_right(verb, done) and _of_persons(place):
        # `He may keep his seat`, `Players may leave in May`: leave, or what is to come
        either = place.before() in words_of("pronouns") or verb in words_of("rights_or_plans")
        return AMBIGUOUS if either else reject("says what is allowed")
    if following == "not":
        return COUNTS if second in ("be", "have", "even") else AMBIGUOUS
    return COUNTS


def _is_right(verb: str, done: str) -> bool:
    """Whether people are allowed to do it: `park`, `take photos`."""
    return verb in words_of("rights") | words_of("rights_or_plans") or (
        verb == "take" and done in words_of("taken_by_right")
    )


def _by_rule(place: Place, verb: str, done: str) -> bool:
    """`Any person who enters may be fined`, `the court may, under section 2,`, `go as they please`."""
    later, near = place.later(8), place.earlier(12)
    for leads, who, word in zip(later, later[1:], later[2:], strict=False):  # not `may fail, and we wish it luck`
        if word in words_of("pleasing") and who in words_of("pronouns") and leads in words_of("leads_pleasing"):
            return True
    anybody = not words_of("anybody").isdisjoint(near) or ("person", "any") in pairwise(near)
    if anybody and verb == "be" and done in words_of("punished"):
        return True
    cited = "," in place.gap_after() and place.after() in ("at", "by", "in", "under")  # not `may, the article says,`
    return cited and not words_of("law_parts").isdisjoint(place.later(4))


def _of_persons(place: Place) -> bool:
    """Whether the subject is people: `They may`, `visitors may`, `nurses at the ward may`."""
    if place.before() in words_of("persons"):
        return True
    for step in range(1, min(7, place.first - place.low + 1)):
        word, starts = place.before(step), place.first - step - place.low < 2  # `The nurses at the ward may`
        if starts and (
            word in words_of("persons") - words_of("pronouns") or (plural(word) and word in words_of("source_people"))
        ):
            return step == 1 or place.before(step - 1) in words_of("of_place")
        if place.prose.gaps[place.first - step].strip():
            return False
    return False


def noun_might(place: Place) -> Verdict:
    """`might` the verb, not the noun for strength."""
    before, following = place.before(), place.after()
    if place.written() == "Might" and not place.headline and _is_surname(place):
        return reject("part of a name")
    nominal = place.ends_phrase() or following in words_of("might_after")
    if following == "of" or before.endswith(("'s", "s'")) or (before in words_of("might_before") and nominal):
        return reject("might the noun: strength")
    return COUNTS


def _is_surname(place: Place) -> bool:
    """`Might` with its capital inside a sentence, or before its verb where nothing is asked (`Might told us`)."""
    if not place.opens() or "," in place.gap_after():
        return True
    asked = "?" in place.prose.text[place.prose.ends[place.high - 1] :][:3]
    following = place.after()
    return not asked and (following in words_of("past") | words_of("after_surname") or participle(following))


def past_ability(place: Place) -> Verdict:
    """`could` of doubt, not of what somebody was able to do."""
    following, before = place.after(), place.before()
    if following in ("not", "only") or before in words_of("unable") or place.before(2) == "no":
        return reject("was not able to")
    if following in words_of("barely") or "longer" in (following, place.after(2)) or _by_nobody(place):
        return reject("was not able to")
    if following in words_of("found_nothing") and place.after(2) in ("nothing", "no", "little", "neither"):
        people = before in words_of("pronouns") or plural(before)
        ahead = place.after(2) == "little" and not people
        return AMBIGUOUS if ahead else reject("was not able to")  # `The cut could do little for growth`
    waited = before in words_of("pronouns") and place.before(2) in ("before", "until", "till")
    if waited or _sensed(place) or _told_by_age(place):
        return reject("was able to")
    if not words_of("utmost").isdisjoint(place.earlier(3)) or _as_far_as(place):
        return reject("was able to")
    return COUNTS if words_of("unreal").isdisjoint(place.earlier(4)) else AMBIGUOUS


def _as_far_as(place: Place) -> bool:
    """`as far as the eye could see`, not `as many as 40 people could`, `As early as June, it could`."""
    near = place.earlier(7)
    if near.count("as") < 2 or any(is_number(word) and word != "one" for word in near):
        return False
    apart = any("," in place.prose.gaps[place.first - step] for step in range(near.index("as") + 1))
    return not apart and near[near.index("as") + 1] not in ("early", "late", "well")


def _sensed(place: Place) -> bool:
    """`Residents could smell gas`, `fans could hear it`, `crews could see flames`, not `judges could hear the case`."""
    following, near = place.after(), place.later(7)
    if following == "hear":
        told = place.after(2) in words_of("heard_later")  # `Applicants could hear back in May`
        return not told and words_of("heard_in_court").isdisjoint([*near, place.before()])
    one = place.before() in words_of("pronouns")
    if following == "see":
        changes = _sees_change(place)
        several = plural(place.before()) or place.before() in words_of(
            "source_people"
        )  # not `The coast could see smoke`
        return (one and not changes) or (several and not changes and not words_of("in_sight").isdisjoint(near))
    return following in ("smell", "taste") or (one and following in words_of("senses"))


def _sees_change(place: Place) -> bool:
    """`You could see your bills rise`, `see a rise in rents`: foretold, as `see her house from there` is not."""
    second, third, fourth = place.after(2), place.after(3), place.after(4)
    owned = second in words_in(_POSSESSIVE) and fourth != "" and not place.gap_after(4).strip()
    return (owned and fourth not in words_in(_BEHIND_NOUN)) or not words_of("foreseen").isdisjoint((second, third))


def _told_by_age(place: Place) -> bool:
    """`could run a mile as a child`, `by the age of two`, `by the time he was six`, `As a boy he could`."""
    if place.next_verb()[0] in ("be", "become", "face", "have", "lose"):  # `could face charges over what he did at 17`
        return False
    before, later = place.earlier(7)[::-1], place.later(10)
    if any(_as_child(before[at : at + size]) for at in range(len(before)) for size in (3, 4)):
        return True
    for at in range(len(later)):
        if any(_as_child(later[at : at + size]) and _ends_noun(place, at + size + 1) for size in (3, 4)):
            return True
        if later[at : at + 4] == ["by", "the", "age", "of"] and not plural(place.before()):
            return _is_young(later[at + 4 : at + 5])
        was = later[at] in ("when", "time") and later[at + 2 : at + 3] in (["was"], ["were"])
        if was and later[at + 1] in words_of("pronouns") - {"it"} and _is_young(later[at + 3 : at + 5]):
            return True
    return False


def _is_young(words: list[str]) -> bool:
    """Whether words give the age of a child: `six`, `a boy`, `young`."""
    if words and words[0].isdecimal():
        return int(words[0]) < 16
    return any(is_number(word) or word in words_of("youth") | {"young", "little", "small"} for word in words)


def _as_child(words: list[str]) -> bool:
    """`as a child`, `as a small boy`."""
    return words[:2] in (["as", "a"], ["as", "an"]) and words[-1] in words_of("youth")


def _ends_noun(place: Place, step: int) -> bool:
    """Whether a noun ends before the word so many words after the cue: `as a child`, not `as a child star`."""
    return bool(place.gap_after(step).strip()) or place.after(step) in words_in(_BEHIND_NOUN)


def _by_nobody(place: Place) -> bool:
    """`Nobody in the hall could`, `few of them could`, with no mark between."""
    for step in range(2, min(6, place.first - place.low + 1)):
        if place.prose.gaps[place.first - step + 1].strip():
            return False
        if place.before(step) in ("nobody", "none", "few") and place.before(step + 1) != "a":
            return place.before(step - 1) in ("in", "of", "at", "on", "from", "else", "there", "here")
    return False


def possibility_can(place: Place) -> Verdict:
    """`can` of what happens at times; ability and permission do not count, and which it is may stay open."""
    able = place.before() in words_of("pronouns") - {"it", "they"}
    if able or place.after() in ("not", "no") or place.next_verb()[0] not in words_of("states"):
        return reject("says what one is able or allowed to do")
    return AMBIGUOUS


def tentative_would(place: Place) -> Verdict:
    """`would` that softens (`would have won`), not of plans, habits and wishes."""
    following = place.after()
    if following in words_of("chances"):
        return reject("the word after it is the hedge")
    if following == "have" and participle(place.after(2)):
        return AMBIGUOUS
    if "if" in place.earlier(12) or (not _asks_if(place) and _on_condition(place)):
        return AMBIGUOUS
    return reject("tells a plan, a habit or a wish")


def _asks_if(place: Place) -> bool:
    """`would not say if she knew`, not `would say so if it were true`."""
    later = place.later(6)
    unreal = any(who in ("i", "he", "she", "it") and verb == "were" for who, verb in pairwise(later))
    return not unreal and any(verb in words_of("asks_if") and word == "if" for verb, word in pairwise(later[:3]))


def _on_condition(place: Place) -> bool:
    """`would close if it rained`, `would change much of what is known about the moon, if it holds`."""
    words, gaps = place.prose.folded, place.prose.gaps
    for at in range(place.last, min(place.high, place.last + 17)):
        near = at < place.last + 8 or (words[at] == "if" and "," in gaps[at])
        if near and words[at] in ("if", "unless") and (at + 1 == place.high or words[at + 1] not in _IF_ANY):
            return True
    return False


def expected_should(place: Place) -> Verdict:
    """`should` of what is expected; advice and duty do not count, and which it is may stay open."""
    verb, second = place.next_verb()
    if not place.opens() and place.after() != "not":
        if verb == "be" and second in words_of("enabled"):
            return AMBIGUOUS
        if _by_then(place, verb, second):
            return AMBIGUOUS
        advised = words_of("pronouns") | words_of("persons") | words_of("advised")
        if (verb in words_of("soon") and place.before() not in advised) or place.before() in words_of("weather"):
            return AMBIGUOUS
    return reject("gives advice or names a duty")


def _by_then(place: Place, verb: str, second: str) -> bool:
    """`The work should be finished by May`, `play should start on time`: when it is expected, of no person."""
    later = place.later(8)
    ends = (verb == "be" and second in words_of("completed")) or (verb, second) == ("take", "place")
    timed = "soon" in later or any(
        (word in ("by", "in", "next", "this") and (then in words_of("by_then") or then[:1].isdigit()))
        or (word, then) == ("on", "time")
        for word, then in pairwise(word for word in later if word != "the")  # `by the spring`, not `by the owner`
    )
    advised = words_of("persons") | words_of("advised") | words_of("source_people") | words_of("pronouns") - {"it"}
    return timed and (ends or verb in words_of("soon") | words_of("resumes")) and place.before() not in advised


def deduction_must(place: Place) -> Verdict:
    """`must` of a conclusion (`must have known`), not of a duty."""
    following, second = place.after(), place.after(2)
    if following == "have" and participle(second):
        return COUNTS
    if following == "be" and second in words_of("concluded"):
        return AMBIGUOUS
    return reject("names a duty")


MODAL_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        month, allowed, noun_might, past_ability, possibility_can, tentative_would, expected_should, deduction_must,
    )
}  # fmt: skip
