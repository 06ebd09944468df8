"""From a string or a file to an article."""

import os
import re
from collections import Counter
from collections.abc import Iterator

from analysis.article.article import PLAIN, Article
from analysis.article.files import bytes_text, file_text, looks_english
from analysis.article.layout import judge_lines
from analysis.article.lines import Line, lines_of
from analysis.article.parts import Part, Section
from analysis.errors import TearsheetError, warn
from analysis.text.characters import Plain, plain

# Half of a pair of code units, left over from a wrong decoding: no file and no table can hold it.
_HALF = re.compile("[\ud800-\udfff]")


_ENTITY = re.compile(r"&(?:quot|amp|nbsp|[lr][sd]quo|apos|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_LINE_END = "\n\r\x0b\x0c\x85\u2028\u2029"
_TO_LINE_END = re.compile(r"[ \t]*(?=\n|\Z)")
_FIRST_LINE = re.compile(rf"[^{_LINE_END}]*[^\s]")
_LAST_LINE = re.compile(rf"[^\s][^{_LINE_END}]*\Z")
# A path, or a name of up to three words.
_WORD = r"[^\s.!?,;:“”\"]{1,80}"
_FILE_NAME = re.compile(rf"(?:\S{{1,250}}|{_WORD}(?: {_WORD}){{0,2}})\.(?:txt|md|html?|pdf|docx?|rtf|odt)", re.I)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.I)


def parse_article(text: str) -> Article:
    r"""Find title, byline, sections and page furniture in plain text.

    Plain text marks none of them: they are judged by looks and place, and `article.layout()` has the reason for each.
    Headings marked as in Markdown (`## Heading`) are taken as they are.

    Parameters
    ----------
    text : str
        The article, as copied from a page or read from a file.

    Returns
    -------
    Article
        Its `text` is the text as given; only half characters (lone surrogates) become `\ufffd` each, in place. It has
        `title`, `byline`, `sections`, `furniture` and `layout()`.

    Raises
    ------
    TearsheetError
        For anything but text.

    Warns
    -----
    TearsheetWarning
        For a text that does not look English, as the measures are made for English, and for one that looks like the
        name of a file.

    Notes
    -----
    Not caught: captions and links that look like any other line.

    Examples
    --------
    >>> parse_article("Bridge Closed\n\nBy Ann Lee\n\n4 Min Read\n\nThe bridge may stay closed for a year.")
    Bridge Closed
    By Ann Lee
    Article: 8 words
    Set aside: “4 Min Read” (read time)
    """
    text = as_text(text)
    return _parsed(text, repr(text) if _FILE_NAME.fullmatch(text) else "this text")


def as_text(value: object) -> str:
    """A text as it is; a `TearsheetError` for anything else, which says what to do."""
    if not isinstance(value, str):
        raise TearsheetError(
            f"an article is text (str), not {type(value).__name__}"
            + ("; use read_article(path) for a file" if isinstance(value, os.PathLike) else "")
            + ("; decode bytes first" if isinstance(value, bytes | bytearray) else "")
        )
    return value


def doubts(text: str) -> Iterator[str]:
    """What to know of a text before its numbers are trusted; each goes on from the text's name."""
    if _ADDRESS.fullmatch(text):
        yield "is the address of a page, which is not downloaded: save the page and use read_article for the file"
    elif _FILE_NAME.fullmatch(text):
        yield "is taken for the text itself; use read_article for the file"
    if not looks_english(text):
        yield "does not look like English: the measures are made for English and say little about it"
    if _ENTITY.search(text):
        yield (
            "holds character references of HTML such as &quot; or &amp;, which are taken as they stand: "
            "html.unescape(text) turns them into characters"
        )


def _parsed(text: str, name: str) -> Article:
    """The article in a text, which messages call by a name."""
    for doubt in doubts(text):
        warn(f"{name} {doubt}")
    return parsed(text)


def parsed(text: str) -> Article:
    """The article in a text, as `parse_article` gives it, but without a word of what is doubtful about it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _HALF.sub("\ufffd", text)
    copy = plain(text)
    parts = []
    for line, kind, reason in judge_lines(lines_of(copy.text)):
        start, end = _whole(text, copy, line) if copy.ends else line[:2]
        parts.append(Part(kind, start, end, text[start:end], reason))
    return Article(text, tuple(parts), _sections(parts), {PLAIN: copy})


def _whole(text: str, copy: Plain, line: Line) -> tuple[int, int]:
    """Where a line stands in the text as read, with the marks beside it that the plain text does without."""
    start, end = copy.span(line.start, line.end)
    above = copy.ends[line.start - 1] if line.start else 0
    before = _LAST_LINE.search(text, above, start)
    ends = _TO_LINE_END.match(copy.text, line.end)
    below = copy.starts[ends.end()] if ends and ends.end() < len(copy.text) else len(text) if ends else end
    after = _FIRST_LINE.match(text, end, below)
    return before.start() if before else start, after.end() if after else end


def _sections(parts: list[Part]) -> tuple[Section, ...]:
    """Headings with the paragraphs below them; a heading with nothing below it is a section too."""
    grouped: list[tuple[Part | None, list[Part]]] = [(None, [])]
    for part in parts:
        if part.kind == "heading":
            grouped.append((part, []))
        elif part.kind == "paragraph":
            grouped[-1][1].append(part)
    if len(grouped) > 1 and not grouped[0][1]:
        del grouped[0]
    seen: Counter[str] = Counter()
    sections = []
    for heading, paragraphs in grouped:
        name = "Lead" if len(grouped) > 1 else "Article"
        if heading:
            name = " ".join(plain(heading.text).text.strip("*_").split())
        seen[name] += 1
        while seen[name] > 1:
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        sections.append(Section(name, heading, tuple(paragraphs)))
    return tuple(sections)


def read_article(path: str | os.PathLike[str]) -> Article:
    r"""Read a file as an article: plain text, Markdown (`.md`) or a saved web page (`.html`).

    Parameters
    ----------
    path : str or PathLike
        The file. UTF-8, UTF-16 with its mark, and Windows-1252 are read; nothing is fetched from the web.

    Returns
    -------
    Article
        As `parse_article` gives. Its `text` is the file's as it stands, line ends and all; of a web page it is the text
        of the article in it, which takes `pip install trafilatura`.

    Raises
    ------
    TearsheetError
        For anything but a path, for a folder, a file that is missing or cannot be read, and one that does not hold
        text, such as a PDF or an image.

    Warns
    -----
    TearsheetWarning
        As `parse_article`; also for a file without words, and for one in Windows-1252.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "news.md")
    ...     _ = path.write_text("# Bridge Closed\n\nIt may stay closed.\n\n## Who pays?\n\nNobody.", "utf-8")
    ...     read_article(path)
    Bridge Closed
    Lead: 4 words
    Who pays?: 1 word
    """
    return _with_text(file_text(path), os.path.basename(path))


def article_from_bytes(raw: bytes, name: str) -> Article:
    """The article in what came in from somewhere, called `name` in messages: as `read_article` has it from a file.

    >>> article_from_bytes(b"It may rain.", "standard input").sections[0].name
    'Article'
    """
    return _with_text(bytes_text(raw, name), name)


def _with_text(text: str, name: str) -> Article:
    article = _parsed(text, name)
    if not any(part.kind == "paragraph" for part in article.parts):
        warn(f"there is no running text in {name}: no measure can say anything about it")
    return article
