"""Cost grows with the length of a text, whatever the text holds: counted in lines of Python run, never timed.

What happens inside an expression of `re` is not seen here; those are kept from backtracking by their form.
"""

import sys
import warnings

import pytest

import analysis as a

HOSTILE = {
    "opening quotation marks": "“",
    "straight quotation marks": '"a ',
    "single quotation marks": "‘a ",
    "apostrophes": "a’ ",
    "abbreviations": "U.S. ",
    "one sentence without an end": "word ",
    "one word": "a",
    "capitals": "GREAT ",
    "emoji": "🙂 ",
    "cues": "said ",
    "cues and names": "Ann Lee said ",
    "hedges": "may perhaps ",
    "negations": "not good ",
    "brackets": "(a ",
    "quotations with a speaker": "“No,” she said. ",
    "quotations after a colon": "Ann: “No.” ",
    "short lines": "a\n",
    "headings": "A Heading\n\n",
    "marked headings": "# A\n\n",
    "items": "- a\n",
    "questions": "Why?\n\n",
    "furniture": "Share\n",
    "dots": ". ",
    "colons": ": ",
    "markup": '<a href="x">',
}
SIZE = 1500


def steps(text):
    """Lines of Python run to measure a text."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        a.profile(text, by="article", intervals=False)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_with_the_length(piece):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", a.TearsheetWarning)
        steps("It may rain. " + piece * 5)  # what is read or remembered once
        texts = [("It may rain. " + piece * (times * SIZE))[: times * 2 * SIZE] for times in (1, 2, 4)]
        one, two, four = (steps(text) for text in texts)
    assert four - two < 2.3 * (two - one) + 500
