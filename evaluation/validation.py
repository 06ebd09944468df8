"""How far the measures agree with people: one figure, with its interval, a measure and a set.

`python -m evaluation.validation FOLDER` prints the table; `make validate GOLD=FOLDER` also saves it, with floors that a
test holds it to, and writes what README.md and CODEBOOK.md say of it. Every figure is worked out unit by unit (article,
sentence, excerpt), so that its 95 % interval is a bootstrap over those units. What each figure means is in CODEBOOK.md.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import TearsheetError, TearsheetWarning
from analysis.measures.columns import LOWER_IS_BETTER
from evaluation import elsewhere, gold, neighbours
from evaluation.claims import claim_results
from evaluation.commands import parser_of, saying_why
from evaluation.results import (
    attribution_results,
    hedging_results,
    quotation_results,
    readability_results,
    sentiment_results,
)
from evaluation.scores import Result
from evaluation.written import write_agreement

COLUMNS = ["measure", "set", "n", "unit", "figure", "low", "high"]
FLOORS = ["measure", "set", "floor", "sha256"]
ROOM = 0.005  # how far below today's figure a floor lies


class Annotated(NamedTuple):
    """How a set is read, and what is measured on it."""

    load: Callable[[Path], Any]
    measures: tuple[Callable[[Any], list[Result]], ...]


SETS = {
    "polnear": Annotated(gold.load_polnear, (attribution_results, claim_results, quotation_results)),
    "hedges": Annotated(gold.load_hedges, (hedging_results,)),
    "editorials": Annotated(gold.load_editorials, (sentiment_results,)),
    "clear": Annotated(gold.load_clear, (readability_results,)),
    **{name: Annotated(gold.load_lines, measures) for name, measures in elsewhere.MEASURES.items()},
}


def found_sets(folder: Path, split: str) -> dict[str, tuple[str, Path]]:
    """The sets that lie below a folder: what each is called in the table, and where it is."""
    paths = {name: gold.find_set(folder, name, split) for name in SETS}
    return {
        name: (f"{name}/{split}" if name == "polnear" else name, path)
        for name, path in paths.items()
        if path is not None
    }


def validate(folder: str | Path, split: str = "dev") -> pd.DataFrame:
    """One row per measure and set: the figure and its 95 % interval.

    Sets that are not below `folder` are left out; none at all is an error.
    """
    rows = []
    for name, (label, path) in found_sets(Path(folder), split).items():
        data = SETS[name].load(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", TearsheetWarning)  # a text that looks like no English is still measured
            results = [result for measure in SETS[name].measures for result in measure(data)]
        rows += [
            (each.measure, label, len(each.units), each.unit, each.figure(each.units), *each.interval())
            for each in results
        ]
    if not rows:
        raise TearsheetError(f"no annotated set lies below {folder}; docs/annotated-sets.md says where to get them")
    return pd.DataFrame(rows, columns=COLUMNS)


def checksums(folder: str | Path, split: str = "dev") -> dict[str, str]:
    """The SHA-256 of each set that lies below `folder`."""
    return {label: gold.checksum(path) for label, path in found_sets(Path(folder), split).values()}


def set_floors(table: pd.DataFrame, sums: dict[str, str], old: pd.DataFrame, lower: bool) -> pd.DataFrame:
    """Floors at the table's figures, rounded down a little; never lowered unless `lower` is given."""
    known = {(row["measure"], row["set"], row["sha256"]): float(row["floor"]) for row in old.to_dict("records")}
    rows = []
    for row in table.to_dict("records"):
        key = (row["measure"], row["set"], sums[row["set"]])
        down = row["measure"].endswith(LOWER_IS_BETTER)  # its floor is a ceiling
        floor = round(row["figure"] + (ROOM if down else -ROOM), 3)
        if key in known and not lower:
            floor = (min if down else max)(floor, known[key])
        rows.append((*key[:2], floor, key[2]))
    return pd.DataFrame(rows, columns=FLOORS)


def save(table: pd.DataFrame, sums: dict[str, str], folder: Path, lower: bool) -> None:
    """Write figures.csv and floors.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "floors.csv"
    old = pd.read_csv(path) if path.exists() else pd.DataFrame(columns=FLOORS)
    table.round(4).to_csv(folder / "figures.csv", index=False, lineterminator="\n")
    set_floors(table, sums, old, lower).to_csv(path, index=False, lineterminator="\n")


@saying_why
def main(arguments: list[str] | None = None) -> int:
    """Measure the agreement, print the table and save it where asked; the exit status."""
    parser = parser_of("validation", __doc__)
    parser.add_argument("folder", type=Path, help="where the annotated sets lie")
    parser.add_argument("--split", default="dev", help="which split of PolNeAR (default: dev)")
    parser.add_argument(
        "--save", type=Path, help="folder for figures.csv and floors.csv; neighbours.csv is renewed too"
    )
    parser.add_argument("--write", type=Path, help="folder with the README.md and CODEBOOK.md to bring up to date")
    parser.add_argument("--lower-floors", action="store_true", help="let floors go down")
    options = parser.parse_args(arguments)
    table = validate(options.folder, options.split)
    if options.save:
        neighbours.renew(options.folder)
    table = neighbours.beside(table, neighbours.known())
    print(table.round(3).to_string(index=False, na_rep=""))
    if options.save:
        save(table, checksums(options.folder, options.split), options.save, options.lower_floors)
    if options.write:
        write_agreement(options.write, table.round(4))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
