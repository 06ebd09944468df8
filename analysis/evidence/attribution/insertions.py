"""What stands between a subject and its verb: asides in brackets or between dashes, insertions, relative clauses."""

import numpy as np

from analysis.evidence.attribution.appositions import LONGEST_PLACE, RELATIVE, apposed_to, with_what_one_is
from analysis.evidence.attribution.clauses import PERSON, UNNAMED, Clauses, Phrases
from analysis.evidence.attribution.columns import Columns, Mask, Places, last_mark, next_but, previous
from analysis.evidence.attribution.noun_phrases import LONGEST, OPENS_NOUN, is_comma, named, phrase_left, phrase_right
from analysis.evidence.attribution.verb_looks import is_present, is_verb
from analysis.text.classes import AUXILIARY, word_list

# The mark that closes an aside, and the one that opens it.
_ASIDES = {")": "(", "]": "[", "—": "—", " – ": " – ", " -- ": " -- ", " - ": " - "}
_INSERTED = OPENS_NOUN | {"preposition", "wh", "that", "adverb", "subordinator", "time"}


def before_asides(clauses: Clauses, at: Places, there: Mask) -> Places:
    """For each place the word before the aside that ends there: `Rep. Smith (D-Calif.) said`, `Hart — a nurse — said`.

    Where none ends, the place itself; asked only where something is `there`.
    """
    found, prose = at.copy(), clauses.words.prose
    for each in np.flatnonzero(there & clauses.words.gap(_closes_aside)[at + 1]).tolist():
        start, end, first = int(at[each]), int(at[each]), int(clauses.first[each])
        mark = next(opens for closes, opens in _ASIDES.items() if closes in prose.gaps[end + 1])
        while start > first and end - start < LONGEST and mark not in prose.gaps[start]:
            start -= 1
        found[each] = start - 1 if start > first and mark in prose.gaps[start] else end
    return found


def _closes_aside(gap: str) -> bool:
    return any(closes in gap for closes in _ASIDES)


def around_insertions(clauses: Clauses, heads: Phrases, start: Places, at: Places) -> Phrases:
    """`Smith, who leads the panel, said`: the nouns before insertions that go from `start` to the word `at`."""
    words, heads = clauses.words, apposed_to(clauses, heads)
    called = words.made(_may_be_called)[start]
    # `His wife, the poet Ann Lee,`, `the dean, the Rev. Ann Lee,`
    called |= words.word("the")[start] & (words.capital[at] & ~words.parted[at])
    name = named(clauses, start, np.where(called, phrase_right(clauses, start), start - 1))
    found = with_what_one_is(clauses, heads, at)
    # `his lawyer, Karl Holm,`, `the leader, Mr. Holm,`
    both = np.flatnonzero(called & (heads.kind == UNNAMED) & name.found)
    found.put(both, Phrases(heads.first, name.last, name.kind).some(both))
    alone = np.flatnonzero(~heads.found & (name.kind == PERSON))  # `Then, Karl Holm,`
    found.put(alone, name.some(alone))
    # `One victim, Karl Holm, 61,`
    last = found.first - 1
    some = np.flatnonzero((found.kind == PERSON) & (found.first > clauses.first) & words.gap(is_comma)[found.first])
    head = phrase_left(clauses.some(some), last[some])
    opens = (head.kind == UNNAMED) & (head.first == clauses.first[some]) & ~words.of_class("adverb", "time")[head.last]
    found.first[some[opens]] = head.first[opens]
    return found


def _may_be_called(words: Columns) -> Mask:
    """Whether a name may begin with a word: `Karl Holm`, `Mr. Holm`."""
    return words.capital & words.of_class("", "title")


def insertions(clauses: Clauses, end: Places) -> Places:
    """The first word of the insertion between commas that ends at a word of each; -1 for none, or before `saying`."""
    words = clauses.words
    start = np.maximum(np.maximum(clauses.first, end - LONGEST), words.made(last_mark)[end + 1])
    opens = (start > clauses.first) & words.gap(_opens_insertion)[start] & ~words.ending("ing")[end + 1]
    # `Lind, of Dover, Del., said`
    home = words.made(last_mark)[start]
    place = opens & words.word("of", "from")[home] & words.capital[start] & (end - start < LONGEST_PLACE)
    # `Ann Lee, of the Leeds Trust, who saw it, said`
    place |= opens & words.word("of", "from")[home] & words.word(*RELATIVE)[start] & words.gap(_opens_insertion)[home]
    start = np.where(place & (home > clauses.first), home, start)
    # `Lind, 44, a nurse, said`
    start = start - (opens & (words.form(str.isdigit) & words.parted)[start - 1])
    inserted = words.of_class(*_INSERTED) | words.word(*RELATIVE) | words.form(str.isdigit) | words.capital
    return np.where(opens & inserted[start], start, -1)


def _opens_insertion(gap: str) -> bool:
    return gap.strip() in (",", "),", ".,", ".),")


def outside_relatives(clauses: Clauses, found: Phrases, cue: Places) -> Phrases:
    """`The doctor who treated Lee said`: whom the relative clause is about, not its last noun."""
    words = clauses.words
    who = words.made(_last_relative)[found.first]
    verb = words.made(next_but, *AUXILIARY)[who + 1]
    inner = found.found & (who > clauses.first) & (verb <= found.first) & (words.made(last_mark)[cue + 1] <= who)
    looks = words.made(is_verb) | words.made(is_present) | words.ending("ed") | words.left(words.of_class(*AUXILIARY))
    # `The nurse who found Berg said`, but not `He told Quist that officials in Leeds said`
    past = words.left(words.word("that")) & words.listed(word_list("irregular_pasts"))
    joins = words.word("who", "which") & ~words.left(words.of_class("preposition"))
    looks |= words.of_class("") & words.written(str.islower) & (past | words.left(joins))
    some = np.flatnonzero(inner & looks[verb] & ~words.listed(clauses.verbs)[verb])
    whom = phrase_left(clauses.some(some), who[some] - 1)
    found.put(some[whom.found], whom.some(whom.found))
    return found


def _last_relative(words: Columns) -> Places:
    return previous(words.word("who", "that", "which"))
