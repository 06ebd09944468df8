"""Fit what a line's looks and place say of its kind: `python -m evaluation.fit_layout GOLD [--write]`.

GOLD holds `layout/pages.jsonl.gz`: news pages as pasted text, each line with the part that it belongs to. One logistic
model a kind (title, byline, heading, furniture), on the lines that it is asked about, with a penalty on the squares of
the weights. Short pieces of the same pages, articles in plain text and our own cases are there so that the weights hold
for these too; all lines of one page stay on one side. Without `--write`, the lines right of those left out of the fit,
by halves of the pages; with it, `analysis/lexicons/layout_rules.csv` is written anew from all pages.
"""

import argparse
import csv
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from analysis.article.layout import sort_lines
from analysis.article.lines import lines_of
from analysis.article.page import Page
from analysis.article.weights import ALWAYS
from analysis.text.characters import plain
from evaluation.scores import both_f1, columns

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "analysis" / "lexicons" / "layout_rules.csv"
CASES = ROOT / "tests" / "cases" / "articles.json"
# Chosen by five-fold cross-validation over the pages, on F1 of the headings: the penalty of each kind's weights, how
# often a phrase must occur, what a line counts for in each kind of text, and how many lines of furniture a text has
# at most before they count for less. Phrases that made headings worse are left out for them.
PENALTY = {"title": 2.0, "byline": 2.0, "heading": 8.0, "furniture": 1.0}
LEAST, FURNITURE = 8, 80
COUNTS = {"pasted": 0.5, "clean": 1.0, "plain": 0.5, "case": 0.3, "short": 0.3}
NOT_FOR_HEADINGS = ("page furniture right", "two lines below", "a credit right", "a weekday and", "in a picture")
LONGEST_HEADING = 20
Blocks = list[tuple[str, str]]


class Text(NamedTuple):
    """A text: the page it is from, what kind of text it is, its lines to be judged, and what each is."""

    page: str
    kind: str
    lines: Page
    labels: list[str]


def texts(gold: Path) -> Iterator[Text]:
    """All texts that the weights are fitted on."""
    with gzip.open(gold / "layout" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [page for page in map(json.loads, lines) if "pastes" in page]
    for page in pages:
        for paste in page["pastes"].values():
            for spacing, at in (("blank", 0), ("chrome", 2)):
                spans = [(line[at], line[at + 1], line[4]) for line in paste["lines"]]
                yield _labelled(page["id"], "pasted", paste[spacing], spans)
        blocks = [(text, label) for text, label in page["clean"]]
        yield _joined(page["id"], "clean", blocks)
        for piece in _pieces(blocks):
            yield _joined(page["id"], "short", piece)
    for path in sorted((gold / "polnear" / "train" / "text").iterdir())[:840:4]:
        text = path.read_text(encoding="utf-8")
        yield _labelled(path.name, "plain", text, [(0, len(text), "body")])
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        yield _labelled(case["about"], "case", case["text"], list(_spans(case)))


def _joined(name: str, kind: str, blocks: Blocks) -> Text:
    spans, at = [], 0
    for text, label in blocks:
        spans.append((at, at + len(text), label))
        at += len(text) + 2
    return _labelled(name, kind, "\n\n".join(text for text, _ in blocks), spans)


def _pieces(blocks: Blocks) -> Iterator[Blocks]:
    """The top of an article with a few lines around its first and its last heading."""
    top = [block for block in blocks if block[1] in ("title", "byline")]
    rest = [block for block in blocks if block not in top]
    headings = [n for n, block in enumerate(rest) if block[1] == "heading"] or [3]
    for n in dict.fromkeys((headings[0], headings[-1])):
        yield top + rest[max(0, n - 2) : n + 3]


def _spans(case: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """What a case says of each of its lines."""
    names = {name.rsplit(" (", 1)[0] if name.endswith(")") else name for name, _ in case["sections"]}
    furniture = {text for text, _ in case["furniture"]}
    for line in lines_of(case["text"]):
        text = " ".join(line.text.strip("*_").split())
        told = {case["title"]: "title", case["byline"]: "byline"} | dict.fromkeys(furniture, "furniture")
        yield line.start, line.end, told.get(line.text, "heading" if text in names - {"Lead", "Article"} else "body")


def _labelled(name: str, kind: str, text: str, spans: list[tuple[int, int, str]]) -> Text:
    """A text, each of its lines with the label that covers most of it."""
    copy = plain(text)
    lines = lines_of(copy.text)
    _, page = sort_lines(lines)
    labels, first = [], 0
    for number in page.numbers:
        start, end = copy.span(lines[number].start, lines[number].end)
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        over: Counter[str] = Counter()
        for low, high, label in spans[first:]:
            if low >= end:
                break
            over[label] += min(end, high) - max(start, low)
        labels.append(over.most_common(1)[0][0] if over else "deck")
    return Text(name, kind, page, labels)


def asked(kind: str, text: Text) -> Iterator[tuple[list[str], bool, float]]:
    """The lines that a kind's model is asked about: phrases, whether they are of the kind, what each counts for."""
    if text.kind == "plain" and kind != "furniture":
        return
    places = text.lines.places
    many = FURNITURE / max(1, text.labels.count("furniture"))
    for at, label in enumerate(text.labels):
        look, counts = text.lines.looks[at], COUNTS[text.kind]
        if kind in ("title", "byline"):
            wanted = at <= places.first + 1
        elif kind == "heading":
            wanted = places.first - 2 <= at < places.last and not (look.prose or look.ended)
            wanted = wanted and look.length <= LONGEST_HEADING and label not in ("deck", "title", "byline")
        else:
            wanted = label not in ("deck", "title", "byline")
            counts *= min(1.0, many) if label == "furniture" else 1.0
        if wanted:
            left_out = NOT_FOR_HEADINGS if kind == "heading" else ()
            yield [p for p in text.lines.phrases(at) if not any(o in p for o in left_out)], label == kind, counts


def fit(kind: str, some: list[Text]) -> dict[str, float]:
    """The weight of each phrase for a kind."""
    rows = [row for text in some for row in asked(kind, text)]
    often = Counter(phrase for phrases, _, _ in rows for phrase in phrases)
    names = sorted(phrase for phrase, times in often.items() if times >= LEAST)
    column = {name: number for number, name in enumerate(names)}
    places = [(n, column[p]) for n, (phrases, _, _) in enumerate(rows) for p in phrases if p in column]
    at, of = np.array(places).T
    there: Any = sparse.csr_matrix((np.ones(len(places)), (at, of)), shape=(len(rows), len(names)))
    right = np.array([row[1] for row in rows], float)
    counts = np.array([row[2] for row in rows])

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = there @ weights[:-1] + weights[-1]
        error = counts * (1 / (1 + np.exp(-score)) - right)
        penalty = PENALTY[kind] * weights[:-1]
        loss = (counts * (np.logaddexp(0, score) - right * score)).sum() + weights[:-1] @ penalty / 2
        return loss, np.append(there.T @ error + penalty, error.sum())

    found = minimize(cost, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {ALWAYS: found[-1]} | dict(zip(names, found, strict=False))


def _half(text: Text) -> int:
    return int(hashlib.sha1(text.page.encode()).hexdigest(), 16) % 2


def main() -> None:
    """Fit and tell, or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    some = list(texts(options.gold))
    if options.write:
        with RULES.open("w", encoding="utf-8", newline="") as file:
            rules = csv.writer(file, lineterminator="\n")
            rules.writerow(["kind", "phrase", "weight", "source"])
            for kind in PENALTY:
                for phrase, weight in fit(kind, some).items():
                    rules.writerow([kind, phrase, f"{weight:.2f}", "fitted on annotated news pages"])
        return
    for half in (0, 1):
        for kind in PENALTY:
            weights = fit(kind, [text for text in some if _half(text) == half])
            rows = [row for text in some if _half(text) != half and text.kind != "case" for row in asked(kind, text)]
            said = [sum(weights.get(p, 0.0) for p in (ALWAYS, *phrases)) > 0 for phrases, _, _ in rows]
            figure, number = both_f1(columns([row[1] for row in rows], said)), sum(row[1] for row in rows)
            print(f"fitted on half {half}, lines of the other: {kind:9} F1 {figure:.3f} ({number} lines)")


if __name__ == "__main__":
    main()
