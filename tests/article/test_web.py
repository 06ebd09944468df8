"""Saved pages: who wrote them, what is a block of its own, whose words a quotation is."""

import pytest
from loading import cases, params

import analysis as a

CASES = cases("pages")


@pytest.mark.parametrize("case", params([{**case, "text": ""} for case in CASES]))
def test_pages(case, tmp_path):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(case["html"], encoding="utf-8")
    article = a.read_article(path)
    assert article.byline == case["byline"]
    assert [[p.kind, p.text] for p in article.parts if p.reason != "mark of a heading"] == case["layout"]
    assert a.quotes(article)[["text", "speaker"]].values.tolist() == case["quotes"]
