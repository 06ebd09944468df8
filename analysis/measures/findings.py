"""What the numbers say of an article, in plain sentences computed from its tables and their intervals."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedges import hedges, without_vague
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.evidence.quotes import quotes
from analysis.measures.profile import profile
from analysis.text.classes import word_classes
from analysis.text.numerals import number
from analysis.words.reading import read

MOST = 9  # as many as a reader takes in at once
FEW_SENTENCES = 5  # below this, intervals say little (CODEBOOK, Intervals)


class Finding(NamedTuple):
    """A row of `findings`: a sentence, the rule that made it, and the numbers that it rests on."""

    finding: str
    rule: str
    measure: str
    section: str
    value: float
    low: float
    high: float


class Facts:
    """The tables of an article, as the rules ask for them."""

    def __init__(self, article: Article):
        self.article = article
        self.whole: pd.Series[Any] = profile(article, by="article").iloc[0]

    @cached_property
    def hedges(self) -> pd.DataFrame:
        """The hedges, without quantities left open."""
        return without_vague(hedges(self.article))

    @cached_property
    def speakers(self) -> "pd.Series[int]":
        """Quoted words by speaker, the most first; without those whom only a pronoun names."""
        table = quotes(self.article)
        said = table[table["kind"].isin(SPOKEN) & table["speaker"].notna()]
        said = said[[word_classes().get(name.lower()) != "pronoun" for name in said["speaker"]]]
        words: pd.Series[int] = said.groupby("speaker")["words"].sum()
        return words.sort_values(ascending=False, kind="stable")

    def about(self, measure: str, rule: str, sentence: str) -> Finding:
        """A finding on a measure of the whole article."""
        low, high = (float(self.whole.get(f"{measure}_{end}", np.nan)) for end in ("low", "high"))
        return Finding(sentence, rule, measure, "", float(self.whole[measure]), low, high)

    def ends(self, measure: str, digits: int = 1) -> str:
        """The interval in words."""
        low, high = (number(self.whole[f"{measure}_{end}"], digits) for end in ("low", "high"))
        return f"{low} to {high}"

    def known(self, measure: str) -> bool:
        """Whether the article is long enough for the measure and its interval."""
        return bool(np.isfinite([self.whole[measure], self.whole[f"{measure}_low"]]).all())


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _most_frequent(words: "pd.Series[str]") -> str:
    """`, most often with “may” (3 times)`, where one word is the most frequent of them."""
    ranked = Counter(" ".join(word.lower().split()) for word in words).most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[1][1] == ranked[0][1]):
        return ""
    return f", most often with “{ranked[0][0]}” ({_times(ranked[0][1])})"


def _length(facts: Facts) -> Iterator[Finding]:
    sentences = int(facts.whole["sentences"])
    if not sentences:
        yield facts.about("sentences", "length", "There is no running text here, so there is nothing to measure.")
    elif sentences < FEW_SENTENCES:
        many = "one sentence" if sentences == 1 else f"{sentences} sentences"
        yield facts.about("sentences", "length", f"With {many} in all, every figure here is a rough one.")


def _attribution(facts: Facts) -> Iterator[Finding]:
    measure, whole = "attributions_per_1000_words", facts.whole
    if not facts.known(measure):
        return
    if not whole["attributions"]:
        yield facts.about(measure, "attribution", "Nothing in the article is attributed to a source.")
        return
    yield facts.about(
        measure,
        "attribution",
        f"The article attributes what it says {_times(int(whole['attributions']))}, "
        f"{number(whole[measure])} times per 1,000 words ({facts.ends(measure)}): "
        f"{int(whole['sources_named']):,} of these name a person or an organisation, "
        f"{int(whole['sources_unnamed']):,} point to somebody without a name.",
    )


def _quotation(facts: Facts) -> Iterator[Finding]:
    measure, words = "quoted_words_percent", int(facts.whole["quoted_words"])
    if not np.isfinite(facts.whole[measure]):
        return
    if not words:
        yield facts.about(measure, "quotation", "Nobody is quoted word for word.")
        return
    said = f"Of its words, {number(facts.whole[measure])} % are quoted"
    if len(facts.speakers) and 2 * facts.speakers.iloc[0] > words:
        part = "all" if facts.speakers.iloc[0] == words else "more than half"
        said += f", {part} of them from {facts.speakers.index[0]}"
    yield facts.about(measure, "quotation", f"{said}.")


def _hedging(facts: Facts) -> Iterator[Finding]:
    measure, count = "hedges_per_1000_words", int(facts.whole["hedges"])
    if not facts.known(measure):
        return
    if not count:
        high = number(facts.whole[f"{measure}_high"])
        said = f"No hedge was found; in so short a text that fits any rate up to {high} per 1,000 words."
    else:
        said = (
            f"It hedges {_times(count)}{_most_frequent(facts.hedges['text'])}: "
            f"{number(facts.whole[measure])} hedges per 1,000 words ({facts.ends(measure)})."
        )
    yield facts.about(measure, "hedging", said)


def _tone(facts: Facts) -> Iterator[Finding]:
    measure = "sentiment"
    if not facts.known(measure):
        return
    low, high = facts.whole["sentiment_low"], facts.whole["sentiment_high"]
    way = "positive" if low > 0 else "negative" if high < 0 else "neither clearly positive nor clearly negative"
    yield facts.about(
        measure,
        "tone",
        f"On the whole its words are {way} in tone: {number(facts.whole[measure], 2)} "
        f"({facts.ends(measure, 2)}) on a scale from −1 to 1.",
    )


def _reading_level(facts: Facts) -> Iterator[Finding]:
    measure = "flesch_kincaid_grade"
    if facts.known(measure):
        yield facts.about(
            measure,
            "reading level",
            f"It is written for US school grade {number(facts.whole[measure])} ({facts.ends(measure)}) by the "
            f"Flesch-Kincaid formula; the average sentence has {number(facts.whole['words_per_sentence'])} words.",
        )


# In the order of importance: what is beyond MOST is not said.
RULES: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    _length,
    _attribution,
    _quotation,
    _hedging,
    _tone,
    _reading_level,
)


def findings(article: Article | str) -> pd.DataFrame:
    """What the numbers say of an article: plain sentences, the most important first.

    Every sentence is computed from the tables and their intervals, and is the same each time. What the intervals leave
    open is not said, or is said to be open.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.

    Returns
    -------
    DataFrame
        One row a sentence, nine at most: `finding`, the sentence; `rule`, what made it; `measure`, the column of
        `profile` that it rests on, with its `value` and the ends of its 95 % interval, `low` and `high` (NaN where
        there is none); `section`, the one that it is about, empty for the whole article.

    Raises
    ------
    TearsheetError
        For anything but an Article or text.

    Notes
    -----
    Not caught: what an article is about, and whether it is right. The evidence behind a sentence is in the table of
    that measure (`hedges`, `attributions`, `quotes` ...).

    Examples
    --------
    >>> findings("Growth may slow. “It could,” she said.")[["finding", "rule"]].values.tolist()[0]
    ['With 2 sentences in all, every figure here is a rough one.', 'length']
    """
    facts = Facts(read(article).article)
    return pd.DataFrame([each for rule in RULES for each in rule(facts)][:MOST], columns=Finding._fields)
