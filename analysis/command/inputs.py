"""The articles that the command line names, read once each."""

import os
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.article.article import Article
from analysis.article.files import no_file
from analysis.article.parse import article_from_bytes, read_article
from analysis.command.record import digest
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import DICTIONARY, KINDS, Lexicon, load_lexicon

STANDARD_INPUT = "standard input"
_SENTENCE = 8  # words of what is no file and likelier a text than the name of one


class Input(NamedTuple):
    """An article, what the command line calls it, and the digest of its file."""

    name: str
    sha256: str
    article: Article


def read_input(name: str) -> Input:
    """The article in a file, or in what comes in (`-`); raises `TearsheetError` for what is none."""
    if name == "-":
        raw = sys.stdin.buffer.read()
        return Input(STANDARD_INPUT, digest(raw), article_from_bytes(raw, STANDARD_INPUT))
    if os.path.isdir(name):
        raise TearsheetError(f"{name} is a folder: tearsheet corpus {name} OUT measures all articles in it")
    if not os.path.lexists(name) and "://" in name:
        raise TearsheetError(
            f"nothing is fetched from the web: save {name[:100]} as HTML in a browser, and name that file"
        )
    if not os.path.lexists(name):
        if len(name.split()) >= _SENTENCE:
            begins = textwrap.shorten(name, 40, placeholder=" …")
            raise TearsheetError(f"“{begins}” is no file; for a text itself: echo TEXT | tearsheet -")
        raise TearsheetError(no_file(name))
    article = read_article(name)
    return Input(name, digest(Path(name).read_bytes()), article)


def read_inputs(names: Sequence[str]) -> list[Input]:
    """The articles that can be read; one line to standard error for each that cannot."""
    found = []
    for name in names:
        try:
            found.append(read_input(name))
        except (TearsheetError, OSError) as error:
            print(f"tearsheet: {error}", file=sys.stderr)
    return found


def read_lexicons(names: Sequence[str]) -> list[Lexicon]:
    """The lexicons in files, each `FILE` or `KIND=FILE`."""
    made = []
    for name in names:
        kind, mark, path = name.partition("=")
        made.append(load_lexicon(path, kind) if mark and kind in (*KINDS, DICTIONARY) else load_lexicon(Path(name)))
    return made
