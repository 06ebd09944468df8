"""Lexicons: what ships with the package, how a person changes one, and what no measure takes."""

import csv
import doctest
import re
from importlib.resources import files

import pytest

import analysis as a
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import KINDS, Lexicon, load_lexicon, make_lexicon, shipped_rows

FOLDER = files("analysis") / "lexicons"
SHIPPED = sorted(path.name[:-4] for path in FOLDER.iterdir() if path.name.endswith(".csv"))
TEXT = "The mayor said that it may rain."
MEASURES = {
    "hedges": [a.hedges, a.hedging],
    "boosters": [a.boosters],
    "attributions": [a.attributions, a.attribution],
    "sentiment_corrections": [a.sentiment_words, a.sentiment],
}
TAKEN = [(kind, measure) for kind, measures in MEASURES.items() for measure in measures]


@pytest.fixture
def small():
    rows = [{"cue": "May", "tier": "core", "source": "us"}, {"cue": "might", "tier": "core", "source": "us"}]
    return make_lexicon("small", "hedges", rows)


def test_cues_are_folded(small):
    assert "may" in small
    assert "MIGHT" in small
    assert "must" not in small


def test_adding_a_cue_gives_a_new_lexicon_that_says_so(small):
    larger = small.add("can’t tell", tier="extended")
    assert "can't tell" in larger
    assert "can't tell" not in small
    assert (len(small), len(larger)) == (2, 3)
    assert (larger.name, larger.kind) == ("small +can't tell", "hedges")


def test_adding_a_known_cue_changes_it(small):
    changed = small.add("may", tier="extended")
    assert [entry["tier"] for entry in changed.entries if entry["cue"] == "may"] == ["extended"]


def test_dropping_a_cue(small):
    smaller = small.drop("may")
    assert "may" not in smaller
    assert smaller.name == "small -may"


def test_an_emptied_lexicon_is_still_one(small):
    empty = small.drop("may", "might")
    assert (len(empty), list(empty.frame())) == (0, ["cue", "category", "tier", "rule", "source"])
    assert "must" in empty.add("must", tier="core")
    assert a.hedges(TEXT, lexicon=empty).empty


@pytest.mark.parametrize("kind", KINDS)
def test_an_emptied_lexicon_finds_nothing_and_names_itself(kind):
    empty = Lexicon("none", kind, ())
    for measure in MEASURES[kind]:
        assert measure(TEXT, lexicon=empty).attrs["lexicon"] == "none"


@pytest.mark.parametrize(
    ("kind", "cue", "columns", "why"),
    [
        ("hedges", "must", {"colour": "red"}, "has no column colour; it has cue, category, tier, rule, source"),
        ("hedges", "days, not weeks", {}, "would never be found: a cue is words"),
        ("hedges", "e.g.", {}, "would never be found: a cue is words"),
        ("boosters", "", {}, "would never be found: a cue is words"),
        ("sentiment_corrections", " must", {}, "would never be found: a cue is words"),
        ("attributions", "gave voice", {}, "would never be found: the cue of an attribution is one word"),
        ("attributions", "let it be known", {}, "would never be found: the cue of an attribution is one word"),
        ("attributions", "tut-tutted", {}, "would never be found: the cue of an attribution is one word"),
        ("hedges", "rain", {"tier": "cor"}, "no tier is called 'cor'; there are core, evidential, extended"),
        ("hedges", "rain", {"category": "nuon"}, "no category is called 'nuon'; there are adjective, adverb"),
        ("hedges", "rain", {"rule": "month guess"}, "no rule is called 'guess'; there are absolute"),
        ("boosters", "rain", {"tier": "core"}, "has no column tier"),
        ("attributions", "rained", {"tone": "loud"}, "no tone is called 'loud'; there are evidential, loaded, neutral"),
        ("attributions", "rained", {"category": "modal"}, "no category is called 'modal'; there are attitude, belief"),
        ("attributions", "rained", {"weight": "lots"}, "the weight of 'rained' is 'lots'; write a number$"),
        ("attributions", "rained", {"weight": float("nan")}, "the weight of 'rained' is 'nan'; write a number$"),
        ("attributions", "rained", {"share": "60 %"}, "the share of 'rained' is '60 %'; write a number from 0 to 1"),
        ("sentiment_corrections", "rain", {"valence": 5}, "the valence of 'rain' is '5'; write a number from -4 to 4"),
    ],
)
def test_what_no_measure_finds_or_understands_cannot_be_added(kind, cue, columns, why):
    with pytest.raises(TearsheetError, match=why):
        load_lexicon(kind).add(cue, **columns)


def test_a_cue_that_is_not_there_cannot_be_dropped(small):
    with pytest.raises(TearsheetError, match="has no cue must"):
        small.drop("must")


def test_cues_that_can_be_found_can_be_added(small):
    assert "so-called" in small.add("so-called").add("can’t  tell").add("20 or so")
    assert "rained" in load_lexicon("attributions").add("rained", weight=2)
    assert a.hedges("It was so called.", lexicon=small.add("so-called"))["text"].tolist() == ["so called"]


def test_numbers_may_be_given_as_numbers():
    lexicon = load_lexicon("sentiment_corrections").add("bridge", valence=1.5)
    assert a.sentiment_words("The bridge is long.", lexicon=lexicon)["valence"].tolist() == [1.5]


def test_a_cue_stands_once():
    with pytest.raises(TearsheetError, match="more than once: may"):
        make_lexicon("twice", "hedges", [{"cue": "may"}, {"cue": "May"}])


@pytest.mark.parametrize("name", [name for name in SHIPPED if name not in KINDS] + ["nothing", "", "Hedges"])
def test_only_what_a_measure_takes_is_a_lexicon(name):
    with pytest.raises(TearsheetError, match=rf"no lexicon '{name}'; there are {', '.join(KINDS)}; for a file"):
        load_lexicon(name)


@pytest.mark.parametrize(("kind", "measure"), TAKEN)
def test_what_is_no_lexicon_of_the_kind_is_refused(kind, measure):
    with pytest.raises(TearsheetError, match=rf"wants a Lexicon, not str: hand over load_lexicon\('{kind}'\)"):
        measure(TEXT, lexicon="hedges")
    other = load_lexicon(next(each for each in KINDS if each != kind))
    with pytest.raises(TearsheetError, match=rf"wants {kind}, and '{other.name}' holds {other.kind}: hand over"):
        measure(TEXT, lexicon=other)


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_lexicon_is_as_one_of_your_own_must_be(kind):
    assert make_lexicon(kind, kind, shipped_rows(kind)).entries == load_lexicon(kind).entries


def test_a_file_of_your_own(tmp_path):
    path = tmp_path / "house.csv"
    path.write_text("\ufeffcue,tier\nOne suspects,core\n", encoding="utf-8")
    house = load_lexicon(path, kind="hedges")
    assert (house.name, house.kind, len(house)) == ("house", "hedges", 1)
    table = a.hedges("One suspects that it may rain.", lexicon=house)
    assert table[["text", "tier"]].values.tolist() == [["One suspects", "core"]]
    assert table.attrs["lexicon"] == "house"


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"word,tier\nrain,core\n", "house, entry 1 has no column word; it has cue, category"),
        (b"tier\ncore\n", "house, entry 1 has no column cue"),
        (b"cue,tier\nrain,core,more\n", "house, entry 1 has more cells than there are columns"),
        (b"cue,tier\nrain,core\nsnow,cor\n", "house, entry 2: no tier is called 'cor'"),
        (b"cue\nrain\n\ne.g.\n", "house, entry 2: 'e.g.' would never be found"),
        (b"cue\nrain\nRain\n", "more than once: rain"),
        (b"cue\ncaf\xe9\n", "cannot be read as a lexicon: save it as CSV in UTF-8$"),
        (b"cue;tier\nrain;core\n", "has semicolons between its columns: save it with commas$"),
        (None, r"there is no file .*house.csv \(looked from .*\)$"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path, held, why):
    path = tmp_path / "house.csv"
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(TearsheetError, match=why):
        load_lexicon(str(path), kind="hedges")


def test_a_folder_is_no_lexicon(tmp_path):
    with pytest.raises(TearsheetError, match="cannot be read as a lexicon: Is a directory"):
        load_lexicon(tmp_path, kind="hedges")


@pytest.mark.parametrize("wrong", [None, 3, ["hedges"]])
def test_neither_a_name_nor_a_path(wrong, small):
    with pytest.raises(TearsheetError, match=f"or the path of a file, not {type(wrong).__name__}"):
        load_lexicon(wrong)
    for change in (small.add, small.drop):
        with pytest.raises(TearsheetError, match=f"a cue is text .str., not {type(wrong).__name__}"):
            change(wrong)


def test_a_kind_that_is_none():
    with pytest.raises(
        TearsheetError, match=f"no lexicon 'quotes'; there are {', '.join(KINDS)}, sentiment_dictionary$"
    ):
        load_lexicon("house.csv", kind="quotes")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_row_is_whole_and_has_a_source(name):
    text = (FOLDER / f"{name}.csv").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not [line for line in text.splitlines() if line.startswith("#")]
    rows = list(csv.DictReader(text.splitlines()))
    assert [row for row in rows if not row["source"] or None in row or None in row.values()] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_no_column_is_empty_throughout(name):
    rows = shipped_rows(name)
    assert [column for column in rows[0] if not any(row[column] for row in rows)] == []


@pytest.mark.parametrize("name", ["hedges", "boosters", "attributions"])
def test_every_cue_has_a_category(name):
    assert [entry for entry in load_lexicon(name).entries if not entry["category"]] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_readme_says_what_each_column_is(name):
    sections = (FOLDER / "README.md").read_text(encoding="utf-8").split("\n##")
    (said,) = [each for each in sections if f"`{name}.csv`" in each.partition("\n")[0]]
    assert set(shipped_rows(name)[0]) <= set(re.findall(r"`(\w+)`", said.partition("\n")[2]))


def test_the_readme_says_of_no_file_that_is_not_there():
    named = set(re.findall(r"`(\w+)\.csv`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert named - set(SHIPPED) <= {"layout_words", "my_hedges"}


def test_the_example_in_the_readme():
    failed, tried = doctest.testfile(str(FOLDER / "README.md"), module_relative=False)
    assert tried
    assert not failed
