"""The norms that ship are those that the code measures."""

import pytest

from analysis import TearsheetError
from analysis.measures.norms import SHIPPED
from evaluation import norms


def test_every_set_that_ships_can_be_measured():
    assert tuple(norms.SETS) == SHIPPED


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_norms_are_up_to_date(gold, name):
    """If this fails: `python -m evaluation.norms FOLDER --write`."""
    shipped = norms.LEXICONS / "norms" / f"{name}.csv"
    assert norms.file_of(name, gold) == shipped.read_text(encoding="utf-8")


def test_no_articles_are_an_error(tmp_path, capsys):
    with pytest.raises(TearsheetError, match="do not lie below"):
        norms.file_of(SHIPPED[0], tmp_path)
    assert norms.main([str(tmp_path)]) == 1
    assert "do not lie below" in capsys.readouterr().err
