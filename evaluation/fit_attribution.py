"""Fit the weights of attribution cues and of the rules around them on annotated articles.

    python -m evaluation.fit_attribution FOLDER [--out FOLDER]   (the PolNeAR corpus; needs scikit-learn)

A logistic regression on named things: the cue, its lemma, and what `analysis.evidence.attribution.context` sees
around it; an L1 penalty leaves only what matters. Weights are log-odds: above 0 speaks for a cue. The log-odds from
which a candidate counts are chosen on train: of five folds of articles each is scored by a model fitted on the other
four, and the threshold with the best F1 over all is taken off the row `always`. dev is only reported. Words, lemmas,
categories and tones are taken from the lexicon as it stands, which a person edits; only counts and weights are written.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from analysis.article.parse import parse_article
from analysis.evidence.attribution.context import contexts
from analysis.evidence.attribution.cues import find_attributions
from analysis.evidence.attribution.weights import sure
from analysis.lexicons.lexicon import Lexicon
from analysis.words.reading import Reading
from evaluation.fitting import FOLDS, LEXICONS, SMALL, Vector, best, command, logistic, matrix, numbered, out_of_fold
from evaluation.gold import GoldArticle
from evaluation.scores import overlap, pearson, summed_f1

SOURCE = "counted and fitted on PolNeAR 1.0 train (Newell et al. 2018)"
FIELDS = ("cue", "lemma", "category", "tone", "weight", "count", "share", "source", "tone_source")
LEAST = 8  # candidates that a rule's value must have been seen at
PENALTY = 0.35  # scikit-learn's C
THRESHOLDS = np.arange(-100, 51, 5) / 100  # log-odds
OF_WORD = ("cue", "lemma", "category", "tone")  # features of the word by itself
LEXICAL = ("word before", "word after")  # rules that may have a weight of their own for a lemma
SEEN, SHARE = 1, 0.05  # a word is looked at if it was a cue so often, and in such a share of its uses
Entries = dict[str, dict[str, Any]]
Key = tuple[str, ...]


class Example(NamedTuple):
    """A candidate: its article, the cue that it is part of (0 for none), its word, its features."""

    article: int
    cue: int
    word: str
    features: list[Key]


def examples(articles: list[GoldArticle], entries: Entries, known: frozenset[str]) -> Iterator[Example]:
    """Each candidate of the articles; `known` are the sure cues."""
    for number, each in enumerate(articles):
        reading = Reading(parse_article(each.text))
        prose = reading.prose
        part_of = np.zeros(len(prose.words), dtype=int)
        for cue, fragments in enumerate(each.cues, 1):
            for start, end in fragments:
                part_of[prose.word_at(start) : np.searchsorted(prose.starts, end)] = cue
        places = [at for at, word in enumerate(prose.folded) if word in entries]
        around = contexts(reading, places, known)
        for candidate, at in enumerate(places):
            word = prose.folded[at]
            pairs = around.around(candidate).pairs()
            yield Example(number, int(part_of[at]), word, features(word, pairs, entries[word]))


def features(word: str, around: list[tuple[str, str]], entry: dict[str, Any]) -> list[Key]:
    """What is weighed of a candidate: its word, its surroundings, and some of these for its lemma alone."""
    found: list[Key] = [("cue", word), *((name, entry[name]) for name in OF_WORD[1:])]
    found += [("", *pair) for pair in around]
    return found + [(entry["lemma"], *pair) for pair in around if pair[0] in LEXICAL]


def without_a_word(articles: list[GoldArticle]) -> Iterator[Example]:
    """The attributions that a colon or a dash makes: they count whatever the weights are."""
    for number, each in enumerate(articles):
        for found in find_attributions(Reading(parse_article(each.text))):
            if found.rule:
                hits = (cue for cue, places in enumerate(each.cues, 1) if overlap((found.start, found.end), places))
                yield Example(number, next(hits, 0), "", [])


def counted(found: list[Example], entries: Entries) -> Entries:
    """The entries with how often each word was used, how often it was a cue, and the share."""
    uses = Counter(each.word for each in found)
    hits = Counter(each.word for each in found if each.cue)
    return {
        word: row | {"count": uses[word], "hits": hits[word], "share": round(hits[word] / max(uses[word], 1), 2)}
        for word, row in entries.items()
    }


def looked_at(entry: dict[str, Any]) -> bool:
    """Whether a word was a cue often enough to be a candidate."""
    return bool(entry["hits"] >= SEEN and entry["hits"] >= SHARE * entry["count"])


class Counts(NamedTuple):
    """What the figures of a threshold come from: per article, the columns of `scores.matches`."""

    articles: list[GoldArticle]
    found: list[Example]  # those that a mark makes, then candidates
    scores: Vector

    def units(self, threshold: float) -> Vector:
        """One row per article: right, said, found, marked."""
        said = [each for each, score in zip(self.found, self.scores, strict=True) if score > threshold]
        size = len(self.articles)
        right = np.bincount([each.article for each in said if each.cue], minlength=size)
        every = np.bincount([each.article for each in said], minlength=size)
        distinct = {(each.article, each.cue) for each in said if each.cue}
        seen = np.bincount([article for article, _ in distinct], minlength=size)
        return np.column_stack([right, every, seen, [len(each.cues) for each in self.articles]])


def with_marks(articles: list[GoldArticle], found: list[Example], scores: Vector) -> Counts:
    """Candidates with their scores, and beside them what counts in any case."""
    beside = list(without_a_word(articles))
    return Counts(articles, beside + found, np.concatenate([np.full(len(beside), np.inf), scores]))


def fit(train: list[GoldArticle], dev: list[GoldArticle], out: Path) -> None:
    """Fit and choose the threshold on train, say how it does on dev, write the two lexicons to a folder."""
    with (LEXICONS / "attributions.csv").open(encoding="utf-8", newline="") as lines:
        shipped: Entries = {row["cue"]: dict(row) for row in csv.DictReader(lines)}
    entries = counted(list(examples(train, shipped, frozenset())), shipped)
    entries = {word: entry for word, entry in entries.items() if looked_at(entry) or not entry["count"]}
    candidates = {word: entry for word, entry in entries.items() if entry["count"]}
    rows = ({name: str(value) for name, value in entry.items()} for entry in entries.values())
    known = sure(Lexicon("attributions", "attributions", tuple(rows)))

    found = list(examples(train, candidates, known))
    truth = np.array([each.cue > 0 for each in found])
    times = Counter(key for each in found for key in set(each.features))
    columns = numbered(sorted(key for key, count in times.items() if len(key) == 2 or count >= LEAST))
    x = matrix([each.features for each in found], columns)
    fold = np.array([each.article for each in found]) % FOLDS
    crossed = with_marks(train, found, out_of_fold(x, truth, fold, PENALTY))
    threshold = best(THRESHOLDS, lambda at: summed_f1(crossed.units(at)))
    model = logistic(x, truth, PENALTY)

    held_out = list(examples(dev, candidates, known))
    scores = model.decision_function(matrix([each.features for each in held_out], columns))
    report(threshold, {"five folds of train": crossed, "dev": with_marks(dev, held_out, scores)})
    weights = dict(zip(columns, model.coef_[0].tolist(), strict=True))
    write_cues(out / "attributions.csv", entries, weights)
    write_rules(out / "attribution_rules.csv", weights, float(model.intercept_[0]) - threshold, found)


def report(threshold: float, sets: dict[str, Counts]) -> None:
    """Print precision, recall, F1 and r for a row of thresholds."""
    print(f"threshold {threshold}")
    for name, each in sets.items():
        words = np.array([max(len(article.text.split()), 1) for article in each.articles])
        for at in THRESHOLDS:
            units = each.units(at)
            right, said, found, marked = units.sum(axis=0)
            r = pearson(units[:, [1, 3]] / words[:, None])
            scores = f"P {right / said:.3f}  R {found / marked:.3f}  F1 {summed_f1(units):.4f}  r {r:.3f}"
            print(f"{name}: {at:5.2f}  {scores}{'  <' if at == threshold else ''}")


def write_cues(path: Path, entries: Entries, weights: dict[Key, float]) -> None:
    """The cues with what each weighs by itself."""
    for word, entry in entries.items():
        parts = [("cue", word), *((name, entry[name]) for name in OF_WORD[1:])]
        entry["weight"] = round(sum(weights.get(part, 0.0) for part in parts), 2)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, FIELDS, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(entries[word] for word in sorted(entries))


def write_rules(path: Path, weights: dict[Key, float], always: float, found: list[Example]) -> None:
    """The rules that have a weight, with how often each was seen, and in which share it stood by a cue."""
    times = Counter(key for each in found for key in set(each.features))
    hits = Counter(key for each in found if each.cue for key in set(each.features))
    mean = np.mean([each.cue > 0 for each in found])
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lemma", "rule", "value", "weight", "count", "share", "source"])
        table.writerow(["", "always", "", round(always, 2), len(found), round(mean, 2), SOURCE])
        for key in sorted(weights):
            if len(key) == 3 and abs(weights[key]) >= SMALL:
                share = round(hits[key] / times[key], 2)
                table.writerow([*key, round(weights[key], 2), times[key], share, SOURCE])


if __name__ == "__main__":
    raise SystemExit(command(fit, "fit_attribution", __doc__ or ""))
