"""A warning points at the line of whoever called; a package that is not there, or broken, is named."""

import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import analysis as a
from analysis.optional import needs

ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(a.__file__).parent.parent)}
GERMAN = "Der Rat hat am Montag gesagt, dass die Brücke wohl nicht mehr in diesem Jahr geöffnet wird. " * 5


@pytest.mark.parametrize("call", [a.profile, a.hedges, a.highlight, a.parse_article, a.sentences])
def test_from_a_text(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call(GERMAN)
    assert {each.filename for each in caught} == {__file__}


@pytest.mark.parametrize("body", [GERMAN.encode(), "The café may close. It is so.".encode("cp1252"), b"4 Min Read\n"])
def test_from_a_file(tmp_path, body):
    (tmp_path / "a.txt").write_bytes(body)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        a.read_article(tmp_path / "a.txt")
    assert [each.filename for each in caught] == [__file__]


def test_a_missing_package_says_how_to_install_it():
    with pytest.raises(a.TearsheetError, match=r"^this needs nowhere: pip install 'scikit-learn>=[\d.]+'$"):
        needs("nowhere.inside", "sklearn")
    with pytest.raises(a.TearsheetError, match=r"^this needs nowhere: pip install nowhere$"):
        needs("nowhere.inside", "no extra")


def test_a_saved_page_without_all_that_it_takes_says_what_is_missing(tmp_path):
    pytest.importorskip("trafilatura", reason="the html extra is not installed")
    (tmp_path / "a.html").write_text("<html><body><p>It may rain.</p></body></html>")
    code = "import sys; sys.modules['lxml_html_clean'] = None; import analysis as a; a.read_article('a.html')"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True)
    last = " ".join(done.stderr.split("analysis.errors.TearsheetError: ")[-1].split())
    assert last.startswith("reading a.html, a saved web page, needs trafilatura, which cannot be imported (")
    assert "lxml" in last
    assert re.search(r"\): pip install 'lxml_html_clean>=[\d.]+' 'trafilatura>=[\d.]+'$", last)


def test_a_package_that_is_there_and_broken_says_why(tmp_path, monkeypatch):
    (tmp_path / "half.py").write_text("raise ImportError('lxml.html.clean is now a project of its own')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(
        a.TearsheetError, match=r"needs half, which cannot be imported \(lxml.html.clean is now"
    ) as caught:
        needs("half", "html")
    assert isinstance(caught.value.__cause__, ImportError)
    assert "half" not in sys.modules
