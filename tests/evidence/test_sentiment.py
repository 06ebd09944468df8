"""Sentiment: what counts and what does not, the sum of it, intervals, too little text, cost."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.sentences import sentences
from analysis.evidence.sentiment_words import sentiment_words
from analysis.evidence.tone.corrections import tone
from analysis.evidence.tone.sentences import LEXICON
from analysis.evidence.tone.vader import Sentences
from analysis.lexicons.lexicon import Lexicon, load_lexicon
from analysis.measures.groups import Groups
from analysis.measures.sentiment import sentiment, summarise
from analysis.text.valences import negates, normalise, vader_data
from analysis.words.reading import Reading, read

CASES = cases("sentiment")
PLAIN = Lexicon("none", LEXICON, ())
ARTICLE = (
    "Storm\n\nIt was a terrible night. It was not calm. The bridge is long.\n\nInland\n\n“It was great,” she said."
)
VALUES = ["sentiment", "sentiment_low", "sentiment_high", "compound", "positive_sentences", "negative_sentences"]


def marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("case", params(CASES))
def test_each_word_is_judged_as_a_reader_would(case):
    text, start, end = marked(case["text"])
    table = sentiment_words(text, rejected=True)
    rows = table[(table["start"] == start) & (table["end"] == end)].to_dict("records")
    verdict = "absent" if not rows else rows[0]["reason"] if isinstance(rows[0]["reason"], str) else "counted"
    assert verdict == case["verdict"]


NAMES = [case for case in CASES if case["verdict"] == "part of a name" and "known_failure" not in case]


@pytest.mark.parametrize("case", NAMES, ids=[case["text"] for case in NAMES])
def test_names_count_when_asked(case):
    text, start, _ = marked(case["text"])
    assert start not in sentiment_words(text, lexicon=PLAIN)["start"].tolist()
    assert start in sentiment_words(text, lexicon=PLAIN, skip_names=False)["start"].tolist()
    skipped, counted = (sentiment(text, "article", lexicon=PLAIN, skip_names=skip) for skip in (True, False))
    assert counted["sentiment"].item() > skipped["sentiment"].item()
    assert counted["compound"].item() == skipped["compound"].item()  # VADER's own, whatever we skip


def test_the_sum_by_hand():
    # VADER gives `terrible` -2.1 and `great` 3.1; we give `shoddy` -2 and each denial -0.5.
    text = "It was a terrible, shoddy night. The bridge is long. We are not there. It was great."
    by_hand = [-4.1 / math.sqrt(4.1**2 + 4 * 6), 0, -0.5 / math.sqrt(0.25 + 4 * 4), 3.1 / math.sqrt(3.1**2 + 4 * 3)]
    assert sentences(text)["sentiment"].tolist() == pytest.approx(by_hand)
    assert sentiment(text, "article")["sentiment"].item() == pytest.approx(sum(by_hand) / 4)
    assert sentiment_words(text)["valence"].tolist() == [-2.1, -2.0, -0.5, 3.1]


def test_rules_of_vader_run_on_our_valences():
    words = sentiment_words("It was a very shoddy night.")
    assert words["valence"].tolist() == pytest.approx([-2.293])  # `very` adds 0.293
    assert sentiment_words("It is not shoddy.")["valence"].tolist() == pytest.approx([-0.5, -2 * -0.74])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Nobody likes the plan.", -1),
        ("No one here is happy.", -1),
        ("None of the players was pleased.", -1),
        ("Few find it beautiful.", -1),
        ("Hardly anybody was glad.", -1),
        ("It is far from good.", -1),
        ("The talks were anything but friendly.", -1),
        ("It is not good but terrible.", -1),
        ("It isn’t bad but good.", 1),
        ("He won nothing but praise.", 1),
        ("No one was killed.", 0),
        ("Nobody was injured.", 0),
        ("No injuries were reported.", 0),
        ("There was no progress.", -1),
        ("The team failed to win.", -1),
        ("The council refused to help.", -1),
        ("She was unable to enjoy it.", -1),
        ("He failed, and the crowd was happy to help.", 1),
        ("The firm will lay off 90 people.", -1),
        ("She laid the table.", 0),
        ("A few are happy.", 1),
        ("The few who stayed were happy.", 1),
        ("Nobody spoke, and the crowd was happy.", 1),
        ("Few doubt that it is good.", 1),
        ("The talks averted a strike.", 1),
        ("A nap cuts the risk of disease.", 1),
        ("The army ended the siege.", 1),
        ("The dam may prevent a disaster.", 1),
        ("The talks did not halt the war.", -1),
        ("The law failed to stop the killings.", -1),
        ("He ended his speech, and the crowd was angry.", -1),
        ("The night ended in violence.", -1),
        ("Siestas may cut the risk.", 1),
        ("Budget cuts threaten schools.", -1),
        ("They fought a brutal war.", -1),
        ("Combat deaths shocked the town.", -1),
        ("He was cleared of fraud.", 1),
        ("The town is free of violence.", 1),
        ("She was acquitted of murder.", 1),
        ("He was accused of fraud.", -1),
        ("They got rid of the prizes.", 1),
        ("A victim of violence spoke.", -1),
    ],
)
def test_denials_that_vader_misses(text, sign):
    assert np.sign(sentences(text)["sentiment"].item()) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Sales fell by a third.", -1),
        ("Crime has fallen sharply in the city.", 1),
        ("Operating profit for the third quarter rose to 4 million.", 1),
        ("The city saw a rise in burglaries.", -1),
        ("Falling unemployment is the talk of the town.", 1),
        ("The airline cut 400 jobs.", -1),
        ("The plant cut its energy costs.", 1),
        ("Wages were cut in May.", -1),
        ("Turnout was up on last year.", 1),
        ("Revenue was 9 million in the first half of the year, down from 12 million.", -1),
        ("The union fears job cuts.", -1),
        ("Shares up 3 percent", 1),
        ("Sales rose.", 1),
        ("Hopes of a deal faded.", -1),
        ("Fears of a strike eased.", 1),
        ("The line will return to profit in May.", 1),
        ("Shares in the grocer, which floated in 2019, fell.", -1),
        ("Unemployment, at 5 per cent in May, rose.", -1),
        ("Orders, a guide to what is to come, jumped.", 1),
        ("Costs came down in May.", 1),
        ("Rents have gone up.", -1),
        ("Bills went down for the first time since May.", 1),
        ("The bakery is cutting about 1,200 jobs.", -1),
        ("It cut roughly 40 jobs.", -1),
        ("It lowered its guidance.", -1),
        ("Fares are to rise.", -1),
        # asides of something else, people of a kind, other ways
        ("Shares changed hands, he said, and, as ever, rain fell.", 0),
        ("Sales at Orme, Hale, Lowe, fell.", 0),
        ("Income earners increased.", 0),
        ("Job seekers rose early.", 0),
        ("Orders came down the hill.", 0),
        ("Bills went up for talks.", 0),
        ("He talked about jobs.", 0),
        ("The loss was 3 million, down from a profit of 2 million.", -1),
        ("The climber fell from the roof.", 0),
        ("He shares a flat with the man who fell.", 0),
        ("Sales did not rise.", -1),
        ("The bill came up for a vote.", 0),
        ("Sales, he said, were what the firm lived on, and rain fell.", 0),
        ("The Jobs Office rose early.", 0),
        ("Orders came in as the rain fell.", 0),
        ("She fell in love with her job.", 1),
        ("Sales picked up.", 1),
        ("Shares are down.", -1),
        ("He picked up his pay at noon.", 0),
        ("Wages are up for talks.", 0),
        ("She grew up in poverty.", -1),
        ("The city saw a cut in jobs.", -1),
    ],
)
def test_what_rises_or_falls_is_good_news_or_bad(text, sign):
    assert np.sign(sentences(text)["sentiment"].item()) == sign


def test_the_evidence_of_a_rise_is_what_rises():
    words = sentiment_words("Crime fell, and sales rose sharply.")
    assert words[["text", "valence"]].values.tolist() == [["Crime", 2.0], ["sales", 2.0]]


WORDS = ["good", "bad", "Hope", "never", "not", "great", "very", "isn’t", "party", "like", "👍", "shoddy", "plan"]
SHAPES = ["“Good”", "isn’t", "👍", "(shoddy)", "Hope", "like", "\n\n", "ok👍bad", "a.", "plan"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_without_corrections_and_names_the_words_are_vaders(words):
    text = normalise("It " + " ".join(words) + ".")
    table = sentiment_words("It " + " ".join(words) + ".", lexicon=PLAIN, skip_names=False)
    _, values = Sentences([text.replace("👍", "thumbs up")]).plain
    assert table["valence"].tolist() == values.tolist()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SHAPES), max_size=12))
def test_offsets_are_those_of_the_text(words):
    article = parse_article("It " + " ".join(words) + " ends.")
    table = sentiment_words(article, rejected=True)
    for row in table.itertuples():
        assert article.text[row.start : row.end] == row.text
    assert table["start"].is_monotonic_increasing


def test_words_of_a_table_are_the_words_of_the_sum():
    table, tones = sentiment_words(ARTICLE), sentences(ARTICLE)
    for row in tones.itertuples():
        values = table.loc[table["sentence"] == row.sentence, "valence"].tolist()
        assert row.sentiment == pytest.approx(tone(sum(values), len(row.text.split())))


@pytest.mark.parametrize("by", ["section", "article", "voice", "paragraph", "sentence"])
def test_a_group_is_the_mean_of_its_sentences(by):
    reading = read(ARTICLE)
    of = Groups(reading, by).of_sentence
    table, rows = sentiment(ARTICLE, by), sentences(ARTICLE)
    for number, row in enumerate(table.itertuples()):
        inside = rows[of == number]
        assert row.sentiment == pytest.approx(inside["sentiment"].mean(), nan_ok=True)
        assert row.compound == pytest.approx(inside["compound"].mean(), nan_ok=True)
        assert row.positive_sentences == (inside["compound"] >= 0.05).sum()
        assert row.negative_sentences == (inside["compound"] <= -0.05).sum()
        if len(inside) > 1:
            assert row.sentiment_low <= row.sentiment <= row.sentiment_high
            assert row.sentiment_low < row.sentiment_high
        else:
            assert math.isnan(row.sentiment_low)
            assert math.isnan(row.sentiment_high)


def test_intervals_are_the_same_each_time_and_can_be_left_out():
    first, again = sentiment(ARTICLE), sentiment(parse_article(ARTICLE))
    assert first.equals(again)
    reading = read(parse_article(ARTICLE))
    without = summarise(reading, Groups(reading, "section", intervals=False))
    assert np.isnan(without["sentiment_low"]).all()
    assert np.isnan(without["sentiment_high"]).all()
    assert without["sentiment"].tolist() == first["sentiment"].tolist()


@pytest.mark.parametrize("text", ["", "\n\n", "…", "* * *"])
def test_no_text_is_nan(text):
    row = sentiment(text, "article").iloc[0]
    assert row[VALUES[:4]].isna().all()
    assert (row["positive_sentences"], row["negative_sentences"]) == (0, 0)
    assert sentiment_words(text, rejected=True).empty


def test_text_without_a_feeling_is_neutral():
    row = sentiment("The bridge is long. It spans a river.", "article").iloc[0]
    assert row[["sentiment", "compound"]].tolist() == [0, 0]
    assert row["sentiment_low"] < 0 < row["sentiment_high"], "two sentences that are alike are not all there is"


def test_columns():
    assert sentiment(ARTICLE).columns.tolist() == ["section", "words", "sentences", *VALUES]
    first = ["section", "sentence", "voice", "start", "end", "text", "valence"]
    assert sentiment_words(ARTICLE).columns.tolist() == first
    assert sentiment_words(ARTICLE, rejected=True).columns.tolist() == [*first, "reason"]
    assert sentiment_words(ARTICLE).attrs["lexicon"] == LEXICON
    assert {"neg", "neu", "pos", "compound", "sentiment"} <= set(sentences(ARTICLE))


def test_curly_and_straight_marks_weigh_the_same():
    straight = ARTICLE.replace("“", '"').replace("”", '"')
    assert sentiment(ARTICLE)[VALUES].equals(sentiment(straight)[VALUES])
    assert (
        sentiment_words("It isn’t good.")["valence"].tolist() == sentiment_words("It isn't good.")["valence"].tolist()
    )


def test_a_lexicon_of_ones_own():
    own = load_lexicon(LEXICON).add("bridge", valence="1.5", reason="ours", source="us")
    assert sentiment_words("The bridge is long.", lexicon=own)["text"].tolist() == ["bridge"]
    assert sentiment("The bridge is long.", "article", lexicon=own)["sentiment"].item() > 0
    assert sentiment_words("The plan is shoddy.", lexicon=own.drop("shoddy")).empty
    with pytest.raises(TearsheetError, match="write a number from -4 to 4"):
        sentiment("It.", lexicon=own.add("bridge", valence="much"))


def test_a_denial_that_keeps_vaders_own_adds_nothing_of_itself():
    own = load_lexicon(LEXICON).add("not", reason="ours")
    assert sentiment("It is not.", "article", lexicon=own)["sentiment"].item() == 0


def test_a_phrase_of_which_no_word_has_a_valence_says_what_to_add():
    own = load_lexicon(LEXICON).add("town hall", valence=1)
    with pytest.raises(TearsheetError, match=r"'town hall' of lexicon .* would never be found: none of its words"):
        sentiment_words("The town hall is long.", lexicon=own)
    both = own.add("hall", valence=0)
    assert sentiment_words("The town hall is long. The hall is old.", lexicon=both)["text"].tolist() == ["hall"]


def test_what_cannot_be_measured_says_why():
    with pytest.raises(TearsheetError, match="by='page'"):
        sentiment(ARTICLE, by="page")
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        sentiment_words(7)


def test_each_correction_corrects_something():
    entries = load_lexicon(LEXICON).entries
    in_phrases = {word for entry in entries if " " in entry["cue"] for word in entry["cue"].split()}
    added = {entry["cue"] for entry in entries if entry["valence"] not in ("", "0")}
    for entry in entries:
        assert entry["reason"], entry
        value = float(entry["valence"] or 0)
        assert -4 <= value <= 4
        known = [vader_data().lexicon.get(word) for word in entry["cue"].split()]
        if entry["valence"] in ("", "0"):
            told = any(each is not None for each in known) or not added.isdisjoint(entry["cue"].split())
            assert told or entry["cue"] in in_phrases, entry
        elif not negates(entry["cue"]) and entry["cue"] != "n't":
            assert known != [value], entry


def test_the_sentences_are_read_once(monkeypatch):
    made = []
    monkeypatch.setattr("analysis.evidence.tone.sentences.Sentences", lambda each: made.append(1) or Sentences(each))
    reading = Reading(parse_article(ARTICLE))
    for by in ("section", "sentence", "voice"):
        summarise(reading, Groups(reading, by))
    assert len(made) == 1


def test_an_emoji_stands_where_it_stands():
    table = sentiment_words("It is 🙂🙂 and good.")
    assert table[["text", "start", "end"]].values.tolist() == [["🙂", 6, 7], ["🙂", 7, 8], ["good", 13, 17]]


def test_praise_that_but_and_very_part_from_its_denial_is_no_denial():
    praised, denied = sentences("It was nothing but very good news. It was no good.")["sentiment"]
    assert denied < 0 < praised


def test_sentences_go_by_a_lexicon_of_ones_own():
    mine = load_lexicon(LEXICON).add("good", valence=-3, reason="ours")
    assert (
        sentences("It was good.", lexicon=mine)["sentiment"].item() < 0 < sentences("It was good.")["sentiment"].item()
    )
