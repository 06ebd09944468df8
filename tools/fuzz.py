"""Look for a text that breaks a measure: coverage-guided fuzzing of everything that takes an article.

`make fuzz [SECONDS=600] [FOUND=folder]` calls this; it needs atheris, which is no dependency of the project. What was
found lies in the folder as plain text, one file per text, and `python tools/fuzz.py --replay FILE ...` runs those again
without atheris. A text that broke something becomes a case in `tests/cases/policy_texts.json`.
"""

import json
import math
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 3000  # bytes of a text: most of the time goes into long ones, and short ones break as much
BY = ("section", "article", "voice", "paragraph", "sentence")
RATES = ("hedges", "boosters", "attributions", "quotes")
KINDS = (*RATES, "sentiment")


def check(raw: bytes) -> None:
    """Measure a text in every way; raises for whatever must not happen."""
    import analysis as a

    text = raw.decode("utf-8", "surrogateescape")  # half a character for each byte that is none
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", a.TearsheetWarning)
        article = a.parse_article(text)
        assert len(article.text) == len(text)
        for part in article.parts:
            assert article.text[part.start : part.end] == part.text
        for evidence in (a.sentences, a.hedges, a.boosters, a.attributions, a.quotes, a.sentiment_words):
            more = {} if evidence is a.sentences else {"rejected": True}
            check_places(article.text, evidence(article, **more))
        by = BY[len(text) % len(BY)]  # one a text, so that there is time for more texts
        table = a.profile(article, by=by)
        check_rates(table)
        summary = (a.readability, a.hedging, a.attribution, a.sentiment, a.quotation)[len(text) // len(BY) % 5]
        alone = summary(article, by=by)
        assert alone.drop(columns="words").equals(table[alone.columns].drop(columns="words"))
        shown = a.highlight(article, *(KINDS if len(text) % 4 == 0 else KINDS[len(text) % len(KINDS) :][:2]))
        page = shown._repr_html_()
        assert all((repr(shown), repr(article), article._repr_html_()))
        assert page.count("<mark") == page.count("</mark>")
        if len(text) % 8 == 0:
            a.changes(article, text[len(text) // 2 :])


def check_places(text: str, table: pd.DataFrame) -> None:
    """Whatever is shown stands where the table says."""
    for name, place in {"text": "", "source": "source_", "speaker_text": "speaker_"}.items():
        if name in table:
            columns = (table[each].tolist() for each in (f"{place}start", f"{place}end", name))
            for start, end, words in zip(*columns, strict=True):
                assert (start < 0 and place) or text[start:end] == words != "", (name, start, words)
    assert table["start"].is_monotonic_increasing


def check_rates(table: pd.DataFrame) -> None:
    """A rate is its count over the words, inside its interval; no words, no rate."""
    for row in table.to_dict("records"):
        for name in RATES:
            rate, low, high = (row[f"{name}_per_1000_words{end}"] for end in ("", "_low", "_high"))
            nothing = row[name] == 0 and math.isnan(rate + low + high)
            true = low <= rate <= high and math.isclose(rate * row["words"], 1000 * row[name])
            assert true if row["words"] else nothing, (name, row)
        assert 0 <= row["quoted_words"] <= row["words"], row


def texts() -> Iterator[str]:
    """What to start from: the articles that ship, and the texts of every case."""
    yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").rglob("*.txt")))
    for path in sorted((ROOT / "tests" / "cases").glob("*.json")):
        waiting = [json.loads(path.read_text(encoding="utf-8"))]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str) and " " in each:
                yield each
            elif isinstance(each, list | dict):
                waiting += each.values() if isinstance(each, dict) else each


def seeds() -> Iterator[bytes]:
    """The texts, short ones joined: each run has a cost of its own, whatever its length."""
    joined = b""
    for text in texts():
        raw = text.encode("utf-8", "surrogatepass")[:LONGEST]
        if joined and len(joined) + len(raw) > LONGEST:
            yield joined
            joined = b""
        joined += raw + b"\n\n"
    yield joined


def pieces() -> Iterator[bytes]:
    """What to mix in: the words of every lexicon, marks, line ends, and characters that are not what they seem."""
    from analysis.lexicons.lexicon import shipped_rows

    for name in ("hedges", "boosters", "attributions", "attribution_words", "sentiment_corrections"):
        yield from (row["cue"].encode() for row in shipped_rows(name))
    yield from (row["word"].encode() for row in shipped_rows("word_lists"))
    yield from (mark.encode() for mark in "“”‘’«—…🙂İßﬁ\u2028\x85\u200b\u202e\u0301")
    yield from (b"\r\n", b"\n\n", b"## ", b"Share This Article", b"4 Min Read", b"By Ann Lee", b"U.S. ", b"Mr. Lee")


def main(arguments: list[str]) -> None:
    """Replay files, or fuzz for SECONDS from a folder FOUND that keeps what was found."""
    if arguments[:1] == ["--replay"]:
        for path in map(Path, arguments[1:]):
            check(path.read_bytes())
        return
    import atheris

    seconds, folder = os.environ.get("SECONDS") or "600", Path(os.environ.get("FOUND") or ".cache/fuzz")
    print(f"Measuring texts that nobody would write; what they are is kept in {folder}.")
    folder.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["analysis"]):
        import analysis

        for name in analysis.__all__:  # each room is loaded when it is first asked for
            getattr(analysis, name)
    for number, raw in enumerate(seeds()):
        (folder / f"start-{number:04}").write_bytes(raw)
    words = folder.with_suffix(".dict")
    escaped = ("".join(map("\\x{:02x}".format, piece)) for piece in pieces())
    words.write_text("".join(f'"{piece}"\n' for piece in escaped))
    # A text that takes 20 seconds is a finding too.
    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={words}", "-timeout=20"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={folder}-", str(folder)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
