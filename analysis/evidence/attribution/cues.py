"""Attribution: what the article gives to somebody, by which word, and to whom."""

import re
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.by_subject import SUBJECT_RULES, told_by_subject
from analysis.evidence.attribution.clauses import PERSON, Clauses, Phrases, Source
from analysis.evidence.attribution.columns import Columns, Mask, Places
from analysis.evidence.attribution.complements import COMPLEMENT_RULES, told_by_complement
from analysis.evidence.attribution.labels import find_labels
from analysis.evidence.attribution.noun_phrases import named, phrase_right
from analysis.evidence.attribution.openings import openings
from analysis.evidence.attribution.positions import (
    AFTER_QUOTATION,
    POSITION_RULES,
    clauses_at,
    inserted_verbs,
    verbs_after,
)
from analysis.evidence.attribution.sources import find_sources, is_according
from analysis.evidence.attribution.views import VIEW_RULES, cues_without_verb
from analysis.evidence.attribution.weights import entries, find_scored, positive
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.text.characters import CAPITALS
from analysis.text.classes import word_list
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.sentence_ends import Span

CATEGORIES = ("statement", "belief", "attitude", "intention")


DASHES = ("—", "–", "―", "--", "-")


_SIGNED = re.compile(rf"\s*({'|'.join(DASHES)})\s*(?=[{CAPITALS}])")


SIGNED, COLON = "name after a quotation", "colon before a quotation"
MARK_RULES = (
    {
        SIGNED: "a dash and a name after the closing mark: “No.” — Anna Berg",
        COLON: "a colon after a name, before the opening mark: Berg: “No.”",
    }
    | POSITION_RULES
    | COMPLEMENT_RULES
    | VIEW_RULES
    | SUBJECT_RULES
)


TONES = ("neutral", "loaded", "evidential")
_PLAIN = (CATEGORIES[0], TONES[0])  # of a cue that no lexicon has


class Attribution(NamedTuple):
    """One cue: where it stands, what it says of its content, and the words that name its source."""

    start: int
    end: int
    category: str
    tone: str
    source_start: int
    source_end: int
    source_type: str
    rule: str


def find_attributions(reading: Reading, lexicon: Lexicon | None = None) -> list[Attribution]:
    """Every counted cue of an article, in order; what stood around a word is told by `Candidate.strongest`."""
    prose, lexicon = reading.prose, lexicon_for("attributions", lexicon)
    words, known, placed = reading.once(find_scored, lexicon).counted, entries(lexicon), reading.once(placed_verbs)
    about = reading.once(Columns)
    again = about[_repeats]
    at = np.array(sorted({*(each for each in words if not again[each]), *placed}), dtype=np.int64)
    sentence, clauses = prose.word_sentence[at], clauses_at(reading, at, positive(lexicon))
    sources = clauses.spans(find_sources(clauses, at, sentence))
    starts, ends = prose.start[at].tolist(), prose.end[at + about.made(is_according)[at]].tolist()
    cues: list[Attribution] = []
    counted: dict[int, int] = {}  # the first counted cue of each sentence
    columns = (at.tolist(), sentence.tolist(), starts, ends, *sources)
    for each, number, start, end, first, last, kind in zip(*columns, strict=True):
        word = known.get(prose.folded[each])
        if word is not None or each in placed:
            counted.setdefault(number, each)
        rule = "" if each in words else placed[each]
        category, tone = (word.category, word.tone) if word else _PLAIN
        cues.append(Attribution(start, end, category, tone, first, last, kind, rule))
    labels = _by_labels(reading)
    labelled = {label.start for label in labels}
    return sorted(cues + labels + [mark for mark in _by_marks(reading, counted) if mark.start not in labelled])


def placed_verbs(reading: Reading) -> dict[int, str]:
    """The verbs that their position makes cues, with the rule of each."""
    inserted: dict[int, str] = reading.once(told_by_complement) | reading.once(inserted_verbs)
    inserted |= reading.once(cues_without_verb) | reading.once(told_by_subject)
    return dict.fromkeys(reading.once(verbs_after).values(), AFTER_QUOTATION) | inserted


def _repeats(words: Columns) -> Mask:
    """Whether a verb only says what was refused: `declined to comment` is one cue."""
    return words.left(words.word("to") & words.left(words.word(*word_list("refusing"))))


def _given(start: int, end: int, source: Source, rule: str) -> Attribution:
    return Attribution(start, end, *_PLAIN, source.start, source.end, source.kind, rule)


def cue_end(reading: Reading, at: int) -> int:
    """Where a cue ends: `according to` is one of two words."""
    return reading.prose.ends[at + bool(reading.once(Columns)[is_according][at])]


def _by_labels(reading: Reading) -> list[Attribution]:
    """Attributions by a name and a colon alone: `WALLACE: Let us begin.`."""
    prose, labels = reading.prose, reading.once(find_labels)
    if not labels:
        return []
    first = np.array([prose.word_at(label.start) for label in labels], dtype=np.int64)
    last = np.array([prose.word_at(label.end - 1) for label in labels], dtype=np.int64)
    clauses = _sentences(reading, first)
    found = named(clauses, first, last)
    found = Phrases(first, last, np.where(found.found, found.kind, PERSON))  # `DAY:` where speakers take turns
    sources = clauses.sources(found)
    return [
        _given(label.colon, label.colon + 1, source, label.rule) for label, source in zip(labels, sources, strict=True)
    ]


def _sentences(reading: Reading, first: Places) -> Clauses:
    """What begins at some words, up to the end of the sentence."""
    prose = reading.prose
    return Clauses(reading.once(Columns), first, prose.first[prose.word_sentence[first] + 1])


def _by_marks(reading: Reading, counted: dict[int, int]) -> list[Attribution]:
    """Attributions without a word: `Smith: “No.”` and `“No.” — John Smith`."""
    prose, text, placed = reading.prose, reading.prose.straight, reading.once(placed_verbs)
    colons: list[tuple[int, Span]] = []
    dashes: list[tuple[int, Span]] = []
    for quotation in reading.once(find_quotations):
        before = text[max(0, quotation.start - 4) : quotation.start].rstrip()
        word = prose.word_at(at := max(0, quotation.start - 4) + len(before) - 1) - 1
        first, last = prose.article_words(prose.word_at(quotation.start))
        by_colon = before.endswith(":") and word >= first and word not in placed
        by_colon = by_colon and quotation.start not in reading.once(verbs_after)
        if by_colon and counted.get(prose.sentence_of[word], word + 1) > word:
            colons.append((word, (at, at + 1)))
        signed = _SIGNED.match(text, quotation.end)
        word = prose.word_at(quotation.end)
        if signed and word < last:
            dashes.append((word, signed.span(1)))
    return _opening(reading, colons) + _signing(reading, dashes)


def _opening(reading: Reading, colons: list[tuple[int, Span]]) -> list[Attribution]:
    """Attributions by a colon to what opens its sentence; each with the word before it."""
    if not colons:
        return []
    at = np.array([word for word, _ in colons])
    clauses = clauses_at(reading, at)
    found = zip(colons, clauses.sources(openings(clauses, at + 1)), strict=True)
    return [_given(*span, source, COLON) for (_, span), source in found if source.start >= 0]


def _signing(reading: Reading, dashes: list[tuple[int, Span]]) -> list[Attribution]:
    """Attributions by a dash to the name that follows; each with the first word of that."""
    if not dashes:
        return []
    at = np.array([word for word, _ in dashes])
    clauses = _sentences(reading, at)
    found = zip(dashes, clauses.sources(named(clauses, at, phrase_right(clauses, at))), strict=True)
    return [_given(*span, source, SIGNED) for (_, span), source in found]
