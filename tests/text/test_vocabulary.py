"""Syllables and familiarity of words that the American dictionaries spell otherwise, or do not hold."""

import pytest

from analysis.text.vocabulary import american, is_familiar, syllables


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("litre sombre modelled quarrelled moustache saviour grey", (2, 2, 2, 2, 2, 2, 1)),
        ("manoeuvre manoeuvres manoeuvred jewellery calibre epicentre", (3, 3, 3, 3, 3, 4)),
        ("realise realising analyse haemorrhage oestrogen decarbonise", (3, 4, 3, 3, 3, 4)),
        # no other spelling: sounds that look like one
        ("cello poetry flour devour wise mesmerise scoured", (2, 3, 2, 3, 1, 3, 2)),
    ],
)
def test_a_british_spelling_has_the_syllables_of_the_american_one(words, number):
    assert tuple(map(syllables, words.split())) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("cryptocurrencies detainees preregistered decertified", (5, 3, 4, 4)),
        ("retagged overcharges unspliced livestreamed", (2, 4, 2, 2)),  # silent
    ],
)
def test_an_e_behind_a_vowel_is_no_silent_ending(words, number):
    assert tuple(map(syllables, words.split())) == number


@pytest.mark.parametrize(
    "word", ["neighbours", "colour", "Theatre", "grey", "centres", "cheques", "favourite", "ploughed"]
)
def test_a_british_spelling_is_as_familiar_as_the_american_one(word):
    assert is_familiar(word)


@pytest.mark.parametrize("word", ["Boeing", "Notre", "organise", "Petre", "contour", "synagogue", "Raphael"])
def test_what_only_looks_like_a_spelling_is_not_made_familiar(word):
    assert not is_familiar(word)


@pytest.mark.parametrize(
    "word", ["hour", "our", "four", "poet", "shoes", "Michael", "acre", "does", "once", "since", "promise", "filled"]
)
def test_other_words_stay_as_they_are_or_are_known_anyway(word):
    assert american(word) == word or is_familiar(word)
