"""Cases as data: `tests/cases/README.md` says what is in a file of cases."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).resolve().parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of `cases/<name>.json`."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def params(some: list[dict[str, Any]]) -> list[Any]:
    """The same for `parametrize`: named by what they are about, known failures as strict xfail."""
    made = []
    for case in some:
        why = case.get("known_failure")
        marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
        made.append(pytest.param(case, id=f"{case['about']}: {case.get('text', '')}"[:120], marks=marks))
    return made
