"""What each attribution gives to its source, quotations included, and in which form."""

from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.content import Pieces, find_pieces
from analysis.evidence.attribution.cues import Attribution, find_attributions
from analysis.evidence.quotation.kinds import SPOKEN, Quote, find_quotes
from analysis.evidence.quotation.places import find_places
from analysis.evidence.quotation.speakers import GOES_ON, Speaker, find_speakers
from analysis.evidence.voices import quoted_words
from analysis.lexicons.lexicon import Lexicon
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

DIRECT, MIXED, INDIRECT = FORMS = ("direct", "mixed", "indirect")
_BETWEEN = 12  # words between two quotations, at most, where the second goes on from the first


Words = tuple[int, int]  # from the first word to the one after the last


class Content(NamedTuple):
    """What an attribution gives to its source: in which form, which words."""

    form: str
    pieces: list[Words]


class Contents(NamedTuple):
    """All contents as columns: the form of each (a number of `FORMS`), and their pieces in order, none twice."""

    forms: np.ndarray
    pieces: Pieces

    def listed(self) -> list[Content]:
        """Each content by itself."""
        found = [Content(FORMS[form], []) for form in self.forms.tolist()]
        for owner, first, last in zip(*(each.tolist() for each in self.pieces), strict=True):
            found[owner].pieces.append((first, last))
        return found


def find_contents(reading: Reading, lexicon: Lexicon | None = None) -> list[Content]:
    """The content of each attribution, in their order."""
    return reading.once(content_columns, lexicon).listed()


def content_columns(reading: Reading, lexicon: Lexicon | None = None) -> Contents:
    """The contents of all attributions."""
    return contents_of(reading, reading.once(find_attributions, lexicon))


def contents_of(reading: Reading, cues: list[Attribution]) -> Contents:
    """The contents of some attributions: the words around them, and the quotations that hang on them."""
    prose, quoted, places = reading.prose, reading.once(quoted_words), reading.once(find_places)
    owners = _owners(reading, cues)
    spoken = [
        number
        for number, quote in enumerate(reading.once(find_quotes))
        if quote.kind in SPOKEN and owners[number] is not None
    ]
    own = np.array([owners[number] for number in spoken], dtype=np.int64)
    quotations = np.stack([own, places.first[spoken], places.after[spoken]])
    pieces = _merged(np.hstack([find_pieces(reading, cues, quoted), quotations]), len(prose.words) + 1)
    return Contents(_forms(prose, pieces, quoted, len(cues)), pieces)


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


def attributed_words(reading: Reading, lexicon: Lexicon | None = None) -> np.ndarray:
    """For each word, whether it is on somebody else's word: in the content of an attribution, or quoted speech."""
    pieces = reading.once(content_columns, lexicon).pieces
    found: np.ndarray = reading.prose.within(np.stack(pieces[1:], axis=1)) | reading.once(quoted_words)
    return found


def _owners(reading: Reading, cues: list[Attribution]) -> list[int | None]:
    """The number of the attribution to whose content each quotation belongs."""
    starts = np.array([cue.start for cue in cues], dtype=np.int64)
    by_start = dict(zip(starts.tolist(), range(len(cues)), strict=True))
    last_of = dict(zip(reading.prose.sentences_at(starts).tolist(), range(len(cues)), strict=True))  # by sentence
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


def _merged(pieces: np.ndarray, size: int) -> Pieces:
    """Pieces in order, those of one attribution that overlap as one; `size` is more than any place."""
    owner, first, last = pieces[:, pieces[1] < pieces[2]]
    first, last = np.sort(owner * size + [first, last])
    opens = first > np.append(-1, last)[:-1]
    closes = np.append(opens, True)[1:]
    return Pieces(first[opens] // size, first[opens] % size, last[closes] % size)


def _forms(prose: Prose, pieces: Pieces, quoted: np.ndarray, size: int) -> np.ndarray:
    """In which of `FORMS` each of so many contents is."""
    owner, first, last = pieces
    before, opens = np.append(0, quoted.cumsum()), np.diff(owner, prepend=-1) > 0
    spoken = np.bincount(owner, before[last] - before[first], size)
    plain = np.bincount(owner, last - first, size) - spoken
    plain -= np.bincount(owner, opens & prose.forms.mask(["that"])[first], size)
    return np.where(spoken == 0, FORMS.index(INDIRECT), np.where(plain > 0, FORMS.index(MIXED), FORMS.index(DIRECT)))
