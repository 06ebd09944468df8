"""How far the tables of one article agree with somebody who marked it by hand."""

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import boosters, hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences

MEASURES = {
    "sentence": sentences,
    "attribution": attributions,
    "hedge": hedges,
    "booster": boosters,
    "quote": quotes,
}


def agreement(article: Article, annotation: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of mark: how many the hand and we have, and how many are the same.

    `annotation` has a row a mark: `kind` (sentence, attribution, hedge, booster, quote), `start`, `end`,
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
    for kind, find in MEASURES.items():
        marked = annotation[annotation["kind"] == kind]
        if marked.empty:
            continue
        ours = find(article)
        same, sources_found = 0, 0
        sources = int(marked["source_start"].notna().sum()) if "source_start" in marked else 0
        for mark in marked.itertuples():
            match = _match(mark, ours, exact=kind in ("sentence", "quote"))
            same += match is not None
            if match is not None and sources and pd.notna(mark.source_start):
                sources_found += _same_source(mark, match, kind)
        precision, recall = same / max(len(ours), 1), same / len(marked)
        found = sources_found if sources else None
        f1 = 2 * precision * recall / max(precision + recall, 1e-12)
        rows.append((kind, len(marked), len(ours), same, precision, recall, f1, sources or None, found))
    names = ["kind", "by hand", "ours", "same", "precision", "recall", "F1", "sources", "sources found"]
    table = pd.DataFrame(rows, columns=names)
    return table.astype({"sources": "Int64", "sources found": "Int64"})


def _match(mark, ours: pd.DataFrame, exact: bool):
    if exact:
        hits = ours[(ours["start"] == mark.start) & (ours["end"] == mark.end)]
    else:
        hits = ours[(ours["start"] < mark.end) & (mark.start < ours["end"])]
    return None if hits.empty else hits.iloc[0]


def _same_source(mark, match: pd.Series, kind: str) -> bool:
    name = "source" if kind == "attribution" else "speaker"
    start, end = match[f"{name}_start"], match[f"{name}_end"]
    return bool(pd.notna(start) and start < mark.source_end and mark.source_start < end)
