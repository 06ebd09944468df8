"""Quotation marks: which make a quotation, and why the others do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.words.quotation_marks import find_lone_marks, find_quotations
from analysis.words.reading import Reading

CASES = cases("marks")


def quotations(text):
    return Reading(parse_article(text)).once(find_quotations)


def lone(text):
    return [(text[start:end], why) for start, end, why in Reading(parse_article(text)).once(find_lone_marks)]


@pytest.mark.parametrize("case", params(CASES))
def test_which_marks_make_a_quotation(case):
    reading = Reading(parse_article(case["text"]))
    found = reading.once(find_quotations)
    assert [reading.as_read(each.start, each.end) for each in found] == case["quotations"]
    assert [reading.as_read(each.start, each.end) for each in found if not each.closed] == case.get("open", [])


def test_a_fifth_of_the_cases_hold_no_quotation():
    assert 5 * sum(not case["quotations"] for case in CASES) >= len(CASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ’90s and ’tis.", [("’", "apostrophe at the start of a clipped word")] * 2),
        ("The workers’ rights.", [("’", "apostrophe at the end of a word")]),
        ("He is 6'2\".", [("'", "feet, inches or minutes"), ('"', "feet, inches or minutes")]),
        ("It closed” there.", [("”", "closing mark without an opening one")]),
        ("The ‘box was open.", [("‘", "single mark that nothing closes")]),
        ("The box “” was open.", [("“”", "no words between the marks")]),
        ("It closed ” there.", [("”", "mark on its own")]),
        ("‘ A box was open.", [("‘", "single mark that nothing closes")]),
        ("She wrote ' and left.", [("'", "single mark that nothing closes")]),
        (
            "The box ‘’ was open.",
            [("‘", "single mark that nothing closes"), ("’", "apostrophe at the end of a word")],
        ),
        ("The key—'—stuck.", [("'", "single mark that nothing closes")]),
        ("It isn’t “over”.", []),
        ("The workers’ “choir” sang.", [("’", "apostrophe at the end of a word")]),
        ("The “choir” of the workers’ club.", [("’", "apostrophe at the end of a word")]),
    ],
)
def test_why_a_mark_makes_none(text, expected):
    assert lone(text) == expected


def test_a_quotation_does_not_run_into_the_next_section():
    text = "Title\n\nHarbor\n\n“We began in May.\n\nInland\n\n“We ended in June,” she said. It rained again."
    assert [text[each.start : each.end] for each in quotations(text)] == ["“We began in May.", "“We ended in June,”"]


@given(st.text(alphabet="ab .,6n\n“”‘’'\"«»`„—", max_size=60))
def test_quotations_are_in_order_apart_and_not_lone(text):
    found = quotations(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for start, end, why in Reading(parse_article(text)).once(find_lone_marks):
        assert why
        assert not any(each.start <= start < each.end for each in found), text[start:end]
