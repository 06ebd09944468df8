"""Agreement on one article, mark by mark."""

import pandas as pd
import pytest

from analysis import parse_article
from evaluation.agreement import agreement

TEXT = "“We may go,” said Ann Lee. “It is late.” The port is open."


def mark(kind, words, source=""):
    start = TEXT.index(words)
    at = TEXT.index(source) if source else None
    return (kind, start, start + len(words), at, at + len(source) if source else None)


def table(*marks):
    marks = pd.DataFrame(marks, columns=["kind", "start", "end", "source_start", "source_end"])
    return agreement(parse_article(TEXT), marks).set_index("kind")


def test_counts_and_sources():
    found = table(
        mark("quote", "“We may go,”", "Ann Lee"),
        mark("quote", "It is late."),
        mark("attribution", "said", "The port"),
        mark("hedge", "may go"),
    )
    assert found.loc["quote", ["by hand", "ours", "same", "sources", "sources found"]].tolist() == [2, 2, 1, 1, 1]
    assert found.loc["quote", "F1"] == pytest.approx(0.5)
    assert found.loc["attribution", ["same", "sources", "sources found"]].tolist() == [1, 1, 0]
    assert found.loc["hedge", "same"] == 1
    assert pd.isna(found.loc["hedge", "sources"])
    assert "booster" not in found.index


def test_nothing_found_scores_nothing():
    assert table(mark("booster", "open")).loc["booster", ["ours", "same", "F1"]].tolist() == [0, 0, 0]
