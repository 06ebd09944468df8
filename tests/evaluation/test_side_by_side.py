"""README's table of tools side by side says what they say today, and its picture shows what is marked."""

import importlib.util
import io
import sys

import numpy as np
import pytest
from PIL import Image

from evaluation import side_by_side, written


@pytest.fixture(scope="module")
def table():
    return side_by_side.known()


@pytest.fixture(scope="module")
def tool(root):
    spec = importlib.util.spec_from_file_location("draw_excerpt", root / "tools" / "draw_excerpt.py")
    module = sys.modules["draw_excerpt"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tools_still_say_so(table, capsys):
    again = side_by_side.asked_anew(table, "a_model_that_is_not_there")
    assert "its column stays as it is" in capsys.readouterr().out
    assert again.to_dict("records") == table.to_dict("records")


def test_readme_has_the_table(root, table):
    assert written.taken(root / "README.md", side_by_side.MARK) == side_by_side.as_markdown(table)


def test_a_tool_is_asked_for_what_it_measures(table):
    for name, asked in (("textstat", "sentences"), ("VADER", "tone")):
        assert (table[name] != side_by_side.NOTHING).equals(table["asked"] == asked)
    assert (table["here"] != side_by_side.NOTHING).all()
    assert not (table["spaCy"] == side_by_side.NOTHING)[table["asked"].isin(["sentences", "cues"])].any()


def test_spacy_is_read_by_its_sentences_and_verbs():
    word = type("Word", (), {"dep_": "ROOT", "pos_": "VERB", "idx": 9, "__len__": lambda _: 4})()
    word.children = [type("Child", (), {"dep_": each}) for each in ("nsubj", "ccomp")]
    parsed = type("Parsed", (), {"sents": [1, 2], "__iter__": lambda _: iter([word])})()
    text = "It rains, says he."
    assert side_by_side.spacy_says(lambda _: parsed, text, "sentences") == "2 sentences"
    assert side_by_side.spacy_says(lambda _: parsed, text, "cues") == f"*{text[9:13]}*"
    assert side_by_side.spacy_says(lambda _: parsed, text, "tone") == side_by_side.NOTHING


def test_the_picture_shows_the_marks_of_today(tool):
    """Drawn anew it is the same, give or take the smoothing of edges with another version of the drawing library."""
    shown = tool.highlight(tool.read_article(tool.ARTICLE), "hedges", "attributions", "quotes")
    drawn = io.BytesIO(tool.picture_bytes(tool.draw(shown), "png", tool.DPI))
    old, new = (Image.open(each).convert("L") for each in (tool.PICTURE, drawn))
    assert old.size == new.size
    small = [np.asarray(each.resize((old.width // 8, old.height // 8)), dtype=float) for each in (old, new)]
    assert np.abs(small[0] - small[1]).max() < 40


def test_a_line_of_the_picture_has_the_words_of_the_text(tool):
    shown = tool.highlight("It may rain on Monday, the port said. “We " + "wait " * 40 + "here,” it added.")
    for part, spans in shown.marked_parts():
        lines = list(tool.lines(part, spans))
        assert len(lines) > 2
        assert " ".join("".join(atom.text for atom in line) for line in lines) == part.text
        assert sum(bool(atom.letter) for line in lines for atom in line) == len(spans)
        assert all(sum(map(tool.width, line)) <= tool.WIDTH for line in lines)
