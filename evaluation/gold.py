"""Human annotations, read from a folder: in the layout of their public source, or gathered in one place.

Nothing here ships with the package; docs/annotated-sets.md says where each set is to be had.
"""

import csv
import hashlib
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import TearsheetError
from evaluation.scores import Span


class GoldAttribution(NamedTuple):
    """One annotated attribution: the spans of its source, its cue and its content."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


class GoldArticle(NamedTuple):
    """An article's text and every cue and attribution annotated in it."""

    name: str
    text: str
    cues: list[list[Span]]
    attributions: list[GoldAttribution]

    @property
    def sources(self) -> list[Span]:
        """Every piece of a source."""
        return [part for each in self.attributions for part in each.source]


class GoldExcerpt(NamedTuple):
    """An excerpt with its human ease of reading, sentence count and published formula values."""

    text: str
    ease: float
    sentences: int
    published: dict[str, float]


PUBLISHED_FORMULAS = {
    "flesch_reading_ease": "Flesch-Reading-Ease",
    "flesch_kincaid_grade": "Flesch-Kincaid-Grade-Level",
    "automated_readability_index": "Automated Readability Index",
    "smog_index": "SMOG Readability",
    "dale_chall_readability_score": "New Dale-Chall Readability Formula",
}


PATTERNS = {
    "hedges": ("uncertainty-conll2010.csv", "wiki*.xml"),
    "editorials": ("nytEditorialSnippets_GroundTruth.txt",),
    "clear": ("*[cC][lL][eE][aA][rR]*.csv",),
}


def find_set(folder: Path, name: str, split: str = "dev") -> Path | None:
    """Where a set lies below `folder`, or None: a split of `polnear`, one of PATTERNS, or `NAME.jsonl`."""
    if name == "polnear":
        splits = (path for path in sorted(folder.rglob(split)) if path.is_dir())
        return next((p for p in splits if (p / "text").is_dir() and (p / "attributions").is_dir()), None)
    patterns = PATTERNS.get(name, (f"{name}.jsonl",))
    found = (path for pattern in patterns for path in sorted(folder.rglob(pattern)))
    return next(found, None)


def checksum(path: Path) -> str:
    """SHA-256 over a file, or over the names and contents of all files below a folder."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.relative_to(path).as_posix().encode() if file != path else b"")
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _standoff(annotation: str) -> tuple[list[list[Span]], list[GoldAttribution]]:
    """Cues and attributions of one brat file."""
    spans: dict[str, list[Span]] = {}
    cues: list[list[Span]] = []
    events: list[list[str]] = []
    for line in annotation.splitlines():
        mark, _, rest = line.partition("\t")
        if mark.startswith("T"):
            label, _, places = rest.split("\t")[0].partition(" ")
            # Some annotations carry an empty fragment.
            pairs = (each.split() for each in places.split(";") if each.strip())
            spans[mark] = [(int(start), int(end)) for start, end in pairs]
            if label == "Cue":
                cues.append(spans[mark])
        elif mark.startswith("E"):
            events.append(rest.split())
    attributions = []
    for event in events:
        roles: defaultdict[str, list[Span]] = defaultdict(list)
        for argument in event:
            role, _, target = argument.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(target, [])
        attributions.append(GoldAttribution(roles["Source"], roles["Cue"], roles["Content"]))
    return cues, attributions


def _annotations(folder: Path) -> dict[str, list[Path]]:
    """The files of each article of a split of PolNeAR, one for each person who annotated it."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rpartition("_")[0]].append(path)
    return files


def load_polnear(folder: Path) -> list[GoldArticle]:
    """One split of PolNeAR: `text/*.txt` and `attributions/*.ann`, the first annotator by name."""
    annotators = _annotations(folder)
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = annotators.get(path.stem)
        cues, attributions = _standoff(_read(files[0])) if files else ([], [])
        articles.append(GoldArticle(path.stem, _read(path), cues, attributions))
    return articles


def load_annotators(folder: Path) -> list[list[GoldArticle]]:
    """Each article of a split of PolNeAR that several people annotated, as each of them has it."""
    return [
        [GoldArticle(name, _read(folder / "text" / f"{name}.txt"), *_standoff(_read(path))) for path in files]
        for name, files in _annotations(folder).items()
        if len(files) > 1
    ]


def load_hedges(path: Path) -> list[tuple[str, bool]]:
    """Sentences and whether they are uncertain: Pattern's CSV sample or CoNLL-2010's own XML."""
    if path.suffix == ".xml":
        root = ElementTree.parse(path).getroot()
        return [("".join(each.itertext()), each.get("certainty") == "uncertain") for each in root.iter("sentence")]
    with path.open(encoding="utf-8", newline="") as file:
        return [(html.unescape(text), mark == "-1") for mark, text in csv.reader(file)]


def load_editorials(path: Path) -> dict[str, list[tuple[str, float]]]:
    """For each opinion piece its sentences and their mean ratings (-4 to 4)."""
    pieces: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in _read(path).splitlines():
        number, rating, text = line.split("\t", 2)
        pieces[number.partition("_")[0]].append((text, float(rating)))
    return dict(pieces)


def load_clear(path: Path) -> list[GoldExcerpt]:
    """The CLEAR corpus, whichever further columns its file has."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or "BT_easiness" not in rows[0]:
        raise TearsheetError(f"{path.name} is not the CLEAR corpus: it has no column BT_easiness")
    return [
        GoldExcerpt(
            row["Excerpt"],
            float(row["BT_easiness"]),
            int(float(row["Sentence Count"])),
            {ours: float(row[theirs]) for ours, theirs in PUBLISHED_FORMULAS.items()},
        )
        for row in rows
    ]


def load_lines(path: Path) -> list[dict[str, Any]]:
    """A set of one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")


def quoted_spans(text: str) -> list[Span]:
    """Every span between curly double marks, or between straight ones within a line."""
    return [match.span() for match in QUOTED.finditer(text)]
