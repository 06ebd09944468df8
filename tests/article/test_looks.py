"""What can be seen of a line by itself: each phrase that the layout's weights are for."""

import pytest

from analysis.article.looks import asks_as_spoken, look_at, number_of, seen

SEEN = [
    ("Mayor", "one word; no mark at its end; a letter first; a capital first; short, a capital first"),
    (
        "1. The Bridge Stays Shut",
        (
            "4 or 5 words; no mark at its end; a number first; in title case; short, in title case; an item of a list; "
            "few small words"
        ),
    ),
    (
        "the council met on monday",
        (
            "4 or 5 words; no mark at its end; a letter first; a small letter first; in small letters; "
            "short, in small letters; a word of dates, and little else; many small words"
        ),
    ),
    (
        "Who pays for the bridge?",
        (
            "4 or 5 words; a question; a letter first; in small letters; short, in small letters; many small words; "
            "begins as a question"
        ),
    ),
    (
        "The council met on Monday and heard from many residents about the plan.",
        "13 to 17 words; ended as a sentence is; a letter first; a word of dates; many small words",
    ),
    ("MAYOR TO QUIT", "3 words; no mark at its end; a letter first; in capitals; short, in capitals; may be a name"),
    ("By Ann Lee", "3 words; no mark at its end; a letter first; in title case; short, in title case; may be a name"),
    (
        "Photo: Ann Lee, pictured (left)",
        (
            "4 or 5 words; a bracket at its end; a letter first; half in title case; short, half in title case; "
            "a place in a picture; a word of credits, and little else; a word of captions, and little else; "
            "no small words"
        ),
    ),
    (
        "© 2024 Hale Post",
        (
            "4 or 5 words; no mark at its end; a sign first; in title case; short, in title case; a time or a year; "
            "a copyright mark; many digits; no small words"
        ),
    ),
    (
        "“It is shut,” she said",
        (
            "4 or 5 words; no mark at its end; a quotation mark first; in small letters; short, in small letters; "
            "quotation marks; a verb of saying, and little else; many small words"
        ),
    ),
    (
        "Old dam is shut again, Old dam is shut anew",
        (
            "9 to 12 words; no mark at its end; a letter first; in small letters; long, in small letters; "
            "says the same twice; few small words"
        ),
    ),
    (
        "12 34 56 78",
        (
            "4 or 5 words; a digit at its end; a digit first; no capital first; short, no capital first; many digits; "
            "no small words"
        ),
    ),
    (
        "(Ann Lee)",
        "2 words; a bracket at its end; a letter first; in title case; short, in title case; a bracket before it",
    ),
    (
        "Updated Monday, May 6, 2024",
        (
            "4 or 5 words; a digit at its end; a letter first; in title case; short, in title case; a time or a year; "
            "a full date; a weekday and a full date; a word of dates, and little else; few small words"
        ),
    ),
    (
        "www.hale.com",
        (
            "one word; no mark at its end; a letter first; a small letter first; no capital first; "
            "short, no capital first; an address or account"
        ),
    ),
    (
        "Read more:",
        (
            "2 words; a colon at its end; a letter first; in small letters; short, in small letters; "
            "a word of links, and little else"
        ),
    ),
]


@pytest.mark.parametrize(("line", "phrases"), SEEN, ids=[line for line, _ in SEEN])
def test_what_is_seen_of_a_line(line, phrases):
    assert "; ".join(seen(look_at(line))) == phrases


@pytest.mark.parametrize(
    ("words", "length"),
    [
        *((1, "one word"), (2, "2 words"), (3, "3 words"), (4, "4 or 5 words"), (5, "4 or 5 words")),
        *((6, "6 to 8 words"), (8, "6 to 8 words"), (9, "9 to 12 words"), (12, "9 to 12 words")),
        *((13, "13 to 17 words"), (17, "13 to 17 words"), (18, "18 to 25 words"), (25, "18 to 25 words")),
        *((26, "26 to 40 words"), (40, "26 to 40 words"), (41, "41 to 70 words"), (70, "41 to 70 words")),
        (71, "over 70 words"),
    ],
)
def test_how_long_a_line_is(words, length):
    assert next(seen(look_at(" ".join(["road"] * words)))) == length


def test_four_words_may_say_the_same_twice():
    assert "says the same twice" in seen(look_at("Featherstone Bridge Featherstone Bridge"))


@pytest.mark.parametrize(("words", "size"), [(5, "short"), (6, "middling"), (9, "middling"), (10, "long")])
def test_how_long_a_line_is_beside_how_it_is_written(words, size):
    assert f"{size}, in small letters" in seen(look_at(" ".join(["Road"] + ["road"] * (words - 1))))


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Mayor Quits Over New Dam Plan", "in title case"),
        ("Mayor Quits Over New Dam plan", "half in title case"),  # four of five
        ("Mayor Quits Over new dam plan", "in small letters"),  # two of five
        ("Mayor Quits Over the Dam", "in title case"),  # small words tell nothing
        ("mayor", "no capital first"),
    ],
)
def test_how_a_line_is_written(line, style):
    assert look_at(line).style == style


@pytest.mark.parametrize(
    ("line", "ended", "prose"),
    [
        (" ".join(["road"] * 11) + ".", True, False),
        (" ".join(["road"] * 12) + ".", True, True),
        (" ".join(["road"] * 24), False, False),
        (" ".join(["road"] * 25), False, True),
        (" ".join(["road"] * 14) + "?", False, False),  # may be a heading
        (" ".join(["road"] * 15) + "?", True, True),
        ("“Why now,” she asked, “and who is to pay for it in the end?”", True, True),  # a question that is said
        ("“No, it is shut.” — Ann Lee", True, False),  # a quotation with its name
        ("“No.” — Ann Lee", False, False),
    ],
)
def test_what_is_a_sentence_and_what_is_prose(line, ended, prose):
    look = look_at(line)
    assert (look.ended, look.prose) == (ended, prose)
    assert bool(look.style) is not prose


def test_what_somebody_says_in_a_transcript_is_a_sentence():
    assert not look_at("Hale: It may well be").ended
    assert look_at("Hale: It may well be", spoken=True).ended


@pytest.mark.parametrize(
    ("line", "number"),
    [("1. The Dam", 1), ("12) The Dam", 12), ("No. 7 The Dam", 7), ("#3 The Dam", 3), ("The Dam 4", 0), ("7 dams", 0)],
)
def test_the_number_of_a_line(line, number):
    assert number_of(look_at(line)) == number


def test_a_question_as_spoken_goes_on_from_what_was_said():
    assert asks_as_spoken("But who pays?")
    assert asks_as_spoken("Q. Who pays?")
    assert not asks_as_spoken("Who pays?")
