"""What figures say of a column is what the codebook says of it."""

import re

import pytest

from analysis import profile
from analysis.measures.columns import COLUMNS, COMPARED


@pytest.fixture(scope="module")
def codebook(root):
    """Definition and direction of each column, as the codebook has them."""
    rows = {}
    for line in (root / "CODEBOOK.md").read_text("utf-8").split("## Evidence")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5:
            rows |= {name: (cells[2], cells[4].strip("*")) for name in re.findall(r"`(\w+)`", cells[0])}
    return rows


@pytest.mark.parametrize("name", COLUMNS)
def test_direction_and_source_are_the_codebooks(codebook, name):
    definition, higher = codebook[name.removesuffix("_per_1000_words")]
    assert COLUMNS[name].higher == higher
    assert COLUMNS[name].source in definition


def test_each_is_a_column_of_a_profile():
    table = profile("It may rain, she said.", by="article")
    assert set(COLUMNS) <= set(table.columns)
    assert set(COMPARED) <= set(COLUMNS)


def test_labels_tell_columns_apart():
    assert len({column.title for column in COLUMNS.values()}) == len(COLUMNS)
    assert all(COLUMNS[name].short for name in COMPARED)
