"""The headline against its story: is it surer, or more hedged, and in what tone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attributions import attributions
from analysis.evidence.headlines import HEADLINE, with_headline
from analysis.evidence.hedges import boosters, hedges, without_vague
from analysis.evidence.sentiment_words import sentiment_words
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.profile import profile
from analysis.tables import ENDS, Table
from analysis.words.reading import read

_COUNTED: dict[str, Callable[..., pd.DataFrame]] = {
    "hedges": lambda article, lexicon: without_vague(hedges(article, lexicon=lexicon)),
    "boosters": boosters,
    "attributions": attributions,
}
_COLUMNS = ("measure", "words", "headline", "body", "body_low", "body_high", "text")


def headline(article: Article | str, *, lexicon: Lexicons = None) -> pd.DataFrame:
    r"""What the headline hedges, asserts and attributes, and its tone, beside those of the body.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.

    Returns
    -------
    DataFrame
        A row per measure: `measure` (`hedges`, `boosters`, `attributions`, `sentiment`); `words` of the headline;
        `headline`, how many are counted in it, and its sentiment; `body`, how many the body has in an equal
        number of words, and its sentiment, with the ends of the 95 % interval, `body_low` and `body_high`; `text`, the
        words of the headline that were counted. NaN where the article has no headline, or the measure says nothing.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for what is no lexicon.

    Notes
    -----
    A headline is short: most have no hedge, also above a story full of them. One that has none where its story would
    have one in an equal number of words is surer than the story; `headline_claims` has the claims that the body does
    not make so plainly. Not caught: a headline that leaves out a denial, and one that says less than the story.

    References
    ----------
    As `hedging`, `attribution` and `sentiment`.

    Examples
    --------
    >>> text = "Bridge Must Close, Mayor Says\n\nBy Jo Lind\n\n"
    >>> text += "The bridge may close, the mayor said. It could take long."
    >>> headline(text)[["measure", "words", "headline", "body", "text"]].round(1).values.tolist()
    ... # doctest: +NORMALIZE_WHITESPACE
    [['hedges', 5, 0.0, 0.9, ''], ['boosters', 5, 0.0, 0.0, ''], ['attributions', 5, 1.0, 0.5, 'Says'],
     ['sentiment', 5, 0.0, 0.0, '']]
    """
    read_article, given = read(article).article, lexicons_by_kind(lexicon)
    headed = with_headline(read_article)
    body = profile(read_article, by="article", lexicon=given).iloc[0]
    own = profile(headed, lexicon=given).iloc[0]
    words = int(own["words"])
    rows: list[tuple[Any, ...]] = []
    for name, found in _COUNTED.items():
        rate = [body[f"{name}_per_1000_words{end}"] * words / 1000 for end in ("", *ENDS)]
        rows.append((name, words, float(own[name]), *rate, _words(found(headed, lexicon=given.get(name)))))
    tone = [body[f"sentiment{end}"] for end in ("", *ENDS)]
    toned = sentiment_words(headed, lexicon=given.get("sentiment_corrections"))
    rows.append(("sentiment", words, own["sentiment"], *tone, _words(toned)))
    if not words:
        rows = [(name, words, *(np.nan,) * 4, "") for name, *_ in rows]
    return Table(pd.DataFrame(rows, columns=list(_COLUMNS)), digits=dict.fromkeys(_COLUMNS[2:6], 2))


def _words(table: pd.DataFrame) -> str:
    """The words of the headline in a table of evidence."""
    return "; ".join(table.loc[table["section"].eq(HEADLINE), "text"])
