"""What README.md and CODEBOOK.md say of agreement and of speed, written between marks by what measures it."""

from pathlib import Path

import pandas as pd

VALIDATE, BENCH = "make validate", "make bench"
RATE = "all five measures with intervals: MB of text a second and core"
EACH = "the same: milliseconds an article"
MAIN = (  # what README shows, with what each says in plain words
    ("attribution cues, F1", "polnear/dev", "attributions found in US political news, F1"),
    ("attribution cues, F1", "gum_news", "the same in Wikinews, F1"),
    ("speaker of a quote, words as they stand or name resolved", "polnear/dev", "speakers of quotations, share right"),
    ("hedged sentences, accuracy", "hedges", "sentences with and without doubt told apart, share right"),
    ("hedges of a sentence against its certainty, r", "certainty", "hedges of a sentence against its certainty, r"),
    ("sentiment of an article, r", "editorials", "sentiment against readers of editorials, r"),
    ("sentiment of a sentence, r", "newsmtsc", "sentiment against readers of sentences of news, r"),
    ("flesch_reading_ease, r", "clear", "Flesch reading ease against teachers, r"),
    ("sentences of an excerpt, mean error", "clear", "sentences counted wrong in an excerpt (less is better)"),
)


def put(path: Path, mark: str, text: str) -> None:
    """Write a text between the marks of a command in a file."""
    before, start, rest = path.read_text(encoding="utf-8").partition(f"<!-- {mark}: -->\n")
    _, end, after = rest.partition(f"<!-- :{mark} -->")
    if not start or not end:
        raise ValueError(f"{path.name} has no place for {mark}")
    path.write_text(f"{before}{start}{text}{end}{after}", encoding="utf-8")


def taken(path: Path, mark: str) -> str:
    """What stands between the marks of a command in a file."""
    return path.read_text(encoding="utf-8").partition(f"<!-- {mark}: -->\n")[2].partition(f"<!-- :{mark} -->")[0]


def markdown(names: list[str], rows: list[list[str]]) -> str:
    """A table.

    >>> print(markdown(["what", "figure"], [["speed", "2"]]), end="")
    | what | figure |
    | --- | --- |
    | speed | 2 |
    """
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _digits(figure: float) -> str:
    return "" if pd.isna(figure) else f"{figure:.2f}"


def _beside(row: pd.Series, kind: str) -> str:
    return f"{row[f'{kind}_figure']:.2f} {row[kind]}" if pd.notna(row[f"{kind}_figure"]) else ""


def agreement_table(table: pd.DataFrame) -> str:
    """Every figure, for CODEBOOK.md."""
    rows = [
        [
            row["measure"],
            f"`{row['set']}`",
            f"{row['n']:,} {row['unit']}",
            _digits(row["figure"]),
            f"{row['low']:.2f} to {row['high']:.2f}",
            _beside(row, "neighbour"),
            _beside(row, "baseline"),
            _beside(row, "ceiling"),
        ]
        for _, row in table.iterrows()
    ]
    return markdown(
        ["figure", "set", "n", "here", "95 % interval", "best neighbour", "simple way", "people, or best known"], rows
    )


def agreement_summary(table: pd.DataFrame) -> str:
    """The main figures, for README.md."""
    figures = {(row["measure"], row["set"]): row for _, row in table.iterrows()}
    rows = [
        [
            words,
            _digits(row["figure"]),
            f"{row['low']:.2f} to {row['high']:.2f}",
            _beside(row, "neighbour"),
            _beside(row, "ceiling"),
        ]
        for *key, words in MAIN
        if (row := figures.get((key[0], key[1]))) is not None
    ]
    return markdown(["what", "here", "95 % interval", "best neighbour", "people, or best known"], rows)


def write_agreement(folder: Path, table: pd.DataFrame) -> None:
    """Bring both files up to date with a table of agreement."""
    put(folder / "CODEBOOK.md", VALIDATE, agreement_table(table))
    put(folder / "README.md", VALIDATE, agreement_summary(table))


def speed_table(table: pd.DataFrame) -> str:
    """Every figure of speed, for CODEBOOK.md; the first two rows say when and where."""
    (_, date), (_, machine), *rows = table.itertuples(index=False, name=None)
    return f"Measured with `make bench` on {date}, on {machine}:\n\n" + markdown(
        ["what", "figure"], [[str(what), str(figure)] for what, figure in rows]
    )


def speed_summary(table: pd.DataFrame) -> str:
    """One sentence on speed, for README.md."""
    said = dict(table.itertuples(index=False, name=None))
    return (
        f"All five measures take {said[EACH]} ms for a generated article of about 1,100 words, or {said[RATE]} MB of "
        f"text a second and core (`make bench` on {said['date']}, on {said['machine']}). "
        "[CODEBOOK.md](CODEBOOK.md#a-million-articles) has the rest.\n"
    )


def write_speed(folder: Path, table: pd.DataFrame) -> None:
    """Bring both files up to date with a table of speed."""
    put(folder / "CODEBOOK.md", BENCH, speed_table(table))
    put(folder / "README.md", BENCH, speed_summary(table))
