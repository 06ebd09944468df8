"""Hedges and boosters: each rule both ways, offsets, the summary, lexicons of one's own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import cases, params

from analysis.article.article import Article
from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.hedges import boosters, hedges, without_vague
from analysis.evidence.hedging.cues import RULES, TIERS, VAGUE, find_cues
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.hedging import hedging
from analysis.measures.intervals import count_interval
from analysis.words.reading import read

CASES = cases("hedges")
TABLES = {"hedge": hedges, "booster": boosters}
COLUMNS = ["section", "sentence", "voice", "start", "end", "text"]
PLAIN = "Rain may come, perhaps. It will undoubtedly pass, about 40 of them, experts say. In May it rained."
ARTICLE = "Storm\n\nIt may rain.\n\nInland\n\n“It might snow,” she said. It did not.\n\nCoast\n\nThe wind dropped."


def marked(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they stood."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


def verdict_of(case: dict[str, str]) -> tuple[str, str, str]:
    """What the table says of the bracketed words: the verdict, its rule and its reason."""
    text, start, end = marked(case["text"])
    table = TABLES[case["table"]](text, rejected=True)
    rows = table[(table["start"] == start) & (table["end"] == end)]
    if rows.empty:
        return "absent", "", ""
    (row,) = rows.to_dict("records")
    if isinstance(row["reason"], str):
        return "rejected", row["rule"], row["reason"]
    return ("ambiguous" if row["ambiguous"] else "counted"), row["rule"], ""


@pytest.mark.parametrize("case", params(CASES))
def test_each_candidate_is_judged_as_a_reader_would(case):
    verdict, rule, reason = verdict_of(case)
    assert verdict == case["verdict"], (rule, reason)
    if verdict == "rejected":
        assert reason
        assert rule == case["rule"] or "known_failure" in case


def test_every_rule_has_cases_both_ways():
    for rule in (*RULES, "part_of_name"):
        verdicts = {case["verdict"] for case in CASES if case["rule"] == rule}
        assert len(verdicts) > 1, rule
        assert "rejected" in verdicts or rule == "compares", rule  # a comparison is only ever ambiguous


def test_a_fifth_of_the_cases_are_negatives():
    assert 5 * sum(case["verdict"] in ("rejected", "absent") for case in CASES) >= len(CASES)


@pytest.mark.parametrize("name", ["hedges", "boosters"])
def test_every_rule_that_a_lexicon_names_exists_and_every_cue_has_a_source(name):
    for entry in load_lexicon(name).entries:
        assert set(entry["rule"].split()) <= set(RULES), entry["cue"]
        assert "" not in (entry["source"], entry["category"]), entry["cue"]


def test_every_rule_is_used_by_some_cue():
    used = {
        rule for name in ("hedges", "boosters") for each in load_lexicon(name).entries for rule in each["rule"].split()
    }
    assert used == set(RULES)


def test_tiers_are_those_that_the_summary_counts():
    assert {entry["tier"] for entry in load_lexicon("hedges").entries} == {*TIERS, VAGUE}


def test_vague_quantities_are_rows_of_the_evidence_and_no_hedges_of_the_summary():
    text = "Some may leave, several experts say. Many others stay. A few perhaps wait. Rain fell."
    table, (summary,) = hedges(text), hedging(text, by="article").to_dict("records")
    assert table.loc[table["tier"] == VAGUE, "text"].tolist() == ["Some", "several", "Many others", "A few"]
    assert without_vague(table)["text"].tolist() == ["may", "experts", "perhaps"]
    assert (summary["hedges"], summary["vague_quantities"], summary["hedged_sentences"]) == (3, 4, 2)
    assert summary["vague_quantities_per_1000_words"] == pytest.approx(1000 * 4 / summary["words"])
    assert summary["vague_quantities_per_1000_words_low"] > 0


def test_columns_of_the_evidence():
    assert list(hedges(PLAIN).columns) == [*COLUMNS, "category", "tier", "ambiguous", "rule"]
    assert list(boosters(PLAIN).columns) == [*COLUMNS, "category", "ambiguous", "rule"]
    assert hedges(PLAIN, rejected=True).columns[-1] == "reason"


def test_rejected_adds_rows_and_changes_none():
    every = hedges(PLAIN, rejected=True)
    counted = every[every["reason"].isna()].drop(columns="reason").reset_index(drop=True)
    assert counted.equals(hedges(PLAIN))
    assert every.loc[every["reason"].notna(), "text"].tolist() == ["May"]


def test_ambiguous_cues_are_extended():
    table = hedges("The board may not sell. The board may not be aware.")
    assert table[["ambiguous", "tier"]].values.tolist() == [[True, "extended"], [False, "core"]]


def test_the_longest_match_counts_once():
    assert hedges("It will in all likelihood rain.")["text"].tolist() == ["in all likelihood"]
    assert hedges("It is more likely than not.")["text"].tolist() == ["more likely than not"]


def test_no_phrase_runs_over_a_mark_or_a_sentence():
    assert "kind of" not in hedges("They were all very kind. Of course he left.")["text"].tolist()
    assert "kind of" not in hedges("He was being kind, of course.")["text"].tolist()


@pytest.mark.parametrize("by", ["section", "article", "voice", "paragraph", "sentence"])
def test_counts_add_up_to_the_article(by):
    whole, parts = hedging(ARTICLE, by="article"), hedging(ARTICLE, by=by)
    for column in (
        "words",
        "sentences",
        "hedges",
        "boosters",
        "hedged_sentences",
        "vague_quantities",
        *(f"hedges_{tier}" for tier in TIERS),
    ):
        assert parts[column].sum() == whole[column].sum(), column
    assert (parts[[f"hedges_{tier}" for tier in TIERS]].sum(axis=1) == parts["hedges"]).all()
    assert whole["hedges"].tolist() == [len(hedges(ARTICLE))] == [2]


def test_a_cue_goes_with_the_voice_of_its_words():
    assert hedges(ARTICLE)["voice"].tolist() == ["reporter", "quoted"]
    assert hedging(ARTICLE, by="voice")["hedges"].tolist() == [1, 1]


def test_rates_are_per_thousand_words_with_intervals_no_narrower_than_poissons():
    table = hedging(ARTICLE)
    rate, low, high = (table[f"hedges_per_1000_words{end}"] for end in ("", "_low", "_high"))
    assert np.allclose(rate, 1000 * table["hedges"] / table["words"])
    assert ((low <= rate) & (rate <= high)).all()
    assert (high >= 1000 * count_interval(table["hedges"])[1] / table["words"]).all()
    assert (low[table["hedges"] == 0] == 0).all()
    assert (low[table["hedges"] > 0] > 0).all()


def test_no_words_have_no_rate():
    (row,) = hedging("", by="article").to_dict("records")
    assert (row["words"], row["hedges"], row["hedged_sentences"]) == (0, 0, 0)
    assert all(
        np.isnan(row[f"{kind}_per_1000_words{end}"])
        for kind in ("hedges", "vague_quantities", "boosters")
        for end in ("", "_low", "_high")
    )
    assert len(hedges("")) == len(boosters("")) == 0


def test_a_lexicon_of_ones_own():
    lexicon = load_lexicon("hedges").drop("perhaps").add("rain", category="noun", tier="core")
    table = hedges(PLAIN, lexicon=lexicon)
    assert table["text"].tolist() == ["Rain", "may", "about", "experts"]
    assert table.attrs["lexicon"] == lexicon.name == "hedges -perhaps +rain"
    summary = hedging(PLAIN, by="article", lexicon=lexicon)
    assert summary["hedges"].tolist() == [4]
    assert summary.attrs["lexicon"] == lexicon.name
    assert (hedges(PLAIN).attrs["lexicon"], hedging(PLAIN).attrs["lexicon"]) == ("hedges", "hedges")
    assert boosters(PLAIN, lexicon=load_lexicon("boosters").drop("undoubtedly")).empty


def test_a_lexicon_with_an_unknown_rule_is_refused():
    with pytest.raises(TearsheetError, match="no rule is called 'guess'"):
        hedges(PLAIN, lexicon=load_lexicon("hedges").add("rain", rule="guess"))


def test_not_text_is_refused():
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        hedges(3)


CUES = sorted(entry["cue"] for name in ("hedges", "boosters") for entry in load_lexicon(name).entries)
PIECES = st.one_of(st.text(max_size=12), st.sampled_from([*CUES, "May", "“", "”", "isn’t", ". ", "\n\n", "40", "-"]))


@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", ""]))
def test_offsets_hold_on_any_text(pieces, between):
    article = parse_article(between.join(pieces))
    assert isinstance(article, Article)
    for table in (hedges(article, rejected=True), boosters(article, rejected=True)):
        spans = table[["start", "end", "text"]].itertuples(index=False)
        assert all(article.text[start:end] == text and start < end for start, end, text in spans)
        assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()


@given(st.lists(st.sampled_from([*CUES, "May", "40", "voters", "to", "He said"]), max_size=30))
def test_curly_and_straight_apostrophes_count_the_same(pieces):
    straight = " ".join(pieces) + "."
    columns = ["start", "end", "category", "rule"]
    for table in (hedges, boosters):
        assert table(straight)[columns].equals(table(straight.replace("'", "’"))[columns])


@given(st.sampled_from(CUES))
def test_every_cue_is_looked_at(cue):
    found = find_cues(read(f"x {cue} y."), load_lexicon("hedges"), load_lexicon("boosters"))
    assert found.start[:1] == (2,)
