"""What is attributed, in which form and to how many, held against what people marked in the same articles."""

import re
from itertools import permutations
from typing import NamedTuple

import numpy as np

from analysis.evidence.attribution.clauses import NONE, UNNAMED, Clauses, Phrases
from analysis.evidence.attribution.columns import Columns
from analysis.evidence.attribution.cues import Attribution
from analysis.evidence.attribution.source_kinds import source_kinds
from analysis.evidence.attributions import attributions
from analysis.evidence.cited import cited_by
from analysis.evidence.contents import attributed_words
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.evidence.sources import sources
from analysis.lexicons.keys import WORD
from analysis.text.characters import plain
from analysis.words.reading import Reading, read
from evaluation import gold
from evaluation.scores import Result, Span, columns, overlap, pearson, spans_of, summed_f1

CONTENT, SHARE = "content words, F1", "attributed words in percent, r"
NUMBER, INDIRECT = "different sources, r", "indirect attributions, share, r"
_QUOTED = re.compile(gold.QUOTED.pattern + r"|''(?:(?!'').)*''")  # the Times writes its marks so


class Claims(NamedTuple):
    """What a reader sees in an article: of each word if it is attributed, how many sources, what share is indirect."""

    attributed: np.ndarray
    sources: int
    indirect: float


def our_claims(text: str) -> Claims:
    """What the package says of a text."""
    reading, forms = read(text), attributions(text)["form"]
    found = np.flatnonzero(reading.once(attributed_words)).tolist()
    spans = [reading.span(reading.prose.starts[word], reading.prose.ends[word]) for word in found]
    indirect = float(forms.eq("indirect").mean()) if len(forms) else np.nan
    return Claims(_within(text, spans), len(sources(text)), indirect)


def marked_claims(text: str, marked: list[gold.GoldAttribution]) -> Claims:
    """What somebody marked; who is one source is asked of the package, as of its own sources."""
    content = _within(text, [part for each in marked for part in each.content])
    quoted = _within(text, [match.span() for match in _QUOTED.finditer(text)])
    forms = [quoted[_within(text, each.content)] for each in marked]
    unquoted = [not form.any() for form in forms if len(form)]
    return Claims(content, _sources(read(text), marked), float(np.mean(unquoted)) if unquoted else np.nan)


def claims_by_sentence(text: str) -> Claims:
    """The plainest rule: attributed is all of a sentence with a cue, but cue and source, and every quotation."""
    cues, quoted = attributions(text), quotes(text)
    spoken = spans_of(quoted[quoted["kind"].isin(SPOKEN)])
    places = spans_of(sentences(text))
    held = [places[number - 1] for number in cues["sentence"]]
    own = spans_of(cues) + list(zip(cues["source_start"].tolist(), cues["source_end"].tolist(), strict=True))
    rest = _within(text, held) & ~_within(text, own)
    plain = [not any(overlap(place, [each]) for each in spoken) for place in held]
    return Claims(rest | _within(text, spoken), len(sources(text)), float(np.mean(plain)) if plain else np.nan)


def _within(text: str, spans: list[Span]) -> np.ndarray:
    """For each word, whether one of the spans holds a character of it."""
    characters = np.zeros(len(text) + 1, dtype=int)
    for start, end in spans:
        characters[max(start, 0) : max(end, 0)] = 1
    before = np.append(0, characters.cumsum())
    words = np.array([match.span() for match in WORD.finditer(text)], dtype=int).reshape(-1, 2)
    found: np.ndarray = before[words[:, 1]] > before[words[:, 0]]
    return found


def _sources(reading: Reading, marked: list[gold.GoldAttribution]) -> int:
    prose, copy = reading.prose, plain(reading.article.text)
    places = [copy.place(*span) for span in sorted(min(each.source) for each in marked if each.source)]
    words = [(prose.word_at(start), prose.word_at(end - 1)) for start, end in places]
    words = [(first, last) for first, last in words if first <= last < len(prose.words)]
    first, last = np.array(words, dtype=np.int64).reshape(-1, 2).T
    sentence = prose.word_sentence[first]
    clauses = Clauses(reading.once(Columns), prose.first[sentence], prose.first[sentence + 1], whole=True)
    kinds = source_kinds(clauses, first, last)
    found = clauses.sources(Phrases(first, last, np.where(kinds == NONE, UNNAMED, kinds)))
    spans = ((prose.starts[first], prose.ends[last]) for first, last in words)
    cues = [
        Attribution(*where, "statement", "neutral", *where, source.kind, "")
        for where, source in zip(spans, found, strict=True)
    ]
    return len(cited_by(reading, cues))


def compared(pairs: list[tuple[Claims, Claims]], unit: str) -> list[Result]:
    """How far the first of each pair agrees with the second."""
    counts = [
        (both := int((one.attributed & two.attributed).sum()), one.attributed.sum(), both, two.attributed.sum())
        for one, two in pairs
    ]
    shares = [(100 * one.attributed.mean(), 100 * two.attributed.mean()) for one, two in pairs if len(one.attributed)]
    indirect = np.array([(one.indirect, two.indirect) for one, two in pairs]).reshape(-1, 2)
    return [
        Result(CONTENT, unit, np.array(counts, dtype=float), summed_f1),
        Result(SHARE, unit, np.array(shares), pearson),
        Result(NUMBER, unit, columns(*zip(*[(one.sources, two.sources) for one, two in pairs], strict=True)), pearson),
        Result(INDIRECT, unit, indirect[np.isfinite(indirect).all(axis=1)], pearson),
    ]


def claim_results(articles: list[gold.GoldArticle]) -> list[Result]:
    """Agreement on what is attributed, on PolNeAR."""
    pairs = [(our_claims(each.text), marked_claims(each.text, each.attributions)) for each in articles]
    return compared(pairs, "articles")


def people_compared(articles: list[list[gold.GoldArticle]]) -> list[Result]:
    """The same of the people who marked one article, each against each other, either way."""
    seen = [[marked_claims(each.text, each.attributions) for each in people] for people in articles]
    return compared([pair for people in seen for pair in permutations(people, 2)], "pairs")
