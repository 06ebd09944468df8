"""The norms that ship, measured anew: how each measure is spread over sets of articles.

    python -m evaluation.norms FOLDER [--write]     (FOLDER holds PolNeAR and OneStopEnglish)

Without `--write` it says what would change. Only numbers are written, no text.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import __version__
from analysis.corpus.frames import profile_texts
from analysis.errors import TearsheetError
from analysis.measures.norms import norms_csv
from evaluation.commands import parser_of, saying_why
from evaluation.fitting import LEXICONS
from evaluation.gold import find_set, load_lines, load_polnear


class Set(NamedTuple):
    """What is said of a set of articles, and their texts."""

    label: str
    years: str
    source: str
    texts: Callable[[Path], list[str]]


def _political(folder: Path) -> list[str]:
    paths = [find_set(folder, "polnear", split) for split in ("train", "dev")]
    return [each.text for path in paths if path for each in load_polnear(path)] if all(paths) else []


def _guardian(folder: Path) -> list[str]:
    path = find_set(folder, "onestop")
    return [item["text"] for item in load_lines(path) if item["level"] == "adv"] if path else []


SETS = {
    "us-political-news-2016": Set(
        "US political news articles of 2015–16",
        "2015 to 2016",
        "PolNeAR 1.0 train and dev (Newell et al. 2018)",
        _political,
    ),
    "guardian-2013-2016": Set(
        "Guardian articles of 2013 to 2016",
        "2013 to 2016",
        "OneStopEnglish, advanced level (Vajjala and Lučić 2018)",
        _guardian,
    ),
}


def file_of(name: str, folder: Path) -> str:
    """The file of norms of one of SETS, from the articles below a folder."""
    about = SETS[name]
    texts = about.texts(folder)
    if not texts:
        raise TearsheetError(f"the articles of {name} do not lie below {folder}; README.md says where to get them")
    table = profile_texts(pd.DataFrame({"text": texts}), intervals=False)
    return norms_csv(table, name, about.label, about.years, about.source, __version__)


@saying_why
def main(arguments: list[str] | None = None) -> int:
    """Measure the sets, say whether the norms that ship differ, write them where asked; the exit status."""
    parser = parser_of("norms", __doc__)
    parser.add_argument("folder", type=Path, help="where PolNeAR and OneStopEnglish lie")
    parser.add_argument("--write", action="store_true", help="write the norms that ship")
    options = parser.parse_args(arguments)
    made = {name: file_of(name, options.folder) for name in SETS}
    differ = 0
    for name, text in made.items():
        path = LEXICONS / "norms" / f"{name}.csv"
        same = path.exists() and path.read_text(encoding="utf-8") == text
        differ += not same
        print(name, "same" if same else "differs")
        if options.write:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(differ > 0 and not options.write)


if __name__ == "__main__":
    raise SystemExit(main())
