"""What the numbers say of an article, in plain sentences computed from its tables and their intervals."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.hedges import hedges, without_vague
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.evidence.quotes import quotes
from analysis.evidence.sources import sources
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicons_by_kind
from analysis.measures.columns import COLUMNS, COMPARED
from analysis.measures.differences import against_the_rest
from analysis.measures.norms import Norms, beyond, comparable
from analysis.measures.profile import profile
from analysis.tables import Table
from analysis.text.characters import lowered
from analysis.text.classes import word_classes
from analysis.text.numerals import counted, number
from analysis.words.reading import read

MOST = 9  # as many as a reader takes in at once
_OFTEN = 3  # citations that make a source the most cited one
_EVERY_WORD = 1000  # hedges per 1,000 words; a rate above is none
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

    def __init__(self, article: Article, norms: Norms | None, lexicons: Mapping[str, Lexicon]):
        self.article, self.lexicons = article, lexicons
        self.norms = None if norms is None else comparable(norms, lexicons)
        self.whole: pd.Series[Any] = profile(article, by="article", lexicon=lexicons, norms=self.norms).iloc[0]

    @cached_property
    def sections(self) -> pd.DataFrame:
        """The sections that stand out."""
        return self.standing_out("section")

    def standing_out(self, by: str) -> pd.DataFrame:
        """The sections or voices that differ from the rest by more than chance, the surest first."""
        table = against_the_rest(self.article, by, lexicon=self.lexicons)
        table = table[table["differs"].astype(bool)]  # one section alone: no rows, of no type
        sure = (table["difference"] / (table["high"] - table["low"])).abs()
        return table.loc[sure.sort_values(ascending=False, kind="stable").index]

    @cached_property
    def speakers(self) -> "pd.Series[int]":
        """Quoted words by speaker, the most first; without those whom only a pronoun names."""
        table = quotes(self.article)
        said = table[table["kind"].isin(SPOKEN) & table["speaker"].notna()]
        said = said[said["speaker"].map(lambda name: word_classes().get(name.lower()) != "pronoun").astype(bool)]
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
    word, count = _first(Counter(" ".join(lowered(word).split()) for word in words))
    return f", most often with “{word}” ({_times(count)})" if count > 1 else ""


def _first(counts: Counter[str]) -> tuple[str, int]:
    """What is counted most often, and how often; nothing where two are."""
    first, *second = counts.most_common(2) or [("", 0)]
    return ("", 0) if second and second[0][1] == first[1] else first


def _inside(name: str) -> str:
    """A name as it is written inside a sentence."""
    first, *rest = name.split(" ", 1)
    return f"{first.lower()} {rest[0]}" if rest and word_classes().get(first.lower()) == "determiner" else name


def _length(facts: Facts) -> Iterator[Finding]:
    sentences = int(facts.whole["sentences"])
    if not sentences:
        yield facts.about("sentences", "length", "There is no running text here, so there is nothing to measure.")
    elif sentences < FEW_SENTENCES:
        many = "one sentence" if sentences == 1 else f"{sentences} sentences"
        yield facts.about("sentences", "length", f"With {many} in all, every figure here is a rough one.")


# What one says of a part that is further up or down than the rest: more first, then less.
_APART = {
    "flesch_kincaid_grade": ("is harder to read than", "is easier to read than", "US school grade {}"),
    "hedges_per_1000_words": ("hedges more than", "hedges less than", "{} hedges per 1,000 words"),
    "attributions_per_1000_words": ("attributes more than", "attributes less than", "{} attributions per 1,000 words"),
    "sentiment": ("is more positive in tone than", "is more negative in tone than", "{}"),
    "quoted_words_percent": ("quotes more than", "quotes less than", "{} % of its words"),
}


def _apart(row: Any, subject: str, others: str, rule: str, section: str) -> Finding:
    more, less, unit = _APART[row.measure]
    digits = COLUMNS[row.measure].digits
    said = unit.format(number(row.value, digits))
    sentence = f"{subject} {more if row.difference > 0 else less} {others}: {said}, against {number(row.rest, digits)}."
    return Finding(sentence, rule, row.measure, section, row.difference, row.low, row.high)


def _sections(facts: Facts) -> Iterator[Finding]:
    for row in facts.sections.head(3).itertuples():
        yield _apart(row, f"“{row.section}”", "the rest of the article", "section", str(row.section))


def _voices(facts: Facts) -> Iterator[Finding]:
    table = facts.standing_out("voice")
    table = table[(table["voice"] == "quoted") & table["measure"].isin(_OF_A_VOICE)]
    for row in table.head(1).itertuples():
        yield _apart(row, "What is quoted", "the reporter’s own words", "voice", "")


_OF_A_VOICE = ("flesch_kincaid_grade", "hedges_per_1000_words", "sentiment")
_MIDDLE_HALF = 25, 75


def _norms(facts: Facts) -> Iterator[Finding]:
    """Where the whole interval lies outside the middle half of the articles compared with."""
    if facts.norms is None:
        return
    low, high = _MIDDLE_HALF
    for measure in COMPARED:
        ends = [facts.whole.get(f"{measure}_percentile_{end}", np.nan) for end in ("low", "high")]
        if ends[0] >= high or ends[1] <= low:
            below, above = beyond(float(facts.whole[measure]), measure, facts.norms)
            more, less, _ = _APART[measure]
            said = f"{more} {below}" if below > above else f"{less} {above}"
            yield facts.about(measure, "norm", f"The article {said} of 100 {facts.norms.attrs['label']}.")


def _alike(facts: Facts) -> Iterator[Finding]:
    if len(facts.article.sections) > 1 and facts.sections.empty:
        said = "No section stands out by more than chance in reading level, hedging, attribution, tone or quotation."
        yield Finding(said, "sections alike", "", "", np.nan, np.nan, np.nan)


def _attribution(facts: Facts) -> Iterator[Finding]:
    measure, whole = "attributed_words_percent", facts.whole
    if not facts.known(measure):
        return
    cues, cited, named = (int(whole[name]) for name in ("attributions", "sources", "sources_named_distinct"))
    if not cues:
        yield facts.about(measure, "attribution", "Nothing in the article is attributed to a source.")
        return
    said = (
        f"Of the article’s words, {number(whole[measure])} % rest on somebody else’s word ({facts.ends(measure)}): "
        f"{counted(cues, 'attribution')}"
    )
    if cited:
        part = "all" if named == cited else f"{named:,}" if named else "none"
        said += f" and {counted(cited, 'source')}" + (f", {part} of them named" if cited > 1 else "")
    yield facts.about(measure, "attribution", f"{said}.")


def _most_cited(facts: Facts) -> Iterator[Finding]:
    measure, cues = "attributions", int(facts.whole["attributions"])
    table = sources(facts.article, facts.lexicons.get("attributions"))
    name, count = _first(Counter(dict(zip(table["name"], table["attributions"], strict=True))))
    if count >= _OFTEN:
        said = f"Most often cited: {_inside(name)}, in {count} of {counted(cues, 'attribution')}."
        yield facts.about(measure, "most cited", said)


def _quotation(facts: Facts) -> Iterator[Finding]:
    measure, words = "quoted_words_percent", int(facts.whole["quoted_words"])
    if not np.isfinite(facts.whole[measure]):
        return
    if not words:
        yield facts.about(measure, "quotation", "Nobody is quoted word for word.")
        return
    said = f"Quoted words make up {number(facts.whole[measure])} % of the article"
    if len(facts.speakers) and 2 * facts.speakers.iloc[0] > words:
        part = "all" if facts.speakers.iloc[0] == words else "more than half"
        said += f", {part} from {_inside(str(facts.speakers.index[0]))}"
    yield facts.about(measure, "quotation", f"{said}.")


def _hedging(facts: Facts) -> Iterator[Finding]:
    measure, count = "hedges_per_1000_words", int(facts.whole["hedges"])
    if not facts.known(measure):
        return
    if not count:
        high = facts.whole[f"{measure}_high"]
        fits = f"; in a text of this length that fits any rate up to {number(high)} per 1,000 words"
        said = f"No hedge was found{fits if high < _EVERY_WORD else ''}."
    else:
        words = without_vague(hedges(facts.article, lexicon=facts.lexicons.get("hedges")))["text"]
        said = (
            f"It hedges {_times(count)}{_most_frequent(words)}: "
            f"{number(facts.whole[measure])} hedges per 1,000 words ({facts.ends(measure)})."
        )
    yield facts.about(measure, "hedging", said)


def _tone(facts: Facts) -> Iterator[Finding]:
    measure = "sentiment"
    if not facts.known(measure):
        return
    low, high = facts.whole["sentiment_low"], facts.whole["sentiment_high"]
    way = "positive" if low > 0 else "negative" if high < 0 else "neither clearly positive nor clearly negative"
    said = f"On the whole its words are {way} in tone: {number(facts.whole[measure], 2)} ({facts.ends(measure, 2)})"
    yield facts.about(measure, "tone", f"{said} on a scale from −1 to 1.")


def _reading_level(facts: Facts) -> Iterator[Finding]:
    measure, whole = "flesch_kincaid_grade", facts.whole
    if facts.known(measure):
        grade = f"{number(whole[measure])} ({facts.ends(measure)})"
        said = f"It reads at US school grade {grade} by the Flesch-Kincaid formula"
        if whole[measure] < 1:
            said = f"By the Flesch-Kincaid formula it is easier than the first US school grade: {grade}"
        said += f"; the average sentence has {number(whole['words_per_sentence'])} words."
        yield facts.about(measure, "reading level", said)


# In the order of importance: what is beyond MOST is not said.
RULES: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    _length,
    _sections,
    _norms,
    _voices,
    _attribution,
    _most_cited,
    _quotation,
    _hedging,
    _tone,
    _reading_level,
    _alike,
)


def findings(
    article: Article | str, norms: Norms | None = "us-political-news-2016", *, lexicon: Lexicons = None
) -> pd.DataFrame:
    """What the numbers say of an article: plain sentences, the most important first.

    Every sentence is computed from the tables and their intervals, and is the same each time. What the intervals leave
    open is not said, or is said to be open.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as in `profile`; None: no comparison.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.

    Returns
    -------
    DataFrame
        One row per sentence, nine at most: `finding`, the sentence; `rule`, what made it; `measure`, the column of
        `profile` that it rests on, with its `value` and the ends of its 95 % interval, `low` and `high` (NaN where
        there is none); `section`, the one that it is about, empty for the whole article. In a notebook or a terminal it
        shows each sentence whole beside its measure; it has all columns.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for what is no lexicon and no set of norms.

    Notes
    -----
    Not caught: what an article is about, and whether it is right. The evidence behind a sentence is in the table of
    that measure (`hedges`, `attributions`, `quotes` ...).

    Examples
    --------
    >>> findings("Growth may slow. “It could,” she said.")[["finding", "rule"]].values.tolist()[0]
    ['With 2 sentences in all, every figure here is a rough one.', 'length']
    """
    facts = Facts(read(article).article, norms, lexicons_by_kind(lexicon))
    made = pd.DataFrame([each for rule in RULES for each in rule(facts)][:MOST], columns=Finding._fields)
    return Table(made, ("finding", "measure"))
