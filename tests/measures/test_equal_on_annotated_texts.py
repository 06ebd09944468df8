"""On every annotated text that is here: two ways of measuring agree, and VADER and textstat with us."""

import pandas as pd
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import parse_article, profile, profile_texts, sentences
from analysis.lexicons.keys import WORD, fold
from analysis.text.valences import normalise
from analysis.text.vocabulary import is_familiar, pronounced, syllables, textstat_offline
from evaluation import gold as sets

pytestmark = pytest.mark.filterwarnings("ignore::analysis.TearsheetWarning")  # one text is a counting rhyme


@pytest.fixture(scope="module")
def texts(gold):
    found = []
    for split in ("dev", "train"):
        place = sets.find_set(gold, "polnear", split)
        found += [article.text for article in sets.load_polnear(place)] if place else []
    place = sets.find_set(gold, "editorials")
    if place:
        found += ["\n\n".join(text for text, _ in piece) for piece in sets.load_editorials(place).values()]
    place = sets.find_set(gold, "clear")
    found += [excerpt.text for excerpt in sets.load_clear(place)] if place else []
    assert found, "the folder holds none of the annotated sets"
    return found


def test_a_column_gives_what_one_by_one_gives(texts):
    some = texts[::3]
    together = profile_texts(pd.DataFrame({"text": some}), intervals=False)
    assert together["error"].isna().all()
    one_by_one = pd.concat([profile(text, by="article", intervals=False) for text in some], ignore_index=True)
    pd.testing.assert_frame_equal(
        together.drop(columns=["error", "article"]), one_by_one.drop(columns="article"), check_dtype=False
    )


def test_compound_is_vaders_own(texts):
    analyzer = SentimentIntensityAnalyzer()
    for text in texts[::12]:
        for row in sentences(parse_article(text)).itertuples():
            theirs = analyzer.polarity_scores(normalise(row.text))
            assert (row.neg, row.neu, row.pos, row.compound) == tuple(
                theirs[key] for key in ("neg", "neu", "pos", "compound")
            )


def test_words_are_judged_as_textstat_judges_them(texts):
    words = {fold(word) for text in texts for word in WORD.findall(text)}
    known = [word for word in words if word in pronounced()]
    assert len(known) > 1000
    with textstat_offline() as textstat:
        for word in known:
            assert syllables(word) == max(textstat.syllable_count(word), 1), word
        for word in words:
            if textstat.is_easy_word(word, 0):
                assert is_familiar(word), word
