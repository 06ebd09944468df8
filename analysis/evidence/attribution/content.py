"""What an attribution gives to its source: the words of its content, found by walking from the cue.

`The mayor said [the plan is dead]`, `[The plan is dead], the mayor said`, `According to the mayor, [it is dead]`: the
marks around cue and source tell on which side of them the content stands; it goes on to where the sentence ends, or
another attribution begins. Quotations are joined to it in `evidence/contents.py`.
"""

from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.columns import (
    Columns,
    Mask,
    Places,
    following,
    has_quotation,
    is_irregular,
    next_but,
    previous,
)
from analysis.evidence.attribution.cues import Attribution
from analysis.evidence.attribution.labels import LABEL_RULES
from analysis.evidence.attribution.noun_phrases import is_comma
from analysis.evidence.attribution.openings import INTRODUCING, after_dateline
from analysis.evidence.attribution.sources import is_passive
from analysis.evidence.attribution.use import FINITE
from analysis.text.classes import AUXILIARY, word_list
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

_LONGEST = 200  # words on either side of a cue: what is longer is no sentence
_NEARBY = 14  # words: how far after its verb a `that` still opens the content
_SHORT = 3  # words: what follows an inserted `he said,` is content if it is no shorter
_JOINS = frozenset(("and", "but", "while", "although", "though", "as"))
_OPENS = frozenset(("that", "how", "whether"))
_NO_OPENING = frozenset(("and", "one", "those"))  # after these, `that` opens a relative clause
_RELATIVE = frozenset(("who", "which", "that"))
_LEADS = frozenset((*INTRODUCING, "adverb", "conjunction"))
_TAIL = frozenset(("preposition", "time", "adverb"))  # `said on Monday`
_ABOUT = frozenset(("about", "for", "of", "like", "on", "upon", "against", "with", "as", "over", "toward"))


class _Cues(NamedTuple):
    """Cues and their sources by word: the first, and the one after the last; the source -1 where there is none.

    `lead` is the first word of both together; words from `low` to `high` (not included) are looked at.
    """

    first: Places
    after: Places
    source: Places
    source_after: Places
    lead: Places
    low: Places
    high: Places


class Pieces(NamedTuple):
    """Stretches of words in the content of some attributions: whose each is, its first word, the one after its last."""

    owner: np.ndarray
    first: np.ndarray
    last: np.ndarray


def _places(reading: Reading, cues: list[Attribution]) -> _Cues:
    """Where each cue and its source stand; a source that another cue parts from its own is left to that one."""
    prose = reading.prose
    start, end, _, _, source_start, source_end, *_ = zip(*cues, strict=True)
    spans = np.array([start, np.array(end) - 1, source_start])
    first, last, source = prose.words_at(np.maximum(spans, 0))
    source_last = prose.last_words(np.array(source_end))  # the stop of `Ann H.` is part of its last word
    before = np.append(-1, first)[:-1]
    named = (spans[2] >= 0) & ~((source_last < before) & (before < first))  # `he said he was glad, adding that`
    source, after = np.where(named, source, -1), np.where(named, source_last + 1, -1)
    lead = np.where(named, np.minimum(source, first), first)
    sentence = prose.word_sentence.take(first, mode="clip")
    low = after_dateline(reading.once(Columns), prose.first[sentence], first)
    low = np.maximum(low, first - _LONGEST)
    high = np.minimum(prose.first[sentence + 1], last + 1 + _LONGEST)
    return _Cues(first, last + 1, source, after, lead, low, high)


def find_pieces(reading: Reading, cues: list[Attribution], quoted: np.ndarray) -> Pieces:
    """The content of each cue in its own sentence, in one piece or two; `quoted` says of each word if it is speech."""
    if not cues:
        return Pieces(*np.zeros((3, 0), dtype=np.int64))
    prose = reading.prose
    at = _places(reading, cues)
    pieces = _Looking(reading, at, quoted).pieces()
    pieces[:, [not prose.text[cue.start].isalnum() for cue in cues]] = 0  # a mark: the quotation is the content
    for number, cue in enumerate(cues):
        if cue.rule in LABEL_RULES:
            pieces[:2, number] = at.first[number], _paragraph_end(prose, int(at.first[number]))
    owner, first, last = np.tile(np.arange(len(cues)), 2), pieces[::2].ravel(), pieces[1::2].ravel()
    held = first < last
    return Pieces(owner[held], first[held], last[held])


def _paragraph_end(prose: Prose, at: int) -> int:
    """Where the paragraph of a word ends: what follows a speaker's label goes so far."""
    if at == len(prose.words):
        return at
    return prose.word_at(prose.paragraphs[prose.sentence_paragraph[prose.sentence_of[at]]][1])


class _Looking:
    """All cues at once: each answer is a column with a row for each cue."""

    def __init__(self, reading: Reading, at: _Cues, quoted: np.ndarray):
        self.words, self.at, self.quoted = reading.once(Columns), at, np.append(quoted, False)
        self.hearer = self.words.listed(word_list("with_hearer"))[at.first]
        self.end = self._end()
        self.opening = self._opening()

    def pieces(self) -> np.ndarray:
        """The pieces of each content, as `_pieces` has them."""
        at, words, plain = self.at, self.words, _pieces(self.opening, self.end)
        inverted = np.where(at.first > at.low, _pieces(at.low, at.first), _pieces(at.source_after, self.end))
        opens = (words.listed(_RELATIVE) | words.ending("ing"))[at.lead]
        marked = (at.lead > at.low) & words.parted[at.lead] & ~opens & ~words.gap(_leads_to_quotation)[at.after]
        according = (at.after == at.first + 2) & words.word("according")[at.first]
        passive = words.made(is_passive)[at.first] & ((at.source < 0) | (at.source >= at.after))
        found = np.where(marked, self._after_mark(plain), plain)
        found = np.where(at.source >= at.after, inverted, found)  # `said the mayor`
        found = np.where(passive, self._passive(plain), found)
        return np.where(according, self._according(), found)

    def _end(self) -> np.ndarray:
        """Where the words after a cue end: with the sentence, or where another attribution begins beside this one."""
        at, words = self.at, self.words
        joins, marked = words.listed(_JOINS), words.parted & ~words.gap(has_quotation)
        found, open_ = at.high.copy(), np.arange(len(at.first))
        for step in range(1, len(at.first)):
            open_ = open_[open_ + step < len(at.first)]
            open_ = open_[at.first[open_ + step] < at.high[open_]]
            if not len(open_):
                break
            source, after = at.source[open_ + step], at.after[open_]
            lead = np.where(source >= after, source, at.first[open_ + step])
            joined = joins[lead - 1]
            ends = (lead - joined > after) & (joined | marked[lead])
            found[open_[ends]] = (lead - joined)[ends]
            open_ = open_[~ends]
        # `She called it “dull,” and he left`
        anew = words.word("and", "but") & words.gap(_ends_quotation) & words.right(words.of_class("pronoun"))
        found = np.minimum(found, following(anew)[at.after])
        # `The mayor, who said it was dead, left`
        opens = words.listed(_RELATIVE) & words.gap(is_comma)
        relative = opens[at.first - 1] | (opens[at.lead - 1] & (at.lead > at.low) & ~words.parted[at.lead])
        apart = following(words.gap(_has_semicolon))[at.after]
        found = np.where(apart > at.after, np.minimum(found, apart), found)
        past = words.ending("ed") | words.made(is_irregular)
        goes_on = following(words.gap(is_comma) & (words.of_class(*FINITE) | past))[at.after]
        return np.where(relative, np.minimum(found, goes_on), found)

    def _comma(self, places: Places) -> Mask:
        return (places > self.at.low) & (places < self.at.high) & self.words.gap(_has_comma)[places]

    def _according(self) -> np.ndarray:
        """`According to the mayor, it died`; `In May, according to the mayor, it died`; `It died, according to her`."""
        at, after = self.at, np.maximum(self.at.after, self.at.source_after)
        comma = following(self.words.gap(_has_comma))[after]
        opens = self._comma(after) & self._introduced()
        found = np.where(opens, _pieces(after, self.end), _pieces(at.low, at.first))
        whole = _pieces(np.where(comma < at.high, comma, after), at.high)
        return np.where(at.first - at.low <= 1, whole, found)

    def _passive(self, plain: np.ndarray) -> np.ndarray:
        """`The plan was criticised by the mayor`, `He is expected to win`: the subject, and what goes on after it."""
        at, words = self.at, self.words
        inner = words.left(
            words.listed(_OPENS) & ~words.left(words.listed(_NO_OPENING))
        )  # `It is said that he was told`
        start = np.maximum(previous(words.parted | inner)[at.first + 1], at.low)
        last = np.maximum(previous(~words.of_class(*AUXILIARY))[at.first] + 1, start)
        after = np.maximum(at.after, at.source_after)
        goes_on = (after < self.end) & ~(words.parted[after] | self._trails(after))
        asked = self.hearer | words.word("asked")[at.first]
        nothing = words.word("it")[start] & ~words.of_class("to")[after]  # `It is thought that it sank`
        whole = _pieces(np.where(nothing, last, start), last, after, self.end)
        found = np.where(goes_on, whole, _pieces(start, last))
        behind = (after >= self.end) | words.parted[after] | self._trails(after)
        behind &= (start > at.low) & ~self._introduced()
        return np.where(asked, np.where(behind, _pieces(at.low, start), plain), found)  # `He lied, jurors were told`

    def _trails(self, places: Places) -> Mask:
        """Whether only the day, the place or the hearer follows: `said on Monday`, but not `spoke on the war`."""
        words, high = self.words, self.at.high
        time = (places + 1 < high) & words.of_class("time").take(places + 1, mode="clip")
        return (places < high) & words.of_class(*_TAIL)[places] & (time | ~words.listed(_ABOUT)[places])

    def _introduced(self) -> Mask:
        """Whether what stands before the source only leads to it: `In a speech on Monday,`, `Asked about it,`."""
        at, words = self.at, self.words
        leads = words.of_class(*_LEADS) | words.ending("ing", "ed")
        marks, clause = following(words.parted)[at.low + 1] < at.lead, words.of_class("subordinator")[at.low]
        verb = (following(words.of_class(*FINITE))[at.low] < at.lead) & ~words.word("asked")[at.low]
        # `At least 11 people were hurt, officials said`, `If confirmed, it would rain, officials said`
        whole = np.where(clause, marks, verb) & (self.opening == at.after)
        found: Mask = leads[at.low] & ~whole
        return found

    def _after_mark(self, plain: np.ndarray) -> np.ndarray:
        """A mark stands before cue and source: what is before it may be the content."""
        at, words, quoted = self.at, self.words, self.quoted[self.at.lead - 1]
        before, after = _pieces(at.low, at.lead), _pieces(at.after, self.end)
        alone = quoted | self.hearer | self._trails(at.after)
        long = (self.end - at.after >= _SHORT) | words.of_class(*FINITE)[at.after]  # `The plan, she said, is dead`
        follows = self._comma(at.after) & long & ~words.ending("ing")[at.after]
        both = _pieces(at.low, at.lead, at.after, self.end)
        found = np.where(alone, before, after)
        found = np.where(words.parted[at.after], np.where(follows, both, before), found)
        told = words.word("that")[words.made(next_but, "adverb")[at.after]]  # `said only that`
        found = np.where(told | (~quoted & self._introduced()), plain, found)
        return np.where(at.after >= at.high, before, found)

    def _opening(self) -> np.ndarray:
        """The first word of what follows the cue: `told us on Monday that ...` begins with `that`."""
        after, words = self.at.after, self.words
        tail = (after < self.at.high) & words.of_class(*_TAIL)[after]
        opens = following(words.listed(_OPENS) | words.gap(_leads_to_quotation))[after]
        exists = following(words.word("there") & words.right(words.of_class(*FINITE)))[after]  # `there is no sign that`
        near = opens < np.minimum(np.minimum(self.end, exists), after + _NEARBY)
        near &= ~words.listed(_NO_OPENING)[opens - 1]
        # `told me last week, “We are done.”`
        spoken, clause = following(words.gap(_ends_lead))[after], following(words.made(_begins_clause))[after]
        lead = (spoken < self.end) & (spoken <= clause)
        opens, near = np.where(lead, spoken, opens), near | lead
        return np.where((self.hearer | tail | words.parted[after]) & near, opens, after)


def _pieces(first: np.ndarray, last: np.ndarray, second: np.ndarray | int = 0, end: np.ndarray | int = 0) -> np.ndarray:
    """One piece or two for each cue, as four rows; empty where the first word is the last."""
    found = np.empty((4, len(first)), dtype=np.int64)
    found[0], found[1], found[2], found[3] = first, last, second, end
    return found


def _leads_to_quotation(gap: str) -> bool:
    return ":" in gap and not {'"', "'"}.isdisjoint(gap)


def _ends_lead(gap: str) -> bool:
    return gap in (', "', ", '")


def _begins_clause(words: Columns) -> Mask:
    """Whether a word shows that a clause has begun."""
    return (
        words.of_class(*FINITE, "pronoun", "contraction", "that", "to", "wh", "subordinator")
        | words.ending("ed")
        | words.made(is_irregular)
        | words.listed(word_list("inverting"))
    )


def _ends_quotation(gap: str) -> bool:
    return "," in gap and '"' in gap


def _has_comma(gap: str) -> bool:
    return "," in gap


def _has_semicolon(gap: str) -> bool:
    return ";" in gap
