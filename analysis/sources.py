"""Who an attribution cites: the words around its cue that name a source.

The source is found by walking from the cue to the nearest noun phrase on the side where English puts
the subject.
"""

from analysis.phrases import (
    AUXILIARY,
    ENDS_RIGHT,
    NOBODY,
    OPENS_NOUN,
    Clause,
    Source,
    named,
    phrase_left,
    phrase_right,
)

_INSERTED = OPENS_NOUN | {"preposition", "wh", "that", "adverb", "subordinator", "time"}


def find_source(clause: Clause, first: int, last: int, before: Source = NOBODY) -> Source:
    """The source of the cue from word `first` to word `last` (included).

    `before` is the source of the cue before in the same sentence: the second of two verbs that share
    a subject (`he said ... and added`) shares its source.
    """
    words = clause.prose.folded
    if words[last] == "to" and words[first] == "according":
        return named(clause, last + 1, phrase_right(clause, last + 1))
    inverted = _inverted(clause, first, last)
    if inverted is not None:
        return inverted
    return _subject(clause, first, before)


def _inverted(clause: Clause, first: int, last: int) -> Source | None:
    """`“...,” said the minister`; None when the words after the cue are not its subject."""
    after = last + 1
    if first == clause.first or after >= clause.last or clause.breaks(after):
        return None
    gap = clause.gap(first)
    if '"' not in gap and "," not in gap:
        return None
    kind = clause.kind(after)
    if not (clause.capital(after) or kind in OPENS_NOUN or kind == "pronoun"):
        return None
    end = phrase_right(clause, after, apposition=False)
    if end < after:
        return Source(*clause.span(after, after), "pronoun") if kind == "pronoun" and '"' in gap else None
    follows = end + 1
    closes = follows >= clause.last or clause.breaks(follows)
    if '"' not in gap and not closes:
        return None
    if clause.kind(follows) in ("be", "have", "modal", "do") and not closes:
        return None
    return named(clause, after, phrase_right(clause, after))


def _subject(clause: Clause, cue: int, before: Source) -> Source:
    """The noun phrase before a cue that is its subject."""
    at = _skip_back(clause, cue)
    if at < clause.first:
        return NOBODY
    kind, word = clause.kind(at), clause.prose.folded[at]
    joined = not clause.breaks(at + 1)
    if joined and kind in ("pronoun", "contraction"):
        end = clause.prose.starts[at] + len(word.partition("'")[0])
        return Source(clause.prose.starts[at], end, "pronoun")
    if joined and kind == "possessive":
        return Source(*clause.span(at, at), "pronoun")
    if kind == "conjunction":
        return before if before.start >= 0 else opening(clause, at)
    if joined and word in ("who", "which", "that"):
        return phrase_left(clause, at - 1)
    gap = clause.gap(at + 1)
    if "," in gap and '"' not in gap:
        return _around_insertion(clause, at, before)
    if not joined:
        return before
    return phrase_left(clause, at)


def _skip_back(clause: Clause, cue: int) -> int:
    """The first word before the cue that is not an auxiliary, an adverb or a time (`on Tuesday`)."""
    at = cue - 1
    while at >= clause.first and not clause.breaks(at + 1):
        kind = clause.kind(at)
        if kind in AUXILIARY or kind == "time" or (kind == "preposition" and clause.kind(at + 1) == "time"):
            at -= 1
        else:
            break
    return at


def _around_insertion(clause: Clause, at: int, before: Source) -> Source:
    """`Smith, who leads the panel, said`: from the end of the insertion to the noun before it."""
    start = at
    while start > clause.first and not clause.breaks(start):
        start -= 1
    if start > clause.first and clause.gap(start).strip() == ",":
        number = clause.prose.folded[start].isdigit()
        if clause.kind(start) in _INSERTED or number or clause.capital(start):
            head = phrase_left(clause, start - 1)
            if head.start >= 0:
                return head
    return before if before.start >= 0 else opening(clause, at)


def opening(clause: Clause, limit: int) -> Source:
    """The noun phrase that opens the sentence, for a participle or a second verb further on."""
    start = clause.first
    while start < limit and clause.kind(start) in ("adverb", "conjunction", "subordinator"):
        start += 1
    if clause.kind(start) in ("pronoun", "contraction"):
        end = clause.prose.starts[start] + len(clause.prose.words[start].partition("'")[0])
        return Source(clause.prose.starts[start], end, "pronoun")
    end = start
    while end < limit and not clause.breaks(end + 1) and clause.kind(end + 1) not in ENDS_RIGHT:
        if clause.prose.folded[end + 1] in clause.verbs:
            break
        end += 1
    if not (clause.capital(start) or clause.kind(start) in OPENS_NOUN):
        return NOBODY
    return named(clause, start, end)
