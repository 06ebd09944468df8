"""Who an attribution cites: the words around its cue that name a source.

The source is found by walking from the cue to the nearest noun phrase on the side where English puts
the subject.
"""

import numpy as np

from analysis.evidence.attribution.appositions import with_what_belongs
from analysis.evidence.attribution.clauses import CONTRACTED, NONE, PRONOUN, Clauses, Phrases, nobody
from analysis.evidence.attribution.columns import (
    Columns,
    Mask,
    Places,
    following,
    has_quotation,
    previous,
)
from analysis.evidence.attribution.insertions import (
    around_insertions,
    before_asides,
    insertions,
    outside_relatives,
)
from analysis.evidence.attribution.noun_phrases import (
    OPENS_NOUN,
    commas,
    named,
    phrase_end,
    phrase_left,
    phrase_right,
    qualifies,
    serves,
    with_apposition,
    with_time,
)
from analysis.evidence.attribution.openings import FARTHEST_COMMA, INTRODUCING, openings, openings_from
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.views import is_owned
from analysis.text.classes import AUXILIARY, word_list
from analysis.text.word_forms import is_adverb

_FARTHEST_AGENT = 12  # words from a passive to its `by`; varied as `FARTHEST_COMMA` was
_FINITE = frozenset(("be", "have", "modal", "do"))


def find_sources(clauses: Clauses, cue: Places, sentence: Places) -> Phrases:
    """The source of each cue, in the order in which they stand; `sentence` is the number of the sentence of each.

    The second of two verbs that share a subject (`he said ... and added`) shares its source.
    """
    words, found, shares = clauses.words, nobody(len(cue)), np.zeros(len(cue), dtype=bool)
    rest = np.flatnonzero(~words.made(_by_nobody)[cue])
    for is_so, find in ((is_according, _according), (is_owned, _owners), (is_passive, _agents)):
        mask = words.made(is_so)[cue[rest]]
        if mask.any():
            some, rest = rest[mask], rest[~mask]
            found.put(some, find(clauses.some(some), cue[some]))
    some = rest[words.made(_may_be_inverted)[cue[rest]]]
    after, settled = _inverted(clauses.some(some), cue[some])
    found.put(some, after)
    open_ = np.ones(len(cue), dtype=bool)
    open_[some[settled]] = False
    rest = rest[open_[rest]]
    before, shares[rest] = _subjects(clauses.some(rest), cue[rest])
    found.put(rest, before)
    return _shared(found, shares, sentence)


def _shared(found: Phrases, shares: Mask, sentence: Places) -> Phrases:
    """For each cue that `shares`, the source of the cue before in its sentence; where none has one, what it found."""
    number, begins = np.arange(len(shares)), np.searchsorted(sentence, sentence)
    sure = np.maximum.accumulate(np.where(found.found & ~shares, number, -1))
    first = following(np.append(found.found & shares, True))[begins]
    before = np.where(sure >= begins, sure, np.minimum(first, number))
    return found.some(np.where(shares, before, number))


def is_according(words: Columns) -> Mask:
    """`according to`, a cue of two words."""
    return words.word("according") & words.right(words.word("to"))


def _according(clauses: Clauses, cue: Places) -> Phrases:
    """`according to the mayor`, `according to her`."""
    words, after = clauses.words, cue + 2
    noun = after + words.word("her").take(after, mode="clip")
    last = phrase_right(clauses, noun, whole=True)
    closes = (after + 1 >= clauses.last) | words.parted.take(after + 1, mode="clip")
    alone = np.flatnonzero(clauses.of_class(after, "object") & closes)
    found = named(clauses, after, last, speaks=np.ones(len(cue), dtype=bool))
    found = with_what_belongs(clauses, found, commas=cue > clauses.first + 1)
    found.set(alone, after, PRONOUN)
    return found


def _by_nobody(words: Columns) -> Mask:
    """What seems, is unclear, or is said to have emerged, is given to nobody in particular."""
    return words.form(_seems) | words.word("unclear", *word_list("emerging"), *word_list("hearsay_adverbs"))


def _seems(form: str) -> bool:
    return form.startswith(("seem", "appear"))


def _owners(clauses: Clauses, noun: Places) -> Phrases:
    """Whose the noun is: `Hart's claim that`, `in Hart's view`, `by his own account`, `in the words of one nurse`."""
    words = clauses.words
    owner = noun - 1 - words.word("own")[noun - 1]
    found = phrase_left(clauses, owner)
    found.set(words.word("her")[owner], owner, PRONOUN)
    some = np.flatnonzero(words.word("the")[noun - 1])
    own, after = clauses.some(some), noun[some] + 2
    found.put(some, named(own, after, phrase_right(own, after)))
    return found


def _may_be_inverted(words: Columns) -> Mask:
    """Whether a cue opens its clause or stands behind a comma or a quotation, and a word follows it at once."""
    other = words.ending("ing") | words.listed(word_list("with_hearer"))
    return (words.begins | words.gap(_is_mark)) & ~other & words.right(~words.parted)


def _is_mark(gap: str) -> bool:
    return not {'"', "'", ","}.isdisjoint(gap)


def _inverted(clauses: Clauses, cue: Places) -> tuple[Phrases, Mask]:
    """`“...,” said the minister`, and whether the words after each cue are its subject or nobody is."""
    words, after, quoted = clauses.words, cue + 1, _after_quotation(clauses, cue)
    hers = words.word("her")[after] & words.made(_of_somebody)[after]  # `said her brother`
    marked = quoted | (words.gap(_has_comma)[cue] & (cue > clauses.first) & (insertions(clauses, cue - 1) < 0))
    may = marked & (hers | _may_be_subject(words, cue, after, quoted))
    end = phrase_end(clauses, after + hers)
    alone = may & (end < after) & quoted & words.of_class("pronoun")[after]
    # `said Ann Lee on Monday`, `said a source briefed on it`
    more = words.of_class(*INTRODUCING) | words.made(qualifies)
    when = words.listed(word_list("inverting"))[cue] & more[end + 1]
    goes_on = ~words.of_class(*_FINITE)[end + 1] & (quoted | when)
    may &= (end >= after) & ~((end == after) & words.of_class("determiner")[after])  # `said no`
    may &= goes_on | (end + 1 >= clauses.last) | words.parted[end + 1]
    whole = with_apposition(clauses, after + hers, end)
    # No clause has begun yet in `After the storm, said Ann Lee, the roof leaked`.
    opens = (whole + 1 == clauses.last) & words.of_class(*INTRODUCING)[clauses.first]
    opens &= words.made(commas)[clauses.first + 1] == cue
    found = named(clauses, after, np.where(may, np.where(opens, end, whole), after - 1))
    settled = alone | (may & (opens | found.found | quoted))  # `The study, published in May, says the drug works`
    belongs = np.flatnonzero(~opens)
    found.put(belongs, with_what_belongs(clauses.some(belongs), found.some(belongs)))
    found.set(alone, after, PRONOUN)
    return found, settled


def _of_somebody(words: Columns) -> Mask:
    """Whether the next word may speak, no mark before it."""
    return words.right(words.made(may_speak) & ~words.parted)


def _after_quotation(clauses: Clauses, cue: Places) -> Mask:
    """`“Why?” said the minister`; `Said Berg: “No.”` too, for words that are written so."""
    words, opens, prose = clauses.words, cue == clauses.first, clauses.words.prose
    found: Mask = words.gap(_is_quoted)[cue] & ~opens
    found |= opens & words.listed(word_list("inverting"))[cue]
    for each in np.flatnonzero(opens & ~found).tolist():  # right before the sentence, not before its paragraph
        start = prose.starts[cue[each]]
        found[each] = _is_quoted(prose.straight[max(start - 2, 0) : start])
    some = np.flatnonzero(opens & words.capital[cue + 1])  # `Continued Berg: “No.”`
    end = phrase_end(clauses.some(some), cue[some] + 1)
    found[some] |= (cue[some] < end) & (end + 1 < clauses.last[some]) & words.gap(_has_colon)[end + 1]
    return found


def _is_quoted(gap: str) -> bool:
    return '"' in gap or "'" in gap


def _has_comma(gap: str) -> bool:
    return "," in gap


def _has_colon(gap: str) -> bool:
    return ":" in gap


def _may_be_subject(words: Columns, cue: Places, after: Places, quoted: Mask) -> Mask:
    noun = words.capital | words.of_class(*OPENS_NOUN, "pronoun")
    bare = words.form(str.isdigit) | words.made(may_speak)
    follows = (quoted & words.of_class("")[after]) | bare[after]
    somebody = quoted & (words.of_class("") & words.made(_of_somebody))[after]  # `“...,” warned lead author Ann Lee`
    found: Mask = noun[after] | somebody | (follows & words.listed(word_list("inverting"))[cue])
    return found


def _subjects(clauses: Clauses, cue: Places) -> tuple[Phrases, Mask]:
    """The noun phrase before each cue that is its subject, and whether the cue before has it instead, if it has one."""
    words, ends, found = clauses.words, clauses.words.made(_subject_ends)[cue], nobody(len(cue))
    inside = ends >= clauses.first
    at = before_asides(clauses, ends, inside)
    aside = at != ends
    joined = aside | ~words.parted[at + 1]
    # `quick to say`, `by saying`, `in a statement`
    led = inside & words.of_class("to", "preposition", "determiner")[at]
    rest = inside & ~led
    relative = rest & joined & words.word("who", "which", "that")[at]
    rest &= ~relative
    close = words.made(serves)[at - 1]  # `aides close to her`
    person = words.of_class("pronoun", "contraction", "possessive") | words.word("her")
    person = rest & joined & ~close & person[at]
    rest &= ~person
    led |= rest & words.of_class("conjunction")[at]
    rest &= ~led
    inserted = rest & ~aside & words.made(_after_insertion)[at + 1]
    start = np.where(inserted, insertions(clauses, at), -1)
    around, plain = start >= 0, rest & ~inserted & joined
    last = np.where(relative, at - 1, np.where(around, start - 1, at))
    last = before_asides(clauses, last, relative | around)
    some = np.flatnonzero(relative | around | plain)
    speaks = plain & words.made(_speaks)[cue]
    found.put(some, phrase_left(clauses.some(some), last[some], speaks[some]))
    found.set(person | (relative & ~found.found & words.word("who")[at]), at, CONTRACTED)
    some = np.flatnonzero(plain)
    own, before = clauses.some(some), cue[some]
    found.put(some, outside_relatives(own, _before_verb(own, found.some(some), before), before))
    some = np.flatnonzero(around)
    found.put(some, around_insertions(clauses.some(some), found.some(some), start[some], at[some]))
    led |= (plain | inserted) & ~found.found
    shares = ~inside | led | (rest & ~inserted & ~joined)
    some = np.flatnonzero(led)
    found.put(some, openings(clauses.some(some), at[some]))
    some = np.flatnonzero(~inside | (led & ~found.found))
    after = np.where(inserted, at + 1, cue)[some]
    found.put(some, _later_subjects(clauses.some(some), after))
    return found, shares


def _speaks(words: Columns) -> Mask:
    """Whether the subject of a verb is a source whatever its noun."""
    return words.listed(word_list("inverting")) | words.listed(word_list("with_hearer")) | words.word("put")


def _after_insertion(words: Columns) -> Mask:
    """Whether an insertion may end before a word: at a comma, not at a quotation."""
    return words.gap(_has_comma) & ~words.gap(has_quotation)


def _later_subjects(clauses: Clauses, after: Places) -> Phrases:
    """`Citing the cost, the mayor ...`, `In saying so, he ...`: the subject after the comma."""
    words, found = clauses.words, nobody(len(after))
    starts = (words.ending("ing") | words.of_class(*INTRODUCING))[clauses.first]
    comma = words.made(commas)[after + 1]
    some = np.flatnonzero(starts & (comma < np.minimum(clauses.last, after + FARTHEST_COMMA)))
    found.put(some, openings_from(clauses.some(some), comma[some], clauses.last[some]))
    return found


def _before_verb(clauses: Clauses, phrases: Phrases, cue: Places) -> Phrases:
    """What stands right before each cue; none that is a verb or adjective: `raising`, `left little`, `lengthy`."""
    words, found = clauses.words, with_time(clauses, phrases, cue)
    plain = words.of_class("") & words.written(str.islower)
    verb = words.ending("ed") | words.ending("ing")
    # `planning officer Ann Lee`
    titled = words.right(words.of_class("title", "role") | words.made(may_speak)) & ~words.right(words.parted)
    verbal = verb[found.first] & ~(titled[found.first] & words.capital[found.last])
    verbal |= (found.first == found.last) & ~words.ending("s")[found.first]
    found.kind[plain[found.first] & verbal & ~words.made(may_speak)[found.last]] = NONE
    return found


def _subject_ends(words: Columns) -> Places:
    """For each place, the nearest word before that is not an auxiliary, an adverb or a time (`on Tuesday`)."""
    time = words.of_class("time")
    dated = time | (words.of_class("preposition") & words.right(time))
    passed = words.of_class(*AUXILIARY) | dated | words.made(_adverbs)
    return previous(~passed | np.append(words.parted[1:], True))


def _adverbs(words: Columns) -> Mask:
    """Whether a word is an adverb, and no name."""
    return words.form(is_adverb) & ~words.capital


def is_passive(words: Columns) -> Mask:
    """`they were told`, `it is widely expected`, but not `they were worried`."""
    before = previous(~(words.of_class("adverb", "negation") | words.made(_adverbs)))
    be = words.of_class("be", "not_be")[before] & (before >= np.append(words.low, words.size))
    past = (words.ending("ed") | words.listed(word_list("irregular"))) & ~words.listed(word_list("felt"))
    return past & be & ~words.parted


def _agents(clauses: Clauses, cue: Places) -> Phrases:
    """`they were told by the clerk`: whoever follows `by`."""
    words, found = clauses.words, nobody(len(cue))
    at = words.made(_next_by)[cue + 1]
    other = words.right(words.of_class("time") | words.ending("ing"))
    near = at < np.minimum(cue + _FARTHEST_AGENT, clauses.last - 1)
    some = np.flatnonzero(near & (words.word("by") & ~(words.parted | other))[at])
    own, after = clauses.some(some), at[some] + 1
    hers = words.word("her")[after] & words.made(_of_somebody)[after]  # `by her son`
    found.put(some, with_what_belongs(own, named(own, after, phrase_right(own, after + hers))))
    return found


def _next_by(words: Columns) -> Places:
    """For each place the nearest `by` from it on, or the mark or the verb of another clause before that."""
    verb = words.of_class(*_FINITE) & ~words.word("be")
    return following(words.parted | words.word("by") | verb)
