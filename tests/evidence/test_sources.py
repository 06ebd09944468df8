"""Sources: the words that name who is cited, and what kind of source they name."""

import numpy as np
import pytest
from loading import cases, params

from analysis.evidence.attribution.clauses import SOURCE_TYPES, Clauses
from analysis.evidence.attribution.columns import Columns
from analysis.evidence.attribution.noun_phrases import named, phrase_left, phrase_right
from analysis.evidence.attributions import attributions
from analysis.text.classes import word_classes
from analysis.words.reading import read

CASES = cases("sources")


@pytest.mark.parametrize("case", params(CASES))
def test_the_words_and_the_kind_of_a_source(case):
    start = case["text"].index("[")
    table = attributions(case["text"].replace("[", "").replace("]", ""), rejected=True)
    (row,) = table[table["start"] == start].to_dict("records")
    found = row["source"] if isinstance(row["source"], str) else ""
    assert (found, row["source_type"]) == (case["source"], case["source_type"])


def test_a_cue_that_is_not_counted_has_no_source():
    table = attributions("The said treaty was never signed by Anna Berg.", rejected=True)
    row = table[table["text"] == "said"].iloc[0]
    assert (row["source_start"], row["source_type"]) == (-1, "none")


def test_a_fifth_of_the_cases_have_no_source():
    assert 5 * sum(case["source_type"] == "none" for case in CASES) >= len(CASES)


def test_every_kind_of_source_has_cases():
    assert {case["source_type"] for case in CASES} == set(SOURCE_TYPES)


def clauses(text):
    columns = Columns(read(text))
    return Clauses(columns, np.array([0]), np.array([columns.size]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the head of the panel in Oslo", "the head of the panel"),
        ("Anna Berg, the mayor, who left", "Anna Berg, the mayor"),
        ("Anna Berg and Karl Holm on Monday", "Anna Berg and Karl Holm"),
        ("the mayor’s", "the mayor"),
        ("to nobody", ""),
    ],
)
def test_a_phrase_from_its_first_word(text, expected):
    own, first = clauses(text), np.array([0])
    (source,) = own.sources(named(own, first, phrase_right(own, first)))
    assert text[max(source.start, 0) : max(source.end, 0)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after the debate the mayor", "the mayor"),
        ("and Karl Holm", "Karl Holm"),
        ("they met the mayor", "the mayor"),
        ("it rained, Mr. Holm", "Mr. Holm"),
    ],
)
def test_a_phrase_from_its_last_word(text, expected):
    own = clauses(text)
    (source,) = own.sources(phrase_left(own, own.last - 1))
    assert text[source.start : source.end] == expected


def test_classes_are_written_as_they_are_looked_up():
    assert all(word == word.lower() and "’" not in word and name for word, name in word_classes().items())
