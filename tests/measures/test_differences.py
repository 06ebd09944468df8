"""Differences are judged by their own interval, and of many at once fewer stand out."""

import numpy as np
import pandas as pd
import pytest

from analysis import TearsheetError, against_the_rest, compare, differences, profile
from analysis.measures.differences import difference
from analysis.measures.groups import BY

PLAIN = "The port opened on Monday. It was built in a year. The crew was paid. "
UNSURE = "It may close. Perhaps it could move. "
RATE = "hedges_per_1000_words"
TEXT = f"# Now\n\n{PLAIN * 9}\n\n# Next\n\n{UNSURE * 9}\n\n# Then\n\n{PLAIN * 8}"


def test_intervals_that_overlap_a_little_may_still_be_of_figures_that_differ():
    assert difference((10, 8, 12), (13, 11, 15))[2] < 0
    assert difference((10, 7, 13), (13, 10, 16))[2] > 0


def test_a_difference_the_other_way_round_is_the_same():
    value, low, high = difference((3, 1, 9), (5, 2, 6))
    assert difference((5, 2, 6), (3, 1, 9)) == (-value, -high, -low)


def test_what_is_judged_with_others_has_to_be_further_apart():
    alone, together = (difference((10, 8, 12), (13, 11, 15), at_once=number) for number in (1, 20))
    assert alone[2] < 0 < together[2]


def test_every_pair_once():
    table = compare({"a": PLAIN * 3, "b": UNSURE * 9, "c": PLAIN * 3})
    found = differences(table, RATE)
    assert found[["name", "other"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert found["differs"].tolist() == [True, False, True]
    assert found["difference"].tolist() == pytest.approx([-table[RATE][1], 0, table[RATE][1]])
    assert ((found["low"] <= found["difference"]) & (found["difference"] <= found["high"])).all()


def test_too_little_text_differs_from_nothing():
    found = differences(compare({"a": "", "b": UNSURE * 9}))
    assert found["low"].isna().all()
    assert not found["differs"].any()


@pytest.mark.parametrize("table", [profile(PLAIN), profile(PLAIN).head(0), None, "text"])
def test_what_has_no_two_rows_is_refused(table):
    with pytest.raises(TearsheetError):
        differences(table)


def test_a_column_without_interval_is_refused():
    with pytest.raises(TearsheetError, match=r"no column words_low, words_high"):
        differences(compare({"a": PLAIN, "b": PLAIN}), "words")
    with pytest.raises(TearsheetError, match="compound_low"):
        against_the_rest(PLAIN, measures=["compound"])


def test_measures_are_named_one_by_one_or_as_one():
    with pytest.raises(TearsheetError, match="name them one by one"):
        differences(compare({"a": PLAIN, "b": PLAIN}), [RATE])
    pd.testing.assert_frame_equal(against_the_rest(TEXT, measures=RATE), against_the_rest(TEXT, measures=[RATE]))


def test_the_section_that_is_unlike_all_others_stands_out():
    found = against_the_rest(TEXT)
    rates = found[found["measure"] == RATE].set_index("section")
    assert rates.index.tolist() == ["Now", "Next", "Then"]
    assert rates.loc["Next", "differs"]
    table = profile(TEXT).set_index("section")
    assert rates["value"].tolist() == table[RATE].tolist()
    others = table.loc[["Now", "Then"], ["hedges", "words"]].sum()
    assert rates.loc["Next", "rest"] == pytest.approx(1000 * others["hedges"] / others["words"])


def test_sections_that_are_alike_do_not_stand_out():
    found = against_the_rest("\n\n".join(f"# Part {number}\n\n{PLAIN * 5}" for number in range(6)))
    assert len(found) == 6 * 5
    assert not found["differs"].any()


@pytest.mark.parametrize("by", BY)
def test_all_groups_are_held_against_their_rest(by):
    found = against_the_rest(TEXT.replace("Perhaps it could move.", "“Perhaps,” she said."), by=by, measures=[RATE])
    rows = len(profile(TEXT.replace("Perhaps it could move.", "“Perhaps,” she said."), by=by))
    assert len(found) == (rows if rows > 1 else 0)
    assert found["differs"].dtype == bool or found.empty
    assert np.isfinite(found["value"].to_numpy(dtype=float)).all()


def test_by_voice_the_rest_of_one_is_the_other():
    text = f"{PLAIN * 3}“{UNSURE * 3}” said the mayor."
    found = against_the_rest(text, by="voice", measures=[RATE])
    table = profile(text, by="voice")
    assert found["value"].tolist() == table[RATE].tolist()
    assert found["rest"].tolist() == table[RATE].tolist()[::-1]


def test_no_text_has_no_sections():
    assert isinstance(against_the_rest(""), pd.DataFrame)
    assert against_the_rest("").empty


def test_they_show_all_that_they_found():
    for table in (differences(compare({"one": PLAIN * 9, "two": UNSURE * 9})), against_the_rest(TEXT)):
        assert "..." not in repr(table)
        assert all(name in repr(table) for name in ("difference", "low", "high", "differs", "yes"))
