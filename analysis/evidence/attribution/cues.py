"""Attribution: what the article gives to somebody, by which word, and to whom."""

import re
from typing import NamedTuple

from analysis.evidence.attribution.labels import find_labels
from analysis.evidence.attribution.noun_phrases import NOBODY, Clause, named, phrase_right
from analysis.evidence.attribution.sources import find_source, opening
from analysis.evidence.attribution.weights import candidates, positive
from analysis.lexicons.lexicon import Lexicon, load_lexicon
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

CATEGORIES = ("statement", "belief", "attitude", "intention")


DASHES = ("—", "–", "―", "--", "-")


_SIGNED = re.compile(rf"\s*({'|'.join(DASHES)})\s*(?=[A-Z])")


SIGNED, COLON = "name after a quotation", "colon before a quotation"


TONES = ("neutral", "loaded", "evidential")


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


def find_attributions(reading: Reading) -> list[Attribution]:
    """Every counted cue of an article, in order."""
    return attributions_by(reading, load_lexicon("attributions"))


def attributions_by(reading: Reading, lexicon: Lexicon) -> list[Attribution]:
    """Every counted cue by a lexicon of one's own; the rule of a word's surroundings is left to `_explained`."""
    prose = reading.prose
    found: list[Attribution] = []
    counted: dict[int, int] = {}  # the first counted cue of each sentence
    for candidate in candidates(reading, lexicon):
        if candidate.counts:
            at = candidate.at
            counted.setdefault(int(prose.word_sentence[at]), at)
            place = (prose.starts[at], cue_end(prose, at))
            found.append(Attribution(*place, candidate.entry.category, candidate.entry.tone, *NOBODY, ""))
    found = _with_sources(reading, found, positive(lexicon))
    labels = _by_labels(reading)
    labelled = {label.start for label in labels}
    return sorted(found + labels + [mark for mark in _by_marks(reading, counted) if mark.start not in labelled])


def cue_end(prose: Prose, at: int) -> int:
    """Where a cue ends: `according to` is one of two words."""
    last = prose.first_word[int(prose.word_sentence[at]) + 1]
    return prose.ends[at + (prose.folded[at : min(at + 2, last)] == ["according", "to"])]


def _with_sources(reading: Reading, cues: list[Attribution], verbs: frozenset[str]) -> list[Attribution]:
    """The counted cues with the words that name their source."""
    prose, found = reading.prose, []
    sentence, clause, before = -1, None, NOBODY
    for cue in cues:
        first, last = prose.word_at(cue.start), prose.word_at(cue.end - 1)
        number = int(prose.word_sentence[first])
        if number != sentence:
            sentence, before = number, NOBODY
            clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1], verbs, True)
        source = find_source(clause, first, last, before)
        before = source if source.start >= 0 else before
        found.append(cue._replace(source_start=source.start, source_end=source.end, source_type=source.kind))
    return found


def _by_labels(reading: Reading) -> list[Attribution]:
    """Attributions by a name and a colon alone: `WALLACE: Let us begin.`."""
    prose, found = reading.prose, []
    for label in reading.once(find_labels):
        first, last = prose.word_at(label.start), prose.word_at(label.end - 1)
        clause = Clause(prose, first, prose.first_word[int(prose.word_sentence[first]) + 1])
        source = named(clause, first, last)
        found.append(Attribution(label.colon, label.colon + 1, "statement", "neutral", *source, label.rule))
    return found


def _by_marks(reading: Reading, counted: dict[int, int]) -> list[Attribution]:
    """Attributions without a word: `Smith: “No.”` and `“No.” — John Smith`."""
    prose, text = reading.prose, reading.prose.straight
    found = []
    for quotation in reading.once(find_quotations):
        before = text[max(0, quotation.start - 4) : quotation.start].rstrip()
        at = max(0, quotation.start - 4) + len(before) - 1
        word = prose.word_at(at) - 1
        if before.endswith(":") and word >= 0:
            number = int(prose.word_sentence[word])
            if counted.get(number, word + 1) > word:
                clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1])
                source = opening(clause, word)
                found.append(Attribution(at, at + 1, "statement", "neutral", *source, COLON))
        signed = _SIGNED.match(text, quotation.end)
        word = prose.word_at(quotation.end)
        last = prose.article_words(prose.word_at(quotation.start))[1]
        if signed and word < last and prose.starts[word] <= signed.end():
            clause = Clause(prose, word, prose.first_word[int(prose.word_sentence[word]) + 1])
            source = named(clause, word, phrase_right(clause, word))
            found.append(Attribution(*signed.span(1), "statement", "neutral", *source, SIGNED))
    return found


def counted_cues(reading: Reading, lexicon: Lexicon | None) -> list[Attribution]:
    """The counted cues by a lexicon, or by the one that ships."""
    if lexicon is None:
        return reading.once(find_attributions)
    return attributions_by(reading, lexicon)
