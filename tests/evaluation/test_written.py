"""README.md and CODEBOOK.md say what was measured, and nothing older."""

import pandas as pd
import pytest

from evaluation import written


@pytest.fixture(scope="module")
def figures(root):
    return pd.read_csv(root / "tests" / "validation" / "figures.csv")


@pytest.fixture(scope="module")
def speed(root):
    return pd.read_csv(root / "benchmarks" / "speed.csv", dtype=str)


def test_agreement_is_up_to_date(root, figures):
    assert written.taken(root / "CODEBOOK.md", written.VALIDATE) == written.agreement_table(figures)
    assert written.taken(root / "README.md", written.VALIDATE) == written.agreement_summary(figures)


def test_the_summary_has_every_main_figure(figures):
    assert len(written.agreement_summary(figures).splitlines()) == 2 + len(written.MAIN)


def test_speed_is_up_to_date(root, speed):
    assert written.taken(root / "CODEBOOK.md", written.BENCH) == written.speed_table(speed)
    assert written.taken(root / "README.md", written.BENCH) == written.speed_summary(speed)


def test_what_is_around_the_marks_stays(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("before\n<!-- make it: -->\nold\n<!-- :make it -->\nafter\n", encoding="utf-8")
    written.put(path, "make it", "new\n")
    assert path.read_text(encoding="utf-8") == "before\n<!-- make it: -->\nnew\n<!-- :make it -->\nafter\n"
    assert written.taken(path, "make it") == "new\n"
    with pytest.raises(ValueError, match="no place for make that"):
        written.put(path, "make that", "new\n")
