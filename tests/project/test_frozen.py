"""The numbers stay: what every function says of many texts is what it said when it was frozen."""

import json
import os
from pathlib import Path

import frozen
import pytest

KNOWN = json.loads(frozen.DIGESTS.read_text())
GOLD = os.environ.get("TEARSHEET_GOLD")
TEXTS = dict(frozen.sets(Path(GOLD) if GOLD else None))


@pytest.mark.slow
@pytest.mark.parametrize("name", KNOWN)
def test_numbers_stay(name):
    if name not in TEXTS:
        pytest.skip("set TEARSHEET_GOLD to the folder with the annotated sets to run this test")
    now = frozen.digests(TEXTS[name])
    assert now == KNOWN[name], "say in CHANGELOG.md what changed and why, then: python tests/frozen.py --write"


def test_one_character_changes_a_digest():
    assert frozen.digests(["It may rain."]) != frozen.digests(["It may rain!"])
