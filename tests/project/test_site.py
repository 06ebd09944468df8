"""The site has every page and every function; its links lead somewhere."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("build_site", ROOT / "tools" / "build_site.py")
tool = importlib.util.module_from_spec(SPEC)
sys.modules["build_site"] = tool
SPEC.loader.exec_module(tool)


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    source = tmp_path_factory.mktemp("site")
    tool.gather(source)
    return source


def test_every_page_is_in_the_menu_once(gathered):
    menu = "\n".join(path.read_text(encoding="utf-8") for path in gathered.glob("*.md"))
    listed = [
        line for block in menu.split("```{toctree}")[1:] for line in block.split("```")[0].split("\n")[3:] if line
    ]
    pages = [path.relative_to(gathered).as_posix() for path in gathered.rglob("*") if path.suffix in (".md", ".ipynb")]
    assert sorted([*map(ended, listed), "index.md"]) == sorted(pages)


def ended(name):
    """A page's name with its ending, which a menu may leave out."""
    return name if name.endswith((".md", ".ipynb")) or not name else f"{name}.md"


def test_every_function_has_its_place(gathered):
    import analysis

    text = (gathered / "functions.md").read_text(encoding="utf-8")
    for name in [*analysis.__all__, *(f"figures.{name}" for name in analysis.figures.__all__)]:
        assert name == "figures" or f":: analysis.{name}\n" in text, name


def test_every_figure_is_in_the_gallery_with_its_words(gathered):
    text = (gathered / "gallery.md").read_text(encoding="utf-8")
    for picture in (ROOT / "figures").glob("*.png"):
        assert f"(figures/{picture.name})" in text


def test_links_lead_to_pages_files_or_become_text(tmp_path):
    page, pages = ROOT / "docs" / "a.md", [ROOT / "CODEBOOK.md"]
    text = (
        "[c](../CODEBOOK.md#x) [r](../README.md#y) [t](../tests) [`p`](../tools/fuzz.py) [l](../LICENSE) "
        "[w](https://a.org/b) ![s](rooms.svg)"
    )
    made = tool.with_links(text, page, pages, tmp_path)
    assert made == (
        "[c](../CODEBOOK.md#x) [r](../index.md#y) t `p` [l](../LICENSE) [w](https://a.org/b) ![s](rooms.svg)"
    )
    assert (tmp_path / "LICENSE").exists()
    assert (tmp_path / "docs" / "rooms.svg").exists()


def test_no_cell_for_colab_and_no_folded_code():
    folded = {"jupyter": {"source_hidden": True}}
    cells = [{"id": "colab", "metadata": folded}, {"id": "b", "metadata": folded}, {"id": "c", "metadata": {}}]
    made = json.loads(tool.notebook(json.dumps({"cells": cells})))
    assert [(cell["id"], cell["metadata"].get("tags")) for cell in made["cells"]] == [
        ("b", ["remove-input"]),
        ("c", None),
    ]


def test_a_link_that_leads_nowhere_is_seen(tmp_path):
    (tmp_path / "a.html").write_text(
        '<p id="x"><a href="#x"><a href="b.html#y"><a href="#z"><a href="c.html"><img src="d.png"><a href="https://e.org">'
    )
    (tmp_path / "b.html").write_text('<p id="y">')
    assert tool.broken_links(tmp_path) == ["a.html: #z", "a.html: c.html", "a.html: d.png"]
