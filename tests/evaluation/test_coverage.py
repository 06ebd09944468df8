"""Intervals hold what they promise: of sentences drawn from long articles, the whole article's figure is in 0.93."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from analysis.lexicons.lexicon import shipped_rows
from evaluation import coverage

PROMISED = 0.93


@pytest.fixture(scope="module")
def generated(root):
    """Articles of generated sentences: in a row they are as alike as anywhere else, on average."""
    spec = importlib.util.spec_from_file_location("newslike", root / "benchmarks" / "newslike.py")
    newslike = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(newslike)
    return [coverage.by_sentences(text) for text in newslike.NewsLike(seed=4).articles(9, 12_000)]


@pytest.fixture(scope="module")
def seeds(root):
    return [coverage.by_sentences(path.read_text("utf-8")) for path in sorted((root / "seeds").rglob("*.txt"))]


@pytest.mark.parametrize("in_a_row", [False, True])
def test_intervals_hold_on_texts_of_few_and_of_many_sentences(generated, in_a_row):
    sizes = (5, 10, 20) if in_a_row else (2, 5, 10, 20)  # generated quotations are two sentences long
    table = coverage.coverage(generated, in_a_row, sizes=sizes, draws=2000)
    assert len(table) > 12
    assert table.min(axis=None) >= PROMISED, table


def test_intervals_hold_on_few_sentences_of_other_manners(seeds):
    table = coverage.coverage(seeds, False, sizes=(2, 3, 4), draws=2000, least=12)
    assert table.min(axis=None) >= PROMISED, table


@pytest.fixture(scope="module")
def news(gold):
    """The annotated articles, by set."""
    return {name: [coverage.by_sentences(text) for text in texts] for name, texts in coverage.texts_of(gold).items()}


@pytest.mark.slow
@pytest.mark.parametrize("in_a_row", [False, True])
def test_intervals_hold_on_news(news, in_a_row):
    articles = [each for some in news.values() for each in some]
    sizes = coverage.SIZES[1:-1] if in_a_row else coverage.SIZES[1:]  # too few articles have 90 sentences
    table = coverage.coverage([each for each in articles if each.sums.shape[1]], in_a_row, sizes=sizes, draws=4000)
    assert table.min(axis=None) >= PROMISED


@pytest.mark.slow
def test_the_spreads_that_ship_are_measured_on_news(news):
    measured = coverage.spreads(news["train"])
    shipped = {row["measure"]: float(row["spread"]) for row in shipped_rows("sentence_spreads")}
    assert shipped == pytest.approx(measured, rel=0.01)


def test_an_interval_that_never_holds_is_found(seeds, monkeypatch):
    monkeypatch.setattr(coverage, "rate_columns", no_width)
    table = coverage.coverage(seeds, in_a_row=False, sizes=(4,), draws=200, least=12)
    assert table.loc["hedges_per_1000_words", 4] == 0
    assert table.loc["sentiment", 4] > 0


def no_width(name, counts, words, of, size):
    return {f"{name}_per_1000_words_low": np.full(size, -1.0), f"{name}_per_1000_words_high": np.full(size, -1.0)}


def test_no_set_is_an_error(tmp_path, capsys):
    assert coverage.main([str(Path(tmp_path))]) == 1
    assert "no annotated set" in capsys.readouterr().err
