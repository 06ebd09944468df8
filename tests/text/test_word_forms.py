"""What the form of a word says of it."""

import pytest

from analysis.text.word_forms import ending, is_adverb


@pytest.mark.parametrize("word", ["very", "perhaps", "again", "thus", "quietly", "early", "hotly"])
def test_adverbs_by_list_and_by_form(word):
    assert is_adverb(word)


@pytest.mark.parametrize("word", ["family", "rally", "ally", "july", "fly", "not", "since", "says", "ly", ""])
def test_no_adverbs_of_other_classes_or_of_nouns_that_end_so(word):
    assert not is_adverb(word)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("family", "word"), ("hotly", "adverb"), ("asking", "-ing"), ("asked", "-ed"), ("asks", "-s"), ("class", "word")],
)
def test_ending(word, kind):
    assert ending(word) == kind
