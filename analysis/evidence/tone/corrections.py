"""The tone of one sentence: VADER's valences, corrected for news.

VADER reads `United States Justice Department` as three pleasures. Here a word inside a name is left out, and
`lexicons/sentiment_corrections.csv` says which words are no feelings in news, which count for less, and which
VADER lacks. VADER's rules (boosters, negation, capitals, `but`) run on the corrected valences.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.errors import TearsheetError
from analysis.evidence.tone.vader import Scores, Valence, valences
from analysis.lexicons.lexicon import Lexicon
from analysis.text.classes import word_list
from analysis.text.memo import Remembered
from analysis.text.valences import Token, places_where, token, tokens

_SPREAD = 4  # as 15 in VADER's x / sqrt(x * x + 15), for each word
_NAME = "part of a name"


class _Entry(NamedTuple):
    """A correction: the valence (None: no feeling; NaN: VADER's own, kept), and why."""

    valence: float | None
    reason: str
    before: tuple[str, ...] = ()  # the rest of a phrase
    after: tuple[str, ...] = ()


class Corrections(NamedTuple):
    """A lexicon of corrections, ready to be looked up word by word."""

    words: dict[str, _Entry]
    phrases: dict[str, list[_Entry]]  # by each of their words that holds a valence, longest first
    denials: dict[str, float]
    matters: Remembered[str, bool]  # whether a piece of text holds a valence, is corrected, denies, or is `but`


class Plain(NamedTuple):
    """A sentence as VADER sees it: its pieces between spaces, what each adds, and the scores."""

    pieces: list[str]
    places: list[int]  # the words worth looking at
    found: list[Valence]
    scores: Scores


@lru_cache(maxsize=8)
def corrections(lexicon: Lexicon) -> Corrections:
    """The lexicon, made ready to be looked up word by word."""
    words, denials = {}, {}
    phrases: dict[str, list[_Entry]] = defaultdict(list)
    # Single words first: a phrase is found by those of its words that hold a valence.
    for line in sorted(lexicon.entries, key=lambda line: " " in line["cue"]):
        valence, reason = _valence(line, lexicon), line.get("reason") or ""
        first, *rest = parts = line["cue"].split()
        if rest:
            for at, part in enumerate(parts):
                if part in words or token(part).valence is not None:
                    phrases[part].append(_Entry(valence, reason, tuple(parts[:at]), tuple(parts[at + 1 :])))
        elif token(first).negates:
            denials[first] = valence or 0.0
        else:
            words[first] = _Entry(valence, reason)
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry.before) - len(entry.after))

    def matters(piece: str) -> bool:
        word = token(piece)
        return word.valence is not None or word.negates or word.lower in words or word.lower == "but"

    return Corrections(words, phrases, denials, Remembered(matters))


def _valence(line: dict[str, str], lexicon: Lexicon) -> float | None:
    text = line.get("valence") or "nan"
    try:
        return float(text) or None
    except ValueError:
        raise TearsheetError(
            f"lexicon {lexicon.name}: the valence of {line['cue']!r} is {text!r}; write a number from -4 to 4, "
            "0 for no feeling, or nothing to keep VADER's own"
        ) from None


def _is_headline(words: Sequence[Token]) -> bool:
    """Whether capitals tell nothing: every word but the small ones has one."""
    small = word_list("small") | word_list("small_in_headlines")
    return not any(word.text[:1].islower() and word.text not in small for word in words)


def _in_name(pieces: Sequence[str], at: int, word: Token) -> bool:
    """Whether a word has a capital that only a name gives it: not the first of a sentence or quotation."""
    begins = at == 0 or pieces[at][0] in "\"'" or pieces[at - 1][-1] in ":?!"
    return not begins and not word.capitals and word.text[:1].isupper()


def _correct(
    plain: Plain, words: Sequence[Token], places: Sequence[int], rules: Corrections, skip_names: bool
) -> tuple[dict[int, Token], dict[int, str]]:
    """The words whose valence is another in news, and why each word that lost its valence did."""
    changed, lost = {}, {}
    headline: bool | None = None
    for at in places:
        word = words[at]
        entry = rules.words.get(word.lower)
        if entry is None and word.valence is None:
            continue
        for phrase in rules.phrases.get(word.lower, ()):
            first = at - len(phrase.before)
            around = [each.lower for each in words[max(first, 0) : at + len(phrase.after) + 1]]
            if around == [*phrase.before, word.lower, *phrase.after]:
                entry = phrase
                break
        if skip_names and _in_name(plain.pieces, at, word):
            headline = _is_headline(words) if headline is None else headline
            entry = entry if headline else _Entry(None, _NAME)
        if entry is None or entry.valence != entry.valence:  # NaN: VADER's own
            continue
        changed[at] = word._replace(valence=entry.valence)
        if entry.valence is None:
            lost[at] = entry.reason
    return changed, lost


def _denial(word: Token, rules: Corrections) -> float:
    """What `not`, `never`, `isn't` add of themselves, whatever they deny (Potts 2011)."""
    value = rules.denials.get(word.lower)
    return rules.denials.get("n't", 0.0) if value is None and "n't" in word.lower else value or 0.0


def find_tone(plain: Plain, rules: Corrections, skip_names: bool) -> tuple[list[Valence], dict[int, str]]:
    """What each word adds to a sentence's tone, and why other candidates add nothing."""
    places = places_where(rules.matters, plain.pieces)
    if not places:
        return [], {}
    words = tokens(plain.pieces)
    changed, lost = _correct(plain, words, places, rules, skip_names)
    denials = [Valence(at, _denial(words[at], rules)) for at in places if words[at].negates]
    if changed:
        for at, word in changed.items():
            words[at] = word
        found = valences(words, places)
    else:
        found = plain.found
    return (sorted(found + [each for each in denials if each.value]) if denials else found), lost


def tone(values: Sequence[float], words: int) -> float:
    """A sentence's sentiment (-1 to 1) from what its words add: x / √(x² + 4n), n its number of words.

    VADER's compound has 15 where this has 4n. For a short post that is much the same; a long sentence needs
    more feeling to be called as strong. Two words of 1.5 each in a sentence of nine words:

    >>> round(tone([1.5, 1.5], 9), 4)
    0.4472
    """
    total = math.fsum(values)
    return total / math.sqrt(total * total + _SPREAD * words) if total else 0.0
