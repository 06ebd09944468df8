"""Attribution: what the article gives to somebody, by which word, and to whom."""

import re
from typing import NamedTuple

from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.columns import Columns
from analysis.evidence.attribution.complements import COMPLEMENT_RULES, told_by_complement
from analysis.evidence.attribution.labels import find_labels
from analysis.evidence.attribution.noun_phrases import named, phrase_right
from analysis.evidence.attribution.openings import opening
from analysis.evidence.attribution.positions import (
    AFTER_QUOTATION,
    POSITION_RULES,
    clause_at,
    inserted_verbs,
    verbs_after,
)
from analysis.evidence.attribution.sources import find_source
from analysis.evidence.attribution.views import VIEW_RULES, cues_without_verb
from analysis.evidence.attribution.weights import entries, find_scored, positive
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.text.characters import CAPITALS
from analysis.text.classes import word_list
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

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
)


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


def find_attributions(reading: Reading, lexicon: Lexicon | None = None) -> list[Attribution]:
    """Every counted cue of an article, in order; what stood around a word is told by `Candidate.strongest`."""
    prose, lexicon = reading.prose, lexicon_for("attributions", lexicon)
    cues: list[Attribution] = []
    counted: dict[int, int] = {}  # the first counted cue of each sentence
    words, known, placed = reading.once(find_scored, lexicon).counted, entries(lexicon), reading.once(_placed)
    verbs, number, before = positive(lexicon), -1, NOBODY
    for at in sorted({*words, *placed}):
        if at not in placed and _repeats(prose, at):
            continue
        if number != prose.sentence_of[at]:
            number, before = prose.sentence_of[at], NOBODY
        word, last = known.get(prose.folded[at]), _last_word(prose, at)
        if word is not None:
            counted.setdefault(number, at)
        source = find_source(clause_at(reading, at, verbs), at, last, before)
        before = source if source.start >= 0 else before
        kind = (word.category, word.tone) if word else ()
        cues.append(_given(prose.starts[at], prose.ends[last], source, "" if at in words else placed[at], *kind))
    labels = _by_labels(reading)
    labelled = {label.start for label in labels}
    return sorted(cues + labels + [mark for mark in _by_marks(reading, counted) if mark.start not in labelled])


def _placed(reading: Reading) -> dict[int, str]:
    """The verbs that their position makes cues, with the rule of each."""
    inserted: dict[int, str] = reading.once(told_by_complement) | reading.once(inserted_verbs)
    inserted |= reading.once(cues_without_verb)
    return dict.fromkeys(reading.once(verbs_after).values(), AFTER_QUOTATION) | inserted


def _repeats(prose: Prose, at: int) -> bool:
    """Whether a verb only says what was refused: `declined to comment` is one cue."""
    if at < 2 or prose.folded[at - 1] != "to" or prose.folded[at - 2] not in word_list("refusing"):
        return False
    return prose.article_words(at)[0] <= at - 2


def _given(
    start: int, end: int, source: Source, rule: str, category: str = "statement", tone: str = "neutral"
) -> Attribution:
    return Attribution(start, end, category, tone, source.start, source.end, source.kind, rule)


def cue_end(prose: Prose, at: int) -> int:
    """Where a cue ends: `according to` is one of two words."""
    return prose.ends[_last_word(prose, at)]


def _last_word(prose: Prose, at: int) -> int:
    if prose.folded[at] != "according" or at + 1 == prose.first_word[prose.sentence_of[at] + 1]:
        return at
    return at + (prose.folded[at + 1] == "to")


def _by_labels(reading: Reading) -> list[Attribution]:
    """Attributions by a name and a colon alone: `WALLACE: Let us begin.`."""
    prose, found = reading.prose, []
    for label in reading.once(find_labels):
        first, last = prose.word_at(label.start), prose.word_at(label.end - 1)
        clause = Clause(reading.once(Columns), first, prose.first_word[prose.sentence_of[first] + 1])
        source = named(clause, first, last)
        if source.start < 0:  # `DAY:` where speakers take turns
            source = Source(*clause.span(first, last), "named person")
        found.append(_given(label.colon, label.colon + 1, source, label.rule))
    return found


def _by_marks(reading: Reading, counted: dict[int, int]) -> list[Attribution]:
    """Attributions without a word: `Smith: “No.”` and `“No.” — John Smith`."""
    prose, text, placed = reading.prose, reading.prose.straight, reading.once(_placed)
    found = []
    for quotation in reading.once(find_quotations):
        before = text[max(0, quotation.start - 4) : quotation.start].rstrip()
        at = max(0, quotation.start - 4) + len(before) - 1
        word = prose.word_at(at) - 1
        first, last = prose.article_words(prose.word_at(quotation.start))
        by_colon = before.endswith(":") and word >= first and word not in placed
        if by_colon and quotation.start not in reading.once(verbs_after):
            number = prose.sentence_of[word]
            if counted.get(number, word + 1) > word:
                source = opening(clause_at(reading, word), word + 1)
                if source.start >= 0:
                    found.append(_given(at, at + 1, source, COLON))
        signed = _SIGNED.match(text, quotation.end)
        word = prose.word_at(quotation.end)
        if signed and word < last:
            clause = Clause(reading.once(Columns), word, prose.first_word[prose.sentence_of[word] + 1])
            source = named(clause, word, phrase_right(clause, word))
            found.append(_given(*signed.span(1), source, SIGNED))
    return found
