"""The codebook names every column that a table has, and none that no table has."""

import re

import pytest

import analysis as a

TEXT = """The mayor said on Monday that the bridge may close. “We will surely repair it,” she added.

It was a terrible winter for the ferry."""
# A short citation: a name, more names or `et al.`, a year.
CITATION = re.compile(
    r"\b([A-Z][A-Za-z-]+)(?:(?:, [A-Z][A-Za-z-]+)*(?: and (?:[A-Z][A-Za-z-]+|others)| et al\.)?)"
    r" \(?((?:18|19|20)\d\d)\b(?: and (\d{4})\b)?"
)
RATES = ("hedges", "vague_quantities", "boosters", "attributions", "sources", "quotes")
BY = ("section", "article", "voice", "paragraph", "sentence")


def named(codebook, heading):
    """The names in the first column of the tables below a heading."""
    part = re.split(r"^## ", codebook, flags=re.M)
    (body,) = [each for each in part if each.startswith(heading)]
    cells = [line.split("|")[1] for line in body.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def codebook(root):
    return (root / "CODEBOOK.md").read_text(encoding="utf-8")


def test_summaries(codebook):
    columns = {name for by in BY for name in a.profile(TEXT, by=by)}
    rates = {f"{name}_per_1000_words" for name in RATES}
    ends = {name for name in columns if name.endswith(("_low", "_high"))}
    assert rates < columns
    assert {name.removesuffix("_low").removesuffix("_high") for name in ends} < columns
    names = named(codebook, "Summaries")
    assert len(names) == len(set(names))
    assert set(names) == columns - rates - ends


def test_evidence(codebook):
    tables = [
        a.sentences(TEXT),
        a.sources(TEXT),
        a.headline_claims(TEXT),
        *(table(TEXT, rejected=True) for table in (a.hedges, a.boosters, a.attributions, a.quotes, a.sentiment_words)),
    ]
    columns = {name for table in tables for name in table}
    names = named(codebook, "Evidence")
    assert len(names) == len(set(names))
    place = {"section", "sentence", "voice"}
    assert set(names) == columns - place


def test_headline(codebook):
    assert named(codebook, "Headline and body") == list(a.headline(TEXT))


def cited(text):
    """First author and year of every short citation; `Hyland 1998 and 2005` is two."""
    found = CITATION.findall(" ".join(text.split()))
    return {(name, year) for name, *years in found for year in years if year}


@pytest.fixture(scope="module")
def works(codebook):
    """First author and year of every work in the list, in its order."""
    rows = codebook.partition("\n| work | in full |\n| --- | --- |\n")[2].splitlines()
    return [work for row in rows for work in cited(row.split("|")[1])]


def test_every_work_stands_in_the_list_once_and_in_order(works):
    assert len(works) > 40
    assert works == sorted(set(works))


def test_every_citation_is_in_the_list_and_the_other_way_round(root, codebook, works):
    lexicons = sorted((root / "analysis" / "lexicons").glob("*.csv"))
    code = sorted((root / "analysis").rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in (*lexicons, *code, root / "README.md")]
    texts.append(codebook.partition("\n| work | in full |")[0])
    assert set().union(*map(cited, texts)) == set(works)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hyland 2005; Biber et al. 1999", {("Hyland", "2005"), ("Biber", "1999")}),
        ("Prince, Frader and Bosk 1982", {("Prince", "1982")}),
        ("after Caldas-Coulthard 1994 and Geis 1987: a", {("Caldas-Coulthard", "1994"), ("Geis", "1987")}),
        ("as Hyland\n    1998 and 2005 says", {("Hyland", "1998"), ("Hyland", "2005")}),
        ("PolNeAR 1.0 train, CoNLL-2010, our own", set()),
    ],
)
def test_what_is_a_citation(text, found):
    assert cited(text) == found
