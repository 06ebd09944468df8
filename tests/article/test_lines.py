"""Lines: what stands as one, and which are the header of a mail."""

import pytest

from analysis.article.lines import MAIL, lines_of


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("From: Ann Lee\nTo: Bob Orr\n\nIt rained.", [MAIL, MAIL, 0]),
        ("From: Ann Lee\n\nTo: Bob Orr\n\nIt rained.", [0, 0, 0]),  # a blank line between
        ("From: Ann Lee\n\nIt rained.", [0, 0]),  # one field alone
        ("It rained.\n\nFrom: Ann Lee\nTo: Bob Orr", [0, 0, 0]),  # not at the top
    ],
)
def test_the_header_of_a_mail_is_two_fields_and_more_at_the_top(text, levels):
    assert [line.level for line in lines_of(text)] == levels


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It rained,\nand it was cold.", ["It rained,\nand it was cold."]),  # a small letter
        ("The mayor of the town and\nThe council met.", ["The mayor of the town and\nThe council met."]),  # it goes on
        ("It rained.\nThe council met.", ["It rained.", "The council met."]),
        ("It rained,\n\nand it was cold.", ["It rained,", "and it was cold."]),  # a blank line
        ("Log in\nThe council met.", ["Log in", "The council met."]),  # short, though `in` goes on
        ("They want:\n- a dam\n- a road", ["They want:", "- a dam", "- a road"]),
        ("It is at\nhttps://hale.example now.", ["It is at", "https://hale.example now."]),  # an address
    ],
)
def test_which_lines_go_on(text, lines):
    assert [line.text for line in lines_of("Harbor\n\n" + text)] == ["Harbor", *lines]


@pytest.mark.parametrize(("length", "wrapped"), [(51, True), (50, False)])
def test_a_line_is_wrapped_where_the_next_word_would_not_have_fitted(length, wrapped):
    widest, line = (
        "Nobody at the old harbor office had been told when " + "x" * 9,
        "Berg stood there until dawn and saw " + "x" * 20,
    )
    text = "\n".join(["Harbor\n", widest, line[:length], "Nobody came."])
    assert len(widest) == 60
    assert len(lines_of(text)) == (2 if wrapped else 4)


def test_lines_that_are_joined_stand_no_farther_from_the_one_above():
    above, joined = lines_of("Harbor News\nIt rained in the north,\nit snowed in the south,\nand the road was closed.")
    assert joined.text.count("\n") == 2
    assert not above.alone
    assert not joined.alone
