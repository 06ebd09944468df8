"""Who an attribution cites: the words around its cue that name a source.

The source is found by walking from the cue to the nearest noun phrase on the side where English puts
the subject.
"""

import numpy as np

from analysis.evidence.attribution.appositions import RELATIVE, apposed_to, with_what_belongs, with_what_one_is
from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.columns import Columns, Mask, Places, is_doing, previous
from analysis.evidence.attribution.noun_phrases import (
    LONGEST,
    OPENS_NOUN,
    commas,
    named,
    phrase_left,
    phrase_right,
    serves,
    with_time,
)
from analysis.evidence.attribution.openings import FARTHEST_COMMA, INTRODUCING, opening, opening_from
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.evidence.attribution.views import is_owned
from analysis.text.classes import AUXILIARY, word_list
from analysis.text.word_forms import is_adverb

_FARTHEST_AGENT = 12  # words from a passive to its `by`; varied as `FARTHEST_COMMA` was
# The mark that closes an aside, and the one that opens it.
_ASIDES = {")": "(", "]": "[", "—": "—", " – ": " – ", " -- ": " -- ", " - ": " - "}
# What seems, seems so to nobody in particular.
_SEEMING = ("seem", "appear")
_FINITE = frozenset(("be", "have", "modal", "do"))
_INSERTED = OPENS_NOUN | {"preposition", "wh", "that", "adverb", "subordinator", "time"}


def find_source(clause: Clause, first: int, last: int, before: Source = NOBODY) -> Source:
    """The source of the cue from word `first` to word `last` (included).

    `before` is the source of the cue before in the same sentence: the second of two verbs that share
    a subject (`he said ... and added`) shares its source.
    """
    words = clause.prose.folded
    if words[last] == "to" and words[first] == "according":
        if clause.kind(last + 1) == "object" and (last + 2 >= clause.last or clause.breaks(last + 2)):
            return Source(*clause.span(last + 1, last + 1), "pronoun")
        noun = last + 1 + (clause.words[last + 1] == "her")
        found = named(clause, last + 1, phrase_right(clause, noun, whole=True), speaks=True)
        return with_what_belongs(clause, found, commas=first > clause.first + 1)
    if words[first].startswith(_SEEMING):
        return NOBODY
    if words[first] in word_list("emerging") or words[first] in word_list("hearsay_adverbs"):
        return NOBODY
    if clause.so(is_owned, first):
        return _owner(clause, first)
    if clause.so(is_passive, first):
        return _agent(clause, last)
    inverted = _inverted(clause, first) if clause.so(_may_be_inverted, first) else None
    if inverted is not None:
        return inverted
    return _subject(clause, first, before)


def _owner(clause: Clause, noun: int) -> Source:
    """Whose the noun is: `Hart's claim that`, `in Hart's view`, `by his own account`, `in the words of one nurse`."""
    if clause.words[noun - 1] == "the":
        return named(clause, noun + 2, phrase_right(clause, noun + 2))
    owner = noun - 1 - (clause.words[noun - 1] == "own")
    if clause.words[owner] == "her":
        return Source(*clause.span(owner, owner), "pronoun")
    return phrase_left(clause, owner)


def _may_be_inverted(words: Columns) -> Mask:
    """Whether a cue opens its clause or stands behind a comma or a quotation, and a word follows it at once."""
    other = words.form(is_doing) | words.listed(word_list("with_hearer"))
    return (words.begins | words.gap(_is_mark)) & ~other & words.right(~words.parted)


def _is_mark(gap: str) -> bool:
    return not {'"', "'", ","}.isdisjoint(gap)


def _inverted(clause: Clause, cue: int) -> Source | None:
    """`“...,” said the minister`; None when the words after the cue are not its subject."""
    after, quoted = cue + 1, _after_quotation(clause, cue)
    hers = clause.words[after] == "her" and clause.so(_of_somebody, after)  # `said her brother`
    if not (quoted or _after_comma(clause, cue)) or not (hers or _may_be_subject(clause, cue, after, quoted)):
        return None
    end = phrase_right(clause, after + hers, apposition=False)
    if end < after:
        alone = quoted and clause.kind(after) == "pronoun"
        return Source(*clause.span(after, after), "pronoun") if alone else None
    if end == after and clause.kind(after) == "determiner":  # `said no`
        return None
    closes = end + 1 >= clause.last or clause.breaks(end + 1)
    if not closes and (
        clause.kind(end + 1) in _FINITE or not (quoted or _says_when(clause, clause.words[cue], end + 1))
    ):
        return None
    whole = phrase_right(clause, after + hers)
    if whole + 1 == clause.last and _opens_with_phrase(clause, cue):
        return named(clause, after, end)
    found = named(clause, after, whole)
    if found.start < 0 and not quoted:  # `The study, published in May, says the drug works`
        return None
    return with_what_belongs(clause, found)


def _opens_with_phrase(clause: Clause, cue: int) -> bool:
    """Whether no clause has begun yet before a cue: `After the storm, said Ann Lee, the roof leaked`."""
    return clause.kind(clause.first) in INTRODUCING and clause.columns[commas][clause.first + 1] == cue


def _of_somebody(words: Columns) -> Mask:
    """Whether the next word may speak, no mark before it."""
    return words.right(words.made(may_speak) & ~words.parted)


def _says_when(clause: Clause, word: str, at: int) -> bool:
    """Whether time or place follow whoever said it: `The plan failed, said Ann Lee on Monday`."""
    return word in word_list("inverting") and clause.kind(at) in INTRODUCING


def _after_quotation(clause: Clause, cue: int) -> bool:
    """`“Why?” said the minister`; `Said Berg: “No.”` too, for words that are written so."""
    before = clause.gap(cue)
    if cue == clause.first and clause.capital(cue + 1) and _before_colon(clause, cue + 1):
        return True
    return '"' in before or "'" in before or (cue == clause.first and clause.words[cue] in word_list("inverting"))


def _before_colon(clause: Clause, at: int) -> bool:
    """Whether a name stands here with a colon after it: `Continued Berg: “No.”`."""
    end = phrase_right(clause, at, apposition=False)
    return at <= end and end + 1 < clause.last and ":" in clause.gap(end + 1)


def _after_comma(clause: Clause, cue: int) -> bool:
    """Whether a comma stands before a cue that ends no insertion."""
    return cue > clause.first and "," in clause.gap(cue) and _insertion(clause, cue - 1) is None


def _may_be_subject(clause: Clause, cue: int, after: int, quoted: bool) -> bool:
    kind = clause.kind(after)
    if clause.capital(after) or kind in OPENS_NOUN or kind == "pronoun":
        return True
    bare = (quoted and not kind) or clause.prose.words[after].isdigit()
    return (bare or clause.so(may_speak, after)) and clause.prose.folded[cue] in word_list("inverting")


def _subject(clause: Clause, cue: int, before: Source) -> Source:
    """The noun phrase before a cue that is its subject."""
    at = clause.columns[_subject_ends][cue]
    if at < clause.first:
        return _later_subject(clause, cue) if before.start < 0 else before
    over = _before_aside(clause, at)
    aside, at = over != at, over
    kind, word = clause.kind(at), clause.prose.folded[at]
    if kind in ("to", "preposition", "determiner"):  # `quick to say`, `by saying`, `in a statement`
        return _shared(clause, cue, at, before)
    joined = aside or not clause.breaks(at + 1)
    if joined and word in ("who", "which", "that"):
        antecedent = phrase_left(clause, _before_aside(clause, at - 1))
        if antecedent.start >= 0 or word != "who":
            return antecedent
    close = clause.so(serves, at - 1)  # `aides close to her`
    if joined and not close and (kind in ("pronoun", "contraction", "possessive") or word == "her"):
        end = clause.prose.starts[at] + len(word.partition("'")[0])
        return Source(clause.prose.starts[at], end, "pronoun")
    if kind == "conjunction":
        return _shared(clause, cue, at, before)
    gap = clause.gap(at + 1)
    if not aside and "," in gap and '"' not in gap:
        return _around_insertion(clause, at, before)
    if not joined:
        return before
    cited = clause.words[cue]
    speaks = cited in word_list("inverting") or cited in word_list("with_hearer") or cited == "put"
    head = with_time(clause, phrase_left(clause, at, speaks), at, cue)
    return head if head.start >= 0 and not _looks_verbal(clause, head) else _shared(clause, cue, at, before)


def _shared(clause: Clause, cue: int, limit: int, before: Source) -> Source:
    """The subject of the cue before, of the sentence, or of what follows an opening phrase."""
    if before.start >= 0:
        return before
    found = opening(clause, limit)
    return found if found.start >= 0 else _later_subject(clause, cue)


def _later_subject(clause: Clause, cue: int) -> Source:
    """`Citing the cost, the mayor ...`, `In saying so, he ...`: the subject after the comma."""
    starts = clause.prose.folded[clause.first].endswith("ing") or clause.kind(clause.first) in INTRODUCING
    if not starts:
        return NOBODY
    comma = clause.columns[commas][cue + 1]
    near = comma < min(clause.last, cue + FARTHEST_COMMA)
    return opening_from(clause, comma, clause.last) if near else NOBODY


def _looks_verbal(clause: Clause, phrase: Source) -> bool:
    """Whether what was taken for a noun phrase is a verb or adjective: `raising`, `left little`, `lengthy`."""
    first, last = clause.prose.word_at(phrase.start), clause.last_word(phrase)
    word = clause.prose.words[first]
    if clause.kind(first) or not word.islower() or clause.so(may_speak, last):
        return False
    return word.endswith(("ed", "ing")) or (first == last and not word.endswith("s"))


def _subject_ends(words: Columns) -> Places:
    """For each place, the nearest word before that is not an auxiliary, an adverb or a time (`on Tuesday`)."""
    time = words.of_class("time")
    dated = time | (words.of_class("preposition") & words.right(time))
    passed = words.of_class(*AUXILIARY) | dated | words.made(_adverbs)
    return previous(~passed | np.append(words.parted[1:], True))


def _adverbs(words: Columns) -> Mask:
    """Whether a word is an adverb, and no name."""
    return words.form(is_adverb) & ~words.capital


def is_passive(words: Columns) -> Mask:
    """`they were told`, `it is widely expected`, but not `they were worried`."""
    before = previous(~(words.of_class("adverb", "negation") | words.made(_adverbs)))
    be = words.of_class("be", "not_be")[before] & (before >= np.append(words.low, words.size))
    return words.form(_is_past) & be & ~words.parted


def _is_past(word: str) -> bool:
    return (word.endswith("ed") or word in word_list("irregular")) and word not in word_list("felt")


def _agent(clause: Clause, cue: int) -> Source:
    """`they were told by the clerk`: whoever follows `by`."""
    for at in range(cue + 1, min(cue + _FARTHEST_AGENT, clause.last - 1)):
        if clause.breaks(at):
            break
        if clause.prose.folded[at] == "by":
            if clause.kind(at + 1) == "time" or clause.prose.folded[at + 1].endswith("ing"):
                break
            return with_what_belongs(clause, named(clause, at + 1, phrase_right(clause, at + 1)))
    return NOBODY


def _before_aside(clause: Clause, at: int) -> int:
    """The word before the aside that ends here: `Rep. Smith (D-Calif.) said`, `Hart — a nurse — said`."""
    closing = clause.gap(at + 1)
    if closing == " ":
        return at
    mark = next((opens for closes, opens in _ASIDES.items() if closes in closing), None)
    if mark is None:
        return at
    start = at
    while start > clause.first and at - start < LONGEST and mark not in clause.gap(start):
        start -= 1
    return start - 1 if start > clause.first and mark in clause.gap(start) else at


def _around_insertion(clause: Clause, at: int, before: Source) -> Source:
    """`Smith, who leads the panel, said`: from the end of the insertion to the noun before it."""
    start = None if clause.prose.folded[at + 1].endswith("ing") else _insertion(clause, at)
    if start is not None:
        head = apposed_to(clause, phrase_left(clause, _before_aside(clause, start - 1)))
        called = clause.capital(start) and clause.kind(start) in (None, "", "title")
        name = named(clause, start, phrase_right(clause, start)) if called else NOBODY
        if head.kind == "unnamed" and called:  # `his lawyer, Karl Holm,`, `the leader, Mr. Holm,`
            return Source(head.start, name.end, name.kind) if name.start >= 0 else head
        if head.start >= 0 or name.kind == "named person":  # `The skipper, Karl Holm,`
            return with_what_one_is(clause, head, at) if head.start >= 0 else name
    return _shared(clause, at + 1, at, before)


def _insertion(clause: Clause, end: int) -> int | None:
    """The first word of an insertion between commas that ends here; None when there is none."""
    start = end
    while start > clause.first and end - start < LONGEST and not clause.breaks(start):
        start -= 1
    if start == clause.first or clause.gap(start).strip() not in (",", "),", ".,", ".),"):
        return None
    if clause.prose.words[start - 1].isdigit() and clause.breaks(start - 1):  # `Lind, 44, a nurse, said`
        start -= 1
    word = clause.prose.folded[start]
    inserted = clause.kind(start) in _INSERTED or word in RELATIVE or word.isdigit() or clause.capital(start)
    return start if inserted else None
