"""What other tools reach on the same sets, and how far two people agree: `neighbours.csv`.

`python -m evaluation.neighbours FOLDER` measures anew what can be measured here: textstat and VADER, which are
dependencies; spaCy where it and a model of its are installed (`pip install spacy`, then `python -m spacy download
en_core_web_sm`; another package of that model can be named with --model); and two annotators of one article. Rows that
nothing here can measure carry who found them, when, and with what version.
"""

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.measures.columns import LOWER_IS_BETTER
from analysis.measures.readability import FORMULAS
from analysis.text.vocabulary import textstat_offline
from evaluation import elsewhere, gold
from evaluation.claims import NUMBER, claims_by_sentence, compared, marked_claims, people_compared
from evaluation.commands import parser_of
from evaluation.results import cue_results, sentence_error, shared_words
from evaluation.scores import Result, Span, absolute_pearson, columns, found_in, pearson, summed_f1

FILE = Path(__file__).with_name("neighbours.csv")
HERE = "evaluation/neighbours.py"  # who found the figures that this module measures
KEY = ["measure", "set", "neighbour"]
CLAUSES = frozenset(["ccomp", "parataxis", "xcomp"])  # what hangs on a verb that gives a clause to somebody


class Neighbour(NamedTuple):
    """A figure that somebody else reaches, or that two people do (`kind` is `ceiling`)."""

    measure: str
    set: str
    kind: str
    neighbour: str
    version: str
    n: int
    figure: float


def _row(result: Result, where: str, neighbour: str, package: str, kind: str = "neighbour") -> Neighbour:
    known = version(package) if package else ""
    return Neighbour(result.measure, where, kind, neighbour, known, len(result.units), result.figure(result.units))


def two_annotators(folder: Path) -> Iterator[Neighbour]:
    """How far one annotator agrees with another, over all pairs of annotators of an article."""
    splits = (gold.find_set(folder, "polnear", split) for split in ("train", "dev"))
    articles = [article for path in splits if path for article in gold.load_annotators(path)]
    pairs = [pair for article in articles for pair in combinations(article, 2)]
    if not pairs:
        return
    cues = [
        (found_in(one.cues, two.cues), len(one.cues), found_in(two.cues, one.cues), len(two.cues)) for one, two in pairs
    ]
    words = [shared_words(one.text, one.sources, two.sources) for one, two in pairs]
    for result in (
        Result("attribution cues, F1", "pairs", np.array(cues, dtype=float), summed_f1),
        Result("source words, F1", "pairs", np.array(words, dtype=float), summed_f1),
        *people_compared(articles),
    ):
        yield _row(result, "polnear/dev", f"two annotators of one article ({len(articles)} articles)", "", "ceiling")


def rest_of_the_sentence(folder: Path) -> Iterator[Neighbour]:
    """How far our own cues lead when all of their sentence is taken for what they attribute."""
    path = gold.find_set(folder, "polnear", "dev")
    if path is None:
        return
    articles = gold.load_polnear(path)
    pairs = [(claims_by_sentence(each.text), marked_claims(each.text, each.attributions)) for each in articles]
    for result in compared(pairs, "articles"):
        if result.measure != NUMBER:
            yield _row(result, "polnear/dev", "our cues, the rest of their sentence and quotations", "", "baseline")


def textstat_on_clear(folder: Path) -> Iterator[Neighbour]:
    """Textstat's formulas and sentence counts on the text as it is, and the formulas that the corpus publishes."""
    path = gold.find_set(folder, "clear")
    if path is None:
        return
    excerpts = gold.load_clear(path)
    with textstat_offline() as textstat:
        theirs_of = {
            formula: [getattr(textstat, formula)(each.text) for each in excerpts] for formula in gold.PUBLISHED_FORMULAS
        }
        counted = [textstat.sentence_count(each.text) for each in excerpts]
    ease = [each.ease for each in excerpts]
    for formula, theirs in theirs_of.items():
        published = [each.published[formula] for each in excerpts]
        for values, neighbour, package in (
            (theirs, "textstat", "textstat"),
            (published, "the value CLEAR publishes", ""),
        ):
            result = Result(f"{formula}, r", "excerpts", columns(values, ease), absolute_pearson)
            yield _row(result, "clear", neighbour, package)
    yield _row(sentence_error(counted, excerpts), "clear", "textstat", "textstat")


def textstat_on_levels(folder: Path) -> Iterator[Neighbour]:
    """Textstat's formulas on articles at three levels."""
    path = gold.find_set(folder, "onestop")
    if path is None:
        return
    with textstat_offline() as textstat:
        found = list(
            elsewhere.level_results(
                gold.load_lines(path), lambda text: {name: getattr(textstat, name)(text) for name in FORMULAS}
            )
        )
    for result in found:
        yield _row(result, "onestop", "textstat", "textstat")


def vader(folder: Path) -> Iterator[Neighbour]:
    """VADER's compound of a whole text, and the mean of its sentences' as the raters had them."""

    def compound(text: str) -> float:
        return float(analyzer.polarity_scores(text)["compound"])

    analyzer, package = SentimentIntensityAnalyzer(), "vaderSentiment"
    path = gold.find_set(folder, "editorials")
    if path is not None:
        pieces = list(gold.load_editorials(path).values())
        ratings = [np.mean([rating for _, rating in rated]) for rated in pieces]
        whole = [compound("\n\n".join(text for text, _ in rated)) for rated in pieces]
        mean = [np.mean([compound(text) for text, _ in rated]) for rated in pieces]
        named = ((whole, "VADER's compound of the whole text"), (mean, "mean of VADER's compounds of the sentences"))
        for values, neighbour in named:
            result = Result("sentiment of an article, r", "articles", columns(values, ratings), pearson)
            yield _row(result, "editorials", neighbour, package)
    for name in ("semeval07", "newsmtsc", "phrasebank"):
        path = gold.find_set(folder, name)
        if path is not None:
            (result,) = elsewhere.tone_results(gold.load_lines(path), compound)
            yield _row(result, name, "VADER's compound", package)


def spacy_parser(folder: Path, model: str) -> Iterator[Neighbour]:
    """Ends of sentences by spaCy, and as cues its verbs that have a subject and a clause hanging on them."""
    parse = import_module(model).load()
    for name in ("gum_news", "ewt"):
        path = gold.find_set(folder, name)
        if path is None:
            continue
        items = [each for each in gold.load_lines(path) if len(each["sentences"]) > 1]
        ends: dict[str, list[Span]] = {each["text"]: [] for each in items}
        cues: dict[str, list[Span]] = {each["text"]: [] for each in items}
        for text in ends:
            for line in re.finditer(
                r"[^\n]+", text
            ):  # line by line, for spaCy takes a heading for a part of what follows
                parsed = parse(line[0])
                ends[text] += [(line.start() + each.start_char, line.start() + each.end_char) for each in parsed.sents]
                cues[text] += [(line.start() + start, line.start() + end) for start, end in clause_verbs(parsed)]
        yield _row(elsewhere.sentence_results(items, ends.__getitem__)[0], name, "spaCy", "spacy")
        if name == "gum_news":
            marked = [elsewhere.clause_cues(each) for each in items]
            for result in cue_results(list(cues), marked, cues.__getitem__)[:3]:
                yield _row(result, name, "verbs with a clause by spaCy's parser", "spacy")


def clause_verbs(parsed: Any) -> Iterator[Span]:
    """Verbs with a subject and a clause, as spaCy parsed them."""
    for word in parsed:
        hanging = {child.dep_ for child in word.children}
        if word.pos_ == "VERB" and "nsubj" in hanging and hanging & CLAUSES:
            yield word.idx, word.idx + len(word)


MEASURED: tuple[Callable[[Path], Iterator[Neighbour]], ...] = (
    two_annotators,
    rest_of_the_sentence,
    textstat_on_clear,
    textstat_on_levels,
    vader,
)


def measured(folder: Path, model: str = "en_core_web_sm") -> pd.DataFrame:
    """The neighbours that can be measured with what is installed and what lies below `folder`."""
    rows = [row for measure in MEASURED for row in measure(folder)]
    try:
        rows += spacy_parser(folder, model)
    except ImportError:
        print(f"spaCy with {model} is not installed: its rows of {FILE.name} stay as they are", file=sys.stderr)
    return pd.DataFrame(rows, columns=Neighbour._fields)


def known() -> pd.DataFrame:
    """All neighbours, as `neighbours.csv` has them."""
    return pd.read_csv(FILE, keep_default_na=False, dtype=str).astype({"figure": float})


def renew(folder: Path, model: str = "en_core_web_sm") -> None:
    """Write into `neighbours.csv` what was measured anew; all other rows stay."""
    old, new = known(), measured(folder, model).round(4)
    new = new.assign(who=HERE, when="", source="measured by make validate").astype({"n": str})
    both = pd.concat([old, new]).drop_duplicates(KEY, keep="last").sort_values(["set", "measure", "kind", "neighbour"])
    both[old.columns].to_csv(FILE, index=False, lineterminator="\n")


def beside(table: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """The table with the best neighbour, the best baseline and the ceiling of each figure, where one is known."""
    for kind in ("neighbour", "baseline", "ceiling"):
        down = near["measure"].str.endswith(LOWER_IS_BETTER)
        best = near[near["kind"] == kind].assign(rank=near["figure"].where(~down, -near["figure"]))
        best = best.sort_values("rank", kind="stable").drop_duplicates(["measure", "set"], keep="last")
        best = best[["measure", "set", "neighbour", "figure"]].set_axis(
            ["measure", "set", kind, f"{kind}_figure"], axis=1
        )
        table = table.merge(best, on=["measure", "set"], how="left")
    return table


def main(arguments: list[str] | None = None) -> int:
    """Measure, renew neighbours.csv and print it; the exit status."""
    parser = parser_of("neighbours", __doc__)
    parser.add_argument("folder", type=Path, help="where the annotated sets lie")
    parser.add_argument("--model", default="en_core_web_sm", help="spaCy's model, as it is imported")
    options = parser.parse_args(arguments)
    renew(options.folder, options.model)
    print(known().drop(columns="source").to_string(index=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
