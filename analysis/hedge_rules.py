"""The named rules that tell a hedge from a word that only looks like one.

Each rule looks at a candidate and a few words on either side. It lets it count, lets it count as
ambiguous, or rejects it with a reason in plain words. The words that a rule goes by stand in
`lexicons/hedge_rules.csv`, where a person can change them; `hedges.csv` and `boosters.csv` say which
rules a cue must pass. There is no tagger behind this: a rule decides by the words themselves.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.lexicon import load_lexicon
from analysis.text import Prose


class Verdict(NamedTuple):
    """Whether a candidate counts, whether another reading is as good, and why it does not count."""

    counts: bool = True
    ambiguous: bool = False
    reason: str = ""


COUNTS = Verdict()
AMBIGUOUS = Verdict(ambiguous=True)


def reject(reason: str) -> Verdict:
    """A candidate that does not count, and why."""
    return Verdict(False, False, reason)


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words from `hedge_rules.csv`."""
    for entry in load_lexicon("hedge_rules").entries:
        if entry["cue"] == name:
            return frozenset(entry["words"].split())
    raise KeyError(name)


class Place:
    """A candidate where it stands: words `first` to `last` (not included) of the prose.

    `low` and `high` are the first word of its sentence and the one after the last.
    """

    __slots__ = ("first", "high", "last", "low", "prose")

    def __init__(self, prose: Prose, first: int, last: int, low: int, high: int):
        self.prose, self.first, self.last, self.low, self.high = prose, first, last, low, high

    def before(self, step: int = 1) -> str:
        """The word so many words before the cue, in the same sentence; else an empty string."""
        at = self.first - step
        return self.prose.folded[at] if at >= self.low else ""

    def after(self, step: int = 1) -> str:
        """The word so many words after the cue, in the same sentence; else an empty string."""
        at = self.last + step - 1
        return self.prose.folded[at] if at < self.high else ""

    def gap_before(self) -> str:
        """What stands between the cue and the word before it."""
        if self.first == self.low:
            return ""
        return self.prose.text[self.prose.ends[self.first - 1] : self.prose.starts[self.first]]

    def gap_after(self) -> str:
        """What stands between the cue and the word after it."""
        if self.last >= self.high:
            return "."
        return self.prose.text[self.prose.ends[self.last - 1] : self.prose.starts[self.last]]

    def written(self, step: int = 0) -> str:
        """A word as it is written; 0 is the first word of the cue."""
        at = self.first + step
        return self.prose.words[at] if self.low <= at < self.high else ""

    def opens(self) -> bool:
        """Whether the cue opens its sentence, a quotation or what follows a colon."""
        return self.first == self.low or (
            not self.gap_before().strip().isalnum() and any(mark in '“"‘:;—([' for mark in self.gap_before())
        )

    def earlier(self, most: int) -> list[str]:
        """Up to so many words before the cue, the nearest first."""
        return self.prose.folded[max(self.low, self.first - most) : self.first][::-1]

    def later(self, most: int) -> list[str]:
        """Up to so many words after the cue, the nearest first."""
        return self.prose.folded[self.last : min(self.high, self.last + most)]

    def auxiliary(self) -> str:
        """The nearest word before the cue that is no adverb."""
        skipped = words_of("skipped")
        return next((word for word in self.earlier(4) if word not in skipped and not word.endswith("ly")), "")

    def next_verb(self) -> tuple[str, str]:
        """The first two words after the cue that are no adverbs."""
        skipped = words_of("skipped")
        rest = [w for w in self.later(4) if w not in skipped and not w.endswith("ly")]
        return (*rest, "", "")[:2]


Rule = Callable[[Place], Verdict]


def participle(word: str) -> bool:
    """Whether a word looks like a past participle."""
    return word.endswith("ed") or word in words_of("irregular")


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in words_of("plurals") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def counts(word: str) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return word[:1].isdigit() or word in words_of("numbers")


# Modals.


def month(place: Place) -> Verdict:
    """`may` the verb, not the month, a name, or a wish."""
    written = place.written()
    if not written[0].isupper():
        return COUNTS
    following = place.after()
    headline = written.isupper() and place.written(1).isupper() and len(place.written(1)) > 1
    if not headline and not place.opens():
        return reject("the month or a name")
    if following[:1].isdigit() or following in words_of("may_is_month"):
        return reject("the month or a name")
    if headline or following in ("be", "have", "not", "also"):
        return COUNTS
    return reject("asks leave or makes a wish")


def allowed(place: Place) -> Verdict:
    """`may` of doubt, not of leave, of choice or of purpose."""
    following, second = place.after(), place.after(2)
    if following == "either" or second == "either":
        return reject("says what the choice is, not what is doubted")
    if ("so" in place.earlier(5) and "that" in place.earlier(5)) or "order" in place.earlier(6)[1:]:
        return reject("says what something is for")
    verb, done = place.next_verb()
    if verb == "be" and done in words_of("used"):
        return reject("says what is done or allowed, not what is doubted")
    if following == "not":
        return COUNTS if second in ("be", "have", "even") else AMBIGUOUS
    if verb in words_of("rights") and place.before() in words_of("persons"):
        return AMBIGUOUS
    return COUNTS


def noun_might(place: Place) -> Verdict:
    """`might` the verb, not the noun for strength."""
    before, following = place.before(), place.after()
    ended = place.gap_after().strip() != ""
    if following == "of" or (before in words_of("might_before") and (ended or following in words_of("might_after"))):
        return reject("might the noun: strength")
    return COUNTS


def past_ability(place: Place) -> Verdict:
    """`could` of doubt, not of what somebody was able to do."""
    following, before = place.after(), place.before()
    if following == "not":
        return COUNTS if place.after(2) in ("have", "possibly") else reject("was not able to")
    if before in ("nobody", "nothing", "none", "neither", "nor", "barely", "hardly", "where") or following == "only":
        return reject("was not able to")
    if before in words_of("pronouns") and following in words_of("senses"):
        return reject("was able to")
    if any(word in ("best", "wherever", "whatever", "all", "everything") for word in place.earlier(3)):
        return reject("was able to")
    if "as" in place.earlier(4) and "as" in place.earlier(7)[4:]:
        return reject("was able to")
    if any(word in ("if", "wish", "wished", "so") for word in place.earlier(4)):
        return AMBIGUOUS
    return COUNTS


def possibility_can(place: Place) -> Verdict:
    """`can` of what happens at times; ability and leave do not count, and one cannot be sure."""
    verb, _ = place.next_verb()
    following = place.after()
    if following in ("not", "no") or verb not in words_of("states"):
        return reject("says what one is able or allowed to do")
    if place.before() in words_of("pronouns") - {"it", "they"}:
        return reject("says what one is able or allowed to do")
    return AMBIGUOUS


def tentative_would(place: Place) -> Verdict:
    """`would` that softens (`would have won`, `would likely`), not of plans, habits and wishes."""
    following = place.after()
    if following == "have" and participle(place.after(2)):
        return AMBIGUOUS
    if following in ("probably", "likely", "perhaps", "presumably", "potentially"):
        return reject("the word after it is the hedge")
    if "if" in place.earlier(12) or "if" in place.later(8) or "unless" in place.later(8):
        return AMBIGUOUS
    return reject("tells a plan, a habit or a wish")


def expected_should(place: Place) -> Verdict:
    """`should` of what is expected; advice and duty do not count, and one cannot be sure."""
    verb, second = place.next_verb()
    if place.opens() or place.after() == "not":
        return reject("gives advice or names a duty")
    if verb == "be" and second in ("able", "enough", "easy", "easier", "ready", "fine", "ok", "possible"):
        return AMBIGUOUS
    if verb in words_of("soon") - {"be", "have", "take", "make", "come"} and place.before() not in words_of("pronouns"):
        return AMBIGUOUS
    return reject("gives advice or names a duty")


def deduction_must(place: Place) -> Verdict:
    """`must` of a conclusion (`must have known`), not of a duty."""
    if place.after() == "have" and participle(place.after(2)):
        return COUNTS
    if place.after() == "be" and place.after(2) in (
        "true",
        "wrong",
        "mistaken",
        "because",
        "that",
        "someone",
        "something",
    ):
        return AMBIGUOUS
    return reject("names a duty")


# Verbs.


def appear(place: Place) -> Verdict:
    """`appear` that means seem, not that means come into view."""
    following, second = place.after(), place.after(2)
    if following == "to":
        if second in words_of("determiners") or not second:
            return reject("comes into view")
        return COUNTS
    if following in ("that", "as") and (following == "that" or second in ("if", "though")):
        return COUNTS
    if following in words_of("appearances"):
        return COUNTS
    return reject("comes into view")


def evidence_verb(place: Place) -> Verdict:
    """`suggest` of what findings let one think, not of a person's proposal."""
    following, subject = place.after(), place.auxiliary()
    clause = following == "that" or following in words_of("pronouns") or following in ("there", "it")
    if place.written().lower().endswith("ing"):
        return (
            COUNTS
            if "," in place.gap_before() or subject in words_of("evidence")
            else reject("somebody says or proposes it")
        )
    if subject in words_of("be") or subject == "been":
        return COUNTS if place.written().lower().endswith("ed") else reject("somebody says or proposes it")
    if subject in words_of("evidence"):
        return COUNTS
    if following in words_of("proposes") or following.endswith("ing") or not clause:
        return reject("somebody says or proposes it")
    return AMBIGUOUS


def assume(place: Place) -> Verdict:
    """`assume` that takes for true, not that takes over."""
    if place.auxiliary() in ("is", "are", "was", "be", "been", "were", "widely") or place.after() == "that":
        return COUNTS
    return reject("takes on an office, a name or a duty")


def speakers_own(place: Place) -> Verdict:
    """`I think` of the speaker's own doubt."""
    if place.after() in ("about", "of", "in"):
        return reject("says what somebody thinks of or trusts in")
    return COUNTS


# Adjectives and adverbs.


def likely(place: Place) -> Verdict:
    """`likely` of a chance, not in comparisons."""
    if place.before() == "as":
        return reject("compares two chances")
    return COUNTS


def compares(place: Place) -> Verdict:
    """`more likely` of a chance; before `than` it may only compare."""
    return AMBIGUOUS if "than" in place.later(8) else COUNTS


def possible(place: Place) -> Verdict:
    """`possible` of what may be so, not of what can be done."""
    following, before = place.after(), place.before()
    if following == "that" or (before in ("it's", "is") and following != "to"):
        return COUNTS
    if following in (
        "to",
        "for",
        "in",
        "with",
        "by",
        "from",
        "only",
        "because",
        "without",
        "when",
        "if",
        "and",
    ) or (place.gap_after().strip()):
        return reject("says what can be done, not what is doubted")
    if before in (
        "every",
        "all",
        "any",
        "best",
        "worst",
        "other",
        "full",
        "total",
        "no",
        "highest",
        "greatest",
    ):
        return reject("says what can be done, not what is doubted")
    return COUNTS


def adjective_potential(place: Place) -> Verdict:
    """`potential` the adjective, not the noun."""
    if place.before() in words_of("determiners") and (not place.after() or place.after() in ("to", "for", "of", "and")):
        return reject("potential the noun")
    if place.gap_after().strip() or place.after() in ("to", "for", "of", "as", "is", "was"):
        return reject("potential the noun")
    return COUNTS


def apparent(place: Place) -> Verdict:
    """`apparent` that means seeming, not `it became apparent`."""
    if place.gap_after().strip() or place.after() in ("that", "to", "in", "from", "when", "as"):
        return reject("plain to see")
    return COUNTS


def generalises(place: Place) -> Verdict:
    """`often`, `usually` that leave room for exceptions, not that tell how often a thing was done."""
    before, following = place.before(), place.after()
    if before in (
        "most",
        "more",
        "less",
        "how",
        "so",
        "as",
        "too",
        "very",
        "quite",
        "not",
        "can",
        "will",
        "would",
    ):
        return reject("tells how often something is done")
    if before in ("is", "are") and place.gap_after().isspace():
        if participle(following):
            return reject("tells how often something is done")
        return COUNTS
    if participle(following) or following in words_of("past") or following == "been" or place.gap_after().strip():
        return reject("tells how often something is done")
    if before in ("was", "were", "had", "has", "have", "been", "did", "be"):
        return reject("tells how often something is done")
    if (
        following.endswith("ing")
        or not following
        or following in ("in", "of", "by", "with", "at", "on", "as", "for", "to")
    ):
        return reject("tells how often something is done")
    return COUNTS


# Approximators and quantities.


def number(place: Place) -> Verdict:
    """`about` before an amount, not the preposition."""
    following, before = place.after(), place.before()
    if place.gap_after().strip(" $£€~\u00a0"):
        return reject("a preposition, with no number after it")
    if following in ("a", "an", "one") and place.after(2) in words_of("unit_of_one"):
        return COUNTS
    if following == "half" or (counts(following) and following not in ("one", "two-thirds")):
        if before in words_of("topics") and (
            (following[:2] in ("19", "20") and len(following) == 4) or following in ("two", "three", "four")
        ):
            return reject("a preposition: names a topic")
        return COUNTS
    return reject("a preposition, with no number after it")


def nearly(place: Place) -> Verdict:
    """`almost` that softens what follows; `close to` only before a number."""
    if place.last - place.first == 2 and not counts(place.after()) and place.after() not in ("a", "half"):
        return reject("a preposition, with no number after it")
    return COUNTS


def estimated(place: Place) -> Verdict:
    """`estimated` of an amount, not of somebody's estimate."""
    if place.before() in ("an", "the") or counts(place.after()) or place.auxiliary() in words_of("be"):
        return COUNTS
    return reject("somebody gives an estimate")


def some(place: Place) -> Verdict:
    """`some` that leaves open which or how many."""
    if place.after() in ("more", "day"):
        return reject("a part or a time, not a vague group")
    return COUNTS


def quantity(place: Place) -> Verdict:
    """`many`, `several` as a vague number."""
    if place.before() in ("how", "so", "too", "as", "not", "that", "twice"):
        return reject("asks for, compares or exclaims at a number")
    return COUNTS


def most(place: Place) -> Verdict:
    """`most` that leaves open which ones, not the superlative."""
    following, before = place.after(), place.before()
    if before in words_of("superlative_before") or before.endswith("'s"):
        return reject("a superlative")
    if following == "of":
        return COUNTS
    if following.endswith("ly") or not following:
        return reject("a superlative")
    if any(plural(word) for word in place.later(3)):
        return COUNTS
    return reject("a superlative")


def few(place: Place) -> Verdict:
    """`few` of a vague number, not of a span of time."""
    if place.before() in (
        "the",
        "past",
        "last",
        "next",
        "first",
        "these",
        "those",
        "very",
        "too",
        "so",
        "as",
        "how",
    ):
        return reject("a span of time or a known set")
    return COUNTS


def vague_certain(place: Place) -> Verdict:
    """`certain` people: a group left open, not `certain` that it is so."""
    following = place.after()
    if place.before() in words_of("sure_before") or place.gap_after().strip() or following in (
        "that", "to", "of", "about", "whether", "if", "he", "she", "it", "they", "i", "we", "you", "how", "what",
        "than", "the", "",
    ):  # fmt: skip
        return reject("says how sure somebody is")
    return COUNTS


def sure_certain(place: Place) -> Verdict:
    """`certain that` it is so, not `certain` people."""
    if place.before() in (
        "not",
        "isn't",
        "aren't",
        "wasn't",
        "less",
        "never",
        "for",
        "make",
        "makes",
        "made",
        "almost",
    ):
        return reject("denied, or a fixed phrase")
    if place.auxiliary() in words_of("sure_before") and not plural(place.after()):
        return COUNTS
    return reject("names a kind, or is said by the way")


def others(place: Place) -> Verdict:
    """`others` as people left unnamed who do something."""
    if place.before() in (
        "the",
        "these",
        "those",
        "two",
        "three",
        "four",
        "five",
        "six",
        "of",
        "to",
        "for",
        "with",
    ):
        return reject("a known set, or people in general")
    if place.opens() or place.before() in (
        "while",
        "and",
        "but",
        "though",
        "although",
        "whereas",
        "still",
        "as",
    ):
        return COUNTS
    return reject("a known set, or people in general")


def classifies(place: Place) -> Verdict:
    """`kind of` that softens, not that sorts."""
    if place.before() in words_of("classes") or not place.before():
        return reject("names a kind")
    return COUNTS


def degree(place: Place) -> Verdict:
    """`quite`, `rather` that soften what follows."""
    if place.after() in words_of("degree_not") or place.gap_after().strip() or not place.after():
        return reject("means wholly, or states a contrast")
    return COUNTS


def in_part(place: Place) -> Verdict:
    """`in part` as partly, not part of a work."""
    if counts(place.after()) or place.after() == "of" or place.written(1)[:1].isupper():
        return reject("a numbered part")
    return COUNTS


# Claims that nobody in particular makes.


def widely(place: Place) -> Verdict:
    """`widely` held or thought, not spread over an area."""
    if place.before() in (
        "vary",
        "varies",
        "varied",
        "range",
        "ranges",
        "ranged",
        "differ",
        "differs",
        "travelled",
        "traveled",
        "so",
        "as",
    ):
        return reject("over an area or a range")
    if place.after() in ("available", "spaced", "separated", "apart", "") or place.gap_after().strip():
        return reject("over an area or a range")
    return COUNTS


def agentless(place: Place) -> Verdict:
    """`is considered`, `it is said`: a view with nobody who holds it, or nobody in particular."""
    verb = place.written().lower()
    following, second = place.after(), place.after(2)
    passive = place.auxiliary() in words_of("be")
    if following == "by":
        owner = second if second not in ("the", "its", "his") else place.after(3)
        return COUNTS if owner in words_of("unnamed") else reject("the text says whose view it is")
    if not passive:
        if following == "to" and second in ("be", "have") and "," in place.gap_before():
            return COUNTS
        return reject("somebody does it, and the text says who")
    if verb in ("said", "claimed", "argued", "reported", "expected", "understood", "supposed", "rumored"):
        it = "it" in place.earlier(5) or place.before() in ("it's", "that's")
        if following == "to" or (it and following == "that"):
            return COUNTS
        return reject("tells what was said or done")
    if verb in ("seen", "viewed", "perceived", "acknowledged"):
        return COUNTS if following == "as" else reject("tells what was seen")
    if verb == "accepted":
        return COUNTS if following in ("that", "as") else reject("tells what was done")
    return COUNTS


def unnamed_group(place: Place) -> Verdict:
    """`critics say`: a claim put on a group without a name."""
    verb, _ = place.next_verb()
    if place.before() == "by" or (place.before() == "to" and "according" in place.earlier(2)):
        return COUNTS
    if verb in words_of("sayers") and place.before() not in words_of("numbers"):
        return COUNTS
    return reject("names who they are, or puts no claim on them")


def unnamed_claim(place: Place) -> Verdict:
    """`claim` by a group without a name, or by nobody."""
    if place.auxiliary() in words_of("unnamed"):
        return COUNTS
    return reject("the noun, or the text says whose claim it is")


# What is common to all cues.


def part_of_name(place: Place) -> Verdict:
    """No cue counts inside a name: a capital within the sentence, beside another capital."""
    first = place.written()
    if not first[0].isupper() or place.opens():
        return COUNTS
    if first.isupper() and len(first) > 1:
        return COUNTS  # a headline in capitals
    size = place.last - place.first
    neighbours = (place.written(-1), place.written(size))
    if any(word[:1].isupper() for word in neighbours) or size > 1:
        capitals = sum(word[0].isupper() for word in place.prose.words[place.low : place.high])
        if 2 * capitals < place.high - place.low:
            return reject("part of a name")
    return COUNTS


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        month, allowed, noun_might, past_ability, possibility_can, tentative_would, expected_should,
        deduction_must, appear, evidence_verb, assume, speakers_own, likely, compares, possible,
        adjective_potential, apparent, generalises, number, nearly, estimated, some, quantity, most, few,
        vague_certain, sure_certain, others, classifies, degree, in_part, widely, agentless,
        unnamed_group, unnamed_claim,
    )
}  # fmt: skip
