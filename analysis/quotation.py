"""Quotation: what stands between quotation marks, what kind of thing it is, and whose words it is."""

import re
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.attribution import DASHES, SIGNED
from analysis.intervals import rate_columns
from analysis.lexicon import shipped_rows
from analysis.marks import Quotation, find_lone_marks, find_quotations
from analysis.quotation_context import quotation_contexts
from analysis.reading import Groups, Reading, evidence, read
from analysis.speakers import Speaker, find_speakers
from analysis.text import WORD

SPOKEN = ("speech", "fragment")
KINDS = (*SPOKEN, "title", "scare", "nickname", "markup")
_ENDED = re.compile(r"[.?!…,][\s\"'”’»]*$")
_NICKNAME = re.compile(r"[A-Z][\w.]+ [“\"‘'][A-Z][\w.-]*(?: [A-Z]?[\w.-]+)?[”\"’'] [A-Z]")


class Quote(NamedTuple):
    """A quotation: where it stands, its words, what kind it is, whose it is."""

    start: int
    end: int
    words: int
    kind: str
    speaker: str | None
    cue: str | None
    speaker_text: str | None
    speaker_start: int
    speaker_end: int
    closed: bool
    rule: str


def find_quotes(reading: Reading) -> list[Quote]:
    """Every quotation of an article with its kind and its speaker."""
    text, found = reading.article.text, []
    quotations, speakers = reading.once(find_quotations), reading.once(find_speakers)
    for quotation, speaker in zip(quotations, speakers, strict=True):
        words = len(WORD.findall(text, quotation.start, quotation.end))
        kind, rule = kind_of(reading, quotation, words, speaker)
        if kind not in SPOKEN:
            speaker = Speaker(None, None, -1, -1, "")
        stands = text[speaker.start : speaker.end] if speaker.start >= 0 else None
        place = (quotation.start, quotation.end, words, kind)
        found.append(Quote(*place, speaker.name, speaker.cue, stands, *speaker[2:4], quotation.closed, rule))
    return found


@cache
def _weights() -> dict[tuple[str, str], float]:
    """What each value of a rule weighs (`lexicons/quotation_rules.csv`)."""
    return {(row["rule"], row["value"]): float(row["weight"]) for row in shipped_rows("quotation_rules")}


def kind_of(reading: Reading, quotation: Quotation, words: int, speaker: Speaker) -> tuple[str, str]:
    """What kind of quotation it is, and what said so loudest."""
    text = reading.article.text
    if text[quotation.start - 1 : quotation.start] == "=":
        return "markup", "an equals sign before"
    if words <= 2 and _NICKNAME.search(text, max(0, quotation.start - 20), quotation.end + 2):
        return "nickname", "between first name and surname"
    if speaker.cue == ":" and _ENDED.search(text, max(quotation.start, quotation.end - 6), quotation.end):
        return "speech", "colon before a quotation"
    if speaker.cue in DASHES:
        return "speech", SIGNED
    around = quotation_contexts(reading, quotation, words, speaker)
    weights = _weights()
    spoken = [(weights.get(pair, 0.0), f"{pair[0]}: {pair[1]}") for pair in around]
    score = weights["always", ""] + sum(weight for weight, _ in spoken)
    if score <= 0:
        title = dict(around)["capitals"] == "all" or (
            dict(around)["capitals"] == "one word" and dict(around)["work"] == "yes"
        )
        return "title" if title else "scare", min(spoken)[1]
    inner = text[quotation.start : quotation.end]
    sentence = dict(around)["sentence"] == "whole" or (inner[1:2].isupper() and bool(_ENDED.search(inner)))
    return ("speech" if sentence or words >= 12 else "fragment"), max(spoken)[1]


def quoted_words(reading: Reading) -> np.ndarray:
    """For each word, whether it is quoted speech."""
    prose = reading.prose
    quoted = np.zeros(len(prose.words), dtype=bool)
    for quote in reading.once(find_quotes):
        if quote.kind in SPOKEN:
            quoted[prose.word_at(quote.start) : prose.word_at(quote.end - 1)] = True
    return quoted


def summarise(reading: Reading, groups: Groups) -> dict[str, Any]:
    """The columns of `quotation`, one value a group."""
    found = reading.once(find_quotes)
    group = groups.of_spans([quote.start for quote in found])
    columns = rate_columns("quotes", np.bincount(group, minlength=groups.size), groups.words)
    quoted = np.bincount(groups.of_word, weights=reading.quoted, minlength=groups.size).astype(int)
    columns["quoted_words"] = quoted
    with np.errstate(invalid="ignore"):
        columns["quoted_words_percent"] = 100 * quoted / np.where(groups.words > 0, groups.words, np.nan)
    kinds = np.array([quote.kind for quote in found], dtype=str)
    for kind in KINDS:
        columns[f"quotes_{kind}"] = np.bincount(group[kinds == kind], minlength=groups.size)
    return columns


def quotation(article: Article | str, by: str = "section") -> pd.DataFrame:
    """How much an article quotes, one row a section (or article, voice ...).

    `quotes` counts all that stands between quotation marks, `quotes_per_1000_words` is 1,000 x quotes / words with an
    exact Poisson 95 % interval in `_low` and `_high`. `quoted_words` counts the words of speech only, and
    `quoted_words_percent` is their share of all words. One count for each kind: `speech` (a sentence, or 12 words and
    more), `fragment` (a shorter piece of somebody's words), `title` (of a film, a song ...), `scare` (scare quotes and
    terms), `nickname`, `markup` (`class="x"`). Higher: more of the text is in other people's words.

    A quotation over several paragraphs counts once, where it opens; one within another does not count; one that a cue
    interrupts counts twice. No words: NaN. Not caught: speech without marks; block quotations; a title in italics.
    By voice, titles and terms stay with the reporter.

    Raises TearsheetError for another `by`, or for what is neither an Article nor text. Source: what is speech follows
    PolNeAR (Newell, Margolin and Ruths 2018), from whose training part the weights come; the kinds are our own.

    >>> table = quotation("“We are ready,” she said. The film “The Long Way Home” opens.", by="article")
    >>> table[["words", "quotes", "quoted_words", "quotes_speech", "quotes_title"]].values.tolist()
    [[12, 2, 3, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | summarise(reading, groups))


def quotes(article: Article | str, rejected: bool = False) -> pd.DataFrame:
    """Every quotation of an article, one row each, marks included, in order.

    `kind` is as in `quotation`. `speaker` is the fullest name given so far for whoever the quotation is attributed to,
    None when nobody is; `speaker_text` are the words that stand there (`she`, `Ms. Berg`), at `speaker_start`
    to `speaker_end`, and `cue` is the word that says so. A quotation without a cue of its own takes the speaker of
    the one before it, up to two paragraphs on, or the subject of the sentence before. `closed` is False for one whose
    closing mark is missing: it ends with its paragraph. `rule` spoke loudest for the kind. With `rejected=True`
    the marks that make no quotation follow too (apostrophes, inches, a closing mark without an opening one), each with
    a `reason`.

    Not caught: who `he` is when a name of the other sex stands nearer and no title tells; a dialogue without cues.
    Raises TearsheetError for what is neither an Article nor text. Source: as `quotation`.

    >>> table = quotes("Anna Berg runs the port. “We are ready,” she said. Critics speak of “luck”.")
    >>> table[["text", "kind", "speaker", "speaker_text", "cue"]].values.tolist()[0]
    ['“We are ready,”', 'speech', 'Anna Berg', 'she', 'said']
    >>> quotes("The workers’ choir sang.", rejected=True)[["text", "reason"]].values.tolist()
    [['’', 'apostrophe at the end of a word']]
    """
    reading = read(article)
    columns = list(Quote._fields[2:])
    rows = [tuple(quote) for quote in reading.once(find_quotes)]
    if rejected:
        columns.append("reason")
        nothing = (0, None, None, None, None, -1, -1, False, "")
        rows = [(*row, None) for row in rows]
        alone = reading.once(find_lone_marks) if reading.prose.sentences else []
        rows += [(start, end, *nothing, reason) for start, end, reason in alone]
    return evidence(reading, rows, columns)
