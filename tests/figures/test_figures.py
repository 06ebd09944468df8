"""What the figures draw is what their tables say; no text lies on another."""

import io
import re
import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pictures
import pytest
from matplotlib.figure import Figure

import analysis as a
from analysis import figures
from analysis.errors import TearsheetError
from analysis.figures.drawing import TOO_LITTLE
from analysis.figures.wording import safe, wrap
from analysis.measures.columns import COMPARED
from analysis.measures.norms import comparable

SET = "us-political-news-2016"


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
        "sources": lambda **ax: figures.citations_by_source(made["sources"], **ax),
        "whose": lambda **ax: figures.source_strip(
            *(made[name] for name in ("sentences", "attributions", "quotes")), **ax
        ),
        "voices": lambda **ax: figures.voice_comparison(pictures.voices(), **ax),
        "norms": lambda **ax: figures.norms_figure(pictures.sheet().whole, SET, **ax),
    }


PLAIN = "The port may close, the mayor said. “It could,” she added. Nobody knows why it was a cruel winter."
FIGURES = list(every(pictures.tables()))


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def test_readability_draws_its_table():
    table = pictures.tables()["readability"]
    other = table.assign(flesch_kincaid_grade=table["flesch_kincaid_grade"] - 1.5)
    ax = figures.readability_by_section(table, other)
    values, rows = pictures.line(ax, "with our sentences, 95 % interval")
    assert values == table["flesch_kincaid_grade"].tolist()
    assert rows == [0, 1, 2, 3]
    ends = ["flesch_kincaid_grade_low", "flesch_kincaid_grade_high"]
    assert np.array(pictures.intervals(ax)) == pytest.approx(table[ends].to_numpy())
    assert pictures.line(ax, "textstat alone")[0] == other["flesch_kincaid_grade"].tolist()
    assert ax.get_title(loc="left") == "How hard is each section to read?"
    assert ax.get_xlabel() == "Flesch-Kincaid grade (US school years; higher is harder)"
    assert pictures.labels(ax)[0] == pictures.NAMES[0]
    assert ax.yaxis_inverted()
    shown = figures.drawn(ax).table
    pd.testing.assert_series_equal(shown["flesch_kincaid_grade"], table["flesch_kincaid_grade"])
    assert shown["textstat"].tolist() == other["flesch_kincaid_grade"].tolist()


def test_readability_of_another_formula():
    table = pictures.tables()["readability"]
    ax = figures.readability_by_section(table, measure="flesch_reading_ease")
    assert pictures.line(ax, "value, 95 % interval")[0] == table["flesch_reading_ease"].tolist()
    assert ax.get_xlabel() == "Flesch reading ease (points; higher is easier)"
    assert ax.get_legend() is None


def test_density_draws_both_tables():
    made = pictures.tables()
    ax = figures.density_by_section(made["hedging"], made["attribution"])
    for number, (name, table) in enumerate((("hedges", made["hedging"]), ("attributions", made["attribution"]))):
        rate = f"{name}_per_1000_words"
        values, rows = pictures.line(ax, name)
        assert values == table[rate].tolist()
        assert np.rint(rows).tolist() == [0, 1, 2, 3]
        ends = table[[f"{rate}_low", f"{rate}_high"]].to_numpy()
        assert np.array(pictures.intervals(ax, number)) == pytest.approx(ends)
        assert f"({table[name].iloc[0]} found)" in " ".join(pictures.written(ax))
    assert "per 1,000 words" in ax.get_xlabel()
    assert ax.get_xlim()[0] <= 0


def test_sentiment_draws_every_sentence_and_each_section():
    made = pictures.tables()
    ax = figures.sentiment_by_section(made["sentiment"], made["sentences"])
    sentences = made["sentences"]
    for label, voice in (("a sentence", "reporter"), ("quoted sentence", "quoted")):
        values, rows = pictures.line(ax, label)
        mine = sentences[sentences["voice"] == voice]
        assert values == mine["sentiment"].tolist()
        assert np.rint(rows).tolist() == [pictures.NAMES.index(name) for name in mine["section"]]
    values, rows = pictures.line(ax, "section, 95 % interval")
    assert values == made["sentiment"]["sentiment"].tolist()
    assert rows == [0, 1, 2, 3]
    assert ax.get_xlim()[0] == -ax.get_xlim()[1]
    shown = figures.drawn(ax).table
    assert len(shown) == len(sentences) + len(made["sentiment"])


def test_quotes_by_section_draws_counts():
    table = pictures.tables()["quotation"]
    ax = figures.quotes_by_section(table)
    for container in ax.containers:
        kind = next(k for k, look in KIND_NAMES.items() if look == container.get_label())
        assert [bar.get_width() for bar in container] == table[f"quotes_{kind}"].tolist()
    ends = [bar.get_x() + bar.get_width() for bar in ax.containers[-1]]
    assert ends == table.filter(like="quotes_").sum(axis=1).tolist()
    assert ax.get_xlabel() == "quoted phrases (count)"
    assert any("% of words" in text for text in pictures.written(ax))


KIND_NAMES = {
    "speech": "speech",
    "fragment": "fragment",
    "title": "title",
    "scare": "scare quote or term",
    "nickname": "nickname",
}


def test_quotes_by_speaker_counts_only_speech_most_words_first():
    quotes = pictures.tables()["quotes"]
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
    quotes = pictures.tables()["quotes"].query("kind == 'title'")
    ax = figures.quotes_by_speaker(quotes)
    assert pictures.written(ax) == ["nobody is quoted"]
    assert figures.drawn(ax).alt == "Who is quoted? Nobody is quoted."


def test_strip_leaves_vague_quantities_out():
    made = pictures.tables()
    hedges = made["hedges"].assign(tier="core")
    hedges.loc[0, "tier"] = "vague"
    shown = figures.drawn(figures.article_strip(made["sentences"], hedges, made["attributions"], made["quotes"])).table
    assert (shown["lane"] == "hedges").sum() == len(hedges) - 1 > 0


def test_strip_places_each_mark_at_its_word():
    made = pictures.tables()
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
    assert [text for text in pictures.written(ax) if text.isdigit()] == ["1", "2", "3", "4"]


def test_a_mark_stands_at_its_word_however_long_the_words_before_it_are():
    text = "Extraordinarily unpredictable thunderstorms may come. It is so, he said."
    at = text.index("It is")
    sentences = pd.DataFrame(
        {"section": "Lead", "start": [0, at], "end": [at - 1, len(text)], "text": [text[: at - 1], text[at:]]}
    ).assign(words=5)
    marks = [
        pd.DataFrame({"start": [text.index(word)], "end": [text.index(word) + len(word)]}) for word in ("may", "said")
    ]
    ax = figures.article_strip(sentences, *marks, marks[0].head(0))
    shown = figures.drawn(ax).table
    assert shown.loc[shown["lane"] != "sentences", "first_word"].tolist() == [3, 9]


def test_sources_are_drawn_by_form_the_most_cited_first():
    table = pictures.sources()
    ax = figures.citations_by_source(table)
    assert pictures.labels(ax)[0] == "Bo"
    shown = figures.drawn(ax).table
    assert shown["attributions"].tolist() == sorted(table["attributions"], reverse=True)
    widths = [[bar.get_width() for bar in bars] for bars in ax.containers]
    assert widths == [shown[form].tolist() for form in ("direct", "mixed", "indirect")]
    few = figures.drawn(figures.citations_by_source(table, most=2)).table
    assert few["name"].tolist() == ["Bo", "3 others"]
    assert few["attributions"].sum() == table["attributions"].sum()
    empty = figures.citations_by_source(table.head(0))
    assert pictures.written(empty) == ["nobody is cited"]


def test_each_word_is_on_the_word_of_the_inner_source():
    text = "Ada said Bo claims it rained. “It is late.” Rain fell."
    sentences = pd.DataFrame({"start": [0, 30, 44], "text": [text[:29], text[30:43], text[44:]], "words": [6, 3, 2]})
    spans = pd.DataFrame(
        {"source_name": ["Ada", "Bo", None], "content_start": [9, 19, -1], "content_end": [28, 28, -1]}
    )
    quotes = pd.DataFrame({"start": [30], "end": [43], "kind": ["speech"]})
    ax = figures.source_strip(sentences, spans, quotes)
    shown = figures.drawn(ax).table
    assert shown.values.tolist() == [["Ada", 2, 2], ["Bo", 4, 2], ["nobody known", 6, 3]]
    assert "64 % of 11 words" in figures.drawn(ax).alt
    for name in ("Ada", "Bo", "nobody known"):
        (bars,) = [each for each in ax.collections if each.get_label() == name]
        row = shown[shown["source"] == name].iloc[0]
        vertices = bars.get_paths()[0].vertices[:, 0]
        assert (vertices.min(), vertices.max()) == (row["first_word"], row["first_word"] + row["words"])


def test_a_small_share_is_not_said_to_be_none():
    text = " ".join(["word"] * 400)
    sentences = pd.DataFrame({"start": [0], "text": [text], "words": [400]})
    spans = pd.DataFrame({"source_name": ["Ada"], "content_start": [0], "content_end": [4]})
    quotes = pd.DataFrame({"start": [], "end": [], "kind": []}, dtype=object)
    written = pictures.written(figures.source_strip(sentences, spans, quotes))
    assert "< 1 %" in written
    assert "0 %" not in written
    nobody = figures.drawn(figures.source_strip(sentences, spans.head(0), quotes)).alt
    assert "0 % of 400 words" in nobody


def test_sources_without_a_line_of_their_own_share_one():
    made = pictures.tables()
    names = [f"source {number}" for number in range(len(made["attributions"]))]
    ax = figures.source_strip(made["sentences"], made["attributions"].assign(source_name=names), made["quotes"], most=2)
    lanes = [text for text in pictures.written(ax) if text.startswith(("source", "others", "nobody"))]
    assert len(lanes) == 4
    assert lanes[2:] == ["others", "nobody known"]


def test_voices_draw_every_measure():
    table = pictures.voices()
    ax = figures.voice_comparison(table)
    shown = figures.drawn(ax).table
    assert len(ax.child_axes) == shown["measure"].nunique() == 4
    for panel, measure in zip(ax.child_axes, shown["measure"].unique(), strict=True):
        for row, voice in enumerate(("reporter", "quoted")):
            assert pictures.line(panel, voice) == ([table[measure].iloc[row]], [row])
            assert pictures.intervals(panel, row) == [
                (table[f"{measure}_low"].iloc[row], table[f"{measure}_high"].iloc[row])
            ]
    assert "reporter (412 words)" in pictures.labels(ax.child_axes[0])


@pytest.mark.parametrize("name", FIGURES)
def test_axes_in_axes_out(name):
    _, ax = plt.subplots()
    assert every(pictures.tables())[name](ax=ax) is ax
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("name", FIGURES)
def test_no_setting_is_changed(name):
    before = dict(mpl.rcParams)
    every(pictures.tables())[name]()
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("style", ["dark_background", "ggplot", "grayscale"])
@pytest.mark.parametrize("name", FIGURES)
def test_takes_the_users_style(name, style):
    with plt.style.context(style):
        ax = every(pictures.tables())[name]()
        assert ax.get_facecolor() == mpl.colors.to_rgba(mpl.rcParams["axes.facecolor"])
        assert pictures.overlaps(ax.figure) == ([], [])


@pytest.mark.parametrize("names", [["Article"], pictures.NAMES, pictures.MANY], ids=[1, 4, 25])
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_lies_on_another(name, names):
    made = pictures.tables(names, nan=(0,))
    assert pictures.overlaps(every(made)[name]().figure) == ([], [])


@pytest.mark.parametrize("name", FIGURES)
def test_same_picture_twice_and_another_when_rows_swap(name):
    made = pictures.tables()
    swapped = {
        key: table.iloc[[1, 0, *range(2, len(table))]].assign(
            **{column: table[column] for column in ("section", "start") if column in table}
        )
        for key, table in made.items()
    }
    first, second = (png(every(made)[name]().figure) for _ in range(2))
    assert first == second
    if name not in ("voices", "strip", "speakers", "sources", "whose", "norms"):
        assert png(every(swapped)[name]().figure) != first


@pytest.mark.parametrize("name", ["readability", "sentiment"])
def test_too_little_text_is_said(name):
    ax = by_section(pictures.tables(nan=(1, 3)))[name]()
    assert pictures.written(ax).count(TOO_LITTLE) == 2
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
    made = pictures.tables([hostile, "Plain"])
    made["quotes"]["speaker"] = hostile
    made["sources"]["name"] = made["attributions"]["source_name"] = hostile
    ax = every(made)[name]()
    assert len(png(ax.figure)) > 5_000
    if name == "density" and "$" in hostile:
        assert hostile in pictures.labels(ax)[0].replace("\n", " ")


def test_safe_keeps_what_can_be_drawn():
    assert safe("Grüße – “naïve” Łódź $5") == "Grüße – “naïve” Łódź $5"
    assert safe("日本 ok") == "□□ ok"
    assert safe("\ud800\x00\u202e") == "□□□"


def test_what_belongs_together_stays_in_one_line():
    assert wrap("Agreement of cues, n\u00a0=\u00a01,200", 22) == "Agreement of cues,\nn = 1,200"
    assert wrap("Agreement of cues, n = 1,200", 22) == "Agreement of cues, n =\n1,200"


def test_a_missing_column_is_named():
    table = pictures.tables()["readability"].drop(columns="flesch_kincaid_grade")
    with pytest.raises(
        TearsheetError, match=r"no column flesch_kincaid_grade: give what readability\(article\) returns"
    ):
        figures.readability_by_section(table)


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (figures.voice_comparison, 'no column voice: give what profile(article, by="voice") returns'),
        (figures.compare_figure, "no column name: give what compare(articles) returns"),
        (figures.quotes_by_speaker, "no column kind: give what quotes(article) returns"),
        (lambda table: figures.article_strip(table, *[table] * 3), "give what sentences(article) returns"),
        (lambda table: figures.source_strip(*[a.sentences(PLAIN)] * 3), "give what attributions(article) returns"),
        (lambda table: figures.readability_by_section(table, measure="smog_indx"), "did you mean smog_index?"),
        (figures.corpus_by_register, "no column register: register= is to name one that it has"),
        (lambda table: figures.corpus_distribution(table, name="sectoin"), "did you mean section?"),
    ],
)
def test_a_table_of_another_kind_is_told_what_makes_the_right_one(draw, said):
    with pytest.raises(TearsheetError, match=re.escape(said)) as found:
        draw(a.profile(PLAIN))
    assert len(str(found.value)) < 150


def test_alt_text_names_highest_and_lowest():
    table = pictures.tables()["readability"]
    alt = figures.alt_text(table, "flesch_kincaid_grade", title="How hard?", unit="grade")
    values = table.set_index("section")["flesch_kincaid_grade"]
    assert alt.startswith("How hard? Grade, 4 rows by section, with 95 % intervals.")
    assert f"Highest: {values.idxmax()}, {values.max():.1f}" in alt
    assert f"Lowest: {values.idxmin()}, {values.min():.1f}" in alt


def test_drawn_of_a_foreign_figure_is_empty():
    shown = figures.drawn(Figure())
    assert shown.table.empty
    assert shown.alt == ""


def test_drawn_of_a_figure_with_several_axes_is_all_of_it():
    made = pictures.tables()
    figure, axes = plt.subplots(2)
    figures.readability_by_section(made["readability"], ax=axes[0])
    figures.quotes_by_section(made["quotation"], ax=axes[1])
    shown = figures.drawn(figure)
    assert len(shown.table) == 8
    assert shown.table["panel"].nunique() == 2
    assert "How hard" in shown.alt
    assert "What is quoted" in shown.alt


def corpus():
    made = pictures.profile(pictures.tables([f"Article {number}" for number in range(8)]), "title")
    return made.assign(register=["wire report", "opinion"] * 4)


def agreement():
    row = {"measure": "cues, F1", "set": "one/dev", "n": 84, "figure": 0.78, "low": 0.76, "high": 0.8}
    return pd.DataFrame([row, row | {"measure": "sentences, mean error", "figure": 0.1, "low": 0.05, "high": 0.2}])


EVERY_WITH_AXES = every(pictures.tables()) | {
    "registers": lambda **ax: figures.corpus_by_register(corpus(), **ax),
    "distribution": lambda **ax: figures.corpus_distribution(corpus(), **ax),
    "agreement": lambda **ax: figures.validation_figure(agreement(), **ax),
    "comparison": lambda **ax: figures.compare_figure(corpus().rename(columns={"title": "name"}), **ax),
}
AXES = {
    "log": {"xscale": "log", "yscale": "log"},
    "symlog": {"xscale": "symlog", "yscale": "symlog"},
    "fixed ticks": {"xticks": [0.5, 1.5], "yticks": [0, 7]},
    "named ticks": {"xticks": [0.5, 1.5], "xticklabels": ["few", "many"]},
}


@pytest.mark.parametrize("axes", AXES)
@pytest.mark.parametrize("name", EVERY_WITH_AXES)
def test_axes_of_any_kind(name, axes):
    _, ax = plt.subplots(figsize=(10, 8))
    ax.set(**AXES[axes])
    fresh = plt.figure(figsize=(10, 8)).add_subplot()
    EVERY_WITH_AXES[name](ax=ax)
    EVERY_WITH_AXES[name](ax=fresh)
    assert figures.drawn(ax).alt == figures.drawn(fresh).alt
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "linear")
    for mine, theirs in zip([ax, *ax.child_axes], [fresh, *fresh.child_axes], strict=True):
        if mine.axison:
            assert (mine.get_xlim(), mine.get_ylim()) == (theirs.get_xlim(), theirs.get_ylim())
    ax.figure.canvas.draw()


@pytest.mark.parametrize("axes", AXES)
@pytest.mark.parametrize("name", ["quotes", "speakers", "sources"])
def test_counts_have_whole_ticks(name, axes):
    _, ax = plt.subplots()
    ax.set(**AXES[axes])
    every(pictures.tables())[name](ax=ax)
    assert all(float(tick).is_integer() for tick in ax.get_xticks())


@pytest.mark.parametrize("name", EVERY_WITH_AXES)
def test_a_table_of_another_type_is_named(name):
    draw = {
        "readability": figures.readability_by_section,
        "density": lambda table: figures.density_by_section(table, table),
        "sentiment": lambda table: figures.sentiment_by_section(table, table),
        "quotes": figures.quotes_by_section,
        "speakers": figures.quotes_by_speaker,
        "strip": lambda table: figures.article_strip(table, table, table, table),
        "sources": figures.citations_by_source,
        "whose": lambda table: figures.source_strip(table, table, table),
        "voices": figures.voice_comparison,
        "registers": figures.corpus_by_register,
        "distribution": figures.corpus_distribution,
        "agreement": figures.validation_figure,
        "comparison": figures.compare_figure,
        "norms": lambda table: figures.norms_figure(table, SET),
    }[name]
    for wrong in (None, "text", [1], {"section": ["a"]}):
        with pytest.raises(TearsheetError, match="expected a table"):
            draw(wrong)
    with pytest.raises(TearsheetError, match="no column"):
        draw(pd.DataFrame({"other": [1]}))


def test_norms_draw_where_the_article_stands():
    whole = a.profile(PLAIN, by="article", norms=SET)
    ax = figures.norms_figure(whole, SET)
    values, rows = pictures.line(ax, "the article, 95 % interval")
    assert values == whole[[f"{name}_percentile" for name in COMPARED]].to_numpy()[0].tolist()
    assert rows == [0, 1, 2, 3, 4]
    assert ax.get_xlabel() == "of 100 US political news articles of 2016, so many have less"
    drawn = figures.drawn(ax)
    assert drawn.table["value"].tolist() == whole[list(COMPARED)].to_numpy()[0].tolist()
    said = a.standing(whole["sentiment"].item(), "sentiment", SET).partition(" US ")[0]
    assert said in drawn.alt


@pytest.mark.parametrize("style", ["default", "dark_background"])
def test_each_density_has_the_band_of_its_own_measure(style):
    table, known = a.profile(f"{PLAIN}\n\nAnd now?\n\n{PLAIN}"), a.norms(SET).set_index("measure")
    with plt.style.context(style):
        ax = figures.density_by_section(table, table, norms=SET)
        assert pictures.overlaps(ax.figure) == ([], [])
    bands = [bar for bars in ax.containers for bar in bars]
    assert len(bands) == 2 * len(table)
    for name, own in (("hedges", bands[: len(table)]), ("attributions", bands[len(table) :])):
        _, heights = pictures.line(ax, name)
        for bar, at in zip(own, heights, strict=True):
            assert bar.get_y() < at < bar.get_y() + bar.get_height()
            row = known.loc[f"{name}_per_1000_words"]
            assert (bar.get_x(), bar.get_x() + bar.get_width()) == pytest.approx((row["q25"], row["q75"]))
    told = [text.get_text() for text in ax.get_legend().get_texts()]
    assert told == ["hedges", "attributions", "middle half of US political news articles of 2016"]
    assert not figures.density_by_section(table).containers
    half = comparable(SET, {"hedges": a.load_lexicon("hedges").drop("may")})
    ax = figures.density_by_section(table, table, norms=half)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == told
    assert len(ax.containers) == 1


@pytest.mark.parametrize("width", [8, 5])
def test_a_legend_too_wide_for_a_line_takes_two(width):
    text = f"# The port\n\n{PLAIN}\n\n# How long will it be so, and who is to say?\n\n{PLAIN}"
    table, said, other = a.profile(text), a.sentences(text), a.textstat_readability(text)
    for draw in (
        lambda ax: figures.sentiment_by_section(table, said, ax, norms=SET),
        lambda ax: figures.readability_by_section(table, other, ax, norms=SET),
        lambda ax: figures.density_by_section(table, table, ax, norms=SET),
    ):
        ax = draw(plt.figure(figsize=(width, 4), layout="constrained").add_subplot())
        assert len(ax.get_legend().get_texts()) >= 3
        assert pictures.overlaps(ax.figure) == ([], [])


def test_norms_are_drawn_of_one_article():
    with pytest.raises(TearsheetError, match="one article, not a table of 4 rows"):
        figures.norms_figure(pictures.profile(pictures.tables()), SET)


def test_the_middle_half_of_norms_is_a_band():
    table = pictures.tables()["readability"]
    without, ax = figures.readability_by_section(table), figures.readability_by_section(table, norms=SET)
    (band,) = set(ax.patches) - set(without.patches)
    row = a.norms(SET).set_index("measure").loc["flesch_kincaid_grade"]
    assert [band.get_x(), band.get_x() + band.get_width()] == pytest.approx(row[["q25", "q75"]].tolist())
    tones = figures.sentiment_by_section(a.sentiment(PLAIN), a.sentences(PLAIN), norms=SET)
    assert "middle half of US political news articles of 2016" in [patch.get_label() for patch in tones.patches]


def test_tables_of_different_rows_are_named():
    made = pictures.tables()
    with pytest.raises(TearsheetError, match="not of the same rows: one has 4, the other 3"):
        figures.readability_by_section(made["readability"], made["readability"].head(3))
    with pytest.raises(TearsheetError, match="not of the same rows"):
        figures.density_by_section(made["hedging"], made["attribution"].head(3))


@pytest.mark.parametrize("wrong", [3, "axes", Figure(), [1, 2]], ids=str)
def test_what_is_no_axes_is_named(wrong):
    with pytest.raises(TearsheetError, match="expected axes to draw in, not"):
        figures.quotes_by_section(pictures.tables()["quotation"], ax=wrong)


def test_shared_axes():
    made = pictures.tables()
    figure, (first, second) = plt.subplots(2, sharex=True, figsize=(9, 9))
    figures.quotes_by_section(made["quotation"], ax=first)
    figures.quotes_by_speaker(made["quotes"], ax=second)
    figure.canvas.draw()
    assert all(float(tick).is_integer() for tick in second.get_xticks())


def test_importing_reads_no_fonts_and_chooses_no_backend():
    code = "import sys, analysis.figures; print({'matplotlib.font_manager', 'matplotlib.pyplot'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
