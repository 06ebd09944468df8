"""What a word of speech is used as, and how that is told."""

import re

import pytest
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.evidence.attribution.context import PAIRS, RULES
from analysis.evidence.attribution.reasons import sentence
from analysis.evidence.attribution.use import form
from analysis.evidence.attribution.weights import Candidates
from analysis.evidence.attributions import attributions
from analysis.lexicons.lexicon import load_lexicon, shipped_rows
from analysis.words.reading import Reading
from evaluation.forms import verb_forms

CASES = cases("surroundings")


def found(text):
    at, reading = text.index("["), Reading(parse_article(re.sub(r"[\[\]]", "", text)))
    return next(
        each for each in Candidates(reading, load_lexicon("attributions")) if reading.prose.starts[each.at] == at
    )


@pytest.mark.parametrize("case", params(CASES))
def test_what_is_seen_around_a_word(case):
    values = found(case["text"]).around.values
    assert {rule: values[rule] for rule in case["seen"]} == case["seen"]


def test_a_fifth_of_the_words_say_nothing():
    assert 5 * sum(case["seen"].get("use") != "says it" for case in CASES) >= len(CASES)


def test_past_forms_are_known_without_their_ending():
    assert {form(word) for word in ("said", "told", "written", "claimed")} == {"past"}
    assert [form(word) for word in ("says", "press", "saying", "say")] == ["s", "base", "ing", "base"]


def test_every_value_with_a_weight_can_be_told_or_tells_nothing():
    names = {*RULES, *(f"{one} and {two}" for one, two in PAIRS)}
    for row in shipped_rows("attribution_rules"):
        assert row["rule"] in names
        text = sentence(row["rule"], row["value"])
        assert text == text.strip()
        assert not re.search(r"\bnone\b|: 0|\+", text), row


@pytest.mark.parametrize(
    ("rule", "value", "told"),
    [
        ("subject and complement", "role + that", "a person stands before it and `that` after it"),
        ("use", "a thing", "what follows is a thing, not a statement"),
        ("use", "passive", "somebody or something is done to, without saying what was said"),
        ("used as", "noun", "here a noun"),
        ("used as", "past after comma", "a participle after its noun"),
        ("word after", "that", "`that` stands after it"),
        ("sure cue before", "none", ""),
        ("sure cues", "0", ""),
        ("mark before", "none", ""),
        ("case", "small", ""),
    ],
)
def test_a_rule_is_told_as_a_sentence(rule, value, told):
    assert sentence(rule, value) == told


def test_tables_tell_what_is_seen():
    table = attributions("The mayor said that the dam was safe. The report was signed. He made a claim.", rejected=True)
    told = [*table["rule"], *table["reason"].dropna()]
    assert not [text for text in told if re.search(r"none|: |sure cues", text) and "seldom" not in text]
    assert (table["rule"] != "")[table["reason"].isna()].all()
    assert (table["reason"].dropna() != "").all()


FORMS = {
    "state": "stated states stating",
    "recall": "recall recalled recalling recalls",
    "condemn": "condemn condemned condemning condemns",
    "reply": "replied replies reply replying",
    "wonder": "wonder wondered wondering wonders",
    "say": "said say saying says",
    "write": "write writes writing written wrote",
    "criticize": "criticise criticised criticises criticising criticize criticized criticizes criticizing",
    "signal": "signal signaled signaling signalled signalling signals",
}


def rows():
    return list(shipped_rows("attributions"))


@pytest.mark.parametrize("lemma", FORMS)
def test_all_forms_of_a_verb_are_looked_at(lemma):
    assert {row["cue"] for row in rows() if row["lemma"] == lemma} >= set(FORMS[lemma].split())


def test_the_lists_hold_no_word_that_is_none():
    cues = {row["cue"] for row in rows()}
    nothing = {"reporteded", "lambasteding", "stuned", "shruging", "newses", "rethinked", "refered"}
    assert not cues & nothing


def test_every_verb_has_all_its_forms():
    pytest.importorskip("lemminflect", reason="the forms need lemminflect")
    known = rows()
    cues = {row["cue"] for row in known}
    often = {row["lemma"] for row in known if float(row["share"]) >= 0.3 and int(row["count"]) >= 7}
    assert not {form for lemma in often for form in verb_forms(lemma)} - cues
