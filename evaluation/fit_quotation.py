"""Fit the weights of the rules that tell speech from other quotations on annotated articles.

    python -m evaluation.fit_quotation FOLDER [--out FOLDER]   (the PolNeAR corpus; needs scikit-learn)

The truth is PolNeAR's: a quoted span is speech when more than half of it lies inside the content of an
attribution. A logistic regression on the values of `analysis.evidence.quotation.context`; markup is left out. The
threshold is chosen on five folds of train; dev is only reported. The speakers found, which some rules look at, depend
on the cues of attribution: fit those first.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.article.parse import parse_article
from analysis.evidence.quotation.context import quotation_contexts
from analysis.lexicons.keys import WORD
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from evaluation.fitting import FOLDS, SMALL, best, command, logistic, matrix, numbered, out_of_fold
from evaluation.gold import GoldArticle, quoted_spans
from evaluation.scores import columns, macro_f1, overlap

SOURCE = "fitted on PolNeAR 1.0 train (Newell et al. 2018)"
LEAST = 10  # quotations that a rule's value must have been seen at
PENALTY = 0.3  # scikit-learn's C
THRESHOLDS = np.arange(-10, 30) / 10  # log-odds
Example = tuple[bool, list[tuple[str, str]]]


def examples(articles: list[GoldArticle]) -> Iterator[Example]:
    """For each quotation that is no markup: whether it is speech, and what is around it."""
    for each in articles:
        reading = Reading(parse_article(each.text))
        contents = [part for attribution in each.attributions for part in attribution.content]
        spans = quoted_spans(each.text)
        quotations = reading.once(find_quotations)
        seen = quotation_contexts(reading, np.arange(len(quotations)))
        for number, quotation in enumerate(quotations):
            start, end = place = reading.span(quotation.start, quotation.end)
            markup = each.text[start - 1 : start] == "="
            if WORD.search(each.text, start, end) and not markup and overlap(place, spans):
                around = [(rule, values[number]) for rule, values in seen.items()]
                yield 2 * overlap(place, contents) > end - start, around


def fit(train: list[GoldArticle], dev: list[GoldArticle], out: Path) -> None:
    """Fit and choose the threshold on train, say how it does on dev, write the rules to a folder."""
    found, held_out = list(examples(train)), list(examples(dev))
    times = Counter(pair for _, around in found for pair in around)
    kept = numbered(sorted(pair for pair, count in times.items() if count >= LEAST))
    x = matrix([around for _, around in found], kept)
    y = np.array([speech for speech, _ in found], dtype=int)
    scores = out_of_fold(x, y, np.arange(len(y)) * FOLDS // len(y), PENALTY)
    threshold = best(THRESHOLDS, lambda at: macro_f1(columns(y, scores > at)))
    model = logistic(x, y, PENALTY)
    said = model.decision_function(matrix([around for _, around in held_out], kept)) > threshold
    crossed, fresh = macro_f1(columns(y, scores > threshold)), macro_f1(columns([each[0] for each in held_out], said))
    print(f"threshold {threshold}; macro-F1: five folds of train {crossed:.3f}, dev {fresh:.3f}, without markup")
    with (out / "quotation_rules.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["rule", "value", "weight", "count", "source"])
        table.writerow(["always", "", round(model.intercept_[0] - threshold, 2), len(y), SOURCE])
        for pair, weight in zip(kept, model.coef_[0].tolist(), strict=True):
            if abs(weight) >= SMALL:
                table.writerow([*pair, round(weight, 2), times[pair], SOURCE])


if __name__ == "__main__":
    raise SystemExit(command(fit, "fit_quotation", __doc__ or ""))
