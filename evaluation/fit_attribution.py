"""Fit the weights of attribution cues and of the rules around them on annotated articles.

    python -m evaluation.fit_attribution FOLDER [--out FOLDER]   (PolNeAR and gum_news below FOLDER; needs scikit-learn)

A logistic regression on named things: the cue, its lemma, and what `analysis.evidence.attribution.context` sees
around it; an L1 penalty leaves only what matters. Weights are log-odds: above 0 speaks for a cue. It is fitted on
PolNeAR train and, so that it learns what the same verbs do in other news (`recalled 4,000 cars`), on our own sentences
of other desks (`evaluation/other_desks.txt`). How much must speak for a word depends on what it is used for (the rule
`use`) and on whether it is a statement or on somebody's mind: of all limits with which PolNeAR dev has at least F1
KEPT_F1 and r KEPT_R, those are chosen that have the best F1 on gum_news; they stand in the CSV as the weight of each
use. Words, lemmas, categories and tones are taken from the lexicon as it stands, which a person edits
(`evaluation.forms` gives each verb all its forms); only counts and weights are written. A colon counts only where no
word does, so run it again until nothing is written that differs: once more is enough as a rule.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.attribution.context import contexts, ruled_out
from analysis.evidence.attribution.cues import find_attributions, placed_verbs
from analysis.evidence.attribution.weights import DIGITS, LEXICAL, kind_of, owners_of, sure
from analysis.lexicons.keys import WORD
from analysis.lexicons.lexicon import Lexicon
from analysis.words.reading import Reading
from evaluation.elsewhere import clause_cues
from evaluation.fitting import FOLDS, LEXICONS, SMALL, Vector, command, logistic, matrix, numbered, out_of_fold
from evaluation.gold import GoldArticle, find_set, load_lines
from evaluation.scores import Span, overlap, pearson, summed_f1

SOURCE = "counted and fitted on PolNeAR 1.0 train (Newell et al. 2018) and our own sentences of other desks"
FIELDS = ("cue", "lemma", "category", "tone", "weight", "count", "share", "source", "tone_source")
LEAST = 8  # candidates that a rule's value must have been seen at
PENALTY = 0.34  # scikit-learn's C
OWN_SENTENCES = Path(__file__).with_name("other_desks.txt")
OWN_TIMES = 5  # what a candidate of our own sentences weighs in the fit; of PolNeAR's 1
STEPS = tuple((np.arange(-4, 4) / 4).tolist())  # log-odds from which a use may count; more is for a few articles only
ROUNDS = 3  # over all uses
STARTS = (-0.5, 0.0, 0.5)  # where all limits stand before the first round
DEEDS = ("a thing", "passive", "noun")  # uses that never need less than nothing: plain deeds are no words;
WORDS = ("says it", "passive, by somebody")  # and some that never need more
KEPT_F1, KEPT_R = 0.781, 0.755  # what dev must reach; what is missing costs so much more than F1 of gum_news
COST_F1, COST_R = 10, 1
CHOSEN = "chosen on PolNeAR 1.0 dev and GUM news together"
OF_WORD = ("cue", "lemma", "category", "tone")  # features of the word by itself
SEEN, SHARE = 1, 0.05  # a word is looked at if it was a cue so often, and in such a share of its uses,
ALL_FORMS, ANOTHER = (2, 0.05), (2, 0.3)  # or if all forms of its lemma together were, or another one
Entries = dict[str, dict[str, Any]]
Key = tuple[str, ...]
Limits = dict[tuple[str, str], float]


class Example(NamedTuple):
    """A candidate: its article and place, the cue that it is part of (0 for none), word, features, kind and use."""

    article: int
    start: int
    cue: int
    word: str
    features: list[Key]
    use: tuple[str, str]


def examples(articles: list[GoldArticle], entries: Entries, known: frozenset[str]) -> Iterator[Example]:
    """Each candidate of the articles that nothing rules out; `known` are the sure cues."""
    for number, each in enumerate(articles):
        reading = Reading(parse_article(each.text))
        prose, marked = reading.prose, _marked(each)
        found = prose.forms.places(entries).tolist()
        places = [at for at, reason in zip(found, ruled_out(reading, found), strict=True) if not reason]
        around = contexts(reading, places, known)
        for candidate, at in enumerate(places):
            word, seen = prose.folded[at], around.around(candidate)
            start, end = reading.span(prose.starts[at], prose.ends[at])
            use = kind_of(entries[word]["category"]), seen.values["use"] or ""
            found = features(word, seen.pairs(), entries[word])
            yield Example(number, prose.starts[at], int(marked[start:end].max()), word, found, use)


def _marked(article: GoldArticle) -> Vector:
    """For each character of an article as it was read, the cue that it is part of; 0 for none."""
    marked = np.zeros(len(article.text), dtype=int)
    for cue, fragments in enumerate(article.cues, 1):
        for start, end in fragments:
            marked[start:end] = cue
    return marked


def features(word: str, around: list[tuple[str, str]], entry: dict[str, Any]) -> list[Key]:
    """What is weighed of a candidate: its word, its surroundings, and some of these for its lemma alone."""
    found: list[Key] = [("cue", word), *((name, entry[name]) for name in OF_WORD[1:])]
    found += [("", *pair) for pair in around if pair[0] != "use"]
    return found + [(owner, *pair) for owner in owners_of(entry["lemma"]) for pair in around if pair[0] in LEXICAL]


def own_sentences(path: Path = OWN_SENTENCES) -> list[GoldArticle]:
    """Our own sentences, each as an article; the cues stand in brackets, which are taken out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_unbracketed(line) for line in lines if line and not line.startswith("#")]


def _unbracketed(line: str) -> GoldArticle:
    text, cues = "", list[list[Span]]()
    for piece in re.split(r"(\[.*?\])", line):
        word = piece.strip("[]")
        if word != piece:
            cues.append([(len(text), len(text) + len(word))])
        text += word
    return GoldArticle("", text, cues, [])


def without_a_word(articles: list[GoldArticle]) -> Iterator[Example]:
    """The attributions that a colon, a dash or a position makes: they count whatever the weights are."""
    for number, each in enumerate(articles):
        reading = Reading(parse_article(each.text))
        placed = {reading.prose.starts[at] for at in reading.once(placed_verbs)}
        for found in find_attributions(reading):
            if found.rule or found.start in placed:
                place = reading.span(found.start, found.end)
                hits = (cue for cue, places in enumerate(each.cues, 1) if overlap(place, places))
                yield Example(number, found.start, next(hits, 0), "", [], ("", ""))


def counted(found: list[Example], entries: Entries) -> Entries:
    """The entries with how often each word was used, how often it was a cue, and the share."""
    uses = Counter(each.word for each in found)
    hits = Counter(each.word for each in found if each.cue)
    return {
        word: row | {"count": uses[word], "hits": hits[word], "share": round(hits[word] / max(uses[word], 1), 2)}
        for word, row in entries.items()
    }


def looked_at(entries: Entries) -> Entries:
    """The entries that were a cue often enough to be candidates, by themselves or by other forms of their lemma."""
    hits, uses = Counter[str](), Counter[str]()
    for each in entries.values():
        hits[each["lemma"]] += each["hits"]
        uses[each["lemma"]] += each["count"]
    shown = {lemma for lemma in hits if _often(hits[lemma], uses[lemma], *ALL_FORMS)}
    shown |= {each["lemma"] for each in entries.values() if _often(each["hits"], each["count"], *ANOTHER)}
    return {
        word: each
        for word, each in entries.items()
        if _often(each["hits"], each["count"], SEEN, SHARE) or each["lemma"] in shown or not each["count"]
    }


def _often(hits: int, uses: int, least: int, share: float) -> bool:
    return hits >= least and hits >= share * uses


class Counts:
    """What the figures of some limits come from: the candidates of some articles (those that a mark makes first)."""

    def __init__(self, articles: list[GoldArticle], found: list[Example], scores: Vector):
        self.articles, self.scores = articles, scores
        self.uses = sorted({each.use for each in found})
        numbers = {use: number for number, use in enumerate(self.uses)}
        self._use = np.array([numbers[each.use] for each in found])
        self._article = np.array([each.article for each in found])
        self._cue = np.array([each.cue for each in found])
        self._words = np.array([[max(len(WORD.findall(each.text)), 1)] for each in articles])

    def units(self, least: Limits) -> Vector:
        """One row per article, the columns of `scores.matches`; `least` is what each use must weigh to count."""
        said = self.scores > np.array([least.get(use, 0.0) for use in self.uses])[self._use]
        right = said & (self._cue > 0)
        found = {*zip(self._article[right].tolist(), self._cue[right].tolist(), strict=True)}
        counts = (self._article[right], self._article[said], np.array([article for article, _ in found], dtype=int))
        marked = [len(each.cues) for each in self.articles]
        return np.column_stack([*(np.bincount(each, minlength=len(self.articles)) for each in counts), marked])

    def r(self, units: Vector) -> float:
        """Pearson's r of what was said and what was marked per word."""
        return pearson(units[:, [1, 3]] / self._words)


def with_marks(articles: list[GoldArticle], found: list[Example], scores: Vector) -> Counts:
    """What counts in any case, and the other candidates with their scores."""
    sure_ones = list(without_a_word(articles))
    places = {each[:2] for each in sure_ones}
    others = np.array([each[:2] not in places for each in found])
    left = [each for each, other in zip(found, others.tolist(), strict=True) if other]
    return Counts(articles, sure_ones + left, np.concatenate([np.full(len(sure_ones), np.inf), scores[others]]))


def choose(dev: Counts, other: Counts) -> Limits:
    """What each use must weigh to count: one use after the other, the best of STEPS with the others as they are."""
    uses = sorted({use for use in (*dev.uses, *other.uses) if use[1]})

    def figure(limits: Limits) -> float:
        units = dev.units(limits)
        missing = COST_F1 * max(0.0, KEPT_F1 - summed_f1(units)) + COST_R * max(0.0, KEPT_R - dev.r(units))
        return summed_f1(other.units(limits)) - missing

    found = []
    for start in STARTS:
        limits = Limits(dict.fromkeys(uses, start))
        for use in uses * ROUNDS:
            limits = max((limits | {use: step} for step in _steps(use[1])), key=figure)
        found.append(limits)
    return max(found, key=figure)


def _steps(use: str) -> list[float]:
    """Where the limit of a use may lie."""
    return [step for step in STEPS if (step >= 0 or use not in DEEDS) and (step <= 0 or use not in WORDS)]


def known_entries(train: list[GoldArticle]) -> tuple[Entries, frozenset[str]]:
    """The lexicon with how often each word was used and was a cue, and the words that nearly always are."""
    with (LEXICONS / "attributions.csv").open(encoding="utf-8", newline="") as lines:
        shipped: Entries = {row["cue"]: dict(row) for row in csv.DictReader(lines)}
    entries = looked_at(counted(list(examples(train, shipped, frozenset())), shipped))
    rows = ({name: str(value) for name, value in entry.items()} for entry in entries.values())
    return entries, sure(Lexicon("attributions", "attributions", tuple(rows)))


def fit(train: list[GoldArticle], dev: list[GoldArticle], other: list[GoldArticle], out: Path) -> None:
    """Fit on train, choose what each use must weigh on the two others, report, write the two lexicons to a folder."""
    entries, known = known_entries(train)
    candidates = {word: entry for word, entry in entries.items() if entry["count"]}
    theirs = list(examples(train, candidates, known))
    found = theirs + list(examples(own_sentences(), entries, known))
    worth = np.repeat([1, OWN_TIMES], [len(theirs), len(found) - len(theirs)])
    truth = np.array([each.cue > 0 for each in found])
    times = Counter[Key]()
    for each, weight in zip(found, worth.tolist(), strict=True):
        times.update(dict.fromkeys(each.features, weight))
    columns = numbered(sorted(key for key, count in times.items() if len(key) == 2 or count >= LEAST))
    x = matrix([each.features for each in found], columns)
    model = logistic(x, truth, PENALTY, worth)
    weights = {key: _shipped(key, weight) for key, weight in zip(columns, model.coef_[0].tolist(), strict=True)}
    always, as_shipped = round(float(model.intercept_[0]), 2), np.array(list(weights.values()))

    def scored(articles: list[GoldArticle]) -> Counts:
        held_out = list(examples(articles, entries, known))
        scores = matrix([each.features for each in held_out], columns) @ as_shipped + always
        return with_marks(articles, held_out, np.round(scores, DIGITS))

    sets = {"dev": scored(dev), "gum_news": scored(other)}
    least = choose(*sets.values())
    size = len(theirs)
    fold = np.array([each.article for each in theirs]) % FOLDS
    crossed = with_marks(train, theirs, out_of_fold(x[:size], truth[:size], fold, PENALTY))
    report(least, {"five folds of train": crossed, **sets})
    halves = [[scored(articles[part::2]) for articles in (dev, other)] for part in (0, 1)]
    for half, (_, rest) in (halves, halves[::-1]):
        print(f"gum_news, chosen on the other half of both sets: F1 {summed_f1(rest.units(choose(*half))):.3f}")
    write_cues(out / "attributions.csv", entries, weights)
    write_rules(out / "attribution_rules.csv", weights, always, least, found)


def _shipped(key: Key, weight: float) -> float:
    """A weight as it is written, so that the limits are chosen on what ships; a small one of a rule is left out."""
    return 0.0 if len(key) == 3 and abs(weight) < SMALL else round(weight, 2)


def report(least: Limits, sets: dict[str, Counts]) -> None:
    """Print precision, recall, F1 and r, with one threshold of 0 and with one for each use."""
    print("\n".join(f"{kind}, {use}: counts from {weight}" for (kind, use), weight in least.items()))
    for name, each in sets.items():
        for about, limits in (("one threshold", Limits()), ("one for each use", least)):
            units = each.units(limits)
            right, said, found, marked = units.sum(axis=0)
            scores = f"P {right / said:.3f}  R {found / marked:.3f}  F1 {summed_f1(units):.4f}  r {each.r(units):.3f}"
            print(f"{name}, {about}: {scores}")


def write_cues(path: Path, entries: Entries, weights: dict[Key, float]) -> None:
    """The cues with what each weighs by itself."""
    for word, entry in entries.items():
        parts = [("cue", word), *((name, entry[name]) for name in OF_WORD[1:])]
        entry["weight"] = round(sum(weights.get(part, 0.0) for part in parts), 2)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, FIELDS, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(entries[word] for word in sorted(entries))


def write_rules(path: Path, weights: dict[Key, float], always: float, least: Limits, found: list[Example]) -> None:
    """The rules that have a weight, with how often each was seen, and in which share it stood by a cue."""
    seen = [{*each.features, (each.use[0], "use", each.use[1])} for each in found]
    times = Counter(key for each in seen for key in each)
    hits = Counter(key for own, each in zip(seen, found, strict=True) if each.cue for key in own)
    mean = np.mean([each.cue > 0 for each in found])
    rows = [(key, weight, SOURCE) for key, weight in weights.items() if len(key) == 3 and weight]
    rows += [((kind, "use", use), -weight, CHOSEN) for (kind, use), weight in least.items() if weight]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lemma", "rule", "value", "weight", "count", "share", "source"])
        table.writerow(["", "always", "", always, len(found), round(mean, 2), SOURCE])
        for key, weight, source in sorted(rows):
            table.writerow([*key, weight, times[key], round(hits[key] / times[key], 2), source])


def wikinews(folder: Path) -> list[GoldArticle]:
    """The articles of gum_news below a folder."""
    path = find_set(folder, "gum_news")
    if path is None:
        raise TearsheetError(f"{folder} does not hold gum_news")
    return [GoldArticle(item["id"], item["text"], clause_cues(item), []) for item in load_lines(path)]


if __name__ == "__main__":
    raise SystemExit(command(fit, "fit_attribution", __doc__ or "", also=wikinews))
