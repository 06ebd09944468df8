"""The headline against its story: what it counts, and the claims that the body does not make so plainly."""

import pytest

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.headlines import headline_claims, with_headline
from analysis.evidence.hedges import hedges
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.headline import headline
from analysis.measures.profile import profile

TITLE = "Harbor Bridge Closes for Repair"


def article(*sentences, title=TITLE):
    return f"{title}\n\nBy Jo Lind\n\nThe town woke up late. {' '.join(sentences)} The wind dropped in the night."


def kinds(text):
    return [(row.kind, row.cue) for row in headline_claims(text).itertuples()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (article("The harbor bridge is closing for repair, the mayor said."), [("attributed", "said")]),
        (article("The harbor bridge may close for repair."), [("hedged", "may")]),
        (
            article("Officials said the harbor bridge might be closed for repair."),
            [("attributed", "said"), ("hedged", "might")],
        ),
        (article("“The harbor bridge will close for repair,” Ann Lee said."), [("attributed", "said")]),
        # Said plainly, here or in one sentence of two.
        (article("The harbor bridge closes for repair."), []),
        (article("The harbor bridge closes for repair.", "The harbor bridge may close for a long repair."), []),
        # About something else, or too few words of it.
        (article("The harbor may close."), []),
        (article("Officials said the ferry may sail."), []),
        # The headline says itself whose word it is, or that it is not sure.
        (article("The harbor bridge will close for repair, the mayor said.", title=f"{TITLE}, Mayor Says"), []),
        (article("The harbor bridge may close for repair.", title="Harbor Bridge May Close for Repair"), []),
        ("The harbor bridge may close for repair, the mayor said. It is late.", []),
        ("", []),
    ],
)
def test_claims_that_the_body_attributes_or_hedges(text, found):
    assert kinds(text) == found


def test_both_places_of_a_claim_hold():
    text = article("The harbor bridge may close for repair, the mayor said.")
    for row in headline_claims(text).itertuples():
        assert text[row.start : row.end] == row.text
        assert text[row.cue_start : row.cue_end] == row.cue
        assert text[row.headline_start : row.headline_end] == row.headline == TITLE
        assert (row.section, row.sentence, row.shared) == ("Article", 2, "harbor, bridge, close, repair")


def test_lexicons_of_ones_own_decide():
    text = article("The harbor bridge may close for repair, the mayor yodelled.")
    hedged, cited = load_lexicon("hedges"), load_lexicon("attributions")
    assert kinds(text) == [("hedged", "may")]
    assert headline_claims(text, lexicon=hedged.drop("may")).empty
    found = headline_claims(text, lexicon=[hedged.drop("may"), cited.add("yodelled")])
    assert [(row.kind, row.cue) for row in found.itertuples()] == [("attributed", "yodelled")]
    with pytest.raises(TearsheetError, match="wants a Lexicon, not str"):
        headline_claims(text, lexicon="hedges")


def test_each_clause_of_a_headline_is_a_claim():
    text = article(
        "The harbor bridge closes for repair.",
        "Ferry traffic doubles in summer, officials said.",
        title=f"{TITLE}; Ferry Traffic Doubles in Summer",
    )
    (row,) = headline_claims(text).to_dict("records")
    assert (row["kind"], row["headline"]) == ("attributed", "Ferry Traffic Doubles in Summer")


def test_a_headline_beside_its_body():
    text = article(
        "The bridge may close, the mayor said.", "It could take long.", title="Bridge May Surely Close, Mayor Says"
    )
    table = headline(text).set_index("measure")
    assert table.index.tolist() == ["hedges", "boosters", "attributions", "sentiment"]
    assert table["headline"].tolist()[:3] == [1, 1, 1]
    assert table["text"].tolist()[:3] == ["May", "Surely", "Says"]
    body = profile(text, by="article").iloc[0]
    assert table.loc["hedges", "body"] == pytest.approx(body["hedges"] * 6 / body["words"])
    assert table.loc["hedges", "body_low"] < table.loc["hedges", "body"] < table.loc["hedges", "body_high"]
    assert table.loc["sentiment", "body"] == body["sentiment"]


def test_a_list_of_ones_own_counts_in_both():
    text = "Bridge Reeks of Haste\n\nBy Jo Lind\n\nThe bridge reeks of haste, the mayor said. It may take long."
    mine = [
        load_lexicon("hedges").drop("may").add("reeks", category="shield", tier="core"),
        load_lexicon("attributions").drop("said"),
        load_lexicon("sentiment_corrections").add("haste", valence=-2.0, reason="a test"),
    ]
    table = headline(text, lexicon=mine).set_index("measure")
    assert table.loc["hedges", ["headline", "text"]].tolist() == [1, "Reeks"]
    assert table.loc["attributions", "body"] == 0 < headline(text).set_index("measure").loc["attributions", "body"]
    assert table.loc["sentiment", "text"] == "Haste"
    assert table.loc["sentiment", "headline"] < 0


def test_the_body_is_measured_without_its_headline():
    text = article("It may rain.", title="It May Rain")
    assert profile(text, by="article")["hedges"].item() == 1
    both = with_headline(parse_article(text))
    assert hedges(both)["section"].tolist() == ["Headline", "Article"]
    assert [text[row.start : row.end] for row in hedges(both).itertuples()] == ["May", "may"]


def test_an_article_without_a_headline():
    table = headline("It may rain, the mayor said. It is late in the day.")
    assert table["headline"].isna().all()
    assert table["words"].eq(0).all()
    assert table["text"].eq("").all()
