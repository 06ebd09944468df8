"""Who says a quotation: the attribution that it hangs on, and the words that name its source.

A quotation hangs on a cue in its own sentence, nearest and on the side that the punctuation points to;
without one, it goes on from the quotation before it, or from a sentence that ends in a colon.
"""

from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import NOBODY, Source
from analysis.evidence.attribution.cues import SIGNED, Attribution, find_attributions
from analysis.evidence.attribution.labels import LABEL
from analysis.evidence.attribution.openings import opening
from analysis.evidence.attribution.positions import verbs_after
from analysis.evidence.quotation.places import find_places
from analysis.text.classes import word_classes
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

GOES_ON, LABELLED = "goes on from the quotation before", "a label"
# Varied on 140 articles of PolNeAR train, with the share of speakers that are right as measure.
_PARAGRAPHS_ON = 2  # a quotation without a cue goes on from the one before; 0: 0.897, 1: 0.908, 2: 0.906, 5: 0.903
_LABEL_ENDS = 150  # characters from the start of a paragraph


class Speaker(NamedTuple):
    """Whose words a quotation is: the cue that says so, and the words that name the source, with their kind."""

    cue: str | None
    source: Source
    rule: str
    at: int = -1  # where the cue stands


UNKNOWN = Speaker(None, NOBODY, "")


def find_speakers(reading: Reading) -> list[Speaker]:
    """The speaker of each quotation of `find_quotations`, in the same order."""
    quotations, outside = reading.once(find_quotations), reading.once(outside_cues)
    found: list[Speaker] = []
    for number, (quotation, own) in enumerate(zip(quotations, _own_cues(reading, outside), strict=True)):
        if own >= 0:
            found.append(_by_cue(reading, outside[own]))
        else:
            before = quotations[max(number - 1, 0) : number]
            found.append(_labelled(reading, quotation) or _carried(reading, quotation, before, found[-1:]))
    return found


def _by_cue(reading: Reading, cue: Attribution) -> Speaker:
    source, rule = Source(cue.source_start, cue.source_end, cue.source_type), "a cue in its sentence"
    if source.start < 0:
        source, rule = _subject_of(reading, cue.start), "the subject of its sentence"
    return Speaker(reading.text[cue.start : cue.end], source, rule, cue.start)


def _labelled(reading: Reading, quotation: Quotation) -> Speaker | None:
    """Whom a label before the quotation names that opens its paragraph: `**Anna Berg:** “No.”`."""
    prose, text = reading.prose, reading.text
    start = prose.paragraphs[prose.sentence_paragraph[prose.sentence_at(quotation.start + 1)]][0]
    near = quotation.start < start + _LABEL_ENDS and text.find(":", start, quotation.start) >= 0
    label = LABEL.match(text, start, quotation.start + 1) if near else None
    if label is None or text[label.end() : quotation.start].strip():
        return None
    return Speaker(":", Source(*label.span(1), "named person"), LABELLED, label.start(2))


def outside_cues(reading: Reading) -> list[Attribution]:
    """The cues that stand in no quotation."""
    cues, places = reading.once(find_attributions), reading.once(find_places)
    starts = np.array([cue.start for cue in cues], dtype=np.int64)
    ends = np.append(0, places.end)[np.searchsorted(places.start, starts, side="right")]
    return [cues[number] for number in np.flatnonzero(ends <= starts).tolist()]


def _own_cues(reading: Reading, cues: list[Attribution]) -> list[int]:
    """For each quotation the number of the cue that it hangs on: in its first or last sentence; -1 for none."""
    prose, places = reading.prose, reading.once(find_places)
    starts = np.array([cue.start for cue in cues], dtype=np.int64)
    after, before = np.searchsorted(starts, places.end), np.searchsorted(starts, places.start) - 1
    verbs = reading.once(verbs_after)
    verb = np.array([verbs.get(start, -1) for start in places.start.tolist()], dtype=np.int64)
    last = prose.sentences_at(np.maximum(places.end - 2, places.start))
    high = prose.spans[last, 1]
    on = np.flatnonzero((verb < 0) & (places.end >= high))
    on = on[[_goes_on_small(reading, number) for number in last[on].tolist()]] if len(on) else on
    high[on] = prose.spans[last[on] + 1, 1]  # `“Why?” a reporter could be heard asking.`
    high = np.where(verb >= 0, prose.end[verb], high)
    right = np.append(starts, len(prose.text) + 1)[after] < high
    left = (before >= 0) & (np.append(starts, -1)[before] >= prose.spans[places.sentence, 0])
    signed = _signed(reading, cues, places.end, after)
    by_right = signed | (right & ((verb >= 0) | ~left))
    found = np.where(by_right, after, np.where(left, before, -1))
    for number in np.flatnonzero(right & left & ~by_right).tolist():
        if _hangs_on_right(prose, reading.once(find_quotations)[number], cues[after[number]].start):
            found[number] = after[number]
    return list(found.tolist())


def _signed(reading: Reading, cues: list[Attribution], ends: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Whether a dash and a name stand right behind each quotation, the cue after it."""
    signed: np.ndarray = np.array([*(cue.rule == SIGNED for cue in cues), False])[after]
    for number in np.flatnonzero(signed).tolist():
        signed[number] = not reading.text[ends[number] : cues[after[number]].start].strip()
    return signed


def _hangs_on_right(prose: Prose, quotation: Quotation, right: int) -> bool:
    """Whether a quotation with a cue on either side hangs on the right one, by the marks."""
    text = prose.straight
    lead = text[max(0, quotation.start - 8) : quotation.start].rstrip()
    inner = text[quotation.start : quotation.end].rstrip("\"' ")
    if lead.endswith((",", ":", " that", "said")) or not (
        inner.endswith((",", "?", "!")) or text[quotation.end : quotation.end + 1] == ","
    ):
        return False
    follows = prose.folded[prose.word_at(quotation.end)]
    own = word_classes().get(follows) not in ("conjunction", "subordinator")
    return own and '"' not in text[quotation.end : right]  # another quotation between


def _goes_on_small(reading: Reading, number: int) -> bool:
    """Whether the sentence after this one begins with a small letter."""
    prose = reading.prose
    if number + 1 == len(prose.sentences) or prose.sentence_article[number + 1] != prose.sentence_article[number]:
        return False
    return prose.text[prose.sentences[number + 1][0]].islower()


def _subject_of(reading: Reading, at: int) -> Source:
    word = reading.prose.word_at(at)
    return opening(reading, word)


def _own_subject(reading: Reading, quotation: Quotation, before: list[Quotation]) -> Source:
    """The subject of the sentence that a quotation stands in, where no quotation stands before it in there."""
    prose = reading.prose
    low = prose.first_word[prose.sentence_at(quotation.start + 1)]
    if before and before[0].end > prose.starts[low]:
        return NOBODY
    word = max(prose.word_at(quotation.start) - 1, low)
    return opening(reading, word)


def _carried(reading: Reading, quotation: Quotation, before: list[Quotation], said: list[Speaker]) -> Speaker:
    """The speaker of a quotation without a cue of its own."""
    prose = reading.prose
    number = prose.sentence_at(quotation.start + 1)
    low = prose.first_word[number]
    begins = prose.word_at(quotation.start) <= low
    source = _own_subject(reading, quotation, before) if not begins else NOBODY
    if source.start >= 0:
        return Speaker(None, source, "the subject of its sentence")
    own = prose.sentence_article[number]
    earlier = prose.sentence_at(before[0].start + 1) if before else number
    if before and said[0].source.start >= 0 and prose.sentence_article[earlier] == own:
        gap = prose.sentence_paragraph[number] - prose.sentence_paragraph[earlier]
        if gap == 0 or (gap <= _PARAGRAPHS_ON and begins):
            return said[0]._replace(rule=GOES_ON, at=-1)
    rule = "the subject of its sentence"
    if not begins:
        word = max(prose.word_at(quotation.start) - 1, low)
        source = opening(reading, word)
    elif low and prose.sentence_article[int(prose.word_sentence[low - 1])] == own:
        source, rule = opening(reading, low - 1), "the subject of the sentence before"
    return Speaker(None, source, rule) if source.start >= 0 else UNKNOWN
