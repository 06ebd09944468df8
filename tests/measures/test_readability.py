"""Readability: the formulas by hand, against textstat, and the rules for too little text."""

import math

import numpy as np
import pytest

from analysis import parse_article, readability, sentences, textstat_readability
from analysis.errors import TearsheetError
from analysis.evidence.sentence_counts import COUNTS
from analysis.evidence.sentences import sentences as sentences_of
from analysis.lexicons.lexicon import shipped_rows
from analysis.measures.readability import FORMULAS, scores
from analysis.text.vocabulary import is_familiar, syllables, textstat_offline

# Words that CMUdict and the Dale-Chall list hold as they stand, sentences that end plainly: here both count alike.
ALIKE = (
    "The boy went home. He saw a big dog near the old mill. It ran to him and sat down by the door of the house.\n\n"
    "Then the sun came out and the day grew hot. They all went down to the water and did not come back again."
)


def row(text, **options):
    return readability(text, by="article", **options).iloc[0]


def counts(**given):
    return np.array([given.get(name, 0) for name in (*COUNTS, "sentences")], dtype=float)


def score(name, **given):
    return scores(counts(**given))[FORMULAS.index(name)]


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        # `The cat sat on the mat.`: six words of one syllable in one sentence.
        ("flesch_reading_ease", {"words": 6, "syllables": 6, "sentences": 1}, 116.145),
        ("flesch_kincaid_grade", {"words": 6, "syllables": 6, "sentences": 1}, -1.45),
        # McLaughlin 1969: thirty sentences; 1.0430 times the root of the polysyllables, plus 3.1291.
        ("smog_index", {"words": 600, "sentences": 30, "polysyllables": 49}, 1.043 * 7 + 3.1291),
        # Gunning 1952: a hundred words in five sentences, ten of them hard: 0.4 (20 + 10).
        ("gunning_fog", {"words": 100, "sentences": 5, "complex_words": 10}, 12.0),
        # Senter and Smith 1967: 4.7 strokes a word and 12 words a sentence.
        ("automated_readability_index", {"words": 120, "characters": 564, "sentences": 10}, 6.707),
        # Coleman and Liau 1975: 537 letters and 4.20 sentences in a hundred words. They give 0.0588 a letter and so
        # 14.5; textstat's 0.058 gives 14.1.
        ("coleman_liau_index", {"words": 1000, "letters": 5370, "sentences": 42}, 14.1028),
        # Dale and Chall 1948: 3.6365 more where over 5 % of the words are hard.
        ("dale_chall_readability_score", {"words": 100, "sentences": 5, "unfamiliar_words": 5}, 1.7815),
        ("dale_chall_readability_score", {"words": 100, "sentences": 5, "unfamiliar_words": 6}, 5.5759),
    ],
)
def test_formulas_by_hand(name, given, expected):
    assert score(name, **given) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", FORMULAS)
def test_equal_to_textstat_where_both_count_alike(name):
    ours = row(ALIKE)
    plain = ALIKE.replace("\n\n", " ")
    with textstat_offline() as textstat:
        assert ours["sentences"] == textstat.sentence_count(plain)
        assert ours["words"] == textstat.lexicon_count(plain)
        assert ours[name] == pytest.approx(getattr(textstat, name)(plain), abs=1e-9)


def test_textstat_alone_is_textstat():
    table = textstat_readability(ALIKE, by="article")
    for name in FORMULAS:
        with textstat_offline() as textstat:
            assert table[name].item() == getattr(textstat, name)(ALIKE.replace("\n\n", " "))


DIFFERENCES = [
    # (what textstat and we make of it, textstat's count, ours)
    ("The U.S. sold $243.5 billion of arms at 5 p.m. on Sept. 3 to Rep. Lee.", "sentences", 2, 1),
    ("He asked twice about the countries.", "unfamiliar", 3, 0),
]


def test_a_full_stop_inside_ends_no_sentence():
    text, _, theirs, ours = DIFFERENCES[0]
    with textstat_offline() as textstat:
        assert textstat.sentence_count(text) >= theirs
    assert row(text)["sentences"] == ours


@pytest.mark.parametrize("word", ["asked", "countries", "twice", "bigger", "running", "boy’s", "isn’t"])
def test_a_regular_form_of_a_familiar_word_is_familiar(word):
    assert is_familiar(word)


@pytest.mark.parametrize("word", ["geopolitics", "Qatar", "sovereignty", "trilateral"])
def test_other_words_are_not(word):
    assert not is_familiar(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("security", 4), ("United", 3), ("harbor’s", 2), ("don't", 1), ("a", 1), ("Qatar", 2)],
)
def test_syllables_of_words_that_the_dictionary_holds_are_textstats(word, expected):
    plain = word.replace("’", "'").removesuffix("'s").lower()
    assert syllables(word) == expected
    with textstat_offline() as textstat:
        assert syllables(word) == max(textstat.syllable_count(plain), 1)


@pytest.mark.parametrize(
    ("word", "expected"), [("blorfed", 1), ("Zelenskyy", 3), ("snorkelings", 3), ("1949", 1), ("x", 1)]
)
def test_syllables_of_other_words_are_their_vowel_groups(word, expected):
    assert syllables(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("paediatric", 4), ("blorfial", 3), ("blatial", 2),  # `ia` is one after `t`
        ("livestream", 2), ("deepfakes", 2), ("sateline", 3),  # `line` is no second part that tells
        ("mcnorth", 2), ("northmc", 1), ("baffleds", 2), ("blorfisms", 3), ("blorfist", 2),
    ],
)  # fmt: skip
def test_vowels_that_stand_apart_count_and_a_silent_one_inside_does_not(word, expected):
    assert syllables(word) == expected


def test_every_count_of_a_sentence_is_there():
    table = sentences("Nobody noticed the difference.")
    assert table.loc[0, [*COUNTS]].tolist() == [4, 9, 26, 27, 2, 0, 0]


def test_a_word_as_long_as_a_page_keeps_its_counts():
    counted = sentences(f"It rains. The {'ba' * 300} is long.").iloc[1]
    assert counted[["words", "syllables", "letters", "polysyllables"]].tolist() == [4, 303, 609, 1]


def test_a_capital_makes_a_word_a_name_but_not_at_the_start_of_a_sentence():
    fog = [sentences(text)["complex_words"].item() for text in ("We saw Byzantium.", "Byzantium fell.")]
    assert fog == [0, 1]


def test_too_little_text_is_not_a_number():
    assert math.isnan(row("Four words, not more.")["flesch_kincaid_grade"])
    assert math.isnan(row("Five words are just enough.")["smog_index"])
    assert not math.isnan(row("Five words are just enough.")["flesch_kincaid_grade"])
    assert math.isnan(row("Five words are just enough.")["flesch_kincaid_grade_low"]), "one sentence has no spread"


def test_intervals_hold_the_score_and_repeat():
    article = parse_article(ALIKE)
    first, second = readability(article), readability(parse_article(ALIKE))
    for name in FORMULAS:
        assert (first[f"{name}_low"] <= first[name]).all()
        assert (first[name] <= first[f"{name}_high"]).all()
        assert first[f"{name}_low"].equals(second[f"{name}_low"])


def test_by_what_is_checked():
    with pytest.raises(TearsheetError, match="by='sections' is not known; use one of section, article"):
        readability(ALIKE, by="sections")


def test_curly_marks_change_nothing():
    curly = ALIKE.replace("The boy", "“The boy’s friend").replace("home.", "home.”")
    straight = curly.replace("“", '"').replace("”", '"').replace("’", "'")
    assert row(curly)[list(FORMULAS)].tolist() == row(straight)[list(FORMULAS)].tolist()


def test_textstat_alone_finds_nothing_in_nothing():
    table = textstat_readability("", by="article").iloc[0]
    assert table[["words", "sentences"]].tolist() == [0, 0]
    assert table[list(FORMULAS)].isna().all()


def test_paragraphs_and_sentences_count_from_one():
    assert readability("One. Two.\n\nThree.", by="sentence")[["paragraph", "sentence"]].values.tolist() == [
        *([1, 1], [1, 2], [2, 3]),
    ]


def test_mean_lengths():
    table = row("Nobody noticed the difference. We saw it.")
    assert table["words_per_sentence"] == 3.5
    assert table["syllables_per_word"] == pytest.approx(12 / 7)


def test_where_the_words_may_be_difficult_enough_for_dale_challs_leap_its_interval_has_both():
    easy = "The cat sat on the mat and the dog ran to the door. The boy saw the cat and went home."
    hard = "It was an unambiguous, adversarial day for the cat and for the dog."
    name = "dale_chall_readability_score"

    def ends(text):
        row = readability(text, "article").iloc[0]
        return row[name] - row[f"{name}_low"], row[f"{name}_high"] - row[name]

    below, above = ends(f"{easy} {hard}")  # 3 words of 35
    assert below - above == pytest.approx(3.6365)
    below, above = ends(f"{easy} {easy} {easy} {easy} {hard}")  # 3 of 95
    assert above - below == pytest.approx(3.6365)
    below, above = ends(" ".join([easy] * 40))
    assert above == pytest.approx(below)


def ease_of(text):
    return readability(text, "article")["reading_ease"].item()


EASY = "The boy saw a dog. It ran to him. He was glad and he sat down. They went home."


@pytest.mark.parametrize(
    "harder",
    [
        EASY.replace(". It", " and it").replace(". He", " and he"),
        EASY.replace("dog", "quadruped"),
        EASY.replace("They went", "In the end of the day they went"),
        EASY.replace("glad", "government").replace("dog", "statement"),
        EASY.replace(" a dog", ", a, dog"),
        EASY.replace("saw a", "saw; a"),
    ],
)
def test_whatever_counts_makes_a_text_harder(harder):
    assert ease_of(harder) < ease_of(EASY)


def test_reading_ease_is_the_sum_that_its_weights_say():
    weights = {row["count"]: float(row["weight"]) for row in shipped_rows("reading_ease")}
    # 18 words, 4 sentences; none is unfamiliar; `to` is no preposition here, as by the lists.
    text = "The man of the town ran, ate and sat. He had the statement; it was in the book of his."
    words, sentences = 20, 2
    table = sentences_of(text)
    assert (table["words"].sum(), len(table)) == (words, sentences)
    unfamiliar = table["unfamiliar_words"].sum()
    shares = {"unfamiliar_words": unfamiliar, "prepositions": 3, "abstract_words": 1, "commas": 1, "semicolons": 1}
    expected = weights["constant"] + weights["words_per_sentence"] * (words / sentences) ** 0.5
    expected += sum(weights[name] * (100 * count / words) ** 0.5 for name, count in shares.items())
    assert ease_of(text) == pytest.approx(expected)


def test_no_count_makes_a_text_easier():
    weights = {row["count"]: float(row["weight"]) for row in shipped_rows("reading_ease")}
    assert weights.pop("constant") > 50
    assert max(weights.values()) < 0


def test_reading_ease_of_too_little_text_is_missing():
    assert math.isnan(ease_of("Four words, not more."))
    assert math.isnan(ease_of(""))
    row = readability("Five words are just enough.", "article").iloc[0]
    assert not math.isnan(row["reading_ease"])
    assert math.isnan(row["reading_ease_low"])


def test_sentences_list_their_unfamiliar_words():
    table = sentences_of("The fiscal dog ran. “Ombudsmen’s” quotas fell. It ran.")
    assert table["unfamiliar"].tolist() == ["fiscal", "Ombudsmen’s, quotas", ""]
    assert [len(words.split(", ")) if words else 0 for words in table["unfamiliar"]] == table[
        "unfamiliar_words"
    ].tolist()
