"""Many articles in a frame: the same table as one by one."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.article.parse import read_article
from analysis.corpus.frames import ERROR, profile_schema, profile_texts
from analysis.errors import TearsheetError, TearsheetWarning
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.groups import BY
from analysis.measures.profile import profile


@pytest.fixture(scope="module")
def seeds(root):
    paths = sorted((root / "seeds").rglob("*.txt"))
    return pd.DataFrame({"name": [path.stem for path in paths], "text": [read_article(path).text for path in paths]})


def as_profile(table, by):
    """A corpus table in the types of `profile`."""
    return (
        table.drop(columns=ERROR).astype(profile("One sentence here.", by=by).dtypes.to_dict()).reset_index(drop=True)
    )


@pytest.mark.parametrize("by", BY)
def test_equals_profile_one_by_one(seeds, by):
    one_by_one = pd.concat([profile(text, by=by) for text in seeds["text"]], ignore_index=True)
    together = profile_texts(seeds, by=by)
    assert together[ERROR].isna().all()
    assert len(together) >= len(seeds) or by == "voice"
    pd.testing.assert_frame_equal(
        as_profile(together, by), one_by_one.astype(as_profile(together, by).dtypes), check_exact=True
    )


def test_equals_profile_on_annotated_articles(gold):
    paths = sorted(gold.glob("polnear/dev/text/*.txt"))[:40]
    frame = pd.DataFrame({"text": [read_article(path).text for path in paths]})
    one_by_one = pd.concat([profile(text, by="article") for text in frame["text"]], ignore_index=True)
    assert len(one_by_one) == len(paths) > 30
    pd.testing.assert_frame_equal(
        as_profile(profile_texts(frame), "article"), one_by_one, check_exact=True, check_dtype=False
    )


@pytest.mark.parametrize("by", BY)
def test_schema_says_what_comes_out(seeds, by):
    for frame in (seeds, seeds.iloc[:0], pd.DataFrame({"text": [None, 1.5]})):
        result = profile_texts(frame, by=by)
        assert {name: str(dtype) for name, dtype in result.dtypes.items()} == profile_schema(by)


@pytest.mark.parametrize("by", ["article", "section"])
@pytest.mark.parametrize("lexicon", [None, load_lexicon("hedges").drop("may")], ids=["ours", "mine"])
def test_norms_say_where_each_text_stands(seeds, by, lexicon):
    some, chosen = seeds.head(3), {"lexicon": lexicon, "norms": "us-political-news-2016"}
    one_by_one = pd.concat([profile(text, by, **chosen) for text in some["text"]], ignore_index=True)
    together = profile_texts(some, by=by, **chosen)
    stands = [name for name in one_by_one if "_percentile" in name]
    assert "flesch_kincaid_grade_percentile" in stands
    assert ("hedges_per_1000_words_percentile" in stands) == (lexicon is None)
    assert list(together) == [*one_by_one, ERROR]
    pd.testing.assert_frame_equal(
        together[stands].reset_index(drop=True), pd.DataFrame(one_by_one[stands]), check_exact=True
    )
    for frame in (some, some.iloc[:0], pd.DataFrame({"text": [None, 1.5]})):
        result = profile_texts(frame, by=by, **chosen)
        assert {name: str(dtype) for name, dtype in result.dtypes.items()} == profile_schema(by, **chosen)


def test_norms_that_there_are_not_are_said(seeds):
    with pytest.raises(TearsheetError, match="there is no set 'nowhere'"):
        profile_texts(seeds, norms="nowhere")


def test_index_is_kept_and_a_bad_row_stops_nothing(seeds):
    texts = [seeds["text"][0], None, 3.5, b"bytes", float("nan"), pd.NA, ["list"], "", seeds["text"][1]]
    frame = pd.DataFrame({"body": pd.Series(texts, index=list("abcdefghi"), dtype=object)})
    result = profile_texts(frame, text="body")
    assert result.index.tolist() == list("abcdefghi")
    assert result[ERROR].notna().tolist() == [False, True, True, True, True, True, True, False, False]
    assert result.loc["b", ERROR] == "an article is text (str), not a missing value"
    assert result.loc["h", "words"] == 0
    assert result.loc["a", "words"] == profile(texts[0], by="article")["words"].iloc[0]


def test_index_repeats_where_an_article_has_several_rows(seeds):
    result = profile_texts(seeds.set_index("name"), by="section")
    assert result.index.value_counts()["qatar-security-guarantee"] == 7


def test_a_wrong_column_names_the_right_ones(seeds):
    with pytest.raises(TearsheetError, match="no column 'body'; it has name, text"):
        profile_texts(seeds, text="body")
    with pytest.raises(TearsheetError, match="no column 'text'; it has none"):
        profile_texts(pd.DataFrame())
    with pytest.raises(TearsheetError, match="by='words' is not known; use one of section"):
        profile_texts(seeds, by="words")
    with pytest.raises(TearsheetError, match=r"not Series; make it one with .to_frame\('text'\)"):
        profile_texts(seeds["text"])
    with pytest.raises(TearsheetError, match=r"got Series; use profile_texts\(frame\)"):
        profile(seeds["text"])


@pytest.mark.parametrize(
    ("frame", "arguments", "message"),
    [
        (pd.DataFrame([["a", "b"]], columns=["text", "text"]), {}, "has 2 columns 'text'; rename all but one"),
        (pd.DataFrame([["a"]], columns=pd.MultiIndex.from_tuples([("text", "x")])), {}, "several levels; flatten"),
        (pd.DataFrame({"text": ["a"]}), {"text": ["text"]}, r"text=\['text'\] is not the name of a column"),
        (pd.DataFrame({"text": ["a"]}), {"by": ["section"]}, r"by=\['section'\] is not known; use one of section"),
        (pd.DataFrame({"text": ["a"]}), {"by": None}, "by=None is not known"),
        (pd.DataFrame({"text": ["a"]}), {"by": pd.DataFrame({"text": ["a " * 99]})}, "by=DataFrame is not known"),
        ({"text": ["a"]}, {}, "wants a DataFrame with a column of texts, not dict"),
    ],
)
def test_what_is_no_column_is_said(frame, arguments, message):
    with pytest.raises(TearsheetError, match=message):
        profile_texts(frame, **arguments)


def test_the_schema_is_asked_for_one_group():
    with pytest.raises(TearsheetError, match=r"by=\['section'\] is not known"):
        profile_schema(["section"])


def test_maps_over_dask_partitions(seeds):
    dataframe = pytest.importorskip("dask.dataframe", reason="dask[dataframe] is not installed")
    parts = dataframe.from_pandas(seeds, npartitions=3)
    mapped = parts.map_partitions(profile_texts, meta=profile_texts(seeds.iloc[:0])).compute(scheduler="sync")
    pd.testing.assert_frame_equal(mapped, profile_texts(seeds), check_exact=True)


def test_numbers_are_finite_or_missing(seeds):
    table = profile_texts(seeds)
    numbers = table.select_dtypes("number").astype(float).to_numpy()
    assert not np.isinf(numbers).any()


def test_a_doubt_about_texts_is_told_once_with_their_rows(recwarn):
    german, english = "Der Rat hat es am Montag gesagt. " * 30, "The council said so on Monday. " * 30
    texts = [english, german, "story.txt", *[german] * 6, "Ann &amp; Tom said so."]
    frame = pd.DataFrame({"text": texts}, index=[f"n{place}" for place in range(len(texts))])
    assert profile_texts(frame)["error"].isna().all()
    assert {each.category for each in recwarn} == {TearsheetWarning}
    assert {each.filename for each in recwarn} == {__file__}
    told = sorted(re.split(r"[;:,] (?:use|which|the measures) ", str(each.message))[0] for each in recwarn)
    assert told == [
        "row n2: the text is taken for the text itself",
        "row n9: the text holds character references of HTML such as &quot; or &amp;",
        "rows n1, n3, n4, n5, n6 and 2 more: the text does not look like English",
    ]
