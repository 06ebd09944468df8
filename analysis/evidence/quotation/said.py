"""What the words of each source tell by themselves and by what stands beside them, for all sources at once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.columns import following, previous
from analysis.evidence.quotation.mentions import CALLED, courtesy, tells
from analysis.evidence.quotation.offices import called_so
from analysis.evidence.quotation.places import counted
from analysis.text.classes import classed_words, word_list, words_in
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

AFTER_NAME = re.compile(r",| (?:of|from|at|for|in|with|on) |\s[—–(-]+\s?")
_THE, _SPACE, _COMMA = frozenset(("the",)), frozenset((" ",)), frozenset((", ",))


class Said(NamedTuple):
    """The words of a source, from `first` on; up to what tells more of it, they are the `name`, to the word `last`.

    In the name, `surname` is the last word with a capital, without `Jr.`; `title` is `he` or `she` where a word before
    it tells, and `alone` says whether it has no other name beside it.
    """

    article: int
    words: str
    kind: str
    first: int
    behind: int  # the word behind a comma after the source: `Its chair, Ines Camargo`; 0 for none
    office: bool  # whether somebody may be called so: `the minister`
    called: bool  # whether it has a word that people are called by: `Jo Hart, the mayor`
    name: str
    last: int
    surname: str
    title: str | None
    alone: bool


def look_at_sources(reading: Reading, sources: Sequence[tuple[int, int, str]]) -> list[Said]:
    """The same for some sources (start, end, kind), in the order of the text."""
    prose, text = reading.prose, reading.text
    start, end = np.array([each[:2] for each in sources], dtype=np.int64).reshape(-1, 2).T
    texts = [text[low:high] for low, high, _ in sources]
    names = [_name(each) if kind == "named person" else each for each, (*_, kind) in zip(texts, sources, strict=True)]
    first = prose.words_at(start)
    last, final = prose.last_words(np.stack([start + np.array(list(map(len, names)), dtype=np.int64), end]))
    office = prose.forms.at(first).mask(_THE) & prose.stems.at(final).mask(called_so())
    large = np.append(prose.capital, True)
    opens, closes = following(large)[first], previous(large)[last + 1]
    surnames = closes - ((closes > opens) & prose.stems.at(closes).mask(word_list("generations")))
    titles = following(large & np.append(prose.forms.mask(courtesy()), True))[first]
    told = prose.forms.at(np.minimum(titles, last)).column(tells, object)
    told[titles >= closes] = None
    others = counted(prose.capital & ~prose.stems.mask(classed_words()), first, last + 1)
    called = counted(prose.stems.mask(words_in(CALLED)), first, final + 1) > 0
    columns = (
        (np.searchsorted(prose.article_first, first, side="right") - 1).tolist(),
        [" ".join(each.split()) for each in texts],
        [kind for *_, kind in sources],
        first.tolist(),
        _behind_comma(prose, first, final).tolist(),
        office.tolist(),
        called.tolist(),
        names,
        last.tolist(),
        np.where(closes >= first, prose.stems.at(surnames).column(str, object), "").tolist(),
        told.tolist(),
        (others < 2).tolist(),
    )
    return list(map(Said, *columns))


def _name(words: str) -> str:
    """A name up to what tells more of it."""
    more = AFTER_NAME.search(words)
    name = words[: more.start()] if more else words
    return words if name.islower() else name  # `the mayor, Jo Hart`


def _behind_comma(prose: Prose, first: np.ndarray, final: np.ndarray) -> np.ndarray:
    marked = np.append(~prose.between.mask(_SPACE), True)
    behind = np.minimum(following(marked)[first + 1], final + 1)
    behind[behind == len(prose.words)] = 0
    found: np.ndarray = np.where(prose.between.at(behind).mask(_COMMA), behind, 0)
    return found
