"""The box for an article of one's own, without a browser: what is shown for what is pasted or chosen."""

import asyncio
import base64
import io
import re
import zipfile
from datetime import datetime

import ipywidgets
import matplotlib.pyplot as plt
import pytest
import traitlets

from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import load_lexicon
from analysis.notebook import explorer
from analysis.notebook.explorer import EXAMPLE, TO_RUN, VIEW, your_article
from analysis.notebook.page import PARTS


@pytest.fixture
def box():
    made = your_article()
    yield made
    made.widget.close_all()


def choose(box, name, data):
    file = {"name": name, "type": "", "size": len(data), "content": memoryview(data), "last_modified": datetime.now()}
    box.chooser.value = (file,)


def shown(box):
    return [name for name, part in box.parts.items() if part.value]


FERRY = "ferry-returns-after-winter-repairs"  # the example's files


def saved(box, name):
    code = re.search(rf'download="{name}" href="data:[^;]*;base64,([^"]*)"', box.saving.value)[1]
    return base64.b64decode(code)


def test_what_is_pasted_is_measured_and_can_be_saved(box):
    box.example.click()
    assert shown(box) == list(PARTS)
    assert "Ferry Returns" in box.parts["title"].value
    assert saved(box, f"{FERRY}.html").decode().count("Ferry Returns After Winter Repairs") >= 2
    assert "hedges.csv" in zipfile.ZipFile(io.BytesIO(saved(box, f"{FERRY}-tables.zip"))).namelist()
    assert "tear-sheet.png" in zipfile.ZipFile(io.BytesIO(saved(box, f"{FERRY}-figures.zip"))).namelist()
    assert box.progress.value == box.progress.max
    assert box.progress.layout.display == "none"
    assert plt.get_fignums() == [], "a later cell would show these"


def test_lists_and_norms_of_ones_own_reach_all_of_it():
    mine = load_lexicon("hedges").drop("probably").add("glad", category="shield", tier="core")
    box = your_article("guardian-2013-2016", lexicon=mine)
    box.example.click()
    assert ">glad<sup>H" in box.parts["marked text"].value
    page = saved(box, f"{FERRY}.html").decode()
    assert "Guardian articles of 2013 to 2016" in page
    assert "US political news" not in page
    tables = zipfile.ZipFile(io.BytesIO(saved(box, f"{FERRY}-tables.zip")))
    assert b",glad," in tables.read("hedges.csv")
    assert b"probably" not in tables.read("hedges.csv")
    drawn = zipfile.ZipFile(io.BytesIO(saved(box, f"{FERRY}-figures.zip")))
    assert b"glad" in drawn.read("article-strip.csv")
    assert b"Guardian" in drawn.read("tear-sheet.txt")
    box.widget.close_all()


def test_what_is_no_list_and_no_norms_is_said_at_once():
    with pytest.raises(TearsheetError, match="there is no set 'nowhere'"):
        your_article("nowhere")
    with pytest.raises(TearsheetError, match="wants a Lexicon"):
        your_article(lexicon="hedges")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://example.org/news/1", "nothing is fetched from the web"),
        ("www.example.org", "nothing is fetched from the web"),
        ("C:\\news\\story.docx", "press “Choose a file” to open it"),
        ("   \n", "Paste an article"),
        ("", "Paste an article"),
    ],
)
def test_what_is_no_article_is_said(box, text, said):
    box.box.value = "It may rain, officials said."
    box.box.value = text
    assert said in box.status.value
    assert shown(box) == []
    assert box.saving.value == ""


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("report.txt", b"%PDF-1.7", "report.txt is a PDF"),
        ("empty.txt", b"", "no running text"),
        ("<b>.txt", b"\x89PNG", "_b_.txt is a PNG image"),
    ],
)
def test_a_file_that_is_no_article_is_said(box, name, data, said):
    choose(box, name, data)
    assert said in box.status.value
    assert shown(box) == []


@pytest.mark.parametrize("name", ["../../etc/a.txt", "C:\\a.txt", "..", "é" * 300 + ".txt"])
def test_a_file_may_have_any_name(box, name):
    choose(box, name, b"It may rain, officials said.")
    assert shown(box) == list(PARTS)


def test_a_file_takes_the_place_of_what_was_typed_and_the_other_way_round(box):
    box.box.value = "It may rain."
    choose(box, "a.txt", b"Bridge Shut\n\nIt may stay shut, officials said.")
    assert box.box.value == ""
    assert "Bridge Shut" in box.parts["title"].value
    box.box.value = EXAMPLE
    assert box.chooser.value == ()
    assert "Ferry Returns" in box.parts["title"].value


class ChooserOfColab(ipywidgets.FileUpload):
    """As in ipywidgets 7, which Colab has: nobody may set its value, a dictionary by name."""

    value = traitlets.Dict(read_only=True)


class BoxOfColab(ipywidgets.VBox):
    """As in ipywidgets 7: it shows itself in another way."""

    _repr_mimebundle_ = None


def test_it_works_with_the_widgets_of_colab(monkeypatch):
    monkeypatch.setattr(ipywidgets, "FileUpload", ChooserOfColab)
    monkeypatch.setattr(ipywidgets, "VBox", BoxOfColab)
    box = your_article()
    assert box._repr_mimebundle_()[VIEW]["model_id"] == box.widget.model_id
    box.box.value = "It may rain."
    file = {"metadata": {"name": "a.txt", "size": 3}, "content": b"Bridge Shut\n\nIt may stay shut, officials said."}
    box.chooser.set_trait("value", {"a.txt": file})
    assert box.box.value == ""
    assert "Bridge Shut" in box.parts["title"].value
    box.box.value = EXAMPLE
    assert box.chooser.value == {}
    assert "Ferry Returns" in box.parts["title"].value
    box.widget.close_all()


def test_what_a_warning_says_is_shown(box):
    box.box.value = "Der Rat hat es gesagt und nicht getan. " * 20
    assert "does not look like English" in box.status.value
    assert shown(box) == list(PARTS)


def test_a_fault_of_ours_is_said_and_goes_on_to_the_log(box, monkeypatch):
    monkeypatch.setitem(explorer.PARTS, "sections", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        box.box.value = "It may rain, officials said."
    assert "the fault is the program’s" in box.status.value
    assert box.progress.layout.display == "none"


def test_typing_is_waited_for_and_the_last_text_counts(box, monkeypatch):
    monkeypatch.setattr(explorer, "WAIT", 0.05)
    seen = []
    monkeypatch.setattr(
        explorer, "PARTS", {name: lambda article, _: seen.append(article.text) or "x" for name in PARTS}
    )
    monkeypatch.setattr(box, "_files", lambda article: iter(()))

    async def type_all():
        for text in ("It", "It may", "It may rain."):
            box.box.value = text
        await asyncio.sleep(0.02)
        assert seen == []
        await asyncio.sleep(0.5)

    asyncio.run(type_all())
    assert set(seen) == {"It may rain."}


def test_where_nothing_runs_it_says_how_to_start(box):
    bundle = box._repr_mimebundle_()
    assert bundle["text/plain"] == TO_RUN
    assert TO_RUN in bundle["text/html"]
    assert bundle[VIEW]["model_id"] == box.widget.model_id
