"""A bad row is a row with its reason; a source that cannot be read is one error."""

import json
import os
import warnings
from contextlib import suppress
from pathlib import Path

import hypothesis
import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis.corpus import tables
from analysis.corpus.frames import ERROR
from analysis.corpus.run import run_corpus
from analysis.corpus.sources import open_source
from analysis.errors import TearsheetError, TearsheetWarning

arrow = pytest.importorskip("pyarrow", reason="the corpus extra is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the corpus extra is not installed")

GOOD = "It may rain, the port said."


@pytest.fixture
def measured(tmp_path):
    """What comes of a source: words and error of each row."""

    def measure(source, **more):
        run_corpus(source, tmp_path / "out", workers=0, progress=False, **more)
        return pd.read_parquet(tmp_path / "out")

    return measure


def wrote(path, body):
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


LINE = json.dumps({"text": GOOD})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "line 2: not JSON: Expecting value"),
        ('["a"]', "line 2: not JSON: no object with fields, but list"),
        ("3", "no object with fields, but int"),
        ("null", "no object with fields, but NoneType"),
        ("[" * 100_000 + "]" * 100_000, "line 2: not JSON: maximum recursion depth"),
        (b'{"text": "caf\xe9"}', "line 2: not JSON: not in the encoding of the rest"),
        ('{"text": null}', "an article is text .str., not a missing value"),
        ('{"text": 3}', "an article is text .str., not int"),
        ('{"body": "a"}', "an article is text .str., not a missing value"),
        ('{"text": "a', "line 2: not JSON: Invalid control"),
        ('{"text": ' + "9" * 5000 + "}", "line 2: not JSON: Exceeds the limit"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_line_of_json_is_a_row(tmp_path, measured, line, reason):
    more = json.dumps({"text": "Tomás, José and Zoë said: “It is so.” “É”"}, ensure_ascii=False).encode()
    body = b"\n".join([LINE.encode(), line if isinstance(line, bytes) else line.encode(), more, b""])
    table = measured(wrote(tmp_path / "a.jsonl", body))
    assert table["row"].tolist() == [0, 1, 2]
    assert table[ERROR].notna().tolist() == [False, True, False]
    assert table["words"].tolist()[0] == 6
    assert table[ERROR].str.contains(reason).tolist()[1]


@pytest.mark.parametrize(
    "body",
    [
        LINE + "\n\n",
        LINE + "\n \n\r\n",
        "\ufeff" + LINE,
        LINE.encode("utf-16"),
        LINE + "\r\n",
        '{"text": "It may rain, the port \\ud83d said."}',
    ],
)
def test_what_is_no_fault_in_json_lines(tmp_path, measured, body):
    table = measured(wrote(tmp_path / "a.jsonl", body))
    assert table[ERROR].isna().tolist() == [True]
    assert table["words"].tolist() == [6]


def test_what_is_kept_of_json_is_text_in_every_partition(tmp_path, measured):
    kept = [{"a": 1}, {"a": None}, {"a": "x\ud83d"}, {"a": [1, "é"]}, {}, {"a": 2.5}]
    lines = "".join(json.dumps({"text": GOOD} | each) + "\n" for each in kept)
    table = measured(wrote(tmp_path / "a.jsonl", lines), rows=1, keep=("a",))
    values = table["a"].tolist()
    assert [values[place] for place in (0, 2, 3, 5)] == ["1", "x\ufffd", '[1, "é"]', "2.5"]
    assert table["a"].isna().tolist() == [False, True, False, False, True, False]


def test_a_field_that_no_line_has_is_an_error(tmp_path):
    wrote(tmp_path / "a.jsonl", LINE)
    with pytest.raises(TearsheetError, match="no line has a field body"):
        run_corpus(tmp_path / "a.jsonl", tmp_path / "out", text="body", progress=False)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_other_encodings_are_read(tmp_path, measured, encoding, name):
    text = "José, the Bürgermeister, said: “It may rain.”"
    body = f'name,text\nx,"{text}"\n' if name == "a.csv" else json.dumps({"text": text}, ensure_ascii=False)
    path = wrote(tmp_path / name, body.encode(encoding))
    if encoding == "cp1252":
        with pytest.warns(TearsheetWarning, match="is not UTF-8; it is read as Windows-1252") as caught:
            table = measured(path)
        assert len(caught) == 1
    else:
        table = measured(path)
    assert table[ERROR].isna().all()
    assert (table["words"].tolist(), table["quoted_words"].tolist()) == ([7], [3])


def test_a_damaged_row_of_csv_is_a_row(tmp_path, measured):
    body = b'name,text\na,"\xe2\x80\x9cIt may rain.\xe2\x80\x9d"\nb,caf\xe9\nc,Jos\xc3\xa9\n'
    table = measured(wrote(tmp_path / "a.csv", body), keep=("name",))
    assert table[ERROR].isna().tolist() == [True, False, True]
    assert table[ERROR].tolist()[1] == "line 3: not in the encoding of the rest of the file"


def test_the_encoding_is_that_of_most_of_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_READ", 7)  # a character may lie across two reads
    path = wrote(tmp_path / "a.csv", b"text\n" + "José, Zoë and Tomás\n".encode() * 9 + b"x\n" * 9 + b"caf\xe9")
    assert tables.encoding_of(path) == "utf-8-sig"
    wrote(path, b"text\nIt may rain at the caf\xe9")
    with pytest.warns(TearsheetWarning, match="read as Windows-1252"):
        assert tables.encoding_of(path) == "cp1252"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("b", "line 3: 1 fields, but the header has 2"),
        ("b,c,d", "line 3: 3 fields, but the header has 2"),
        ('b,"c"d', "line 3: not CSV: ',' expected after"),
    ],
)
def test_a_ragged_row_of_csv_is_a_row(tmp_path, measured, line, reason):
    table = measured(wrote(tmp_path / "a.csv", f'name,text\na,"{GOOD}"\n{line}\n\nc,"{GOOD}"'))
    assert table["row"].tolist() == [0, 1, 2]
    assert table[ERROR].isna().tolist() == [True, False, True]
    assert table[ERROR].tolist()[1].startswith(reason)


def test_a_source_is_a_path(tmp_path):
    with pytest.raises(TearsheetError, match="not DataFrame; profile_texts takes a DataFrame"):
        run_corpus(pd.DataFrame({"text": [GOOD]}), tmp_path / "out", progress=False)


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("a.csv", "", "a.csv is empty"),
        ("a.csv", "\n\n", "a.csv is empty"),
        ("a.csv", "text\n", "a.csv holds no row"),
        ("a.csv", "body,name\nFine.,x\n", "has no column text; it has body, name. Name the one with the texts: --text"),
        ("a.csv", "texts,name\nFine.,x\n", "; did you mean texts?"),
        ("a.csv", "text,text\na,b\n", "more than one column text"),
        ("a.csv", f'text\n{GOOD[:6]}\n"Never closed.\nNext.\n', "quotation mark on line 3 is opened and never closed"),
        ("a.csv", "text\na\0b\n", "holds NUL bytes"),
        ("a.csv", GOOD.encode("utf-16-le"), "holds NUL bytes"),
        ("a.csv", GOOD.encode("utf-32"), "is in UTF-32: save it as UTF-8"),
        ("a.jsonl", "", "a.jsonl: no line has a field text"),
        ("a.jsonl", '{"body": "Fine."}\n', "no line has a field text. Name the one with the texts: --text"),
        ("a.parquet", "", "a.parquet is not Parquet, or is broken"),
        ("a.parquet", "text\nFine.\n", "a.parquet is not Parquet, or is broken"),
        ("a.xlsx", "x", "is not a source that can be read"),
    ],
)
def test_sources_that_cannot_be_read_say_why(tmp_path, name, body, message):
    with pytest.raises(TearsheetError, match=message):
        run_corpus(wrote(tmp_path / name, body), tmp_path / "out", workers=0, progress=False)
    assert not (tmp_path / "out").exists()


PIECES = [
    "text",
    ",",
    "\n",
    '"',
    "{",
    "}",
    '{"text": "a"}\n',
    "[",
    "\\ud83d",
    "é",
    "\x85",
    "\u2028",
    "\r",
    "PAR1",
    "\0",
    "1e999",
    " ",
]


@pytest.mark.filterwarnings("ignore:.* is not UTF-8")
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(
    start=st.sampled_from([b"", b"text\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]),
    body=st.one_of(
        st.binary(max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=20).map(lambda some: "".join(some).encode()),
        st.lists(st.sampled_from(PIECES), max_size=20).map(lambda some: "".join(some).encode("utf-16-le")),
    ),
)
def test_any_bytes_are_rows_or_one_error(tmp_path, name, start, body):
    path = wrote(tmp_path / name, start + body)
    try:
        source = open_source(path)
        number = source.count()
    except TearsheetError:
        return
    found = [len(part.texts) for part in source.partitions(3)]
    assert sum(found) == number > 0


def test_a_long_text_in_csv_is_read(tmp_path, measured):
    text = " ".join([GOOD] * 8000)
    pd.DataFrame({"text": [text]}).to_csv(tmp_path / "a.csv", index=False)
    assert measured(tmp_path / "a.csv", intervals=False)["words"].tolist() == [48_000]


def test_parquet_without_rows_or_columns(tmp_path):
    for number, table in enumerate([arrow.table({"text": arrow.array([], "string")}), arrow.table({})]):
        path = tmp_path / f"{number}.parquet"
        parquet.write_table(table, path)
        with pytest.raises(TearsheetError, match=r"holds no row|is empty"):
            run_corpus(path, tmp_path / "out", progress=False)


def test_parquet_cut_short_or_changed(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"text": [GOOD] * 9}), path)
    whole = path.read_bytes()
    for body in (whole[:100], whole[50:], whole[:4] + b"\xff" * 30 + whole[34:]):
        path.write_bytes(body)
        with pytest.raises(TearsheetError, match="is not Parquet, or is broken"):
            run_corpus(path, tmp_path / str(len(body)), workers=0, progress=False)


def test_parquet_that_miscounts_its_rows(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"text": [GOOD] * 9}), path)
    whole, miscounted = path.read_bytes(), 0
    for at in (at for at in range(len(whole) - 8) if whole[at] == 18):  # 9, as its footer writes it
        path.write_bytes(whole[:at] + bytes([17]) + whole[at + 1 :])
        with suppress(OSError):
            if parquet.read_metadata(path).num_rows == -9:
                miscounted += 1
                with pytest.raises(TearsheetError, match="says that it has -9 rows"):
                    run_corpus(path, tmp_path / "out", workers=0, progress=False)
    assert miscounted


def test_every_type_of_parquet_column(tmp_path, measured):
    broken = arrow.Array.from_buffers(
        arrow.string(), 2, [None, arrow.py_buffer(b"\0\0\0\0\4\0\0\0\10\0\0\0"), arrow.py_buffer(b"caf\xe9good")]
    )
    for number, (texts, errors) in enumerate(
        {
            "dictionary": (arrow.array([GOOD, None]).dictionary_encode(), [True, False]),
            "large": (arrow.array([GOOD, None], "large_string"), [True, False]),
            "bytes": (arrow.array([b"a", None], "binary"), [False, False]),
            "numbers": (arrow.array([1, None]), [False, False]),
            "not UTF-8": (broken, [True, True]),
        }.values()
    ):
        path = tmp_path / f"{number}.parquet"
        parquet.write_table(arrow.table({"text": texts}), path)
        run_corpus(path, tmp_path / f"out{number}", workers=0, progress=False)
        assert pd.read_parquet(tmp_path / f"out{number}")[ERROR].isna().tolist() == errors


def test_kept_columns_of_parquet_have_one_type_in_every_partition(tmp_path):
    table = arrow.table(
        {"text": [GOOD] * 4, "year": arrow.array([1, None, None, 3]), "on": arrow.array([0, 1, 2, 3], "date32")}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    files = run_corpus(tmp_path / "a.parquet", tmp_path / "out", rows=1, keep=("year", "on"), progress=False)
    schemas = {str(parquet.read_schema(path).remove_metadata()) for path in files}
    assert len(files) == 4
    assert len(schemas) == 1
    assert "year: int64" in schemas.pop()


def test_a_column_is_kept_once(tmp_path):
    wrote(tmp_path / "a.jsonl", LINE)
    for keep in (("text",), ("a", "a")):
        with pytest.raises(TearsheetError, match="names a column twice, or the text"):
            open_source(tmp_path / "a.jsonl", keep=keep)


def test_columns_are_given_by_name(tmp_path):
    path = wrote(tmp_path / "a.jsonl", json.dumps({"text": GOOD, "name": "a"}))
    with pytest.raises(TearsheetError, match=r"text=\['text'\], keep=\(\): a column is given by its name"):
        run_corpus(path, tmp_path / "out", text=["text"], progress=False)
    with pytest.raises(TearsheetError, match=r"by=\['section'\] is not known"):
        run_corpus(path, tmp_path / "out", by=["section"], progress=False)
    run_corpus(path, tmp_path / "out", keep="name", progress=False)
    assert pd.read_parquet(tmp_path / "out")["name"].tolist() == ["a"]


def test_no_source_at_all(tmp_path):
    with pytest.raises(TearsheetError, match="there is no file or folder"):
        run_corpus(tmp_path / "none", tmp_path / "out", workers=0, progress=False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(TearsheetError, match="holds no article"):
        run_corpus(tmp_path / "empty", tmp_path / "out", workers=0, progress=False)
    with pytest.raises(TearsheetError, match="has no columns to keep"):
        run_corpus(tmp_path / "empty", tmp_path / "out", keep=("a",), progress=False)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.txt"])
def test_a_pipe_is_refused(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(TearsheetError, match="is a device or pipe, not a file"):
        run_corpus(tmp_path / name, tmp_path / "out", workers=0, progress=False)


def test_names_that_are_no_utf_8_and_what_is_no_file(tmp_path, measured):
    folder = tmp_path / "folder"
    folder.mkdir()
    wrote(Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")), GOOD)
    wrote(Path(os.fsdecode(os.fsencode(folder) + b"/sc\xe9ne.pdf")), "%PDF")
    wrote(Path(os.fsdecode(os.fsencode(folder) + b"/z\xe9ro.txt")), "%PDF")
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    table = measured(folder)
    assert table["path"].tolist() == ["caf\\xe9.txt", "z\\xe9ro.txt"]
    assert table[ERROR].isna().tolist() == [True, False]
    assert "z\\xe9ro.txt is a PDF" in table[ERROR].tolist()[1]
    assert open_source(folder).skipped == ("gone.txt", "pipe.txt", "sc\\xe9ne.pdf")


def test_a_warning_points_at_the_users_line(tmp_path):
    path = wrote(tmp_path / "a.csv", 'text\n"It may rain at the café."\n'.encode("cp1252"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        run_corpus(path, tmp_path / "out", workers=0, progress=False)
    assert [warning.filename for warning in caught] == [__file__]
