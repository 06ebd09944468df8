"""Each notebook as a person sees it in JupyterLab: as it comes (not trusted), then run."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Notebook 0 shows nothing until somebody pastes an article: test_your_article.py does.
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("[1-9]*.ipynb"))

PICTURES = """() => [...document.querySelectorAll('.jp-OutputArea-output img')].map(
    image => [image.naturalWidth, image.alt, image.getBoundingClientRect().width])"""
MARKS = """() => [...document.querySelectorAll('.jp-OutputArea-output mark')].map(mark => {
    const style = getComputedStyle(mark);
    return [style.backgroundColor, style.color, mark.querySelector('sup')?.textContent ?? ''];
})"""
CUT = """() => [...document.querySelectorAll('.jp-OutputArea-output table')].filter(
    each => each.scrollWidth > each.closest('.jp-OutputArea-output').clientWidth + 1).map(each => each.innerText)"""
CLEARED = """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(
    prompt => !/\\d/.test(prompt.textContent))"""
# A folded cell has no number beside it.
RUNNING = """() => {
    const cells = '.jp-CodeCell:not(:has(.jp-InputPlaceholder))';
    const prompts = [...document.querySelectorAll(`${cells} .jp-InputPrompt`)].map(p => p.textContent.trim());
    if (document.querySelector("[data-mime-type='application/vnd.jupyter.error']")) return true;
    return prompts.length > 0 && prompts.every(text => /^\\[\\d+\\]:$/.test(text));
}"""


def open_notebook(page, address, path):
    page.goto(f"{address}/lab/tree/{path}?token=seen&reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell")
    page.wait_for_function("() => document.querySelectorAll('.jp-OutputArea-output').length > 0")
    page.wait_for_function("() => document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'")
    # On a busy machine it is idle before it has a kernel, and asks which one to use when it is run.
    page.get_by_text("(ipykernel) | Idle").wait_for()


def run_all(page, wait=True):
    """Clear every cell first, so that a number beside it can only come from this run."""
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("menuitem", name="Clear Outputs of All Cells", exact=True).click()
    page.wait_for_function(CLEARED)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    if wait:
        page.wait_for_function(RUNNING, timeout=240_000)


def whole_picture(page, path):
    """A screenshot of the whole notebook, not only of what fits the window."""
    height = page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
    page.set_viewport_size({"width": 1400, "height": min(int(height) + 200, 16_000)})
    page.wait_for_timeout(400)
    page.screenshot(path=path)


def check(page, marks_wanted):
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    pictures = page.evaluate(PICTURES)
    for natural, alt, shown in pictures:
        assert natural > 100
        assert shown > 100
        assert len(alt) > 30, "a figure without alternative text"
    assert page.evaluate(CUT) == [], "a table wider than the page"
    marks = page.evaluate(MARKS)
    assert (len(marks) > 0) == marks_wanted
    for background, colour, letter in marks:
        assert background not in ("rgba(0, 0, 0, 0)", "transparent")
        assert background != colour
        assert letter, "a mark told by its colour only"
    return len(pictures)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_looks_right_before_and_after_it_is_run(lab, page, shots, name):
    theme, address = lab
    source = (ROOT / "notebooks" / name).read_text(encoding="utf-8")
    marks_wanted = "highlight(" in source
    if theme == "dark" and name != NOTEBOOKS[0]:
        pytest.skip("its colours are those of the first notebook, which is looked at in the dark too")
    open_notebook(page, address, f"notebooks/{name}")
    before = check(page, marks_wanted)
    whole_picture(page, shots / f"{Path(name).stem}-{theme}-as-it-comes.png")
    run_all(page)
    after = check(page, marks_wanted)
    whole_picture(page, shots / f"{Path(name).stem}-{theme}-run.png")
    assert before == after
    assert page.dialogs == []
    assert page.outside == []


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 6


def test_a_hostile_article_runs_nothing(lab, page, shots):
    theme, address = lab
    open_notebook(page, address, "hostile/hostile.ipynb")
    assert page.evaluate("() => window.ran") is None
    run_all(page)
    check(page, marks_wanted=True)
    whole_picture(page, shots / f"hostile-{theme}.png")
    assert page.evaluate("() => window.ran") is None
    outputs = ".jp-OutputArea-output "
    for forbidden in ("script", "iframe", "svg", "img[src='x']", "[onerror]", "[onmouseover]", "a[href^='javascript']"):
        assert page.locator(outputs + forbidden).count() == 0, forbidden
    assert page.locator(outputs + "mjx-container, " + outputs + ".MathJax").count() == 0, "a sum read as mathematics"
    shown = page.locator(".jp-OutputArea-output").all_inner_texts()
    assert any("<script>" in text for text in shown), "markup should be there to read, as text"
    assert page.dialogs == []
    assert page.outside == []
