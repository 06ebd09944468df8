"""What is installed with the project may be taken along by anyone who uses it under the MIT licence."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement

# Words of licences that ask for no more than a notice, or (MPL) for their own files to stay open.
FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|PSF|PSFL|Python|MPL|Zlib|CC0|HPND|Unlicense|matplotlib|NCSA)\b", re.I
)
COPYLEFT = re.compile(r"GPL|AGPL|LGPL|EUPL|SSPL|OSL|CPAL|Affero|General Public", re.I)
RUNTIME = re.compile(r"WITH GCC-exception|WITH LLVM-exception|GPL-3\.0-or-later WITH", re.I)


def is_free(licence):
    """Whether one licence is: by the words in its name."""
    if COPYLEFT.search(licence) and not RUNTIME.search(licence):
        return False
    return bool(FREE.search(licence) or RUNTIME.search(licence))


def may_be_taken(about):
    """Of an expression all parts joined by AND, and one of those joined by OR; one of several classifiers."""
    if expression := about.get("License-Expression"):
        parts = re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", ""))
        return all(any(map(is_free, re.split(r"\s+OR\s+", part))) for part in parts)
    named = [line for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    chosen = [line for line in named if line.count("::") > 1] or [(about.get("License") or "").split("\n")[0]]
    return any(map(is_free, chosen))


def test_all_that_is_installed_may_be_taken_along(root):
    names = [Requirement(line).name for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines()]
    found = {}
    for name in names:
        try:
            found[name] = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # of another system or Python
    assert len(found) > 50
    assert [name for name, about in found.items() if not may_be_taken(about)] == []


@pytest.mark.parametrize(
    ("fields", "free"),
    [
        ({"License-Expression": "MIT"}, True),
        ({"License-Expression": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"}, True),
        ({"License-Expression": "BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1"}, True),
        ({"License-Expression": "BSD-3-Clause AND LGPL-2.1-or-later"}, False),
        ({"License-Expression": "GPL-3.0-or-later"}, False),
        ({"Classifier": "License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "License": "MIT"}, False),
        ({"Classifier": "License :: OSI Approved", "License": "BSD"}, True),
        ({"License": "Proprietary"}, False),
        ({}, False),
    ],
)
def test_what_may_be_taken(fields, free):
    from email.message import Message

    about = Message()
    for name, value in fields.items():
        about[name] = value
    assert may_be_taken(about) == free
