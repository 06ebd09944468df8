"""The notebook for an article of one's own, as a person uses it: paste, choose, click, tick, save, read."""

import re
import zipfile
from pathlib import Path

import pytest
from test_notebooks_in_jupyterlab import open_notebook, run_all, whole_picture

from analysis.article.parse import read_article
from analysis.notebook.downloads import file_name

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = "0-your-article.ipynb"
SEED = ROOT / "seeds" / "registers" / "wire-hindenburg-1937.txt"
HOSTILE = (Path(__file__).parent / "notebooks" / "hostile.txt").read_text(encoding="utf-8")
WIDGETS = ".jupyter-widgets"
SEEN = """selector => {
    const element = document.querySelector(selector);
    const see = getComputedStyle(element);
    return [see.backgroundColor, see.color];
}"""


@pytest.fixture(params=["light", "voila"])
def started(request, page, servers):
    """The notebook with its box, waiting for an article: run in JupyterLab, and in Voilà."""
    address = servers(request.param)
    if request.param == "voila":
        page.goto(address)
    else:
        open_notebook(page, address, f"notebooks/{NOTEBOOK}")
        run_all(page, wait=False)
    page.wait_for_selector(f"{WIDGETS} textarea")
    return page


def paste(page, text):
    page.locator(f"{WIDGETS} textarea").fill(text)


def ready(page):
    """Wait until all is there, to the last button."""
    page.wait_for_selector("a.save[download$='-figures.zip']")


def test_as_it_comes_it_says_how_to_start(lab, page, shots):
    theme, address = lab
    open_notebook(page, address, f"notebooks/{NOTEBOOK}")
    shown = page.locator(".jp-OutputArea-output").all_inner_texts()
    assert any("Run All Cells" in text for text in shown)
    assert page.locator(WIDGETS).count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    assert page.locator(".jp-CodeCell .cm-content:visible").count() == 0, "code in sight"
    whole_picture(page, shots / f"your-article-{theme}-as-it-comes.png")


@pytest.mark.parametrize("started", ["light", "dark", "voila"], indirect=True)
def test_paste_click_tick_and_save(started, shots, tmp_path, request):
    page = started
    paste(page, SEED.read_text(encoding="utf-8"))
    ready(page)
    title = SEED.read_text(encoding="utf-8").split("\n")[0]
    assert page.locator(".tearsheet.head h1").inner_text() == title
    assert page.locator(".tearsheet.sheet img").evaluate("image => image.naturalWidth") > 500
    dark = page.locator(".tearsheet.sheet img").evaluate("image => getComputedStyle(image).filter").startswith("invert")
    assert dark == (request.node.callspec.params["started"] == "dark")
    mark = ".tearsheet.text mark.attributions"
    assert page.locator(mark).count() > 3
    marked = page.evaluate(SEEN, mark)
    page.locator(".show-attributions").uncheck()
    assert page.evaluate(SEEN, mark)[0] == "rgba(0, 0, 0, 0)" != marked[0]
    page.locator(".show-attributions").check()
    chart = page.locator(".chart-attributions")
    assert not chart.is_visible()
    page.locator(".choose-attributions").check()
    assert chart.is_visible()
    assert not page.locator(".chart-hedges").is_visible()
    for rows in (chart, page.locator(".tearsheet.cited")):
        row = rows.locator("details.row").first
        assert not row.locator(".evidence").is_visible()
        row.locator("summary").click()
        assert row.locator(".evidence mark.attributions").first.is_visible()
    page.locator(".tearsheet.tables summary").first.click()
    assert page.locator(".tearsheet.tables td").first.is_visible()
    path = shots / f"your-article-{request.node.callspec.params['started']}.png"
    page.set_viewport_size({"width": 1400, "height": 6000})
    page.wait_for_timeout(400)
    page.screenshot(path=path)
    name = file_name(read_article(SEED))
    for said, end in (("page", ".html"), ("tables", "-tables.zip"), ("figures", "-figures.zip")):
        with page.expect_download() as saving:
            page.get_by_role("link", name=f"Save the {said}").click()
        assert saving.value.suggested_filename == name + end
        saving.value.save_as(tmp_path / said)
    assert title in (tmp_path / "page").read_text(encoding="utf-8")
    assert "hedges.csv" in zipfile.ZipFile(tmp_path / "tables").namelist()
    assert "tear-sheet.png" in zipfile.ZipFile(tmp_path / "figures").namelist()
    assert page.outside == []


def test_choose_a_file_then_one_that_is_none(started, tmp_path):
    page = started
    paste(page, "This was typed before.")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name=re.compile("Choose a file")).click()
    choosing.value.set_files(SEED)
    page.wait_for_function("() => document.querySelector('.tearsheet.head h1')")
    ready(page)
    assert page.locator(f"{WIDGETS} textarea").input_value() == ""
    wrong = tmp_path / "report.txt"
    wrong.write_bytes(b"%PDF-1.7")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name=re.compile("Choose a file")).click()
    choosing.value.set_files(wrong)
    problem = page.wait_for_selector(".tearsheet .problem")
    assert "report.txt is a PDF" in problem.inner_text()
    assert page.locator(".tearsheet.head").count() == 0, "the old article is still there"
    page.get_by_role("button", name="Show an example").click()
    ready(page)
    assert page.locator(".tearsheet .problem").count() == 0


def test_what_is_pasted_runs_nothing(started):
    page = started
    paste(page, HOSTILE)
    ready(page)
    assert page.evaluate("() => window.ran") is None
    for forbidden in ("script", "iframe", "img[src='x']", "[onerror]", "[onmouseover]", "a[href^='javascript']"):
        assert page.locator(f".tearsheet {forbidden}").count() == 0, forbidden
    assert page.locator(".tearsheet mjx-container, .tearsheet .MathJax").count() == 0, "a sum read as mathematics"
    assert "<script>" in page.locator(".tearsheet.text").inner_text()
    assert page.dialogs == []
    assert page.outside == []


def test_a_long_text_shows_how_far_it_is(started):
    page = started
    page.evaluate("""() => {
        window.seen = new Set();
        const look = () => document.querySelectorAll('.widget-label, .jupyter-widgets')
            .forEach(each => window.seen.add(each.textContent));
        new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
    }""")
    paste(page, "\n\n".join([SEED.read_text(encoding="utf-8")] * 20))
    ready(page)
    said = page.evaluate("() => [...window.seen]")
    assert any("Making the tear sheet" in text for text in said)
    assert any("Drawing the" in text for text in said)
