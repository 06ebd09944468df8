"""Attribution: cues and their sources case by case, the tables, the rules, lexicons of one's own."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.attribution.clauses import SOURCE_TYPES
from analysis.evidence.attribution.context import PAIRS, RULES, ruled_out
from analysis.evidence.attribution.cues import CATEGORIES, TONES, find_attributions
from analysis.evidence.attribution.weights import SURE_COUNT, SURE_SHARE, Candidates, sure
from analysis.evidence.attributions import attributions
from analysis.evidence.cited import find_cited
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.attribution import attribution
from analysis.words.reading import Reading, read

RULE_CASES = cases("attribution_rules")
CASES = cases("attributions")
COLUMNS = ["section", "sentence", "voice", "start", "end", "text"]
OWN = ["category", "tone", "source", "source_start", "source_end", "source_type"]
OWN += ["source_name", "content_start", "content_end", "form", "rule"]
ARTICLE = (
    "Harbor\n\nThe mayor said the dam was safe. “Nobody told us,” Anna Berg said.\n\n"
    "Inland\n\nOfficials claimed it would hold. According to the report, it did not.\n\nCoast\n\nThe wind dropped."
)
PIECES = (
    *("said", "told", "he", "Berg", "the", "according", "to", "claimed", "officials", "report", "who", "by", "was"),
    *(",", ".", ":", "“", "”", "‘", "’", "'", '"', "—", "\n\n", "Mr.", "(D-Ohio)", "6'2\"", "Ann H.", "Acme Corp."),
)


def row_of(text):
    """The row of the words in brackets, if the table has one."""
    start, end = text.index("["), text.index("]") - 1
    table = attributions(text.replace("[", "").replace("]", ""), rejected=True)
    return next((row for row in table.to_dict("records") if (row["start"], row["end"]) == (start, end)), None)


@pytest.mark.parametrize("case", params(CASES))
def test_each_candidate_is_judged_as_a_reader_would(case):
    row = row_of(case["text"])
    verdict = "absent" if row is None else "rejected" if isinstance(row["reason"], str) else "counted"
    assert verdict == case["verdict"], row
    for column in ("category", "tone", "source"):
        if column in case:
            assert (row[column] if isinstance(row[column], str) else "") == case[column]


def test_a_fifth_of_the_cases_are_negatives():
    assert 5 * sum(case["verdict"] != "counted" for case in CASES) >= len(CASES)


def weighed(text, rule):
    """Whether the word in brackets counts, and what one rule adds to it."""
    at, reading = text.index("["), Reading(parse_article(text.replace("[", "").replace("]", "")))
    found = Candidates(reading, load_lexicon("attributions"))
    candidate = next(each for each in found if reading.prose.starts[each.at] == at)
    return candidate.counts, sum(weight for weight, name, _ in candidate.weighed() if name == rule)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in RULE_CASES])
def test_each_rule_speaks_both_ways(case):
    yes, more = weighed(case["counted"], case["rule"])
    no, less = weighed(case["rejected"], case["rule"])
    assert (yes, no) == (True, False)
    assert more > less


def test_every_rule_has_cases_both_ways():
    names = {*RULES, *(f"{one} and {two}" for one, two in PAIRS)} - {"always"}
    assert {case["rule"] for case in RULE_CASES} == names


def test_columns_of_the_evidence():
    assert list(attributions(ARTICLE).columns) == [*COLUMNS, *OWN]
    assert list(attributions(ARTICLE, rejected=True).columns) == [*COLUMNS, *OWN, "reason"]
    assert list(attributions("").columns) == [*COLUMNS, *OWN]


def test_columns_of_the_summary():
    table = attribution(ARTICLE)
    rate = "attributions_per_1000_words"
    counts = [f"attributions_{name}" for name in (*CATEGORIES, *TONES)]
    assert list(table.columns) == [
        *("section", "words", "sentences", "attributions", rate, f"{rate}_low", f"{rate}_high", "attributed_sentences"),
        *(*counts, "sources_named", "sources_unnamed", "direct", "mixed", "indirect"),
        *(f"attributed_words_percent{end}" for end in ("", "_low", "_high")),
        *("sources", *(f"sources_per_1000_words{end}" for end in ("", "_low", "_high")), "sources_named_distinct"),
    ]
    assert table["attributions"].tolist() == [2, 2, 0]
    assert table["attributed_sentences"].tolist() == [2, 2, 0]
    assert table["attributions_loaded"].tolist() == [0, 1, 0]
    assert table["sources_named"].tolist() == [1, 0, 0]


def test_rejected_adds_rows_and_changes_none():
    text = ARTICLE + " The said dam held, and Berg had her say."
    every = attributions(text, rejected=True)
    counted = every[every["reason"].isna()].drop(columns="reason").reset_index(drop=True)
    assert counted.equals(attributions(text))
    reasons = every.loc[every["reason"].notna(), "reason"].tolist()
    assert "an adjective (the said treaty)" in reasons
    assert all(reasons)


@pytest.mark.parametrize("by", ["section", "article", "voice", "paragraph", "sentence"])
def test_counts_add_up_to_the_article(by):
    whole, parts = attribution(ARTICLE, by="article"), attribution(ARTICLE, by=by)
    for column in ("words", "sentences", "attributions", "attributions_statement", "attributions_neutral"):
        assert parts[column].sum() == whole[column].sum(), column
    assert whole["attributions"].item() == len(attributions(ARTICLE))


def test_every_attribution_has_one_category_and_one_tone():
    table = attribution(ARTICLE)
    for names in (CATEGORIES, TONES):
        assert table[[f"attributions_{name}" for name in names]].sum(axis=1).tolist() == table["attributions"].tolist()


def test_by_voice():
    table = attribution("“They say that Holm lied, and he says no,” Berg said. Lind said no.", by="voice")
    assert table["voice"].tolist() == ["reporter", "quoted"]
    assert table.loc[0, "attributions"] == 2


def test_curly_and_straight_marks_count_the_same():
    straight = ARTICLE.replace("“", '"').replace("”", '"')
    assert straight != ARTICLE
    columns = ["start", "end", "category", "tone", "source"]
    assert attributions(straight)[columns].equals(attributions(ARTICLE)[columns])


def test_no_words_have_no_rate():
    table = attribution("", by="article")
    assert table["attributions"].tolist() == [0]
    assert table.filter(like="per_1000_words").isna().all(axis=None)
    assert not attribution("Rain fell.", by="article").filter(like="per_1000_words").isna().any(axis=None)


def test_what_is_not_text_or_not_a_grouping_says_so():
    with pytest.raises(TearsheetError, match="expected an Article or text"):
        attributions(7)
    with pytest.raises(TearsheetError, match="by='page' is not known"):
        attribution(ARTICLE, by="page")


def test_a_cue_of_ones_own():
    text = "The mayor harrumphed that the dam was safe."
    own = load_lexicon("attributions").add("harrumphed", category="statement", tone="loaded")
    assert attributions(text).empty
    table = attributions(text, lexicon=own)
    assert table[["text", "category", "tone", "source"]].values.tolist() == [
        ["harrumphed", "statement", "loaded", "The mayor"]
    ]
    assert table.attrs["lexicon"] == "attributions +harrumphed"
    summary = attribution(text, lexicon=own)
    assert (summary["attributions"].tolist(), summary.attrs["lexicon"]) == ([1], "attributions +harrumphed")


def test_without_a_cue():
    fewer = load_lexicon("attributions").drop("claimed")
    assert "claimed" in attributions(ARTICLE)["text"].tolist()
    assert "claimed" not in attributions(ARTICLE, lexicon=fewer)["text"].tolist()
    assert attributions(ARTICLE, lexicon=fewer).attrs["lexicon"] == "attributions -claimed"
    assert attributions(ARTICLE).attrs["lexicon"] == "attributions"


def rows_of(name):
    with (files("analysis") / "lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_rule_with_a_weight_is_one_that_is_looked_at():
    known = {*RULES, *(f"{one} and {two}" for one, two in PAIRS)}
    assert {row["rule"] for row in rows_of("attribution_rules")} <= known
    assert {name for pair in PAIRS for name in pair} <= set(RULES)


def test_categories_tones_and_why_a_word_is_not_neutral():
    rows = rows_of("attributions")
    assert {row["category"] for row in rows} == set(CATEGORIES)
    assert {row["tone"] for row in rows} == set(TONES)
    for row in rows:
        assert bool(row["tone_source"]) == (row["tone"] != "neutral"), row["cue"]


def test_a_word_is_sure_that_is_often_a_cue_and_was_often_seen():
    often = [row for row in rows_of("attributions") if float(row["share"]) >= SURE_SHARE]
    seldom = {row["cue"] for row in often if float(row["count"]) < SURE_COUNT}
    assert seldom
    assert sure(load_lexicon("attributions")) == {row["cue"] for row in often} - seldom
    assert "harrumphed" in sure(load_lexicon("attributions").add("harrumphed", category="statement", tone="loaded"))


def test_all_forms_of_a_verb_have_one_tone():
    tones = {}
    for row in rows_of("attributions"):
        tones.setdefault(row["lemma"], set()).add(row["tone"])
    assert not [lemma for lemma, each in tones.items() if len(each) > 1]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80))
def test_offsets_index_the_text_as_read(text):
    table = attributions(text, rejected=True)
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert row["source_type"] in SOURCE_TYPES
        if row["source_start"] < 0:
            assert row["source_type"] == "none"
            assert not isinstance(row["source"], str)
        else:
            assert text[row["source_start"] : row["source_end"]] == row["source"] != ""
    assert attribution(text, by="article")["attributions"].item() == table["reason"].isna().sum()


@pytest.mark.parametrize("beside", ["“We are not.” So it goes.", '"We are not." So it goes.', "He was not."])
@pytest.mark.parametrize(
    "own",
    [
        "They are ready, she said",
        "She claimed they are ready",
        "The ferry is ready for the winter season and for all that may come after it, she insists",
    ],
)
def test_a_paragraph_is_weighed_without_the_next_ones_marks(own, beside):
    alone, after, before = (parse_article(f"Ferry\n\nBy Ann Lee\n\n{text}") for text in (
        own, f"{own}\n\n{beside}", f"{beside}\n\n{own}",
    ))  # fmt: skip
    weighed = [
        {candidate.word.lemma: candidate.score for candidate in Candidates(read(article), load_lexicon("attributions"))}
        for article in (alone, after, before)
    ]
    assert weighed[0].items() <= weighed[1].items()
    assert weighed[0].items() <= weighed[2].items()


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("It was so, he said. According. To him it was.", [None, "without “to”"]),
        ("He saw it by the. Said Ann Lee: “No.”", [None]),
        ("They left the said treaty.", ["an adjective (the said treaty)"]),
        ("It holds, according to him.", [None]),
    ],
)
def test_no_word_is_joined_to_one_of_the_next_sentence(text, reasons):
    table = attributions(text, rejected=True)
    table = table[table["text"].str.casefold().isin(["said", "according", "according to", ":"])]
    assert table["reason"].astype(object).where(table["reason"].notna(), None).tolist() == reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They signed the said treaty.", "an adjective (the said treaty)"),
        ("The end of the, said Ann Lee, is near.", ""),
        ("It was the said, and no other.", ""),
        ("They signed the said", ""),
        ("They met at the. Said Ann: no.", ""),
        ("It is the according to Ann Lee end.", ""),
    ],
)
def test_what_stands_beside_the_said(text, reason):
    reading = read(text)
    at = next(at for at, word in enumerate(reading.prose.folded) if word in {"said", "according"})
    assert ruled_out(reading, [at]) == [reason]


def test_a_cue_of_two_words_stands_in_one_sentence():
    for text in ("He did it, according.", "He did it, according. To be fair, it rained."):
        table = attributions(text, rejected=True)
        assert table["text"].tolist()[0] == "according"
    assert attributions("He did it, according to Ann Lee.")["text"].tolist() == ["according to"]


@pytest.mark.parametrize("case", [*CASES, *cases("sources")], ids=lambda case: case["text"][:60])
def test_a_source_may_stand_at_the_very_start(case):
    text = case["text"].replace("[", "").replace("]", "")
    one, two = attributions(text), attributions("\n\n" + text)
    for column in ("start", "source_start", "content_start"):
        assert (two[column] - 2 * (two[column] >= 0)).tolist() == one[column].tolist()
    assert two["source_type"].tolist() == one["source_type"].tolist()


def cited(*articles):
    """Every cue with its source, its kind, its rule, and the fullest name of the source."""
    reading = Reading(*articles)
    names = {number: each.name for each in reading.once(find_cited) for number in each.cues}
    for number, cue in enumerate(reading.once(find_attributions)):
        places = (cue.start, cue.end), (cue.source_start, cue.source_end)
        own = (cue.category, cue.tone, cue.source_type, cue.rule, names.get(number))
        yield (*(reading.text[start:end] for start, end in places), *own)


def test_articles_read_together_are_judged_as_each_alone():
    some = [*CASES, *cases("sources"), *cases("contents"), *cases("speakers"), *cases("quotes")]
    articles = [parse_article(case["text"].replace("[", "").replace("]", "")) for case in some]
    assert list(cited(*articles)) == [each for article in articles for each in cited(article)]


@pytest.mark.parametrize("verb", ["Said", "Asked", "Replied"])
def test_a_verb_before_a_name_and_a_colon_is_counted_and_the_colon_is_not(verb):
    turn = f"{verb} Berg: “Nobody told us what to do with the boats.”"
    text = f"{turn}\n\n{verb} Hale: “That is so, and it was late.”\n\n{turn}"
    assert attributions(text)["text"].tolist() == [verb] * 3
    assert attributions(text.replace(verb + " ", ""))["text"].tolist() == [":"] * 3
