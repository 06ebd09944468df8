"""The fits from end to end on a few articles: what they write is what the package can read."""

import numpy as np
import pandas as pd
import pytest

from evaluation import fit_attribution, fit_quotation, fitting
from evaluation.gold import GoldArticle, find_set, load_polnear


@pytest.fixture(scope="module")
def some(gold):
    return tuple(load_polnear(find_set(gold, "polnear", split))[:30] for split in ("train", "dev"))


def test_attribution(some, tmp_path, capsys):
    pytest.importorskip("sklearn", reason="the fits need scikit-learn")
    fit_attribution.fit(*some, some[1], tmp_path)
    assert "one for each use" in capsys.readouterr().out
    cues = pd.read_csv(tmp_path / "attributions.csv", keep_default_na=False).set_index("cue")
    rules = pd.read_csv(tmp_path / "attribution_rules.csv", keep_default_na=False)
    shipped = [pd.read_csv(fitting.LEXICONS / name, nrows=1) for name in ("attributions.csv", "attribution_rules.csv")]
    assert [list(cues.reset_index()), list(rules)] == [list(each) for each in shipped]
    assert cues.loc["said", "weight"] > cues.loc["called", "weight"]
    assert 0.5 < cues.loc["said", "share"] <= 1
    assert rules["rule"].iloc[0] == "always"
    assert rules["weight"].abs().iloc[1:].min() >= fitting.SMALL
    assert len(rules) > 20


@pytest.mark.slow
def test_the_fits_write_what_ships(gold, tmp_path):
    pytest.importorskip("sklearn", reason="the fits need scikit-learn")
    articles = [load_polnear(find_set(gold, "polnear", split)) for split in ("train", "dev")]
    fit_attribution.fit(*articles, fit_attribution.wikinews(gold), tmp_path)
    fit_quotation.fit(*articles, tmp_path)
    for name in ("attributions.csv", "attribution_rules.csv", "quotation_rules.csv"):
        assert (tmp_path / name).read_bytes() == (fitting.LEXICONS / name).read_bytes()


def test_quotation(some, tmp_path, capsys):
    pytest.importorskip("sklearn", reason="the fits need scikit-learn")
    fit_quotation.fit(*some, tmp_path)
    assert "macro-F1" in capsys.readouterr().out
    rules = pd.read_csv(tmp_path / "quotation_rules.csv", keep_default_na=False)
    assert list(rules) == list(pd.read_csv(fitting.LEXICONS / "quotation_rules.csv", nrows=1))
    assert rules["rule"].iloc[0] == "always"


def test_scores_of_a_threshold_are_counted_by_article():
    articles = [GoldArticle(name, "", [[(0, 1)], [(2, 3)]], []) for name in "ab"]
    found = [
        fit_attribution.Example(*each, "said", [], "a thing") for each in ((0, 0, 1), (0, 9, 1), (0, 20, 0), (1, 0, 2))
    ]
    counts = fit_attribution.Counts(articles, found, np.array([2.0, 1.0, 1.0, -1.0]))
    assert counts.units({}).tolist() == [[2, 3, 1, 2], [0, 0, 0, 2]]
    assert counts.units({"a thing": -2}).tolist() == [[2, 3, 1, 2], [1, 1, 1, 2]]


def test_a_word_that_a_rule_counts_is_counted_once():
    text = "As Anna Hart put it, nobody knows."
    article, at = GoldArticle("a", text, [[(13, 16)]], []), text.index("put")
    found = [fit_attribution.Example(0, at, 1, "put", [], ("statement", "says it"))]
    counts = fit_attribution.with_marks([article], found, np.array([5.0]))
    assert counts.units({}).tolist() == [[1, 1, 1, 1]]


def test_own_sentences_have_their_cues_in_brackets():
    article = fit_attribution._unbracketed("Lind [said] it was over, [according to] Berg.")
    assert article.text == "Lind said it was over, according to Berg."
    assert [article.text[start:end] for ((start, end),) in article.cues] == ["said", "according to"]
    own = fit_attribution.own_sentences()
    assert len(own) > 600
    assert not [each.text for each in own if "[" in each.text or "]" in each.text]
    assert 20 * sum(bool(each.cues) for each in own) > len(own)


def test_features_become_columns():
    x = fitting.matrix([["b", "a", "b"], [], ["c", "b"]], fitting.numbered(["a", "b"]))
    assert x.toarray().tolist() == [[1, 1], [0, 0], [0, 1]]


def test_of_equal_thresholds_the_first_is_taken():
    assert fitting.best([1.0, 2.0, 3.0], lambda at: min(at, 2.0)) == 2.0


def test_a_folder_without_the_corpus_is_refused(tmp_path, capsys):
    assert fitting.command(fit_attribution.fit, "fit_attribution", "Fit.", [str(tmp_path)]) == 1
    assert "does not hold PolNeAR" in capsys.readouterr().err
