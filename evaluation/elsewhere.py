"""The measures held against people on text that is no US campaign news.

Nothing was fitted on any of these sets; CODEBOOK.md says which choices were made on them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from analysis.evidence.hedges import hedges
from analysis.evidence.sentences import sentences
from analysis.measures.readability import FORMULAS, readability
from analysis.measures.reading_ease import NAME as READING_EASE
from analysis.measures.sentiment import sentiment
from evaluation.results import cue_results
from evaluation.scores import Result, Span, both_f1, columns, overlap, pearson, share, spans_of, summed_f1

Item = dict[str, Any]
LEVELS = ("ele", "int", "adv")  # OneStopEnglish, from easy to hard
EASE = frozenset(["flesch_reading_ease", READING_EASE])  # formulas of which more is easier


def trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans without the white space at their ends; none that is only white space."""
    pieces = ((start, text[start:end]) for start, end in spans)
    found = ((start + len(piece) - len(piece.lstrip()), piece.strip()) for start, piece in pieces)
    return [(start, start + len(piece)) for start, piece in found if piece]


def end_matches(said: list[Span], marked: list[Span]) -> tuple[int, int, int, int]:
    """Ends of sentences, as `scores.matches` counts; where only one of the two has text, nobody is asked.

    >>> end_matches([(0, 9), (10, 20)], [(0, 20), (30, 40)])
    (1, 2, 1, 1)
    """
    theirs = {end for start, end in marked if overlap((start, end), said)}
    ours = {end for start, end in said if overlap((start, end), marked)}
    both = len(ours & theirs)
    return both, len(ours), both, len(theirs)


def sentence_spans(text: str) -> list[Span]:
    """Our sentences of a text."""
    return spans_of(sentences(text))


def sentence_results(items: list[Item], find: Callable[[str], list[Span]] = sentence_spans) -> list[Result]:
    """Agreement on where a sentence ends, and on whole texts."""
    counts, exact = [], []
    for item in items:
        said, marked = (trimmed(item["text"], spans) for spans in (find(item["text"]), item["sentences"]))
        counts.append(end_matches(said, marked))
        exact.append((sorted(said) == sorted(marked), 1))
    return [
        Result("ends of sentences, F1", "texts", np.array(counts, float), summed_f1),
        Result("texts divided exactly, share", "texts", np.array(exact, float), share),
    ]


def ends_only(items: list[Item]) -> list[Result]:
    """Agreement on where a sentence ends; few long texts come out exactly, which says little."""
    return sentence_results(items)[:1]


def clause_results(items: list[Item]) -> list[Result]:
    """Agreement on attribution: clauses that a parser's annotators marked as attributing (Wikinews)."""
    return cue_results([item["text"] for item in items], [clause_cues(item) for item in items])


def clause_cues(item: Item) -> list[list[Span]]:
    """The spans of each attributing clause's cue."""
    return [[(start, end) for start, end in each["spans"]] for each in item["attributions"]]


def certainty_results(items: list[Item]) -> list[Result]:
    """Agreement on doubt in reports of science: how doubtful a sentence is, and whether any part of it is."""
    found = [(item, hedges(item["text"])["tier"].tolist()) for item in items]
    rated = [(tiers, -item["certainty"]) for item, tiers in found if item["certainty"] is not None]
    doubt = [rating for _, rating in rated]
    several = [sum(tier != "vague" for tier in tiers) for tiers, _ in rated]
    core = [tiers.count("core") for tiers, _ in rated]
    parts = [("Uncertain" in item["aspects"].values(), bool(tiers)) for item, tiers in found if item["aspects"]]
    return [
        Result("hedges of a sentence against its certainty, r", "sentences", columns(several, doubt), pearson),
        Result("core hedges of a sentence against its certainty, r", "sentences", columns(core, doubt), pearson),
        Result("sentences with an uncertain part, F1", "sentences", np.array(parts, float), both_f1),
    ]


def formulas_of(text: str) -> Item:
    """Our formulas of a text."""
    return {str(name): value for name, value in readability(text, by="article").iloc[0].items()}


def level_results(items: list[Item], formulas: Callable[[str], Item] = formulas_of) -> list[Result]:
    """Share of pairs of the same article at two levels that a formula puts in the right order."""
    rows: defaultdict[str, Item] = defaultdict(dict)
    for item in items:
        rows[item["id"]][item["level"]] = formulas(item["text"])
    results = []
    for formula in (*FORMULAS, *(each for each in (READING_EASE,) if each in next(iter(rows.values()))["ele"])):
        sign = -1 if formula in EASE else 1
        values = sign * np.array([[levels[level][formula] for level in LEVELS] for levels in rows.values()])
        right = np.sum([values[:, 0] < values[:, 1], values[:, 1] < values[:, 2], values[:, 0] < values[:, 2]], axis=0)
        results.append(Result(f"{formula}, pairs in order", "articles", columns(right, np.full(len(right), 3)), share))
    return results


def sentiment_of(text: str) -> float:
    """Our sentiment of a text; 0 where it has none."""
    return float(np.nan_to_num(sentiment(text, by="article")["sentiment"].item()))


def tone_results(items: list[Item], tone: Callable[[str], float] = sentiment_of) -> list[Result]:
    """Agreement on the tone of a headline or a sentence; where people disagree, nobody is asked."""
    rated = [(item["text"], rating) for item in items if (rating := _rating(item)) is not None]
    ours = [tone(text) for text, _ in rated]
    return [Result("sentiment of a sentence, r", "sentences", columns(ours, [rating for _, rating in rated]), pearson)]


def _rating(item: Item) -> float | None:
    if "polarity" in item:  # towards each person named; taken for the tone of the sentence where all agree
        return float(item["polarity"][0]) if len(set(item["polarity"])) == 1 else None
    return float(item["valence"] if "valence" in item else item["label"])


def several_sentences(items: list[Item]) -> list[Result]:
    """Agreement on ends of sentences in texts of more than one."""
    return ends_only([item for item in items if len(item["sentences"]) > 1])


MEASURES: dict[str, tuple[Callable[[list[Item]], list[Result]], ...]] = {
    "gum_news": (clause_results, ends_only),
    "certainty": (certainty_results,),
    "onestop": (level_results,),
    "semeval07": (tone_results,),
    "newsmtsc": (tone_results,),
    "phrasebank": (tone_results,),
    "pud_news": (ends_only,),
    "ewt": (several_sentences,),
    "golden": (sentence_results,),
}
