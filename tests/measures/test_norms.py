"""Norms: the quantiles of a set, where a value stands among them, and norms of one's own."""

import numpy as np
import pandas as pd
import pytest

import analysis as a
from analysis.lexicons.lexicon import KINDS
from analysis.measures.norms import ABOUT, QUANTILES, SHIPPED, comparable, norms_csv, percentiles

TEXT = "The port may close, the mayor said. “It could,” she added. Nobody knows why it closed in a year."


def numbers(count=200):
    """Profiles of so many made-up articles, of which only numbers are left."""
    generator = np.random.default_rng(5)
    return pd.DataFrame(
        {
            "words": generator.integers(200, 900, count),
            "hedges_per_1000_words": generator.gamma(2.0, 5.0, count),
            "hedges_per_1000_words_low": 0.0,
            "sentiment": np.where(np.arange(count) % 2, 0.1, np.nan),
            "name": "x",
        }
    )


@pytest.fixture
def own(tmp_path):
    return a.make_norms(numbers(), tmp_path / "mine.csv", label="articles of mine", years="2020", source="made up")


@pytest.mark.parametrize("name", SHIPPED)
def test_norms_that_ship_have_every_column_of_a_profile_of_an_article(name):
    table = a.norms(name)
    profile = a.profile(TEXT, by="article")
    ends = ("_low", "_high")
    numeric = [each for each in profile.select_dtypes("number") if not each.endswith(ends)]
    assert set(table["measure"]) == set(numeric)
    assert set(a.norms(name).attrs) == set(ABOUT)
    assert table.attrs["articles"] >= 90
    assert (table["n"] <= table.attrs["articles"]).all()
    assert (np.diff(table[QUANTILES].to_numpy(), axis=1) >= 0).all()


def test_what_was_carried_along_is_no_measure(tmp_path):
    table = numbers()
    table.insert(0, "year", 2001)
    table.insert(1, "row", range(len(table)))
    made = a.norms(a.make_norms(table, tmp_path / "mine.csv", label="articles of mine"))
    assert made["measure"].tolist() == ["words", "hedges_per_1000_words", "sentiment"]


def test_norms_of_ones_own(own):
    table = a.norms(own)
    assert table["measure"].tolist() == ["words", "hedges_per_1000_words", "sentiment"]
    assert table["n"].tolist() == [200, 200, 100]
    assert table.attrs == {
        "set": "mine",
        "label": "articles of mine",
        "articles": 200,
        "years": "2020",
        "source": "made up",
        "version": a.__version__,
    }
    expected = np.percentile(numbers()["hedges_per_1000_words"], [1, 50, 99])
    assert table.loc[1, ["q01", "q50", "q99"]].tolist() == pytest.approx(expected.tolist(), rel=1e-4)


def test_norms_of_ones_own_go_by_name_and_by_path(own, monkeypatch):
    monkeypatch.chdir(own.parent)
    for name in (own, str(own), "mine", "mine.csv", a.norms("mine")):
        assert a.norms(name).equals(a.norms(own))
        assert "hedges_per_1000_words_percentile" in a.profile(TEXT, by="article", norms=name)


@pytest.mark.parametrize("kind", KINDS)
def test_what_another_list_decides_is_left_out_of_a_set_that_ships_alone(kind, own, root):
    text = (root / "seeds" / "qatar-security-guarantee.txt").read_text("utf-8")
    mine = a.load_lexicon(kind)
    mine = mine.drop(*(entry["cue"] for entry in mine.entries[:-1]))
    before, after = (a.profile(text, "article", lexicon=given).iloc[0] for given in (None, mine))
    changed = {name for name in a.norms(SHIPPED[0])["measure"] if before[name] != after[name]}
    held = set(comparable(SHIPPED[0], {kind: mine})["measure"])
    assert changed
    assert not changed & held
    assert {"flesch_kincaid_grade", "quoted_words_percent"} <= held
    assert comparable(own, {kind: mine}).equals(a.norms(own))
    shown = a.profile(text, "article", lexicon=mine, norms=SHIPPED[0])
    assert {f"{name}_percentile" for name in changed}.isdisjoint(shown)


def test_the_same_articles_make_the_same_bytes(own, tmp_path):
    again = a.make_norms(numbers(), tmp_path / "other.csv", label="articles of mine", years="2020", source="made up")
    assert again.read_text().replace("other", "mine") == own.read_text()


@pytest.mark.parametrize("name", ["nowhere", "nowhere.csv", 5, None, b"x"])
def test_what_is_no_set_is_refused(name):
    with pytest.raises(a.TearsheetError):
        a.norms(name)


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "set,label\nx,y\n"])
def test_a_file_that_holds_no_norms_is_refused(tmp_path, content):
    (tmp_path / "bad.csv").write_text(content)
    with pytest.raises(a.TearsheetError, match="no file of norms"):
        a.norms(tmp_path / "bad.csv")
    with pytest.raises(a.TearsheetError, match="expected what norms gives"):
        a.norms(pd.DataFrame({"x": [1]}))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (numbers(89), "90 articles and more; here are 89"),
        (numbers().assign(section="x"), "a row per article"),
        (numbers().assign(error="broken"), "here are 0"),
        (numbers().drop(columns="words"), "a row per article"),
    ],
)
def test_what_makes_no_norms_is_refused(tmp_path, table, reason):
    with pytest.raises(a.TearsheetError, match=reason):
        a.make_norms(table, tmp_path / "mine.csv", label="articles")


def test_a_folder_without_results_is_refused(tmp_path):
    pytest.importorskip("pyarrow")
    with pytest.raises(a.TearsheetError, match="holds no results"):
        a.make_norms(tmp_path, tmp_path / "mine.csv", label="articles")
    with pytest.raises(a.TearsheetError, match=r"^It may rain. .{1,90}… holds no results"):
        a.make_norms("It may rain. " * 20, tmp_path / "mine.csv", label="articles")
    with pytest.raises(a.TearsheetError, match="that `tearsheet corpus` wrote, not list"):
        a.make_norms([1], tmp_path / "mine.csv", label="articles")


def test_where_values_stand():
    quantiles = np.arange(1.0, 100)
    assert percentiles(np.array([0, 1, 62.5, 99, 200]), quantiles).tolist() == [0, 0.5, 62, 98.5, 99]
    assert percentiles(np.array([0.0]), np.zeros(99)).tolist() == [49.5]
    assert np.isnan(percentiles(np.array([np.nan]), quantiles)).all()


def test_a_profile_says_where_each_score_rate_and_share_stands(own):
    table = a.profile(TEXT, by="article", norms=own)
    rate = table["hedges_per_1000_words_percentile"].item()
    assert 0 <= table["hedges_per_1000_words_percentile_low"].item() <= rate
    assert rate <= table["hedges_per_1000_words_percentile_high"].item() <= 99
    assert "words_percentile" not in table
    without = a.profile(TEXT, by="article")
    pd.testing.assert_frame_equal(pd.DataFrame(table)[without.columns.tolist()], pd.DataFrame(without))


def test_compared_articles_have_percentiles_too(own):
    table = a.compare({"one": TEXT, "two": TEXT * 2}, norms=own)
    assert table["hedges_per_1000_words_percentile"].notna().all()


def test_a_section_has_a_percentile_too_and_nothing_has_none():
    table = a.profile(f"# A\n\n{TEXT}\n\n# B\n\n{TEXT}", norms=SHIPPED[0])
    assert table["hedges_per_1000_words_percentile"].notna().all()
    assert np.isnan(a.profile("", by="article", norms=SHIPPED[0])["sentiment_percentile"].item())


@pytest.mark.parametrize(
    ("quantile", "said"),
    [
        ("q62", "more hedged than 62 of 100 articles of mine"),
        ("q10", "less hedged than 90 of 100 articles of mine"),
    ],
)
def test_where_a_value_stands_in_words(own, quantile, said):
    value = a.norms(own).set_index("measure").loc["hedges_per_1000_words", quantile]
    more = 1e-9 if said.startswith("more") else -1e-9
    assert a.standing(value + more, "hedges_per_1000_words", own) == said


def test_what_cannot_be_said_is_not_said(own):
    assert a.standing(np.nan, "hedges_per_1000_words", own) == ""
    assert a.standing(5.0, "gunning_fog", own) == ""


def test_a_file_of_norms_holds_only_numbers_and_what_was_said_of_the_set():
    text = norms_csv(numbers(), "mine", "articles", "2020", "made up", "1")
    cells = {cell for line in text.splitlines()[1:] for cell in line.split(",")[7:]}
    assert all(float(cell) == float(cell) for cell in cells)
