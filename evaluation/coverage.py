"""How often an interval holds what it promises, where the truth is known: sentences drawn from long articles.

    python -m evaluation.coverage FOLDER [--draws N] [--write]     (FOLDER holds PolNeAR and OneStopEnglish)

A long article is taken for the whole truth, and 1 to 30 of its sentences for a text of its manner: drawn one by one, or
as a stretch in a row, as sections are. Printed is the share of draws whose interval holds the figure of the whole
article, and how much more stretches of ten vary than sentences drawn one by one. `--write` measures the spreads of
`lexicons/sentence_spreads.csv` anew, on train.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError
from analysis.evidence.sentence_counts import COUNTS, find_counts
from analysis.evidence.tone.sentences import find_tones
from analysis.measures.groups import Groups
from analysis.measures.intervals import rate_columns, sentence_spreads, share_columns
from analysis.measures.profile import profile_columns
from analysis.measures.readability import FORMULAS, score_ends, scores
from analysis.measures.reading_ease import COUNTED, ease, ease_ends, find_values
from analysis.measures.reading_ease import NAME as EASE
from analysis.measures.sentiment import mean_tone, tone_ends
from analysis.words.reading import Reading
from evaluation.commands import parser_of, saying_why
from evaluation.fitting import LEXICONS
from evaluation.gold import find_set, load_lines, load_polnear

SIZES = (1, 2, 3, 5, 8, 10, 15, 20, 30)
LONG = 40  # sentences of an article that is taken for the truth, and three times those drawn
STRETCHES = 10  # sentences of the stretches whose variance is compared
SEED = 20261126
ENOUGH = 12  # sentences of an article whose spread is measured
LARGE = 75  # per cent of the articles in which a score varies less than the spread that ships
SOURCE = "upper quartile over articles of PolNeAR 1.0 train (Newell et al. 2018) with 12 sentences and more"
Values = NDArray[Any]
SCORES = (*FORMULAS, "sentiment", EASE)
# Rows of an article's sums.
READABILITY, TONE = [*range(len(COUNTS)), -1], [len(COUNTS), -1]
EASES = [*range(len(COUNTS) + 1, len(COUNTS) + 2 + len(COUNTED)), -1]


class Sentences(NamedTuple):
    """An article by its sentences: what the scores add up, and each count by its name, `words` among them."""

    sums: Values
    counts: dict[str, Values]


class Drawn(NamedTuple):
    """Intervals and truth of one measure, a value a draw."""

    measure: str
    low: Values
    high: Values
    truth: float


def all_scores(sums: Values) -> Values:
    """Every score that has an interval by its sentences, from an article's sums."""
    return np.concatenate([scores(sums[READABILITY]), mean_tone(sums[TONE]), ease(sums[EASES])])


def by_sentences(text: str) -> Sentences:
    """An article's sentences with all that its figures are made of."""
    reading = Reading(parse_article(text))
    columns = profile_columns(reading, Groups(reading, "sentence", intervals=False))
    tones = reading.once(find_tones)
    sums = np.vstack([reading.once(find_counts), tones, reading.once(find_values)])
    return Sentences(sums, {name: np.asarray(column) for name, column in columns.items()})


def rates(article: Sentences) -> list[str]:
    """The counts that have a rate."""
    end = "_per_1000_words"
    return [name.removesuffix(end) for name in article.counts if name.endswith(end)]


def shares(article: Sentences) -> dict[str, Values]:
    """The words that a share counts, sentence by sentence."""
    names = [name for name in article.counts if name.endswith("_words_percent")]
    return {name: np.rint(article.counts[name] * article.counts["words"] / 100) for name in names}


def draw(article: Sentences, size: int, times: int, in_a_row: bool, generator: np.random.Generator) -> Values:
    """The numbers of the sentences drawn, one row a draw."""
    number = article.sums.shape[1]
    if in_a_row:
        first: Values = generator.integers(0, number - size + 1, (times, 1))
        return first + np.arange(size)
    return generator.integers(0, number, (times, size))


def intervals_of(article: Sentences, drawn: Values) -> Iterable[Drawn]:
    """The intervals that texts of the drawn sentences have, and what holds for the whole article."""
    times, size = drawn.shape
    of, picked = np.repeat(np.arange(times), size), drawn.ravel()
    sums = article.sums[:, picked]
    parts = ((score_ends, READABILITY), (tone_ends, TONE), (ease_ends, EASES))
    lows, highs = np.hstack([ends(sums[rows], of, times) for ends, rows in parts])
    yield from map(Drawn, SCORES, lows, highs, all_scores(article.sums.sum(axis=1)).tolist())
    words = article.counts["words"]
    for name in rates(article):
        counts, rate = article.counts[name], f"{name}_per_1000_words"
        made = rate_columns(name, counts[picked], words[picked], of, times)
        yield Drawn(rate, made[f"{rate}_low"], made[f"{rate}_high"], 1000 * counts.sum() / words.sum())
    for share, counts in shares(article).items():
        made = share_columns(share, counts[picked], words[picked], of, times)
        yield Drawn(share, made[f"{share}_low"], made[f"{share}_high"], 100 * counts.sum() / words.sum())


def coverage(
    articles: list[Sentences], in_a_row: bool, sizes: Iterable[int] = SIZES, draws: int = 8000, least: int = LONG
) -> pd.DataFrame:
    """The share of intervals that hold the truth: one row per measure, one column per number of sentences drawn.

    They are drawn from articles of `least` sentences, and of three times those drawn. NaN where no draw gave an
    interval.
    """
    found: dict[int, dict[str, float]] = {}
    for size in sizes:
        generator = np.random.default_rng([SEED, size])
        long = [each for each in articles if each.sums.shape[1] >= max(least, 3 * size)]
        held: dict[str, list[Values]] = {}
        for article in long:
            for each in intervals_of(article, draw(article, size, -(-draws // len(long)), in_a_row, generator)):
                known = np.isfinite(each.low) & np.isfinite(each.high)
                inside = (each.low <= each.truth + 1e-9) & (each.truth - 1e-9 <= each.high)
                held.setdefault(each.measure, []).append(inside[known])
        found[size] = {name: float(pd.Series(np.concatenate(each)).mean()) for name, each in held.items()}
    return pd.DataFrame(found)


def influences(article: Sentences) -> Values:
    """What each sentence adds to the scores of its article: how they change when it is left out, turned round."""
    number = article.sums.shape[1]
    without = all_scores(article.sums.sum(axis=1)[:, None] - article.sums)
    added: Values = (number - 1) * (without.mean(axis=1, keepdims=True) - without)
    return added


def offsets(article: Sentences) -> dict[str, Values]:
    """By how much each sentence departs from its article, measure by measure."""
    words = article.counts["words"]
    counted = {name: article.counts[name] for name in rates(article)} | shares(article)
    off = {name: counts - counts.sum() / words.sum() * words for name, counts in counted.items()}
    return dict(zip(SCORES, influences(article), strict=True)) | off


def excess(articles: list[Sentences], size: int = STRETCHES) -> pd.DataFrame:
    """How many times as much stretches of `size` vary as as many sentences drawn one by one; and these as Poisson's."""
    long = [each for each in articles if each.sums.shape[1] >= max(LONG, 3 * size)]
    sums: dict[str, Values] = {}
    for article in long:
        number = article.sums.shape[1]
        for name, off in offsets(article).items():
            total = np.append(0, np.cumsum(off))
            # What is off adds up to 0 over the article, so that stretches of it vary less by that part.
            stretches = np.mean((total[size:] - total[:-size]) ** 2) / (size * (1 - size / number))
            count = article.counts[name].sum() if name in rates(article) else np.nan
            added = np.array([stretches, np.mean(off**2), count / number])
            sums[name] = sums.get(name, np.zeros(3)) + added
    rows = {name: (stretch / single, single / chance) for name, (stretch, single, chance) in sums.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["stretch / one by one", "one by one / Poisson"])


def spreads(articles: list[Sentences]) -> dict[str, float]:
    """Of each score's standard deviation from sentence to sentence, one that is large for an article."""
    enough = [each for each in articles if each.sums.shape[1] >= ENOUGH]
    deviations = np.array([influences(each).std(axis=1, ddof=1) for each in enough])
    return dict(zip(SCORES, np.percentile(deviations, LARGE, axis=0).tolist(), strict=True))


def write_spreads(articles: list[Sentences], folder: Path) -> None:
    """Write `sentence_spreads.csv`."""
    with (folder / "sentence_spreads.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["measure", "spread", "source"])
        table.writerows([name, f"{value:.3g}", SOURCE] for name, value in spreads(articles).items())


def texts_of(folder: Path) -> dict[str, list[str]]:
    """The articles below a folder, by set."""
    splits = {split: find_set(folder, "polnear", split) for split in ("train", "dev")}
    texts = {split: [each.text for each in load_polnear(path)] for split, path in splits.items() if path}
    onestop = find_set(folder, "onestop")
    if onestop:
        texts["onestop"] = [item["text"] for item in load_lines(onestop) if item["level"] == "adv"]
    if not texts:
        raise TearsheetError(f"no annotated set lies below {folder}; docs/annotated-sets.md says where to get them")
    return texts


@saying_why
def main(arguments: list[str] | None = None) -> int:
    """Draw, count and print; the exit status."""
    parser = parser_of("coverage", __doc__)
    parser.add_argument("folder", type=Path, help="where PolNeAR and OneStopEnglish lie")
    parser.add_argument("--draws", type=int, default=8000, help="of each number of sentences (default: 8000)")
    parser.add_argument("--write", action="store_true", help="measure sentence_spreads.csv anew, on PolNeAR's train")
    options = parser.parse_args(arguments)
    sets = {name: [by_sentences(text) for text in each] for name, each in texts_of(options.folder).items()}
    if options.write:
        write_spreads(sets["train"], LEXICONS)
        sentence_spreads.cache_clear()
    articles = [each for some in sets.values() for each in some if each.sums.shape[1]]
    for in_a_row, manner in ((False, "drawn one by one"), (True, "in a row")):
        print(f"\nSentences {manner}: share of 95 % intervals that hold, by their number")
        print(coverage(articles, in_a_row, draws=options.draws).round(3).to_string(na_rep=""))
    print(f"\nVariance of stretches of {STRETCHES} sentences")
    print(excess(articles).round(2).to_string(na_rep=""))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
