"""Articles measured together have the rows that each has alone, in whatever company and order."""

import random

import pandas as pd
import pytest
from loading import cases

from analysis import profile, profile_texts
from analysis.article.parse import parse_article
from analysis.corpus import frames
from analysis.measures.groups import BY
from analysis.words.reading import Reading

pytestmark = pytest.mark.filterwarnings("ignore::analysis.TearsheetWarning")

# Each would change if a rule looked from one article into the next.
EDGES = [
    "The mayor had one word:",
    "“Never,” the clerk said. “And never again",
    "“Nor will I.” It rained. She may go:",
    "— Anna Berg",
    "HALE: It may rain on us today.\n\nLIND: It may not rain at all.\n\nHALE: We shall all see soon.",
    "HALE: Some say it might be so.",
    "Contractors said it was good. He disagreed.",
    "The Contractors Union, said Berg",
    "",
    "It isn’t 👍, 𝒳 said",
    "Not good",
    "bad news, he believed",
]


@pytest.fixture(scope="module")
def texts():
    whole = ["\n\n".join(f"{case['text'].replace('[', '').replace(']', '')}" for case in cases("hedges")[:12])]
    return EDGES + whole + [one + "\n\n" + two for one in EDGES[:8] for two in EDGES[:8]]


def rows(texts, by):
    frame = profile_texts(pd.DataFrame({"text": texts}), by=by)
    assert frame["error"].isna().all()
    return frame.drop(columns="error")


@pytest.mark.parametrize("by", BY)
def test_rows_are_the_same_alone_together_and_in_another_order(texts, by):
    together = rows(texts, by)
    tables = [profile(text, by=by) for text in texts]
    alone = pd.concat([table.set_index(pd.Index([at] * len(table))) for at, table in enumerate(tables)])
    pd.testing.assert_frame_equal(together, alone, check_dtype=False, check_exact=True)
    order = random.Random(7).sample(range(len(texts)), len(texts))
    shuffled = rows([texts[at] for at in order], by)
    shuffled.index = shuffled.index.map(dict(enumerate(order)))
    pd.testing.assert_frame_equal(shuffled.sort_index(kind="stable"), together, check_exact=True)


def test_the_size_of_a_batch_changes_nothing(texts, monkeypatch):
    together = rows(texts, "article")
    monkeypatch.setattr(frames, "BATCH", 50)
    pd.testing.assert_frame_equal(rows(texts, "article"), together, check_exact=True)


def test_several_articles_are_one_text():
    reading = Reading(parse_article("It rained."), parse_article("It was dry. It may rain."))
    prose = reading.prose
    assert [reading.text[start:end] for start, end in prose.sentences] == ["It rained.", "It was dry.", "It may rain."]
    assert prose.sentence_article == [0, 1, 1]
    assert prose.article_first == [0, 2, 8]
