"""The command line: what it prints, what it refuses, how it ends."""

import csv
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

import analysis as a
from analysis.command.output import has_colour
from analysis.command.run import run

LEXICON = "cue,category,tier,rule,source\nmonday,shield,core,,our own\n"


@pytest.fixture
def command(folder, monkeypatch, capsys):
    """The command run in this process, which is quicker: its status, and what it printed."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def do(*arguments):
        status = run(list(arguments))
        return status, *capsys.readouterr()

    return do


def test_a_table_for_people(command):
    status, out, err = command("old.txt")
    assert (status, err) == (0, "")
    assert out.startswith("Bridge May Close\nold.txt, sha256 ")
    assert "hedges_per_1000_words" in out
    assert "\n- With 2 sentences in all, every figure here is a rough one.\n" in out
    assert "too little text" not in out
    assert out.rstrip().endswith("Lexicons: those that ship.")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines()[:-1])) <= 100


def test_all_of_it_as_json(command, folder):
    status, out, _ = command("old.txt", "--json", "--by", "sentence")
    made = json.loads(out)
    (article,) = made["articles"]
    table = a.profile(a.read_article(folder / "old.txt"), by="sentence")
    assert status == 0
    assert article["sha256"] == hashlib.sha256((folder / "old.txt").read_bytes()).hexdigest()
    assert [list(row) for row in article["rows"]] == [list(table.columns)] * 2
    assert [row["hedges"] for row in article["rows"]] == table["hedges"].tolist()
    assert article["rows"][0]["smog_index"] is None
    assert made["measured_with"]["tearsheet"] == a.__version__
    assert {"Python", "numpy", "textstat"} <= set(made["measured_with"]["versions"])


def test_a_row_an_article_as_csv(command, folder):
    status, out, err = command("old.txt", "missing.txt", "new.txt", "--csv", "--by", "article")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (status, [row["file"] for row in rows]) == (3, ["old.txt", "new.txt"])
    assert [row["hedges"] for row in rows] == ["1", "0"]
    assert (
        float(rows[0]["flesch_kincaid_grade"])
        == a.profile(a.read_article("old.txt"), "article")["flesch_kincaid_grade"].item()
    )
    assert all(row["measured_with"].startswith("tearsheet ") and len(row["sha256"]) == 64 for row in rows)
    assert err == f"tearsheet: there is no file missing.txt (looked from {folder})\n"


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_list_of_ones_own_counts_and_is_named(command, folder, form):
    (folder / "mine.csv").write_text(LEXICON, encoding="utf-8")
    status, out, _ = command("old.txt", *form, "--lexicon", "mine.csv", "--lexicon", "boosters=mine2.csv")
    assert status == 1
    (folder / "mine2.csv").write_text("cue\nold\n", encoding="utf-8")
    status, out, _ = command("old.txt", *form, "--lexicon", "mine.csv", "--lexicon", "boosters=mine2.csv")
    assert status == 0
    assert "hedges: mine (sha256 " in out
    assert "boosters: mine2 (sha256 " in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.txt"], "there is no file missing.txt (looked from "),
        (
            ["The bridge may close, the mayor said on Monday.\nIt is old."],
            "“The bridge may close, the mayor said …” is no file; for a text itself: echo TEXT | tearsheet -",
        ),
        (["."], ". is a folder: tearsheet corpus . OUT measures all articles in it"),
        (["page.pdf"], "page.pdf is a PDF, not plain text: export or copy its text to a .txt file"),
        (["https://example.org/a"], "save https://example.org/a as HTML in a browser, and name that file\n"),
        (["old.txt", "--lexicon", "none.csv"], "there is no file none.csv"),
        (["old.txt", "--lexicon", "sentiment_dictionary=none.csv"], "there is no file none.csv"),
        (["compare", "old.txt", "missing.txt"], "there is no file missing.txt"),
        (["corpus", "nowhere", "out"], "nowhere"),
    ],
)
def test_what_cannot_be_measured_is_one_clear_line(command, folder, arguments, said):
    (folder / "page.pdf").write_bytes(b"%PDF-1.7")
    status, out, err = command(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith("tearsheet: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["old.txt", "--by", "word"],
        ["--json", "--csv", "old.txt"],
        ["-x.txt"],
        ["compare", "old.txt"],
        ["old.txt", "--page", "old.pdf"],
        ["old.txt", "new.txt", "--page", "both.htm"],
    ],
)
def test_a_wrong_line_is_explained(command, capsys, arguments):
    with pytest.raises(SystemExit) as stop:
        command(*arguments)
    assert stop.value.code == 2
    assert "usage: tearsheet" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["-x.txt", "$(touch pwned).txt", "a b;c.txt", "'“é🙂.txt", "corpus", "__import__('os').txt"]
)
def test_a_name_is_a_name(command, folder, name):
    (folder / name).write_text("It may rain.", encoding="utf-8")
    status, out, _ = command("--json", "--", name)
    assert (status, json.loads(out)["articles"][0]["file"]) == (0, name)
    assert not (folder / "pwned").exists()


def test_two_drafts(command, folder):
    status, out, _ = command("compare", "old.txt", "new.txt")
    assert status == 0
    assert "What was changed" in out
    told = out.partition("What was changed\n")[2].splitlines()
    old, new = ((folder / name).read_text(encoding="utf-8") for name in ("old.txt", "new.txt"))
    assert "headline changed" in told
    assert told[told.index("sentence changed") + 1].removeprefix("  - ") in old
    assert told[told.index("sentence changed") + 2].removeprefix("  + ") in new
    assert "hedges removed: may" in told
    status, out, _ = command("compare", "old.txt", "new.txt", "--json")
    assert [row["what"] for row in json.loads(out)["changes"]] == ["headline", "sentence", "hedge"]
    status, out, _ = command("compare", "old.txt", "new.txt", "--csv")
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == ["old", "new"]
    assert "nothing: the headline, sentences" in command("compare", "old.txt", "old.txt")[1]
    assert "_percentile" not in out
    chosen = ("compare", "old.txt", "new.txt", "--norms", "guardian-2013-2016")
    for form in ([], ["--csv"], ["--json"]):
        assert ("flesch_kincaid_grade_percentile" if form else "percentile") in command(*chosen, *form)[1]
    assert "percentiles: among 96 Guardian articles of 2013 to 2016\n" in command(*chosen)[1]
    assert command("compare", "old.txt", "new.txt", "--norms", "nowhere")[0] == 1


def test_help_has_examples_and_statuses(command, capsys):
    for arguments in (["--help"], ["compare", "--help"], ["corpus", "--help"]):
        with pytest.raises(SystemExit) as stop:
            command(*arguments)
        assert stop.value.code == 0
        said = capsys.readouterr().out
        assert "130, 143" in said
        assert "tearsheet compare old.txt new.txt" in said or arguments != ["--help"]


@pytest.mark.parametrize(
    ("terminal", "settings", "coloured"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_colour_only_where_there_is_one(monkeypatch, terminal, settings, coloured):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert has_colour(terminal) is coloured


@pytest.mark.parametrize("program", ["analysis", "tearsheet"])
def test_as_a_program(tearsheet, program):
    done = tearsheet("--version", program=program)
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"tearsheet {a.__version__}")


def test_standard_input_and_a_pipe_that_ends(tearsheet):
    done = tearsheet("-", "--csv", input="“It may rain,” Anna Berg said.".encode())
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")))
    assert (row["file"], row["hedges"], row["quotes"]) == ("standard input", "1", "1")
    assert tearsheet("-", input=b"%PDF-1.7").stderr.startswith("tearsheet: standard input is a PDF")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("wait", [0.15, 0.4, 0.8])
def test_ctrl_c_while_it_starts_prints_no_traceback(folder, wait):
    code = """
import sys
sys.argv = ["tearsheet", "old.txt"]
from tearsheet.__main__ import main
print("up", flush=True)
sys.exit(main())
"""
    root = os.path.dirname(os.path.dirname(a.__file__))
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": root},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    time.sleep(wait - 0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
    # While it ends, Python has no handler any more: the shell then sees 130 too.
    assert process.returncode in (130, 0, -signal.SIGINT)


def test_an_archive_makes_norms_and_a_draft_is_held_against_them(command, folder):
    pytest.importorskip("pyarrow")
    (folder / "archive").mkdir()
    for number in range(95):
        text = f"Ferry {number}\n\n" + "It may sail. " * (number % 7 + 1) + "The port is open, officials said. " * 5
        (folder / "archive" / f"{number}.txt").write_text(text)
    assert command("corpus", "archive", "measured", "--quiet", "--workers", "0")[0] == 0
    status, out, err = command("norms", "measured", "mine.csv", "--label", "articles of mine")
    assert (status, err) == (0, "")
    assert out == "norms of 95 articles in mine.csv; use: tearsheet ARTICLE --norms mine.csv\n"
    status, out, err = command("old.txt", "--by", "article", "--norms", "mine", "--csv")
    assert (status, err) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out))
    assert 0 <= float(row["hedges_per_1000_words_percentile"]) <= 99
    shown = " ".join(command("old.txt", "--norms", "mine")[1].split())
    assert "- Of 100 articles of mine, it is " in shown
    tone = a.profile(a.read_article(folder / "old.txt"), "article")["sentiment"].iloc[0]
    assert a.standing(float(tone), "sentiment", folder / "mine.csv").partition(" of 100")[0] in shown
    before = (folder / "mine.csv").read_bytes()
    status, out, err = command("norms", "measured", "mine.csv", "--label", "other articles")
    assert (status, out) == (1, "")
    assert err == "tearsheet: mine.csv is there already: remove it, or name another place\n"
    assert (folder / "mine.csv").read_bytes() == before
    assert command("old.txt", "--norms", "nowhere")[0] == 1
    assert command("norms", "archive", "x.csv", "--label", "x")[0] == 1
