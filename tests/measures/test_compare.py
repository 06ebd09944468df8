"""Articles side by side, and what changed between two drafts."""

import numpy as np
import pandas as pd
import pictures
import pytest

from analysis import TearsheetError, figures, parse_article, profile
from analysis.figures.comparison import compare_figure
from analysis.measures.compare import changes, compare

OLD = """The bridge may close in spring. Officials said that the cost was not known.

The council meets on Tuesday. It has nine members."""
NEW = """The bridge may close in late spring. Officials said that the cost might not be known.

The council meets on Tuesday. A vote is planned for the same day."""


def table(count=2):
    names = ["first draft", "second draft", "a third article with a rather long name indeed"][:count]
    return pictures.profile(pictures.tables(names, seed=4), "name")


def test_one_row_an_article():
    found = compare({"old": OLD, "new": parse_article(NEW)})
    assert found["name"].tolist() == ["old", "new"]
    one = profile(OLD, by="article").iloc[0]
    for column in ("words", "sentences", "hedges", "attributions", "sentiment_low"):
        assert found[column].iloc[0] == pytest.approx(one[column], nan_ok=True)


def test_by_section_keeps_the_names():
    found = compare({"old": OLD, "new": NEW}, by="section")
    assert found.columns[:2].tolist() == ["name", "section"]
    assert set(found["name"]) == {"old", "new"}


@pytest.mark.parametrize("articles", [{}, [OLD, NEW], OLD, None])
def test_it_takes_named_articles(articles):
    with pytest.raises(TearsheetError, match="compare takes named articles"):
        compare(articles)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_figure_draws_the_table(count):
    made = table(count)
    ax = compare_figure(made)
    shown = figures.drawn(ax).table
    assert len(ax.child_axes) == 5
    for panel, measure in zip(ax.child_axes, shown["measure"].unique(), strict=True):
        for row, name in enumerate(made["name"]):
            assert pictures.line(panel, name) == ([made[measure].iloc[row]], [row])
    values = shown.query("measure == 'sentiment'")["value"].tolist()
    assert values == made["sentiment"].tolist()
    assert pictures.overlaps(ax.figure) == ([], [])
    assert ax.child_axes[-1].get_xlabel() == "lines are 95 % intervals"
    assert "How do the articles differ?" in figures.drawn(ax).alt


def test_the_figure_needs_a_comparison():
    with pytest.raises(TearsheetError, match="no column name"):
        compare_figure(pd.DataFrame({"words": [1]}))


def rows(found, what):
    mine = found[found["what"] == what]
    return list(mine[["change", "old", "new"]].itertuples(index=False, name=None))


def test_changed_added_and_removed_sentences():
    found = changes(OLD, NEW)
    assert rows(found, "sentence") == [
        ("changed", "The bridge may close in spring.", "The bridge may close in late spring."),
        (
            *("changed", "Officials said that the cost was not known."),
            "Officials said that the cost might not be known.",
        ),
        ("removed", "It has nine members.", ""),
        ("added", "", "A vote is planned for the same day."),
    ]
    for row in found[found["what"] == "sentence"].itertuples():
        assert (row.old_start == -1) == (row.old == "")
        assert OLD[row.old_start :].startswith(row.old) or row.old == ""
        assert NEW[row.new_start :].startswith(row.new) or row.new == ""
    assert ((found["old_start"] == -1) == (found["old"] == "")).all()
    assert ((found["new_start"] == -1) == (found["new"] == "")).all()


def test_a_long_sentence_with_few_different_words_is_changed_too():
    middle = "the dog and the cat " * 60
    old, new = f"Then {middle}left.", f"Now {middle}stayed."
    assert rows(changes(old, new), "sentence") == [("changed", old, new)]


def test_gained_and_lost_words():
    found = changes(OLD, NEW)
    assert ("added", "", "might") in rows(found, "hedge")
    assert not any("may" in row for row in rows(found, "hedge")), "kept in both drafts"
    back = changes(NEW, OLD)
    assert ("removed", "might", "") in rows(back, "hedge")
    row = found[(found["what"] == "hedge") & (found["new"] == "might")].iloc[0]
    assert NEW[row["new_start"] :].startswith("might")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Bridge to Close", "Bridge May  Close", [("changed", "Bridge to Close", "Bridge May Close")]),
        ("Bridge to  Close", "Bridge to Close", []),
        ("Port's 'No'", "Port’s ‘No’", []),
        ("", "Bridge May Close", [("added", "", "Bridge May Close")]),
        ("Bridge to Close", "", [("removed", "Bridge to Close", "")]),
    ],
)
def test_another_headline(old, new, expected):
    drafts = [f"{title}\n\n{OLD}".strip() for title in (old, new)]
    found = changes(*drafts)
    assert rows(found, "headline") == expected
    assert len(found) == len(expected), "the story is the same"
    for row in found.itertuples():
        assert [row.old_start, row.new_start] == [0 if title else -1 for title in (row.old, row.new)]


def test_it_shows_both_drafts_whole():
    before = OLD.replace("in spring", "in spring " + "and in summer " * 8)
    shown = " ".join(repr(changes(before, NEW)).split())
    assert "Officials said that the cost might not be known." in shown
    assert "..." not in shown
    assert "old_start" not in shown


def test_nothing_changed():
    found = changes(OLD, OLD)
    assert found.empty
    assert found.columns.tolist() == ["change", "what", "old", "new", "old_start", "new_start"]
    assert found["old_start"].dtype == np.int64


MOVES = {
    "a sentence more": ("One stays.", "One stays. Two come.", [("added", "", "Two come.")]),
    "a sentence less": ("One stays. Two go.", "One stays.", [("removed", "Two go.", "")]),
    "only spaces": ("One  stays.\nHere.", "One stays. Here.", []),
    "only the form of marks": ('"It isn\'t," she said.', "“It isn’t,” she said.", []),
    "a word and marks": ("It isn't on.", "It isn’t off.", [("changed", "It isn't on.", "It isn’t off.")]),
    "from nothing": ("", "One comes.", [("added", "", "One comes.")]),
    "to nothing": ("One goes.", "", [("removed", "One goes.", "")]),
    "all other words": (
        "Dogs bark loudly.",
        "Cats sleep here.",
        [("removed", "Dogs bark loudly.", ""), ("added", "", "Cats sleep here.")],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), MOVES.values(), ids=MOVES)
def test_moves(old, new, expected):
    assert rows(changes(old, new), "sentence") == expected
