"""The page of an article on a phone: nothing wider than the screen, and the tear sheet large enough to read."""

from pathlib import Path

import pytest

from analysis import read_article
from analysis.notebook.page import article_page

SEED = Path(__file__).resolve().parents[2] / "seeds" / "qatar-security-guarantee.txt"
PHONE = {"width": 390, "height": 844}
WIDE = """() => {
    document.querySelectorAll('details').forEach(each => { each.open = true; });
    return document.documentElement.scrollWidth;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well(page, shots, tmp_path, scheme):
    file = tmp_path / "page.html"
    file.write_text(article_page(read_article(SEED), "sha256 " + "0123456789abcdef" * 4), encoding="utf-8")
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    page.goto(file.as_uri())
    assert page.evaluate(WIDE) == PHONE["width"]
    sheet = page.locator(".tearsheet.sheet img")
    natural, shown = sheet.evaluate("image => [image.naturalWidth, image.getBoundingClientRect().width]")
    assert shown == natural
    assert sheet.evaluate("image => getComputedStyle(image).filter").startswith("invert") == (scheme == "dark")
    page.set_viewport_size({"width": 1000, "height": 844})
    assert sheet.evaluate("image => image.getBoundingClientRect().width") <= natural
    page.set_viewport_size(PHONE)
    page.screenshot(path=shots / f"page-on-a-phone-{scheme}.png", full_page=True)
    assert page.outside == []
