"""Lexicons: what ships with the package, and how a person changes one."""

from importlib.resources import files

import pytest

from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import load_lexicon, make_lexicon

SHIPPED = sorted(path.name[:-4] for path in (files("analysis") / "lexicons").iterdir() if path.name.endswith(".csv"))


@pytest.fixture
def small():
    return make_lexicon(
        "small",
        [{"cue": "May", "tier": "core", "source": "us"}, {"cue": "might", "tier": "core", "source": "us"}],
    )


def test_cues_are_folded(small):
    assert "may" in small
    assert "MIGHT" in small
    assert "must" not in small


def test_adding_a_cue_gives_a_new_lexicon_that_says_so(small):
    larger = small.add("can’t tell", tier="extended")
    assert "can't tell" in larger
    assert "can't tell" not in small
    assert (len(small), len(larger)) == (2, 3)
    assert larger.name == "small +can't tell"


def test_adding_a_known_cue_changes_it(small):
    changed = small.add("may", tier="extended")
    assert [entry["tier"] for entry in changed.entries if entry["cue"] == "may"] == ["extended"]


def test_dropping_a_cue(small):
    smaller = small.drop("may")
    assert "may" not in smaller
    assert smaller.name == "small -may"


def test_what_cannot_be_changed_says_why(small):
    with pytest.raises(TearsheetError, match="has no cue must"):
        small.drop("must")
    with pytest.raises(TearsheetError, match="has no column colour; it has cue, tier, source"):
        small.add("must", colour="red")
    for cue in ("days, not weeks", "e.g.", "", " must"):
        with pytest.raises(TearsheetError, match="would never be found"):
            small.add(cue)


def test_cues_that_can_be_found_can_be_added(small):
    assert "so-called" in small.add("so-called").add("can’t  tell").add("20 or so")


def test_a_cue_stands_once():
    with pytest.raises(TearsheetError, match="more than once: may"):
        make_lexicon("twice", [{"cue": "may"}, {"cue": "May"}])


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_entry_is_whole(name):
    lines = (files("analysis") / "lexicons" / f"{name}.csv").read_text(encoding="utf-8")
    assert "\r" not in lines
    assert lines.endswith("\n")
    assert not [line for line in lines.splitlines() if line.startswith("#")]


def test_lexicons_ship():
    assert {"hedges", "boosters", "attributions"} <= set(SHIPPED)


@pytest.mark.parametrize("name", ["hedges", "boosters", "attributions"])
def test_every_cue_has_a_category_and_a_source(name):
    for entry in load_lexicon(name).entries:
        assert entry["category"], entry
        assert entry["source"], entry
