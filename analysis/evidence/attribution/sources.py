"""Who an attribution cites: the words around its cue that name a source.

The source is found by walking from the cue to the nearest noun phrase on the side where English puts
the subject.
"""

from analysis.evidence.attribution.appositions import RELATIVE, apposed_to, with_what_belongs, with_what_one_is
from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.noun_phrases import (
    ENDS_RIGHT,
    LONGEST,
    OPENS_NOUN,
    is_present,
    is_verb,
    named,
    phrase_left,
    phrase_right,
    with_time,
)
from analysis.evidence.attribution.source_kinds import may_speak
from analysis.text.classes import AUXILIARY, word_list
from analysis.text.word_forms import is_adverb

# Readings further away than this are taken for mistakes, in words. Varied on 140 articles of PolNeAR train, with the
# share of speakers that are right as measure.
_FARTHEST_COMMA = 60  # how long an opening phrase may be; 15: 0.903, 60 and 120: 0.906
_FARTHEST_AGENT = 12  # from a passive to its `by`
_LONGEST_DATELINE, _LONGEST_DATE = 9, 5  # `NEW YORK, Sept. 8 (AP) —`; `A few months later,`
# The mark that closes an aside, and the one that opens it.
_ASIDES = {")": "(", "]": "[", "—": "—", " – ": " – ", " -- ": " -- ", " - ": " - "}
# What seems, seems so to nobody in particular.
_SEEMING = ("seem", "appear")
_FINITE = frozenset(("be", "have", "modal", "do"))
INTRODUCING = ("preposition", "subordinator", "time")
_INSERTED = OPENS_NOUN | {"preposition", "wh", "that", "adverb", "subordinator", "time"}


def find_source(clause: Clause, first: int, last: int, before: Source = NOBODY) -> Source:
    """The source of the cue from word `first` to word `last` (included).

    `before` is the source of the cue before in the same sentence: the second of two verbs that share
    a subject (`he said ... and added`) shares its source.
    """
    words = clause.prose.folded
    if words[last] == "to" and words[first] == "according":
        found = named(clause, last + 1, phrase_right(clause, last + 1, whole=True), speaks=True)
        return with_what_belongs(clause, found, commas=first > clause.first + 1)
    if words[first].startswith(_SEEMING):
        return NOBODY
    if is_passive(clause, first):
        return _agent(clause, last)
    inverted = _inverted(clause, first, last)
    if inverted is not None:
        return inverted
    return _subject(clause, first, before)


def _inverted(clause: Clause, first: int, last: int) -> Source | None:
    """`“...,” said the minister`; None when the words after the cue are not its subject."""
    after, word = last + 1, clause.prose.folded[first]
    if after >= clause.last or clause.breaks(after) or word.endswith("ing") or word in word_list("with_hearer"):
        return None
    quoted = _after_quotation(clause, first)
    if not (quoted or _after_comma(clause, first)) or not _may_be_subject(clause, first, after, quoted):
        return None
    end = phrase_right(clause, after, apposition=False)
    if end < after:
        alone = quoted and clause.kind(after) == "pronoun"
        return Source(*clause.span(after, after), "pronoun") if alone else None
    if end == after and clause.kind(after) == "determiner":  # `said no`
        return None
    closes = end + 1 >= clause.last or clause.breaks(end + 1)
    if not closes and (clause.kind(end + 1) in _FINITE or not (quoted or _says_when(clause, word, end + 1))):
        return None
    return with_what_belongs(clause, named(clause, after, phrase_right(clause, after)))


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
    bare = not kind or clause.prose.words[after].isdigit()
    return quoted and bare and clause.prose.folded[cue] in word_list("inverting")


def _subject(clause: Clause, cue: int, before: Source) -> Source:
    """The noun phrase before a cue that is its subject."""
    at = _skip_back(clause, cue)
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
    if joined and (kind in ("pronoun", "contraction", "possessive") or word == "her"):
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
    commas = (at for at in range(cue + 1, min(clause.last, cue + _FARTHEST_COMMA)) if clause.gap(at).strip() == ",")
    start = next(commas, clause.last)
    return _opening_from(clause, start, clause.last) if start < clause.last else NOBODY


def _looks_verbal(clause: Clause, phrase: Source) -> bool:
    """Whether what was taken for a noun phrase is a verb or adjective: `raising`, `left little`, `lengthy`."""
    first, last = clause.prose.word_at(phrase.start), clause.prose.word_at(phrase.end - 1)
    word = clause.prose.words[first]
    if clause.kind(first) or not word.islower() or may_speak(clause, last):
        return False
    return word.endswith(("ed", "ing")) or (first == last and not word.endswith("s"))


def _skip_back(clause: Clause, cue: int) -> int:
    """The first word before the cue that is not an auxiliary, an adverb or a time (`on Tuesday`)."""
    at = cue - 1
    while at >= clause.first and not clause.breaks(at + 1):
        kind = clause.kind(at)
        dated = kind == "time" or (kind == "preposition" and clause.kind(at + 1) == "time")
        if kind in AUXILIARY or dated or _is_adverb(clause, at):
            at -= 1
        else:
            break
    return at


def _is_adverb(clause: Clause, at: int) -> bool:
    """Whether a word is an adverb, and no name."""
    return not clause.capital(at) and is_adverb(clause.prose.folded[at])


def is_passive(clause: Clause, cue: int) -> bool:
    """`they were told`, `it is widely expected`, but not `they were worried`."""
    word, at = clause.prose.folded[cue], cue - 1
    if not (word.endswith("ed") or word in word_list("irregular")) or word in word_list("felt"):
        return False
    while at >= clause.first and (clause.kind(at) in ("adverb", "negation") or _is_adverb(clause, at)):
        at -= 1
    return clause.kind(at) in ("be", "not_be") and not clause.breaks(cue)


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


def _after_introduction(clause: Clause, limit: int) -> int:
    """The first word after `LARKFIELD, May 8 —`, `In a speech on Monday,`, `This year,` or `Opening the case,`."""
    first = _after_dateline(clause, limit)
    doing = clause.prose.folded[first].endswith("ing") and first + 1 < limit
    doing = doing and clause.kind(first + 1) in ("determiner", "possessive", "object")
    if clause.kind(first) not in INTRODUCING and not doing and not _dates(clause, first):
        return first
    commas = (at for at in range(first + 1, min(limit, first + _FARTHEST_COMMA)) if clause.gap(at).strip() == ",")
    return next(commas, first)


def _after_dateline(clause: Clause, limit: int) -> int:
    """The first word after a place and a dash, as wires begin a story."""
    for at in range(clause.first + 1, min(limit, clause.first + _LONGEST_DATELINE)):
        if not (clause.capital(at - 1) or clause.prose.words[at - 1].isdigit()):
            break
        if clause.gap(at).strip(" ().,") in ("—", "–", "--", "-") and clause.gap(at) != "-":
            return at
    return clause.first


def _dates(clause: Clause, first: int) -> bool:
    """Whether a span of time opens the sentence, up to a comma: `This year,`, `A month later,`, `Two days ago,`."""
    if clause.kind(first) not in ("determiner", "number"):
        return False
    comma = next((at for at in range(first + 1, first + _LONGEST_DATE) if clause.gap(at).strip() == ","), first)
    return any(clause.kind(at) == "time" for at in range(first + 1, comma))


def opening(clause: Clause, limit: int) -> Source:
    """The noun phrase that opens the sentence, for a participle or a second verb further on."""
    if clause.words[clause.first] == "ask" and clause.first + 1 < clause.last:  # `Ask Hart and she will tell you`
        return named(clause, clause.first + 1, phrase_right(clause, clause.first + 1))
    return _opening_from(clause, _after_introduction(clause, limit), limit)


def _opening_from(clause: Clause, start: int, limit: int) -> Source:
    while start < limit and clause.kind(start) in ("adverb", "conjunction", "subordinator"):
        start += 1
    if clause.kind(start) in ("pronoun", "contraction") and clause.words[start] not in word_list("no_persons"):
        end = clause.prose.starts[start] + len(clause.prose.words[start].partition("'")[0])
        return Source(clause.prose.starts[start], end, "pronoun")
    end = start
    while end < min(limit, start + LONGEST) and not clause.breaks(end + 1) and clause.kind(end + 1) not in ENDS_RIGHT:
        if clause.prose.folded[end + 1] in clause.verbs or is_verb(clause, end + 1) or is_present(clause, end + 1):
            break
        end += 1
    while end > start and clause.kind(end) in ("preposition", "conjunction"):
        end -= 1
    if not (clause.capital(start) or clause.kind(start) in OPENS_NOUN):
        return NOBODY
    whole = named(clause, start, end)
    if whole.start >= 0 or clause.kind(start) or not clause.capital(start):
        return whole
    end = start  # `Berg went after Holm, calling him`: no verb was seen
    while end + 1 < limit and clause.capital(end + 1) and not clause.breaks(end + 1):
        end += 1
    return named(clause, start, end)
