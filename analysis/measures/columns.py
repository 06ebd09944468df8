"""How a column of a summary is shown: its name, its unit, which way is up, its decimals, its source.

Figures take their labels and axes from here. CODEBOOK.md has the definitions.
"""

from typing import NamedTuple


class Column(NamedTuple):
    """What a reader is told of a column; `higher` is what a higher value means, `short` is for narrow places."""

    label: str
    unit: str
    higher: str
    digits: int = 1
    source: str = ""
    short: str = ""

    @property
    def bracketed(self) -> str:
        """The unit as it stands behind the label.

        >>> COLUMNS["hedges_per_1000_words"].bracketed, COLUMNS["gunning_fog"].bracketed
        ('per 1,000 words', '(US school years)')
        """
        return self.unit if self.unit.startswith("per ") else f"({self.unit})"

    @property
    def title(self) -> str:
        """Label and unit in one line; a grade is its own unit.

        >>> COLUMNS["hedges_per_1000_words"].title, COLUMNS["flesch_kincaid_grade"].title
        ('hedges per 1,000 words', 'Flesch-Kincaid grade')
        """
        return self.label if self.label.endswith("grade") else f"{self.label} {self.bracketed}"

    @property
    def lower(self) -> str:
        """What a lower value means.

        >>> COLUMNS["hedges_per_1000_words"].lower, COLUMNS["gunning_fog"].lower
        ('less hedged', 'easier')
        """
        return _OPPOSITE.get(self.higher) or self.higher.replace("more ", "less ", 1)

    @property
    def axis(self) -> str:
        """Label, unit and which way is up.

        >>> COLUMNS["flesch_reading_ease"].axis
        'Flesch reading ease (points; higher is easier)'
        """
        return f"{self.label} ({self.unit}; higher is {self.higher})"


_OPPOSITE = {"easier": "harder", "harder": "easier"}
_YEARS = "US school years"
_RATE = "per 1,000 words"
COLUMNS = {
    "flesch_reading_ease": Column("Flesch reading ease", "points", "easier", 1, "Flesch 1948"),
    "flesch_kincaid_grade": Column("Flesch-Kincaid grade", _YEARS, "harder", 1, "Kincaid and others 1975", "grade"),
    "gunning_fog": Column("Gunning fog index", _YEARS, "harder", 1, "Gunning 1952"),
    "smog_index": Column("SMOG index", _YEARS, "harder", 1, "McLaughlin 1969"),
    "automated_readability_index": Column(
        "Automated readability index", "US grade", "harder", 1, "Senter and Smith 1967"
    ),
    "coleman_liau_index": Column("Coleman-Liau index", _YEARS, "harder", 1, "Coleman and Liau 1975"),
    "dale_chall_readability_score": Column("New Dale-Chall score", "points", "harder", 1, "Dale and Chall 1948"),
    "reading_ease": Column("reading ease", "points", "easier", 1, "Crossley and others 2022"),
    "hedges_per_1000_words": Column("hedges", _RATE, "more hedged", short="hedges"),
    "attributions_per_1000_words": Column("attributions", _RATE, "more attributed", short="attributions"),
    "attributed_words_percent": Column("attributed words", "% of words", "more attributed", short="% attributed"),
    "sources_per_1000_words": Column("sources", _RATE, "more sources", short="sources"),
    "sentiment": Column("sentiment", "−1\u00a0to\u00a01", "more positive", 2, short="sentiment"),
    "quoted_words_percent": Column("quoted words", "% of words", "more quoted", short="% quoted"),
}

# What a profile shows of itself: of its many columns, those that say most.
SHOWN = (
    *("name", "section", "article", "voice", "paragraph", "sentence", "words", "sentences", "flesch_kincaid_grade"),
    *("hedges_per_1000_words", "boosters_per_1000_words", "attributions_per_1000_words"),
    *("sources", "sources_named_distinct", "sentiment", "quotes", "quoted_words_percent"),
)

# One figure per measure: what is shown where articles or voices stand side by side.
COMPARED = (
    "flesch_kincaid_grade",
    "hedges_per_1000_words",
    "attributions_per_1000_words",
    "sentiment",
    "quoted_words_percent",
)

DIGITS = {name: column.digits for name, column in COLUMNS.items()} | {"compound": 2}

# The names of figures of agreement that are errors or losses end so.
LOWER_IS_BETTER = ("mean error", "missed, share")
