"""A warning points at the line of whoever called; a package that is not there, or broken, is named."""

import sys
import warnings

import pytest

import analysis as a
from analysis.optional import needs

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
    with pytest.raises(a.TearsheetError, match=r"^this needs nowhere: pip install 'tearsheet\[html\]'$"):
        needs("nowhere.inside", "html")


def test_a_package_that_is_there_and_broken_says_why(tmp_path, monkeypatch):
    (tmp_path / "half.py").write_text("raise ImportError('lxml.html.clean is now a project of its own')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(
        a.TearsheetError, match=r"needs half, which cannot be imported \(lxml.html.clean is now"
    ) as caught:
        needs("half", "html")
    assert isinstance(caught.value.__cause__, ImportError)
    assert "half" not in sys.modules
