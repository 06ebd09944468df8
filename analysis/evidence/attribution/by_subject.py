"""Cues by their subject: what bears words and reads them, a body whose members hope: `A sign read “Closed”`."""

from functools import cache

import numpy as np

from analysis.evidence.attribution.clauses import DOCUMENT
from analysis.evidence.attribution.columns import (
    Columns,
    Mask,
    Places,
    following,
    has_quotation,
    last_mark,
    previous,
)
from analysis.evidence.attribution.noun_phrases import named, phrase_left
from analysis.evidence.attribution.positions import clauses_at, starts_clause
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.evidence.attribution.use import FINITE, form
from analysis.evidence.attribution.verb_looks import is_present, is_verb
from analysis.evidence.attribution.weights import entries, positive
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.reading import Reading

_LONGEST_BODY = 4  # words from its article to its verb: `the home side hope`

WISH = "a source that wants no name"
READS = "what is written reads a quotation"
TOGETHER = "a body whose members hope or believe"
AT_THE_END = "a clause, a comma, somebody and a verb of saying"
EXPERTS = "experts who expect a thing"
SUBJECT_RULES = {
    AT_THE_END: "a clause, a comma, somebody and a verb of saying that ends it: It was late, a court ruled",
    EXPERTS: "analysts, economists or forecasters, and what they had expected: Analysts had expected a cut",
    WISH: "somebody who asked not to be named, and what they said: An official who asked not to be named said",
    READS: "what bears words, `read` or `reads`, and a quotation: A sign outside read “Closed”",
    TOGETHER: "a team, a firm or a family, and a verb in the plural: The team hope to win",
}


def told_by_subject(reading: Reading) -> dict[int, str]:
    """The verbs outside quotations that are cues by their subject, with the rule of each."""
    outside = ~reading.once(look_at_words).quoted
    found = {
        READS: _reading_verbs(reading),
        TOGETHER: _verbs_of_bodies(reading),
        AT_THE_END: _verbs_at_the_end(reading),
        EXPERTS: _expecting(reading),
        WISH: np.flatnonzero(reading.once(Columns).made(_behind_wish)),
    }
    return {at: rule for rule, places in found.items() for at in places[outside[places]].tolist()}


def _reading_verbs(reading: Reading) -> Places:
    """The `read` and `reads` right before a quotation whose subject is something that bears words."""
    words = reading.once(Columns)
    at = np.flatnonzero(words.word("read", "reads") & words.right(words.gap(has_quotation)) & ~words.parted)
    subject = phrase_left(clauses_at(reading, at), words.made(_subject_of)[at])
    found: Places = at[subject.kind == DOCUMENT]
    return found


def _verbs_of_bodies(reading: Reading) -> Places:
    """The plain forms of verbs whose subject is a body in the singular, as the British write: `the club believe`."""
    words = reading.once(Columns)
    at = np.flatnonzero(words.listed(word_list("said_by_several")) & words.left(words.made(_is_body)) & ~words.parted)
    opens = previous(words.of_class("determiner", "possessive"))[at]
    begins = words.begins | words.parted | words.left(words.of_class("conjunction", "subordinator", "that"))
    near = (opens >= at - _LONGEST_BODY) & begins[opens] & (words.made(last_mark)[at] <= opens)
    follows = words.right(
        words.of_class("to", "that") | words.made(starts_clause, positive(load_lexicon("attributions")))
    )
    found: Places = at[near & follows[at]]
    return found


def _is_body(words: Columns) -> Mask:
    """Whether a word is a body of several people, in the singular."""
    body = (
        words.of_class("body") | words.listed(word_list("source_bodies")) | words.listed(word_list("groups_of_people"))
    )
    return body & ~words.ending("s")


def _subject_of(words: Columns) -> Places:
    """For each place the nearest word before it that is no auxiliary or adverb."""
    return previous(~words.of_class("adverb", "have", "do", "modal"))


@cache
def _saying() -> frozenset[str]:
    """The verbs of saying in the past, or in -s."""
    known = entries(load_lexicon("attributions")).items()
    past = {word for word, cue in known if cue.lemma in word_list("said_at_the_end") and form(word) == "past"}
    return word_list("says_at_the_end") | word_list("shows_at_the_end") | past


def _verbs_at_the_end(reading: Reading) -> Places:
    """The verbs of saying that end a sentence, somebody before them, and before the comma a clause of its own."""
    words = reading.once(Columns)
    said = words.listed(_saying()) & words.written(str.islower) & ~words.parted
    at = np.flatnonzero(said & words.made(_is_last))
    clauses = clauses_at(reading, at)
    start = np.maximum(words.made(last_mark)[at], clauses.first)
    apart = (start > clauses.first) & words.between(", ")[start]
    before = previous(words.of_class(*FINITE, "pronoun") | words.made(is_verb) | words.made(is_present))
    leads = words.of_class("subordinator", "preposition", "time", "wh")
    apart &= (before[start] >= clauses.first) & ~leads[clauses.first]
    apart &= ~words.of_class("wh", "conjunction", "subordinator", "that")[start]
    at, start, clauses = at[apart], start[apart], clauses.some(apart)
    end = words.made(_subject_of)[at]
    source = named(clauses, start, np.where(words.of_class(*FINITE)[end], start - 1, end))
    somebody = source.found & ((source.kind == DOCUMENT) | ~words.listed(word_list("shows_at_the_end"))[at])
    alone = previous(words.made(is_verb) | words.of_class(*FINITE, "conjunction"))[end + 1] < start
    found: Places = at[somebody & alone & (words.made(last_mark)[end + 1] <= start)]
    return found


def _is_last(words: Columns) -> Mask:
    """Whether nothing but a time or a place follows up to the end, or up to a participle: `reported Monday, citing`."""
    more = words.of_class(*FINITE, "pronoun", "that", "wh", "conjunction", "to", "subordinator") | words.made(is_verb)
    stops = words.parted & words.ending("ing")
    ends = np.minimum(following(stops | words.begins), np.append(words.high, words.size))
    at = np.minimum(np.arange(words.size + 1) + 1, words.size)
    where = words.of_class("time")[at] | words.word("in", "on", "at", "during")[at]
    clear = (following(more | (words.parted & ~stops))[at] >= ends[at]) & where & ~words.parted[at]
    found: Mask = words.ends | stops[at] | (clear & ~words.ends)
    return found


def _expecting(reading: Reading) -> Places:
    """What experts had expected or forecast: `Analysts polled by the paper had forecast earnings of $2`."""
    words = reading.once(Columns)
    at = np.flatnonzero(words.word("expected", "forecast", "predicted", "projected", "anticipated") & ~words.parted)
    be = words.of_class("be", "not_be")[at - 1]
    subject = phrase_left(clauses_at(reading, at), words.made(_subject_of)[at])
    expert = words.listed(word_list("experts"))
    near = previous(expert)[subject.last + 1] >= subject.first
    found: Places = at[subject.found & near & ~be & words.right(~words.parted)[at]]
    return found


def _behind_wish(words: Columns) -> Mask:
    """Whether a verb of saying follows what a source wishes: `who asked not to be named said`."""
    named_so = words.word("named", "identified", "quoted") & words.left(words.word("be") & words.left(words.word("to")))
    wish = words.left(named_so | words.word("anonymity"))
    found: Mask = words.listed(_saying()) & wish & ~words.parted
    return found
