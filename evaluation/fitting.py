"""What the two fits have in common: named features as a matrix, and a sparse logistic regression on them."""

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analysis.errors import TearsheetError
from evaluation.commands import parser_of, saying_why
from evaluation.gold import GoldArticle, find_set, load_polnear

LEXICONS = Path(__file__).resolve().parent.parent / "analysis" / "lexicons"
FOLDS = 5
SMALL = 0.05  # a weight nearer to 0 is left out
Vector = NDArray[Any]


def matrix(rows: list[list[Any]], known: dict[Any, int]) -> Any:
    """One row an example, one column a feature that is known; 1 where an example has it."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += sorted({known[key] for key in row if key in known})
        ends.append(len(indices))
    parts = (np.ones(len(indices)), np.array(indices, np.int32), np.array(ends, np.int32))
    return csr_matrix(parts, shape=(len(rows), len(known)))


def numbered(keys: Iterable[Hashable]) -> dict[Any, int]:
    """A column for each feature, in the order given."""
    return {key: number for number, key in enumerate(keys)}


def logistic(x: Any, truth: Vector, penalty: float, worth: Vector | None = None) -> Any:
    """A logistic regression whose L1 penalty (scikit-learn's C) leaves only the weights that matter.

    `worth` is how often each example counts; once without it.
    """
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise TearsheetError("the fits need scikit-learn: pip install scikit-learn") from None
    model = LogisticRegression(C=penalty, l1_ratio=1, solver="liblinear", max_iter=500, random_state=0)
    return model.fit(x, truth, sample_weight=worth)


def out_of_fold(x: Any, truth: Vector, fold: Vector, penalty: float) -> Vector:
    """The log-odds of each example by a model fitted on the other folds."""
    scores = np.zeros(len(truth))
    for number in np.unique(fold):
        rest = fold != number
        scores[~rest] = logistic(x[rest], truth[rest], penalty).decision_function(x[~rest])
    return scores


def best(thresholds: Iterable[float], figure: Callable[[float], float]) -> float:
    """The threshold with the highest figure, the first of equals."""
    return float(max(thresholds, key=figure))


@saying_why
def command(
    fit: Callable[..., None],
    name: str,
    about: str,
    arguments: list[str] | None = None,
    also: Callable[[Path], list[GoldArticle]] | None = None,
) -> int:
    """Read PolNeAR below a folder (and what `also` reads there), fit on train, report, write; the exit status."""
    parser = parser_of(name, about)
    parser.add_argument("folder", type=Path, help="where PolNeAR lies, with its splits train and dev")
    parser.add_argument("--out", type=Path, default=LEXICONS, help="where to write (default: the lexicons that ship)")
    options = parser.parse_args(arguments)
    train, dev = (find_set(options.folder, "polnear", split) for split in ("train", "dev"))
    if train is None or dev is None:
        raise TearsheetError(f"{options.folder} does not hold PolNeAR's train and dev")
    others = (also(options.folder),) if also else ()
    fit(load_polnear(train), load_polnear(dev), *others, options.out)
    return 0
