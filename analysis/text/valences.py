"""The words of a sentence as VADER sees them: pieces between spaces, judged once each.

What vaderSentiment knows (lexicon, boosters, negations, idioms, names of emoji) is read from the installed package.
"""

import string
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from analysis.text.characters import straighten
from analysis.text.memo import Remembered

_ACTING = frozenset(["no", "so", "this", "least"])
_DASHES = "—–―‒⸺⸻…"


class Token(NamedTuple):
    """A word as VADER sees it: what stands between spaces, without the punctuation round it."""

    text: str
    lower: str
    valence: float | None  # the lexicon's; None when the word is not in it
    booster: float  # what it adds to the word after it: `very` 0.293, `slightly` -0.293
    negates: bool
    capitals: bool  # written in capitals throughout
    acts: bool  # may change the valence of a word near it, or has a rule of its own


class _Data(NamedTuple):
    lexicon: dict[str, float]
    boosters: dict[str, float]
    negations: frozenset[str]
    idioms: dict[str, float]
    phrase_ends: frozenset[str]
    acting: frozenset[str]
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
        # Of each phrase one word, the rarest as a rule, so that `of` alone does not call for its rule.
        _ACTING.union(max(phrase.split(), key=len) for phrase in phrases),
        {mark: name for mark, name in analyser.emojis.items() if len(mark) == 1},
    )


def normalise(text: str) -> str:
    r"""The text as VADER should read it: straight marks, and a space for each dash or ellipsis.

    VADER strips only ASCII punctuation, so a word that touches a curly mark is lost to it, and two
    words joined by a dash are one word that it does not know. Offsets stay; ASCII text stays as it is.

    >>> normalise("It isn’t “good”—it’s great…")
    'It isn\'t "good" it\'s great '
    """
    return part(straighten(text))


def part(text: str) -> str:
    """A space for each dash or ellipsis in a text whose marks are straight."""
    if text.isascii():
        return text
    for dash in _DASHES:
        text = text.replace(dash, " ")
    return text


def _token(piece: str) -> Token:
    data = vader_data()
    bare = piece.strip(string.punctuation)
    bare = bare if len(bare) > 2 else piece  # two characters or fewer may be an emoticon
    lower = bare.lower()
    negates = lower in data.negations or "n't" in lower
    booster = data.boosters.get(lower, 0.0)
    acts = negates or booster != 0 or lower in data.acting
    return Token(bare, lower, data.lexicon.get(lower), booster, negates, bare.isupper(), acts)


_TOKENS = Remembered(_token)


def token(piece: str) -> Token:
    """What VADER makes of one piece of text without a space in it."""
    return _TOKENS[piece]


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


def tokens(pieces: Iterable[str]) -> list[Token]:
    """What VADER makes of each piece of a sentence (normalised, emoji spelt out, split at spaces)."""
    return _TOKENS.of(pieces)


def _matters(piece: str) -> bool:
    word = _TOKENS[piece]
    return word.valence is not None or word.lower == "but"


_MATTERS = Remembered(_matters)


def places(pieces: Sequence[str]) -> list[int]:
    """Where the words stand that hold a valence or are `but`; without one a sentence is neutral."""
    return places_where(_MATTERS, pieces)


def places_where(matters: Remembered[str, bool], pieces: Sequence[str]) -> list[int]:
    """Where the words stand that matter."""
    return list(compress(range(len(pieces)), map(matters.__getitem__, pieces)))
