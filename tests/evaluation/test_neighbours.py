"""Where the neighbours' figures come from, and which of them stands beside ours."""

import numpy as np
import pandas as pd
import pytest

from evaluation import claims, neighbours


def test_every_figure_says_where_it_comes_from():
    table = neighbours.known()
    assert not table.duplicated(neighbours.KEY).any()
    assert set(table["kind"]) == {"neighbour", "baseline", "ceiling"}
    assert (table["source"].str.len() > 10).all()
    by_hand = table[table["who"] != neighbours.HERE]
    assert (by_hand["version"] + by_hand["source"]).str.len().gt(0).all()
    assert len(by_hand) < len(table)


def test_the_best_neighbour_stands_beside_a_figure_and_no_baseline():
    near = pd.DataFrame(
        [
            ("cues, F1", "a", "neighbour", "one", 0.5),
            ("cues, F1", "a", "neighbour", "two", 0.6),
            ("cues, F1", "a", "baseline", "list", 0.7),
            ("cues, F1", "a", "ceiling", "people", 0.8),
            ("cues, F1", "b", "neighbour", "one", 0.9),
            ("ends, mean error", "a", "neighbour", "one", 0.4),
            ("ends, mean error", "a", "neighbour", "two", 0.3),
        ],
        columns=["measure", "set", "kind", "neighbour", "figure"],
    )
    table = pd.DataFrame({"measure": ["cues, F1", "ends, mean error", "tone, r"], "set": "a", "figure": 0.75})
    found = neighbours.beside(table, near)
    assert found["neighbour"].tolist()[:2] == ["two", "two"]
    assert found["neighbour_figure"].tolist() == pytest.approx([0.6, 0.3, np.nan], nan_ok=True)
    assert found["ceiling_figure"].tolist() == pytest.approx([0.8, np.nan, np.nan], nan_ok=True)


def test_two_annotators_are_compared_pair_by_pair(tmp_path):
    folder = tmp_path / "dev"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    marks = {"a": ["0 4", "10 14"], "b": ["2 6"], "c": ["20 24"]}
    for person, spans in marks.items():
        text = "".join(f"T{number}\tCue {span}\tx\n" for number, span in enumerate(spans))
        text += f"T9\tSource {spans[0]}\tx\nT8\tContent 6 9\tx\nE1\tAttribution:T7 Source:T9 Content:T8\n"
        (folder / "attributions" / f"one_{person}.ann").write_text(text)
    (folder / "attributions" / "two_a.ann").write_text("T1\tCue 0 4\tx\n")
    for name in ("one", "two"):
        (folder / "text" / f"{name}.txt").write_text("Anna saw Berg, and it rained.")
    ceiling, sources, content, *rest = neighbours.two_annotators(tmp_path)
    # Of three pairs, one agrees on one cue: of 2 + 2 + 1 cues on the one side, of 1 + 1 + 1 on the other.
    assert (ceiling.n, ceiling.kind) == (3, "ceiling")
    assert ceiling.figure == pytest.approx(2 * (1 / 5) * (1 / 3) / (1 / 5 + 1 / 3))
    # `Anna`; `Anna saw` and `it rained`, of which two words by a character or two.
    assert sources.measure == "source words, F1"
    assert sources.figure == pytest.approx(2 * (1 / 4) * (1 / 6) / (1 / 4 + 1 / 6))
    assert (content.n, content.figure) == (6, 1.0)
    assert {each.measure for each in rest} == {claims.SHARE, claims.NUMBER, claims.INDIRECT}


def test_without_spacy_its_rows_are_left_alone(tmp_path, capsys):
    assert neighbours.measured(tmp_path, model="no_such_model").empty
    assert "no_such_model is not installed" in capsys.readouterr().err


def test_the_saved_figures_are_those_measured(gold):
    saved = neighbours.known().set_index(neighbours.KEY)["figure"]
    for measure in (neighbours.two_annotators, neighbours.vader):
        for row in measure(gold):
            assert saved[row.measure, row.set, row.neighbour] == pytest.approx(row.figure, abs=6e-5)
