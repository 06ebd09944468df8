"""What is said of an article is what its tables say."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis import TearsheetError, findings, load_lexicon, norms, parse_article, profile, read_article
from analysis.measures.columns import COMPARED
from analysis.measures.findings import MOST

SAD = "The cruel attack killed nine. " * 8
GLAD = "The lovely prize was a great success and a joy. " * 8
PLAIN = "The council met in the hall on Monday at noon. " * 8


def said(text, rule):
    """The one sentence of a rule."""
    (sentence,) = findings(text).query("rule == @rule")["finding"]
    return sentence


@pytest.fixture(scope="module", params=["qatar-security-guarantee.txt", "registers/wire-hindenburg-1937.txt"])
def seed(request, root):
    return read_article(root / "seeds" / request.param)


def test_every_number_is_that_of_the_profile(seed):
    whole = profile(seed, by="article").iloc[0]
    table = findings(seed)
    assert 5 <= len(table) <= MOST
    for row in table[~table["rule"].isin(("norm", "most cited", "sections alike"))].itertuples():
        assert row.value == whole[row.measure]
        ends = [whole.get(f"{row.measure}_{end}", np.nan) for end in ("low", "high")]
        np.testing.assert_array_equal([row.low, row.high], ends)
        digits = 2 if row.measure == "sentiment" else 1
        assert f"{row.value:.{digits}f}".replace("-", "−") in row.finding


def test_the_same_text_says_the_same(seed):
    pd.testing.assert_frame_equal(findings(seed), findings(parse_article(seed.text)))


@pytest.mark.parametrize(
    ("text", "way"), [(SAD, "are negative in tone"), (GLAD, "are positive in tone"), (PLAIN, "neither clearly")]
)
def test_tone_is_said_only_where_the_interval_carries_it(text, way):
    assert way in said(text, "tone")


@pytest.mark.parametrize(
    ("text", "rule", "part"),
    [
        ("", "length", "no running text"),
        ("It may rain.", "length", "one sentence"),
        ("It may rain. It may not.", "length", "2 sentences"),
        (PLAIN, "hedging", "No hedge was found; in a text of this length that fits any rate up to 5"),
        ("The port is shut.", "hedging", "No hedge was found."),
        (PLAIN + "It may rain.", "hedging", "It hedges once:"),
        (PLAIN + "It may rain, or it may snow.", "hedging", "It hedges twice, most often with “may” (twice)"),
        (PLAIN + "Perhaps it may rain.", "hedging", "It hedges twice:"),
        (PLAIN, "attribution", "Nothing in the article is attributed"),
        (
            PLAIN + "Ann Lee said it would open. It was said that the bridge would pay.",
            "attribution",
            "2 attributions and 1 source.",
        ),
        (PLAIN, "quotation", "Nobody is quoted"),
        (PLAIN + "“We shall see,” Ann Lee said.", "quotation", "% of the article, all from Ann Lee."),
        (PLAIN + "“We shall see what it brings,” Ann Lee said. “No,” Bob Roe said.", "quotation", "more than half"),
        (PLAIN + "“We shall see,” he said.", "quotation", "make up 3.5 % of the article."),
    ],
)
def test_a_rule_says_what_holds(text, rule, part):
    assert part in said(text, rule)


FIRM = "The port opened on Monday. It was built in a year. The crew was paid. "
DOUBT = "It may close. Perhaps it could move. "
TALK = "“We may leave the port, perhaps, if it could be done,” she said. "


def test_a_section_stands_out_where_its_difference_is_more_than_chance():
    table = findings(f"# Now\n\n{FIRM * 9}\n\n# Next\n\n{DOUBT * 9}").query("rule == 'section'")
    row = table[table["measure"] == "hedges_per_1000_words"].iloc[0]
    assert row["section"] in ("Now", "Next")
    assert row["finding"].startswith(f"“{row['section']}” hedges ")
    assert not row["low"] <= 0 <= row["high"]


def test_sections_alike_are_said_to_be():
    table = findings(f"# Now\n\n{FIRM * 9}\n\n# Next\n\n{FIRM * 9}")
    assert "No section stands out" in table["finding"].iloc[-1]
    assert not (table["rule"] == "section").any()


def test_a_voice_stands_out():
    (sentence,) = findings(FIRM * 9 + TALK * 9).query("rule == 'voice'")["finding"]
    assert sentence.startswith("What is quoted hedges more than the reporter’s own words: ")


def test_only_a_whole_interval_outside_the_middle_half_is_set_beside_norms():
    table = findings(FIRM * 9).query("rule == 'norm'")
    ends = profile(FIRM * 9, by="article", norms="us-political-news-2016").iloc[0]
    told = {
        measure
        for measure in COMPARED
        if ends[f"{measure}_percentile_low"] >= 75 or ends[f"{measure}_percentile_high"] <= 25
    }
    assert set(table["measure"]) == told
    assert "flesch_kincaid_grade" in told
    assert table["finding"].str.contains("easier to read than 99 of 100 US political news articles of 2015–16").any()
    assert "norm" not in set(findings(FIRM * 9, norms=None)["rule"])


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Ann Lee said it was late. She said it was cold. Ms. Lee said it was over. Bob Roe agreed.",
            "Most often cited: Ann Lee, in 3 of 4 attributions.",
        ),
        (
            "The mayor said it was late. The mayor said it was cold. The mayor said so. ",
            "Most often cited: the mayor, in 3 of 3 attributions.",
        ),
    ],
)
def test_the_most_cited_source(text, part):
    assert part in said(text, "most cited")


def test_a_tie_has_no_most_cited_source():
    text = "Ann Lee said it was late. Bob Roe said it was cold. " * 3
    assert "most cited" not in set(findings(text)["rule"])


def test_a_quotation_may_have_no_known_speaker():
    assert said("“We will not leave the old town.” The hall was full. " * 3, "quotation").endswith("% of the article.")


def test_nothing_is_said_of_too_little_text():
    assert findings("")["rule"].tolist() == ["length"]
    assert set(findings("It may rain.")["rule"]) <= {"length", "attribution", "quotation", "hedging"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "It was. I saw it. We ran. It hit us. We fell. ",
            "By the Flesch-Kincaid formula it is easier than the first US",
        ),
        ("The committee postponed its decision about the harbour. " * 5, "It reads at US school grade 9.7 ("),
    ],
)
def test_no_school_grade_is_below_the_first(text, begins):
    assert said(text, "reading level").startswith(begins)


def test_sentences_are_whole(seed):
    for sentence in findings(seed)["finding"]:
        assert re.fullmatch(r"[A-Z“].*\.", sentence)
        assert "nan" not in sentence
        assert "  " not in sentence


def test_it_shows_each_sentence_whole():
    table = findings("The ferry may sail, she said. “It will not.”")
    assert repr(table).splitlines()[0].split() == ["finding", "measure"]
    assert all(sentence in table._repr_html_() for sentence in table["finding"])
    assert "rule" in table
    assert type(table[["rule"]]) is pd.DataFrame


def test_a_list_of_ones_own_counts():
    text = "The plan reeks of haste, she said. " * 9
    mine = load_lexicon("hedges").add("reeks", category="shield", tier="core")
    assert said(text, "hedging").startswith("No hedge was found")
    table = findings(text, lexicon=[mine, load_lexicon("attributions").drop("said")]).set_index("rule")
    assert table.loc["hedging", "finding"].startswith("It hedges 9 times, most often with “reeks” (9 times)")
    assert table.loc["attribution", "finding"] == "Nothing in the article is attributed to a source."
    assert table.loc["hedging", "value"] == profile(text, "article", lexicon=mine)["hedges_per_1000_words"].iloc[0]


def test_what_another_list_decides_is_not_held_against_a_set_that_ships():
    text = "It may rain, and it could perhaps snow. " * 9
    mine = load_lexicon("hedges").drop("perhaps")
    assert "hedges_per_1000_words" in set(findings(text).query("rule == 'norm'")["measure"])
    held = set(findings(text, lexicon=mine).query("rule == 'norm'")["measure"])
    assert "hedges_per_1000_words" not in held
    assert held
    own = norms("us-political-news-2016")
    own.attrs["set"] = "mine"  # measured as whoever made it says
    assert "hedges_per_1000_words" in set(findings(text, own, lexicon=mine).query("rule == 'norm'")["measure"])


def test_what_is_no_article_is_refused():
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        findings(3)
