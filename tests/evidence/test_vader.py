"""VADER's own scores: equal to vaderSentiment's on anything, in time linear in the text."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loading import cases
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.evidence.tone import vader
from analysis.text.memo import Remembered
from analysis.text.valences import normalise, spell_emoji

CASES = [case["text"] for case in cases("sentiment_vader")]
ORIGINAL = SentimentIntensityAnalyzer()
# fmt: off
WORDS = [
    "good", "bad", "great", "GOOD", "awful", "no", "No", "not", "never", "isn't", "without", "doubt", "so",
    "this", "or", "nor", "but", "But", "least", "at", "very", "VERY", "kind", "of", "sort", "just", "enough",
    "the", "shit", "bomb", "bad", "ass", "bus", "stop", "yeah", "right", "kiss", "death", "to", "die", "for",
    "beating", "broken", "heart", "slightly", "extremely", "plan", "it,", "good.", "\"great\"", ":)", ":(", "<3",
    "!", "!!!", "??", "—", "…", "👍", "💔😀", "nor.", "no,", "UNDER", "dont", "uh-uh", "hardly",
]
# fmt: on
sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
anything = st.text(max_size=60)


def same(sentence: str) -> None:
    assert vader.scores(sentence)._asdict() == ORIGINAL.polarity_scores(sentence)


@pytest.mark.parametrize("text", CASES)
def test_scores_are_vaders_own(text):
    same(normalise(text))


@settings(max_examples=400, deadline=None)
@given(sentences)
@example("no no good but but bad")
def test_scores_are_vaders_own_on_its_rules(text):
    same(text)


@pytest.mark.parametrize("word", ["good", "BAD"])
def test_scores_are_vaders_own_whatever_three_words_stand_before(word):
    rules = ["never", "so", "this", "without", "doubt", "least", "at", "very", "not", "kind", "of", "plan"]
    for before in product(rules, repeat=3):
        same(" ".join((*before, word)))


@settings(max_examples=200, deadline=None)
@given(anything)
def test_scores_are_vaders_own_on_any_text(text):
    same(text)
    same(normalise(text))


@settings(max_examples=100, deadline=None)
@given(st.lists(sentences, max_size=6))
def test_sentences_scored_together_score_as_each_alone(texts):
    texts = [spell_emoji(text) for text in texts]
    together = vader.Sentences(texts).scores().tolist()
    assert together == [list(vader.scores(text)) for text in texts]


def test_curly_marks_score_as_straight_ones():
    curly, straight = "It isn’t “good”, it’s ‘awful’.", "It isn't \"good\", it's 'awful'."
    assert normalise(curly) == straight
    assert vader.scores(normalise(curly)) == vader.scores(straight)
    assert vader.scores(normalise(curly)) != vader.scores(curly)  # what goes wrong without


@given(anything)
def test_normalising_keeps_offsets(text):
    assert len(normalise(text)) == len(text)


def test_one_emoji_is_spelt_as_vader_spells_it():
    assert spell_emoji("Good👍👍 now") == "Good thumbs up thumbs up now"


def test_many_emoji_and_many_equal_values_are_scored():
    assert vader.scores("👍" * 20_000).pos == 0
    assert vader.scores("good but bad " * 20_000).compound == -1.0


def test_what_is_remembered_is_bounded():
    known = Remembered(len, most=3)
    assert known.of(["a", "b", "c", "a"]) == [1, 1, 1, 1]
    assert len(known) == 3
    assert known["new"] == 3
    assert set(known) == {"new"}
