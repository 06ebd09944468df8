"""What moves, and which way: `profits fell`, `a rise in crime`, `cut costs`.

Of much that news counts, more is good (`sales`) or bad (`unemployment`), and the verb alone says neither (Malo and
others 2014). Here the two together have a tone. The words stand in `lexicons/word_lists.csv`.
"""

from functools import cache

import numpy as np

from analysis.evidence.tone.vader import Sentences, ends_clause
from analysis.text.classes import word_list, words_in

# Of good or bad news, about as VADER has it for `profit` and `unemployment` (1.9). Of 1, 1.5, 2 and 2.5 it was chosen
# with annotated headlines and financial news in view, as CODEBOOK.md says.
VALENCE = 2.0
_BEFORE, _BEHIND = 5, 6  # words: `increased their domestic beer sales`, `Profit for the first quarter fell`
_COMPARED = 20  # words: `Profit was 9.6 million in the third quarter of the year, up from 4.2`
_ASIDE = 14  # words: `Shares in the grocer, which floated in 2019, fell`
_DENIED = 3  # words before the verb, as far as VADER's own denials reach
_BE = frozenset(("be",))
_OPENS_NOUN = frozenset(("determiner", "possessive"))
_PARTS = frozenset(("conjunction", "subordinator", "pronoun", "wh", "that"))
_LEADS = _PARTS | {"preposition", "to"}  # `fell in love with his job`


def moved(sentences: Sentences) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The places of what rises or falls, what each adds, and the words that say so; of a rise that is denied, nothing.

    >>> where = Sentences(["Sales fell sharply.", "A fall in crime.", "Profits did not rise.", "He sold his shares."])
    >>> where.lower_at(moved(where)[0]), moved(where)[1].tolist(), where.lower_at(moved(where)[2])
    (['sales', 'crime'], [-2.0, 2.0], ['fell', 'fall'])
    """
    good = word_list("more_is_better")
    noun = sentences.is_any(good | word_list("more_is_worse"), slice(None))
    noun[:-1] &= ~noun[1:]  # the last of `job losses`, `income inequality`
    noun[:-1] &= ~sentences.judged(_is_people, slice(None))[1:]  # `crime writers`, `debt collectors`
    at = np.flatnonzero(noun)
    if not len(at):
        return at, np.zeros(0), at
    verb, denials = _moving(sentences, noun, at), _counted(sentences.negates)
    some = (verb >= 0) & (denials[verb] == denials[np.maximum(verb - _DENIED, 0)])
    at, verb = at[some], verb[some]
    up = sentences.is_any(word_list("rising") | word_list("raising"), verb) | sentences.judged(_is_up, verb)
    return at, np.where(sentences.is_any(good, at) == up, VALENCE, -VALENCE), verb


def _moving(sentences: Sentences, noun: np.ndarray, at: np.ndarray) -> np.ndarray:
    """For each noun the word that says how it moves, no other noun between them; -1 for none."""
    moves = sentences.places_of(word_list("rising") | word_list("falling"))
    made = sentences.places_of(word_list("raising") | word_list("cutting"))
    ways = np.flatnonzero(sentences.judged(_is_way, slice(None)))
    time = sentences.is_any(("for",), ways + 1) & sentences.is_any(word_list("ordinals"), ways + 3)
    ways = ways[time | ~sentences.is_any(("to", "for", "with"), ways + 1)]  # `up for talks`, `up for the first time`
    nouns, parts = _counted(noun), _parted(sentences, _PARTS)
    # `sales rose`, `costs were cut`, `profits up`, `sales picked up`, `job cuts`
    other = np.append(made, ways)
    gone = sentences.is_any(word_list("goes_way"), other - 1) & ~sentences.is_any(words_in(_OPENS_NOUN), other + 1)
    other = other[noun[other - 1] | sentences.is_any(words_in(_BE), other - 1) | gone]  # no `came down the hill`
    right = _nearest(np.sort(np.append(moves, other)), at, 1)
    subject = (right - at <= _BEHIND) & (parts[right] == parts[at]) & (nouns[right] == nouns[at + 1])
    aside = _behind_aside(sentences, moves, at, parts, nouns)
    # `cut costs`, `falling sales`, `a rise in crime`
    leads = _parted(sentences, _LEADS, but=("in", "of", "than"))
    left = _nearest(np.sort(np.append(moves, made)), at, -1)
    direct, past = _parted(sentences, _LEADS), sentences.is_any(_pasts(), left)  # `grew up in poverty`
    led = (leads[at] == leads[left]) & ((direct[at] == direct[left]) | ~past)
    led &= (left < at) & (at - left <= _BEFORE) & (nouns[at] == nouns[left])
    # `, up from 4.2 million`, but not `a loss of 3 million, down from a profit`
    since = sentences.is_any(("from", "by"), ways + 1) | sentences.judged(_begins_digit, ways + 1)
    far = _nearest(ways[since & ~sentences.is_any(("a", "an"), ways + 2)], at, 1)
    compared = (far - at <= _COMPARED) & (nouns[far] == nouns[at + 1])
    compared &= sentences.sentence_at(far) == sentences.sentence_at(at)
    return np.select([subject, aside >= 0, led, compared], [right, aside, left, far], -1)


def _behind_aside(
    sentences: Sentences, moves: np.ndarray, at: np.ndarray, parts: np.ndarray, nouns: np.ndarray
) -> np.ndarray:
    """For each noun the word right behind an aside that says how it moves; -1 for none.

    `Shares in Hale, a grocer, fell`: a comma stands right before the verb, and one no farther from the noun than a
    verb may be.
    """
    commas = np.flatnonzero(sentences.judged(_has_comma, slice(None)))
    opens = _nearest(commas, at, 1)  # it may stand at the noun itself
    verb = _nearest(moves[np.isin(moves - 1, commas)], opens + 1, 1)
    found = (opens >= at) & (opens - at <= _BEHIND) & (verb - opens > 2) & (verb - opens <= _ASIDE)
    found &= (parts[opens] == parts[at]) & (nouns[opens + 1] == nouns[at + 1])
    found &= _nearest(commas, opens + 1, 1) == verb - 1  # no third comma: `Sales, profits, jobs rose`
    found &= sentences.sentence_at(at) == sentences.sentence_at(verb)
    return np.where(found, verb, -1)


def _pasts() -> frozenset[str]:
    """Past forms, of which no `in` tells what rises: `fell in crime-ridden streets`, but not `cut in jobs`."""
    return (word_list("past") | word_list("spoke")) - word_list("cutting")


def _nearest(places: np.ndarray, at: np.ndarray, step: int) -> np.ndarray:
    """For each place the nearest of some others behind it, or before it; the place itself where there is none."""
    number = np.searchsorted(places, at) - (step < 0)
    there = (number >= 0) & (number < len(places))
    return np.where(there, np.append(places, 0)[np.where(there, number, 0)], at)


def _parted(sentences: Sentences, classes: frozenset[str], but: tuple[str, ...] = ()) -> np.ndarray:
    """For each place how many words before it part a clause: those of some classes, and those that a mark follows."""
    words = sentences.is_any(words_in(classes).difference(but), slice(None))
    exact = sentences.is_any(word_list("approximators"), slice(None))
    words[:-1] &= ~(exact[:-1] & sentences.judged(_begins_digit, slice(None))[1:])  # `cutting about 1,200 jobs`
    taxed = sentences.is_any(("before", "after"), slice(None))[:-1] & sentences.is_any(("tax",), slice(None))[1:]
    words[:-1] &= ~taxed  # `profit before tax fell`
    return _counted(words | sentences.judged(ends_clause, slice(None)))


def _counted(column: np.ndarray) -> np.ndarray:
    return np.append(0, np.cumsum(column))


def _is_up(piece: str) -> bool:
    return piece.rstrip(".,;:!?").lower() == "up"  # VADER leaves a mark at so short a word


def _is_people(piece: str) -> bool:
    word, (endings, things) = piece.rstrip(".,;:!?").lower(), _agents()
    return len(word) > 5 and word.endswith(endings) and word not in things


@cache
def _agents() -> tuple[tuple[str, ...], frozenset[str]]:
    """How words for people end, and words that end so and are none: `job numbers`, `export shipments`."""
    return tuple(word_list("agent_endings")), word_list("more_is_worse") | word_list("no_agents")


def _has_comma(piece: str) -> bool:
    return piece.endswith(",")


def _is_way(piece: str) -> bool:
    return piece.rstrip(".,;:!?").lower() in ("up", "down")


def _begins_digit(piece: str) -> bool:
    return piece[:1].isdigit()
