"""The noun phrase that opens a sentence, behind what leads to it: a dateline, a date, `In a speech on Monday,`."""

import numpy as np

from analysis.evidence.attribution.clauses import CONTRACTED, Clauses, Phrases, Source, nobody
from analysis.evidence.attribution.columns import Columns, Mask, Places, following, last_but, next_but, next_of
from analysis.evidence.attribution.noun_phrases import (
    ENDS_RIGHT,
    LONGEST,
    OPENS_NOUN,
    commas,
    named,
    phrase_right,
)
from analysis.evidence.attribution.positions import clauses_at
from analysis.evidence.attribution.verb_looks import is_present, is_verb
from analysis.text.classes import word_list
from analysis.words.quotation_marks import quotation_spans
from analysis.words.reading import Reading

# Longer ones are taken for mistakes, in words; varied on 140 articles of PolNeAR train, with the share of speakers that
# are right as measure.
FARTHEST_COMMA = 60  # how long an opening phrase may be; 15: 0.903, 60 and 120: 0.906
_LONGEST_DATELINE, _LONGEST_DATE = 9, 5  # `NEW YORK, Sept. 8 (AP) —`; `A few months later,`
INTRODUCING = ("preposition", "subordinator", "time")


def _after_introduction(clauses: Clauses, limit: Places) -> Places:
    """The first word after `LARKFIELD, May 8 —`, `In a speech on Monday,`, `This year,` or `Opening the case,`."""
    words = clauses.words
    first = after_dateline(words, clauses.first, limit)
    comma = words.made(commas)[first + 1]
    doing = words.ending("ing") & words.right(words.of_class("determiner", "possessive", "object"))
    # `This year,`, `A month later,`, `Two days ago,`
    dates = words.of_class("determiner", "number")[first] & (comma < first + _LONGEST_DATE)
    dates &= words.made(next_of, "time")[first + 1] < comma
    leads = words.of_class(*INTRODUCING)[first] | (doing[first] & (first + 1 < limit)) | dates
    return np.where(leads & (comma < np.minimum(limit, first + FARTHEST_COMMA)), comma, first)


def after_dateline(words: Columns, first: Places, limit: Places) -> Places:
    """The first word after a place and a dash, as wires begin a story, or after `MUMBAI:`."""
    dash = words.made(_next_dash)[first + 1]
    near = dash < np.minimum(limit, first + _LONGEST_DATELINE)
    place = words.made(_behind_place)[first] >= dash
    return np.where(near & place, dash, first)


def _next_dash(words: Columns) -> Places:
    colon = words.gap(_is_colon) & words.left(words.written(str.isupper))
    return following(words.gap(_ends_dateline) | colon)


def _behind_place(words: Columns) -> Places:
    """For each place the nearest word from it on that is no part of a dateline."""
    return following(~(words.capital | words.form(str.isdigit)))


def _ends_dateline(gap: str) -> bool:
    return gap.strip(" ().,/") in ("—", "–", "--", "-") and gap != "-"


def _is_colon(gap: str) -> bool:
    return gap.strip() == ":"


def opening(reading: Reading, word: int) -> Source:
    """The noun phrase that opens the clause of a word, up to that word."""
    known = reading.once(_often_asked)
    return Source(*(known if word in known else _up_to(reading, np.array([word])))[word])


def _often_asked(reading: Reading) -> dict[int, tuple[int, int, str]]:
    """The openings up to the end of each sentence and up to each quotation."""
    prose, (begins, _) = reading.prose, reading.once(quotation_spans)
    return _up_to(reading, np.union1d(prose.first[1:], prose.words_at(begins)) - 1)


def _up_to(reading: Reading, words: Places) -> dict[int, tuple[int, int, str]]:
    """The openings up to some words, by the word."""
    clauses = clauses_at(reading, words)
    return dict(zip(words.tolist(), zip(*clauses.spans(openings(clauses, words)), strict=True), strict=True))


def openings(clauses: Clauses, limit: Places) -> Phrases:
    """The noun phrase that opens each sentence, as far as `limit`."""
    if not len(limit):
        return nobody(0)
    found = openings_from(clauses, _after_introduction(clauses, limit), limit)
    asks = np.flatnonzero(clauses.words.word("ask")[clauses.first] & (clauses.first + 1 < clauses.last))
    if len(asks):  # `Ask Hart and she will tell you`
        asked, after = clauses.some(asks), clauses.first[asks] + 1
        found.put(asks, named(asked, after, phrase_right(asked, after)))
    return found


def _next_verb(words: Columns, verbs: frozenset[str]) -> Places:
    """For each place the nearest from it on that ends a phrase which opens a sentence: a verb, a mark."""
    verb = words.listed(verbs) | words.made(is_verb) | words.made(is_present)
    return following(verb | words.parted | words.begins | words.of_class(*ENDS_RIGHT))


def _is_leaving(words: Columns) -> Mask:
    """Whether `'s` before a word stands for `is`: `The mayor's leaving, and said so`."""
    return words.ending("ing") & words.of_class("") & words.left(words.ending("'s")) & ~words.capital


def _behind_capitals(words: Columns) -> Places:
    """For each place the nearest word from it on that is no part of the name before it."""
    return following(~words.capital | words.parted)


def openings_from(clauses: Clauses, start: Places, limit: Places) -> Phrases:
    """The noun phrase that opens what begins at a word of each, as far as `limit`."""
    words = clauses.words
    start = np.maximum(start, np.minimum(limit, words.made(next_but, "adverb", "conjunction", "subordinator")[start]))
    person = clauses.of_class(start, "pronoun", "contraction") & ~words.word(*word_list("no_persons"))[start]
    noun = clauses.so(words.capital | words.of_class(*OPENS_NOUN), start)
    ends = words.made(_next_verb, clauses.verbs).take(start + 1, mode="clip")
    end = np.maximum(start, np.minimum(limit, np.minimum(start + LONGEST, ends - 1)))
    end = np.maximum(start, words.made(last_but, "preposition", "conjunction")[end + 1])
    end = end - ((start < end) & words.made(_is_leaving)[end])
    found = named(clauses, start, np.where(noun & ~person, end, start - 1))
    bare = words.capital & words.of_class("")
    again = np.flatnonzero(noun & ~person & ~found.found & bare[start])
    if len(again):  # `Berg went after Holm, calling him`: no verb was seen
        end = np.minimum(limit[again], words.made(_behind_capitals)[start[again] + 1]) - 1
        found.put(again, named(clauses.some(again), start[again], np.maximum(start[again], end)))
    found.set(person, start, CONTRACTED)
    return found
