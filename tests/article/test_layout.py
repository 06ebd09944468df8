"""Title, byline, headings and page furniture, on layouts of many kinds; what holds for any text."""

import re

import hypothesis
import pytest
from hypothesis import strategies as st
from loading import cases, params

from analysis import parse_article, profile, read_article
from analysis.article.furniture import furniture_reasons
from analysis.lexicons.lexicon import shipped_rows

CASES = cases("articles")
PROSE = [case["about"].removeprefix("prose: ") for case in CASES if case["about"].startswith("prose: ")]
# `Media contact:` takes all below it.
ASIDE = {text for case in CASES for text, _ in case["furniture"] if "\n" not in text} - {"Media contact:"}
FURNITURE = sorted(text for text in ASIDE if furniture_reasons([text]) != [""])


def found(text):
    article = parse_article(text)
    return {
        "title": article.title,
        "byline": article.byline,
        "sections": [[section.name, len(section.paragraphs)] for section in article.sections],
        "furniture": [[part.text, part.reason] for part in article.furniture],
    }


@pytest.mark.parametrize("case", params(CASES))
def test_layouts(case):
    assert found(case["text"]) == {key: case[key] for key in ("title", "byline", "sections", "furniture")}


def test_a_fifth_of_the_cases_sets_nothing_aside():
    assert 5 * sum(not case["furniture"] for case in CASES) >= len(CASES)


def test_the_seed(root):
    article = read_article(root / "seeds" / "qatar-security-guarantee.txt")
    assert article.text == (root / "seeds" / "qatar-security-guarantee.txt").read_bytes().decode("utf-8")
    assert article.title == article.text.splitlines()[0]
    assert article.byline == "David H. Johnson"
    assert [len(section.paragraphs) for section in article.sections] == [1, 2, 2, 2, 1, 2, 1]
    assert all(section.heading for section in article.sections)
    reasons = [part.reason for part in article.furniture]
    assert reasons == ["read time", "share prompt", "biography of the author", "invitation to comment"]


@pytest.mark.parametrize(
    "below",
    [
        "the desk may be old, the carpenter said.",
        "My Desk\nthe desk may be old, the carpenter said.",
        """The desk in the hall of the old house may be very old, the carpenter
said on Monday, but it will hold for many years, if nobody sits on it,
and the chair beside it will hold for as long as that as well, he said.""",
    ],
)
def test_front_matter_takes_no_line_of_the_text_below_it(below):
    article = parse_article("---\nkind: X\n---\n" + below)
    first, *more = article.parts
    assert (first.text, first.reason) == ("---\nkind: X\n---", "front matter")
    assert [part.text for part in more if part.kind == "paragraph"] == [below.strip()]


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_begins_as_furniture_does(line):
    assert furniture_reasons([line]) == [""]


def check_parts(text):
    article = parse_article(text)
    text = article.text
    at = 0
    for part in article.parts:
        assert at <= part.start < part.end
        assert text[at : part.start].replace(">", " ").strip() == ""  # `> ` is the margin of a quoted mail
        assert text[part.start : part.end] == part.text
        assert part.kind in ("title", "byline", "heading", "paragraph") or part.reason
        at = part.end
    assert text[at:].strip() == ""
    names = [section.name for section in article.sections]
    assert len(set(names)) == len(names)
    assert [part for each in article.sections for part in each.paragraphs] == [
        part for part in article.parts if part.kind == "paragraph"
    ]


LINE = st.one_of(
    st.sampled_from(sorted({line for case in CASES for line in case["text"].splitlines()})),
    st.sampled_from(["# A", "## B ##", "###", "---", "===", "- item", "1. item", "By Ann Lee", "Who pays?", "“", "**"]),
    st.text(max_size=30),
)
TEXT = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", " "]))).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@pytest.mark.filterwarnings("ignore:this text does not look like English")
@hypothesis.given(st.one_of(TEXT, st.text()))
def test_parts_are_in_order_and_miss_nothing(text):
    check_parts(text)


@pytest.mark.parametrize("text", [case["text"] for case in CASES], ids=[case["about"] for case in CASES])
def test_parts_of_the_cases(text):
    check_parts(text)


@pytest.mark.filterwarnings("ignore:this text does not look like English")
@hypothesis.given(TEXT)
def test_windows_line_ends_change_nothing_but_offsets(text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")

    def parts(text):
        return [(part.kind, part.text.replace("\r\n", "\n"), part.reason) for part in parse_article(text).parts]

    assert parts(unix) == parts(unix.replace("\n", "\r\n"))


ARTICLES = [case["text"] for case in CASES if case["about"] in ("no headings", "lead and headings", "one paragraph")]


@pytest.mark.parametrize("furniture", FURNITURE)
def test_a_line_of_furniture_below_changes_no_section(furniture):
    for text in ARTICLES:
        before, after = parse_article(text), parse_article(text + "\n\n" + furniture)
        assert [(s.name, s.paragraphs) for s in after.sections] == [(s.name, s.paragraphs) for s in before.sections]
        assert after.furniture[-1].text == furniture


@hypothesis.given(st.sampled_from(ARTICLES), st.integers(1, 4), st.sampled_from(FURNITURE))
def test_a_line_of_furniture_in_between_changes_no_section(text, at, furniture):
    blocks = text.split("\n\n")
    mixed = "\n\n".join([*blocks[:at], furniture, *blocks[at:]])

    def sections(text):
        return [(each.name, [part.text for part in each.paragraphs]) for each in parse_article(text).sections]

    assert sections(mixed) == sections(text)


def test_marked_headings_give_the_same_sections():
    plain = "Bridge Closed\n\nIt is shut.\n\nWho Pays\n\nThe county pays.\n\nWho Loses\n\nThe shops lose."
    marked = plain.replace("Bridge C", "# Bridge C").replace("Who", "## Who")
    first, second = parse_article(plain), parse_article(marked)
    assert first.title == second.title
    assert profile(first).equals(profile(second))


def test_reasons_stand_in_the_layout():
    article = parse_article("Bridge Closed\n\nBy Ann Lee\n\nIt is shut.\n\nShare")
    layout = article.layout()
    assert layout["kind"].tolist() == ["title", "byline", "paragraph", "furniture"]
    assert "above" in layout["reason"][0]
    assert layout["reason"].tolist()[1:] == ["begins with “by”", "", "share prompt"]
    assert [article.text[a:b] for a, b in zip(layout["start"], layout["end"], strict=True)] == layout["text"].tolist()


PATTERNS = shipped_rows("furniture")


def test_every_pattern_is_used_by_a_case():
    lines = [text for case in CASES for text, _ in case["furniture"]]
    unused = [row["pattern"] for row in PATTERNS if not any(re.fullmatch(row["pattern"], line, re.I) for line in lines)]
    assert unused == []


@pytest.mark.parametrize("row", PATTERNS, ids=[row["pattern"][:40] for row in PATTERNS])
@hypothesis.settings(max_examples=8, suppress_health_check=list(hypothesis.HealthCheck), deadline=None)
@hypothesis.given(st.data())
def test_a_pattern_is_tried_wherever_it_matches(row, data):
    """What `begins` and `holds` say of a row of `furniture.csv` is true of every line that its pattern matches."""
    line = data.draw(st.from_regex(re.compile(row["pattern"], re.I), fullmatch=True))
    hypothesis.assume(line == line.strip() and len(line.splitlines()) == 1 and len(line) <= 300)
    hypothesis.assume(not set("ſıİ\u212a") & set(line) and line[0] not in ">•·")  # such marks are taken off
    assert furniture_reasons([line]) != [""]


@pytest.mark.parametrize("show", [repr, lambda article: article._repr_html_()])
def test_the_overview_tells_what_was_found(show):
    shown = show(
        parse_article("Bridge <b>Closed</b>\n\nBy Ann Lee\n\nIt is shut.\n\n## Who Pays $1 & $2\n\nNobody.\n\nShare")
    )
    for fact in ("By Ann Lee", "Who Pays", "Lead", "Share", "share prompt", "3", "1"):
        assert fact in shown
    assert "mark of a heading" not in shown


def test_the_overview_is_harmless():
    article = parse_article("<script>x</script> \x1b[31m\u202eTitle\n\nIt is shut and it is “closed”. $a$\n\nShare")
    shown = article._repr_html_()
    assert "<script" not in shown
    assert "<style" not in shown
    assert "class=" not in shown.replace('class="tex2jax_ignore mathjax_ignore"', "")
    for each in (shown, repr(article)):
        assert not set("\x1b\u202e") & set(each)
    assert "(no title found)" in repr(parse_article(""))


def test_gold_texts_keep_their_prose(gold):
    """News without headings, for the most part: what is set aside is little, and a text is rarely cut into sections."""
    articles = [parse_article(path.read_text(encoding="utf-8")) for path in sorted(gold.rglob("polnear/train/text/*"))]
    if not articles:
        pytest.skip("this set is not there")
    assert sum(any(part.kind == "heading" for part in each.parts) for each in articles) <= 0.03 * len(
        articles
    )  # most of them are headings
    letters = sum(len(part.text) for each in articles for part in each.furniture)
    assert letters < 0.005 * sum(len(each.text) for each in articles)


MENU = "The Ledger\nHome\nNews\nSport\nSubscribe\nSign in\nAdvertisement\n"
STORY = """By Maria Delgado
Published May 14, 2024, 6:02 a.m. ET
Share
Facebook
The city will delay the opening of its harbor tunnel by two years, officials said on Tuesday, after engineers found soft ground beneath the western shaft.
The delay could push the cost of the project past $900 million, according to a memo that was sent to council members last week.
Opponents of the tunnel said that they had warned of the ground for years, and that surveys had been too few and too shallow.
The council is expected to vote on a revised budget in June, and three of the nine members have said that they will vote against it.
Related stories
Ferry riders face longer waits this summer
"""  # noqa: E501  # lines as they are pasted


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("City delays harbor tunnel as costs climb\nEngineers say the ground is softer than surveys suggested", 0),
        ("City delays harbor tunnel as costs climb sharply\nEngineers say the ground is softer; council to vote", 0),
        ("Local government\nCity delays harbor tunnel after engineers find soft ground", 1),
        ("Continue reading the main story\nCity delays harbor tunnel after engineers find soft ground", 1),
    ],
)
def test_a_headline_stands_above_its_standfirst(above, title):
    assert parse_article(f"{MENU}{above}\n{STORY}").title == above.split("\n")[title]
