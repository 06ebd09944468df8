"""Where a line stands: each phrase of what is around it, on a text copied from a page and on one without furniture."""

import pytest

from analysis.article.layout import sort_lines
from analysis.article.lines import lines_of
from analysis.article.looks import look_at, seen
from analysis.article.places import stretch

FIRST = "The council met on Monday and heard from many residents about the plan for the harbor tunnel."
SECOND = "Opponents of the tunnel said that they had warned of the ground for years, and that surveys were few."
THIRD = "The council is expected to vote on a budget in June, and members have said they will vote against it."
FOURTH = "Engineers found soft ground below the western shaft, and the tunnel may open two years late, a memo says."
PAGE = f"""The Ledger

Home

News

Share

Facebook

Advertisement

City Delays Harbor Tunnel

By Ann Lee

May 14, 2024

{FIRST}

1. Who Pays

{SECOND}

2. Who Loses

{THIRD}

They want:

- a new dam

- a road

It rained again.

Related stories

Ferry riders face waits

New mall opens

{FIRST}"""
PLAIN = f"""City Delays Harbor Tunnel

{FIRST}

Who pays for it?

{SECOND}
It rained.

{THIRD}

But who loses?

{FIRST}"""
# What is true of every line of them.
EVERY = {PAGE: "much page furniture in the text", PLAIN: "no page furniture in the text"}
ON_PAGE = """
The Ledger
    nothing above
    a short line below
    a short line two lines below
    no prose farther above
    some prose farther below
    no paragraphs so far
    one of 4 to 6 short lines
    page furniture around
    4 to 6 lines above the text
    none of its words in the text
    page furniture right below
News
    a short line above
    a short line below
    a short line two lines below
    no prose farther above
    some prose farther below
    no paragraphs so far
    one of 4 to 6 short lines
    page furniture around
    2 or 3 lines above the text
    none of its words in the text
    page furniture right above
    page furniture right below
City Delays Harbor
    a short line above
    a short line below
    a paragraph two lines below
    no prose farther above
    much prose farther below
    no paragraphs so far
    one of 4 to 6 short lines
    page furniture around
    2 or 3 lines above the text
    no other of its shape
    a date or an author right below
    of all lines above the text the one whose words return most
    some of its words in the text
    page furniture right above
By Ann Lee
    a short line above
    a paragraph below
    a short line two lines below
    no prose farther above
    some prose farther below
    no paragraphs so far
    one of 4 to 6 short lines
    page furniture around
    right above the text
    no other of its shape
    a date or an author right below
    no telling word
    page furniture right below
The council met
    a short line above
    a short line below
    a paragraph two lines below
    no prose farther above
    some prose farther below
    no paragraphs so far
    the same paragraph elsewhere
    page furniture around
    at the beginning of the text
    page furniture right above
1. Who Pays
    a paragraph above
    a paragraph below
    a short line two lines below
    no prose farther above
    some prose farther below
    one paragraphs so far
    a short line alone
    inside the text
    one other of its shape
    between two paragraphs
    one of a series of numbers
    none of its words in the text
Opponents of the
    a short line above
    a short line below
    a paragraph two lines below
    some prose farther above
    some prose farther below
    one paragraphs so far
    inside the text
2. Who Loses
    a paragraph above
    a paragraph below
    a short line two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    a short line alone
    inside the text
    one other of its shape
    between two paragraphs
    one of a series of numbers
    none of its words in the text
The council is
    a short line above
    a short line below
    a short line two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    at the end of the text
They want:
    a paragraph above
    a short line below
    a short line two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    one of 3 short lines
    right below the text
    none of its words in the text
- a new
    a short line above
    a short line below
    a short sentence two lines below
    much prose farther above
    some prose farther below
    several paragraphs so far
    one of 3 short lines
    page furniture around
    right below the text
    no telling word
- a road
    a short line above
    a short sentence below
    a paragraph two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    one of 3 short lines
    page furniture around
    right below the text
    none of its words in the text
It rained again.
    a short line above
    a paragraph below
    nothing two lines below
    some prose farther above
    no prose farther below
    several paragraphs so far
    page furniture around
    some lines below the text
    none of its words in the text
    page furniture right below
The council met
    a short sentence above
    nothing below
    nothing two lines below
    some prose farther above
    no prose farther below
    several paragraphs so far
    the same paragraph elsewhere
    page furniture around
    some lines below the text
    page furniture right above
"""
ON_PLAIN = """
City Delays Harbor
    nothing above
    a paragraph below
    a short line two lines below
    no prose farther above
    some prose farther below
    no paragraphs so far
    a short line alone
    right above the text
    no other of its shape
    of all lines above the text the one whose words return most
    some of its words in the text
    a word of it in the paragraph below
The council met
    a short line above
    a short line below
    a paragraph two lines below
    no prose farther above
    much prose farther below
    no paragraphs so far
    the same paragraph elsewhere
    at the beginning of the text
Who pays for
    a paragraph above
    a paragraph below
    a short sentence two lines below
    no prose farther above
    some prose farther below
    one paragraphs so far
    a short line alone
    inside the text
    one other of its shape
    between two paragraphs of a text without page furniture
    one of several questions
    none of its words in the text
Opponents of the
    a short line above
    a short sentence below
    a paragraph two lines below
    some prose farther above
    some prose farther below
    one paragraphs so far
    inside the text
It rained.
    a paragraph above
    a paragraph below
    a short line two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    inside the text
    no other of its shape
    no blank line around
    none of its words in the text
The council is
    a short sentence above
    a short line below
    a paragraph two lines below
    some prose farther above
    some prose farther below
    several paragraphs so far
    inside the text
But who loses?
    a paragraph above
    a paragraph below
    nothing two lines below
    some prose farther above
    no prose farther below
    several paragraphs so far
    a short line alone
    inside the text
    one other of its shape
    between two paragraphs of a text without page furniture
    a question as spoken
    none of its words in the text
The council met
    a short line above
    nothing below
    nothing two lines below
    much prose farther above
    no prose farther below
    several paragraphs so far
    the same paragraph elsewhere
    at the end of the text
"""


def sorted_lines(text):
    return sort_lines(lines_of(text))[1]


@pytest.mark.parametrize(("text", "expected"), [(PAGE, ON_PAGE), (PLAIN, ON_PLAIN)])
def test_what_is_around_each_line(text, expected):
    page = sorted_lines(text)
    found = ""
    for at, look in enumerate(page.looks):
        every, *more = page.phrases(at)[len([*seen(look)]) :]
        assert every == EVERY[text]
        found += "\n" + "\n    ".join([" ".join(look.text.split()[:3]), *more])
    assert found.strip() == expected.strip()


def test_where_the_text_is():
    page, plain = sorted_lines(PAGE).places, sorted_lines(PLAIN).places
    assert (page.first, page.last, page.is_page) == (4, 9, True)
    assert (plain.first, plain.last, plain.is_page) == (1, 8, False)
    assert (len(page.asking), len(plain.asking)) == (0, 2)
    assert (page.told, plain.told) == (2, 0)


def test_two_links_among_paragraphs_do_not_end_the_text_and_many_do():
    lines = [FIRST, SECOND, "Ferry riders face waits", "New mall opens", THIRD]
    assert stretch([look_at(line) for line in lines]) == (0, 5)
    many = [FIRST, *["Ferry riders face waits"] * 9, THIRD, SECOND]
    assert stretch([look_at(line) for line in many]) == (10, 12)
    assert stretch([look_at(line) for line in ["Home", "News"]]) == (0, 0)


def test_a_short_sentence_may_be_a_button_on_a_page_only():
    looks = [look_at(line) for line in ["Home", "Thank you!", "News", FIRST]]
    assert stretch(looks, fewest=3) == (3, 4)
    assert stretch([look_at("Thank you!")], fewest=3) == (0, 0)
    assert stretch([look_at("Thank you!")]) == (0, 1)


def test_items_below_a_colon_are_a_list():
    items = ["The council wants three things:", "- a new dam", "- a road", "Who pays for it?", "- nobody", SECOND]
    places = sorted_lines("\n\n".join([FIRST, *items])).places
    assert places.listed == {1, 2, 3}, "an item that nothing announces is none"


def test_numbers_in_a_row_are_a_series():
    lines = [FIRST, "1. Who Pays", SECOND, "2. Who Loses", THIRD, "7. Who Knows", FOURTH]
    assert sorted_lines("\n\n".join(lines)).places.series == {1, 3}
    assert sorted_lines("\n\n".join(lines[:3])).places.series == set()


@pytest.mark.parametrize(
    ("above", "below"), [("Nobody came.", THIRD), (SECOND, "Nobody came at all."), (SECOND, THIRD)]
)
@pytest.mark.parametrize("cut", [False, True])
def test_a_short_line_between_two_paragraphs(above, below, cut):
    """A paragraph that lost its last mark is one by its length."""
    if cut:
        above, below = (
            each if len(each) < 40 else f"{each[:-1]} for all that anybody may know of them" for each in (above, below)
        )
    places = sorted_lines("\n\n".join(["Harbor Tunnel", FIRST, above, "Who Pays", below, FIRST])).places
    assert "between two paragraphs of a text without page furniture" in list(places.around(3))


def test_what_asks_in_a_transcript_is_no_question_of_a_heading():
    lines = ["Harbor Tunnel", FIRST, "HALE: Why now?", SECOND, "BERG: Who knows?", THIRD]
    assert sorted_lines("\n\n".join(lines)).places.asking == []
    assert sorted_lines("\n\n".join(lines).replace("HALE: ", "")).places.asking == [2]


@pytest.mark.parametrize(("count", "last"), [(6, 9), (7, 2)])
def test_so_many_short_lines_in_a_row_are_no_article(count, last):
    places = sorted_lines("\n\n".join(["Harbor Tunnel", SECOND, *["Ferry riders wait"] * count, FIRST])).places
    assert places.last == last


@pytest.mark.parametrize(
    ("furniture", "amount"), [([], "no"), (["Share"], "hardly any"), (["Share", "Facebook", "Advertisement"], "some")]
)
def test_how_much_page_furniture_a_text_has(furniture, amount):
    places = sorted_lines("\n\n".join(["Harbor Tunnel", FIRST, SECOND, *furniture])).places
    assert next(places.around(0)) == f"{amount} page furniture in the text"


def test_how_many_words_of_a_paragraph_come_again():
    others = [
        text.replace("Monday", day) for day in ("Monday", "Friday", "Sunday") for text in (FIRST, SECOND, THIRD, FOURTH)
    ]
    strange = "Recipes with walnuts, butter, cinnamon and apples fill another kitchen shelf, beside cookbooks and pans."
    places = sorted_lines("\n\n".join(["Harbor Tunnel", *others, strange])).places
    assert "many of its words in other paragraphs" in list(places.around(1))
    assert "hardly any of its words in other paragraphs" in list(places.around(13))
    few = sorted_lines("\n\n".join(["Harbor Tunnel", *others[:10], strange])).places
    assert not any("in other paragraphs" in phrase for phrase in few.around(11)), "too few paragraphs to tell"


@pytest.mark.parametrize(("words", "found"), [(13, (0, 5)), (12, (3, 5))])
def test_a_stretch_goes_on_over_short_lines_that_hold_fewer_words(words, found):
    first = " ".join(["The", *["council"] * (words - 2), "met."])
    assert stretch([look_at(line) for line in [first, "Home", "News", FIRST, SECOND]]) == found


@pytest.mark.parametrize(("heading", "found"), [("A Harbor Waits", 1), ("Members Waited", 0)])
def test_a_heading_is_held_against_the_paragraph_right_above(heading, found):
    page = sorted_lines(f"City Delays Work\n\n{THIRD}\n\n{FIRST}\n\n{heading}\n\n{SECOND}")
    at = [look.text for look in page.looks].index(heading)
    assert list(page.phrases(at)).count("a word of it in the paragraph above") == found
