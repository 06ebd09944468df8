"""Many articles: the same table as one by one, whatever breaks on the way."""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest

from analysis.article.parse import read_article
from analysis.corpus.frames import ERROR, profile_schema, profile_texts
from analysis.errors import TearsheetError
from analysis.measures.groups import BY
from analysis.measures.profile import profile

pytest.importorskip("pyarrow", reason="the corpus extra is not installed")
pytest.importorskip("distributed", reason="the corpus extra is not installed")
from analysis.corpus.run import run_corpus


@pytest.fixture(scope="module")
def seeds(root):
    paths = sorted((root / "seeds").rglob("*.txt"))
    return pd.DataFrame({"name": [path.stem for path in paths], "text": [read_article(path).text for path in paths]})


def as_profile(table, by):
    """A corpus table in the types of `profile`."""
    return (
        table.drop(columns=ERROR).astype(profile("One sentence here.", by=by).dtypes.to_dict()).reset_index(drop=True)
    )


@pytest.mark.parametrize("by", BY)
def test_equals_profile_one_by_one(seeds, by):
    one_by_one = pd.concat([profile(text, by=by) for text in seeds["text"]], ignore_index=True)
    together = profile_texts(seeds, by=by)
    assert together[ERROR].isna().all()
    assert len(together) >= len(seeds) or by == "voice"
    pd.testing.assert_frame_equal(
        as_profile(together, by), one_by_one.astype(as_profile(together, by).dtypes), check_exact=True
    )


def test_equals_profile_on_annotated_articles(gold):
    paths = sorted(gold.glob("polnear/dev/text/*.txt"))[:40]
    frame = pd.DataFrame({"text": [read_article(path).text for path in paths]})
    one_by_one = pd.concat([profile(text, by="article") for text in frame["text"]], ignore_index=True)
    assert len(one_by_one) == len(paths) > 30
    pd.testing.assert_frame_equal(
        as_profile(profile_texts(frame), "article"), one_by_one, check_exact=True, check_dtype=False
    )


@pytest.mark.parametrize("by", BY)
def test_schema_says_what_comes_out(seeds, by):
    for frame in (seeds, seeds.iloc[:0], pd.DataFrame({"text": [None, 1.5]})):
        result = profile_texts(frame, by=by)
        assert {name: str(dtype) for name, dtype in result.dtypes.items()} == profile_schema(by)


def test_index_is_kept_and_a_bad_row_stops_nothing(seeds):
    texts = [seeds["text"][0], None, 3.5, b"bytes", float("nan"), pd.NA, ["list"], "", seeds["text"][1]]
    frame = pd.DataFrame({"body": pd.Series(texts, index=list("abcdefghi"), dtype=object)})
    result = profile_texts(frame, text="body")
    assert result.index.tolist() == list("abcdefghi")
    assert result[ERROR].notna().tolist() == [False, True, True, True, True, True, True, False, False]
    assert result.loc["b", ERROR] == "an article is text (str), not a missing value"
    assert result.loc["h", "words"] == 0
    assert result.loc["a", "words"] == profile(texts[0], by="article")["words"].iloc[0]


def test_index_repeats_where_an_article_has_several_rows(seeds):
    result = profile_texts(seeds.set_index("name"), by="section")
    assert result.index.value_counts()["qatar-security-guarantee"] == 7


def test_a_wrong_column_names_the_right_ones(seeds):
    with pytest.raises(TearsheetError, match="no column 'body'; it has name, text"):
        profile_texts(seeds, text="body")
    with pytest.raises(TearsheetError, match="by='words' is not known; use one of section"):
        profile_texts(seeds, by="words")
    with pytest.raises(TearsheetError, match=r"not Series; make it one with .to_frame\('text'\)"):
        profile_texts(seeds["text"])
    with pytest.raises(TearsheetError, match=r"got Series; use profile_texts\(frame\)"):
        profile(seeds["text"])


@pytest.fixture
def source(tmp_path, seeds):
    """60 texts as JSON Lines, one of them missing."""
    frame = pd.concat([seeds] * 7, ignore_index=True).iloc[:60]
    frame.loc[13, "text"] = None
    path = tmp_path / "articles.jsonl"
    frame.to_json(path, orient="records", lines=True)
    return path


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_kind_of_source_gives_the_same_table(tmp_path, source):
    frame = pd.read_json(source, lines=True)
    frame.to_csv(tmp_path / "articles.csv", index=False)
    frame.to_parquet(tmp_path / "articles.parquet")
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, text in frame["text"].dropna().items():
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
    tables = {}
    for name in ("articles.jsonl", "articles.csv", "articles.parquet", "folder"):
        run_corpus(tmp_path / name, tmp_path / f"out-{name}", rows=25, workers=0, progress=False)
        tables[name] = pd.read_parquet(tmp_path / f"out-{name}")
    pd.testing.assert_frame_equal(tables["articles.jsonl"], tables["articles.parquet"])
    assert tables["articles.jsonl"][ERROR].notna().sum() == 1
    assert (tables["articles.csv"]["words"].fillna(0) == tables["articles.jsonl"]["words"].fillna(0)).all()
    whole = tables["articles.jsonl"].dropna(subset="words").reset_index(drop=True)
    pd.testing.assert_frame_equal(tables["folder"].drop(columns=["path", "row"]), whole.drop(columns="row"))


def test_two_local_processes_give_the_bytes_of_one(tmp_path, source):
    from distributed import Client, LocalCluster

    run_corpus(source, tmp_path / "one", rows=20, workers=0, keep=("name",), progress=False)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        run_corpus(source, tmp_path / "two", rows=20, client=client, keep=("name",), progress=False)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 4


def test_maps_over_dask_partitions(seeds):
    dataframe = pytest.importorskip("dask.dataframe", reason="dask[dataframe] is not installed")
    parts = dataframe.from_pandas(seeds, npartitions=3)
    mapped = parts.map_partitions(profile_texts, meta=profile_texts(seeds.iloc[:0])).compute(scheduler="sync")
    pd.testing.assert_frame_equal(mapped, profile_texts(seeds), check_exact=True)


def test_killed_in_the_middle_it_goes_on_to_the_same_bytes(tmp_path, seeds, root):
    texts = [f"{text}\n\nThis is copy number {number}." for number, text in enumerate(seeds["text"].tolist() * 223)][
        :2000
    ]
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "analysis",
        "corpus",
        str(source),
        "--rows",
        "50",
        "--workers",
        "0",
        "--quiet",
    ]
    environment = os.environ | {"PYTHONPATH": str(root)}
    broken = tmp_path / "broken"
    process = subprocess.Popen([*command, str(broken)], env=environment)
    while len(list(broken.glob("part-*.parquet"))) < 5:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = contents(broken)
    assert 5 <= sum(name.startswith("part-") for name in done) < 40
    subprocess.run([*command, str(broken)], env=environment, check=True, capture_output=True)
    subprocess.run([*command, str(tmp_path / "whole")], env=environment, check=True, capture_output=True)
    after = {name: body for name, body in contents(broken).items() if not name.startswith(".")}
    assert after == contents(tmp_path / "whole")
    assert len(after) == 41
    assert {name: after[name] for name in done if not name.startswith(".")} == {
        name: body for name, body in done.items() if not name.startswith(".")
    }


def test_a_second_run_does_nothing(tmp_path, source):
    first = run_corpus(source, tmp_path / "out", rows=20, workers=0, progress=False)
    times = [path.stat().st_mtime_ns for path in first]
    assert run_corpus(source, tmp_path / "out", rows=20, workers=0, progress=False) == first
    assert [path.stat().st_mtime_ns for path in first] == times


def test_another_run_in_the_same_folder_is_refused(tmp_path, source):
    run_corpus(source, tmp_path / "out", rows=20, workers=0, progress=False)
    with pytest.raises(TearsheetError, match="holds another run: its rows differ"):
        run_corpus(source, tmp_path / "out", rows=30, workers=0, progress=False)
    source.write_text(source.read_text() + '{"text": "One more."}\n')
    with pytest.raises(TearsheetError, match="holds another run: its source differ"):
        run_corpus(source, tmp_path / "out", rows=20, workers=0, progress=False)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").write_text("mine")
    with pytest.raises(TearsheetError, match="is not empty and holds no run"):
        run_corpus(source, tmp_path / "full", workers=0, progress=False)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("a.jsonl", '{"text": "Fine."}\nnot json\n', "line 2: not JSON"),
        ("a.csv", "body,name\nFine.,x\n", "has no column text; it has body, name"),
        ("a.xlsx", "x", "is not a source that can be read"),
    ],
)
def test_sources_that_cannot_be_read_say_why(tmp_path, name, body, message):
    (tmp_path / name).write_text(body)
    with pytest.raises(TearsheetError, match=message):
        run_corpus(tmp_path / name, tmp_path / "out", workers=0, progress=False)


def test_no_source_at_all(tmp_path):
    with pytest.raises(TearsheetError, match="there is no file or folder"):
        run_corpus(tmp_path / "none", tmp_path / "out", workers=0, progress=False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(TearsheetError, match="no article"):
        run_corpus(tmp_path / "empty", tmp_path / "out", workers=0, progress=False)


def test_command_line_says_what_is_wrong(tmp_path, root):
    command = [sys.executable, "-m", "analysis", "corpus", str(tmp_path / "none"), str(tmp_path / "out")]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("tearsheet: there is no file or folder")
    assert "Traceback" not in done.stderr


def test_missing_extra_says_how_to_install_it(tmp_path, source, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(TearsheetError, match=r"needs pyarrow: pip install 'tearsheet\[corpus\]'"):
        run_corpus(source, tmp_path / "out", workers=0, progress=False)


def test_numbers_are_finite_or_missing(seeds):
    table = profile_texts(seeds)
    numbers = table.select_dtypes("number").astype(float).to_numpy()
    assert not np.isinf(numbers).any()
