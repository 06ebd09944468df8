"""The tables of hedges and of boosters, one row a cue."""

from typing import Any

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedging.cues import VAGUE, Cue, cues_by
from analysis.evidence.table import evidence
from analysis.lexicons.lexicon import Lexicon
from analysis.words.reading import read


def _evidence(
    article: Article | str, rejected: bool, lexicon: Lexicon | None, name: str, kind: str, columns: list[str]
) -> pd.DataFrame:
    reading = read(article)
    cues, used = cues_by(reading, lexicon, name)
    kinds = (kind, "exception") if rejected else (kind,)
    chosen = [cue for cue in cues if cue.kind in kinds and (rejected or not cue.reason)]
    if rejected:
        columns = [*columns, "reason"]
    rows = [(cue.start, cue.end, *(_cell(cue, column) for column in columns)) for cue in chosen]
    return evidence(reading, rows, columns, used)


def _cell(cue: Cue, column: str) -> Any:
    value = getattr(cue, column)
    return None if column == "reason" and not value else value


def hedges(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every hedge of an article: one row a cue, the longest match first, no word counted twice.

    `category` says what kind of word it is. `tier` is `core` for words whose first use is to
    hedge, `extended` for words that hedge in some uses, `evidential` for words that put a claim on hearsay or on
    nobody in particular, and `vague` for quantities left open (`some`, `many`), which summaries and figures count as
    `vague_quantities`, not as hedges. `ambiguous` marks a cue with
    another reading as good as this one (`may not`: doubt, or a ban); it is never `core`. `rule`
    is the rule that had the last word, empty where none was needed. With `rejected=True` the
    candidates that did not count are there too, each with a `reason` (None for those that count).
    `lexicon` takes the place of `load_lexicon("hedges")`; `.attrs["lexicon"]` names the one used.

    Not caught: irony, doubt without a cue word, a hedge meant by tone. A cue in a quotation counts,
    and `voice` says whose it is. Not text: `TearsheetError`.

    >>> columns = ["text", "category", "tier", "reason"]
    >>> hedges("In May it may rain for about 40 days.", rejected=True)[columns].fillna("")
          text      category        tier              reason
    0      May         modal        core  the month or a name
    1      may         modal        core
    2    about  approximator        core
    """
    columns = ["category", "tier", "ambiguous", "rule"]
    return _evidence(article, rejected, lexicon, "hedges", "hedge", columns)


def without_vague(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of hedges that summaries count as hedges: all but the tier `vague`.

    >>> without_vague(hedges("Some experts may leave."))["text"].tolist()
    ['may']
    """
    return table[table["tier"] != VAGUE] if "tier" in table else table


def boosters(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every booster of an article: a word that commits to more than the plain statement.

    Columns, `rejected` and `lexicon` as in `hedges`, without `tier`. A booster that is denied is not one:
    `not certain` is a hedge, `no doubt` a booster (Holmes 1988; Hyland 2005).

    >>> boosters("It will undoubtedly rain; it is not certain that it will snow.")["text"].tolist()
    ['undoubtedly']
    """
    columns = ["category", "ambiguous", "rule"]
    return _evidence(article, rejected, lexicon, "boosters", "booster", columns)
