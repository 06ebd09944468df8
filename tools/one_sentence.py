"""One sentence on its way through the rooms, from its words to a row that is counted.

`draw_architecture.py` puts it into docs/architecture.md.
"""

import pandas as pd

import analysis as a
from analysis.evidence.attribution.weights import Candidate, Candidates
from analysis.evidence.voices import quoted_words
from analysis.lexicons.lexicon import load_lexicon, shipped_rows
from analysis.text.classes import word_classes
from analysis.words.names import names
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading, read

TEXT = "Anna Berg claimed on Monday that her film “Low Water” may win: “We need it.”"


def table(header: str, rows: list[list[object]]) -> str:
    """A table in Markdown; `header` has its columns with commas between."""
    names = header.split(", ")
    lines = [names, ["---"] * len(names), *([str(cell).replace("|", r"\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def code(text: str) -> str:
    """As it stands in the text, spaces included; empty for nothing."""
    return f"`{text}`" if text else ""


def words(reading: Reading) -> str:
    """The table of words: what each is by itself, and what its place makes of it."""
    prose = reading.prose
    marked = [(quotation.start, quotation.end) for quotation in reading.once(find_quotations)]
    rows: list[list[object]] = []
    for at, (word, gap) in enumerate(zip(prose.words, prose.gaps, strict=True)):
        inside = any(start <= prose.starts[at] < end for start, end in marked)
        rows.append(
            [
                at,
                word,
                code(gap),
                word_classes().get(prose.folded[at], ""),
                "name" if reading.once(names)[at] else "",
                prose.word_sentence[at] + 1,
                "yes" if inside else "",
                "quoted" if reading.once(quoted_words)[at] else "reporter",
            ]
        )
    return table("number, word, gap before, class, name?, sentence, inside marks, voice", rows)


def weighed(candidate: Candidate) -> str:
    """What speaks for and against a candidate, largest first; rules that say nothing of it are left out."""
    rules = [[f"{rule}: {value}", f"{weight:+.2f}"] for weight, rule, value in candidate.weighed() if round(weight, 2)]
    rules.sort(key=lambda row: -abs(float(row[1])))
    (start,) = (float(row["weight"]) for row in shipped_rows("attribution_rules") if row["rule"] == "always")
    itself = ["the word itself", f"{candidate.word.weight:+.2f}"]
    rows = [itself, ["where each sum starts (`always`)", f"{start:+.2f}"], *rules]
    return table("what is seen, weight", [*rows, ["**sum**", f"**{candidate.score:+.2f}**"]])


def evidence(rows: pd.DataFrame, *columns: str) -> str:
    """Some columns of a public table."""
    return table(", ".join(columns), rows[list(columns)].values.tolist())


PAGE = """> {text}

`words/` and `text/` say of each word what it is by itself (its class, from a list) and what its place makes of it. The
voice comes last, for it depends on what kind of quotation the marks hold, and that is for `evidence/` to say: a title
is nobody's speech.

{words}
`evidence/attribution/`: `{cue}` is in the lexicon, so it is a candidate. Its own weight and those of what stands
around it are log-odds and are added up; above 0 it counts. (`a.rules()` says what each rule looks at; values that weigh
nothing are left out here.)

{weighed}
`evidence/attributions.py`: a candidate that counts is a row of `a.attributions(text)`, with the words that name its
source and the rule with the largest weight. The colon before the quotation would be a cue too, had the sentence no
other before it.

{row}
`measures/attribution.py`: and a row is one in the counts of `a.attribution(text, by="article")`.

{counts}"""


def shown() -> str:
    """The page's section on one sentence."""
    reading = read(a.parse_article(TEXT))
    (candidate,) = Candidates(reading, load_lexicon("attributions"))
    counts = a.attribution(TEXT, by="article")
    return PAGE.format(
        text=TEXT,
        words=words(reading),
        cue=reading.prose.words[candidate.at],
        weighed=weighed(candidate),
        row=evidence(a.attributions(TEXT), "text", "start", "end", "tone", "source", "source_type", "rule"),
        counts=evidence(counts, "words", "attributions", "attributions_loaded", "sources_named"),
    )


if __name__ == "__main__":
    print(shown())
