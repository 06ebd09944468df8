"""Sentences and words: where each begins and ends."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import cases, params
from running import lines_run

from analysis import parse_article, read_article
from analysis.lexicons.keys import fold
from analysis.text.characters import straighten
from analysis.text.classes import word_list
from analysis.text.points import characters
from analysis.words.reading import read
from analysis.words.sentence_ends import SHORT, sentences_of
from analysis.words.splitting import Prose

CASES = cases("sentences")


def sentence_spans(text, start=0, end=None):
    """The sentences of one paragraph."""
    spans, _ = sentences_of(characters(text), [(start, len(text) if end is None else end)])
    return [tuple(span) for span in spans.tolist()]


@pytest.mark.parametrize("case", params(CASES))
def test_sentences(case):
    text = " ".join(case["sentences"])
    assert [text[start:end] for start, end in sentence_spans(text)] == case["sentences"]


def test_the_seed_has_thirty_sentences_where_textstat_counts_more(root):
    article = read_article(root / "seeds" / "qatar-security-guarantee.txt")
    prose = read(article).prose
    sections = [prose.paragraph_section[number] for number in prose.sentence_paragraph]
    assert [sections.count(number) for number in range(7)] == [2, 6, 5, 5, 3, 5, 4]
    biography = next(part for part in article.furniture if "biography" in part.reason)
    assert len(sentence_spans(article.text, biography.start, biography.end)) == 2
    last = [article.text[slice(*span)] for span, section in zip(prose.sentences, sections, strict=True) if section == 6]
    assert not any(each.endswith(("U.S.", "$243.")) for each in last)


@given(st.text())
def test_every_word_is_in_one_sentence(text):
    prose = Prose(text, [(0, len(text))], [0], [0])
    assert [text[start:end] for start, end in zip(prose.starts, prose.ends, strict=True)] == prose.words
    assert prose.first_word[-1] == len(prose.words)
    assert all(first < last for first, last in zip(prose.first_word, prose.first_word[1:], strict=False))
    for number, (start, end) in enumerate(prose.sentences):
        words = range(prose.first_word[number], prose.first_word[number + 1])
        assert all(start <= prose.starts[at] and prose.ends[at] <= end for at in words)


PIECES = ["It rains", "Ann", "a", "U.S.", "Mr.", "Vol. 2", "5 p.m.", "etc.", "1)", *"“”‘’'\"(),.?!…— * "]


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1).map("".join), min_size=1, max_size=4))
def test_paragraphs_are_split_together_as_alone(paragraphs):
    check_paragraphs([" ".join(each.split()) or "*" for each in paragraphs])


def test_the_cases_are_split_together_as_alone():
    check_paragraphs([" ".join(case["sentences"]) for case in CASES])


def check_paragraphs(paragraphs):
    begins = [sum(len(each) + 2 for each in paragraphs[:number]) for number in range(len(paragraphs))]
    places = [(begin, begin + len(each)) for begin, each in zip(begins, paragraphs, strict=True)]
    spans, of = sentences_of(characters("\n\n".join(paragraphs)), places)
    for number, (begin, paragraph) in enumerate(zip(begins, paragraphs, strict=True)):
        alone = sentence_spans(paragraph)
        assert [(start - begin, end - begin) for start, end in spans[of == number].tolist()] == alone
        assert all(start < end for start, end in alone)
        assert all(one[1] <= other[0] for one, other in pairwise(alone))
        assert all(any(letter.isalnum() for letter in paragraph[start:end]) for start, end in alone)
        if alone:
            assert alone[0][0] >= 0
            assert alone[-1][1] == len(paragraph), "what closes the paragraph belongs to its last sentence"
        else:
            assert not any(letter.isalnum() for letter in paragraph)


@given(st.text())
def test_straight_marks_keep_their_places(text):
    assert len(straighten(text)) == len(text)
    assert straighten(straighten(text)) == straighten(text)


def test_marks_and_narrow_spaces_become_plain_ones_and_nothing_else_changes():
    assert straighten("“”„‟«»‘’‚‛`´ʼ‑‐\u00a0\u2009\u202f") == '""""""' + "'" * 7 + "--   "
    plain = string.printable.replace("`", "") + "éß—–…雨🙂"
    assert straighten(plain) == plain


def test_titles_are_as_short_as_the_first_look_takes_them_for():
    titles = word_list("abbreviated_titles")
    assert all(title[0].isupper() and len(title) <= SHORT for title in titles)


@pytest.mark.parametrize("space", "\u2028\u2029\x85\u2003\u3000\xa0")
def test_wide_spaces_and_line_ends_are_read_where_sentencex_fails_on_them(space):
    text = f"Plan A{space}. It may rain.{space}It is {space}B{space}. So be it."
    prose = Prose(text, [(0, len(text))], [0], [0])
    assert prose.folded == ["plan", "a", "it", "may", "rain", "it", "is", "b", "so", "be", "it"]
    assert [text[start:end] for start, end in prose.sentences][-1] == "So be it."


@given(st.text(alphabet="ab’' .“”\n", max_size=60))
def test_curly_and_straight_split_alike(text):
    curly, straight = read(parse_article(text)).prose, read(parse_article(straighten(text))).prose
    assert [fold(word) for word in curly.words] == [fold(word) for word in straight.words]
    assert curly.first_word == straight.first_word, "a word went to another sentence"


@pytest.mark.parametrize("hostile", ["“", "‘a ", "a. ", "(", "U.S. ", "!?", "no. A"])
def test_cost_grows_with_length(hostile):
    """Four times the text has about four times the sentences, and takes about four times the lines of Python."""
    one, four = (len(sentence_spans("Word " + hostile * number)) for number in (500, 2000))
    assert four <= 4 * one + 4
    one, four = (lines_run(sentence_spans, "Word " + hostile * number) for number in (500, 2000))
    assert four <= 4.6 * one + 500
