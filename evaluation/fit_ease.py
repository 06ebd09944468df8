"""Fit the weights of reading ease on half of CLEAR, and say how it does on the other half and on OneStopEnglish.

    python -m evaluation.fit_ease FOLDER [--write]     (FOLDER holds CLEAR and OneStopEnglish)

Least squares on teachers' ratings of every other excerpt; no count may make a text easier (Lawson and Hanson 1974), so
that each weight can be read. Points: the ratings of those excerpts have a mean of 50 and a standard deviation of 10.
"""

import csv
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from analysis.article.parse import parse_article
from analysis.errors import TearsheetError, TearsheetWarning
from analysis.measures.reading_ease import NAME, TERMS, find_values, terms
from analysis.words.reading import Reading
from evaluation.commands import parser_of, saying_why
from evaluation.elsewhere import LEVELS
from evaluation.fitting import LEXICONS
from evaluation.gold import GoldExcerpt, find_set, load_clear, load_lines
from evaluation.scores import columns, pearson

MEAN, DEVIATION = 50, 10
SOURCE = "fitted on every other excerpt of CLEAR (Crossley et al. 2022)"
Values = NDArray[np.float64]


def terms_of(texts: list[str]) -> Values:
    """The terms of reading ease, one row per text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TearsheetWarning)  # a text that looks like no English is still measured
        return np.array([terms(find_values(Reading(parse_article(text))).sum(axis=1)) for text in texts])


def fit(excerpts: list[GoldExcerpt]) -> tuple[float, Values, float, float]:
    """The constant and the weights, fitted on one half, and r on that half and on the other."""
    found, ratings = terms_of([each.text for each in excerpts]), np.array([each.ease for each in excerpts])
    half = np.arange(len(ratings)) % 2 == 0
    points = MEAN + DEVIATION * (ratings - ratings[half].mean()) / ratings[half].std()
    middle = found[half].mean(axis=0)
    weights: Values = -nnls(middle - found[half], points[half] - MEAN)[0]
    said = found @ weights
    own, other = (pearson(columns(said[part], ratings[part])) for part in (half, ~half))
    return MEAN - float(middle @ weights), weights, own, other


def pairs_in_order(weights: Values, items: list[dict[str, str]]) -> float:
    """The share of pairs of the same article at two levels in which the easier has the higher figure."""
    values = terms_of([item["text"] for item in items]) @ weights
    said = {(item["id"], item["level"]): value for item, value in zip(items, values.tolist(), strict=True)}
    names = sorted({item["id"] for item in items})
    pairs = [(one, other) for place, one in enumerate(LEVELS) for other in LEVELS[place + 1 :]]
    return float(np.mean([said[name, one] > said[name, other] for name in names for one, other in pairs]))


@saying_why
def main(arguments: list[str] | None = None) -> int:
    """Fit, say how it does, write where asked; the exit status."""
    parser = parser_of("fit_ease", __doc__)
    parser.add_argument("folder", type=Path, help="where CLEAR and OneStopEnglish lie")
    parser.add_argument("--write", action="store_true", help="write the weights that ship")
    options = parser.parse_args(arguments)
    clear, onestop = (find_set(options.folder, name) for name in ("clear", "onestop"))
    if clear is None or onestop is None:
        raise TearsheetError(f"{options.folder} does not hold CLEAR and OneStopEnglish")
    constant, weights, own, other = fit(load_clear(clear))
    order = pairs_in_order(weights, load_lines(onestop))
    print(f"r: half fitted on {own:.3f}, other half {other:.3f}; OneStopEnglish, pairs in order {order:.3f}")
    rows = [("constant", constant), *zip(TERMS, weights.tolist(), strict=True)]
    print(", ".join(f"{name} {weight:.3g}" for name, weight in rows))
    if options.write:
        with (LEXICONS / f"{NAME}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["count", "weight", "source"])
            table.writerows((name, f"{weight:.3g}", SOURCE) for name, weight in rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
