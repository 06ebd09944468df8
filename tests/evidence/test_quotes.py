"""Quotation: kinds case by case, the tables, and the rules that weigh."""

import csv
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import cases, params

from analysis.errors import TearsheetError
from analysis.evidence.quotation.context import RULES, quotation_contexts
from analysis.evidence.quotation.kinds import KINDS, SPOKEN
from analysis.evidence.quotation.settled import KIND_RULES
from analysis.evidence.quotes import quotes
from analysis.measures.quotation import quotation
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import read

CASES = cases("quotes")
COLUMNS = ["section", "sentence", "voice", "start", "end", "text"]
OWN = ["words", "kind", "speaker", "cue", "speaker_text", "speaker_start", "speaker_end", "closed", "rule"]
ARTICLE = (
    "Harbor\n\n“The dam is safe,” Anna Berg said. The film “The Long Way Home” opened.\n\n"
    "Inland\n\nKarl Holm called it “a costly mistake.” “We will pay for years,” he said.\n\nCoast\n\nThe wind dropped."
)
PIECES = (
    *("said", "Berg", "he", "it", "the", "film", "Mr.", "class=", ",", ".", ":", "—", "\n\n"),
    *("«", "»", "“", "”", "‘", "’", "'", '"', "6'2\"", "’90s"),
)


# The known failures that are a wrong kind; the others are wrong speakers.
KINDS_MISSED = ("term", "no nickname where a comma stands")
WRONG_KIND = [case for case in CASES if "known_failure" in case and case["about"] in KINDS_MISSED]
RIGHT_KIND = [case | {"known_failure": None} for case in CASES if case not in WRONG_KIND]


@pytest.mark.parametrize("case", params(WRONG_KIND + RIGHT_KIND))
def test_kinds(case):
    table = quotes(case["text"])
    assert table[["text", "kind"]].values.tolist() == [[each["text"], each["kind"]] for each in case["quotes"]]
    spoken = table["kind"].isin(SPOKEN)
    assert table.loc[~spoken, "speaker"].isna().all()


def test_every_kind_has_cases():
    assert {each["kind"] for case in CASES for each in case["quotes"]} == set(KINDS)


def test_a_fifth_of_the_cases_are_not_speech():
    negatives = [case for case in CASES if not {each["kind"] for each in case["quotes"]} & set(SPOKEN)]
    assert 5 * len(negatives) >= len(CASES)


def test_columns():
    assert list(quotes(ARTICLE).columns) == [*COLUMNS, *OWN]
    assert list(quotes(ARTICLE, rejected=True).columns) == [*COLUMNS, *OWN, "reason"]
    assert list(quotes("", rejected=True).columns) == [*COLUMNS, *OWN, "reason"]
    rate = "quotes_per_1000_words"
    assert list(quotation(ARTICLE).columns) == [
        *("section", "words", "sentences", "quotes", rate, f"{rate}_low", f"{rate}_high"),
        *("quoted_words", "quoted_words_percent", "quoted_words_percent_low", "quoted_words_percent_high"),
        *(f"quotes_{kind}" for kind in KINDS),
    ]


def test_rejected_adds_the_marks_that_are_no_quotation():
    text = ARTICLE + " The ’90s were over” and the workers’ choir sang. He is 6'2\"."
    every = quotes(text, rejected=True)
    counted = every[every["reason"].isna()].drop(columns="reason").reset_index(drop=True)
    assert counted.equals(quotes(text))
    alone = every[every["reason"].notna()]
    assert alone["text"].tolist() == ["’", "”", "’", "'", '"']
    assert alone["kind"].isna().all()
    assert alone["words"].eq(0).all()


def test_only_marks_and_no_words():
    assert quotes("“”").empty
    assert quotes("“”", rejected=True).empty  # without a word there is no sentence to put it in


@pytest.mark.parametrize("by", ["section", "article", "voice", "paragraph", "sentence"])
def test_counts_add_up_to_the_article(by):
    whole, parts = quotation(ARTICLE, by="article"), quotation(ARTICLE, by=by)
    for column in ("words", "sentences", "quotes", "quoted_words", *(f"quotes_{kind}" for kind in KINDS)):
        assert parts[column].sum() == whole[column].sum(), column
    assert whole["quotes"].item() == len(quotes(ARTICLE))


def test_what_is_counted():
    table = quotation(ARTICLE)
    assert table["quotes"].tolist() == [2, 2, 0]
    assert table["quoted_words"].tolist() == [4, 8, 0]
    assert table["quotes_title"].tolist() == [1, 0, 0]
    assert table["quoted_words_percent"].round(1).tolist() == [round(100 * 4 / 14, 1), round(100 * 8 / 14, 1), 0]


def test_by_voice():
    table = quotation(ARTICLE, by="voice").set_index("voice")
    assert table["quoted_words"].to_dict() == {"reporter": 0, "quoted": 12}
    assert table.loc["quoted", "quoted_words_percent"] == 100


def test_curly_and_straight_marks_count_the_same():
    straight = ARTICLE.replace("“", '"').replace("”", '"')
    assert straight != ARTICLE
    columns = ["start", "end", "words", "kind", "speaker", "cue"]
    assert quotes(straight)[columns].equals(quotes(ARTICLE)[columns])
    assert quotation(straight).equals(quotation(ARTICLE))


def test_no_words_have_no_rate():
    table = quotation("", by="article")
    assert table["quotes"].tolist() == [0]
    assert table.filter(regex="per_1000_words|percent").isna().all(axis=None)


def test_what_is_not_text_or_not_a_grouping_says_so():
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        quotes(None)
    with pytest.raises(TearsheetError, match="by='page' is not known"):
        quotation(ARTICLE, by="page")


def test_every_rule_with_a_weight_is_one_that_is_looked_at():
    with (files("analysis") / "lexicons" / "quotation_rules.csv").open(encoding="utf-8", newline="") as file:
        assert {row["rule"] for row in csv.DictReader(file)} <= set(RULES)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80))
def test_offsets_index_the_text_as_read(text):
    table = quotes(text, rejected=True)
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert (row["kind"] in KINDS) != isinstance(row["reason"], str)
        if row["speaker_start"] >= 0:
            assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker_text"] != ""
    assert quotation(text, by="article")["quotes"].item() == table["reason"].isna().sum()


AROUND = (
    "The film, “The Long Way Home”, opened. Berg called it: “a shame” (the “news”). “We will pay,” Anna Berg said. "
    "“No!”\n\nShe left."
)
VALUES = {
    "words": ["4", "2", "1", "3", "1"],
    "capitals": ["all", "none", "none", "first", "one word"],
    "verb": ["no", "no", "no", "yes", "no"],
    "ends with": ["none", "none", "none", ",", "!"],
    "class before": ["word", "pronoun", "determiner", "none", "none"],
    "mark before": [
        "comma",
        "colon",
        "none",
        "comma and quotation mark",
        "comma and quotation mark",
    ],  # since the paragraph began
    "class after": ["-ed", "determiner", "pronoun", "name", "none"],
    "mark after": ["comma", "other mark", "quotation mark", "none", "none"],
    "cue": ["none", "before, next", "before, near", "after, near", "carried on"],
    "other before": ["no", "no", "yes", "no", "no"],
    "content": ["outside", "inside", "inside", "inside", "outside"],
    "surest word before": ["none", "sure", "sure", "none", "none"],
    "sentence": ["part", "part", "ends", "part", "whole"],
    "work": ["yes", "no", "no", "no", "no"],
}


def contexts(text):
    reading = read(text)
    return quotation_contexts(reading, np.arange(len(reading.once(find_quotations))))


def test_what_the_rules_see():
    assert contexts(AROUND) == VALUES


@pytest.mark.parametrize(
    ("words", "size"),
    [(1, "1"), (4, "4"), (5, "5 to 7"), (7, "5 to 7"), (8, "8 to 11"), (11, "8 to 11"), (12, "12 or more")],
)
def test_how_long_a_quotation_is(words, size):
    seen = contexts(f"She said “{'so ' * words}”.")
    assert seen["words"] == [size]


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("“Harbor” is a film.", "work", "yes"),
        ("“Harbor” is a good film.", "work", "no"),  # too far
        ("The film that they once saw, “Harbor”, ended.", "work", "no"),
        ("The film that they saw, “Harbor”, ended.", "work", "yes"),
        ("Berg said the dam was “old and dangerous” there.", "content", "inside"),
        ("The “old and dangerous” dam stood there.", "content", "outside"),
        ("Berg spoke of “luck” and “old” dams.", "other before", "yes"),
        ("Berg said “We’re late”.", "verb", "yes"),
        ("Berg said “no rain this month”.", "verb", "no"),
        ("Said Berg: “We will pay for it.”", "cue", "before, next"),
        ("The town got “a park”.", "mark after", "other mark"),
        ("The town got “a park”", "mark after", "none"),
    ],
)
def test_what_stands_near_a_quotation(text, rule, value):
    assert contexts(text)[rule][-1] == value


@pytest.mark.parametrize(
    ("between", "distance"),
    [(1, "next"), (2, "near"), (4, "near"), (5, "some words off"), (10, "some words off"), (11, "far")],
)
def test_how_far_the_cue_stands(between, distance):
    seen = contexts(
        f"“We will pay for it,” the {'old ' * (between - 2)}man said." if between > 1 else "“We will pay,” Holm said."
    )
    assert seen["cue"] == [f"after, {distance}"]


def test_each_kind_names_the_rule_with_the_largest_weight():
    told = quotes(f"{AROUND} Ann: “It is so.” Johnny “The Fox” Lee ran. “No.” — Ann Lee")["rule"]
    fixed = {"between first name and surname", "colon before a quotation", "name after a quotation"}
    assert all(rule in fixed | KIND_RULES.keys() or rule.partition(": ")[0] in RULES for rule in told)
    assert told.nunique() > 3


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Jim “T-Bone” Lee ran.", "nickname", "between first name and surname"),
        ("Mayor Lee is known as “The Spine”.", "nickname", "known as"),
        ("Mayor Lee is known as “old school”.", "scare", "known as"),  # no capitals
        ("The road is known as “The Spine”.", "scare", "known as"),  # no person
        ("The tune, aka “The Long Road Back to Hale”, was new.", "title", None),  # too long for a nickname
        ("He saw the film “Harbor Lights”.", "title", "a title after its work"),
        ("She worked on “Harbor Lights” there.", "title", "a title after its work"),
        ("She took “Harbor Lights” home.", "title", None),  # after neither
        ("They saw the film, which he called “Harbor”, twice.", "title", "a title after read or titled"),  # of a film
        ("The loss, which he called “tragic”, hit us.", "fragment", None),  # no name
        ("They heard of “Harbor”, a film.", "title", None),  # near the work
        ("They heard of “Harbor” in the hall.", "scare", None),  # one word, and no work
        ("She wrote “Harbor Lights” there.", "title", "a title after read or titled"),
        ("She liked “Harbor Lights” a lot.", "title", "a title that is liked or thought of"),
        ("The mayor believes “The Long Road” is a fine book.", "title", "a title that is liked or thought of"),
        ("The mayor thinks “The Long Road” is fine.", "title", "a title that is liked or thought of"),
        ("She believes “it will rain”.", "fragment", None),  # no capitals
        ("She likes “The End Is Near,” she wrote.", "speech", None),  # said, as its comma tells
        ("Said the mayor: “We will pay.”", "speech", "a verb and a colon"),  # the cue opens the text
    ],
)
def test_the_kind_of_a_quotation_and_the_rule_that_told_it(text, kind, rule):
    (quote,) = quotes(text).to_dict("records")
    assert quote["kind"] == kind
    assert quote["rule"] == rule or (rule is None and quote["rule"] not in KIND_RULES), "None: the weights decide"


def test_a_nickname_is_none_of_what_is_said_next_to_it():
    assert quotes("Jim “Ace” Berg: “No.” He left.")["kind"].tolist() == ["nickname", "speech"]


def test_the_rule_of_a_kind_speaks_for_it():
    with (files("analysis") / "lexicons" / "quotation_rules.csv").open(encoding="utf-8", newline="") as file:
        weights = {f"{row['rule']}: {row['value']}": float(row["weight"]) for row in csv.DictReader(file)}
    told = quotes(f"{AROUND} They heard of “Harbor” in the hall. Holm said it was “old and dangerous” there.")
    weighed = told[~told["rule"].isin(KIND_RULES)]
    assert set(weighed["kind"]) >= {"scare", "fragment"}
    for kind, rule in weighed[["kind", "rule"]].values:
        assert (weights[rule] > 0) == (kind in SPOKEN), f"{kind} by {rule}"


def test_a_speaker_named_over_two_lines_is_shown_as_it_was_read():
    text = "“It isn’t worth a photograph,” said police\u2028gardener Mo\u00adira Baird.\n\nThey left."
    (row,) = quotes(text).to_dict("records")
    assert row["speaker_text"] == text[row["speaker_start"] : row["speaker_end"]]
    assert row["speaker_text"] == "police\u2028gardener Mo\u00adira Baird"
    assert row["speaker"] == "Moira Baird"
