"""What a file holds, as text: encodings, saved web pages, and what is no text at all.

Nothing here judges the text; `analysis.article` finds the parts in it.
"""

import codecs
import errno
import math
import os
import re
import stat
from itertools import islice
from pathlib import Path

from analysis.article.web import page_text
from analysis.errors import TearsheetError, did_you_mean, warn
from analysis.text.classes import word_list

# The first bytes of files that hold no plain text, and what to do about each.
_KINDS: list[tuple[bytes, str, str]] = [
    (b"%PDF", "a PDF", "export or copy its text to a .txt file"),
    (b"PK\x03\x04", "a zip archive", "unpack it first"),
    (b"{\\rtf", "a rich text (RTF) document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document", "save it as plain text"),
    (b"bplist", "a web archive", "save the page as “page source” or “HTML only”"),
    (b"\x89PNG", "a PNG image", "only text can be measured"),
    (b"\xff\xd8\xff", "a JPEG image", "only text can be measured"),
    (b"GIF8", "a GIF image", "only text can be measured"),
    (b"RIFF", "an image, sound or film", "only text can be measured"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a rar archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
]
_OFFICE = {b"word/": "a Word document (.docx)", b"xl/": "an Excel workbook", b"opendocument": "an OpenDocument file"}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.{0,500}?-->)\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.I)
_URL = re.compile(r"[a-z]{2,10}://|www\.", re.I)
# What a Macintosh's quotation marks and accents look like when read as Windows-1252: a capital inside a word.
_MACINTOSH = re.compile(r"[a-z][À-ÖØ-ÞŽ][a-z]|\b[ÒÔ][A-Za-z]|[a-z.,]Ó(?!\w)")

_LETTERS = re.compile(r"[^\W\d_]+")
# Of the words in real news and essays of at least 50 words, the least share found was 0.07.
_LEAST_SHARE = 0.04


def looks_english(text: str) -> bool:
    """Whether a text may be English, by the share of its commonest small words; one of under 50 words always may.

    The first 4,000 characters are looked at.

    >>> looks_english("The mayor said it. " * 20), looks_english("Der Rat hat es gesagt. " * 20)
    (True, False)
    """
    beginning, listed = text[:4_000].lower(), word_list("english")
    # Enough, whatever the words are: two characters each, with the one between.
    enough = math.ceil(_LEAST_SHARE * (len(beginning) + 1) / 2)
    if len([*islice(filter(listed.__contains__, beginning.split()), enough)]) == enough:
        return True
    words = _LETTERS.findall(beginning)
    if len(words) < 50 and sum(map(len, words)) < 400:
        return True
    return sum(map(listed.__contains__, words)) >= _LEAST_SHARE * len(words)


def file_text(path: str | os.PathLike[str]) -> str:
    r"""The text of a file: plain text or Markdown as it stands, of a saved web page (.html) the article in it.

    UTF-8 with or without a mark at its start, UTF-16 with one, and Windows-1252, with a `TearsheetWarning`; line
    ends stay as they are. Older encodings of other languages are refused, not guessed.

    Raises `TearsheetError` for whatever cannot be read as text, with what it is and what to do.

    >>> file_text("https://example.org/news")
    Traceback (most recent call last):
    analysis.errors.TearsheetError: nothing is fetched from the web: save the page https://example.org/news as HTML...
    """
    place = _place(path)
    return bytes_text(_bytes(place), place.name)


def bytes_text(raw: bytes, name: str) -> str:
    """The text of what a file of this name holds, as `file_text` reads it."""
    _refuse_other_kinds(raw, name)
    if name.lower().endswith((".html", ".htm", ".xhtml")) or _PAGE.match(raw[:5000]):
        return page_text(_page_source(raw, name), name)
    return _decoded(raw, name)


def _place(path: str | os.PathLike[str]) -> Path:
    """The path, once it is clear that it is one."""
    if not isinstance(path, str | os.PathLike) or isinstance(os.fspath(path), bytes):
        raise TearsheetError(
            f"read_article takes the path of a file, not {type(path).__name__}; for text there is parse_article(text)"
        )
    name = os.fspath(path)
    if _URL.match(name):
        raise TearsheetError(
            f"nothing is fetched from the web: save the page {name[:100]} as HTML in your browser, "
            "then give read_article the path of that file"
        )
    if "\n" in name or "\r" in name or len(name) > 1000:
        raise TearsheetError(
            f"this looks like the text of an article, not like a path: “{name[:40].strip()}…”; use parse_article(text)"
        )
    if not name.strip() or "\0" in name:
        raise TearsheetError(f"{name!r} is not the path of a file")
    return Path(name)


def _bytes(place: Path) -> bytes:
    """The whole file, read once."""
    name = str(place) if len(str(place)) < 300 else f"{str(place)[:100]}…"
    try:
        mode = place.stat().st_mode
        if stat.S_ISDIR(mode):
            raise TearsheetError(
                f"{name} is a folder; name one file in it, or measure all of it with `tearsheet corpus`"
            )
        if not stat.S_ISREG(mode):
            raise TearsheetError(f"{name} is a device or pipe, not a file")
        return place.read_bytes()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
            said = no_file(name)
            raise TearsheetError(
                said if said.endswith("?") else f"{said}; for the text itself use parse_article(text)"
            ) from None
        raise TearsheetError(f"cannot read {name}: {error.strerror or error}") from None


def no_file(name: str) -> str:
    """What to say of a path at which there is nothing: where it was looked for, and what has nearly that name there."""
    try:
        beside = os.listdir(Path(name).parent)
    except (OSError, ValueError):
        beside = []
    return f"there is no file {name} (looked from {Path.cwd()}){did_you_mean(Path(name).name, beside)}"


def _refuse_other_kinds(raw: bytes, name: str) -> None:
    for magic, kind, advice in _KINDS:
        if raw.startswith(magic):
            if magic.startswith(b"PK"):
                found = next((office for mark, office in _OFFICE.items() if mark in raw), "")
                kind, advice = (found, "save it as plain text") if found else (kind, advice)
            raise TearsheetError(f"{name} is {kind}, not plain text: {advice}")
    if raw.startswith(b"From:") and b"multipart/related" in raw[:2000]:
        raise TearsheetError(f"{name} is a web archive (MHTML): save the page as “HTML only”")


def _decoded(raw: bytes, name: str) -> str:
    """The bytes as text, in the one encoding that they can be in, or a `TearsheetError`."""
    for mark, encoding in ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32")):
        if raw.startswith(mark):
            raise TearsheetError(f"{name} is in {encoding}: save it as UTF-8")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise TearsheetError(f"{name} begins as UTF-16 but is damaged at byte {error.start}") from None
    if b"\0" in raw:
        also = ": UTF-16 without its mark? Save it as UTF-8" if 3 * raw.count(b"\0") > len(raw) else ""
        raise TearsheetError(f"{name} holds NUL bytes, so it is not plain text{also}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _western(raw, name, error.start)


def _western(raw: bytes, name: str, at: int) -> str:
    """Windows-1252, if what comes out looks like Western European text."""
    problem = f"{name} is not UTF-8 (byte {at} is 0x{raw[at]:02x})"
    sound = raw.decode("utf-8", "ignore").encode()
    if sum(byte > 127 for byte in sound) > len(raw) - len(sound):
        raise TearsheetError(f"{name} is UTF-8 damaged at byte {at} (cut off, or two encodings in one file)")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise TearsheetError(f"{problem}, nor Windows-1252 (byte {error.start}): save it as UTF-8") from None
    marked = sum(map(len, re.findall("[^\0-\x7f]+", text)))
    if marked > 0.2 * len(text) or _MACINTOSH.search(text):
        raise TearsheetError(f"{problem}, and does not look like Windows-1252: save it as UTF-8")
    warn(
        f"{name} is not UTF-8; it was read as Windows-1252. If letters with accents or quotation marks look wrong, "
        "save it as UTF-8"
    )
    return text


def _page_source(raw: bytes, name: str) -> str:
    """The page's HTML: UTF-8 if it can be, else in the encoding that it declares."""
    declared = _CHARSET.search(raw[:5000])
    marked = raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-8", declared[1].decode() if declared else ""):
        # Browsers, too, read Latin-1 as Windows-1252.
        encoding = "cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1") else encoding
        try:
            if encoding and not marked:
                return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return _decoded(raw, name)
