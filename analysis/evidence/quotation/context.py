"""What tells speech from a title, a term or a nickname between the same marks: the named rules.

Each rule gives a value; `lexicons/quotation_rules.csv` has a weight for each, in log-odds of speech.
"""

import numpy as np

from analysis.evidence.attribution.content import find_pieces
from analysis.evidence.attribution.surroundings import MARK_BETWEEN, WORD_CLASS, look_at_words
from analysis.evidence.attribution.weights import find_scored
from analysis.evidence.quotation.places import ALL, CAPITALS, Places, counted, find_places
from analysis.evidence.quotation.speakers import GOES_ON, Speaker, find_speakers, outside_cues
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list, words_in
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES = {
    "always": "what every quotation starts with",
    "words": "how many words it has",
    "capitals": "whether its words are written as in a title",
    "verb": "whether it has a finite verb: a form of be or have, a modal, a contraction",
    "ends with": "the mark before its closing mark",
    "class before": "the class of the word before it",
    "mark before": "the mark before it",
    "class after": "the class of the word after it",
    "mark after": "the mark after it",
    "cue": "how near the cue of its speaker stands, and on which side",
    "other before": "whether another quotation stands before it in its sentence",
    "surest word before": "how sure a word of saying stands before it in its sentence; not asked of a title",
    "content": "whether it stands in what an attribution gives to its source; not asked of a title",
    "sentence": "whether it is a sentence of its own",
    "work": "whether a word for a work or a broadcast stands near by",
}
NEAR = 2000  # characters
_SIZES = {2: "1", 3: "2", 4: "3", 5: "4", 8: "5 to 7", 12: "8 to 11"}  # words: below how many, and how that is called
_SURE = ((2.0, "sure"), (0.0, "likely"), (-1.0, "doubtful"), (-3.0, "unlikely"))  # log-odds above these
_FINITE = frozenset(("be", "not_be", "have", "modal", "contraction"))
_MARKS = ".?!,…—–-"


def quotation_contexts(reading: Reading, chosen: np.ndarray) -> dict[str, list[str]]:
    """By rule, its value for each of some quotations, chosen by their numbers."""
    prose = reading.prose
    places = Places(*(column[chosen] for column in reading.once(find_places)))
    paragraph = np.array(prose.paragraphs)[prose.paragraph_of[places.sentence], 0]
    whole, ends = places.first <= places.low, places.after >= places.high
    return {
        "words": _named(np.searchsorted(list(_SIZES), places.words, side="right"), *_SIZES.values(), "12 or more"),
        "capitals": _named(places.capitals, *CAPITALS),
        "verb": _named(counted(prose.forms.mask(words_in(_FINITE)), places.first, places.after) > 0, "no", "yes"),
        "ends with": [mark if mark in _MARKS else "none" for mark in map(chr, places.mark.tolist())],
        **_before(prose, places, paragraph),
        **_after(prose, places),
        "cue": _distances(reading, places, chosen),
        "other before": _named(_others(reading, places, chosen), "no", "yes"),
        "surest word before": _surest(reading, places),
        "content": _named(_given(reading, places), "outside", "inside"),
        "sentence": _named(ends * (1 + whole), "part", "ends", "whole"),
        "work": _named(_near_work(prose, places), "no", "yes"),
    }


def _named(numbers: np.ndarray, *names: str) -> list[str]:
    return [names[number] for number in numbers.tolist()]


def _before(prose: Prose, places: Places, paragraph: np.ndarray) -> dict[str, list[str]]:
    """The word and the mark before; at the start of a sentence, what is near and in the paragraph tells the mark."""
    inside, last = places.first > places.low, places.first - 1
    words = _chosen(prose.words, last, inside)
    gaps = _cut(prose, np.where(inside, prose.end[last], np.maximum(paragraph, places.start - NEAR)), places.start)
    return {
        "class before": [WORD_CLASS[word] if word else "none" for word in words],
        "mark before": [mark or "none" for mark in MARK_BETWEEN.of(gaps)],
    }


def _after(prose: Prose, places: Places) -> dict[str, list[str]]:
    """The word and the mark after."""
    behind = places.after < _article_end(prose, places)
    gaps = _cut(prose, places.end, np.where(behind, prose.start.take(places.after, mode="clip"), places.end + 2))
    words = _chosen(prose.words, places.after, behind & np.array(["\n" not in gap for gap in gaps], dtype=bool))
    return {
        "class after": [WORD_CLASS[word] if word else "none" for word in words],
        "mark after": [mark or "none" for mark in MARK_BETWEEN.of(gaps)],
    }


def _chosen(words: list[str], places: np.ndarray, there: np.ndarray) -> list[str]:
    """The words at some places; none where one is not there."""
    return [words[at] if is_there else "" for at, is_there in zip(places.tolist(), there.tolist(), strict=True)]


def _cut(prose: Prose, starts: np.ndarray, ends: np.ndarray) -> list[str]:
    """Some stretches of the text."""
    return [prose.straight[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _article_end(prose: Prose, places: Places) -> np.ndarray:
    bounds = np.array(prose.article_first)
    found: np.ndarray = bounds[np.searchsorted(bounds, places.first, side="right")]
    return found


def _near_work(prose: Prose, places: Places) -> np.ndarray:
    """Whether a word for a work stands up to four words before or three after."""
    works, first, after = prose.forms.mask(word_list("works")), places.first, places.after
    near = counted(works, np.maximum(places.low, first - 4), first)
    found: np.ndarray = near + counted(works, after, np.minimum(after + 3, _article_end(prose, places))) > 0
    return found


def _surest(reading: Reading, places: Places) -> list[str]:
    """How sure the surest of the words before is that may be cues, in the sentence and outside quotations."""
    at, scores = reading.once(_scored_outside)
    low, first = (np.searchsorted(at, each).tolist() for each in (places.low, places.first))
    asked = (places.capitals != ALL).tolist()
    return [_how_sure(scores[start:stop] if ask else []) for start, stop, ask in zip(low, first, asked, strict=True)]


def _how_sure(scores: list[float]) -> str:
    if not scores:
        return "none"
    best = max(scores)
    return next((value for least, value in _SURE if best > least), "no cue")


def _scored_outside(reading: Reading) -> tuple[np.ndarray, list[float]]:
    """The words outside quotations that may be cues, and what they weigh."""
    found = reading.once(find_scored, load_lexicon("attributions"))
    outside = ~reading.once(look_at_words).quoted[found.at]
    return np.array(found.at)[outside], found.scores[outside].tolist()


def _given(reading: Reading, places: Places) -> np.ndarray:
    """Whether most of the words stand in the content of an attribution whose cue is not quoted itself."""
    prose, asked = reading.prose, places.capitals != ALL
    between = reading.once(look_at_words).quoted
    # Looked for in the sentences that quote, of the paragraphs with a quotation that is asked.
    quoting = np.isin(prose.paragraph_of, prose.paragraph_of[places.sentence[asked]])
    quoting &= np.bincount(prose.word_sentence, between, len(quoting)) > 0
    cues = reading.once(outside_cues)
    starts = np.array([cue.start for cue in cues], dtype=np.int64)
    own = quoting[prose.word_sentence[prose.words_at(starts)]].tolist()
    cues = [cue for cue, quotes in zip(cues, own, strict=True) if quotes]
    given = prose.within(np.stack(find_pieces(reading, cues, between)[1:], axis=1))
    found: np.ndarray = 2 * counted(given, places.first, places.after) > places.after - places.first
    found &= asked
    return found


def _others(reading: Reading, places: Places, chosen: np.ndarray) -> np.ndarray:
    """Whether the quotation before each ends in the sentence that it begins in."""
    before = np.append(0, reading.once(find_places).end)[chosen]
    found: np.ndarray = before > reading.prose.spans[places.sentence, 0]
    return found


def _distances(reading: Reading, places: Places, chosen: np.ndarray) -> list[str]:
    """How near the cue of each speaker stands."""
    text, speakers = reading.prose.straight, reading.once(find_speakers)
    own = (speakers[number] for number in chosen.tolist())
    spans = zip(own, places.start.tolist(), places.end.tolist(), strict=True)
    return [_distance(text, speaker, start, end) for speaker, start, end in spans]


def _distance(text: str, speaker: Speaker, start: int, end: int) -> str:
    if speaker.at < 0:
        return "carried on" if speaker.rule == GOES_ON else "none"
    if speaker.at < start:
        return "before, " + _near(len(text[speaker.at : start].split()) - 1)
    return "after, " + _near(len(text[end : speaker.at].split()))


def _near(words: int) -> str:
    return "next" if words <= 1 else "near" if words <= 4 else "some words off" if words <= 10 else "far"
