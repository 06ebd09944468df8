"""What is asked of the split text: which class a word has where it stands, what the article has, what stands where."""

import pytest

from analysis.article.article import Article
from analysis.article.parse import parse_article
from analysis.words.reading import Reading

LEAD = "The council met again on that day and talked for an hour.\n\n"
AFTER = len(LEAD.split())


def prose(*texts):
    return Reading(*(parse_article(LEAD + text) for text in texts)).prose


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They may go.", "may", ["modal"]),
        ("May nobody fall. They heard that.", "May", ["modal"]),
        ("They met Helen May there.", "May", [""]),  # after a given name
        ("They met Helen. May nobody fall.", "May", ["modal"]),  # in the sentence after the name
        ("They met Helen - May was near.", "May", ["modal"]),
        ("They hope May is warm.", "May", ["modal"]),  # a given name, written small
        ("Helen May left. They asked May.", "May", ["", ""]),  # the same one, by surname
        ("Alex May left. They asked in May.", "May", ["", "modal"]),  # `alex` may be any word of that name
        ("Will Orme said so.", "Will", [""]),  # a name of its own, before a surname
        ("They heard that Will Orme left.", "Will", [""]),
        ("Will Orme left. Will nobody help him.", "Will", ["", "modal"]),
        ("Will Orme leave?", "Will", ["modal"]),  # it asks
        ("“Will Orme leave?” she asked.", "Will", ["modal"]),
        ("“Will Orme leave? He can,” she said.", "Will", ["modal"]),
        ("Will Orme asked, “Is it over?”", "Will", [""]),  # what he says asks
        ("Will nobody help.", "Will", ["modal"]),
        ("Will, Orme said, was late.", "Will", ["modal"]),
        ("Nobody asked Will", "Will", ["modal"]),  # the last word
        ("Could Orme leave.", "Could", ["modal"]),  # no name at all
        ("The US told us so.", "US", [""]),
        ("The US told us so.", "us", ["object"]),
        ("I told Orme.", "I", ["pronoun"]),  # a capital that it always has
        ("It told Orme. They asked IT.", "It", ["pronoun"]),
        ("It told Orme. They asked IT.", "IT", [""]),
        ("Nora Law asked Judge Law. The Law was new.", "Law", ["", "", ""]),
        ("The Law was new.", "Law", ["document"]),
    ],
)
def test_the_class_of_a_word_that_may_be_a_name(text, word, expected):
    split = prose(text)
    assert [kind for each, kind in zip(split.words, split.classes, strict=True) if each == word] == expected
    assert split.classed.tolist() == [kind != "" for kind in split.classes]


def test_a_surname_is_one_in_its_article_only():
    split = prose("Helen May left.", "They left in May.", "Helen May left. May came back.")
    assert [kind for each, kind in zip(split.words, split.classes, strict=True) if each == "May"] == [
        "",
        "modal",
        "",
        "",
    ]


def test_the_first_word_has_no_word_before_it():
    split = Reading(parse_article("May Lee left in the rain. They came back in May, and nobody saw Helen")).prose
    assert [kind for each, kind in zip(split.words, split.classes, strict=True) if each == "May"] == ["", "modal"]


def test_whether_the_article_has_a_word():
    split = prose("Rain fell. They saw snow.", "Hail fell. They saw ice.")
    last = len(split.words) - 1
    assert split.has_word("Rain", AFTER)
    assert split.has_word("snow", 0)
    assert not split.has_word("Rain", AFTER, inside=True), "it opens a sentence"
    assert split.has_word("snow", AFTER, inside=True)
    assert not split.has_word("They", last, inside=True), "it opens the last sentence"
    assert not split.has_word("rain", AFTER), "written otherwise"
    assert not split.has_word("ice", AFTER), "in the other article"
    assert split.has_word("ice", last)
    assert not split.has_word("snow", last)
    assert not split.has_word("Sleet", AFTER)


def test_which_words_stand_in_stretches():
    split = prose("Rain fell.")
    last = len(split.words)
    assert split.within([(1, 3), (2, 4), (last - 1, last)]).nonzero()[0].tolist() == [1, 2, 3, last - 1]
    assert not split.within([]).any()


def test_where_an_article_begins_and_ends():
    split = prose("Rain fell.", "They saw ice.")
    first = AFTER + 2
    assert [split.article_words(at) for at in (0, first - 1)] == [(0, first)] * 2
    assert [split.article_words(at) for at in (first, len(split.words) - 1)] == [(first, len(split.words))] * 2


def test_which_sentence_and_which_word_stand_at_a_character():
    text = "Rain fell.  They saw ice."
    split = Reading(parse_article(text)).prose
    assert [split.sentence_at(text.index(each)) for each in ("Rain", ".", " They", "They", "ice")] == [0, 0, 0, 1, 1]
    assert split.sentence_at(len(text)) == 1
    assert [split.word_at(text.index(each)) for each in ("Rain", "in", " fell", "fell", ".", "They")] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    assert split.word_at(len(text)) == len(split.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn’t", ["It", "isn’t"]),  # nothing behind it
        ("I’d go", ["I’d", "go"]),
        ("the workers’", ["the", "workers"]),
        ("’tis so", ["tis", "so"]),
        ("rock ‘n’ roll", ["rock", "n", "roll"]),
        ("O‘Hara", ["O", "Hara"]),  # no apostrophe
    ],
)
def test_where_an_apostrophe_is_part_of_a_word(text, words):
    assert Reading(parse_article(text)).prose.words == words


def test_what_stands_between_two_words():
    split = prose("Well-known, isn’t it?", "Rain fell.. They ran - fast.")
    begins = AFTER
    assert split.gaps[begins : begins + 5] == [".\n\n", "-", ", ", " ", "\n"], "an article ends as a line does"
    assert split.parted[begins : begins + 5] == [True, False, True, False, True]
    parted = [word for word, before in zip(split.words, split.parted, strict=True) if before]
    assert parted == ["Well", "isn’t", "The", "Rain", "They", "fast"], "one dot may be that of an abbreviation"


def test_an_article_made_by_its_parts_alone_is_read_as_well():
    article = parse_article(LEAD + "They met Helen.")
    assert Reading(Article(article.text, article.parts, article.sections)).prose.words == Reading(article).prose.words
