"""Pieces of text that are judged once each: the same columns from text to text, from thread to thread."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from analysis.text import distinct
from analysis.text.distinct import Distinct, Table, kept
from analysis.text.points import characters, pieces_of


def test_a_piece_is_judged_once_whatever_the_text():
    table, asked = Table(), Counter()

    def judge(piece):
        asked[piece] += 1
        return len(piece)

    for text, sizes in (("a bc a", [1, 2, 1]), ("bc def", [2, 3]), ("", []), ("a", [1])):
        assert Distinct(text.split(), table).column(judge, int).tolist() == sizes
    assert asked == Counter(["a", "bc", "def"])


def test_names_of_the_same_pieces():
    table = Table()
    for text in ("No no NO", "Yes no yes"):
        small = Distinct(text.split(), table).renamed(str.lower)
        assert small.spread(str) == text.lower().split()
    assert small.places(["yes", "never"]).tolist() == [0, 2]
    assert small.table.among(frozenset(["yes", "never"]))[small.ids].tolist() == [True, False, True]


@pytest.mark.parametrize("seed", range(20))
def test_stretches_of_a_text_are_the_pieces_that_one_would_cut_out(monkeypatch, seed):
    monkeypatch.setattr(distinct, "_PLACES", 4)  # so few that pieces drive out one another
    made, table = Random(seed), Table()
    for size in (0, 1, 3, 40, 400):
        text = "".join(made.choice("ab\0\xe9\xff’—😀\ud800" + 6 * " ") for _ in range(size)) + made.choice(
            [" ", "x" * 17]
        )
        whole = characters(text)
        found = Distinct.stretches(whole, *pieces_of(whole), table)
        assert found.spread(str) == text.split()
        assert found.ids.tolist() == table.numbers(text.split()).tolist()
    assert len(set(table.pieces)) == len(table.pieces)


def test_lists_are_remembered_and_many_of_them_take_no_more_room():
    table, words = Table(), [str(number) for number in range(400)]
    for text in (words, words[::-1]):
        pieces = Distinct(text, table)
        small = pieces.renamed(str.lower)
        for each in words:
            assert pieces.places(frozenset([each, "none"])).tolist() == pieces.places([each]).tolist()
        assert small.spread(str) == text
    assert len(table._columns) <= distinct.COLUMNS


@pytest.mark.parametrize("size", [0, 1, 5, 60])  # fewer words than are new, and more
def test_a_list_is_found_among_the_words_of_each_text(size):
    table, listed = Table(), frozenset(str(number) for number in range(0, 3 * size, 3))
    for first, last in ((0, 10), (5, 40), (40, 41), (41, 41), (0, 200)):
        words = [str(number) for number in range(first, last)]
        assert Distinct(words, table).mask(listed).tolist() == [word in listed for word in words]


@pytest.mark.parametrize("limit", ["MOST", "LONGEST"])
def test_a_table_that_has_grown_large_is_begun_anew_and_who_holds_it_keeps_it(monkeypatch, limit):
    monkeypatch.setattr(distinct, "_KEPT", {})
    monkeypatch.setattr(distinct, limit, 2)
    before = Distinct(["one", "two", "one", "four"], kept("words"))
    assert kept("words").pieces == []
    assert Distinct(["four"], kept("words")).column(len, int).tolist() == [4]
    assert before.column(len, int).tolist() == [3, 3, 3, 4]


def test_threads_share_a_table():
    table, texts = Table(), [[str(number % (7 + at)) for number in range(at, 3000)] for at in range(40)]

    def lengths(words):
        found = Distinct(words, table)
        return found.spread(str), found.column(len, int).tolist(), found.renamed(str.lower).spread(str)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lengths, texts))
    assert found == [(words, [len(word) for word in words], words) for words in texts]
    assert len(set(table.pieces)) == len(table.pieces) == 46
