"""The table of rules explains every rule that a table of evidence names."""

from pathlib import Path

import pytest

import analysis as a
from analysis.evidence.attribution.reasons import sentence
from analysis.lexicons.lexicon import shipped_rows

SEEDS = sorted(Path(__file__).resolve().parents[2].joinpath("seeds").rglob("*.txt"))
TABLES = {"attribution": a.attributions, "hedging": a.hedges, "quotation": a.quotes}


@pytest.fixture(scope="module")
def rules():
    return a.rules()


def test_each_rule_stands_once_with_its_meaning(rules):
    assert list(rules.columns) == ["measure", "rule", "meaning"]
    assert not rules.duplicated(["measure", "rule"]).any()
    assert rules["meaning"].str.len().min() > 10


@pytest.mark.parametrize("measure", TABLES)
def test_explains_what_the_tables_name(rules, measure):
    known = set(rules.loc[rules["measure"] == measure, "rule"])
    named = set()
    if measure == "attribution":  # told as sentences, each from one of the named rules
        rows = shipped_rows("attribution_rules")
        known |= {sentence(row["rule"], row["value"]) for row in rows if row["rule"] in known} | {"the word by itself"}
    for path in SEEDS:
        table = TABLES[measure](path.read_text("utf-8"))
        named |= {rule if rule in known else rule.split(":")[0] for rule in table["rule"] if rule}
    assert named
    assert named <= known
