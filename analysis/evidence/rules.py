"""The table of rules: what each name in a column `rule` or `reason` looks at."""

from collections.abc import Iterator

import pandas as pd

from analysis.evidence.attribution.context import PAIRS
from analysis.evidence.attribution.context import RULES as AROUND_CUES
from analysis.evidence.attribution.cues import MARK_RULES
from analysis.evidence.attribution.labels import LABEL_RULES
from analysis.evidence.hedging.cues import OUTER_RULES
from analysis.evidence.hedging.cues import RULES as HEDGE_RULES
from analysis.evidence.quotation.context import RULES as AROUND_QUOTATIONS
from analysis.evidence.quotation.settled import KIND_RULES


def _rows() -> Iterator[tuple[str, str, str]]:
    pairs = {f"{one} and {two}": "these two rules at once" for one, two in PAIRS}
    for name, meaning in (AROUND_CUES | pairs | MARK_RULES | LABEL_RULES).items():
        yield "attribution", name, meaning
    for name, rule in HEDGE_RULES.items():
        yield "hedging", name, (rule.__doc__ or "").strip().removesuffix(".")
    for name, meaning in OUTER_RULES.items():
        yield "hedging", name, meaning
    for name, meaning in (AROUND_QUOTATIONS | KIND_RULES).items():
        yield "quotation", name, meaning


def rules() -> pd.DataFrame:
    """Every named rule that decides what counts, one row each, with what it looks at.

    The columns `rule` and `reason` of `hedges`, `boosters` and `quotes` name these rules; where a rule has several
    values, the value follows after a colon (`mark before: comma`). Those of `attributions` say in a sentence what the
    rule saw there (`here a noun`). What each value weighs is in `attribution_rules.csv` and `quotation_rules.csv`, and
    the words that the rules of hedging go by are in `word_lists.csv`, all in the folder `lexicons` of the package.

    Returns
    -------
    DataFrame
        `measure` (attribution, hedging, quotation), `rule` (its name), `meaning` (what it looks at, in plain words).

    Examples
    --------
    >>> table = rules()
    >>> table[table["rule"] == "quoted"].values.tolist()
    [['attribution', 'quoted', 'whether the cue stands inside a quotation']]
    >>> table["measure"].unique().tolist()
    ['attribution', 'hedging', 'quotation']
    """
    return pd.DataFrame(list(_rows()), columns=["measure", "rule", "meaning"], dtype="str")
