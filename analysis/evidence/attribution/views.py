"""Cues without a verb: `in Hart's view`, `by her own account`, `in the words of one nurse`, `Hart's claim that`."""

import numpy as np

from analysis.evidence.attribution.columns import Columns, Mask
from analysis.evidence.attribution.positions import begins_clause, clause_at
from analysis.evidence.attribution.surroundings import look_at_words
from analysis.text.classes import word_list
from analysis.words.reading import Reading

VIEW, CLAIM = "in somebody's view", "somebody's claim that"
VIEW_RULES = {
    VIEW: "`in` or `by`, somebody, and their view, words or account: In Hart's view, the law is too soft",
    CLAIM: "somebody's claim or suggestion, and `that`: Hart's claim that the line was safe",
}
_LONGEST_HOLDER = 4  # words between `in` and the noun: `in the former mayor's own view`


def cues_without_verb(reading: Reading) -> dict[int, str]:
    """The words outside quotations that give something to somebody without a verb, with the rule of each."""
    columns, outside = reading.once(Columns), ~reading.once(look_at_words).quoted
    views = np.flatnonzero(columns.made(_holds_view)[:-1] & outside).tolist()
    claims = np.flatnonzero(columns.made(_claims)[:-1] & outside).tolist()
    stated = (at for at in claims if begins_clause(clause_at(reading, at), at + 2))
    return dict.fromkeys(views, VIEW) | dict.fromkeys(stated, CLAIM)


def is_owned(words: Columns) -> Mask:
    """Whether a noun gives something to whoever it belongs to."""
    found: Mask = words.made(_holds_view) | words.made(_claims)
    return found


def _claims(words: Columns) -> Mask:
    """Whether a noun of saying has an owner before it and `that` after it."""
    claim, owned = words.listed(word_list("ones_claim")), words.left(words.made(_owners))
    found: Mask = claim & owned & words.right(words.word("that")) & ~words.right(words.parted)
    return found


def _holds_view(words: Columns) -> Mask:
    """Whether a noun gives what stands beside it to somebody: `in his view,`, not `the view from the tower`."""
    found: Mask = _held(words, "in", word_list("in_ones")) | _held(words, "by", word_list("by_ones"))
    return found


def _held(words: Columns, preposition: str, nouns: frozenset[str]) -> Mask:
    """Whether one of some nouns follows a preposition and whoever holds it, and a mark or `of` follows the noun."""
    noun, joins = words.listed(nouns), words.word(preposition)
    of_somebody = words.left(words.word("the") & words.left(joins)) & words.right(words.word("of"))
    reached, near = np.zeros_like(joins), joins
    for _ in range(_LONGEST_HOLDER):
        near = words.left(near)
        reached |= near
    ends = np.append(words.parted[1:], True) | words.ends
    owned = words.left(words.made(_owners) & reached) | (words.between("' ") & words.left(reached))
    found: Mask = noun & (of_somebody | (owned & ends))
    return found


def _owners(words: Columns) -> Mask:
    """Whether a word says whose the next one is: `Hart's`, `her`, `her own`."""
    owner = words.of_class("possessive") | words.word("her") | words.ending("'s", "s'")
    found: Mask = owner | (words.word("own") & words.left(owner))
    return found
