"""Where an article names people: names whole and without titles, and which of them are sure to be a person's."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.surroundings import look_at_words
from analysis.evidence.quotation.places import counted
from analysis.lexicons.keys import fold
from analysis.text.classes import word_list, words_in
from analysis.text.distinct import Distinct
from analysis.text.names import gendered_names, given_names
from analysis.text.word_forms import without_possessive
from analysis.words.names import headlines, joined, name_runs, names
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

BEFORE_NAME = frozenset((" ", ". "))  # what stands between a title and a name
CALLED = frozenset(("title", "role"))  # the classes of what people are called by
_CALLS = frozenset(("ask", "see", "meet", "call", "tell", "join", "asked", "published", "yes", "no"))
_BEFORE_PLACES = frozenset(("in", "from", "near", "at", "through", "to"))
_PARTICLES, _NICKNAME = 3, 2  # words at most between two parts of a name
_LONGEST_IN_HEADLINE = 3  # words of a name there; in a longer run of capitals not all are a name's
_COMMA = frozenset((", ",))
_OPENED, _CLOSED = (' "', " '"), frozenset(('" ', "' "))


@cache
def courtesy() -> frozenset[str]:
    """Words that tell a man or a woman: `Mr.`, `wife`."""
    return word_list("his_words") | word_list("her_words")


@lru_cache(maxsize=10_000)
def bare(word: str) -> str:
    """A word as names are compared: folded, without a possessive ending."""
    return without_possessive(fold(word))


class Mention(NamedTuple):
    """A person where the article names one: first and last word, the name, `he` or `she` where something tells."""

    first: int
    last: int
    surname: str
    name: str
    pronoun: str | None


class Names(NamedTuple):
    """Names by their first and last word, the surname of each; which are sure to be a person's, which may be one's.

    The latter are, if a fuller name tells.
    """

    runs: list[tuple[int, int]]
    surnames: list[str]
    sure: list[bool]
    asked: list[bool]


def find_mentions(reading: Reading) -> Names:
    """The names of all articles, without titles, and cut where another begins: `Mr. Reed`, `President Anna Berg`.

    Who is named in a quotation is no speaker of what follows.
    """
    prose, named = reading.prose, reading.once(names)
    begins = prose.first[:-1][prose.forms.at(prose.first[:-1]).mask(_CALLS)]
    words = named & ~prose.classed
    words[begins] &= ~(np.append(named[1:], False) & reading.once(joined)[1:])[begins]  # `Ask Hart`
    words[_agents(reading, named)] = False
    runs = name_runs(reading, words)
    short = runs[:, 1] - runs[:, 0] < _LONGEST_IN_HEADLINE
    runs = runs[short | ~reading.once(headlines)[prose.word_sentence[runs[:, 0]]]]
    runs = _nicknamed(prose, _whole(reading, runs[~reading.once(look_at_words).quoted[runs[:, 0]]]))
    first, last = runs.T
    surnames = last - ((first < last) & prose.stems.at(last).mask(word_list("generations")))  # `Jr.` left out
    persons = (each.tolist() for each in _persons(prose, first, last))
    return Names(list(zip(*runs.T.tolist(), strict=True)), prose.stems.at(surnames).spread(str), *persons)


def _agents(reading: Reading, named: np.ndarray) -> np.ndarray:
    """The words that begin a sentence and say what somebody is whose name follows: `Guitarist Robert Crane`."""
    prose = reading.prose
    first = prose.first[:-1][_are_trades(prose.forms.at(prose.first[:-1]))]
    first = first[first + 2 < len(named)]
    given = prose.forms.at(first + 1).mask(given_names())
    found: np.ndarray = first[given & named[first + 1] & named[first + 2] & reading.once(joined)[first + 2]]
    return found


def _whole(reading: Reading, runs: np.ndarray) -> np.ndarray:
    """Names in one that a particle parts: `Ursula van der Berg`."""
    if len(runs) < 2:
        return runs
    prose, (first, last) = reading.prose, runs.T
    after, again = last[:-1] + 1, first[1:]
    between = again - after
    small = prose.forms.mask(word_list("particles")) & ~prose.capital
    one = (between > 0) & (between <= _PARTICLES) & (counted(small, after, again) == between)
    one &= counted(reading.once(joined), after, again + 1) > between
    return np.stack([first[~np.append(False, one)], last[~np.append(one, False)]], axis=1)


def _nicknamed(prose: Prose, runs: np.ndarray) -> np.ndarray:
    """Names with the given name before a nickname: `William “Bill” Dacey`."""
    joined_on = []
    for number in np.flatnonzero(prose.between.at(runs[:, 0]).mask(_CLOSED)).tolist():
        at = int(runs[number, 0])
        back = range(at - 1, max(at - 1 - _NICKNAME, 0), -1)
        given = next((start - 1 for start in back if prose.gaps[start] in _OPENED), -1)
        if given >= 0 and prose.folded[given] in given_names():
            own = number > 0 and runs[number - 1, 1] == given
            runs[number, 0] = runs[number - 1, 0] if own else given
            joined_on += [number - 1] if own else []
    return np.delete(runs, joined_on, axis=0)


def _persons(prose: Prose, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which names from their first to their last word are sure to be a person's, and which are if a fuller one is."""
    opens, before, alone = prose.forms.at(first), prose.forms.at(first - 1), first == last
    given = ~alone & opens.mask(gendered_names())  # `Bill Clinton` is no bill
    places = np.append(0, np.cumsum(prose.stems.mask(word_list("places_and_things"))))
    titled = prose.between.at(first).mask(BEFORE_NAME) & (first > 0)
    none = (places[last + 1] > places[first + given]) | prose.forms.at(last).mask(word_list("known_bodies"))
    none |= alone & titled & before.mask(_BEFORE_PLACES)  # `from Charlotte`
    called = before.mask(courtesy()) | before.mask(words_in(CALLED))
    beside = ~alone & called & prose.between.at(first).mask(_COMMA) & (first > 0)  # `the chair, Ines Camargo`
    sure = given | opens.mask(given_names()) | (titled & called) | beside
    return sure & ~none, alone & ~sure & ~none


def _are_trades(forms: Distinct) -> np.ndarray:
    """Whether each word says what somebody is: `guitarist`; endings are listed in the plural."""
    endings = (ending[:-1] for ending in word_list("agent_endings"))
    trade = forms.mask(word_list("source_people")) | forms.ends(*endings)
    found: np.ndarray = trade & ~forms.mask(given_names())
    return found


def told_by(words: Iterable[str]) -> str | None:
    """Whether words tell a man or a woman."""
    return next(filter(None, map(_pronouns().get, words)), None)


def tells(word: str) -> str | None:
    """`he` or `she` for a word that tells a man or a woman: `Mr.`, `wife`."""
    return _pronouns().get(word)


@cache
def _pronouns() -> dict[str, str]:
    return dict.fromkeys(word_list("her_words"), "she") | dict.fromkeys(word_list("his_words"), "he")
