"""What the README shows is what comes out, and what it links to is there."""

import doctest
import re


def test_its_example_gives_the_output_shown(root):
    failed, tried = doctest.testfile(
        str(root / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried >= 3
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


def test_every_command_is_there(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, flags=re.M))
    assert {"figures", "test", "app", "lab"} <= named <= targets


def test_it_begins_with_what_it_is_a_picture_and_three_lines_of_code(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    first = text.partition("\n## ")[0]
    assert len(first.split()) < 250, "a screen"
    assert first.index("![") < first.index(">>> import")
