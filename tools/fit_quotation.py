"""Fit the weights of the rules that tell speech from other quotations on annotated articles.

    python tools/fit_quotation.py FOLDER   (the PolNeAR corpus: FOLDER/train and FOLDER/dev; needs scikit-learn)

The truth is PolNeAR's: a quoted span is speech when more than half of it lies inside the content of an
attribution. A logistic regression on the values of `analysis.evidence.quotation.context`; markup is left out.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.article.parse import parse_article
from analysis.evidence.quotation.context import quotation_contexts
from analysis.evidence.quotation.speakers import find_speakers
from analysis.lexicons.keys import WORD
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from evaluation.gold import load_polnear, quoted_spans

RULES = Path(__file__).resolve().parent.parent / "analysis" / "lexicons" / "quotation_rules.csv"
SOURCE = "fitted on PolNeAR 1.0 train (Newell et al. 2018)"
LEAST, PENALTY = 10, 0.3


def _overlap(one, other) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def examples(folder: Path):
    """For each quotation that is no markup: whether it is speech, and what is around it."""
    for each in load_polnear(folder):
        reading = Reading(parse_article(each.text))
        contents = [part for attribution in each.attributions for part in attribution.content]
        spans = quoted_spans(each.text)
        pairs = zip(reading.once(find_quotations), reading.once(find_speakers), strict=True)
        for quotation, speaker in pairs:
            words = len(WORD.findall(each.text, quotation.start, quotation.end))
            markup = each.text[quotation.start - 1 : quotation.start] == "="
            if not words or markup or not any(_overlap(quotation, span) for span in spans):
                continue
            inside = sum(_overlap(quotation, part) for part in contents)
            around = quotation_contexts(reading, quotation, words, speaker)
            yield 2 * inside > quotation.end - quotation.start, around


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    """The mean of the two classes' F1."""
    return float(
        np.mean([2 * np.sum((truth == c) & (said == c)) / (np.sum(truth == c) + np.sum(said == c)) for c in (0, 1)])
    )


def main() -> None:
    """Fit on train, choose the threshold on train by cross-validation, say how it does on dev, write."""
    gold = Path(sys.argv[1])
    train, dev = list(examples(gold / "train")), list(examples(gold / "dev"))
    times = Counter(pair for _, around in train for pair in around)
    table = DictVectorizer()

    def features(rows):
        return [{"\t".join(pair): 1 for pair in around if times[pair] >= LEAST} for _, around in rows]

    x = table.fit_transform(features(train))
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    y = np.array([speech for speech, _ in train], int)
    fold = np.arange(len(y)) * 5 // len(y)
    scores = np.zeros(len(y))
    for number in range(5):
        scores[fold == number] = fit(x[fold != number], y[fold != number]).decision_function(x[fold == number])
    threshold = max(np.arange(-1, 3, 0.1), key=lambda each: macro_f1(y, scores > each))
    model = fit(x, y)
    z = table.transform(features(dev))
    said = model.decision_function(z) > threshold
    truth = np.array([speech for speech, _ in dev], int)
    print(
        f"threshold {threshold:.1f}; macro-F1: five folds of train {macro_f1(y, scores > threshold):.3f}, "
        f"dev {macro_f1(truth, said):.3f}, without markup"
    )
    with RULES.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "value", "weight", "count", "source"])
        out.writerow(["always", "", round(model.intercept_[0] - threshold, 2), len(y), SOURCE])
        for name, weight in sorted(zip(table.get_feature_names_out(), model.coef_[0], strict=True)):
            pair = tuple(name.split("\t"))
            if abs(weight) >= 0.05:
                out.writerow([*pair, round(weight, 2), times[pair], SOURCE])


def fit(x, y) -> LogisticRegression:
    """A sparse logistic regression."""
    return LogisticRegression(C=PENALTY, l1_ratio=1, solver="liblinear", random_state=0).fit(x, y)


if __name__ == "__main__":
    main()
