"""Equal text counts equally, however it was typed, copied or saved."""

import os
import re
import unicodedata
from concurrent.futures import ProcessPoolExecutor

import hypothesis
import pytest
from hypothesis import strategies as st

import analysis as a
from analysis.text.characters import plain

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\u034f\ufeff\u200e"
TEXTS = [
    "Bridge Closed\n\nBy Ann Lee\n\nThe council may close it. “We can’t wait,” the mayor said.\n\nWho pays\n\nAll.",
    "Residents said it was sort of late, and not good. “It’s over – perhaps,” said Jo Hart.\n\n“Yes,” she said.",
    "Café owners said the résumé of the bridge’s builder was fine. It isn’t.\n\nThe council, it seems, may act.",
]
CHANGES = {
    "soft hyphens in long words": lambda text: re.sub(r"\b(\w{4})(\w{4,})", "\\1\u00ad\\2", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "em spaces": lambda text: text.replace(" ", "\u2003"),
    "accents of their own": lambda text: unicodedata.normalize("NFD", text),
    "unseen after blanks": lambda text: text.replace(" ", " \u200b"),
    "unseen before blanks": lambda text: text.replace(" ", "\u200b "),
    "unseen beside marks": lambda text: re.sub(r"([“”])", "\u200b\\1\u200b", text),
    "unseen around paragraphs": lambda text: "\n\n".join(f"\ufeff{each}\u200b" for each in text.split("\n\n")),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "Macintosh line ends": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "acute accents for apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "´", text),
    "primes for apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "\u2032", text),
    "wide letters": lambda text: text.replace("mayor", "\uff4d\uff41\uff59\uff4f\uff52"),
    "ligatures": lambda text: text.replace("fi", "ﬁ"),
}


def counts(text):
    """All numbers of a text, and the folded words of its evidence."""
    article = a.parse_article(text)
    tables = [a.profile(article, intervals=False).to_csv(index=False)]
    for table in (a.hedges, a.attributions, a.quotes):
        found = table(article)
        assert [article.text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == found["text"].tolist()
        tables.append(repr([" ".join(plain(each).text.split()) for each in found["text"]]))
    return [*tables, [(part.kind, part.reason) for part in article.parts]]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_count_changes(text, change):
    assert counts(change(text)) == counts(text)


def as_typed(path):
    """A text in composed letters, without a mark of its encoding."""
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).replace("\ufeff", "")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_count_of_the_seeds_changes(change, root):
    for path in sorted((root / "seeds").glob("*.txt")):
        text = as_typed(path)
        assert counts(change(text)) == counts(text)


def changed_counts(number, path):
    """The name of an article whose counts change with one of the changes, another for the next, or with several."""
    text, change = as_typed(path), list(CHANGES.values())[number % len(CHANGES)]
    changed = text
    for name in ("unseen after blanks", "accents of their own", "unseen around paragraphs", "Windows line ends"):
        changed = CHANGES[name](changed)
    right = counts(text)
    return [path.name for each in (change(text), changed) if counts(each) != right]


def check_annotated(gold, articles):
    paths = sorted(gold.rglob("polnear/*/text/*"))[articles]
    if not paths:
        pytest.skip("this set is not there")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(changed_counts, range(len(paths)), paths, chunksize=8))
    assert len(found) == len(paths)
    assert not [name for names in found for name in names]


def test_no_count_of_some_annotated_articles_changes(gold):
    check_annotated(gold, slice(5, None, 61))


@pytest.mark.slow
def test_no_count_of_any_annotated_article_changes(gold):
    check_annotated(gold, slice(None))


@hypothesis.given(st.data())
def test_unseen_characters_anywhere_change_nothing(data):
    text = data.draw(st.sampled_from(TEXTS))
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)), reverse=True)
    changed = text
    for place in places:
        changed = changed[:place] + data.draw(st.sampled_from(UNSEEN)) + changed[place:]
    assert counts(changed) == counts(text)


@hypothesis.given(st.text(max_size=80))
def test_every_character_has_its_place(text):
    copy = plain(text)
    if copy.ends:
        assert len(copy.starts) == len(copy.ends) == len(copy.text)
        assert list(copy.starts) == sorted(copy.starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(copy.starts, copy.ends, strict=True))


def test_annotated_articles_count_alike(gold):
    paths = sorted(gold.rglob("polnear/dev/text/*"))[::7]
    if not paths:
        pytest.skip("this set is not there")
    for path in paths:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        text = plain(text).text
        for name in ("soft hyphens in long words", "no-break spaces", "unseen after blanks", "unseen beside marks"):
            assert counts(CHANGES[name](text)) == counts(text), (path.name, name)


def test_references_of_html_get_a_warning():
    with pytest.warns(a.TearsheetWarning, match=r"html\.unescape"):
        a.parse_article("&quot;It may rain,&quot; she said.")
