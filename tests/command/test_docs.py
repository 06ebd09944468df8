"""The page on the command line names every status and every option that there is."""

import re

import pytest

from analysis.command import options


def test_the_page_has_what_the_help_has(root, capsys):
    page = (root / "docs" / "command-line.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        options.parse(["--help"])
    said = capsys.readouterr().out
    for name in ("--by", "--csv", "--json", "--page", "--lexicon", "--norms"):
        assert name in said
        assert name in page
    statuses = set(re.findall(r"\d+", said.partition("exit status:")[2]))
    assert statuses == {number for cell in re.findall(r"^\| (\d[\d, ]*) \|", page, re.M) for number in cell.split(", ")}
    for command in re.findall(r"^tearsheet (compare|corpus) ", page, re.M):
        assert options.parse([command, "a", "b"]).command == command
