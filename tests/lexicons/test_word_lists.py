"""The word lists: whole, with a source for each word, and each asked for by the code."""

import re
from collections import Counter

import pytest

from analysis.lexicons.lexicon import shipped_rows
from analysis.text.classes import word_list

ROWS = shipped_rows("word_lists")


def test_every_word_has_a_list_and_a_source_and_stands_there_once():
    assert [row for row in ROWS if not (row["list"] and row["word"] and row["source"])] == []
    assert [each for each, times in Counter((row["list"], row["word"]) for row in ROWS).items() if times > 1] == []


def test_lists_stand_in_the_order_of_their_names():
    assert [row["list"] for row in ROWS] == sorted(row["list"] for row in ROWS)


def test_a_list_keeps_its_words_as_they_are_written():
    assert {"Ms", "Cllr"} <= word_list("abbreviated_titles")
    assert "he" in word_list("masculine")


def test_every_list_is_asked_for_and_every_list_asked_for_is_there(root):
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "analysis").rglob("*.py")))
    asked = set(re.findall(r"""(?:word_list|_any_of|words_of)\(["'](\w+)["']\)""", code))
    assert {row["list"] for row in ROWS} <= asked
    for name in re.findall(r"""(?:word_list|_any_of)\(["'](\w+)["']\)""", code):
        assert word_list(name)


def test_a_list_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        word_list("nothing")
