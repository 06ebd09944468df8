"""Fit the weights of attribution cues and of the rules around them on annotated articles.

    python tools/fit_attribution.py FOLDER   (the PolNeAR corpus: FOLDER/train and FOLDER/dev; needs scikit-learn)

A logistic regression on named things: the cue, its lemma, and what `analysis.evidence.attribution.context` sees
around it; an L1 penalty leaves only what matters. Weights are log-odds: above 0 speaks for a cue. Words, lemmas,
categories and tones are taken from the lexicon as it stands, which a person edits; only counts and weights
are written anew.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analysis.article.parse import parse_article
from analysis.evidence.attribution.context import contexts
from analysis.evidence.attribution.cues import find_attributions
from analysis.evidence.attribution.weights import is_sure
from analysis.words.reading import Reading
from evaluation.gold import load_polnear

LEXICONS = Path(__file__).resolve().parent.parent / "analysis" / "lexicons"
SOURCE = "counted and fitted on PolNeAR 1.0 train (Newell et al. 2018)"
LEAST = 8  # candidates that a rule's value must have been seen at
PENALTY = 0.35  # scikit-learn's C
THRESHOLD = -0.34  # log-odds; chosen on dev, of those with nearly the best F1 and r the one with the higher precision
LEXICAL = ("word before", "word after")  # rules that may have a weight of their own for a lemma
SEEN, SHARE = 1, 0.05  # a word is looked at if it was a cue so often, and in such a share of its uses


def examples(folder: Path, words: set[str], sure: frozenset[str]):
    """For each candidate: article, cue that it is part of (0 for none), word, what is around it."""
    for number, each in enumerate(load_polnear(folder)):
        reading = Reading(parse_article(each.text))
        prose = reading.prose
        part_of = np.zeros(len(prose.words), dtype=int)
        for cue, fragments in enumerate(each.cues, 1):
            for start, end in fragments:
                part_of[prose.word_at(start) : np.searchsorted(prose.starts, end)] = cue
        places = [at for at, word in enumerate(prose.folded) if word in words]
        found = contexts(reading, places, sure)
        for number_, at in enumerate(places):
            around = found.around(number_)
            yield number, int(part_of[at]), prose.folded[at], around.pairs()


def keys(word: str, around: list[tuple[str, str]], entry: dict) -> list[tuple]:
    """The features of a candidate."""
    lemma = entry["lemma"]
    found = [("cue", word), ("lemma", lemma), ("category", entry["category"]), ("tone", entry["tone"])]
    found += [("", *pair) for pair in around]
    return found + [(lemma, *pair) for pair in around if pair[0] in LEXICAL]


def matrix(rows: list[list[tuple]], known: dict[tuple, int]) -> csr_matrix:
    """One row a candidate, one column a feature."""
    indices, ends = [], [0]
    for row in rows:
        indices += sorted({known[key] for key in row if key in known})
        ends.append(len(indices))
    data = np.ones(len(indices))
    shape = (len(rows), len(known))
    return csr_matrix((data, np.array(indices, np.int32), np.array(ends, np.int32)), shape=shape)


def main() -> None:
    """Fit on train, say how it does on dev, write the two lexicons."""
    gold = Path(sys.argv[1])
    with (LEXICONS / "attributions.csv").open(encoding="utf-8", newline="") as lines:
        entries = {row["cue"]: row for row in csv.DictReader(lines)}
    uses, hits = Counter(), Counter()
    for _, cue, word, _ in examples(gold / "train", set(entries), frozenset()):
        uses[word] += 1
        hits[word] += cue > 0
    for word, entry in entries.items():
        entry["count"], entry["share"] = uses[word], round(hits[word] / max(uses[word], 1), 2)
    looked_at = {word for word in entries if hits[word] >= SEEN and hits[word] >= SHARE * uses[word]}
    sure = frozenset(word for word in looked_at if is_sure(entries[word]["share"], uses[word]))

    train = list(examples(gold / "train", looked_at, sure))
    rows = [keys(word, around, entries[word]) for _, _, word, around in train]
    times = Counter(key for row in rows for key in set(row))
    always = ("cue", "lemma", "category", "tone")
    kept = sorted(key for key, count in times.items() if key[0] in always or count >= LEAST)
    known = {key: number for number, key in enumerate(kept)}
    truth = np.array([cue > 0 for _, cue, _, _ in train])
    model = LogisticRegression(C=PENALTY, l1_ratio=1, solver="liblinear", max_iter=500, random_state=0)
    model.fit(matrix(rows, known), truth)
    weights = dict(zip(kept, model.coef_[0], strict=True))

    dev = list(examples(gold / "dev", looked_at, sure))
    scores = model.decision_function(matrix([keys(w, a, entries[w]) for _, _, w, a in dev], known))
    report(load_polnear(gold / "dev"), dev, scores)
    write(entries, looked_at, weights, float(model.intercept_[0]) - THRESHOLD, rows, truth)


def without_a_word(articles):
    """The attributions that a colon or a dash makes, as `examples` gives those of a word."""
    for number, each in enumerate(articles):
        places = [(place, cue) for cue, fragments in enumerate(each.cues, 1) for place in fragments]
        for found in find_attributions(Reading(parse_article(each.text))):
            if found.rule:
                hit = (cue for (start, end), cue in places if start < found.end and found.start < end)
                yield number, next(hit, 0), "", []


def report(articles, dev: list[tuple], scores: np.ndarray) -> None:
    """Print F1 and r on dev for a row of thresholds."""
    total = sum(len(each.cues) for each in articles)
    words = np.array([max(len(each.text.split()), 1) for each in articles])
    beside = list(without_a_word(articles))
    for threshold in np.arange(-0.8, 0.21, 0.05):
        counted = beside + [row for row, score in zip(dev, scores, strict=True) if score > threshold]
        right = sum(cue > 0 for _, cue, _, _ in counted)
        seen = len({(number, cue) for number, cue, _, _ in counted if cue})
        precision, recall = right / len(counted), seen / total
        f1 = 2 * precision * recall / (precision + recall)
        ours = np.bincount([row[0] for row in counted], minlength=len(words)) / words
        r = np.corrcoef(ours, [len(each.cues) / n for each, n in zip(articles, words, strict=True)])[0, 1]
        print(f"{threshold:5.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  r {r:.3f}")


def write(entries, looked_at, weights, intercept: float, rows, truth) -> None:
    """The cues with their weight, and the rules that have one."""
    for word, entry in entries.items():
        parts = (("cue", word), ("lemma", entry["lemma"]), ("category", entry["category"]), ("tone", entry["tone"]))
        entry["weight"] = round(sum(weights.get(part, 0.0) for part in parts), 2)
    with (LEXICONS / "attributions.csv").open("w", encoding="utf-8", newline="") as file:
        fields = ["cue", "lemma", "category", "tone", "weight", "count", "share", "source", "tone_source"]
        table = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(entries[word] for word in sorted(entries) if word in looked_at or not entries[word]["count"])
    times, hits = Counter(), Counter()
    for row, true in zip(rows, truth, strict=True):
        for key in set(row):
            times[key] += 1
            hits[key] += bool(true)
    with (LEXICONS / "attribution_rules.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lemma", "rule", "value", "weight", "count", "share", "source"])
        table.writerow(["", "always", "", round(intercept, 2), len(truth), round(truth.mean(), 2), SOURCE])
        for key in sorted(weights):
            if len(key) == 3 and abs(weights[key]) >= 0.05:
                share = round(hits[key] / times[key], 2)
                table.writerow([*key, round(weights[key], 2), times[key], share, SOURCE])


if __name__ == "__main__":
    main()
