"""Figures in a grid of somebody's, in a dark style, with names of somebody's; and what is no table."""

from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text

import analysis as a
from analysis import figures as f

TEXT = """Ferry Returns After Winter Repairs

By Ann Lee

The harbour ferry will probably sail again on Monday, the port said. “We tested everything twice,” a spokeswoman added.

Is It Safe to Cross the Harbour in Strong Wind?

Inspectors found no fault, according to a report that the port published on Friday. It may still run late in wind.
The crew has been told to wait where the waves are higher than two metres, and the port will say so on its page.

What Passengers Say

“I am glad to have it back,” said Tom Weber, who crosses to work every day. About 400 people do."""


@pytest.fixture(scope="module")
def drawings():
    article = a.parse_article(TEXT)
    table, said, quoted = a.profile(article), a.sentences(article), a.quotes(article)
    both = a.compare({"first": article, "second": "It may rain, the port said. Nobody knows."})
    return {
        "strip": lambda **given: f.article_strip(said, a.hedges(article), a.attributions(article), quoted, **given),
        "readability": lambda **given: f.readability_by_section(table, a.textstat_readability(article), **given),
        "densities": lambda **given: f.density_by_section(table, table, **given),
        "sentiment": lambda **given: f.sentiment_by_section(table, said, **given),
        "quotes": lambda **given: f.quotes_by_section(table, **given),
        "speakers": lambda **given: f.quotes_by_speaker(quoted, **given),
        "voices": lambda **given: f.voice_comparison(a.profile(article, by="voice"), **given),
        "articles": lambda **given: f.compare_figure(both, **given),
    }


NAMES = ["strip", "readability", "densities", "sentiment", "quotes", "speakers", "voices", "articles"]


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def hulls(figure, axes):
    """What each of the axes takes up, with all that hangs over its edges, in pixels."""
    figure.draw_without_rendering()
    return [ax.get_tightbbox() for ax in axes]


@pytest.mark.parametrize("layout", [None, "tight", "constrained"])
@pytest.mark.parametrize(("size", "rows"), [((14, 9), 2), ((12, 10), 3)])
def test_neighbours_in_a_grid_do_not_overprint(drawings, layout, size, rows):
    names = NAMES[: rows * rows]
    figure, axes = plt.subplots(rows, -(-len(names) // rows), figsize=size, layout=layout)
    for name, ax in zip(names, axes.flat, strict=False):
        drawings[name](ax=ax)
    used = list(axes.flat)[: len(names)]
    boxes = hulls(figure, used)
    for (first, one), (second, other) in combinations(zip(names, boxes, strict=True), 2):
        across = min(one.x1, other.x1) - max(one.x0, other.x0)
        down = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert min(across, down) <= 3, f"{first} and {second}"
    for name, box in zip(names, boxes, strict=True):
        assert box.x0 >= -3, name
        assert box.x1 <= figure.bbox.width + 3, name
        assert box.y1 <= figure.bbox.height + 3, name


def test_tight_layout_called_later_still_sees_all(drawings):
    figure, axes = plt.subplots(1, 2, figsize=(14, 5))
    drawings["readability"](ax=axes[0])
    drawings["densities"](ax=axes[1])
    figure.tight_layout()
    one, other = hulls(figure, axes)
    assert one.x1 <= other.x0


def test_without_the_room_they_would_overprint(drawings, monkeypatch):
    monkeypatch.setattr("analysis.figures.room.settle", lambda *_: None)
    figure, axes = plt.subplots(1, 2, figsize=(14, 5))
    drawings["readability"](ax=axes[0])
    drawings["densities"](ax=axes[1])
    one, other = hulls(figure, axes)
    assert one.x1 > other.x0 + 20


@pytest.mark.parametrize("name", NAMES)
def test_a_title_of_ones_own(drawings, name):
    ax = drawings[name](title="How it is")
    assert ax.get_title(loc="left") == "How it is"
    assert f.drawn(ax).alt.startswith("How it is ")


@pytest.mark.parametrize("name", ["readability", "densities", "sentiment", "quotes"])
def test_names_of_ones_own_for_the_rows(drawings, name):
    first = [label.get_text() for label in drawings[name](labels={"Lead": "The news"}).get_yticklabels()]
    assert first[0] == "The news"
    second = [label.get_text() for label in drawings[name](labels=["a", "b", "c"]).get_yticklabels()]
    assert second == ["a", "b", "c"]
    with pytest.raises(a.TearsheetError, match="labels= names 3 rows"):
        drawings[name](labels=["a"])


def test_names_of_articles_and_of_sections_in_the_strip(drawings):
    ax = drawings["articles"](labels=["old draft", "new draft"])
    assert "old draft" in f.drawn(ax).table["name"].tolist()
    ax = drawings["strip"](labels={"Lead": "The news"})
    assert any(text.get_text().split() == ["1", "The", "news"] for text in ax.texts)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "articles"])
def test_the_article_is_named(drawings, name):
    assert "Ferry Returns After Winter Repairs" in [text.get_text() for text in drawings[name]().texts]


@pytest.mark.parametrize(
    "draw",
    [
        f.quotes_by_section,
        f.readability_by_section,
        f.voice_comparison,
        f.compare_figure,
        f.quotes_by_speaker,
        lambda article: f.density_by_section(article, article),
        f.sentiment_by_section,
        f.article_strip,
        f.source_strip,
        lambda article: f.sentiment_by_section(article, article),
        lambda article: f.article_strip(a.sentences(article), article, article, article),
    ],
)
def test_an_article_is_no_table(draw):
    with pytest.raises(a.TearsheetError, match=r"expected a table .* not Article: give what \w+\(.* returns$"):
        draw(a.parse_article(TEXT))


def contrast(one, other):
    """Between two colours, as WCAG 2 defines it."""

    def light(colour):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return np.dot(parts, [0.2126, 0.7152, 0.0722]) + 0.05

    low, high = sorted((light(one), light(other)))
    return high / low


@pytest.mark.parametrize("style", ["default", "dark_background"])
def test_all_print_can_be_read_on_its_background(drawings, style):
    with plt.style.context(style):
        made = [drawings[name]().figure for name in NAMES] + [a.tear_sheet(TEXT)]
        ground = mpl.rcParams["figure.facecolor"]
        for figure in made:
            assert figure.get_facecolor() == mpl.colors.to_rgba(ground)
            for text in figure.findobj(Text):
                if text.get_text().strip() and text.get_visible():
                    assert contrast(text.get_color(), ground) > 3, text.get_text()


@pytest.mark.parametrize("style", ["default", "dark_background", "ggplot"])
def test_blocks_and_bands_stand_out_and_lines_stand_out_from_them(drawings, style):
    with plt.style.context(style):
        ground, ink = to_rgb(mpl.rcParams["axes.facecolor"]), mpl.rcParams["text.color"]
        ax = drawings["strip"]()
        blocks = [each.get_facecolor()[0] for each in ax.collections if each.get_label() == "_sentences"]
        assert len(blocks) == 2
        for block in blocks:
            assert contrast(ink, block[:3]) > 6
            assert contrast(block[:3], ground) > 1.2
        assert contrast(*(block[:3] for block in blocks)) > 1.2
        band = f.norms_figure(a.profile(TEXT, by="article"), "us-political-news-2016").patches[0]
        *colour, alpha = band.get_facecolor()
        assert contrast(alpha * np.array(colour) + (1 - alpha) * np.array(ground), ground) > 1.15


def test_a_few_words_do_not_stretch_an_axis():
    text = "It is so. " * 60 + "“Never ever,” he said."
    ax = f.voice_comparison(a.profile(text, by="voice"))
    panel = ax.child_axes[1]
    assert panel.get_title(loc="left") == "hedges per 1,000 words"
    low, high = panel.get_xlim()
    assert -3 < low <= 0
    assert high <= 60
    assert [line for line in panel.lines if line.get_label() == "_runs on"]
    assert "to " in f.drawn(ax).alt
    plain = f.density_by_section(*[a.profile("It may rain today, and it could snow. " * 30)] * 2)
    assert not [line for line in plain.lines if line.get_label() == "_runs on"]


def test_a_short_article_has_no_empty_panel():
    figure = a.tear_sheet("Ferry Returns\n\nIt may sail on Monday, the port said.")
    assert len(figure.axes) == 1
    said = [text.get_text() for text in figure.texts]
    assert "Nobody is quoted." in said
    assert len(a.tear_sheet(TEXT).axes) > 8


def test_percentages_are_percentages():
    figure = a.tear_sheet(TEXT)
    figure.draw_without_rendering()
    (panel,) = [ax for ax in figure.axes if ax.get_title(loc="left") == "% quoted"]
    assert all(label.get_text().endswith(" %") for label in panel.get_xticklabels() if label.get_text())
    assert all(text.get_text().endswith(" %") for text in panel.texts)


def test_a_tear_sheet_shows_itself_once():
    figure = a.tear_sheet(TEXT)
    assert plt.get_fignums() != []
    data, metadata = figure._repr_mimebundle_()
    assert "Tear sheet of “Ferry Returns" in data["text/html"]
    assert metadata["image/png"]["alt"].startswith("Tear sheet of")
    assert plt.get_fignums() == []


def test_a_lexicon_reaches_a_tear_sheet():
    mine = a.load_lexicon("hedges").drop("may", "probably")
    before, after = (f.drawn(a.tear_sheet(TEXT, lexicon=given)).alt for given in (None, mine))
    assert "3 hedges" in before
    assert "1 hedge," in after


def test_section_lines_lie_below_the_marks(drawings):
    ax = drawings["strip"]()
    below = [line for line in ax.lines if min(line.get_ydata()) < -1 and len(set(line.get_xdata())) == 1]
    assert below
    assert all(line.get_zorder() < min(each.get_zorder() for each in ax.collections) for line in below)
