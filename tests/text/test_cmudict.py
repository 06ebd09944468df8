"""The pronouncing dictionary in the package is whole, and textstat needs no network with it."""

import hashlib
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location

import pytest

FOLDER = "analysis/text/data/nltk"
SHA256 = "0194723cfb2fc8cf4a9be8f44885d2647d05eee06eb452514847783a2206c285"


@pytest.fixture(scope="module")
def raw(root):
    return (root / FOLDER / "corpora/cmudict/cmudict").read_bytes()


@pytest.fixture(scope="module")
def entries(raw):
    return [line.split(" ") for line in raw.decode("ascii").splitlines()]


def test_the_bytes_are_those_described(raw, root):
    assert hashlib.sha256(raw).hexdigest() == SHA256
    assert SHA256 in (root / "analysis/text/data/README.md").read_text(encoding="utf-8")


def test_every_pronunciation_is_there(entries):
    assert len(entries) == 135_166
    assert len({word for word, *_ in entries}) == 126_052


def test_every_line_is_a_word_a_number_and_sounds(entries):
    seen = Counter()
    for word, number, *sounds in entries:
        seen[word] += 1
        assert word == word.upper()
        assert int(number) == seen[word]
        assert sounds
        assert all(sound.rstrip("012").isalpha() for sound in sounds)


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("the", [["DH", "AH0"], ["DH", "AH1"], ["DH", "IY0"]]),
        (
            "information",
            [
                ["IH2", "N", "F", "ER0", "M", "EY1", "SH", "AH0", "N"],
                ["IH0", "N", "F", "AO1", "R", "M", "EY1", "SH", "AH0", "N"],
            ],
        ),
        ("aalborg", [["AO1", "L", "B", "AO0", "R", "G"], ["AA1", "L", "B", "AO0", "R", "G"]]),
        ("tearsheets", []),
    ],
)
def test_words(entries, word, sounds):
    assert [rest for entry, _, *rest in entries if entry == word.upper()] == sounds


OFFLINE = """
import socket, sys
def refuse(*args, **kwargs):
    sys.exit("a connection was tried")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
import nltk
nltk.data.path[:] = [sys.argv[1]]
import textstat
print(textstat.syllable_count("An undeniable peculiarity"))
print(textstat.flesch_reading_ease("The cat sat on the mat."))
"""


def test_textstat_counts_without_a_network(root, tmp_path):
    shutil.copytree(root / FOLDER, tmp_path / "nltk")
    for path in (tmp_path / "nltk", *(tmp_path / "nltk").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)  # NLTK refuses what a group may write to
    command = [sys.executable, "-c", OFFLINE, str(tmp_path / "nltk")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["12", "116.14500000000001"]


def test_without_it_textstat_asks_the_network(tmp_path):
    command = [sys.executable, "-c", OFFLINE, str(tmp_path)]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode != 0


READABILITY = """
import analysis
assert analysis.__file__.startswith(sys.argv[1]), analysis.__file__
text = "An undeniable peculiarity of the cat: it's on the mat, and so it sat."
print(analysis.readability(text)["syllables_per_word"].round(2).item())
print(analysis.textstat_readability(text)["flesch_reading_ease"].round(2).item())
"""


def test_a_package_that_a_group_may_write_to_counts_the_same(root, tmp_path):
    shutil.copytree(root / "analysis", tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (tmp_path / "analysis", *(tmp_path / "analysis").rglob("*")):
        path.chmod(path.stat().st_mode | 0o022)
    told = []
    for folder in (root, tmp_path):
        code = OFFLINE.partition("import nltk")[0] + READABILITY
        command = [sys.executable, "-W", "error", "-c", code, str(folder)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        told.append(done.stdout)
    assert told[0] == told[1]


def test_the_syllables_that_ship_are_those_of_the_dictionary(root):
    spec = spec_from_file_location("make_syllables", root / "tools" / "make_syllables.py")
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PLACE.read_text("ascii").splitlines() == script.lines()


UNTOUCHED = """
import sys
import analysis
analysis.profile("An undeniable peculiarity of the cat.")
assert not {"textstat", "nltk"} & set(sys.modules)
from textstat.backend.counts import _count_syllables as counter
own = counter.get_cmudict
analysis.textstat_readability("An undeniable peculiarity of the cat.")
assert counter.get_cmudict is own
import textstat
textstat.set_lang("de")
print(textstat.syllable_count("Donaudampfschiff"))
"""


def test_the_users_own_textstat_is_as_it_was(root):
    done = subprocess.run([sys.executable, "-c", UNTOUCHED], cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 2


def test_the_licence_lies_beside_it(root):
    notice = (root / FOLDER / "corpora/cmudict/LICENSE").read_text(encoding="ascii")
    assert "Carnegie Mellon University" in notice
    assert "Redistributions in binary form must reproduce" in notice
