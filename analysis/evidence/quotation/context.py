"""What tells speech from a title, a term or a nickname between the same marks: the named rules.

Each rule gives a value; `lexicons/quotation_rules.csv` has a weight for each, in log-odds of speech.
"""

import re

from analysis.evidence.attribution.surroundings import MARK_BETWEEN, WORD_CLASS
from analysis.evidence.quotation.speakers import GOES_ON, Speaker
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
    "sentence": "whether it is a sentence of its own",
    "paragraph": "whether it opens its paragraph",
    "work": "whether a word for a work or a broadcast stands near by",
    "term": "whether a word for naming stands before it",
}
NEAR = 2000  # characters
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
    return [
        ("words", _size(words)),
        ("capitals", capitals(prose, first, after)),
        ("ends with", last.group(1) if last else "none"),
        ("word before", before.lower()),
        ("class before", WORD_CLASS[before] if before else "none"),
        ("mark before", MARK_BETWEEN[gap_before] or "none"),
        ("class after", WORD_CLASS[behind] if behind and "\n" not in gap_after else "none"),
        ("mark after", MARK_BETWEEN[gap_after] or "none"),
        ("cue", _distance(reading, quotation, speaker)),
        ("sentence", "whole" if first <= low and after >= high else "ends" if after >= high else "part"),
        ("paragraph", "opens" if quotation.start <= start else "within"),
        ("work", "yes" if near & word_list("works") else "no"),
        ("term", "yes" if set(prose.folded[max(low, first - 2) : first]) & word_list("naming") else "no"),
    ]


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
