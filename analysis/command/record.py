"""What measured, and what was measured: the lines that a methods section needs, in every output."""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from analysis import __version__
from analysis.corpus.manifest import software
from analysis.lexicons.lexicon import Lexicon

VERSION = f"tearsheet {__version__}"
_TOLD = ("Python", "numpy", "pandas", "sentencex", "textstat", "vaderSentiment")


def digest(raw: bytes) -> str:
    """The SHA-256 of a file, as `sha256sum` prints it."""
    return hashlib.sha256(raw).hexdigest()


@cache
def measured_with() -> dict[str, Any]:
    """Version, digest of code and lists, and versions of the libraries that decide numbers."""
    ours = software()
    code = digest("".join(f"{name} {value}\n" for name, value in sorted(ours["code"].items())).encode())
    return {"tearsheet": __version__, "code_sha256": code, "versions": ours["versions"]}


def lexicon_names(lexicons: Sequence[Lexicon]) -> list[str]:
    """The lists in the place of those that ship, or beside them: kind, name and digest."""
    return [each.identity for each in lexicons]


def in_a_line(lexicons: Sequence[Lexicon]) -> str:
    """The same in words."""
    made = measured_with()
    versions = ", ".join(f"{name} {made['versions'][name]}" for name in _TOLD)
    lists = "; ".join(lexicon_names(lexicons)) or "those that ship"
    return f"{VERSION} (code {made['code_sha256'][:12]}), {versions}. Lexicons: {lists}."
