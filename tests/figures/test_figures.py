"""What the figures draw is what their tables say; no text lies on another."""

import io

import drawn
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis import figures
from analysis.errors import TearsheetError
from analysis.figures.drawing import TOO_LITTLE, safe


def by_section(made):
    """Every figure that has one row a section, with the tables that it takes."""
    return {
        "readability": lambda **ax: figures.readability_by_section(made["readability"], made["readability"], **ax),
        "density": lambda **ax: figures.density_by_section(made["hedging"], made["attribution"], **ax),
        "sentiment": lambda **ax: figures.sentiment_by_section(made["sentiment"], made["sentences"], **ax),
        "quotes": lambda **ax: figures.quotes_by_section(made["quotation"], **ax),
    }


def every(made):
    return by_section(made) | {
        "speakers": lambda **ax: figures.quotes_by_speaker(made["quotes"], **ax),
        "strip": lambda **ax: figures.article_strip(
            *(made[name] for name in ("sentences", "hedges", "attributions", "quotes")), **ax
        ),
        "voices": lambda **ax: figures.voice_comparison(drawn.voices(), **ax),
    }


FIGURES = list(every(drawn.tables()))


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def test_readability_draws_its_table():
    table = drawn.tables()["readability"]
    other = table.assign(flesch_kincaid_grade=table["flesch_kincaid_grade"] - 1.5)
    ax = figures.readability_by_section(table, other)
    values, rows = drawn.line(ax, "with our sentences, 95 % interval")
    assert values == table["flesch_kincaid_grade"].tolist()
    assert rows == [0, 1, 2, 3]
    ends = ["flesch_kincaid_grade_low", "flesch_kincaid_grade_high"]
    assert np.array(drawn.intervals(ax)) == pytest.approx(table[ends].to_numpy())
    assert drawn.line(ax, "textstat alone")[0] == other["flesch_kincaid_grade"].tolist()
    assert ax.get_title(loc="left") == "How hard is each section to read?"
    assert ax.get_xlabel() == "Flesch-Kincaid grade (US school years; higher is harder)"
    assert drawn.labels(ax)[0] == drawn.NAMES[0]
    assert ax.yaxis_inverted()
    shown = figures.drawn(ax).table
    pd.testing.assert_series_equal(shown["flesch_kincaid_grade"], table["flesch_kincaid_grade"])
    assert shown["textstat"].tolist() == other["flesch_kincaid_grade"].tolist()


def test_readability_of_another_formula():
    table = drawn.tables()["readability"]
    ax = figures.readability_by_section(table, measure="flesch_reading_ease")
    assert drawn.line(ax, "with our sentences, 95 % interval")[0] == table["flesch_reading_ease"].tolist()
    assert ax.get_xlabel() == "Flesch reading ease (points; higher is easier)"
    assert ax.get_legend() is None


def test_density_draws_both_tables():
    made = drawn.tables()
    ax = figures.density_by_section(made["hedging"], made["attribution"])
    for number, (name, table) in enumerate((("hedges", made["hedging"]), ("attributions", made["attribution"]))):
        rate = f"{name}_per_1000_words"
        values, rows = drawn.line(ax, name)
        assert values == table[rate].tolist()
        assert np.rint(rows).tolist() == [0, 1, 2, 3]
        ends = table[[f"{rate}_low", f"{rate}_high"]].to_numpy()
        assert np.array(drawn.intervals(ax, number)) == pytest.approx(ends)
        assert f"({table[name].iloc[0]} found)" in " ".join(drawn.written(ax))
    assert "per 1,000 words" in ax.get_xlabel()
    assert ax.get_xlim()[0] <= 0


def test_sentiment_draws_every_sentence_and_each_section():
    made = drawn.tables()
    ax = figures.sentiment_by_section(made["sentiment"], made["sentences"])
    sentences = made["sentences"]
    for label, voice in (("a sentence", "reporter"), ("quoted sentence", "quoted")):
        values, rows = drawn.line(ax, label)
        mine = sentences[sentences["voice"] == voice]
        assert values == mine["sentiment"].tolist()
        assert np.rint(rows).tolist() == [drawn.NAMES.index(name) for name in mine["section"]]
    values, rows = drawn.line(ax, "section, 95 % interval")
    assert values == made["sentiment"]["sentiment"].tolist()
    assert rows == [0, 1, 2, 3]
    assert ax.get_xlim()[0] == -ax.get_xlim()[1]
    shown = figures.drawn(ax).table
    assert len(shown) == len(sentences) + len(made["sentiment"])


def test_quotes_by_section_draws_counts():
    table = drawn.tables()["quotation"]
    ax = figures.quotes_by_section(table)
    for container in ax.containers:
        kind = next(k for k, look in KIND_NAMES.items() if look == container.get_label())
        assert [bar.get_width() for bar in container] == table[f"quotes_{kind}"].tolist()
    ends = [bar.get_x() + bar.get_width() for bar in ax.containers[-1]]
    assert ends == table.filter(like="quotes_").sum(axis=1).tolist()
    assert ax.get_xlabel() == "quoted phrases (count)"
    assert any("% of words" in text for text in drawn.written(ax))


KIND_NAMES = {
    "speech": "speech",
    "fragment": "fragment",
    "title": "title",
    "scare": "scare quote or term",
    "nickname": "nickname",
}


def test_quotes_by_speaker_counts_only_speech_most_words_first():
    quotes = drawn.tables()["quotes"]
    ax = figures.quotes_by_speaker(quotes)
    shown = figures.drawn(ax).table
    spoken = quotes[quotes["kind"].isin(["speech", "fragment"])]
    assert shown["words"].sum() == spoken["words"].sum()
    assert shown[["speech", "fragment"]].to_numpy().sum() == len(spoken)
    assert shown["speaker"].iloc[-1] == "no speaker found"
    assert shown["words"].iloc[:-1].is_monotonic_decreasing
    assert [bar.get_width() for bar in ax.containers[0]] == shown["speech"].tolist()


def test_quotes_by_speaker_gathers_the_rest():
    names = [f"speaker {number}" for number in range(20)]
    quotes = pd.DataFrame({"kind": "speech", "speaker": names, "words": range(20, 0, -1)})
    shown = figures.drawn(figures.quotes_by_speaker(quotes, most=5)).table
    assert shown["speaker"].tolist() == [*names[:4], "16 others"]
    assert shown["words"].sum() == quotes["words"].sum()


def test_nobody_quoted():
    quotes = drawn.tables()["quotes"].query("kind == 'title'")
    ax = figures.quotes_by_speaker(quotes)
    assert drawn.written(ax) == ["nobody is quoted"]
    assert figures.drawn(ax).alt == "Who is quoted? Nobody is quoted."


def test_strip_places_each_mark_at_its_word():
    made = drawn.tables()
    names = ("sentences", "hedges", "attributions", "quotes")
    ax = figures.article_strip(*(made[name] for name in names))
    total = made["base"]["words"].sum()
    assert ax.get_xlim() == (0, total)
    shown = figures.drawn(ax).table
    for name in ("hedges", "attributions"):
        # Every word of these tables takes six characters.
        expected = made[name]["start"] / 6
        first = shown.loc[shown["lane"] == name, "first_word"]
        assert first.to_numpy() == pytest.approx(expected.to_numpy(), abs=0.5)
        (bars,) = [each for each in ax.collections if each.get_label() == name]
        lefts = [path.vertices[:, 0].min() for path in bars.get_paths()]
        assert lefts == pytest.approx(first.tolist())
    assert shown.loc[shown["lane"] == "sentences", "words"].sum() == total
    assert (shown["lane"] == "quotes").sum() == made["quotes"]["kind"].isin(["speech", "fragment"]).sum()
    assert [text for text in drawn.written(ax) if text.isdigit()] == ["1", "2", "3", "4"]


def test_voices_draw_every_measure():
    table = drawn.voices()
    ax = figures.voice_comparison(table)
    shown = figures.drawn(ax).table
    assert len(ax.child_axes) == shown["measure"].nunique() == 4
    for panel, measure in zip(ax.child_axes, shown["measure"].unique(), strict=True):
        for row, voice in enumerate(("reporter", "quoted")):
            assert drawn.line(panel, voice) == ([table[measure].iloc[row]], [row])
            assert drawn.intervals(panel, row) == [
                (table[f"{measure}_low"].iloc[row], table[f"{measure}_high"].iloc[row])
            ]
    assert "reporter (412 words)" in drawn.labels(ax.child_axes[0])


@pytest.mark.parametrize("name", FIGURES)
def test_axes_in_axes_out(name):
    _, ax = plt.subplots()
    assert every(drawn.tables())[name](ax=ax) is ax
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("name", FIGURES)
def test_no_setting_is_changed(name):
    before = dict(mpl.rcParams)
    every(drawn.tables())[name]()
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("style", ["dark_background", "ggplot", "grayscale"])
@pytest.mark.parametrize("name", FIGURES)
def test_takes_the_users_style(name, style):
    with plt.style.context(style):
        ax = every(drawn.tables())[name]()
        assert ax.get_facecolor() == mpl.colors.to_rgba(mpl.rcParams["axes.facecolor"])
        assert drawn.overlaps(ax.figure) == ([], [])


@pytest.mark.parametrize("names", [["Article"], drawn.NAMES, drawn.MANY], ids=[1, 4, 25])
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_lies_on_another(name, names):
    made = drawn.tables(names, nan=(0,))
    assert drawn.overlaps(every(made)[name]().figure) == ([], [])


@pytest.mark.parametrize("name", FIGURES)
def test_same_picture_twice_and_another_when_rows_swap(name):
    made = drawn.tables()
    swapped = {
        key: table.iloc[[1, 0, *range(2, len(table))]].assign(
            **{column: table[column] for column in ("section", "start") if column in table}
        )
        for key, table in made.items()
    }
    first, second = (png(every(made)[name]().figure) for _ in range(2))
    assert first == second
    if name not in ("voices", "strip", "speakers"):
        assert png(every(swapped)[name]().figure) != first


@pytest.mark.parametrize("name", ["readability", "sentiment"])
def test_too_little_text_is_said(name):
    ax = by_section(drawn.tables(nan=(1, 3)))[name]()
    assert drawn.written(ax).count(TOO_LITTLE) == 2
    assert "Too little text in 2." in figures.drawn(ax).alt


HOSTILE = [
    "$243.5 billion and $400 million",
    r"\frac{1}{0} $\undefined$ $",
    "日本語 العربية 😀 עברית",
    "nul \x00, escape \x1b[31m, bidi \u202e",
    "zero\u200bwidth e\u0301",
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", FIGURES)
def test_text_stays_text(name, hostile):
    """Warnings are errors here: of a missing glyph, of what looks like mathematics."""
    made = drawn.tables([hostile, "Plain"])
    made["quotes"]["speaker"] = hostile
    ax = every(made)[name]()
    assert len(png(ax.figure)) > 5_000
    if name == "density" and "$" in hostile:
        assert hostile in drawn.labels(ax)[0].replace("\n", " ")


def test_safe_keeps_what_can_be_drawn():
    assert safe("Grüße – “naïve” Łódź $5") == "Grüße – “naïve” Łódź $5"
    assert safe("日本 ok") == "□□ ok"
    assert safe("\ud800\x00\u202e") == "□□□"


def test_a_missing_column_is_named():
    table = drawn.tables()["readability"].drop(columns="flesch_kincaid_grade")
    with pytest.raises(TearsheetError, match="no column flesch_kincaid_grade; it has section, "):
        figures.readability_by_section(table)


def test_alt_text_names_highest_and_lowest():
    table = drawn.tables()["readability"]
    alt = figures.alt_text(table, "flesch_kincaid_grade", title="How hard?", unit="grade")
    values = table.set_index("section")["flesch_kincaid_grade"]
    assert alt.startswith("How hard? grade, 4 rows by section, with 95 % intervals.")
    assert f"Highest: {values.idxmax()}, {values.max():.1f}" in alt
    assert f"Lowest: {values.idxmin()}, {values.min():.1f}" in alt


def test_drawn_of_a_foreign_figure_is_empty():
    shown = figures.drawn(Figure())
    assert shown.table.empty
    assert shown.alt == ""


def test_drawn_of_a_figure_with_several_axes_is_all_of_it():
    made = drawn.tables()
    figure, axes = plt.subplots(2)
    figures.readability_by_section(made["readability"], ax=axes[0])
    figures.quotes_by_section(made["quotation"], ax=axes[1])
    shown = figures.drawn(figure)
    assert len(shown.table) == 8
    assert shown.table["panel"].nunique() == 2
    assert "How hard" in shown.alt
    assert "What is quoted" in shown.alt
