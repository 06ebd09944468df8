"""Who says a quotation: the attribution that it hangs on, and the words that name its source.

A quotation hangs on a cue in its own sentence, nearest and on the side that the punctuation points to;
without one, it goes on from the quotation before it, or from a sentence that ends in a colon.
"""

from bisect import bisect_left
from typing import NamedTuple

from analysis.evidence.attribution.clauses import NOBODY, Source
from analysis.evidence.attribution.cues import SIGNED, Attribution, find_attributions
from analysis.evidence.attribution.labels import LABEL
from analysis.evidence.attribution.openings import opening
from analysis.evidence.attribution.positions import clause_at, verbs_after
from analysis.text.classes import word_classes
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading

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
    starts = [cue.start for cue in outside]
    found: list[Speaker] = []
    for number, quotation in enumerate(quotations):
        cue = _cue_of(reading, quotation, outside, starts)
        if cue is not None:
            source, rule = Source(cue.source_start, cue.source_end, cue.source_type), "a cue in its sentence"
            if source.start < 0:
                source, rule = _subject_of(reading, cue.start), "the subject of its sentence"
            found.append(Speaker(reading.text[cue.start : cue.end], source, rule, cue.start))
        else:
            before = quotations[max(number - 1, 0) : number]
            found.append(_labelled(reading, quotation) or _carried(reading, quotation, before, found[-1:]))
    return found


def _labelled(reading: Reading, quotation: Quotation) -> Speaker | None:
    """Whom a label before the quotation names that opens its paragraph: `**Anna Berg:** “No.”`."""
    prose, text = reading.prose, reading.text
    start = prose.paragraphs[prose.sentence_paragraph[prose.sentence_at(quotation.start + 1)]][0]
    label = LABEL.match(text, start, quotation.start + 1) if quotation.start < start + _LABEL_ENDS else None
    if label is None or text[label.end() : quotation.start].strip():
        return None
    return Speaker(":", Source(*label.span(1), "named person"), LABELLED, label.start(2))


def outside_cues(reading: Reading) -> list[Attribution]:
    """The cues that stand in no quotation."""
    quotations = reading.once(find_quotations)
    kept, place = [], 0
    for cue in reading.once(find_attributions):
        while place < len(quotations) and quotations[place].end <= cue.start:
            place += 1
        if place == len(quotations) or cue.start < quotations[place].start:
            kept.append(cue)
    return kept


def _cue_of(reading: Reading, quotation: Quotation, cues: list[Attribution], starts: list[int]) -> Attribution | None:
    """The cue that a quotation hangs on: in its first or last sentence, the likelier side first."""
    prose, text = reading.prose, reading.prose.straight
    first = prose.sentence_at(quotation.start + 1)
    last = prose.sentence_at(max(quotation.end - 2, quotation.start))
    low = prose.sentences[first][0]
    high = prose.sentences[last][1]
    verb = reading.once(verbs_after).get(quotation.start)
    if verb is not None:
        high = prose.ends[verb]
    elif quotation.end >= high and _goes_on_small(reading, last):
        high = prose.sentences[last + 1][1]  # `“Why?” a reporter could be heard asking.`
    after = bisect_left(starts, quotation.end)
    before = bisect_left(starts, quotation.start) - 1
    right = cues[after] if after < len(cues) and cues[after].start < high else None
    left = cues[before] if before >= 0 and cues[before].start >= low else None
    if after < len(cues) and cues[after].rule == SIGNED and not text[quotation.end : cues[after].start].strip():
        return cues[after]
    if verb is not None and right is not None:
        return right
    if right is None or left is None:
        return left or right
    lead = text[max(0, quotation.start - 8) : quotation.start].rstrip()
    if lead.endswith((",", ":", " that", "said")):
        return left
    inner = text[quotation.start : quotation.end].rstrip("\"' ")
    if inner.endswith((",", "?", "!")) or text[quotation.end : quotation.end + 1] == ",":
        follows = prose.folded[prose.word_at(quotation.end)]
        own = word_classes().get(follows) not in ("conjunction", "subordinator")
        return right if own and '"' not in text[quotation.end : right.start] else left  # another quotation between
    return left


def _goes_on_small(reading: Reading, number: int) -> bool:
    """Whether the sentence after this one begins with a small letter."""
    prose = reading.prose
    if number + 1 == len(prose.sentences) or prose.sentence_article[number + 1] != prose.sentence_article[number]:
        return False
    return prose.text[prose.sentences[number + 1][0]].islower()


def _subject_of(reading: Reading, at: int) -> Source:
    word = reading.prose.word_at(at)
    return opening(clause_at(reading, word), word)


def _own_subject(reading: Reading, quotation: Quotation, before: list[Quotation]) -> Source:
    """The subject of the sentence that a quotation stands in, where no quotation stands before it in there."""
    prose = reading.prose
    low = prose.first_word[prose.sentence_at(quotation.start + 1)]
    if before and before[0].end > prose.starts[low]:
        return NOBODY
    word = max(prose.word_at(quotation.start) - 1, low)
    return opening(clause_at(reading, word), word)


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
        source = opening(clause_at(reading, word), word)
    elif low and prose.sentence_article[int(prose.word_sentence[low - 1])] == own:
        source, rule = opening(clause_at(reading, low - 1), low - 1), "the subject of the sentence before"
    return Speaker(None, source, rule) if source.start >= 0 else UNKNOWN
