"""What other tools say of sentences that news is full of, beside what we say: the table in README.md.

`make readme` writes it: textstat and VADER are asked anew, for they are dependencies; spaCy where it and a model of its
are installed (as in `evaluation/neighbours.py`), else what `side_by_side.csv` has from the last time. The sentences are
our own. Each asks one thing, and a tool that does not measure it has a dash.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article.parse import read_article
from analysis.evidence.attributions import attributions
from analysis.evidence.hedges import hedges
from analysis.measures.readability import readability
from analysis.measures.sentiment import sentiment
from analysis.text.numerals import counted, interval, number
from analysis.text.vocabulary import textstat_offline
from evaluation.commands import parser_of
from evaluation.neighbours import clause_verbs
from evaluation.written import markdown, put

FILE = Path(__file__).with_name("side_by_side.csv")
ROOT = Path(__file__).resolve().parent.parent
MARK = "make readme, side by side"
NOTHING = "–"


def textstat_says(text: str, asked: str) -> str:
    """Sentences and grade by textstat."""
    if asked != "sentences":
        return NOTHING
    with textstat_offline() as textstat:
        return _sentences(textstat.sentence_count(text), textstat.flesch_kincaid_grade(text))


def vader_says(text: str, asked: str) -> str:
    """VADER's compound score."""
    if asked != "tone":
        return NOTHING
    return _signed(SentimentIntensityAnalyzer().polarity_scores(text)["compound"])


def spacy_says(parse: Any, text: str, asked: str) -> str:
    """Sentences by spaCy's parser, and as cues its verbs with a subject and a clause."""
    parsed = parse(text)
    if asked == "sentences":
        return _sentences(len(list(parsed.sents)))
    return _words([text[start:end] for start, end in clause_verbs(parsed)]) if asked == "cues" else NOTHING


def we_say(text: str, asked: str) -> str:
    """What is measured here, with the words behind it."""
    if asked == "sentences":
        table = readability(text, by="article")
        return _sentences(int(table["sentences"].item()), table["flesch_kincaid_grade"].item())
    if asked == "hedges":
        return _words(list(hedges(text)["text"]))
    if asked == "cues":
        table = attributions(text)
        return _words([f"{cue} ({source})" for cue, source in zip(table["text"], table["source"], strict=True)])
    row = sentiment(text, by="article").iloc[0]
    value, low, high = (float(row[f"sentiment{end}"]) for end in ("", "_low", "_high"))
    return interval(value, low, high, digits=2) if row["sentences"] > 1 else _signed(value)


def _sentences(count: int, grade: float | None = None) -> str:
    return counted(count, "sentence") + ("" if grade is None else f", grade {number(grade, 1)}")


def _signed(value: float) -> str:
    return f"{'+' * (value > 0)}{number(value, 2)}"


def _words(words: list[str]) -> str:
    return ", ".join(f"*{word}*" for word in words) or "none"


def asked_anew(table: pd.DataFrame, model: str) -> pd.DataFrame:
    """The table with what each tool says now; spaCy's column stays where it is not installed."""
    texts = [read_article(ROOT / text).text if text.endswith(".txt") else text for text in table["text"]]
    tools: dict[str, Callable[[str, str], str]] = {"textstat": textstat_says, "VADER": vader_says, "here": we_say}
    try:
        parse = import_module(model).load()
        tools["spaCy"] = lambda text, asked: spacy_says(parse, text, asked)
    except ImportError:
        print(f"spaCy with {model} is not installed: its column stays as it is")
    said = {
        name: [tool(text, asked) for text, asked in zip(texts, table["asked"], strict=True)]
        for name, tool in tools.items()
    }
    return table.assign(**said)


def as_markdown(table: pd.DataFrame) -> str:
    """The table as README.md has it."""
    rows = [
        [f"{row['shown']}<br>*{row['question']}*", row["textstat"], row["VADER"], row["spaCy"], f"**{row['here']}**"]
        for _, row in table.iterrows()
    ]
    return markdown(["what stands in the news", "textstat", "VADER", "spaCy", "Tearsheet"], rows)


def known() -> pd.DataFrame:
    """The table as it was last made."""
    return pd.read_csv(FILE, keep_default_na=False, dtype=str)


def main(arguments: list[str] | None = None) -> int:
    """Ask all tools, write the CSV and README.md."""
    parser = parser_of("side_by_side", __doc__)
    parser.add_argument("--model", default="en_core_web_sm", help="spaCy's model, as it is imported")
    table = asked_anew(known(), parser.parse_args(arguments).model)
    table.to_csv(FILE, index=False, lineterminator="\n")
    put(ROOT / "README.md", MARK, as_markdown(table))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
