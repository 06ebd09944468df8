"""The word lists: whole, with a source for each word, and each asked for by the code."""

import re
from collections import Counter

import pytest

from analysis.lexicons.lexicon import shipped_rows
from analysis.text.classes import word_classes, word_list

ROWS = shipped_rows("word_lists")
CLASSES = [row for row in ROWS if row["kind"] == "class"]


def members(name):
    return {word for word, kind in word_classes().items() if kind == name}


def test_every_row_is_whole_and_stands_there_once():
    assert [row for row in ROWS if not all(row.values())] == []
    assert [each for each, times in Counter((row["list"], row["word"]) for row in ROWS).items() if times > 1] == []
    assert {row["kind"] for row in ROWS} == {"word", "class", "but"}


def test_lists_stand_in_the_order_of_their_names():
    assert [row["list"] for row in ROWS] == sorted(row["list"] for row in ROWS)


def test_a_list_keeps_its_words_as_they_are_written():
    assert {"Ms", "Cllr"} <= word_list("abbreviated_titles")
    assert "he" in word_list("masculine")


def test_a_list_takes_a_class_but_for_some_words():
    assert word_list("persons") >= members("pronoun") - {"it"} | {"voters"}
    assert "it" not in word_list("persons")


def test_no_list_repeats_a_class_that_it_takes():
    for row in CLASSES:
        taken = members(row["word"])
        assert taken, row
        assert not taken & {each["word"] for each in ROWS if each["list"] == row["list"] and each["kind"] == "word"}


def test_what_a_list_leaves_out_its_classes_have():
    for row in (each for each in ROWS if each["kind"] == "but"):
        taken = [each["word"] for each in CLASSES if each["list"] == row["list"]]
        assert word_classes()[row["word"]] in taken, row


def test_every_list_is_asked_for_and_every_list_asked_for_is_there(root):
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "analysis").rglob("*.py")))
    asked = set(re.findall(r"""(?:word_list|any_of|words_of)\(["'](\w+)["']\)""", code))
    assert {row["list"] for row in ROWS} == asked


def test_a_list_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        word_list("nothing")
