"""What every function says of many texts, as digests: `python tests/frozen.py --help`.

A change that is to leave all numbers alone leaves `tests/frozen.json` alone. One that means to change numbers writes it
anew, and says in CHANGELOG.md which and why. `--dump` writes the tables themselves, for `diff -r` between two versions.
"""

import argparse
import hashlib
import json
import os
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import analysis as a

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIGESTS = HERE / "frozen.json"
CHUNK = 42  # articles under one digest


def outputs(text: str) -> Iterator[tuple[str, str]]:
    """Every kind of output for one text, to the last bit."""
    article = a.parse_article(text)
    yield "layout", _table(article.layout()) + repr(article)
    for by in ("section", "article", "voice", "paragraph", "sentence"):
        yield f"profile by {by}", _table(a.profile(article, by=by))
    for table in (a.hedges, a.boosters, a.attributions, a.quotes, a.sentiment_words):
        yield table.__name__, _table(table(article, rejected=True))
    for table in (a.sentences, a.sources, a.headline, a.headline_claims):
        yield table.__name__, _table(table(article))
    marked = a.highlight(article, "hedges", "boosters", "attributions", "quotes", "sentiment")
    yield "highlight", repr(marked) + marked._repr_html_()


def _table(frame) -> str:
    # repr of a float is its shortest exact form
    return "\n".join(f"{name}: {values!r}" for name, values in frame.to_dict("list").items()) + f"\n{frame.attrs}\n"


def sets(gold: Path | None) -> Iterator[tuple[str, list[str]]]:
    """The texts by set: those that ship, and the annotated articles where `gold` has them."""
    seeds = sorted((ROOT / "seeds").rglob("*.txt"))
    yield "seeds", [path.read_text("utf-8") for path in seeds]
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from newslike import NewsLike

    yield "generated", NewsLike().articles(CHUNK)
    policy = json.loads((HERE / "cases" / "policy_texts.json").read_text("utf-8"))
    yield "policy", [case["text"] * min(case["times"], 2000) for case in policy]
    for split in ("dev", "train"):
        place = gold and next((path for path in gold.rglob(f"{split}/text") if path.is_dir()), None)
        texts = [path.read_bytes().decode("utf-8") for path in sorted(place.glob("*.txt"))] if place else []
        for first in range(0, len(texts), CHUNK):
            yield f"{split} {first // CHUNK + 1:02}", texts[first : first + CHUNK]


def digests(texts: list[str], dump: Path | None = None) -> dict[str, str]:
    """One digest a kind of output, over all texts of a set."""
    made: dict[str, hashlib._Hash] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", a.TearsheetWarning)
        for number, text in enumerate(texts):
            for kind, said in outputs(text):
                made.setdefault(kind, hashlib.sha256()).update(said.encode("utf-8", "surrogatepass"))
                if dump:
                    place = dump / kind / f"{number:03}.txt"
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(said.encode("utf-8", "surrogatepass"))
    return {kind: digest.hexdigest()[:16] for kind, digest in made.items()}


def main() -> int:
    """Compare with what is frozen, or freeze anew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="freeze what today's code says")
    parser.add_argument("--dump", type=Path, help="write the tables themselves below this folder")
    parser.add_argument("--only", default="", help="sets whose name begins so")
    options = parser.parse_args()
    gold = os.environ.get("TEARSHEET_GOLD")
    known = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    bad = 0
    wanted = {name: texts for name, texts in sets(Path(gold) if gold else None) if name.startswith(options.only)}
    folders = [options.dump and options.dump / name for name in wanted]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(digests, wanted.values(), folders))
    for name, now in zip(wanted, made, strict=True):
        differ = [kind for kind in now if known.get(name, {}).get(kind) != now[kind]]
        bad += bool(differ)
        print(name, "differs: " + ", ".join(differ) if differ else "same")
        known[name] = now
    if options.write:
        DIGESTS.write_text(json.dumps(known, indent=1) + "\n")
    return int(bad > 0 and not options.write)


if __name__ == "__main__":
    raise SystemExit(main())
