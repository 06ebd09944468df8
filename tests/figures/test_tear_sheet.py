"""The tear sheet: every number on it is in its table, and nothing runs into anything."""

import io

import pictures
import pytest
from matplotlib.text import Text

from analysis import figures
from analysis.errors import TearsheetError
from analysis.figures.sheet import draw_sheet, tear_sheet
from analysis.figures.sheet_parts import PAGE, commonest
from analysis.measures.norms import standing

SHEETS = {
    "usual": {},
    "one section": {"names": ["Article"], "title": "", "byline": ""},
    "many sections": {"names": pictures.MANY, "title": f"{pictures.LONG} {pictures.LONG}", "nan": (1, 2)},
    "no norms": {"among": None},
    "too many": {"names": [f"Section {number}" for number in range(80)]},
    "hostile": {
        "names": ["$1 and $2", "日本 😀"],
        "title": r"$\frac{1}{$ 日本",
        "byline": "\x1b[1m",
    },
}


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def written(figure):
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


@pytest.mark.parametrize("case", SHEETS)
def test_nothing_overlaps_on_one_page(case):
    figure = draw_sheet(pictures.sheet(**SHEETS[case]))
    assert tuple(figure.get_size_inches()) == PAGE
    assert pictures.overlaps(figure) == ([], [])


def test_key_figures_are_those_of_the_whole_article():
    sheet = pictures.sheet()
    texts = written(draw_sheet(sheet))
    row = sheet.whole.iloc[0]
    assert f"{row['flesch_kincaid_grade']:.1f}" in texts
    assert f"{row['hedges_per_1000_words']:.1f}" in texts
    assert f"{row['quoted_words_percent']:.1f} %" in texts
    low, high = row["flesch_kincaid_grade_low"], row["flesch_kincaid_grade_high"]
    assert f"95 %: {low:.1f} to {high:.1f}" in texts
    assert "A title of an article" in texts
    assert any(text.startswith("A. Reporter") for text in texts)


def test_where_the_article_stands_is_said_and_drawn_or_left_out():
    sheet = pictures.sheet()
    figure = draw_sheet(sheet)
    said = standing(sheet.whole["hedges_per_1000_words"].item(), "hedges_per_1000_words", "us-political-news-2016")
    short, label = said.split(" of 100 ")
    assert f"{short} of 100" in written(figure)
    assert any(text.endswith(f"(their middle half): {label}.") for text in written(figure))
    alt = figures.drawn(figure).alt
    assert f"Of 100 {label}, it is " in alt
    assert f"{short}," in alt
    assert alt.count(label) == 1
    without = draw_sheet(pictures.sheet(among=None))
    assert not any("of 100" in text for text in written(without))
    assert sum(len(ax.patches) for ax in figure.axes) - sum(len(ax.patches) for ax in without.axes) == 5


def test_panels_draw_the_sections():
    sheet = pictures.sheet()
    figure = draw_sheet(sheet)
    for column in ("flesch_kincaid_grade", "attributions_per_1000_words", "sentiment"):
        (ax,) = [ax for ax in figure.axes if any(line.get_label() == column for line in ax.lines)]
        assert pictures.line(ax, column)[0] == sheet.sections[column].tolist()
        ends = sheet.sections[[f"{column}_low", f"{column}_high"]].to_numpy().tolist()
        assert [list(pair) for pair in pictures.intervals(ax)] == ends


def test_the_table_holds_every_number():
    sheet = pictures.sheet()
    table = figures.drawn(draw_sheet(sheet)).table
    assert table.groupby("panel").size().to_dict() == {"article": 5, "section": 20, "voice": 8}
    wanted = sheet.sections["sentiment"].tolist()
    sections = table.query("panel == 'section' and measure == 'sentiment'")
    assert sections["value"].tolist() == wanted
    assert sections["name"].tolist() == pictures.NAMES


def test_the_words_behind_it():
    sheet = pictures.sheet()
    texts = " ".join(written(draw_sheet(sheet))).replace("\n", " ")
    assert commonest(sheet.hedges["text"]) in texts
    assert "“we will see about that”" in texts


def test_what_it_counts_is_what_its_strip_shows():
    text = "The mayor read “The Long Road” in May. “It is long,” she said. “I may read on.”"
    figure = tear_sheet(text)
    assert "quoted (2)" in written(figure)
    assert figures.drawn(figure).alt.endswith("Marked in the text: 1 hedge, 1 attribution, 2 quotes of speech.")


@pytest.mark.parametrize(
    ("kinds", "said"), [(["speech", "fragment"], "(pale: fragments)"), (["speech"], "quoted phrases")]
)
def test_pale_bars_are_named(kinds, said):
    sheet = pictures.sheet()
    quotes = sheet.quotes[sheet.quotes["kind"].isin(kinds)]
    figure = draw_sheet(sheet._replace(quotes=quotes))
    assert any(text.endswith(said) for text in written(figure))


def test_same_page_twice_and_another_when_sections_swap():
    sheet = pictures.sheet()
    first, second = (png(draw_sheet(sheet)) for _ in range(2))
    assert first == second
    swapped = sheet.sections.iloc[[1, 0, 2, 3]].reset_index(drop=True)
    swapped["section"] = sheet.sections["section"]
    assert png(draw_sheet(sheet._replace(sections=swapped))) != first


def test_of_the_seed_article(root):
    figure = tear_sheet((root / "seeds" / "qatar-security-guarantee.txt").read_text("utf-8"))
    assert pictures.overlaps(figure) == ([], [])
    alt = figures.drawn(figure).alt
    assert "Tear sheet of “Trump’s Bold NATO-Style Security Guarantee for Qatar”" in alt
    assert any("7 sections" in text for text in written(figure))


@pytest.mark.parametrize("text", ["", "  \n ", "Yes"])
def test_hardly_any_text(text):
    figure = tear_sheet(text)
    assert pictures.overlaps(figure) == ([], [])
    assert figures.drawn(figure).alt.startswith("Tear sheet of an article without a title: ")


def test_not_text_is_an_error():
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        tear_sheet(12)
