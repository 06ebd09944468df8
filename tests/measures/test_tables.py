"""Tables as people read them, and as programs do."""

import copy
import pickle

import numpy as np
import pandas as pd
import pytest

import analysis as a
from analysis.tables import Table, cells, show
from analysis.text.numerals import number

TEXT = """Bridge May Close

The mayor said on Monday that the bridge may close. “We will surely repair it,” she added. It is 90 years old.

What then?

Nobody knows."""
PARTS = {
    "a column": lambda table: table[["words"]],
    "rows": lambda table: table[table["words"] > 3],
    "a copy": lambda table: table.copy(),
    "a deep copy": copy.deepcopy,
    "the head": lambda table: table.head(1),
    "sorted": lambda table: table.sort_values("words"),
    "another index": lambda table: table.set_index("section"),
    "turned": lambda table: table.T,
    "two of them": lambda table: pd.concat([table, table]),
    "joined": lambda table: table.merge(table, on="section"),
    "one more column": lambda table: table.assign(more=1),
    "pickled": lambda table: pickle.loads(pickle.dumps(table)),
}


@pytest.fixture(scope="module")
def table():
    return a.profile(TEXT)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_made_from_it_is_a_plain_frame(table, part):
    made = PARTS[part](table)
    assert type(made) is pd.DataFrame
    pd.testing.assert_frame_equal(made, PARTS[part](pd.DataFrame(table)))


def test_it_has_all_its_columns_and_digits(table):
    assert isinstance(table, pd.DataFrame)
    assert table.shape[1] > 60
    assert list(table.columns) == list(a.profile_schema("section"))[:-1]
    assert not table["flesch_kincaid_grade"].round(1).equals(table["flesch_kincaid_grade"])


def test_a_profile_shows_what_matters(table):
    shown = repr(table)
    assert "hedges_per_1000_" in shown
    assert "(" in shown
    assert "too little text" in shown
    for unwanted in ("-0.0", "−0.0 ", "NaN", "nan", "<NA>", "...", "None"):
        assert unwanted not in shown
    assert len(cells(table, table._shown)) <= 13
    assert max(map(len, shown.splitlines())) <= 80


def test_text_is_whole_and_at_the_left():
    sentence = (
        "The committee, which met in March, " + "as it had in every year since the flood, " * 5 + "said it may stop."
    )
    html, text = a.sentences(sentence)._repr_html_(), repr(a.sentences(sentence))
    assert sentence in html
    assert 'text-align:left;white-space:normal;max-width:30em">text<' in html
    assert " ".join(sentence.split()).endswith("stop.")
    assert "may stop." in text


def test_what_an_article_says_is_no_html():
    html = a.sentences("It is <b>so</b> & costs $5 to $6, he said.")._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;so" in html
    assert "<span>$</span>5" in html


def test_a_mistyped_column():
    table = a.profile("It may rain.")
    with pytest.raises(a.TearsheetError, match=r"; did you mean hedges\?$"):
        a.show(table, "hedge")
    with pytest.raises(a.TearsheetError, match=r"it has 90 columns, which .columns names$"):
        a.show(table, "colour")


def test_a_profile_shows_how_many_sources_there_are_and_not_how_often_they_are_cited():
    shown = repr(a.profile("Ann Lee said it was late. Ann Lee said it was cold. Officials said so.", "article"))
    lines = dict(line.rsplit(maxsplit=1) for line in shown.splitlines() if line.startswith("sources"))
    assert lines == {"sources": "2", "sources_named_distinct": "1"}


def test_a_table_without_rows_says_so():
    table = a.headline_claims("It rains.")
    assert table._repr_html_().count("no rows") == 1
    assert repr(table).startswith("no rows")
    assert "no rows" not in a.sentences("It rains.")._repr_html_()


def test_a_long_table_shows_its_ends():
    table = a.sentences("It rains. " * 200)
    assert repr(table).count("It rains.") == 10
    assert "200 rows" in repr(table)
    assert table._repr_html_().count("It rains.") == 10
    with pd.option_context("display.max_rows", None):
        assert repr(table).count("It rains.") == 200


def test_numbers_that_differ_in_their_last_bits_read_alike():
    near = [0.25, np.nextafter(0.25, 1), np.nextafter(0.25, 0)]
    assert {number(value, 1) for value in near} == {"0.2"}
    assert [number(value, 1) for value in (-0.04, -0.0, -0.06, 1234.56)] == ["0.0", "0.0", "−0.1", "1,234.6"]


def test_missing_values_of_every_kind():
    frame = pd.DataFrame(
        {
            "rate": [1.0, np.nan],
            "count": pd.array([3, None], dtype="Int64"),
            "name": pd.array(["a", None], dtype="str"),
            "any": ["x", np.nan],
            "sure": [True, False],
        }
    )
    shown = {name: column[1] for name, column in cells(frame).items()}
    assert shown == {"rate": "too little text", "count": "", "name": "", "any": "", "sure": ""}


def test_columns_that_are_asked_for(table):
    shown = show(table, "section", "boosters", "boosters_per_1000_words")
    assert isinstance(shown, Table)
    assert "to" in repr(shown)
    assert "more columns" not in repr(shown)
    assert "boosters_per_1000_words_low" in shown
    assert "rain" in show(pd.DataFrame({"text": ["rain"]}))._repr_html_()


@pytest.mark.parametrize("given", [TEXT, None, {"words": [1]}])
def test_only_a_table_can_be_shown(given):
    with pytest.raises(a.TearsheetError, match="show takes a table"):
        show(given)


def test_columns_are_not_given_in_a_list(table):
    with pytest.raises(a.TearsheetError, match=r"not in a list: show\(table, \*\['hedges'\]\)"):
        show(table, ["hedges"])


def test_no_rows():
    assert repr(a.hedges("It rains.")).startswith("no rows; columns: section, sentence")
    assert "<table>" in a.hedges("It rains.")._repr_html_()


def test_a_notebook_that_wants_no_html(table):
    with pd.option_context("display.notebook_repr_html", False):
        assert table._repr_html_() is None
