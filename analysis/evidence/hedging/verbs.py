"""Rules for verbs: modals, verbs of seeming and showing, and claims that nobody in particular makes.

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
    reject,
    words_of,
)
from analysis.text.classes import words_in

# Modals.


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
    if following == "not":
        return COUNTS if second in ("be", "have", "even") else AMBIGUOUS
    if verb in words_of("rights") and place.before() in words_of("persons"):
        return reject("says what is allowed")
    return COUNTS


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
    if not place.opens():
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
    if before in words_of("pronouns") and following in words_of("senses"):
        return reject("was able to")
    near = place.earlier(7)
    as_far = near.count("as") > 1 and not any(
        is_number(word) and word != "one" for word in near
    )  # not `as many as 40 people could`
    if not words_of("utmost").isdisjoint(near[:3]) or as_far:
        return reject("was able to")
    return COUNTS if words_of("unreal").isdisjoint(near[:4]) else AMBIGUOUS


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
    if "if" in place.earlier(12) or not {"if", "unless"}.isdisjoint(place.later(8)):
        return AMBIGUOUS
    return reject("tells a plan, a habit or a wish")


def expected_should(place: Place) -> Verdict:
    """`should` of what is expected; advice and duty do not count, and which it is may stay open."""
    verb, second = place.next_verb()
    if not place.opens() and place.after() != "not":
        if verb == "be" and second in words_of("enabled"):
            return AMBIGUOUS
        advised = words_of("pronouns") | words_of("persons") | words_of("advised")
        if (verb in words_of("soon") and place.before() not in advised) or place.before() in words_of("weather"):
            return AMBIGUOUS
    return reject("gives advice or names a duty")


def deduction_must(place: Place) -> Verdict:
    """`must` of a conclusion (`must have known`), not of a duty."""
    following, second = place.after(), place.after(2)
    if following == "have" and participle(second):
        return COUNTS
    if following == "be" and second in words_of("concluded"):
        return AMBIGUOUS
    return reject("names a duty")


# Verbs of seeming, showing and thinking.


def appear(place: Place) -> Verdict:
    """`appear` that means seem, not come into view."""
    following, second = place.after(), place.after(2)
    if following == "to" and second and second not in words_of("determiners"):
        return COUNTS
    if following == "that" or (following == "as" and second in ("if", "though")):
        return COUNTS
    if following in words_of("appearances"):
        return COUNTS
    return reject("comes into view")


def resembles(place: Place) -> Verdict:
    """`looks like` that means seems, not how a thing looks."""
    if not {"what", "how"}.isdisjoint(place.earlier(5)):
        return reject("asks or tells how a thing looks")
    owned = place.after() == "her" or place.after() in words_in(frozenset(("possessive",)))
    person = place.after(2) in words_of("his_words") | words_of("her_words")
    if owned and person and place.gap_after(3).strip():
        return reject("tells whom somebody looks like")
    return COUNTS


def evidence_verb(place: Place) -> Verdict:
    """`suggest` of what findings point to, not of a person's proposal."""
    following, subject, form = place.after(), place.auxiliary(), place.written().lower()
    proposal = reject("somebody says or proposes it")
    if form.endswith("ing"):
        return COUNTS if "," in place.gap_before() or subject in words_of("evidence") else proposal
    if subject in words_of("be"):
        return COUNTS if form.endswith("ed") else proposal
    if subject in words_of("evidence"):
        return COUNTS
    clause = following in ("that", "there", "it") or following in words_of("pronouns")
    return AMBIGUOUS if clause else proposal


def proof(place: Place) -> Verdict:
    """`confirm`, `prove` of findings that show a thing, not of a person who reports it."""
    if place.after() == "to":
        return reject("means that a thing turned out so")
    if place.auxiliary() in words_of("evidence"):
        return COUNTS
    return reject("somebody does it, or reports it")


def assume(place: Place) -> Verdict:
    """`assume` that means take for true, not take over."""
    held = place.before() in words_of("determiners") or place.after() in words_of("lost")
    if place.written().lower() == "presumed" and held and not place.ends_phrase():
        return COUNTS
    aside = place.written().lower() == "assuming" and "," in place.gap_before()
    if aside or place.auxiliary() in words_of("be") or place.before() == "widely" or place.after() == "that":
        return COUNTS
    return reject("takes on an office, a name or a duty")


def speakers_own(place: Place) -> Verdict:
    """`I think` of the speaker's own doubt."""
    if place.after() in ("about", "of", "in"):
        return reject("says what somebody thinks of or trusts in")
    return COUNTS


def felt(place: Place) -> Verdict:
    """`I feel` that it is so, not `I feel ill`."""
    subject = place.after().partition("'")[0]
    if subject in words_of("felt_after") | words_of("pronouns") - {"it"} or place.after().startswith("it'"):
        return COUNTS
    return AMBIGUOUS if place.after() in ("it", "the", "this", "my", "our") else reject("says how somebody feels")


# Claims that nobody in particular makes.


def agentless(place: Place) -> Verdict:
    """`is considered`, `it is said`: a view with nobody who holds it, or nobody in particular."""
    verb = place.written().lower()
    following, second = place.after(), place.after(2)
    if following == "by":
        owner = second if second not in ("the", "its", "his") else place.after(3)
        return COUNTS if owner in words_of("unnamed") else reject("the text says whose view it is")
    if place.auxiliary() not in words_of("be") and place.before() not in words_of("commonly_held"):
        owned = place.before() in words_of("determiners") or place.before().endswith("'s")
        describes = (verb in words_of("alleging") and owned) or _held_once(place, verb)
        passive = "," in place.gap_before() or verb in words_of("held_of")
        if describes or (following == "to" and (place.headline or (second in ("be", "have") and passive))):
            return COUNTS
        return reject("somebody does it, and the text says who")
    if verb in words_of("hearsay"):
        it = "it" in place.earlier(5) or place.before() in ("it's", "that's")
        heard = following == "to" and (
            second in words_of("hearers") or (place.written(2)[:1].isupper() and not place.headline)
        )
        tells = following == "to" and not heard
        return COUNTS if tells or (it and following == "that") else reject("tells what was said or done")
    if verb in words_of("seeing"):
        scene = following not in ("as", "that") or second in ("he", "she", "they", "we", "i", "you")
        return reject("tells what was seen or done") if scene else COUNTS
    return COUNTS


def _held_once(place: Place, verb: str) -> bool:
    """`, once thought extinct,`: a participle, after its noun, of what was taken for true; `a ship feared lost` too."""
    if verb not in words_of("held_of") or verb in words_of("hearsay") or place.ends_phrase():
        return False
    once = place.before() in words_of("held_once") and place.first - 1 > place.low
    aside = once and "," in place.prose.gaps[place.first - 1]
    return aside or (place.after() in words_of("lost") and place.before() not in words_of("pronouns"))


def unnamed_group(place: Place) -> Verdict:
    """`critics say`: a claim put on a group without a name."""
    before = place.before(2) if place.before() in ("some", "many", "several", "other", "most") else place.before()
    if before == "by" and not words_of("sayers").isdisjoint(place.earlier(6)):
        return COUNTS
    if before == "to" and "according" in place.earlier(3):
        return COUNTS
    verb, second = place.next_verb()
    says = verb in words_of("sayers") or (verb == "who" and second in words_of("sayers"))
    if says and not is_number(place.before()):
        return COUNTS
    return reject("names who they are, or puts no claim on them")


def unnamed_claim(place: Place) -> Verdict:
    """`claim` by a group without a name, or by nobody."""
    if place.auxiliary() in words_of("unnamed"):
        return COUNTS
    return reject("the noun, or the text says whose claim it is")


VERB_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        month, allowed, noun_might, past_ability, possibility_can, tentative_would, expected_should,
        deduction_must, appear, resembles, evidence_verb, proof, assume, speakers_own, felt, agentless,
        unnamed_group, unnamed_claim,
    )
}  # fmt: skip
