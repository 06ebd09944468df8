"""Articles side by side, or two drafts of one: a table, a figure, and what changed."""

import difflib
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.article.article import Article
from analysis.errors import TearsheetError
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges, without_vague
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.columns import DIGITS
from analysis.measures.norms import Norms
from analysis.measures.profile import profile, shown_of
from analysis.tables import Table
from analysis.text.characters import straighten
from analysis.words.reading import read

# Two sentences are one that was changed when they share at least this part of their words.
ALIKE = 0.5
# How far ahead the counterpart of a sentence is looked for.
NEXT = 5
NOWHERE = -1


class Change(NamedTuple):
    """A row of `changes`."""

    change: str
    what: str
    old: str
    new: str
    old_start: int = NOWHERE
    new_start: int = NOWHERE


def compare(
    articles: Mapping[str, Article | str], by: str = "article", *, lexicon: Lexicons = None, norms: Norms | None = None
) -> pd.DataFrame:
    """The profiles of several articles under one another.

    Parameters
    ----------
    articles : Mapping of str to Article or str
        Names, and the articles (or texts) that they stand for; the rows come in this order.
    by : {"article", "section", "voice", "paragraph", "sentence"}
        What a row stands for.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.
    norms : str, PathLike or DataFrame, optional
        As in `profile`: adds percentiles.

    Returns
    -------
    DataFrame
        A column `name`, then the columns of `profile`. `figures.compare_figure` draws it.

    Raises
    ------
    TearsheetError
        For no articles at all, articles without names, an unknown `by`, and what is no set of norms.

    Notes
    -----
    Which differences are more than chance, `differences` says.

    Examples
    --------
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
        table = pd.DataFrame(profile(read(article).article, by=by, lexicon=lexicon, norms=norms))
        table.insert(0, "name", str(name))
        tables.append(table)
    made = pd.concat(tables, ignore_index=True)
    whole = {str(name): 0 for name in made if "_percentile" in str(name)}
    shown = tuple(name for name in shown_of(lexicon, by) if name != "article")  # each has a name of the user's own
    return Table(made, shown, DIGITS | whole)


def changes(old: Article | str, new: Article | str, *, lexicon: Lexicons = None) -> pd.DataFrame:
    """What a new draft added, removed and changed: the headline, sentences, then hedges and attributions.

    Parameters
    ----------
    old, new : Article or str
        The draft before, and the draft after.
    lexicon : Lexicon or list of Lexicon, optional
        Lists of hedges and attributions in the place of those that ship.

    Returns
    -------
    DataFrame
        One row per change: `change` (`added`, `removed` or, for another headline and for a sentence that keeps
        half of its words, `changed`), `what` (`headline`, `sentence`, `hedge`, `attribution`), the words `old` and
        `new`, and where they start in each text, `old_start` and `new_start` (-1: nowhere). It shows itself without
        these two.

    Raises
    ------
    TearsheetError
        For anything but an Article or text.

    Notes
    -----
    A sentence that only moved is removed in one place and added in another. A hedge or cue is gained or lost when the
    draft has more or fewer of the same words, wherever they stand. Curly marks and straight ones are the same.

    Examples
    --------
    >>> changes("The plan works. It is cheap.", "The plan may work. It is cheap.")
    change   what      old              new
    changed  sentence  The plan works.  The plan may work.
    added    hedge                      may
    <BLANKLINE>
    [2 more columns: .columns names all, show(table, name) shows one]
    """
    old, new = read(old).article, read(new).article
    rows = _headline_changes(old, new) + _sentence_changes(old, new)
    given = lexicons_by_kind(lexicon)
    hedging, cues = given.get("hedges"), given.get("attributions")
    rows += _word_changes("hedge", *(without_vague(hedges(each, lexicon=hedging)) for each in (old, new)))
    rows += _word_changes("attribution", *(attributions(each, lexicon=cues) for each in (old, new)))
    frame = pd.DataFrame(rows, columns=Change._fields)
    return Table(frame.astype({"old_start": "int64", "new_start": "int64"}), ("change", "what", "old", "new"))


def _headline_changes(old: Article, new: Article) -> list[Change]:
    before, after = (next((part for part in each.parts if part.kind == "title"), None) for each in (old, new))
    gone, come = (" ".join(part.text.split()) if part else "" for part in (before, after))
    if straighten(gone) == straighten(come):
        return []
    change = "changed" if before and after else "removed" if before else "added"
    starts = (part.start if part else NOWHERE for part in (before, after))
    return [Change(change, "headline", gone, come, *starts)]


def _sentence_changes(old: Article, new: Article) -> list[Change]:
    readings = [read(article) for article in (old, new)]
    before, after = (
        [" ".join(each.text[start:end].split()) for start, end in each.prose.sentences] for each in readings
    )
    spans = [[each.span(start, end) for start, end in each.prose.sentences] for each in readings]
    rows = []
    old_marks, new_marks = ([straighten(sentence) for sentence in each] for each in (before, after))
    matcher = difflib.SequenceMatcher(None, old_marks, new_marks, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for first, second in _pairs(old_marks[i1:i2], new_marks[j1:j2]):
            gone, old_start = ("", NOWHERE) if first is None else (before[i1 + first], spans[0][i1 + first][0])
            come, new_start = ("", NOWHERE) if second is None else (after[j1 + second], spans[1][j1 + second][0])
            change = "added" if first is None else "removed" if second is None else "changed"
            rows.append(Change(change, "sentence", gone, come, old_start, new_start))
    return rows


def _pairs(gone: list[str], come: list[str]) -> list[tuple[int | None, int | None]]:
    """Sentences of a replaced stretch in pairs, in order, by number; None for what has no counterpart."""
    pairs: list[tuple[int | None, int | None]] = []
    free = 0
    for number, sentence in enumerate(gone):
        nearest = _nearest(sentence, come[free : free + NEXT])
        if nearest is None:
            pairs.append((number, None))
            continue
        pairs += [(None, place) for place in range(free, free + nearest)]
        pairs.append((number, free + nearest))
        free += nearest + 1
    return pairs + [(None, place) for place in range(free, len(come))]


def _nearest(sentence: str, candidates: list[str]) -> int | None:
    """Which candidate shares most words in order with a sentence; None when none shares enough."""
    words = sentence.split()
    scores = [difflib.SequenceMatcher(None, words, other.split(), autojunk=False).ratio() for other in candidates]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return None if best is None or scores[best] < ALIKE else best


def _word_changes(what: str, old: pd.DataFrame, new: pd.DataFrame) -> list[Change]:
    """A row for each span more or fewer than before; of several with the same words, the last."""
    before, after = _starts_by_words(old), _starts_by_words(new)
    rows = []
    for text, starts in before.items():
        rows += [Change("removed", what, text, "", old_start=start) for start in starts[len(after.get(text, ())) :]]
    for text, starts in after.items():
        rows += [Change("added", what, "", text, new_start=start) for start in starts[len(before.get(text, ())) :]]
    return sorted(rows, key=lambda row: (row.change, row.old_start, row.new_start))


def _starts_by_words(table: pd.DataFrame) -> dict[str, list[int]]:
    """Where the same words start, whatever their marks and capitals."""
    found: dict[str, list[int]] = {}
    for text, start in zip(table["text"], table["start"], strict=True):
        found.setdefault(" ".join(straighten(text).lower().split()), []).append(int(start))
    return found
