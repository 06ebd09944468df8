"""Quotation: what stands between quotation marks, what kind of thing it is, and whose words it is."""

import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.intervals import rate_columns
from analysis.marks import Quotation, find_quotations
from analysis.reading import Groups, Reading, evidence, read
from analysis.speakers import Speaker, find_speakers
from analysis.text import WORD

SPOKEN = ("speech", "fragment")
KINDS = (*SPOKEN, "title", "scare", "nickname", "markup")
_WORKS = frozenset(
    "album article ballad blog book broadcast campaign column comedy documentary drama episode essay film hashtag headline "
    "hit hymn magazine memoir movie musical novel paper photograph play podcast poem program programme report "
    "sculpture segment series show sitcom slogan song special story study thriller title titled track entitled "
    "called headlined named on's nbc's cbs's abc's fox's cnn's msnbc's pbs's".split()
)
_TERMS = frozenset(
    "called so-called dubbed term terms word words phrase phrases nicknamed named labeled labelled "
    "known aka as label notion concept tag".split()
)
_SMALL = frozenset("a an the of in on at to for from and or but nor by with vs as is it".split())
_ENDED = re.compile(r"[.?!…,][\s\"'”’»]*$")


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


def kind_of(reading: Reading, quotation: Quotation, words: int, speaker: Speaker) -> tuple[str, str]:
    """What kind of quotation it is, and what says so."""
    prose, text = reading.prose, reading.article.text
    if text[quotation.start - 1 : quotation.start] == "=":
        return "markup", "an equals sign before"
    number = prose.sentence_at(quotation.start + 1)
    low, high = prose.first_word[number], prose.first_word[number + 1]
    first, after = prose.word_at(quotation.start), prose.word_at(quotation.end - 1)
    inner = text[quotation.start : quotation.end]
    before = prose.folded[first - 1] if first > low else ""
    whole = first <= low and after >= high
    capitals = _in_capitals(prose.words[first:after])
    written_before = prose.words[first - 1] if first > low else ""
    written_after = prose.words[after] if after < high else ""
    if words <= 2 and capitals and written_before[:1].isupper() and written_after[:1].isupper():
        if text[prose.ends[first - 1] : quotation.start] == " " and text[quotation.end : prose.starts[after]] == " ":
            return "nickname", "between first name and surname"
    near = prose.folded[max(low, first - 3) : first]
    if capitals and words > 1 and (words <= 12) and not re.search(r"[.?!,]\W*$", inner.rstrip("\"'”’»").rstrip(",.")):
        if any(word in _WORKS for word in near) or speaker.cue is None:
            return "title", "capitals, and a word for a work near by"
    if words <= 4 and before in _TERMS:
        return "scare", f"after `{before}`"
    if words <= 3 and speaker.cue is None and not whole:
        return "scare", "a few words that nobody is said to have said"
    if words == 0:
        return "scare", "no words"
    sentence = whole or (inner[1:2].isupper() and bool(_ENDED.search(inner)) and words > 2)
    return ("speech", "a sentence or more") if sentence or words >= 12 else ("fragment", "part of a sentence")


def _in_capitals(words: list[str]) -> bool:
    """Whether the words are written as in a title."""
    large = [word for word in words if word.lower() not in _SMALL]
    return bool(large) and all(not word[0].islower() for word in large)


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
    """How much an article quotes, one row a section (or article, voice ...)."""
    reading = read(article)
    groups = Groups(reading, by)
    counts = {"words": groups.words, "sentences": groups.sentences}
    return groups.frame(counts | summarise(reading, groups))


def quotes(article: Article | str, rejected: bool = False) -> pd.DataFrame:
    """Every quotation of an article, one row each."""
    reading = read(article)
    columns = list(Quote._fields[2:])
    rows = [tuple(quote) for quote in reading.once(find_quotes)]
    return evidence(reading, rows, columns)
