"""Rules for verbs: verbs of seeming and showing, and claims that nobody in particular makes.

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
    reject,
    words_of,
)
from analysis.text.classes import words_in

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


def would_appear(place: Place) -> Verdict:
    """`would appear` that means seems, not that comes before a court or on a stage."""
    if place.before() == "there":
        return COUNTS
    if place.ends_phrase():
        return COUNTS if place.before() in ("it", "that", "this") else reject("comes into view")
    if place.after() in ("before", "after") or place.after() in words_in(frozenset(("preposition", "time"))):
        return reject("comes into view")
    return COUNTS


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
    if (subject in words_of("evidence") and not _by_its_author(place)) or _of_evidence(place):
        return COUNTS
    clause = following in ("that", "there", "it") or following in words_of("pronouns")
    return AMBIGUOUS if clause else proposal


def _of_evidence(place: Place) -> bool:
    """`A study of mice suggests`, `an early analysis by the trust indicates`: the subject of the clause is evidence."""
    for step in range(3, min(12, place.first - place.low + 1)):
        gap = place.prose.gaps[place.first - step + 1]
        if gap != "," and gap.strip(" .-"):  # `A study of 4,000 twins suggests`
            return False
        if place.before(step) in words_of("evidence") - words_of("pronouns") - words_of("unnamed"):
            return place.before(step - 1) in words_of("evidence_about") and _opens_clause(place, step + 1)
    return False


def _by_its_author(place: Place) -> bool:
    """`The editor of the paper suggests`, `the lawyer in the trial suggested`: a person does it."""
    for step in range(2, 5):
        if place.before(step) in ("of", "in", "for", "at", "on", "behind"):
            return place.before(step + 1) in words_of("authors") | words_of("source_people")
    return False


def _opens_clause(place: Place, step: int) -> bool:
    """Whether only a determiner and up to two other words stand between there and the opening of the clause."""
    for far in range(step, step + 4):
        at = place.first - far
        if at < place.low or place.prose.gaps[at + 1].strip():
            return True
        word = place.prose.folded[at]
        if word in words_of("opens_clause") | words_of("sayers"):
            return True
        if word == "as" or word in words_in(frozenset(("preposition", "to"))):  # `as the models of Orme indicate`
            return False
    return False


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
        appear, would_appear, resembles, evidence_verb, proof, assume, speakers_own, felt, agentless,
        unnamed_group, unnamed_claim,
    )
}  # fmt: skip
