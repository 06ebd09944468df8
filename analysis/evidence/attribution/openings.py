"""The noun phrase that opens a sentence, behind what leads to it: a dateline, a date, `In a speech on Monday,`."""

from analysis.evidence.attribution.clauses import NOBODY, Clause, Source
from analysis.evidence.attribution.columns import Columns, Places, following
from analysis.evidence.attribution.noun_phrases import (
    ENDS_RIGHT,
    LONGEST,
    OPENS_NOUN,
    commas,
    is_present,
    is_verb,
    named,
    phrase_right,
)
from analysis.text.classes import word_list

# Longer ones are taken for mistakes, in words; varied on 140 articles of PolNeAR train, with the share of speakers that
# are right as measure.
FARTHEST_COMMA = 60  # how long an opening phrase may be; 15: 0.903, 60 and 120: 0.906
_LONGEST_DATELINE, _LONGEST_DATE = 9, 5  # `NEW YORK, Sept. 8 (AP) —`; `A few months later,`
INTRODUCING = ("preposition", "subordinator", "time")


def _after_introduction(clause: Clause, limit: int) -> int:
    """The first word after `LARKFIELD, May 8 —`, `In a speech on Monday,`, `This year,` or `Opening the case,`."""
    first = _after_dateline(clause, limit)
    doing = clause.prose.folded[first].endswith("ing") and first + 1 < limit
    doing = doing and clause.kind(first + 1) in ("determiner", "possessive", "object")
    if clause.kind(first) not in INTRODUCING and not doing and not _dates(clause, first):
        return first
    comma = clause.columns[commas][first + 1]
    return comma if comma < min(limit, first + FARTHEST_COMMA) else first


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
    comma = clause.columns[commas][first + 1]
    return comma < first + _LONGEST_DATE and any(clause.kind(at) == "time" for at in range(first + 1, comma))


def opening(clause: Clause, limit: int) -> Source:
    """The noun phrase that opens the sentence, for a participle or a second verb further on."""
    if clause.words[clause.first] == "ask" and clause.first + 1 < clause.last:  # `Ask Hart and she will tell you`
        return named(clause, clause.first + 1, phrase_right(clause, clause.first + 1))
    return opening_from(clause, _after_introduction(clause, limit), limit)


def _next_verb(words: Columns, verbs: frozenset[str]) -> Places:
    """For each place the nearest from it on that ends a phrase which opens a sentence: a verb, a mark."""
    verb = words.listed(verbs) | words.made(is_verb) | words.made(is_present)
    return following(verb | words.parted | words.begins | words.of_class(*ENDS_RIGHT))


def opening_from(clause: Clause, start: int, limit: int) -> Source:
    """The noun phrase that opens what begins at a word, as far as `limit`."""
    while start < limit and clause.kind(start) in ("adverb", "conjunction", "subordinator"):
        start += 1
    if clause.kind(start) in ("pronoun", "contraction") and clause.words[start] not in word_list("no_persons"):
        end = clause.prose.starts[start] + len(clause.prose.words[start].partition("'")[0])
        return Source(clause.prose.starts[start], end, "pronoun")
    if not (clause.capital(start) or clause.kind(start) in OPENS_NOUN):
        return NOBODY
    ends = clause.columns[_next_verb, clause.verbs][start + 1]
    end = max(start, min(limit, start + LONGEST, ends - 1))
    while end > start and clause.kind(end) in ("preposition", "conjunction"):
        end -= 1
    whole = named(clause, start, end)
    if whole.start >= 0 or clause.kind(start) or not clause.capital(start):
        return whole
    end = start  # `Berg went after Holm, calling him`: no verb was seen
    while end + 1 < limit and clause.capital(end + 1) and not clause.breaks(end + 1):
        end += 1
    return named(clause, start, end)
