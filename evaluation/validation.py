"""How far the measures agree with people: one figure, with its interval, a measure and a set.

`python -m analysis.validation FOLDER` prints the table and saves it; `make validate GOLD=FOLDER` is the
same. Every figure is worked out unit by unit (article, sentence, excerpt), so that its 95 %
interval is a bootstrap over those units. What each figure means is in CODEBOOK.md.
"""

import argparse
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import TearsheetError, TearsheetWarning
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges
from analysis.evidence.quotes import quotes
from analysis.evidence.sentences import sentences
from analysis.lexicons.keys import WORD
from analysis.measures.intervals import DRAWS, LEVEL, SEED
from analysis.measures.readability import readability
from analysis.measures.sentiment import sentiment
from evaluation import gold

COLUMNS = ["measure", "set", "n", "unit", "figure", "low", "high", "neighbour", "neighbour_figure"]
FEW = frozenset(["the", "a", "an", "of", "and", "to", "in", "his", "her", "their", "its"])
Units = np.ndarray  # one row a unit, one column an amount that adds up


class Result(NamedTuple):
    """A figure's units, how to get the figure from them, and what the best neighbour reaches."""

    measure: str
    unit: str
    units: Units
    figure: Callable[[Units], float]
    neighbour: str
    neighbour_figure: float


def _ratio(top: int, bottom: int) -> Callable[[Units], float]:
    return lambda units: float(units[:, top].sum() / units[:, bottom].sum())


def _f1(units: Units) -> float:
    """From columns: right predictions, predictions, gold found, gold."""
    right, predicted, found, wanted = units.sum(axis=0)
    precision, recall = right / max(predicted, 1), found / max(wanted, 1)
    return float(2 * precision * recall / max(precision + recall, 1e-12))


def _macro_f1(units: Units) -> float:
    """From columns: a true class (0 or 1) and a predicted one."""
    truth, said = units[:, 0], units[:, 1]
    scores = []
    for label in (0, 1):
        both = np.sum((truth == label) & (said == label))
        scores.append(2 * both / max(np.sum(truth == label) + np.sum(said == label), 1))
    return float(np.mean(scores))


def _pearson(units: Units) -> float:
    if len(units) < 3:
        return float("nan")
    return float(np.corrcoef(units[:, 0], units[:, 1])[0, 1])


def _absolute_pearson(units: Units) -> float:
    return abs(_pearson(units))


def _overlap(one: gold.Span, others: Iterable[gold.Span]) -> int:
    return sum(max(0, min(one[1], end) - max(one[0], start)) for start, end in others)


def _spans(table: pd.DataFrame) -> list[gold.Span]:
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def attribution_results(articles: list[gold.GoldArticle]) -> list[Result]:
    """Agreement on where an attribution's cue stands, and on how dense they are."""
    found, density = [], []
    for article in articles:
        said = _spans(attributions(article.text))
        fragments = [span for cue in article.cues for span in cue]
        right = sum(_overlap(span, fragments) > 0 for span in said)
        seen = sum(any(_overlap(part, said) for part in cue) for cue in article.cues)
        found.append((right, len(said), seen, len(article.cues)))
        words = len(WORD.findall(article.text))
        if words:
            density.append((1000 * len(said) / words, 1000 * len(article.cues) / words))
    return [
        Result("attribution cues, F1", "articles", np.array(found), _f1,
               "quote extractor on spaCy's parser", 0.54),
        Result("attribution cues, precision", "articles", np.array(found), _ratio(0, 1), "", np.nan),
        Result("attribution cues, recall", "articles", np.array(found), _ratio(2, 3), "", np.nan),
        Result("attribution density, r", "articles", np.array(density), _pearson,
               "quote extractor on spaCy's parser", 0.52),
    ]  # fmt: skip


def _names(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)} - FEW


def quotation_results(articles: list[gold.GoldArticle]) -> list[Result]:
    """Agreement on which quoted spans are speech, whose they are, and how many are missed."""
    kinds, speakers, missed = [], [], []
    for article in articles:
        table = quotes(article.text, rejected=True)
        ours = list(zip(_spans(table), table.to_dict("records"), strict=True))
        for span in gold.quoted_spans(article.text):
            size = span[1] - span[0]
            overlaps = [(_overlap(span, [place]), row) for place, row in ours]
            amount, row = max(overlaps, key=lambda pair: pair[0], default=(0, None))
            missed.append((2 * amount <= size, 1))
            inside = sum(_overlap(span, each.content) for each in article.attributions)
            speech = amount > 0 and row["kind"] in ("speech", "fragment")
            kinds.append((2 * inside > size, speech))
            owner = next(
                (a for a in article.attributions if 2 * _overlap(span, a.content) > size and a.source),
                None,
            )
            if owner and len(article.text[slice(*span)].split()) >= 4:
                source = _names(" ".join(article.text[slice(*part)] for part in owner.source))
                as_stands = amount > 0 and bool(_names(str(row["speaker_text"])) & source)
                resolved = amount > 0 and bool(_names(str(row["speaker"])) & source)
                speakers.append((as_stands, resolved, as_stands or resolved, 1))
    kinds, speakers, missed = (np.array(rows, dtype=float) for rows in (kinds, speakers, missed))
    spacy = "quote extractor on spaCy's parser"
    return [
        Result("speaker of a quote, words as they stand or name resolved", "quotes", speakers,
               _ratio(2, 3), spacy, 0.62),
        Result("speaker of a quote, words as they stand", "quotes", speakers, _ratio(0, 3), spacy, 0.62),
        Result("speaker of a quote, name resolved", "quotes", speakers, _ratio(1, 3), spacy, 0.62),
        Result("quoted span: speech or not, macro-F1", "quotes", kinds, _macro_f1, "", np.nan),
        Result("quoted spans missed, share", "quotes", missed, _ratio(0, 1), "", np.nan),
    ]  # fmt: skip


def hedging_results(labelled: list[tuple[str, bool]]) -> list[Result]:
    """Agreement on which sentences are uncertain: those that hold at least one hedge."""
    said = [len(hedges(text)) > 0 for text, _ in labelled]
    truth = [uncertain for _, uncertain in labelled]
    units = np.array([(t == s, t and s, s, t and s, t, 1) for t, s in zip(truth, said, strict=True)], float)
    return [
        Result("hedged sentences, accuracy", "sentences", units, _ratio(0, 5), "Pattern's modality", 0.69),
        Result("hedged sentences, F1", "sentences", units[:, 1:5], _f1, "Pattern's modality", 0.68),
    ]


def sentiment_results(pieces: dict[str, list[tuple[str, float]]]) -> list[Result]:
    """Agreement on how positive an article is, with the mean rating of its sentences."""
    units = []
    for sentences_rated in pieces.values():
        row = sentiment("\n\n".join(text for text, _ in sentences_rated), by="article").iloc[0]
        rating = np.mean([rating for _, rating in sentences_rated])
        units.append((row["sentiment"], row["compound"], rating))
    units = np.nan_to_num(np.array(units))
    vader = "VADER's compound of the whole text"
    return [
        Result("sentiment of an article, r", "articles", units[:, [0, 2]], _pearson, vader, 0.49),
        Result("mean VADER compound of an article, r", "articles", units[:, [1, 2]], _pearson, vader, 0.49),
    ]


def readability_results(excerpts: list[gold.GoldExcerpt]) -> list[Result]:
    """Agreement of each formula with human ease of reading, and of sentence counts."""
    ours = pd.concat([readability(each.text, by="article") for each in excerpts])
    ease = np.array([each.ease for each in excerpts])
    results = []
    for formula in gold.PUBLISHED_FORMULAS:
        published = np.array([each.published[formula] for each in excerpts])
        units = np.column_stack([ours[formula].to_numpy(), ease])
        units = units[np.isfinite(units[:, 0])]  # SMOG is not given below three sentences
        theirs = abs(np.corrcoef(published, ease)[0, 1])
        results.append(
            Result(f"{formula}, r", "excerpts", units, _absolute_pearson, "the value CLEAR publishes", theirs)
        )
    counted = np.array([len(sentences(each.text)) for each in excerpts])
    off = np.abs(counted - np.array([each.sentences for each in excerpts]))
    units = np.column_stack([off, np.ones(len(off))])
    return [
        *results,
        Result("sentences of an excerpt, mean error", "excerpts", units, _ratio(0, 1), "textstat", 0.381),
    ]


SETS = {
    "polnear": (gold.load_polnear, (attribution_results, quotation_results)),
    "hedges": (gold.load_hedges, (hedging_results,)),
    "editorials": (gold.load_editorials, (sentiment_results,)),
    "clear": (gold.load_clear, (readability_results,)),
}


def _interval(result: Result) -> tuple[float, float]:
    generator = np.random.default_rng(SEED)
    size = len(result.units)
    drawn = [result.figure(result.units[generator.integers(0, size, size)]) for _ in range(DRAWS)]
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return float(low), float(high)


def validate(folder: str | Path, split: str = "dev") -> pd.DataFrame:
    """One row a measure and set: the figure, its 95 % interval, and the best neighbour's figure.

    Sets that are not below `folder` are left out; none at all is an error.
    """
    folder = Path(folder)
    rows = []
    for name, (load, measures) in SETS.items():
        path = gold.find_set(folder, name, split)
        if path is None:
            continue
        data = load(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", TearsheetWarning)  # a text that looks like no English is still measured
            results = [each for measure in measures for each in measure(data)]
        for result in results:
            label = f"{name}/{split}" if name == "polnear" else name
            figures = (result.figure(result.units), *_interval(result))
            neighbour = (result.neighbour, result.neighbour_figure)
            rows.append((result.measure, label, len(result.units), result.unit, *figures, *neighbour))
    if not rows:
        raise TearsheetError(f"no annotated set lies below {folder}; README.md says where to get them")
    return pd.DataFrame(rows, columns=COLUMNS)


def checksums(folder: str | Path, split: str = "dev") -> dict[str, str]:
    """The SHA-256 of each set that lies below `folder`."""
    paths = {name: gold.find_set(Path(folder), name, split) for name in SETS}
    labels = {name: f"{name}/{split}" if name == "polnear" else name for name in SETS}
    return {labels[name]: gold.checksum(path) for name, path in paths.items() if path}


def lower_is_better(measure: str) -> bool:
    """Whether a figure is an error or a loss, so that its floor is a ceiling."""
    return measure.endswith(("mean error", "missed, share"))


def set_floors(table: pd.DataFrame, sums: dict[str, str], old: pd.DataFrame, lower: bool) -> pd.DataFrame:
    """Floors at the table's figures, rounded down a little; never lowered unless `lower` is given."""
    rows = []
    known = {(row.measure, row.set): row for row in old.itertuples()}
    for row in table.itertuples():
        better_low = lower_is_better(row.measure)
        floor = row.figure + 0.005 if better_low else row.figure - 0.005
        floor = round(floor, 3)
        before = known.get((row.measure, row.set))
        if before is not None and before.sha256 == sums[row.set] and not lower:
            floor = min(floor, before.floor) if better_low else max(floor, before.floor)
        rows.append((row.measure, row.set, floor, sums[row.set]))
    return pd.DataFrame(rows, columns=["measure", "set", "floor", "sha256"])


def main(arguments: list[str] | None = None) -> int:
    """Measure the agreement, print the table and save it where asked; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m analysis.validation", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the annotated sets lie")
    parser.add_argument("--split", default="dev", help="which split of PolNeAR (default: dev)")
    parser.add_argument("--save", type=Path, help="folder for figures.csv and floors.csv")
    parser.add_argument("--lower-floors", action="store_true", help="let floors go down")
    options = parser.parse_args(arguments)
    try:
        table = validate(options.folder, options.split)
    except TearsheetError as error:
        print(error, file=sys.stderr)
        return 1
    print(table.round(3).to_string(index=False, na_rep=""))
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        path = options.save / "floors.csv"
        columns = ["measure", "set", "floor", "sha256"]
        old = pd.read_csv(path) if path.exists() else pd.DataFrame(columns=columns)
        floors = set_floors(table, checksums(options.folder, options.split), old, options.lower_floors)
        table.round(4).to_csv(options.save / "figures.csv", index=False, lineterminator="\n")
        floors.to_csv(path, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
