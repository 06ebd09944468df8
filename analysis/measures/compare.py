"""Articles side by side, or two drafts of one: a table, a figure, and what changed."""

import difflib
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.article.article import Article
from analysis.errors import TearsheetError
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges
from analysis.measures.profile import profile
from analysis.words.reading import read

# Two sentences are one that was changed when they share at least this part of their words.
ALIKE = 0.5


# How far ahead the counterpart of a sentence is looked for.
NEXT = 5


CHANGES = ["change", "what", "old", "new", "old_start", "new_start"]


def compare(articles: Mapping[str, Article | str], by: str = "article") -> pd.DataFrame:
    """The profiles of several articles under one another: a column `name`, then a profile's.

    `articles` maps names to articles or texts, and the rows come in its order; with `by="article"`
    there is one row each. `compare_figure` draws the table, `changes` says what two drafts
    differ in. Intervals that hardly overlap are a difference; those that do may be chance.

    Raises `TearsheetError` for no articles at all, and for an unknown `by`.

    >>> drafts = {"first": "The plan works.", "second": "The plan may work."}
    >>> compare(drafts)[["name", "words", "hedges"]]
         name  words  hedges
    0   first      3       0
    1  second      4       1
    """
    if not isinstance(articles, Mapping) or not articles:
        raise TearsheetError('compare takes named articles: compare({"first draft": article})')
    tables = []
    for name, article in articles.items():
        table = profile(read(article).article, by=by)
        table.insert(0, "name", str(name))
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def changes(old: Article | str, new: Article | str) -> pd.DataFrame:
    """What a new draft added, removed and changed: sentences first, then hedges and attributions.

    One row a change. `what` is `sentence`, `hedge` or `attribution`; `change` is `added`, `removed`
    or, for a sentence that keeps half of its words, `changed`; `old` and `new` are the words, and
    `old_start`, `new_start` say where they stand in each text (-1: nowhere). A sentence that only
    moved to another place is removed there and added here. A hedge or cue is gained or lost when
    the draft has more or fewer of the same words, wherever they stand.

    >>> changes("The plan works. It is cheap.", "The plan may work. It is cheap.")[["change", "what", "old", "new"]]
        change      what              old                 new
    0  changed  sentence  The plan works.  The plan may work.
    1    added     hedge                                  may
    """
    old, new = read(old).article, read(new).article
    rows = _sentence_changes(old, new)

    for what, evidence in (("hedge", hedges), ("attribution", attributions)):
        rows += _word_changes(what, evidence(old), evidence(new))
    frame = pd.DataFrame(rows, columns=CHANGES)
    return frame.astype({"old_start": "int64", "new_start": "int64"})


def _sentence_changes(old: Article, new: Article) -> list[tuple[str, str, str, str, int, int]]:
    readings = [read(article) for article in (old, new)]
    before, after = (
        [" ".join(each.text[start:end].split()) for start, end in each.prose.sentences] for each in readings
    )
    spans = [[each.span(start, end) for start, end in each.prose.sentences] for each in readings]
    rows = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = list(range(i1, i2)), list(range(j1, j2))
        for first, second in _pairs(before, after, gone, come):
            change = "changed" if -1 not in (first, second) else "added" if first < 0 else "removed"
            rows.append(
                (
                    *(change, "sentence"),
                    before[first] if first >= 0 else "",
                    after[second] if second >= 0 else "",
                    spans[0][first][0] if first >= 0 else -1,
                    spans[1][second][0] if second >= 0 else -1,
                )
            )
    return rows


def _pairs(before: list[str], after: list[str], gone: list[int], come: list[int]) -> list[tuple[int, int]]:
    """Sentences of a replaced stretch in pairs, in order; -1 for what has no counterpart."""
    pairs = []
    for first in gone:
        nearest = _nearest(before[first], [after[place] for place in come[:NEXT]])
        if nearest < 0:
            pairs.append((first, -1))
            continue
        pairs += [(-1, place) for place in come[:nearest]]
        pairs.append((first, come[nearest]))
        come = come[nearest + 1 :]
    return pairs + [(-1, place) for place in come]


def _nearest(sentence: str, candidates: list[str]) -> int:
    """Which candidate shares most words in order with a sentence; -1 when none shares enough."""
    words = sentence.split()
    scores = [difflib.SequenceMatcher(None, words, each.split(), autojunk=False).ratio() for each in candidates]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    return best if best >= 0 and scores[best] >= ALIKE else -1


def _word_changes(what: str, old: pd.DataFrame, new: pd.DataFrame) -> list[tuple[str, str, str, str, int, int]]:
    """A row for each span more or fewer than before; of several with the same words, the last."""
    places: list[dict[str, list[int]]] = [{}, {}]
    for table, found in zip((old, new), places, strict=True):
        for text, start in zip(table["text"], table["start"], strict=True):
            found.setdefault(" ".join(text.lower().split()), []).append(int(start))
    counts = [Counter({text: len(starts) for text, starts in found.items()}) for found in places]
    rows = [
        ("removed", what, text, "", start, -1)
        for text, many in (counts[0] - counts[1]).items()
        for start in places[0][text][-many:]
    ]
    rows += [
        ("added", what, "", text, -1, start)
        for text, many in (counts[1] - counts[0]).items()
        for start in places[1][text][-many:]
    ]
    return sorted(rows, key=lambda row: (row[0], row[4], row[5]))
