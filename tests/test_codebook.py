"""The codebook names every column that a table has, and none that no table has."""

import re

import pytest

import analysis as a

TEXT = """The mayor said on Monday that the bridge may close. “We will surely repair it,” she added.

It was a terrible winter for the ferry."""
RATES = ("hedges", "boosters", "attributions", "quotes")
BY = ("section", "article", "voice", "paragraph", "sentence")


def named(codebook, heading):
    """The names in the first column of the tables below a heading."""
    part = re.split(r"^## ", codebook, flags=re.M)
    (body,) = [each for each in part if each.startswith(heading)]
    cells = [line.split("|")[1] for line in body.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def codebook(root):
    return (root / "CODEBOOK.md").read_text(encoding="utf-8")


def test_summaries(codebook):
    columns = {name for by in BY for name in a.profile(TEXT, by=by)}
    rates = {f"{name}_per_1000_words" for name in RATES}
    ends = {name for name in columns if name.endswith(("_low", "_high"))}
    assert rates < columns
    assert {name.removesuffix("_low").removesuffix("_high") for name in ends} < columns
    names = named(codebook, "Summaries")
    assert len(names) == len(set(names))
    assert set(names) == columns - rates - ends


def test_evidence(codebook):
    tables = [
        a.sentences(TEXT),
        *(table(TEXT, rejected=True) for table in (a.hedges, a.boosters, a.attributions, a.quotes, a.sentiment_words)),
    ]
    columns = {name for table in tables for name in table}
    names = named(codebook, "Evidence")
    assert len(names) == len(set(names))
    place = {"section", "sentence", "voice"}
    assert set(names) == columns - place


def test_every_public_function_says_what_it_does():
    for name in a.__all__:
        each = getattr(a, name)
        assert each.__doc__, name
        if callable(each) and not isinstance(each, type):
            assert ">>>" in each.__doc__, f"{name} has no example"
