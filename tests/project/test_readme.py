"""What the README shows is what comes out, and what it links to is there."""

import doctest
import re


def test_its_example_gives_the_output_shown(root):
    failed, tried = doctest.testfile(
        str(root / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried >= 5
    assert failed == 0


def test_every_local_link_leads_somewhere(root):
    for name in ("README.md", "CODEBOOK.md"):
        text = (root / name).read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
        assert links or name == "CODEBOOK.md"
        for link in links:
            assert (root / link).exists(), f"{name} links to {link}"


def test_every_notebook_is_listed(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    for path in (root / "notebooks").glob("*.ipynb"):
        assert f"notebooks/{path.name}" in text
