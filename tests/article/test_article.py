"""An article as an object: it goes to another process as what it is, without what was worked out on the way."""

import pickle

from analysis.article.parse import parse_article
from analysis.measures.profile import profile
from analysis.measures.sentiment import sentiment


def test_an_article_that_was_measured_can_be_sent():
    article = parse_article(
        "Ferry Returns\n\n“It may\xa0rain,” Anna Berg said. It will not.\n\n## Why?\n\nNobody knows."
    )
    measured = profile(article), sentiment(article, by="sentence")
    sent = pickle.loads(pickle.dumps(article))
    assert (sent.text, sent.parts, sent.sections, sent.memo) == (article.text, article.parts, article.sections, {})
    assert profile(sent).equals(measured[0])
    assert sentiment(sent, by="sentence").equals(measured[1])
