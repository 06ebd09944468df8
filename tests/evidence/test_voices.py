"""Whose words they are."""

import pytest

from analysis import attributions, parse_article, profile, quotation

TURNS = """WALLACE: Let us begin with the ports, and the money for them.

BERG: It may take years. I have said so before.

Nobody has a plan for it. Nobody wants one either.

WALLACE: Thank you both for coming."""
INTRO = "The two met in Leeds on Monday before a full hall of voters.\n\n"


def words(text, voice):
    table = profile(text, by="voice").set_index("voice")
    return int(table.loc[voice, "words"])


def test_turns_of_a_transcript_are_quoted():
    assert words(INTRO + TURNS, "quoted") == 11 + 9 + 10 + 5
    assert words(INTRO + TURNS, "reporter") == 13 + 3  # the labels too
    (row,) = quotation(INTRO + TURNS, by="article").itertuples()
    assert (row.quotes, row.quoted_words) == (0, 35)


@pytest.mark.parametrize(
    ("turns", "speakers"),
    [
        ("Q: Why did you leave?\nA: I was tired of it.\nQ: And now?\nA: I sleep now.", "Q A Q A"),
        (
            "CHAIR: We vote before noon.\n\nQ: When will that be?\n\nCHAIR: Soon.\n\nCHAIR: Or later, I am told.",
            "CHAIR Q CHAIR CHAIR",
        ),
        (
            "SPEAKER 1: We begin at noon.\nSPEAKER 2: We do so at one.\nSPEAKER 1: Good.\nSPEAKER 2: We vote at two.",
            "1 2 1 2",
        ),
        (
            "ANNA BERG, HOST: Welcome to the show.\n\nLEO HOLM: It is late already.\n\nBERG: So it is.\n\nHOLM: Yes.",
            "BERG HOLM BERG HOLM",
        ),
        ("TIME: 8 p.m. on Monday\nPLACE: The Town Hall\nTIME: 9 p.m. on Tuesday\nPLACE: The Old Mill", ""),
        ("Q: Who will pay for it? The council voted.\n\nQ: And what of the shops?", ""),
        ("Day 1: We sailed to the cape.\nDay 2: We slept on the deck.\nDay 3: We rowed back home.", ""),
    ],
)
def test_who_takes_turns(turns, speakers):
    table = attributions(turns)
    assert " ".join(each.split()[-1] for each in table.loc[table["text"] == ":", "source"]) == speakers


def test_after_the_last_turn_the_reporter_speaks_again():
    end = "\n\nThe hall emptied slowly after that, and nobody stayed for the music."
    assert words(INTRO + TURNS + end, "quoted") == 35


@pytest.mark.parametrize(
    "text",
    [
        "Update: The road is open again, and all of the trains run.\n\nThe mayor was there on Monday.",
        "Berg: No new bridge for the town of Leeds\n\nThe council met on Monday and voted at noon.",
        "The result was plain: nobody had won, and nobody had lost.\n\nThe count: nine to nine, and one away.",
    ],
)
def test_a_colon_alone_makes_no_turn(text):
    assert words(parse_article(text), "quoted") == 0


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Berg said it was “a very costly mistake” then.", 0),  # four of nine words
        ("Berg said it “was a very costly mistake” then.", 9),  # five of nine
        ("“We go,” Berg said.", 0),  # half
    ],
)
def test_a_sentence_is_quoted_if_most_of_its_words_are(text, quoted):
    table = profile(text, by="voice").set_index("voice")
    assert table["sentences"].to_dict() == {"reporter": int(not quoted), "quoted": int(bool(quoted))}
