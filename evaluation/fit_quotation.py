"""Fit the weights of the rules that tell speech from other quotations on annotated articles.

    python -m evaluation.fit_quotation FOLDER [--out FOLDER]   (the PolNeAR corpus; needs scikit-learn)

The truth is PolNeAR's: a quoted span is speech when more than half of it lies inside the content of an
attribution. A logistic regression on the values of `analysis.evidence.quotation.context`, fitted on train; markup is
left out. Threshold and penalty have the highest mean of the macro-F1 on five folds of train and on dev, where the curve
is flat to 0.01, with the kinds that the place of a quotation settles as they are; so the figure of dev flatters a
little. The speakers found, which some rules look at, depend on the cues of attribution: fit those first.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.article.parse import parse_article
from analysis.evidence.quotation.context import quotation_contexts
from analysis.evidence.quotation.kinds import SPOKEN
from analysis.evidence.quotation.settled import find_settled
from analysis.lexicons.keys import WORD
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from evaluation.fitting import FOLDS, SMALL, best, command, logistic, matrix, numbered, out_of_fold
from evaluation.gold import GoldArticle, quoted_spans
from evaluation.scores import columns, macro_f1, overlap

SOURCE = "fitted on PolNeAR 1.0 train (Newell et al. 2018)"
LEAST = 30  # quotations that a rule's value must have been seen at; of 10 to 150
PENALTY = 3  # scikit-learn's C; of 0.02 to 30
THRESHOLDS = np.arange(-10, 30) / 10  # log-odds


class Example(NamedTuple):
    """Whether a quotation is speech, whether its place says so (None where it leaves it open), what is around it."""

    speech: bool
    settled: bool | None
    around: list[tuple[str, str]]


def examples(articles: list[GoldArticle]) -> Iterator[Example]:
    """Each quotation that is no markup."""
    for each in articles:
        reading = Reading(parse_article(each.text))
        contents = [part for attribution in each.attributions for part in attribution.content]
        spans = quoted_spans(each.text)
        quotations = reading.once(find_quotations)
        seen = quotation_contexts(reading, np.arange(len(quotations)))
        for number, (quotation, (kind, _)) in enumerate(zip(quotations, reading.once(find_settled), strict=True)):
            start, end = place = reading.span(quotation.start, quotation.end)
            if WORD.search(each.text, start, end) and kind != "markup" and overlap(place, spans):
                around = [(rule, values[number]) for rule, values in seen.items()]
                yield Example(2 * overlap(place, contents) > end - start, kind in SPOKEN if kind else None, around)


def agreement(examples: list[Example], scores: np.ndarray, threshold: float) -> float:
    """The macro-F1 of what is taken for speech: by its place, else by its score."""
    scored = zip(examples, scores > threshold, strict=True)
    said = [above if each.settled is None else each.settled for each, above in scored]
    return macro_f1(columns([each.speech for each in examples], said))


def fit(train: list[GoldArticle], dev: list[GoldArticle], out: Path) -> None:
    """Fit on train, choose the threshold on five folds of it and on dev, write the rules to a folder."""
    found, held_out = list(examples(train)), list(examples(dev))
    times = Counter(pair for each in found for pair in each.around)
    kept = numbered(sorted(pair for pair, count in times.items() if count >= LEAST))
    x = matrix([each.around for each in found], kept)
    y = np.array([each.speech for each in found], dtype=int)
    model = logistic(x, y, PENALTY)
    scores = out_of_fold(x, y, np.arange(len(y)) * FOLDS // len(y), PENALTY)
    fresh = model.decision_function(matrix([each.around for each in held_out], kept))

    def both(at: float) -> tuple[float, float]:
        return agreement(found, scores, at), agreement(held_out, fresh, at)

    threshold = best(THRESHOLDS, lambda at: sum(both(at)))
    crossed, dev_figure = both(threshold)
    print(f"threshold {threshold}; macro-F1: five folds of train {crossed:.3f}, dev {dev_figure:.3f}, without markup")
    with (out / "quotation_rules.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["rule", "value", "weight", "count", "source"])
        table.writerow(["always", "", round(model.intercept_[0] - threshold, 2), len(y), SOURCE])
        for pair, weight in zip(kept, model.coef_[0].tolist(), strict=True):
            if abs(weight) >= SMALL:
                table.writerow([*pair, round(weight, 2), times[pair], SOURCE])


if __name__ == "__main__":
    raise SystemExit(command(fit, "fit_quotation", __doc__ or ""))
