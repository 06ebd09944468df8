"""What must hold for any text: properties of all measures together."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as a
from analysis.text.characters import plain, straighten

EVIDENCE = (a.sentences, a.hedges, a.boosters, a.attributions, a.sources, a.quotes, a.sentiment_words)
EVIDENCE += (a.headline_claims,)
COUNTS = ("words", "sentences", "hedges", "vague_quantities", "boosters", "attributions", "quotes", "quoted_words")
COUNTS += ("direct", "mixed", "indirect")
RATES = ("hedges", "vague_quantities", "boosters", "attributions", "sources", "quotes")

# Pieces of news that meet in every order: prose, marks, headings, furniture, odd characters.
PIECES = st.sampled_from(
    [
        "“We may go,” she said. ", "Officials reportedly denied it. ", "The U.S. won’t pay $3.5 billion. ",
        "Why Now?", "4 Min Read", "Share This Article", "according to the report, ", "terrible ", "GREAT!!! ",
        "\n\n", "\n", "\r\n\r\n", "\t", "‘No’", "“", "”", '"', "’", "—", "…", "(R-Ohio)", "* * *", "A. ", "not good ",
        "🙂", "\u200b", "\x00", "\u202e", "é", "e\u0301", "مرحبا ", "你好。", "\ud800", "<b>", "$x$", "=1+1",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


pytestmark = pytest.mark.filterwarnings("ignore::analysis.TearsheetWarning")  # odd texts on purpose
measured = a.parse_article


FULL = "Harbor Ferry Sails Monday\n\nThe ferry may undoubtedly sail from the harbor on Monday, Ann Lee said. "
FULL += "“We are ready,” she said. Experts hope it is good."


@pytest.mark.parametrize("evidence", EVIDENCE, ids=lambda function: function.__name__)
@pytest.mark.parametrize("text", ["", "It rained."])
def test_a_table_without_rows_has_the_types_of_one_with_rows(evidence, text):
    full = evidence(FULL)
    assert len(full)
    assert evidence(text).dtypes.to_dict() == full.dtypes.to_dict()


@given(TEXTS)
@settings(max_examples=150)
def test_offsets_hold(text):
    article = measured(text)
    for evidence in EVIDENCE:
        for row in evidence(article).itertuples():
            assert article.text[row.start : row.end] == row.text
    for row in a.attributions(article).itertuples():
        if row.source_start >= 0:
            assert article.text[row.source_start : row.source_end] == row.source
        assert (row.content_start < 0) == (row.content_end < 0)
        assert -1 <= row.content_start <= row.content_end <= len(article.text)


@given(TEXTS, st.sampled_from(["section", "article", "voice", "paragraph", "sentence"]))
@settings(max_examples=150)
def test_rates_are_counts_over_words(text, by):
    table = a.profile(measured(text), by=by)
    for name in COUNTS:
        assert (table[name] >= 0).all()
    for name in RATES:
        for row in table[["words", name, *(f"{name}_per_1000_words{end}" for end in ("", "_low", "_high"))]].values:
            words, count, rate, low, high = row
            if not words:
                assert math.isnan(rate)
                continue
            assert rate == pytest.approx(1000 * count / words)
            assert low <= rate <= high


@given(TEXTS)
@settings(max_examples=100)
def test_groups_add_up(text):
    article = measured(text)
    whole = a.profile(article, by="article").iloc[0]
    for by in ("section", "voice", "paragraph", "sentence"):
        table = a.profile(article, by=by)
        for name in COUNTS:
            assert table[name].sum() == whole[name], (by, name)


@given(TEXTS)
@settings(max_examples=100)
def test_sections_neither_overlap_nor_lose_anything(text):
    article = measured(text)
    ends = 0
    for part in article.parts:
        assert ends <= part.start < part.end
        assert not plain(article.text[ends : part.start]).text.strip()
        assert article.text[part.start : part.end] == part.text
        ends = part.end
    assert not plain(article.text[ends:]).text.strip()
    held = [paragraph for section in article.sections for paragraph in section.paragraphs]
    assert held == [part for part in article.parts if part.kind == "paragraph"]


def _same(one, two):
    np.testing.assert_array_equal(one[list(COUNTS)].to_numpy(), two[list(COUNTS)].to_numpy())


PROSE = st.lists(
    st.sampled_from(
        [
            "“We may go,” said Ann Lee of Ohio. She can’t wait.", "Officials reportedly denied it on Friday.",
            "The U.S. won’t pay $3.5 billion, according to the report.", "It was a terrible, ‘awful’ day for the port.",
        ]
    ),
    min_size=1, max_size=6,
)  # fmt: skip


# Above a line of a page, a short first line may be a title; these leave no doubt.
TOP = ("Port Stays Shut After Storm", "By Ann Lee")


@given(PROSE)
def test_straight_marks_change_no_count(paragraphs):
    text = "\n\n".join(paragraphs)
    _same(a.profile(text), a.profile(straighten(text)))


@given(PROSE)
def test_windows_line_ends_change_no_count(paragraphs):
    text = "\n\n".join(paragraphs)
    _same(a.profile(text), a.profile(text.replace("\n", "\r\n")))


@given(PROSE, st.sampled_from(["Share This Article", "4 Min Read", "Leave a comment", "ADVERTISEMENT"]), st.data())
def test_furniture_changes_no_measure(paragraphs, line, data):
    where = data.draw(st.integers(0, len(paragraphs)))
    more = [*paragraphs[:where], line, *paragraphs[where:]]
    _same(a.profile("\n\n".join([*TOP, *paragraphs])), a.profile("\n\n".join([*TOP, *more])))


@given(PROSE, PROSE)
def test_swapping_two_sections_swaps_their_rows(one, two):
    first, second = ("First Things First", *one), ("Second Thoughts", *two)
    lead = [
        *TOP,
        "The port has been shut since Monday, when a storm broke two of its three cranes, the harbor master said.",
    ]
    there = a.profile("\n\n".join([*lead, *first, *second])).set_index("section")
    back = a.profile("\n\n".join([*lead, *second, *first])).set_index("section")
    assert set(there.index) == {"Lead", "First Things First", "Second Thoughts"}
    _same(there, back.loc[there.index])
