"""What people are called beside their names: `Prime Minister Ann Lowe`, `Ann Lowe, the minister`."""

from functools import cache

from analysis.evidence.quotation.mentions import BEFORE_NAME, CALLED
from analysis.text.classes import word_classes, word_list, words_in
from analysis.words.splitting import Prose

_LONGEST = 3  # words
_ARTICLES = frozenset(("the", "a", "an"))
_BEFORE = BEFORE_NAME | {", "}


def offices(prose: Prose, first: int, last: int) -> list[str]:
    """What may stand for the name from a first to a last word, with `the` before it, folded."""
    return [*_before(prose, first), *_behind(prose, last + 1)]


@cache
def called_so() -> frozenset[str]:
    """What one person may be called."""
    return (words_in(CALLED) | word_list("source_people")) - word_list("other_offices")


def _ends(words: list[str]) -> list[str]:
    """`prime minister`, `minister` for `the prime minister`; `vice president` is not `president`."""
    found: list[str] = []
    for start in range(len(words) - 1, max(len(words) - _LONGEST, 0) - 1, -1):
        if words[start] in _ARTICLES:
            break
        if start == 0 or words[start - 1] not in word_list("other_offices"):
            found.append(" ".join(words[start:]))
    return found


def _before(prose: Prose, first: int) -> list[str]:
    """In `Prime Minister Ann Lowe`, and in `the minister, Ann Lowe`."""
    low = prose.first_word[prose.sentence_of[first]]
    if first == low or prose.gaps[first] not in _BEFORE or prose.folded[first - 1] not in called_so():
        return []
    start = first - 1
    while start > low and first - start <= _LONGEST and prose.gaps[start] == " ":
        start -= 1
    return _ends(prose.folded[start:first])


def _behind(prose: Prose, at: int) -> list[str]:
    """In `Ann Lowe, the prime minister,`."""
    last = prose.first_word[prose.sentence_of[at - 1] + 1]
    if at >= last or prose.gaps[at] != ", ":
        return []
    end, called = at, called_so()
    while end + 1 < last and end - at < _LONGEST and prose.gaps[end + 1] == " " and prose.folded[end] not in called:
        end += 1
    closed = end + 1 == last or prose.gaps[end + 1] != " " or word_classes().get(prose.folded[end + 1]) == "preposition"
    return _ends(prose.folded[at : end + 1]) if closed and prose.folded[end] in called else []
