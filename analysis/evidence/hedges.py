"""The tables of hedges and of boosters, one row per cue."""

from itertools import compress

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedging.cues import VAGUE, cues_by
from analysis.evidence.table import evidence
from analysis.lexicons.lexicon import Lexicon
from analysis.words.reading import read


def _evidence(
    article: Article | str, rejected: bool, lexicon: Lexicon | None, name: str, kind: str, columns: list[str]
) -> pd.DataFrame:
    reading = read(article)
    cues, used = cues_by(reading, lexicon, name)
    kinds = (kind, "exception") if rejected else (kind,)
    chosen = [own in kinds and (rejected or not reason) for own, reason in zip(cues.kind, cues.reason, strict=True)]
    cells = [getattr(cues, column) for column in columns]
    if rejected:
        columns, cells = [*columns, "reason"], [*cells, [reason or None for reason in cues.reason]]
    rows = zip(cues.start, cues.end, *cells, strict=True)
    return evidence(reading, list(compress(rows, chosen)), columns, used)


def hedges(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every hedge of an article, one row per cue: the longest match first, no word counted twice.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    rejected : bool
        Whether to add the candidates that were looked at and not counted, each with a `reason`.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("hedges")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`), the cue; `category`, what kind of word it is; `tier`:
        `core`, a word whose first use is to hedge; `extended`, one that hedges in some uses; `evidential`, hearsay, or
        a claim by nobody in particular; `vague`, a quantity left open (`some`, `many`), which summaries and figures
        count as `vague_quantities` and not as hedges; `ambiguous`, whether another reading is as good (`may not`:
        doubt, or a ban), and then it is never `core`; `rule`, the one that had the last word, empty where none was
        needed (`rules` says what each looks at).

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    A cue in a quotation counts, and `voice` says whose it is. Not caught: irony, and doubt without a cue word.

    References
    ----------
    As `hedging`.

    Examples
    --------
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
    """Every booster of an article, one row per cue: a word that commits to more than the plain statement.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    rejected : bool
        Whether to add the candidates that were looked at and not counted, each with a `reason`.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("boosters")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        The columns of `hedges`, without `tier`.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    A booster that is denied is not one: `not certain` is a hedge, `no doubt` a booster. Not caught: stress by word
    order, or by saying a thing twice.

    References
    ----------
    Holmes 1988; Hyland 2005.

    Examples
    --------
    >>> boosters("It will undoubtedly rain; it is not certain that it will snow.")["text"].tolist()
    ['undoubtedly']
    """
    columns = ["category", "ambiguous", "rule"]
    return _evidence(article, rejected, lexicon, "boosters", "booster", columns)
