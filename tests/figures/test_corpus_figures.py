"""Figures on many articles draw their tables."""

import numpy as np
import pandas as pd
import pictures
import pytest

from analysis import figures
from analysis.errors import TearsheetError
from analysis.figures.corpus import mean_interval

REGISTERS = ["wire report", "explainer", "opinion", "press release"]


def corpus(count=8, seed=1):
    made = pictures.profile(pictures.tables([f"Article {n}" for n in range(count)], seed=seed), "title")
    return made.assign(register=[REGISTERS[n % 4] for n in range(count)])


def validation():
    return pd.DataFrame(
        {
            "measure": ["cues, F1", "sentences, mean error", "a long name of a measure, accuracy"],
            "set": ["one/dev", "two", "three"],
            "n": [84, 30, 4000],
            "figure": [0.78, 0.1, 0.8],
            "low": [0.76, 0.05, 0.77],
            "high": [0.8, 0.2, 0.83],
            "neighbour": ["that one", "this one", ""],
            "neighbour_figure": [0.54, 0.38, np.nan],
        }
    )


def test_registers_draw_each_article_and_each_mean():
    table = corpus()
    ax = figures.corpus_by_register(table)
    shown = figures.drawn(ax).table
    panels = dict(zip(shown["measure"].unique(), ax.child_axes, strict=True))
    assert len(panels) == 5
    for measure, panel in panels.items():
        articles = [line for line in panel.lines if line.get_label() == "_article"]
        means = [line for line in panel.lines if line.get_label() == "_mean"]
        for row, register in enumerate(REGISTERS):
            mine = table.loc[table["register"] == register, measure]
            assert articles[row].get_xdata().tolist() == mine.tolist()
            assert means[row].get_xdata() == pytest.approx([mine.mean()])
            assert round(means[row].get_ydata()[0]) == row
    assert pictures.labels(ax.child_axes[0]) == REGISTERS
    assert pictures.overlaps(ax.figure) == ([], [])
    ax = figures.corpus_by_register(table.rename(columns={"register": "outlet"}), register="outlet")
    assert ax.get_title(loc="left") == "How do they differ, by outlet?"
    means = shown[shown["articles"] > 0]
    assert (means["low"].le(means["value"]) & means["high"].ge(means["value"])).all()


def test_mean_interval_narrows_with_more_articles():
    one = mean_interval(np.array([5.0]), np.array([3.0]), np.array([9.0]))
    four = mean_interval(*(np.full(4, value) for value in (5.0, 3.0, 9.0)))
    assert one == (5.0, 3.0, 9.0)
    assert four == (5.0, 4.0, 7.0)
    assert np.isnan(mean_interval(*np.full((3, 2), np.nan))).all()


@pytest.mark.parametrize("count", [1, 8, 150])
def test_distribution_draws_every_article(count):
    table = corpus(count)
    ax = figures.corpus_distribution(table, name="title")
    shown = figures.drawn(ax).table
    for measure, panel in zip(shown["measure"].unique(), ax.child_axes, strict=True):
        points = next(line for line in panel.lines if line.get_linestyle() == "None")
        assert points.get_xdata().tolist() == table[measure].tolist()
        places = (table[measure].idxmin(), table[measure].idxmax())
        alike = [(table[measure] == table.loc[place, measure]).sum() for place in places]
        furthest = {
            table.loc[place, "title"] if many == 1 else f"{many} articles"
            for place, many in zip(places, alike, strict=True)
        }
        assert set(pictures.written(panel)) == (furthest if count > 1 else set())
    assert pictures.overlaps(ax.figure) == ([], [])


def test_distribution_of_a_large_corpus_is_a_histogram():
    table = corpus(300)
    ax = figures.corpus_distribution(table, measures={"sentiment": "sentiment"})
    (panel,) = ax.child_axes
    assert sum(bar.get_height() for bar in panel.containers[0]) == 300
    assert f"median {table['sentiment'].median():.2f}".replace("-", "−") in figures.drawn(ax).alt


def test_validation_draws_ours_and_the_neighbours():
    table = validation()
    ax = figures.validation_figure(table)
    order = [0, 2, 1]
    ours, rows = pictures.line(ax, "Tearsheet, 95 % interval")
    assert ours == table["figure"].iloc[order].tolist()
    assert rows == [0, 1, 2]
    others, _ = pictures.line(ax, "best neighbour measured")
    assert others == pytest.approx(table["neighbour_figure"].iloc[order].tolist(), nan_ok=True)
    ends = table[["low", "high"]].iloc[order].to_numpy()
    assert np.array(pictures.intervals(ax)) == pytest.approx(ends)
    labels = [label.replace("\n", " ") for label in pictures.labels(ax)]
    assert "lower is better" in labels[2]
    assert "n = 4,000" in labels[1]
    assert pictures.overlaps(ax.figure) == ([], [])


@pytest.mark.parametrize(
    ("draw", "table", "message"),
    [
        (figures.corpus_by_register, pd.DataFrame({"title": ["a"]}), "no column register"),
        (figures.corpus_distribution, pd.DataFrame({"title": ["a"]}), "no column flesch_kincaid"),
        (figures.validation_figure, pd.DataFrame({"measure": []}), "no column set"),
        (figures.validation_figure, validation().head(0), "nothing was validated"),
    ],
)
def test_a_wrong_table_is_named(draw, table, message):
    with pytest.raises(TearsheetError, match=message):
        draw(table)
