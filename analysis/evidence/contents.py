"""What each attribution gives to its source, quotations included, and in which form."""

from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.content import Place, Words, cue_places, find_pieces
from analysis.evidence.attribution.cues import Attribution, find_attributions
from analysis.evidence.quotation.kinds import SPOKEN, Quote, find_quotes
from analysis.evidence.quotation.speakers import GOES_ON, Speaker, find_speakers
from analysis.evidence.voices import quoted_words
from analysis.lexicons.lexicon import Lexicon
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

DIRECT, MIXED, INDIRECT = FORMS = ("direct", "mixed", "indirect")
_BETWEEN = 12  # words between two quotations, at most, where the second goes on from the first


class Content(NamedTuple):
    """What an attribution gives to its source: in which form, which words."""

    form: str
    pieces: list[Words]


def find_contents(reading: Reading, lexicon: Lexicon | None = None) -> list[Content]:
    """The content of each attribution, in their order."""
    return contents_of(reading, reading.once(find_attributions, lexicon))


def contents_of(reading: Reading, cues: list[Attribution]) -> list[Content]:
    """The content of each of some attributions."""
    prose, quoted = reading.prose, reading.once(quoted_words)
    places = cue_places(prose, cues)
    pieces = find_pieces(reading, cues, places, quoted)
    for quote, owner in zip(reading.once(find_quotes), _owners(reading, cues, places), strict=True):
        words = prose.word_at(quote.start), prose.word_at(quote.end - 1)
        if owner is not None and quote.kind in SPOKEN and words[0] < words[1]:
            pieces[owner].append(words)
    before = np.append(0, quoted.cumsum()).tolist()
    merged = [_merged(each) for each in pieces]
    return [Content(_form(prose, each, before) if each else INDIRECT, each) for each in merged]


def content_spans(reading: Reading, contents: list[Content]) -> list[tuple[int, int]]:
    """From where to where each content goes, with the marks of a quotation at its ends; -1: nowhere."""
    prose, quotations = reading.prose, reading.once(find_quotations)
    opens = {prose.word_at(each.start): each.start for each in quotations}
    closes = {prose.word_at(each.end - 1): each.end for each in quotations}
    found = []
    for content in contents:
        if not content.pieces:
            found.append((-1, -1))
            continue
        first, last = content.pieces[0][0], content.pieces[-1][1]
        found.append((opens.get(first, prose.starts[first]), closes.get(last, prose.ends[last - 1])))
    return found


def attributed_words(reading: Reading, contents: list[Content]) -> np.ndarray:
    """For each word, whether it is on somebody else's word: in the content of an attribution, or quoted speech."""
    attributed = reading.prose.within([piece for content in contents for piece in content.pieces])
    found: np.ndarray = attributed | reading.once(quoted_words)
    return found


def _owners(reading: Reading, cues: list[Attribution], places: list[Place]) -> list[int | None]:
    """The number of the attribution to whose content each quotation belongs."""
    prose = reading.prose
    by_start = {cue.start: number for number, cue in enumerate(cues)}
    last_of = {prose.sentence_at(cue.start): number for number, cue in enumerate(cues)}  # by sentence
    owners: list[int | None] = []
    before: Quote | None = None
    for quote, speaker in zip(reading.once(find_quotes), reading.once(find_speakers), strict=True):
        owner = by_start.get(speaker.at)
        if owner is None:
            owner = _carried(reading, quote, speaker, before, owners[-1] if owners else None, last_of)
        inside = owner is not None and quote.start <= cues[owner].start < quote.end  # `“I think so.”`
        owners.append(None if inside else owner)
        before = quote
    return owners


def _carried(
    reading: Reading,
    quote: Quote,
    speaker: Speaker,
    before: Quote | None,
    owner: int | None,
    last_of: dict[int, int],
) -> int | None:
    """The attribution of a quotation without a cue of its own: the one before it, or that of the sentence before."""
    prose = reading.prose
    number, word = prose.sentence_at(quote.start + 1), prose.word_at(quote.start)
    if word > prose.first_word[number]:
        return last_of.get(number)
    if speaker.rule == GOES_ON and before is not None and word - prose.word_at(before.end - 1) <= _BETWEEN:
        return owner
    if number == 0 or prose.sentence_article[number - 1] != prose.sentence_article[number]:
        return None
    start, end = prose.sentences[number - 1]
    together = prose.sentence_paragraph[number - 1] == prose.sentence_paragraph[number]
    return last_of.get(number - 1) if together or prose.text[start:end].rstrip().endswith(":") else None


def _merged(pieces: list[Words]) -> list[Words]:
    """Pieces in order, those that overlap as one."""
    if len(pieces) < 2:
        return pieces
    merged: list[Words] = []
    for first, last in sorted(pieces):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _form(prose: Prose, pieces: list[Words], quoted_before: list[int]) -> str:
    spoken = plain = 0
    for first, last in pieces:
        quoted = quoted_before[last] - quoted_before[first]
        spoken, plain = spoken + quoted, plain + last - first - quoted
    plain -= prose.folded[pieces[0][0]] == "that"
    return INDIRECT if not spoken else MIXED if plain > 0 else DIRECT
