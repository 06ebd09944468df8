"""Speakers: whose words a quotation is, as they stand and by the fullest name."""

import pytest
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.evidence.quotation.kinds import find_quotes
from analysis.evidence.quotation.speakers import find_speakers
from analysis.evidence.quotes import quotes
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading

CASES = cases("quotes")
PASSAGES = cases("speakers")
UNNAMED = frozenset(("he", "she", "they", "i", "we", "it"))


@pytest.mark.parametrize("case", params(CASES))
def test_whose_words_and_by_which_cue(case):
    columns = ["text", "kind", "speaker", "speaker_text", "cue"]
    table = quotes(case["text"])[columns].astype(object)
    found = table.where(table.notna(), None).to_dict("records")
    assert found == [{name: each.get(name) for name in columns} for each in case["quotes"]]


def speakers(text):
    table = quotes(text, rejected=True)
    return [name if isinstance(name, str) else None for name in table["speaker"]]


@pytest.mark.parametrize("case", params(PASSAGES))
def test_who_is_named_for_a_passage(case):
    assert speakers(case["text"]) == case["speakers"]


def test_names_given_to_passages_are_right_and_most_are_given():
    pairs = [pair for case in PASSAGES for pair in zip(speakers(case["text"]), case["speakers"], strict=True)]
    named = [found == right for found, right in pairs if found and found not in UNNAMED]
    wanted = [found == right for found, right in pairs if right and right not in UNNAMED]
    assert sum(named) / len(named) > 0.95
    assert sum(wanted) / len(wanted) > 0.9


def test_half_of_the_passages_are_hard_and_some_name_nobody():
    assert 2 * sum(case["hard"] for case in PASSAGES) >= len(PASSAGES)
    assert 5 * sum(not UNNAMED.isdisjoint(case["speakers"]) or None in case["speakers"] for case in PASSAGES) >= len(
        PASSAGES
    )


def test_some_cases_have_no_speaker():
    assert 5 * sum(not any(each["speaker"] for each in case["quotes"]) for case in CASES) >= len(CASES)


def test_one_speaker_for_each_quotation():
    text = "“One,” Lind said. “Two,” said Holm. “Three.” The ’90s. “Four”"
    reading = Reading(parse_article(text))
    assert len(reading.once(find_speakers)) == len(reading.once(find_quotations)) == 4


def test_a_speaker_is_looked_for_in_ones_own_article_only():
    quotes("“We are ready,” said Anna Berg.")
    assert quotes("“We are ready,” she said.")["speaker"].tolist() == ["she"]


def told(*articles):
    """Every quotation with its kind, the words that name its speaker, and the cue."""
    reading = Reading(*articles)
    for quote in reading.once(find_quotes):
        places = (quote.start, quote.end), (quote.speaker_start, quote.speaker_end)
        yield (*(reading.text[start:end] for start, end in places), quote.kind, quote.cue, quote.closed)


def test_articles_read_together_are_judged_as_each_alone():
    texts = [case["text"].replace("[", "").replace("]", "") for case in (*PASSAGES, *CASES, *cases("sources"))]
    articles = [parse_article(text) for text in texts]
    assert list(told(*articles)) == [each for article in articles for each in told(article)]
