"""What happens with files of every kind, and with text that is hardly text: NaN, a warning or one clear error."""

import os
import re
import sys
import unicodedata
import warnings
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies as st
from loading import cases, params

import analysis as a
from analysis.article.files import file_text, looks_english

TEXTS, FILES = cases("policy_texts"), cases("policy_files")
EVIDENCE = (a.sentences, a.hedges, a.boosters, a.attributions, a.quotes, a.sentiment_words)
SUMMARIES = (a.readability, a.hedging, a.attribution, a.sentiment, a.quotation, a.profile)
COUNTS = ["hedges", "boosters", "attributions", "quotes"]
LONG = 100_000
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # classes of marks that turn the direction

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Council closes the bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Council closes the bridge</h1><p>By Ann Lee</p>
<p>The council voted on Tuesday to close the old bridge at the café for a year, saying that it is no longer safe.</p>
<h2>What happens next?</h2><p>“We had <em>no choice</em>,” said the mayor. Work may begin in May, say the engineers.</p>
<ul><li>The bridge closes at once, and the buses go round.</li><li>Walkers may<br>still cross it.</li></ul>
<p>The county is likely to pay half of the cost &amp; the town the rest of it, according to the mayor's office.</p>
</article><footer>© 2024 The Riverton Post. All rights reserved.</footer></body></html>"""


def caught(call, *args):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        value = call(*args)
    assert all(each.category is a.TearsheetWarning for each in found)
    return value, [str(each.message) for each in found]


@pytest.mark.parametrize("case", params(TEXTS))
def test_text(case):
    article, warned = caught(a.parse_article, case["text"] * case["times"])
    assert len(warned) == bool(case["warning"])
    assert all(case["warning"] in message for message in warned)
    assert article.text == re.sub("[\ud800-\udfff]", "\ufffd", case["text"]) * case["times"]
    table = a.profile(article, intervals=False)
    if case["words"] is not None:
        assert table["words"].sum() == case["words"]
    if not table["words"].sum():
        counted = table.select_dtypes("int")
        assert {"words", "sentences", *COUNTS} <= set(counted)
        assert (counted == 0).all(axis=None)
        measured = table.select_dtypes("float")
        assert {"flesch_kincaid_grade", "sentiment", "hedges_per_1000_words"} <= set(measured)
        assert measured.isna().all(axis=None)
    else:
        assert np.isfinite(table["hedges_per_1000_words"]).any()
    if len(article.text) < LONG:
        for evidence in EVIDENCE:
            for row in evidence(article).itertuples():
                assert article.text[row.start : row.end] == row.text
        for summary in SUMMARIES:
            for by in ("section", "article", "voice", "paragraph", "sentence"):
                assert "words" in summary(article, by=by)
        for shown in (article, a.highlight(article, "hedges", "attributions", "quotes", "sentiment")):
            for letters in map(set, (repr(shown), shown._repr_html_())):
                assert not TURNING & set(map(unicodedata.bidirectional, letters))
                assert {letter for letter in letters if unicodedata.category(letter) in ("Cc", "Cs")} <= {"\n", "\t"}


@pytest.mark.parametrize(
    ("text", "column", "known"),
    [
        ("It may rain now.", "flesch_kincaid_grade", False),
        ("It may rain here now.", "flesch_kincaid_grade", True),
        ("It may rain here now.", "flesch_kincaid_grade_low", False),
        ("It may rain. It may not.", "flesch_kincaid_grade_low", True),
        ("It may rain. It may not.", "smog_index", False),
        ("It may rain. It may not.", "smog_index_high", False),
        ("It may rain. It may not. It did.", "smog_index", True),
        ("It may rain. It may not. It did.", "smog_index_high", True),
        ("Good", "sentiment", True),
        ("Good", "sentiment_low", False),
        ("Good. Bad.", "sentiment_low", True),
        ("Good", "hedges_per_1000_words_high", True),
    ],
)
def test_how_little_is_measured(text, column, known):
    assert np.isfinite(a.profile(text, by="article")[column].item()) == known


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("mot " * 49, True),
        ("mot " * 50, False),
        ("m" * 399, True),
        ("m" * 400, False),
        ("the the " + "mot " * 48, True),
        ("the " + "mot " * 49, False),
    ],
)
def test_how_much_shows_another_language(text, english):
    assert looks_english(text) == english
    assert len(caught(a.parse_article, text)[1]) == (not english)


@pytest.mark.parametrize("value", [None, b"It may rain.", bytearray(b"It"), 3, 3.5, float("nan"), ["It may rain."], {}])
@pytest.mark.parametrize("measure", [a.parse_article, *SUMMARIES, *EVIDENCE])
def test_what_is_no_text(measure, value):
    with pytest.raises(a.TearsheetError, match=f"text \\(str\\).*{type(value).__name__}"):
        measure(value)


@pytest.mark.parametrize("case", params(FILES))
def test_file(case, tmp_path):
    path = tmp_path / f"news{case['suffix']}"
    path.write_bytes(case["bytes"].encode("latin-1"))
    if "error" in case:
        with pytest.raises(a.TearsheetError, match=case["error"]) as raised:
            a.read_article(path)
        assert path.name in str(raised.value)
        return
    article, warned = caught(a.read_article, path)
    assert article.text == case["text"]
    assert len(warned) == ("warning" in case)
    assert all(case["warning"] in message and path.name in message for message in warned)
    assert a.profile(article)["words"].sum() == a.profile(case["text"])["words"].sum()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (None, "path of a file, not NoneType"),
        (b"news.txt", "path of a file, not bytes"),
        (3, "path of a file, not int"),
        (1.5, "path of a file, not float"),
        (["news.txt"], "path of a file, not list"),
        ("https://example.org/news.html", "save the page"),
        ("http://example.org", "save the page"),
        ("www.example.org/news", "save the page"),
        ("Bridge Closed\n\nIt is shut.", r"parse_article\(text\)"),
        ("It may rain. " * 200, r"parse_article\(text\)"),
        ("It may rain. " * 30, r"no file .*parse_article\(text\)"),
        ("It may rain today.", r"no file .*parse_article\(text\)"),
        ("", "not the path"),
        ("  ", "not the path"),
        ("news\0.txt", "not the path"),
        ("no-such-file.txt", "there is no file no-such-file.txt"),
        ("no-such-folder/news.txt", "there is no file"),
    ],
)
def test_what_is_no_path(path, message):
    with pytest.raises(a.TearsheetError, match=message):
        a.read_article(path)


@pytest.mark.parametrize(
    ("path", "question"), [("stroy.txt", "; did you mean story.txt?"), ("other.txt", ""), ("none/story.txt", "")]
)
def test_a_mistyped_path(tmp_path, monkeypatch, path, question):
    (tmp_path / "story.txt").write_text("It may rain.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(a.TearsheetError) as said:
        a.read_article(path)
    assert str(said.value).endswith(question or "parse_article(text)")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        *(("my story.txt", True), ("Essay 2 (final).docx", True), ("report.pdf", True), ("texts/a.md", True)),
        *(
            ("It stands in a file. Read story.txt", False),
            ("“Read it,” she said, in story.txt", False),
            ("Rain.", False),
        ),
    ],
)
def test_the_name_of_a_file_where_a_text_is_wanted(text, is_name):
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        a.parse_article(text)
    assert [str(each.message).endswith("for the file") for each in noted] == [True] * is_name


def test_a_warning_names_the_file(tmp_path):
    (tmp_path / "brief.txt").write_text("Der Rat hat es gesagt und nicht getan. " * 20)
    with pytest.warns(a.TearsheetWarning, match=r"^brief.txt does not look like English"):
        a.read_article(tmp_path / "brief.txt")


def test_a_folder(tmp_path):
    with pytest.raises(a.TearsheetError, match="is a folder"):
        a.read_article(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(a.TearsheetError, match="device or pipe"):
        a.read_article(tmp_path / "pipe")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "news.txt"
    path.write_text("It may rain.", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(a.TearsheetError, match=r"cannot read .*news.txt: Permission denied"):
        a.read_article(path)


def test_a_file_is_read_once(tmp_path, monkeypatch):
    path = tmp_path / "news.txt"
    path.write_text("It may rain.", encoding="utf-8")
    real, times = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda self: times.append(self) or real(self))
    assert a.read_article(path).text == "It may rain."
    assert times == [path]


def test_a_path_may_be_text_or_a_path(tmp_path):
    path = tmp_path / "a name with spaces & ümlauts.txt"
    path.write_text("It may rain.", encoding="utf-8")
    assert a.read_article(str(path)).text == a.read_article(path).text == "It may rain."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("UTF-8", "utf-8-sig"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_saved_page(tmp_path, charset, encoding):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    article, warned = caught(a.read_article, path)
    assert warned == []
    assert (article.title, article.byline) == ("Council closes the bridge", "By Ann Lee")
    assert [each.name for each in article.sections] == ["Lead", "What happens next?"]
    assert [len(each.paragraphs) for each in article.sections] == [1, 4]
    for part in article.parts:
        assert article.text[part.start : part.end] == part.text
    assert article.text.count("Walkers") == 1
    for inside in ("at the café", "“We had no choice,” said", "cost & the town", "- Walkers may still cross it."):
        assert inside in article.text
    for outside in ("<", "Home", "All rights reserved"):
        assert outside not in article.text


@pytest.mark.parametrize("above", ["", "<!-- saved -->\n<!-- and > kept -->", '<?xml version="1.0"?>\n<!-- saved --> '])
def test_a_page_is_known_by_what_it_holds(tmp_path, above):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.txt"
    path.write_text(above + PAGE.format(charset="utf-8"), encoding="utf-8")
    assert a.read_article(path).title == "Council closes the bridge"


def test_a_page_without_an_article(tmp_path):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(a.TearsheetError, match=r"no article was found in page\.html"):
        a.read_article(path)


def test_a_saved_page_needs_its_extra(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(a.TearsheetError, match=r"pip install 'lxml_html_clean>="):
        a.read_article(path)


@hypothesis.given(st.binary(max_size=400))
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
def test_any_bytes_are_text_or_one_error(tmp_path, raw):
    path = tmp_path / "news.txt"
    path.write_bytes(raw)
    try:
        text, _ = caught(file_text, path)
    except a.TearsheetError:
        return
    assert text.encode("utf-8").decode("utf-8") == text


@hypothesis.given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_a_file(tmp_path, text):
    hypothesis.assume(not text.startswith(("\ufeff", "%PDF", "PK\x03\x04", "{\\rtf", "GIF8", "RIFF", "BZh", "Rar!")))
    path = tmp_path / "news.txt"
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        path.write_bytes(raw)
        assert file_text(path) == text


def test_no_english_text_is_doubted(gold, root):
    paths = [*gold.rglob("polnear/*/text/*"), *gold.rglob("*.txt"), *(root / "seeds").rglob("*.txt")]
    if len(paths) < 500:
        pytest.skip("this set is not there")
    assert [path.name for path in paths if not looks_english(path.read_text(encoding="utf-8"))] == []
