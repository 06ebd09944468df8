"""What the notebooks say in words about an article or about agreement is true today: each statement with its check."""

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis as a

ROOT = Path(__file__).resolve().parents[2]


class Facts:
    """What the statements are about, measured once."""

    def __init__(self):
        article = a.read_article(ROOT / "seeds" / "qatar-security-guarantee.txt")
        self.article, self.by_section = article, a.profile(article).set_index("section")
        self.whole, self.kinds = a.profile(article, by="article").iloc[0], a.attributions(article)["source_type"]
        self.textstat = a.textstat_readability(article).set_index("section")
        self.hedges, self.boosters, self.quotes = a.hedges(article), a.boosters(article), a.quotes(article)
        self.passed_over = a.sentiment_words(article, rejected=True).dropna(subset="reason")
        agreement = pd.read_csv(ROOT / "tests" / "validation" / "figures.csv").set_index(["measure", "set"])
        self.figure = agreement["figure"].to_dict()
        self.beside = {kind: agreement[f"{kind}_figure"].to_dict() for kind in ("neighbour", "baseline", "ceiling")}
        paths = [*(ROOT / "seeds").glob("*.txt"), *(ROOT / "seeds" / "registers").glob("*.txt")]
        profiles = {path.stem: a.profile(a.read_article(path), by="article").iloc[0] for path in paths}
        self.corpus = pd.DataFrame(profiles).T

    def ends(self, measure):
        """The lower and the upper ends of the sections' intervals."""
        return self.by_section[f"{measure}_low"], self.by_section[f"{measure}_high"]

    def overlap(self, measure):
        low, high = self.ends(measure)
        return low.max() < high.min()

    def cited(self, *kinds):
        return self.kinds.isin(kinds).sum()

    def seed_by_hand(self):
        from evaluation.agreement import agreement

        annotation = pd.read_csv(ROOT / "tests" / "cases" / "seed_annotation.csv")
        return agreement(self.article, annotation).set_index("kind")


CUES, NEWS, WIKI = "attribution cues, F1", "polnear/dev", "gum_news"
SPEAKERS = ("speaker of a quote, words as they stand or name resolved", NEWS)
LOOKS_AHEAD, TRADE = "Implications for Regional Stability", "Economic Ties and Strategic Interests"
# The number of the notebook, words that stand in it, and what must be so for them to be true.
CLAIMS = [
    (1, "722 words in seven sections", lambda f: (f.whole["words"], len(f.by_section)) == (722, 7)),
    (1, "Four lines belong to the page", lambda f: len(f.article.furniture) == 4),
    (
        2,
        "14 to 18 years",
        lambda f: [*f.by_section["flesch_kincaid_grade"].agg(["min", "max"]).astype(int)] == [14, 18],
    ),
    (2, "all of them overlap", lambda f: f.overlap("flesch_kincaid_grade")),
    (2, "grade 11.7 instead", lambda f: round(f.textstat.loc["Conclusion", "flesch_kincaid_grade"], 1) == 11.7),
    (2, "instead of 16.2", lambda f: round(f.by_section.loc["Conclusion", "flesch_kincaid_grade"], 1) == 16.2),
    (2, "it counts seven sentences there", lambda f: f.textstat.loc["Conclusion", "sentences"] == 7),
    (2, "and there are four", lambda f: f.by_section.loc["Conclusion", "sentences"] == 4),
    (3, "hedges eleven times in 722 words", lambda f: f.whole["hedges"] == 11),
    (3, "Five of the hedges stand in one section", lambda f: f.by_section.loc[LOOKS_AHEAD, "hedges"] == 5),
    (3, "The conclusion has no hedge", lambda f: f.by_section.loc["Conclusion", "hedges"] == 0),
    (
        3,
        "only booster, *undoubtedly*",
        lambda f: f.boosters[["section", "text"]].values.tolist() == [["Conclusion", "undoubtedly"]],
    ),
    (
        3,
        "more often than sources without a name",
        lambda f: f.cited("unnamed") < min(f.cited("document"), f.cited("named person", "named organisation")),
    ),
    (3, f"*{TRADE}* cites nobody", lambda f: f.by_section.loc[TRADE, "attributions"] == 0),
    (4, "their mean is 0.03", lambda f: round(f.whole["sentiment"], 2) == 0.03),
    (
        4,
        "the interval includes 0, as it does in every section",
        lambda f: (
            f.whole["sentiment_low"] < 0 < f.whole["sentiment_high"]
            and f.ends("sentiment")[0].max() < 0 < f.ends("sentiment")[1].min()
        ),
    ),
    (4, "VADER alone would give 0.19", lambda f: round(f.whole["compound"], 2) == 0.19),
    (
        4,
        "*United* is part of a name here, and *security* a field of policy",
        lambda f: (
            {"United", "security"} <= set(f.passed_over["text"]) and "part of a name" in set(f.passed_over["reason"])
        ),
    ),
    (5, "Three phrases are quoted, eleven words in all", lambda f: (len(f.quotes), f.quotes["words"].sum()) == (3, 11)),
    (5, "Each is a fragment", lambda f: set(f.quotes["kind"]) == {"fragment"}),
    (
        5,
        "one is from the executive order, one from the U.S.",
        lambda f: list(f.quotes["speaker"][:2]) == ["The executive order", "the U.S."],
    ),
    (
        7,
        "almost as well as a second annotator",
        lambda f: f.beside["ceiling"][CUES, NEWS] - 0.05 < f.figure[CUES, NEWS],
    ),
    (7, "nine in ten speakers", lambda f: 0.9 <= f.figure[SPEAKERS] < 0.96),
    (7, "about seven in ten of the cues", lambda f: 0.65 < f.figure["attribution cues, precision", WIKI] < 0.75),
    (
        7,
        "an extractor built on a parser does better",
        lambda f: f.beside["neighbour"][CUES, WIKI] > f.figure[CUES, WIKI],
    ),
    (
        7,
        "a list of 21 verbs of saying does less well",
        lambda f: f.beside["baseline"][CUES, WIKI] < f.figure[CUES, WIKI],
    ),
    (7, "About three in four sentences", lambda f: 0.72 < f.figure["hedged sentences, accuracy", "hedges"] < 0.79),
    (
        7,
        "that of a single sentence follows it less closely",
        lambda f: (
            max(f.figure["sentiment of a sentence, r", each] for each in ("semeval07", "newsmtsc", "phrasebank"))
            < f.figure["sentiment of an article, r", "editorials"]
        ),
    ),
    (
        7,
        "about as well as the published formulas",
        lambda f: (
            abs(f.figure["flesch_reading_ease, r", "clear"] - f.beside["neighbour"]["flesch_reading_ease, r", "clear"])
            < 0.03
        ),
    ),
    (
        7,
        "In the seed article more hedges are counted",
        lambda f: f.seed_by_hand().loc["hedge", "ours"] > f.seed_by_hand().loc["hedge", "by hand"],
    ),
    (
        7,
        "and not the same attributions",
        lambda f: f.seed_by_hand().loc["attribution", "same"] < f.seed_by_hand().loc["attribution", "by hand"],
    ),
    (
        8,
        "The press releases quote more than any other article",
        lambda f: (
            f.corpus["quoted_words_percent"].astype(float).nlargest(2).index.str.startswith("press-release").all()
        ),
    ),
    (
        8,
        "harder to read than anything written for this project",
        lambda f: f.corpus["flesch_kincaid_grade"].astype(float).idxmax().startswith("qatar"),
    ),
]


@pytest.fixture(scope="module")
def facts():
    return Facts()


def words_of(number):
    """The prose of a notebook."""
    (path,) = (ROOT / "notebooks").glob(f"{number}-*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return " ".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize(("number", "words", "true"), CLAIMS, ids=[f"{number}: {words}" for number, words, _ in CLAIMS])
def test_what_a_notebook_says_is_so(facts, number, words, true):
    assert words in words_of(number), "the notebook says something else now"
    assert true(facts), f"notebook {number} says “{words}”, which is no longer so"


MISLEADING = {  # what notebook 7 says that a measure gets wrong
    "The sailors could see the storm from the coast.": lambda t: list(a.hedges(t)["text"]) == ["could"],
    "The report on his desk was said to be long.": lambda t: list(a.attributions(t)["text"]) == ["said"],
    "They called it “the end of the beginning of the end”.": lambda t: (
        set(a.quotes(t)["kind"]) <= {"speech", "fragment"}
    ),
    "The surgeon was brilliant, the patient died.": lambda t: a.sentiment(t)["sentiment"].item() > 0,
    "To be is to be the value of a variable.": lambda t: 4 <= a.readability(t)["flesch_kincaid_grade"].item() < 5,
}


@pytest.mark.parametrize("text", MISLEADING)
def test_what_misleads_a_measure_still_does(text):
    assert f"| {text} |" in words_of(7)
    assert MISLEADING[text](text), "notebook 7 says that this misleads a measure; it no longer does"
