"""Cost grows with the length of a text, whatever the text holds: counted in lines of Python run and bytes, never timed.

A line does not tell what an expression of `re` does inside it. For texts that could make one try again and again, the
processor's instructions are counted, where valgrind is installed.
"""

import gc
import os
import re
import shutil
import subprocess
import sys
import tracemalloc
import warnings

import pytest
from running import lines_run

import analysis as a
from analysis.text.points import _kinds, characters

HOSTILE = {
    "opening quotation marks": "“",
    "straight quotation marks": '"a ',
    "single quotation marks": "‘a ",
    "apostrophes": "a’ ",
    "abbreviations": "U.S. ",
    "one sentence without an end": "word ",
    "one word": "a",
    "capitals": "GREAT ",
    "emoji": "🙂 ",
    "cues": "said ",
    "cues and names": "Ann Lee said ",
    "hedges": "may perhaps ",
    "negations": "not good ",
    "feelings and names": "The Justice Party did not like GREAT shoddy kiss of death but ",
    "brackets": "(a ",
    "quotations with a speaker": "“No,” she said. ",
    "quotations after a colon": "Ann: “No.” ",
    "short lines": "a\n",
    "headings": "A Heading\n\n",
    "marked headings": "# A\n\n",
    "items": "- a\n",
    "questions": "Why?\n\n",
    "furniture": "Share\n",
    "dots": ". ",
    "colons": ": ",
    "markup": '<a href="x">',
}
SIZE = 1500


def steps(text):
    """Lines of Python run to measure a text."""
    return lines_run(a.profile, text, by="article", intervals=False)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_with_the_length(piece):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", a.TearsheetWarning)
        texts = [("It may rain. " + piece * (times * SIZE))[: times * 2 * SIZE] for times in (1, 2, 4)]
        for _ in range(2):  # what is read once, or remembered once it is asked for again
            steps(texts[0])
        one, two, four = (steps(text) for text in texts)
    assert four - two < 2.3 * (two - one) + 500


MOST = 100  # bytes a character of ordinary text at the peak, and of the shortest lines, where each line is a part
MOST_OF_LINES = 600


def peak(text):
    """The most bytes that measuring a text holds at once."""
    gc.collect()
    tracemalloc.start()
    try:
        a.profile(text, by="article")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_memory_grows_with_the_length(piece):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", a.TearsheetWarning)
        peak("It may rain. " + piece * 5)  # what is read or remembered once
        texts = [("It may rain. " + piece * (times * 8000))[: times * 8000] for times in (1, 2, 4)]
        one, two, four = map(peak, texts)
    assert four - two < 2.3 * (two - one) + 200_000
    assert four - two < 16_000 * MOST_OF_LINES


def test_memory_of_an_article_as_long_as_a_book(root):
    article = (root / "seeds" / "qatar-security-guarantee.txt").read_text(encoding="utf-8")
    body = article[article.index("\n\n") + 2 :] + "\n\n"
    one, two = ((body * (1 + size // len(body)))[:size] for size in (100_000, 200_000))
    peak(one)
    assert peak(two) - peak(one) < 100_000 * MOST
    assert peak(two) < 200_000 * MOST


def test_the_kinds_of_rare_characters_are_found_without_a_text_for_each():
    _kinds.cache_clear()
    tracemalloc.start()
    try:
        characters("🙂")
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


# A beginning, a run of something, and an end that does not fit.
RUNS = {
    "spaces": ("It", " ", "rains."),
    "spaces after an abbreviation": ("The id.", " ", "is new."),
    "marks after an abbreviation": ("The id.", "' ", "is new."),
    "spaces in a marked heading": ("# A", " ", "b"),
    "marks in a marked heading": ("# A", " #", "b"),
    "front matter without an end": ("---\n", "a: b\n", "c"),
    "brackets between sentences": ("It rains. ", "(", "It may rain."),
    "guillemets": ("It rains. ", "‹", "It may rain."),
    "questions without a space": ("", "A?", "a"),
    "ends without a space": ("", "雨。", "a"),
    "initials": ("It rains. ", "A.", "a"),
    "dots": ("It rains", ".", "a"),
    "marks after a dot": ("“It rains.", '"', "a"),
    "spaces after a quotation": ("“It rains.”", " ", "a"),
    "dashes after a quotation": ("“It rains.”", "—", "a"),
    "commas": ("It rains", ", ", "a"),
    "a name and no end": ("A Title\n\nBy Ann Lee\n\nIt rains.\n\nIt may.\n\nShare\n\nAnn Lee", " is the ", "a"),
}
SIZES = (2500, 5000, 10_000)
# Children of one process, so that importing is counted once; valgrind writes each one's instructions at its end.
PROGRAM = """
import gc, os, sys, warnings
import analysis as a

warnings.simplefilter("ignore")
measure = lambda text: a.quotes(text, rejected=True)
measure("It may rain. “No,” she said (or not). A dog barked.")
gc.freeze(), gc.disable()
for text in sys.stdin.buffer.read().decode().split(chr(0)):
    child = os.fork()
    if not child:
        measure(text)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
"""


def instructions(texts):
    """Instructions run to measure each text, and a little that is the same for all."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    run = subprocess.run(
        [*command, sys.executable, "-c", PROGRAM],
        input="\0".join(texts).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        timeout=900,
    )
    counts = [int(count.replace(",", "")) for count in re.findall(r"I +refs: +([\d,]+)", run.stderr.decode())]
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    assert len(counts) == len(texts) + 1
    return counts[:-1]


@pytest.mark.skipif(not shutil.which("valgrind"), reason="valgrind is not installed")
def test_no_expression_tries_again_and_again():
    texts = ["".join((start, run * (size // len(run)), end)) for start, run, end in RUNS.values() for size in SIZES]
    counts = instructions(texts)
    grew = {}
    for place, name in enumerate(RUNS):
        one, two, four = counts[3 * place : 3 * place + 3]
        grew[name] = (four - two) / max(two - one, 1_000_000)
    assert {name: growth for name, growth in grew.items() if growth > 2.3} == {}
