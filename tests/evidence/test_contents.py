"""What is attributed, in which form, and to how many different sources."""

import pandas as pd
import pytest
from loading import cases, params

from analysis.article.parse import parse_article
from analysis.evidence.attributions import attributions
from analysis.evidence.cited import find_cited
from analysis.evidence.contents import FORMS, contents_of, find_contents
from analysis.evidence.quotes import quotes
from analysis.evidence.sources import sources
from analysis.lexicons.lexicon import load_lexicon
from analysis.measures.attribution import attribution
from analysis.words.reading import Reading

CONTENTS, CITED = cases("contents"), cases("cited")
ARTICLE = (
    "Rain\n\nHarbor\n\nMayor Dora Quill said the dam was safe. “Nobody told us,” Omar Haddad said.\n\n"
    "Inland\n\nThe mayor claimed it would hold. “It will,” said Mr. Haddad. Officials disagreed.\n\n"
    "Coast\n\nThe wind dropped."
)


def contents(text):
    table = attributions(text).astype(object)
    for row in table.where(table.notna(), None).itertuples():
        content = text[row.content_start : row.content_end] if row.content_start >= 0 else None
        own = {"source": row.source, "source_type": row.source_type}
        yield {"cue": row.text, "content": content, "form": row.form, **own}


@pytest.mark.parametrize("case", params(CONTENTS))
def test_what_is_attributed_and_in_which_form(case):
    told = {name for each in case["contents"] for name in each}
    assert [{name: each[name] for name in told} for each in contents(case["text"])] == case["contents"]


@pytest.mark.parametrize("case", params(CITED))
def test_each_source_once_under_its_fullest_name(case):
    table = sources(case["text"])[["name", "source_type", "attributions"]]
    assert table.to_dict("records") == case["sources"]


def test_a_fifth_of_the_cases_are_negatives():
    looks = ("no ", "not ", "nothing", "behind", "with its day", "next paragraph", "with a cue in it")
    nothing = [case for case in CONTENTS if not case["contents"] or any(look in case["about"] for look in looks)]
    apart = [case for case in CITED if all(each["attributions"] == 1 for each in case["sources"])]
    assert 5 * len(nothing) >= len(CONTENTS)
    assert 5 * len(apart) >= len(CITED)


def test_columns_and_counts_of_the_sources():
    table = sources(ARTICLE)
    own = ["name", "source_type", "attributions", *FORMS, "quoted_words"]
    assert list(table.columns) == ["section", "sentence", "voice", "start", "end", "text", *own]
    assert table[own].values.tolist() == [
        ["Dora Quill", "named person", 2, 0, 0, 2, 0],
        ["Omar Haddad", "named person", 2, 2, 0, 0, 5],
        ["Officials", "unnamed", 1, 0, 0, 1, 0],
    ]
    assert table["section"].tolist() == ["Harbor", "Harbor", "Inland"]
    assert table["quoted_words"].sum() == quotes(ARTICLE)["words"].sum()
    for row in table.itertuples():
        assert ARTICLE[row.start : row.end] == row.text
    assert list(sources("").columns) == list(table.columns)


def test_a_summary_counts_what_the_tables_show():
    whole = attribution(ARTICLE, by="article").iloc[0]
    table, cited = attributions(ARTICLE), sources(ARTICLE)
    assert whole[list(FORMS)].tolist() == [(table["form"] == form).sum() for form in FORMS]
    assert whole["attributions"] == whole[list(FORMS)].sum()
    assert whole["sources"] == len(cited)
    assert whole["sources_named_distinct"] == cited["source_type"].str.startswith("named").sum()
    assert whole["sources_per_1000_words"] == pytest.approx(1000 * len(cited) / whole["words"])
    assert whole["attributed_words_percent"] == pytest.approx(100 * 12 / 30)


def test_a_source_of_two_sections_counts_in_both():
    assert attribution(ARTICLE)["sources"].tolist() == [2, 3, 0]


def test_quoted_words_are_all_on_somebody_elses_word():
    by_voice = attribution(ARTICLE, by="voice").set_index("voice")["attributed_words_percent"]
    assert by_voice["quoted"] == 100
    assert 0 < by_voice["reporter"] < 100
    nobodys = attribution("“Not again.” The rain fell on the town.", by="article").iloc[0]
    assert nobodys["sources"] == 0
    assert nobodys["attributed_words_percent"] == 25


def test_too_little_text():
    assert pd.isna(attribution("", by="article")["attributed_words_percent"]).all()
    assert attribution("", by="article")["sources"].tolist() == [0]


def test_articles_read_together_keep_their_own_contents_and_sources():
    texts = [
        "Dora Quill runs the port:",
        "“It rained,” she said. Quill left.",
        ARTICLE,
        "“And never again.” He said so.",
        ARTICLE,
    ]
    alone = [Reading(parse_article(text)) for text in texts]
    together = Reading(*(parse_article(text) for text in texts))
    found = [(each.form, sum(last - first for first, last in each.pieces)) for each in together.once(find_contents)]
    assert found == [
        (each.form, sum(last - first for first, last in each.pieces))
        for one in alone
        for each in one.once(find_contents)
    ]
    names = [(each.name, each.kind, len(each.cues)) for each in together.once(find_cited)]
    assert names == [(each.name, each.kind, len(each.cues)) for one in alone for each in one.once(find_cited)]


def test_a_lexicon_of_ones_own_is_heard():
    lexicon = load_lexicon("attributions").drop("said", "claimed")
    assert len(sources(ARTICLE, lexicon=lexicon)) < len(sources(ARTICLE))
    assert sources(ARTICLE, lexicon=lexicon).attrs["lexicon"] == lexicon.name
    assert contents_of(Reading(parse_article(ARTICLE)), []).listed() == []


def test_a_cue_alone_has_no_content():
    assert attributions("said")[["content_start", "content_end"]].values.tolist() == [[-1, -1]]
