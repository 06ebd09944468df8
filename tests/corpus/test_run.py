"""A run is one version of everything, goes on where it was stopped, and says what happened."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from importlib.metadata import version

import pandas as pd
import pytest

from analysis.corpus.frames import ERROR, profile_texts
from analysis.corpus.manifest import DONE, MANIFEST
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import load_lexicon

pytest.importorskip("pyarrow", reason="the corpus extra is not installed")
from analysis.__main__ import main
from analysis.corpus import cluster, manifest
from analysis.corpus import run as runs
from analysis.corpus.measuring import measure_partition, write_partition
from analysis.corpus.run import run_corpus


@pytest.fixture
def source(tmp_path, seeds):
    """60 texts as JSON Lines, one of them missing."""
    frame = pd.concat([seeds] * 7, ignore_index=True).iloc[:60]
    frame.loc[13, "text"] = None
    path = tmp_path / "articles.jsonl"
    frame.to_json(path, orient="records", lines=True)
    return path


def run(source, out, rows=20, **more):
    return run_corpus(source, out, rows=rows, **{"workers": 0, "progress": False, **more})


def test_every_kind_of_source_gives_the_same_table(tmp_path, source):
    frame = pd.read_json(source, lines=True)
    frame.to_csv(tmp_path / "articles.csv", index=False)
    frame.to_parquet(tmp_path / "articles.parquet", row_group_size=7)
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, text in frame["text"].dropna().items():
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
    tables = {}
    for name in ("articles.jsonl", "articles.csv", "articles.parquet", "folder"):
        run(tmp_path / name, tmp_path / f"out-{name}", rows=25)
        tables[name] = pd.read_parquet(tmp_path / f"out-{name}")
    pd.testing.assert_frame_equal(tables["articles.jsonl"], tables["articles.parquet"])
    assert tables["articles.jsonl"][ERROR].notna().sum() == 1
    assert (tables["articles.csv"]["words"].fillna(0) == tables["articles.jsonl"]["words"].fillna(0)).all()
    whole = tables["articles.jsonl"].dropna(subset="words").reset_index(drop=True)
    pd.testing.assert_frame_equal(tables["folder"].drop(columns=["path", "row"]), whole.drop(columns="row"))


@pytest.fixture
def client():
    distributed = pytest.importorskip("distributed", reason="the corpus extra is not installed")
    inside = {"processes": False, "protocol": "inproc://", "dashboard_address": None}
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, **inside) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_a_cluster_gives_the_bytes_of_one_process(tmp_path, source, contents, client):
    run(source, tmp_path / "one", keep=("name",))
    run(source, tmp_path / "two", client=client, keep=("name",))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 5


def test_a_cluster_of_another_version_is_refused(tmp_path, source, client, monkeypatch):
    here = manifest.software()
    monkeypatch.setattr(manifest, "software", lambda: here)
    said = iter([here | {"code": {}}, here])  # the first is asked for here, the second there
    monkeypatch.setattr(cluster, "software", lambda: next(said))
    with pytest.raises(TearsheetError, match="another version of this package, Python or a library is on inproc://"):
        run(source, tmp_path / "out", client=client)
    assert not list((tmp_path / "out").glob("part-*"))


def test_the_number_of_partitions_follows_that_of_the_articles(tmp_path, short):
    assert len(run(short, tmp_path / "out", rows=None)) == 12
    with pytest.raises(TearsheetError, match="rows=0: a partition holds at least one article"):
        run(short, tmp_path / "none", rows=0)


def test_a_small_job_starts_no_process(tmp_path, short, monkeypatch):
    monkeypatch.setattr(runs, "measure_on_workers", lambda *_: pytest.fail("a process was started"))
    lines = short.read_text().splitlines(keepends=True)
    short.write_text("".join(lines[:199]))
    assert run(short, tmp_path / "out", workers=2).measured == 199
    short.write_text("".join(lines))
    with pytest.raises(pytest.fail.Exception, match="a process was started"):
        run(short, tmp_path / "more", workers=2)


def test_less_than_no_worker_is_refused(tmp_path, source):
    with pytest.raises(TearsheetError, match="workers=-1: give 0 for none"):
        run(source, tmp_path / "out", workers=-1)


@pytest.mark.parametrize("change", ["shorter", "longer", "another", "gone"])
def test_a_source_that_changes_on_the_way_is_said(tmp_path, source, monkeypatch, change):
    """The change comes when the first partition has been measured."""
    lines = source.read_text().splitlines(keepends=True)

    def measured_and_changed(*arguments):
        done = write_partition(measure_partition(*arguments[:2]), len(arguments[0].texts), arguments[2])
        if change == "gone":
            source.unlink(missing_ok=True)
        else:
            kept = {"shorter": lines[:25], "longer": lines * 2, "another": [*lines[:-1], lines[0]]}[change]
            source.write_text("".join(kept))
        return done

    monkeypatch.setattr(runs, "do_partition", measured_and_changed)
    with pytest.raises(TearsheetError, match="changed while it was measured; remove"):
        run(source, tmp_path / "out")


def test_a_second_run_does_nothing(tmp_path, source):
    first = run(source, tmp_path / "out")
    times = [path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()]
    again = run(source, tmp_path / "out")
    assert (first.articles, first.errors, first.measured) == (60, 1, 60)
    assert (again.articles, again.errors, again.measured) == (60, 1, 0)
    assert first.files == again.files
    assert [path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()] == times


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "unlisted", "half a line"])
def test_a_broken_partition_is_measured_again(tmp_path, source, contents, harm):
    out = tmp_path / "out"
    run(source, out)
    whole = contents(out)
    part, listed = out / "part-000001.parquet", out / DONE
    if harm == "cut":
        os.truncate(part, 100)
    elif harm == "changed":
        part.write_bytes(part.read_bytes()[:-9] + b"?" + part.read_bytes()[-8:])
    elif harm == "gone":
        part.unlink()
    elif harm == "unlisted":
        listed.write_bytes(b"".join(listed.read_bytes().splitlines(keepends=True)[:2]))
    else:
        os.truncate(listed, listed.stat().st_size - 70)
    assert run(source, out).measured == (40 if harm == "unlisted" else 20)
    assert contents(out) == whole


def test_the_list_of_partitions_says_what_is_in_them(tmp_path, source):
    run(source, tmp_path / "out", by="section")
    listed = pd.read_csv(tmp_path / "out" / DONE)
    assert listed["articles"].tolist() == [20, 20, 20]
    assert listed["errors"].tolist() == [1, 0, 0]
    assert listed["rows"].tolist() == [len(pd.read_parquet(tmp_path / "out" / name)) for name in listed["file"]]


def test_another_run_in_the_same_folder_is_refused(tmp_path, source):
    run(source, tmp_path / "out")
    with pytest.raises(TearsheetError, match=r"holds another run.* differs: rows \(20 there, 30 now\)\. Give an empty"):
        run(source, tmp_path / "out", rows=30)
    with pytest.raises(TearsheetError, match=r"differs: by \(article there, section now\); intervals \(True there, F"):
        run(source, tmp_path / "out", by="section", intervals=False)
    source.write_text(source.read_text() + '{"text": "One more."}\n')
    with pytest.raises(TearsheetError, match=r"differs: the source \(its files, their sizes or times\)\."):
        run(source, tmp_path / "out")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").write_text("mine")
    with pytest.raises(TearsheetError, match="is not empty and holds no run"):
        run(source, tmp_path / "full")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.docx"]


def test_a_list_of_ones_own_measures_and_is_part_of_the_run(tmp_path, source):
    mine = load_lexicon("hedges").drop("may", "could")
    run(source, tmp_path / "plain")
    run(source, tmp_path / "out", lexicon=mine)
    plain, made = (pd.read_parquet(tmp_path / name) for name in ("plain", "out"))
    whole = profile_texts(pd.read_json(source, lines=True), lexicon=mine).reset_index(drop=True)
    pd.testing.assert_frame_equal(made[list(whole)], whole)
    assert made["hedges"].sum() < plain["hedges"].sum()
    written = json.loads((tmp_path / "out" / MANIFEST).read_text())["options"]["lexicons"]
    assert written.startswith("hedges: hedges -could -may (sha256 ")
    assert run(source, tmp_path / "out", lexicon=[mine]).measured == 0
    with pytest.raises(
        TearsheetError, match=r"differs: lexicons \(hedges: hedges -could -may \(sha256 \w+\) there, those"
    ):
        run(source, tmp_path / "out")
    other = replace(load_lexicon("hedges").drop("may"), name=mine.name)
    with pytest.raises(TearsheetError, match=r"differs: lexicons \("):
        run(source, tmp_path / "out", lexicon=other)
    with pytest.raises(TearsheetError, match=r"differs: lexicons \(those that ship there, "):
        run(source, tmp_path / "plain", lexicon=mine)
    with pytest.raises(TearsheetError, match="wants a Lexicon"):
        run(source, tmp_path / "other", lexicon="hedges")
    assert not (tmp_path / "other").exists()


def test_workers_go_by_the_list_too(tmp_path, source, contents, monkeypatch):
    """A dictionary has columns of its own, in each partition."""
    monkeypatch.setattr(runs, "_SMALL", 0)
    (tmp_path / "tone.csv").write_text("word,valence\nferry,2\nport,-1\n", encoding="utf-8")
    given = [load_lexicon(tmp_path / "tone.csv"), load_lexicon("attributions").drop("said")]
    for workers in (0, 1):
        run(source, tmp_path / str(workers), lexicon=given, workers=workers)
    assert contents(tmp_path / "0") == contents(tmp_path / "1")
    assert "sentiment_tone" in pd.read_parquet(tmp_path / "1")


def test_the_command_takes_lists(tmp_path, source, cli):
    (tmp_path / "mine.csv").write_text("cue,category,tier,rule,source\nmonday,shield,core,,our own\n", encoding="utf-8")
    lists = ("--lexicon", str(tmp_path / "mine.csv"), "--workers", "0")
    assert cli(source, tmp_path / "out", *lists)[0] == 3
    assert "mine (sha256 " in (tmp_path / "out" / MANIFEST).read_text()
    assert cli(source, tmp_path / "out", *lists)[0] == 3
    status, _, err = cli(source, tmp_path / "out")
    assert (status, "What differs: lexicons (hedges: mine (sha256 " in err) == (1, True)


def test_a_run_of_other_libraries_is_refused(tmp_path, source, monkeypatch):
    run(source, tmp_path / "out")
    monkeypatch.setattr(manifest.platform, "python_version", lambda: "3.9.1")
    monkeypatch.setattr(manifest, "version", lambda name: "1.0" if name == "numpy" else version(name))
    with pytest.raises(TearsheetError, match=r"version of Python \(.* there, 3\.9\.1 now\); the version of numpy \("):
        run(source, tmp_path / "out")


@pytest.mark.parametrize("body", ["{", "[1]", "{}", '{"options": 3, "code": null}'])
def test_a_broken_manifest_is_refused(tmp_path, source, body):
    run(source, tmp_path / "out")
    (tmp_path / "out" / MANIFEST).write_text(body)
    with pytest.raises(TearsheetError, match=r"cannot be read; give an empty|holds another run"):
        run(source, tmp_path / "out")


@pytest.mark.slow
def test_a_run_whose_lexicon_changed_on_the_way_is_refused(root, tmp_path, source, command):
    """The package copied, a run made with it and broken, a cue taken out of it, the run begun again."""
    shutil.copytree(root / "analysis", tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    environment = command.environment | {"PYTHONPATH": str(tmp_path)}
    go = command(source, tmp_path / "out", "--rows", "20")
    subprocess.run(go, cwd=tmp_path, env=environment, capture_output=True)
    (tmp_path / "out" / "part-000001.parquet").unlink()
    lexicon = tmp_path / "analysis" / "lexicons" / "hedges.csv"
    lines = lexicon.read_text(encoding="utf-8").splitlines(keepends=True)
    lexicon.write_text("".join(line for line in lines if not line.startswith("may,")), encoding="utf-8")
    done = subprocess.run(go, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "What differs: the code or lists in analysis/lexicons. Give an empty folder" in done.stderr
    assert not (tmp_path / "out" / "part-000001.parquet").exists()


@pytest.mark.slow
def test_killed_ten_times_it_goes_on_to_the_same_bytes(tmp_path, short, command, contents):
    out = tmp_path / "killed"
    for number in range(10):
        go = command(short, out, "--rows", "20", "--workers", "02"[number % 2])
        process = subprocess.Popen(go, env=command.environment)
        while len(list(out.glob("part-*.parquet"))) <= number:
            assert process.poll() is None, "the run ended before it could be killed"
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = {name: body for name, body in contents(out).items() if name.startswith("part-")}
    assert 10 <= len(done) < 30
    subprocess.run(command(short, out, "--rows", "20"), env=command.environment, check=True, capture_output=True)
    run(short, tmp_path / "whole")
    assert contents(out) == contents(tmp_path / "whole")
    assert len(contents(out)) == 32


@pytest.mark.slow
def test_two_runs_at_once_end_with_the_same_bytes(tmp_path, source, command, contents):
    go = command(source, tmp_path / "both", "--rows", "5")
    both = [subprocess.Popen(go, env=command.environment, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=300) for process in both] == [3, 3]
    run(source, tmp_path / "one", rows=5)
    assert contents(tmp_path / "both") == contents(tmp_path / "one")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_full_disk_says_so_and_the_run_goes_on(tmp_path, short, command, contents, workers):
    """A limit on the size of a file stands in for the disk: the system refuses the write in the same way."""
    go = command(short, tmp_path / "out", "--rows", "300", "--workers", workers)
    run(short, tmp_path / "one", rows=300)
    size = min(map(len, contents(tmp_path / "one").values())) + 2000
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))  # noqa: E731
    done = subprocess.run(go, env=command.environment, capture_output=True, text=True, preexec_fn=full)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("tearsheet: [Errno 27] File too large")
    assert len(done.stderr.splitlines()) == 1
    assert list(contents(tmp_path / "out")) == [MANIFEST]
    subprocess.run(go, env=command.environment, check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(tmp_path / "one")


@pytest.fixture
def cli(monkeypatch, capsys):
    """The command line called here: status, output, errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)

    def call(*arguments):
        status = main(["corpus", *map(str, arguments), "--quiet"])
        return status, *capsys.readouterr()

    return call


def test_the_last_line_counts_and_the_status_tells(tmp_path, cli):
    folder, out = tmp_path / "folder", tmp_path / "out"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("It may rain.")
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    (folder / "deep" / "scan.png").write_bytes(b"\x89PNG")
    status, said, errors = cli(folder, out)
    assert (status, errors) == (0, "")
    assert said.splitlines() == [
        "skipped, no article: deep/scan.png, report.pdf",
        f"1 article, 0 with an error, 2 files skipped; 1 file in {out}",
    ]
    (folder / "b.txt").write_bytes(b"%PDF-1.7")
    for begins in ("2 articles", "nothing to do: 2 articles"):
        status, said, _ = cli(folder, tmp_path / "more")
        assert status == 3
        assert said.splitlines()[-1].startswith(f"{begins}, 1 with an error, 2 files skipped")


def test_many_skipped_files_are_named_in_part(tmp_path, cli):
    (tmp_path / "folder").mkdir()
    for name in ("a.txt", *(f"{number}.pdf" for number in range(8))):
        (tmp_path / "folder" / name).write_text("It may rain.")
    assert cli(tmp_path / "folder", tmp_path / "out")[1].startswith(
        "skipped, no article: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 3 more\n"
    )


def test_the_help_says_what_the_status_means(command):
    done = subprocess.run([*command("a", "b"), "--help"], env=command.environment, capture_output=True, text=True)
    assert "exit status: 0 everything was measured 3 some of the articles were not" in " ".join(done.stdout.split())


def test_command_line_says_what_is_wrong(tmp_path, cli):
    status, said, errors = cli(tmp_path / "none", tmp_path / "out")
    assert (status, said) == (1, "")
    assert errors == f"tearsheet: there is no file or folder {tmp_path / 'none'}\n"


@pytest.mark.filterwarnings("default")
def test_a_doubt_is_one_line(tmp_path, cli):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_bytes("It may rain, the café said.".encode("cp1252"))
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, *_: print(warnings.formatwarning(message, *_), end="", file=sys.stderr)
        status, _, errors = cli(tmp_path / "folder", tmp_path / "out")
    assert status == 0
    (line,) = errors.splitlines()
    assert line.startswith("tearsheet: a.txt is not UTF-8; it was read as Windows-1252.")


def test_missing_extra_says_how_to_install_it(tmp_path, source, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(TearsheetError, match=r"a corpus run needs pyarrow.*: pip install 'dask\[distributed\]>="):
        run(source, tmp_path / "out")


def test_options_are_in_the_manifest(tmp_path, source):
    run(source, tmp_path / "out", keep=("name",))
    written = json.loads((tmp_path / "out" / MANIFEST).read_text())
    expected = {"by": "article", "columns": ["text", "name"], "rows": 20, "intervals": True}
    assert written["options"] == expected | {"lexicons": "those that ship"}
    assert written["versions"]["numpy"] == __import__("numpy").__version__
    assert {"analysis/lexicons", "analysis/measures"} < written["code"].keys()
