"""An article's page: what is on it, what opens, that it runs nothing and says what the tables say."""

import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.parse import parse_article
from analysis.lexicons.lexicon import lexicons_by_kind, load_lexicon
from analysis.measures.profile import profile
from analysis.notebook.choices import Choices
from analysis.notebook.page import CHARTS, PARTS, article_page, by_section, cited, found, head, style, tables, text
from analysis.notebook.page_rows import bar, opening_table

ARTICLE = parse_article("""Ferry <b>Returns</b> & Sails

The ferry will probably sail on Monday, the port said. “We tested everything twice,” a spokeswoman said.

Is it safe?

It may run late, the port said. Nobody was hurt.""")
VOID = {"meta", "input", "img", "br"}


class Reader(HTMLParser):
    """The elements as a browser nests them; one that is not closed is an error."""

    def __init__(self, source):
        super().__init__()
        self.open, self.tags, self.attributes = [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_and_has_no_script():
    reader = Reader(article_page(ARTICLE))
    assert "script" not in reader.tags
    assert not [name for name in reader.attributes if name.startswith("on")]
    assert reader.tags.count("section") == len(PARTS)


def test_in_the_dark_the_tear_sheet_is_dark_too():
    rules = article_page(ARTICLE).split("<style>")[1].split("</style>")[0]
    assert "@media (prefers-color-scheme: dark) { img.tearsheet-light { filter: invert" in rules
    assert "prefers-color-scheme" not in style()  # a notebook is as dark as its own theme


def test_a_list_of_ones_own_reaches_every_part():
    mine = [
        load_lexicon("hedges").drop("probably").add("everything", category="adverb", tier="core"),
        load_lexicon("attributions").drop("said"),
        load_lexicon("sentiment_corrections").add("late", valence=3.0, reason="a test"),
    ]
    page = article_page(ARTICLE, lexicon=mine, norms=None)
    choices = Choices(lexicons=lexicons_by_kind(mine))
    assert ">everything<sup>H" in text(ARTICLE, choices)
    assert ">late<sup>+" in by_section(ARTICLE, choices)
    assert [row.split("</span>")[0] for row in cited(ARTICLE, choices).split('class="name">')[1:]] == ["a spokeswoman"]
    assert "1 attribution and 1 source" in page
    assert "Attributions (1)" in page
    assert "<td>everything</td>" in page
    assert "<td>probably</td>" in tables(ARTICLE)
    assert "<td>probably</td>" not in page
    assert ">probably<" not in page


def test_the_norms_of_a_page(tmp_path):
    told = "US political news articles of 2015–16"
    long = parse_article("The plan is sound and the council, which met in the hall, voted. " * 40)
    assert told in article_page(long)
    assert "Guardian" in article_page(long, norms="guardian-2013-2016")
    assert told not in article_page(long, norms=None)


def test_nothing_is_fetched():
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*|url\([^)]*', article_page(ARTICLE)) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(alphabet="ab<>&\"'`/= $\\\n“”", max_size=40), max_size=6))
def test_any_text_is_only_text(lines):
    article = parse_article("It may rain, officials said.\n\n" + "\n\n".join(lines))
    for make in (found, text, by_section, cited, tables):
        assert set(Reader(make(article)).tags) <= {
            *("section", "h2", "p", "mark", "sup", "span", "i", "label", "input", "form", "div"),
            *("ul", "li", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
        }


def test_a_section_shows_the_sentences_that_counted_and_no_other():
    hedges = by_section(ARTICLE).split('<div class="chart ')[1]
    first, second = hedges.split('<details class="row">')[1:]
    assert "probably" in first
    assert "tested" not in first
    assert ">may<" in second
    assert "Nobody" not in second


def test_the_numbers_are_those_of_the_profile():
    table = profile(ARTICLE)
    shown = re.findall(r"</span></span><span>|</i></span><span>([^<]*)</span>", by_section(ARTICLE))
    assert len(shown) == len(CHARTS) * len(table)
    rates = [f"{value:.1f}" for value in table["hedges_per_1000_words"]]
    assert [each.split()[0] for each in shown[: len(table)]] == rates


def test_a_table_has_as_many_rows_as_are_marked_in_the_text():
    article = parse_article("It may rain in some towns, officials said. Perhaps not.")
    assert "<summary>Hedges and vague quantities (3)</summary>" in tables(article)
    boxes = re.findall(r"show-(hedges|vague_quantities)\b.*?</mark> (\d+)</label>", text(article))
    assert boxes == [("hedges", "2"), ("vague_quantities", "1")]


def test_one_is_not_many():
    assert "4 words, 1 sentence</p>" in head(parse_article("It rained on Monday."))
    assert "sentences" in head(ARTICLE)
    assert "2 sections</p>" in head(ARTICLE)


def test_a_table_shows_intervals_and_labels():
    measures = tables(ARTICLE).split("</details>")[0]
    assert re.search(r"<td>[\d.]+ \([\d.]+&nbsp;to&nbsp;[\d.]+\)</td>", measures)
    assert "<th>hedges_per_1000_words_low</th>" not in measures
    assert "_" not in re.sub(r"<[^>]*>", "", measures)
    assert "(the mayor’s to do)" in opening_table("x", pd.DataFrame({"text": ["a (the mayor’s to do)"]}))


def test_too_little_text_is_said():
    article = parse_article(
        "# Ferry Returns\n\nIt may run late, the port said.\n\n## Is it safe?\n\n## And now?\n\nYes."
    )
    for shown in (by_section(article), tables(article)):
        assert "too little text" in shown
        assert not re.search(r"\bnan\b", shown, re.I)


def test_an_attribution_without_a_source_has_an_empty_cell():
    shown = tables(parse_article("The bridge is expected to open on Monday. It is said that it cost a fortune."))
    attributed = shown.split("<summary>Attributions")[1].split("</details>")[0]
    assert "<td>none</td>" in attributed
    assert "<td></td>" in attributed
    assert "too little text" not in attributed


def test_a_source_shows_what_it_is_cited_for():
    shown = cited(ARTICLE)
    port, spokeswoman = shown.split('<details class="row">')[1:]
    assert port.count("<mark") == 2
    assert spokeswoman.count("<mark") == 1


def test_a_source_is_one_whatever_it_is_called():
    article = parse_article("Mayor Anna Berg said it may rain. “We are ready,” Ms. Berg said. Critics disagreed.")
    berg, critics = cited(article).split('<details class="row">')[1:]
    assert "Anna Berg</span>" in berg
    assert berg.count("<mark") == 2
    assert "disagreed" in critics


def test_an_article_without_sources_says_so():
    assert "No source is named" in cited(parse_article("It rained."))


@pytest.mark.parametrize(
    ("values", "place", "middle", "shown"),
    [
        ([2.0, 4.0], 1, False, "left:0.0%;width:100.0%"),
        ([np.nan, 4.0], 0, False, "left:0.0%;width:0.0%"),
        ([np.nan], 0, False, "left:0.0%;width:0.0%"),
        ([0.0, 0.0], 0, True, "left:50.0%;width:0.0%"),
        ([-0.5, 0.25], 0, True, "left:0.0%;width:50.0%"),
        ([-0.5, 0.25], 1, True, "left:50.0%;width:25.0%"),
        ([-3.0, 6.0], 0, False, "left:0.0%;width:0.0%"),
    ],
)
def test_bars(values, place, middle, shown):
    assert shown in bar(np.array(values), place, middle)


def test_every_box_and_every_choice_has_its_rule():
    rules, shown = style(), text(ARTICLE) + by_section(ARTICLE)
    for name in re.findall(r'class="((?:show|choose)-\w+)"', shown):
        assert f".{name}:" in rules
