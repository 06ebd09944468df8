"""The highlighted article: every mark in its place, nothing of the text taken for markup."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from loading import cases, params

from analysis.article.article import Article
from analysis.article.parts import Part, Section
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.sentiment import sentiment
from analysis.notebook.highlight import DEFAULT, STYLES, TABLES, Highlight, Span, highlight
from analysis.text.escaping import harmless

CASES = cases("highlights")
SEEDS = sorted((Path(__file__).parents[2] / "seeds").rglob("*.txt"))
# What JupyterLab keeps in a notebook that is not trusted.
KEPT_TAGS = {"div", "p", "mark", "sup", "span"}
KEPT_STYLES = {
    *("background-color", "color", "padding", "border-bottom", "border-radius", "margin"),
    *("font-weight", "font-size", "max-width", "line-height"),
}


class Reader(HTMLParser):
    """What a browser makes of it: the text, what is marked under each tooltip, tags and attributes."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.attributes, self.open, self.marks, self.shown = [], [], [], {}, ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append((tag, dict(attrs).get("title"), len(self.shown)))

    def handle_endtag(self, tag):
        opened, told, start = self.open.pop()
        assert opened == tag
        if tag == "mark":
            self.marks.setdefault(told, []).append(self.shown[start:])

    def handle_data(self, data):
        if not self.open or self.open[-1][0] != "sup":
            self.shown += data


def shown(text, spans, kinds=("hedges", "attributions", "quotes")):
    part = Part("paragraph", 0, len(text), text)
    article = Article(text, (part,), (Section("Article", None, (part,)),))
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return Highlight(article, ordered, kinds)


def spans_of(case):
    found = []
    for style, text in case["marks"]:
        start = case["text"].index(text)
        found.append(Span(start, start + len(text), style, f"{style}: told"))
    return found


@pytest.mark.parametrize("case", params(CASES))
def test_marks_as_text(case):
    assert repr(shown(case["text"], spans_of(case))).split("\n\n", 1)[1] == case["plain"]


@pytest.mark.parametrize("case", params(CASES))
def test_marks_as_html_show_the_same_text(case):
    html = shown(case["text"], spans_of(case))._repr_html_()
    reader = Reader(html)
    assert set(reader.tags) <= KEPT_TAGS
    body = Reader(html.split("</p>", 1)[1].removesuffix("</div>"))
    assert body.shown == harmless(case["text"])
    expected = {}
    for span in sorted(spans_of(case)):
        expected.setdefault(span.told, []).append(harmless(case["text"][span.start : span.end]))
    assert {told: "".join(texts) for told, texts in body.marks.items()} == {
        told: "".join(texts) for told, texts in expected.items()
    }


def test_only_styles_that_survive():
    html = shown("It may rain.", [Span(3, 6, "hedges", "hedge")])._repr_html_()
    styles = [value for name, value in Reader(html).attributes if name == "style"]
    named = {rule.split(":")[0] for style in styles for rule in style.split(";")}
    assert named <= KEPT_STYLES
    assert not re.search(r"var\(|hsl|url|wavy|<style|aria-|role=", html)


def test_every_mark_has_letter_colours_border_and_tooltip():
    html = shown("It may rain.", [Span(3, 6, "hedges", 'hedge: rule "a<b"')])._repr_html_()
    (mark,) = re.findall(r'<mark class="hedges" style="([^"]*)" title="([^"]*)">may<sup>H</sup></mark>', html)
    assert "background-color:#cfe5f5" in mark[0]
    assert "color:#1a1a1a" in mark[0]
    assert mark[1] == "hedge: rule &quot;a&lt;b&quot;"


def test_kinds_differ_without_colour():
    assert len({style.letter for style in STYLES.values()}) == len(STYLES)
    assert len({style.border.rsplit(" ", 1)[0] for style in STYLES.values()}) == len(STYLES)


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_marks_can_be_read_in_any_theme(style):
    assert contrast("#1a1a1a", style.background) > 7  # WCAG 2.2, level AAA
    assert contrast(style.border.split()[-1], style.background) > 3


def test_dollars_are_no_mathematics():
    html = shown("From $1 to $2.", [])._repr_html_()
    assert "mathjax_ignore" in html
    assert re.sub(r"<span>\$</span>", "", html).count("$") == 0


@hypothesis.given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_any_text_with_any_spans(text, places):
    styles = list(STYLES)
    spans = [
        Span(start, start + length, styles[number % len(styles)], text)
        for number, (start, length) in enumerate(places)
        if start + length <= len(text)
    ]
    found = shown(text, spans, [])
    reader = Reader(found._repr_html_())
    assert set(reader.tags) <= KEPT_TAGS
    assert {name for name, _ in reader.attributes} <= {"class", "style", "title"}
    body = Reader(found._repr_html_().split("</p>", 1)[1].removesuffix("</div>"))
    assert body.shown == harmless(text)
    assert "\x1b" not in repr(found)
    assert repr(found).encode("utf-8")


@pytest.mark.parametrize("kind", ["hedge", ["hedges", "quotes"]])
def test_an_unknown_kind_names_the_known(kind):
    said = re.escape(f"cannot highlight {kind!r}; name, one by one, any of hedges, vague_quantities")
    with pytest.raises(TearsheetError, match=said):
        highlight("It may rain.", kind)


@pytest.mark.parametrize("kind", TABLES)
def test_each_kind_of_the_seed_is_marked(root, kind):
    text = (root / "seeds" / "qatar-security-guarantee.txt").read_text("utf-8")
    found = highlight(text, kind)
    assert len(found.spans) > 0 or kind in ("vague_quantities", "boosters")
    counted = sum(int(number) for number in re.findall(r"\((\d+)\)", repr(found).split("\n")[0]))
    assert counted == len(found.spans)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_as_many_sentences_are_marked_as_the_table_counts(path):
    text = path.read_text("utf-8")
    counts = sentiment(text, by="article").iloc[0]
    marked = Counter(span.style for span in highlight(text, "sentiment").spans)
    assert marked["positive"] == counts["positive_sentences"]
    assert marked["negative"] == counts["negative_sentences"]


def test_by_default_hedges_attributions_and_quotes(root):
    text = (root / "seeds" / "qatar-security-guarantee.txt").read_text("utf-8")
    found = highlight(text)
    assert found.kinds == DEFAULT
    assert "[H:may] include diplomatic" in repr(found)
    assert "15 years of experience" not in repr(found), "furniture is left out"
    assert highlight(found.article).spans == found.spans


def test_saved_as_a_page_of_its_own(tmp_path):
    shown = highlight("Bridge </title> Closed\n\nIt may rain for $5, he said.")
    path = shown.save(tmp_path / "page.html")
    page = path.read_text(encoding="utf-8")
    assert shown._repr_html_() in page
    assert page.startswith("<!doctype html>")
    assert page.count("</title>") == 1
    assert "<script" not in page
    with pytest.raises(TearsheetError, match="cannot write"):
        shown.save(tmp_path / "none" / "page.html")


def test_a_lexicon_of_ones_own():
    mine = load_lexicon("hedges").drop("may")
    assert "[H:" not in repr(highlight("It may rain.", lexicon=mine)).partition("\n")[2]
    assert "(1)" not in repr(highlight("It may rain.", lexicon=[mine])).partition(",")[0]
    with pytest.raises(TearsheetError, match="wants hedges"):
        highlight("It may rain.", lexicon=load_lexicon("sentiment_corrections"))
