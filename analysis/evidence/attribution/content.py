"""What an attribution gives to its source: the words of its content, found by walking from the cue.

`The mayor said [the plan is dead]`, `[The plan is dead], the mayor said`, `According to the mayor, [it is dead]`: the
marks around cue and source tell on which side of them the content stands; it goes on to where the sentence ends, or
another attribution begins. Quotations are joined to it in `evidence/contents.py`.
"""

from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import Clause
from analysis.evidence.attribution.cues import Attribution
from analysis.evidence.attribution.labels import LABEL_RULES
from analysis.evidence.attribution.sources import INTRODUCING, is_passive
from analysis.text.classes import AUXILIARY, word_list
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

Words = tuple[int, int]  # from the first word to the one after the last

_LONGEST = 200  # words on either side of a cue: what is longer is no sentence
_NEARBY = 14  # words: how far after its verb a `that` still opens the content
_SHORT = 3  # words: what follows an inserted `he said,` is content if it is no shorter
_JOINS = frozenset(("and", "but", "while", "although", "though", "as"))
_OPENS = frozenset(("that", "how", "whether"))
_NO_OPENING = frozenset(("and", "one", "those"))  # after these, `that` opens a relative clause
_RELATIVE = frozenset(("who", "which", "that"))
_TAIL = frozenset(("preposition", "time", "adverb"))  # `said on Monday`
_ABOUT = frozenset(("about", "for", "of", "like", "on", "upon", "against", "with", "as", "over", "toward"))


class Place(NamedTuple):
    """A cue and its source by word: the first, and the one after the last; the source -1 where there is none.

    `lead` is the first word of both together.
    """

    first: int
    after: int
    source: int
    source_after: int
    lead: int


def cue_places(prose: Prose, cues: list[Attribution]) -> list[Place]:
    """Where each cue and its source stand; a source that another cue parts from its own is left to that one."""
    if not cues:
        return []
    start, end, _, _, source_start, source_end, *_ = zip(*cues, strict=True)
    spans = np.array([start, end, source_start, source_end]) - [[0], [1], [0], [1]]
    first, last, source, source_last = np.searchsorted(prose.end, spans, side="right")
    before = np.append(-1, first)[:-1]
    named = (spans[2] >= 0) & ~((source_last < before) & (before < first))  # `he said he was glad, adding that`
    source, after = np.where(named, source, -1), np.where(named, source_last + 1, -1)
    lead = np.where(named, np.minimum(source, first), first)
    return list(map(Place, *(each.tolist() for each in (first, last + 1, source, after, lead))))


def find_pieces(
    reading: Reading, cues: list[Attribution], places: list[Place], quoted: np.ndarray
) -> list[list[Words]]:
    """The content of each cue in its own sentence, in one piece or two; `quoted` says of each word if it is speech."""
    prose, found = reading.prose, []
    for number, (cue, at) in enumerate(zip(cues, places, strict=True)):
        if cue.rule in LABEL_RULES:
            found.append(_labelled(prose, at.first))
        elif not prose.text[cue.start].isalnum():  # a mark: the quotation beside it is the content
            found.append([])
        else:
            sentence = prose.sentence_of[at.first]
            first, last = prose.first_word[sentence : sentence + 2]
            clause = Clause(prose, max(first, at.first - _LONGEST), min(last, at.after + _LONGEST))
            pieces = _pieces(clause, at, _end(clause, number, places), quoted)
            found.append([piece for piece in pieces if piece[0] < piece[1]])
    return found


def _labelled(prose: Prose, at: int) -> list[Words]:
    """What follows a speaker's label, to the end of the paragraph."""
    if at == len(prose.words):
        return []
    paragraph = prose.sentence_paragraph[prose.sentence_of[at]]
    return [(at, prose.word_at(prose.paragraphs[paragraph][1]))]


def _end(clause: Clause, number: int, places: list[Place]) -> int:
    """Where the words after a cue end: with the sentence, or where another attribution begins beside this one."""
    at = places[number]
    for later in range(number + 1, len(places)):
        other = places[later]
        if other.first >= clause.last:
            break
        lead = other.source if other.source >= at.after else other.first
        joined = clause.words[lead - 1] in _JOINS
        if lead - joined > at.after and (joined or (clause.breaks(lead) and '"' not in clause.gap(lead))):
            return lead - joined
    return clause.last


def _pieces(clause: Clause, at: Place, end: int, quoted: np.ndarray) -> list[Words]:
    if at.after == at.first + 2 and clause.words[at.first : at.after] == ["according", "to"]:
        return _according(clause, at, end)
    if is_passive(clause, at.first) and (at.source < 0 or at.source >= at.after):
        return _passive(clause, at, end)
    if at.source >= at.after:  # `said the mayor`
        return [(clause.first, at.first)] if at.first > clause.first else [(at.source_after, end)]
    opens = clause.words[at.lead] in _RELATIVE or clause.words[at.lead].endswith("ing")
    if at.lead > clause.first and clause.breaks(at.lead) and not opens:
        return _after_mark(clause, at, end, bool(quoted[at.lead - 1]))
    return [(_opening(clause, at, end), end)]


def _comma(clause: Clause, at: int) -> bool:
    return clause.first < at < clause.last and "," in clause.gap(at)


def _according(clause: Clause, at: Place, end: int) -> list[Words]:
    """`According to the mayor, it died`; `In May, according to the mayor, it died`; `It died, according to her`."""
    after = max(at.after, at.source_after)
    if at.first - clause.first <= 1:
        return [(next((word for word in range(after, clause.last) if _comma(clause, word)), after), clause.last)]
    if _comma(clause, after) and _introduces(clause, at.first):
        return [(after, end)]
    return [(clause.first, at.first)]


def _passive(clause: Clause, at: Place, end: int) -> list[Words]:
    """`The plan was criticised by the mayor`, `He is expected to win`: the subject, and what goes on after the verb."""
    if clause.words[at.first] in word_list("with_hearer") | {"asked"}:
        return [(_opening(clause, at, end), end)]
    start = last = at.first
    while start > clause.first and not clause.breaks(start):
        start -= 1
    while last > start and clause.kind(last - 1) in AUXILIARY:
        last -= 1
    after = max(at.after, at.source_after)
    goes_on = after < end and not (clause.breaks(after) or _trails(clause, after))
    return [(start, last), (after, end)] if goes_on else [(start, last)]


def _trails(clause: Clause, at: int) -> bool:
    """Whether only the day, the place or the hearer follows: `said on Monday`, but not `spoke on the war`."""
    about = clause.words[at] in _ABOUT and clause.kind(at + 1) != "time"
    return clause.kind(at) in _TAIL and not about


def _introduces(clause: Clause, lead: int) -> bool:
    """Whether what stands before the source only leads to it: `In a speech on Monday,`, `Asked about it,`."""
    kind, word = clause.kind(clause.first), clause.words[clause.first]
    return kind in INTRODUCING or kind in ("adverb", "conjunction") or word.endswith(("ing", "ed"))


def _after_mark(clause: Clause, at: Place, end: int, quoted: bool) -> list[Words]:
    """A mark stands before cue and source: what is before it may be the content."""
    before, after = (clause.first, at.lead), (at.after, end)
    if at.after >= clause.last:
        return [before]
    if clause.words[at.after] == "that" or (not quoted and _introduces(clause, at.lead)):
        return [(_opening(clause, at, end), end)]
    if clause.breaks(at.after):
        follows = _comma(clause, at.after) and end - at.after >= _SHORT
        return [before, after] if follows and not clause.words[at.after].endswith("ing") else [before]
    if quoted or clause.words[at.first] in word_list("with_hearer") or _trails(clause, at.after):
        return [before]
    return [after]


def _opening(clause: Clause, at: Place, end: int) -> int:
    """The first word of what follows the cue: `told us on Monday that ...` begins with `that`."""
    hearer = clause.words[at.first] in word_list("with_hearer")
    if hearer or clause.kind(at.after) in _TAIL or clause.breaks(at.after):
        for word in range(at.after, min(end, at.after + _NEARBY)):
            if clause.words[word] in _OPENS:
                return word if clause.words[word - 1] not in _NO_OPENING else at.after
    return at.after
