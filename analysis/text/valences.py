"""The words of a sentence as VADER sees them: pieces between spaces, judged once each.

What vaderSentiment knows (lexicon, boosters, negations, idioms, names of emoji) is read from the installed package.
"""

import string
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.text.characters import straighten

_DASHES = "—–―‒⸺⸻…"


class _Data(NamedTuple):
    lexicon: dict[str, float]
    boosters: dict[str, float]
    negations: frozenset[str]
    idioms: dict[str, float]
    phrase_ends: frozenset[str]  # the last words of idioms and boosters of several words
    before_ends: frozenset[str]  # and those before these
    emoji: dict[str, str]


@cache
def vader_data() -> _Data:
    """What vaderSentiment knows, read once."""
    from vaderSentiment import vaderSentiment as vader  # late: importing this package reads no file

    analyser = vader.SentimentIntensityAnalyzer()
    phrases = [phrase for phrase in (*vader.SPECIAL_CASES, *vader.BOOSTER_DICT) if " " in phrase]
    return _Data(
        analyser.lexicon,
        vader.BOOSTER_DICT,
        frozenset(vader.NEGATE),
        vader.SPECIAL_CASES,
        frozenset(phrase.split()[-1] for phrase in phrases),
        frozenset(phrase.split()[-2] for phrase in phrases),
        {mark: name for mark, name in analyser.emojis.items() if len(mark) == 1},
    )


def normalise(text: str) -> str:
    r"""The text as VADER should read it: straight marks, and a space for each dash or ellipsis.

    VADER strips only ASCII punctuation, so a word that touches a curly mark is lost to it, and two
    words joined by a dash are one word that it does not know. Offsets stay; ASCII text stays as it is.

    >>> normalise("It isn’t “good”—it’s great…")
    'It isn\'t "good" it\'s great '
    """
    return without_dashes(straighten(text))


def without_dashes(text: str) -> str:
    """A space for each dash or ellipsis in a text whose marks are straight."""
    if text.isascii():
        return text
    for dash in _DASHES:
        text = text.replace(dash, " ")
    return text


def bare(piece: str) -> str:
    """A piece without the punctuation round it; one that leaves no more than two characters may be an emoticon."""
    word = piece.strip(string.punctuation)
    return word if len(word) > 2 else piece


def looked_up(piece: str) -> str:
    """The same in small letters, as VADER's lists have it."""
    return bare(piece).lower()


def negates(word: str) -> bool:
    """Whether a word in small letters turns round what follows it, by VADER."""
    return word in vader_data().negations or "n't" in word


def spell_emoji(text: str) -> str:
    """Each emoji replaced by its name in words, as VADER does before anything else.

    >>> spell_emoji("Well done👍")
    'Well done thumbs up'
    """
    pieces = spelt(text)
    return pieces if isinstance(pieces, str) else "".join(pieces)


def spelt(text: str) -> Sequence[str]:
    """What each character becomes: itself or, for an emoji, its name, set off by a space."""
    if text.isascii():
        return text
    emoji = vader_data().emoji
    if emoji.keys().isdisjoint(text):
        return text
    pieces = []
    after_space = True
    for mark in text:
        name = emoji.get(mark)
        if name is None:
            pieces.append(mark)
            after_space = mark == " "
        else:
            pieces.append(name if after_space else " " + name)
            after_space = False
    return pieces
