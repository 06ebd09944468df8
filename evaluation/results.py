"""The measures held against people on the sets that the weights and choices come from, or were first checked on."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.lexicons.keys import WORD
from analysis.measures.readability import readability
from analysis.measures.reading_ease import NAME as READING_EASE
from analysis.measures.sentiment import sentiment
from evaluation import gold
from evaluation.scores import (
    Result,
    Span,
    Units,
    absolute_pearson,
    both_f1,
    columns,
    f1,
    macro_f1,
    matches,
    overlap,
    pearson,
    share,
    spans_of,
    summed_f1,
)

FEW = frozenset(["the", "a", "an", "of", "and", "to", "in", "his", "her", "their", "its"])
LONG = 4  # words between spaces of a quotation whose speaker is looked for
# Of 20,745 Wikipedia sentences of CoNLL-2010, train and evaluation, 4,718 are uncertain (Farkas et al. 2010).
UNCERTAIN = 4718 / 20745


def cue_spans(text: str) -> list[Span]:
    """Our cues of attribution in a text."""
    return spans_of(attributions(text))


def cue_results(
    texts: list[str], marked: list[list[list[Span]]], find: Callable[[str], list[Span]] = cue_spans
) -> list[Result]:
    """Agreement on where an attribution's cue stands, and on how dense they are."""
    said = [find(text) for text in texts]
    found = columns(*zip(*map(matches, said, marked), strict=True))
    counts = (
        (len(WORD.findall(text)), len(ours), len(theirs))
        for text, ours, theirs in zip(texts, said, marked, strict=True)
    )
    density = np.array([(1000 * ours / words, 1000 * theirs / words) for words, ours, theirs in counts if words])
    return [
        Result("attribution cues, F1", "articles", found, summed_f1),
        Result("attribution cues, precision", "articles", found[:, :2], share),
        Result("attribution cues, recall", "articles", found[:, 2:], share),
        Result("attribution density, r", "articles", density, pearson),
    ]


def attribution_results(articles: list[gold.GoldArticle]) -> list[Result]:
    """Agreement on attribution, on PolNeAR."""
    cues = cue_results([each.text for each in articles], [each.cues for each in articles])
    return [
        *cues,
        Result("source words, F1", "articles", columns(*zip(*map(source_words, articles), strict=True)), summed_f1),
    ]


def source_words(article: gold.GoldArticle) -> tuple[int, int, int, int]:
    """Words of our sources that a source marked by hand holds, and the other way round, as `matches` counts spans."""
    table = attributions(article.text)
    named = table[table["source_start"] >= 0]
    ours = list(zip(named["source_start"].tolist(), named["source_end"].tolist(), strict=True))
    return shared_words(article.text, ours, article.sources)


def shared_words(text: str, ours: list[Span], theirs: list[Span]) -> tuple[int, int, int, int]:
    """Words in our spans that theirs hold too, all in ours, and the other way round, as `matches` counts spans."""
    words = [match.span() for match in WORD.finditer(text)]
    said = {word for word in words if overlap(word, ours)}
    marked = {word for word in words if overlap(word, theirs)}
    return len(said & marked), len(said), len(said & marked), len(marked)


def _names(text: object) -> set[str]:
    return {word.casefold() for word in WORD.findall(str(text))} - FEW


def quotation_results(articles: list[gold.GoldArticle]) -> list[Result]:
    """Agreement on which quoted spans are speech, whose they are, and how many are missed."""
    kinds, speakers, missed = [], [], []
    for article in articles:
        table = quotes(article.text, rejected=True)
        ours = list(zip(spans_of(table), table.to_dict("records"), strict=True))
        for span in gold.quoted_spans(article.text):
            size = span[1] - span[0]
            overlaps = [(overlap(span, [place]), row) for place, row in ours]
            amount, row = max(overlaps, key=lambda pair: pair[0], default=(0, {}))
            missed.append((2 * amount <= size, 1))
            inside = sum(overlap(span, each.content) for each in article.attributions)
            kinds.append((2 * inside > size, amount > 0 and row["kind"] in ("speech", "fragment")))
            sources = (each.source for each in article.attributions if 2 * overlap(span, each.content) > size)
            owner = next((source for source in sources if source), None)
            if owner and len(article.text[slice(*span)].split()) >= LONG:
                names = _names(" ".join(article.text[slice(*part)] for part in owner))
                as_stands = amount > 0 and bool(_names(row["speaker_text"]) & names)
                resolved = amount > 0 and bool(_names(row["speaker"]) & names)
                speakers.append((as_stands or resolved, as_stands, resolved, 1))
    who = columns(*zip(*speakers, strict=True))
    return [
        Result("speaker of a quote, words as they stand or name resolved", "quotes", who[:, [0, 3]], share),
        Result("speaker of a quote, words as they stand", "quotes", who[:, [1, 3]], share),
        Result("speaker of a quote, name resolved", "quotes", who[:, [2, 3]], share),
        Result("quoted span: speech or not, macro-F1", "quotes", np.array(kinds, float), macro_f1),
        Result("quoted spans missed, share", "quotes", np.array(missed, float), share),
    ]


def f1_at_share(units: Units) -> float:
    """F1 of uncertain sentences as it would be where UNCERTAIN of them are, whatever their share in the sample."""
    truth, said = units[:, 0] > 0, units[:, 1] > 0
    found = UNCERTAIN * float(np.mean(said[truth]))
    wrong = (1 - UNCERTAIN) * float(np.mean(said[~truth]))
    return f1(found, found + wrong, found, UNCERTAIN)


def hedging_results(labelled: list[tuple[str, bool]]) -> list[Result]:
    """Agreement on which sentences are uncertain: those that hold at least one hedge."""
    units = columns([uncertain for _, uncertain in labelled], [len(hedges(text)) > 0 for text, _ in labelled])
    truth, said = units.T > 0
    every = np.ones(len(units))
    return [
        Result("hedged sentences, accuracy", "sentences", columns(truth == said, every), share),
        Result("hedged sentences, F1", "sentences", units, both_f1),
        Result("hedged sentences, sensitivity", "sentences", columns(truth & said, truth), share),
        Result("hedged sentences, specificity", "sentences", columns(~truth & ~said, ~truth), share),
        Result("hedged sentences, F1 at 22.7 % uncertain", "sentences", units, f1_at_share),
    ]


def sentiment_results(pieces: dict[str, list[tuple[str, float]]]) -> list[Result]:
    """Agreement on how positive an article is, with the mean rating of its sentences."""
    texts = ["\n\n".join(text for text, _ in rated) for rated in pieces.values()]
    ours = pd.concat([sentiment(text, by="article") for text in texts]).fillna(0)
    ratings = [np.mean([rating for _, rating in rated]) for rated in pieces.values()]
    return [
        Result("sentiment of an article, r", "articles", columns(ours["sentiment"], ratings), pearson),
        Result("mean VADER compound of an article, r", "articles", columns(ours["compound"], ratings), pearson),
    ]


def readability_results(excerpts: list[gold.GoldExcerpt]) -> list[Result]:
    """Agreement of each formula with human ease of reading, and of sentence counts."""
    ours = pd.concat([readability(each.text, by="article") for each in excerpts])
    ease = [each.ease for each in excerpts]
    results = []
    for formula in gold.PUBLISHED_FORMULAS:
        units = columns(ours[formula], ease)
        units = units[np.isfinite(units[:, 0])]  # SMOG is not given below three sentences
        results.append(Result(f"{formula}, r", "excerpts", units, absolute_pearson))
    fresh = columns(ours[READING_EASE], ease)[1::2]  # the weights are fitted on the others
    results.append(Result(f"{READING_EASE}, r", "excerpts", fresh, absolute_pearson))
    return [*results, sentence_error([len(sentences(each.text)) for each in excerpts], excerpts)]


def sentence_error(counted: list[int], excerpts: list[gold.GoldExcerpt]) -> Result:
    """How far counts of sentences are off."""
    off = np.abs(np.array(counted) - [each.sentences for each in excerpts])
    return Result("sentences of an excerpt, mean error", "excerpts", columns(off, np.ones(len(off))), share)
