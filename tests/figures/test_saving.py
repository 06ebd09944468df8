"""Figures as files and in notebooks: same bytes, whole or not at all, never without a text."""

import base64
import io
import os
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pictures
import pytest
from PIL import Image

from analysis import figures
from analysis.errors import TearsheetError
from analysis.figures.saving import Picture, table_bytes


def draw():
    return figures.quotes_by_section(pictures.tables()["quotation"])


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_one_stem(tmp_path):
    ax = draw()
    picture = figures.save_figure(ax, tmp_path / "new", "03-quotes", formats=("png", "svg", "pdf"))
    names = ["03-quotes.png", "03-quotes.svg", "03-quotes.pdf", "03-quotes.csv", "03-quotes.txt"]
    assert [path.name for path in picture.files] == names
    assert sorted(contents(tmp_path / "new")) == sorted(names)
    assert picture.files[-1].read_text(encoding="utf-8") == figures.drawn(ax).alt + "\n"
    with Image.open(picture.files[0]) as image:
        assert image.size == tuple(int(200 * inches) for inches in ax.figure.get_size_inches())
        assert "Software" not in image.info


def test_the_table_is_what_is_drawn(tmp_path):
    ax = draw()
    figures.save_figure(ax, tmp_path, "03-quotes")
    saved = pd.read_csv(tmp_path / "03-quotes.csv")
    assert saved["speech"].tolist() == [bar.get_width() for bar in ax.containers[0]]
    assert saved["section"].tolist() == pictures.NAMES
    assert b"\r" not in (tmp_path / "03-quotes.csv").read_bytes()


def test_same_bytes_twice(tmp_path):
    for name in ("a", "b"):
        figures.save_figure(draw(), tmp_path / name, "01-x", formats=("png", "svg", "pdf"))
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_no_date_no_version(tmp_path):
    figures.save_figure(draw(), tmp_path, "01-x", formats=("png", "svg", "pdf"))
    for data in contents(tmp_path).values():
        assert not re.search(rb"CreationDate|Matplotlib v|dc:date|Producer", data)


def test_the_users_savefig_settings_change_no_byte(tmp_path):
    figures.save_figure(draw(), tmp_path / "a", "01-x", formats=("png", "svg"))
    with plt.rc_context({"savefig.bbox": "tight", "savefig.dpi": 30, "svg.hashsalt": "mine"}):
        figures.save_figure(draw(), tmp_path / "b", "01-x", formats=("png", "svg"))
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_failure_leaves_the_old_files(tmp_path, monkeypatch):
    figures.save_figure(draw(), tmp_path, "01-x")
    before = contents(tmp_path)

    def full(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        figures.save_figure(draw(), tmp_path, "01-x", pd.DataFrame({"other": [1]}))
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["../01-x", "a/b", ""])
def test_a_name_is_no_path(tmp_path, name):
    with pytest.raises(TearsheetError, match="file name"):
        figures.save_figure(draw(), tmp_path, name)


@pytest.mark.parametrize(("name", "stem"), [("01-x.png", "01-x"), ("01-x.v2", "01-x.v2"), (".png", ".png")])
def test_an_ending_is_not_doubled(tmp_path, name, stem):
    files = figures.save_figure(draw(), tmp_path, name).files
    assert [path.name for path in files] == [f"{stem}.{kind}" for kind in ("png", "csv", "txt")]


def test_an_unknown_format_is_named(tmp_path):
    with pytest.raises(TearsheetError, match="cannot write bmp; use png, svg, pdf"):
        figures.save_figure(draw(), tmp_path, "01-x", formats=("png", "bmp"))
    assert contents(tmp_path) == {}


CELLS = {
    "=HYPERLINK(1)": "'=HYPERLINK(1)",
    "+1": "'+1",
    "-and so on": "'-and so on",
    "@user": "'@user",
    "\t=1": "'\t=1",
    "a=b": "a=b",
    "5 - 3": "5 - 3",
    "“quoted”": "“quoted”",
    "bell\x07": "bell ",
    "": "",
}


@pytest.mark.parametrize(("cell", "harmless"), CELLS.items())
def test_no_cell_is_a_formula(cell, harmless):
    data = table_bytes(pd.DataFrame({"text": pd.Series([cell], dtype="str"), "n": [-1]}))
    back = pd.read_csv(io.BytesIO(data), keep_default_na=False)
    assert back["text"].tolist() == [harmless]
    assert back["n"].tolist() == [-1]


def test_header_cells_are_harmless_and_numbers_are_rounded():
    table = pd.DataFrame({"=x": [1 / 3, -0.00001, None], "whole": [1, 2, 3]})
    assert table_bytes(table) == b"'=x,whole\n0.3333,1\n0.0,2\n,3\n"


def test_lone_surrogates_do_not_stop_it():
    table = pd.DataFrame({"text": pd.Series(["a\ud800b"], dtype=object)})
    assert table_bytes(table) == b"text\na?b\n"


def test_a_notebook_gets_the_text_with_the_picture():
    ax = draw()
    picture = figures.show_figure(ax)
    data, metadata = picture._repr_mimebundle_()
    alt = figures.drawn(ax).alt
    assert len(alt) > 30
    assert data["text/plain"] == repr(picture) == alt
    assert metadata == {"image/png": {"alt": alt}}
    assert f'data:image/png;base64,{data["image/png"]}"' in data["text/html"]
    assert '<img class="tearsheet-light" alt="What is quoted' in data["text/html"]
    with Image.open(io.BytesIO(base64.b64decode(data["image/png"]))) as image:
        assert image.size == tuple(int(100 * inches) for inches in ax.figure.get_size_inches())


@pytest.mark.parametrize(("ground", "light"), [("white", True), ("#eeeeee", True), ("#111111", False), ("none", False)])
def test_on_a_dark_page_a_light_picture_is_turned_over_and_no_other(ground, light):
    data, _ = figures.show_figure(plt.figure(facecolor=ground))._repr_mimebundle_()
    rule, mark = '[data-jp-theme-light="false"] img.tearsheet-light', 'class="tearsheet-light"'
    assert (rule in data["text/html"]) == (mark in data["text/html"]) == light


def test_shown_once_only():
    picture = figures.show_figure(draw())
    assert plt.get_fignums() == [1]
    picture._repr_mimebundle_()
    assert plt.get_fignums() == []


def test_the_alternative_text_is_escaped():
    figure = plt.figure()
    hostile = '"><script>alert(1)</script> $x$'
    data, _ = Picture(figure, hostile)._repr_mimebundle_()
    assert "<script" not in data["text/html"]
    assert data["text/html"].partition("</style>")[2].count(">") == 1


def test_alt_and_table_can_be_given(tmp_path):
    table = pd.DataFrame({"a": [1.5]})
    picture = figures.save_figure(plt.figure(), tmp_path, "01-own", table, alt="My own.")
    assert picture.alt == "My own."
    assert (tmp_path / "01-own.csv").read_text() == "a\n1.5\n"
    assert figures.show_figure(plt.figure(), "My own.").alt == "My own."


WRONG = {
    "axes": {"ax": "picture"},
    "several axes": {"ax": [1, 2]},
    "no axes": {"ax": None},
    "folder": {"folder": 12},
    "no folder": {"folder": None},
    "name": {"name": 3},
    "a path for a name": {"name": Path("01-x")},
    "name with a nul": {"name": "01\0x"},
    "folder with a nul": {"folder": "a\0b"},
    "half a character": {"name": "01-\ud800"},
    "too long a name": {"name": "x" * 300},
    "table": {"table": [1, 2]},
    "text": {"alt": 5},
    "formats as text": {"formats": "png"},
    "formats of another type": {"formats": [1]},
    "no formats": {"formats": None},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_whatever_is_wrong_is_one_error(tmp_path, monkeypatch, wrong):
    monkeypatch.chdir(tmp_path)
    arguments = {"ax": draw(), "folder": tmp_path, "name": "01-x", "table": None} | WRONG[wrong]
    with pytest.raises(TearsheetError):
        figures.save_figure(**arguments)
    assert contents(tmp_path) == {}


def test_a_folder_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(TearsheetError, match="cannot write '01-x' in"):
            figures.save_figure(draw(), folder, "01-x")
    (tmp_path / "01-x.png").mkdir()
    with pytest.raises(TearsheetError, match="cannot write '01-x' in"):
        figures.save_figure(draw(), tmp_path, "01-x")


@pytest.mark.parametrize("wrong", [None, "picture", 3, [1]])
def test_only_figures_are_shown(wrong):
    with pytest.raises(TearsheetError, match="expected axes or a figure"):
        figures.show_figure(wrong)


def test_removed_axes_are_named():
    ax = draw()
    ax.remove()
    with pytest.raises(TearsheetError, match="in no figure"):
        figures.show_figure(ax)
