"""What tells speech from a title, a term or a nickname between the same marks: the named rules.

Each rule gives a value; `lexicons/quotation_rules.csv` has a weight for each, in log-odds of speech.
"""

import re
from bisect import bisect_left

import numpy as np

from analysis.evidence.attribution.content import find_pieces
from analysis.evidence.attribution.surroundings import MARK_BETWEEN, WORD_CLASS, look_at_words
from analysis.evidence.attribution.weights import find_scored
from analysis.evidence.quotation.speakers import GOES_ON, Speaker, outside_cues
from analysis.lexicons.lexicon import load_lexicon
from analysis.text.classes import word_list
from analysis.words.quotation_marks import Quotation
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

RULES = {
    "always": "what every quotation starts with",
    "words": "how many words it has",
    "capitals": "whether its words are written as in a title",
    "ends with": "the mark before its closing mark",
    "word before": "the word itself before it",
    "class before": "the class of the word before it",
    "mark before": "the mark before it",
    "class after": "the class of the word after it",
    "mark after": "the mark after it",
    "cue": "how near the cue of its speaker stands, and on which side",
    "surest word before": "how sure a word of saying stands before it in its sentence; not asked of a title",
    "content": "whether it stands in what an attribution gives to its source; not asked of a title",
    "sentence": "whether it is a sentence of its own",
    "paragraph": "whether it opens its paragraph",
    "work": "whether a word for a work or a broadcast stands near by",
    "term": "whether a word for naming stands before it",
}
NEAR = 2000  # characters
_SURE = ((2.0, "sure"), (0.0, "likely"), (-1.0, "doubtful"), (-3.0, "unlikely"))  # log-odds above these
_LAST_MARK = re.compile(r"([.?!,…—–-])[\s\"'”’»]*$")


def quotation_contexts(reading: Reading, quotation: Quotation, words: int, speaker: Speaker) -> list[tuple[str, str]]:
    """The rules that speak of a quotation, and the value of each."""
    prose, text = reading.prose, reading.prose.straight
    number = prose.sentence_at(quotation.start + 1)
    low, high = prose.first_word[number], prose.first_word[number + 1]
    first, after = prose.word_at(quotation.start), prose.word_at(quotation.end - 1)
    start = prose.paragraphs[prose.sentence_paragraph[number]][0]
    before = prose.words[first - 1] if first > low else ""
    last_word = prose.article_words(first)[1]
    behind = prose.words[after] if after < last_word else ""
    # At the start of a sentence, what stands before it in the paragraph, as far as it is near.
    gap_before = text[prose.ends[first - 1] if first > low else max(start, quotation.start - NEAR) : quotation.start]
    gap_after = text[quotation.end : prose.starts[after] if behind else quotation.end + 2]
    last = _LAST_MARK.search(text, max(quotation.start, quotation.end - 6), quotation.end)
    near = {*prose.folded[max(low, first - 4) : first], *prose.folded[after : min(after + 3, last_word)]}
    written = capitals(prose, first, after)
    return [
        ("words", _size(words)),
        ("capitals", written),
        ("ends with", last.group(1) if last else "none"),
        ("word before", before.lower()),
        ("class before", WORD_CLASS[before] if before else "none"),
        ("mark before", MARK_BETWEEN[gap_before] or "none"),
        ("class after", WORD_CLASS[behind] if behind and "\n" not in gap_after else "none"),
        ("mark after", MARK_BETWEEN[gap_after] or "none"),
        ("cue", _distance(reading, quotation, speaker)),
        ("surest word before", "none" if written == "all" else _surest(reading, low, first)),
        ("content", "inside" if written != "all" and _given(reading, first, after) else "outside"),
        ("sentence", "whole" if first <= low and after >= high else "ends" if after >= high else "part"),
        ("paragraph", "opens" if quotation.start <= start else "within"),
        ("work", "yes" if near & word_list("works") else "no"),
        ("term", "yes" if set(prose.folded[max(low, first - 2) : first]) & word_list("naming") else "no"),
    ]


def _surest(reading: Reading, low: int, first: int) -> str:
    """How sure the surest of the words is that may be cues from `low` to `first`, outside quotations."""
    at, scores = reading.once(_scored_outside)
    some = scores[bisect_left(at, low) : bisect_left(at, first)]
    if not some:
        return "none"
    best = max(some)
    return next((value for least, value in _SURE if best > least), "no cue")


def _scored_outside(reading: Reading) -> tuple[list[int], list[float]]:
    """The words outside quotations that may be cues, and what they weigh."""
    found = reading.once(find_scored, load_lexicon("attributions"))
    outside = ~reading.once(look_at_words).quoted[found.at]
    return np.array(found.at)[outside].tolist(), found.scores[outside].tolist()


def _given(reading: Reading, first: int, after: int) -> bool:
    """Whether most of some words stand in the content of an attribution whose cue is not quoted itself."""
    before = reading.once(_given_before)
    return bool(2 * (before[after] - before[first]) > after - first)


def _given_before(reading: Reading) -> np.ndarray:
    """How many words before each stand in the content of a cue outside quotations; looked for where there are any."""
    prose = reading.prose
    between = reading.once(look_at_words).quoted
    quoting = set(prose.word_sentence[between].tolist())
    cues = [cue for cue in reading.once(outside_cues) if prose.sentence_of[prose.word_at(cue.start)] in quoting]
    found = find_pieces(reading, cues, between)
    return np.append(0, prose.within(np.stack(found[1:], axis=1)).cumsum())


def _size(words: int) -> str:
    return str(words) if words < 5 else "5 to 7" if words < 8 else "8 to 11" if words < 12 else "12 or more"


def capitals(prose: Prose, first: int, after: int) -> str:
    """Whether the words of a quotation are written as in a title."""
    told = prose.whether(_tells_of_titles)[first:after].count(True)
    if told and not any(prose.whether(_against_titles)[first:after]):
        return "all" if told > 1 else "one word"
    return "first" if first < after and prose.large[first] else "none"


def _tells_of_titles(word: str) -> bool:
    return word.lower() not in word_list("small")


def _against_titles(word: str) -> bool:
    return word[0].islower() and _tells_of_titles(word)


def _distance(reading: Reading, quotation: Quotation, speaker: Speaker) -> str:
    if speaker.at < 0:
        return "carried on" if speaker.rule == GOES_ON else "none"
    text = reading.prose.straight
    if speaker.at < quotation.start:
        words = len(text[speaker.at : quotation.start].split()) - 1
        return "before, " + _near(words)
    return "after, " + _near(len(text[quotation.end : speaker.at].split()))


def _near(words: int) -> str:
    return "next" if words <= 1 else "near" if words <= 4 else "some words off" if words <= 10 else "far"
