"""Words that may be cues and are none where they stand: `can tell one from the other`, `She read “Low Water”`."""

import numpy as np

from analysis.evidence.attribution.columns import Columns, Mask, has_quotation

_FEW_WORDS = 5  # words from `tell` to `from`


def wants_no_name(words: Columns) -> Mask:
    """Whether a source asks to stay unnamed: `asked not to be named`, `requested anonymity`."""
    wish = words.word("asked", "asking", "wished", "wishing", "wanted", "preferred", "requested", "requesting")
    silent = words.word("named", "identified", "quoted")
    be = words.word("be") & words.right(silent)
    to = (words.word("to") & words.right(be)) & words.left(words.word("not") | wish)
    nameless = words.word("anonymity") | (words.word("for") & words.right(words.word("anonymity")))
    found: Mask = wish & words.right(to | (words.word("not") & words.right(to)) | nameless)
    return found


def titles_somebody(words: Columns) -> Mask:
    """Whether `advocate` says what the person is whose name follows: `senior advocate Ann Lee`."""
    subject = words.of_class("pronoun", "modal", "to", "adverb", "conjunction", "negation") | words.ending("s")
    joined = words.right(words.capital & ~words.parted)
    found: Mask = words.word("advocate", "coach", "host", "judge") & joined & ~words.left(subject)
    return found


def tells_apart(words: Columns) -> Mask:
    """Whether `tell` is to see a difference: `can tell a crow from a rook`, `could tell them apart`."""
    apart = words.word("from", "apart")
    near, reached = apart, np.zeros_like(apart)
    for _ in range(_FEW_WORDS):
        near = words.right(near & ~words.parted)
        reached |= near
    found: Mask = words.word("tell") & words.left(words.of_class("modal") | words.word("to")) & reached
    return found


def reads_work(words: Columns) -> Mask:
    """Whether somebody reads what is written as a title, right behind: `she read “Low Water”`."""
    reader = words.left(words.capital | words.of_class("pronoun")) & ~words.parted
    closes = words.gap(has_quotation) | words.capital
    title = words.gap(_is_quotation) & words.capital & np.append(closes[1:], True)
    found: Mask = words.word("read", "reads") & reader & words.right(title)
    return found


def _is_quotation(gap: str) -> bool:
    return gap.strip() == '"'
