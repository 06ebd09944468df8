"""Cues by their subject: what bears words and reads them, a body whose members hope: `A sign read “Closed”`."""

import numpy as np

from analysis.evidence.attribution.clauses import DOCUMENT
from analysis.evidence.attribution.columns import Columns, Mask, Places, has_quotation, last_mark, previous
from analysis.evidence.attribution.noun_phrases import phrase_left
from analysis.evidence.attribution.positions import clauses_at, starts_clause
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.evidence.attribution.verb_looks import is_many
from analysis.evidence.attribution.weights import positive
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.reading import Reading

_LONGEST_BODY = 4  # words from its article to its verb: `the home side hope`

READS = "what is written reads a quotation"
TOGETHER = "a body whose members hope or believe"
SUBJECT_RULES = {
    READS: "what bears words, `read` or `reads`, and a quotation: A sign outside read “Closed”",
    TOGETHER: "a team, a firm or a family, and a verb in the plural: The team hope to win",
}


def told_by_subject(reading: Reading) -> dict[int, str]:
    """The verbs outside quotations that are cues by their subject, with the rule of each."""
    outside = ~reading.once(look_at_words).quoted
    found = {READS: _reading_verbs(reading), TOGETHER: _verbs_of_bodies(reading)}
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
    return body & ~words.form(is_many)


def _subject_of(words: Columns) -> Places:
    """For each place the nearest word before it that is no auxiliary or adverb."""
    return previous(~words.of_class("adverb", "have", "do", "modal"))
