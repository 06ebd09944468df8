"""How far the tables of one article agree with somebody who marked it by hand."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import boosters, hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from evaluation.scores import f1

EVIDENCE: dict[str, Callable[[Article], pd.DataFrame]] = {
    "sentence": sentences,
    "attribution": attributions,
    "hedge": hedges,
    "booster": boosters,
    "quote": quotes,
}
EXACT = frozenset(["sentence", "quote"])  # the same only when both ends are
SOURCE = {"attribution": "source", "quote": "speaker"}  # what our tables call who is cited
COLUMNS = ["kind", "by hand", "ours", "same", "precision", "recall", "F1", "sources", "sources found"]
Row = Mapping[Hashable, Any]


def agreement(article: Article, annotation: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of mark: how many the hand and we have, and how many are the same.

    `annotation` has a row per mark: `kind` (sentence, attribution, hedge, booster, quote), `start`, `end`,
    and for attributions and quotes `source_start` and `source_end` where there is a source. Sentences
    and quotes are the same when both ends are; the others when they overlap. A source is found when
    it overlaps the one marked. Higher => closer to that person; one person is not the truth.

    >>> from analysis import parse_article
    >>> article = parse_article("It may rain. It will.")
    >>> marks = pd.DataFrame({"kind": ["hedge", "sentence"], "start": [3, 0], "end": [6, 12]})
    >>> agreement(article, marks)[["kind", "by hand", "ours", "same"]]
           kind  by hand  ours  same
    0  sentence        1     2     1
    1     hedge        1     1     1
    """
    rows = []
    for kind in EVIDENCE:
        marks = annotation[annotation["kind"] == kind].to_dict("records")
        if marks:
            rows.append(_agreement_on(kind, marks, EVIDENCE[kind](article)))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"sources": "Int64", "sources found": "Int64"})


def _agreement_on(kind: str, marks: list[dict[Hashable, Any]], ours: pd.DataFrame) -> tuple[object, ...]:
    """The row of one kind."""
    pairs = [(mark, _counterpart(mark, ours, kind)) for mark in marks]
    same = sum(match is not None for _, match in pairs)
    sources = sum(_has_source(mark) for mark in marks)
    found = sum(
        _has_source(mark) and match is not None and _same_source(mark, match, SOURCE[kind]) for mark, match in pairs
    )
    precision, recall = same / max(len(ours), 1), same / len(marks)
    scores = (precision, recall, f1(same, len(ours), same, len(marks)))
    return kind, len(marks), len(ours), same, *scores, *((sources, found) if sources else (None, None))


def _counterpart(mark: Row, ours: pd.DataFrame, kind: str) -> Row | None:
    """Our first row that is the same as a mark."""
    if kind in EXACT:
        hits = ours[(ours["start"] == mark["start"]) & (ours["end"] == mark["end"])]
    else:
        hits = ours[(ours["start"] < mark["end"]) & (mark["start"] < ours["end"])]
    return None if hits.empty else hits.head(1).to_dict("records")[0]


def _has_source(mark: Row) -> bool:
    return bool(pd.notna(mark.get("source_start")))


def _same_source(mark: Row, match: Row, name: str) -> bool:
    start, end = match[f"{name}_start"], match[f"{name}_end"]
    return bool(pd.notna(start)) and bool(start < mark["source_end"] and mark["source_start"] < end)
