"""The fit of reading ease: what it writes is what ships, and it earns its place."""

import numpy as np
import pytest

from analysis.lexicons.lexicon import shipped_rows
from evaluation import fit_ease
from evaluation.gold import GoldExcerpt, find_set, load_clear, load_lines


def test_a_fit_finds_what_makes_texts_harder():
    generator = np.random.default_rng(2)
    excerpts = []
    for _ in range(60):
        long = int(generator.integers(1, 12))
        text = " ".join(["The cat ran " + "and ran " * long + "home."] * 3)
        excerpts.append(GoldExcerpt(text, -float(long), 3, {}))
    _, weights, own, other = fit_ease.fit(excerpts)
    assert weights[0] < 0
    assert (weights <= 0).all()
    assert min(own, other) > 0.95


@pytest.mark.slow
def test_the_weights_that_ship_are_those_of_the_fit_and_agree_with_teachers(gold):
    constant, weights, _, other = fit_ease.fit(load_clear(find_set(gold, "clear")))
    shipped = [float(row["weight"]) for row in shipped_rows("reading_ease")]
    assert shipped == pytest.approx([constant, *weights], rel=0.01)
    assert other >= 0.62
    assert fit_ease.pairs_in_order(weights, load_lines(find_set(gold, "onestop"))) >= 0.979


def test_no_sets_are_an_error(tmp_path, capsys):
    assert fit_ease.main([str(tmp_path)]) == 1
    assert "does not hold CLEAR" in capsys.readouterr().err
