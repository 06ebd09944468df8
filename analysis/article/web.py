"""A saved web page as the text of the article in it: title, `By` the author, headings with `##`."""

import html
import re
from collections.abc import Iterator
from typing import Any

from analysis.article.patterns import matches
from analysis.errors import TearsheetError
from analysis.optional import needs

_H1 = re.compile(r"<h1\b[^>]*>(.{1,600}?)</h1>", re.I | re.S)
_BOLD = re.compile(
    r"<(?:p|div|h\d|td)\b[^>]{0,300}>\s*<(strong|b)\b[^>]{0,300}>((?:(?!</?(?:p|div|strong|b)\b).){1,200})</\1>\s*(?=</?p\b|</?div\b|<br)",
    re.I | re.S,
)
_SIGNED = re.compile(
    r"(?:\bby(?:&nbsp;|\s)*<a\b[^>]{0,300}|\brel=[\"']author[\"'][^>]{0,200}|\bitemprop=[\"']author[\"'][^>]{0,200}|"
    r"\bclass=[\"'][^\"'>]{0,60}(?:author|byline)[^\"'>]{0,60}[\"'][^>]{0,200})>"
    r"(?:\s|&nbsp;|<(?:span|a|strong|b|div|p|em|i)\b[^>]{0,200}>){0,6}(?:by:?(?:\s|&nbsp;|<[^>]{0,200}>)*)?([^\W\d_][^<>{}]{3,60})<",
    re.I,
)
# The word `By` in an element of its own, with the name in one of the next; and what data for search engines says.
_BY_ALONE = re.compile(
    r">\s*By:?(?:\s|&nbsp;)*</\w{1,10}>(?:\s++|&nbsp;|<!--.{0,80}?-->|</?\w[^<>]{0,300}>){1,16}([^\W\d_][^<>{}]{3,60})<",
    re.I,
)
_DATA = re.compile(r"\"author\"\s*:\s*\[?\s*\{[^{}]{0,300}?\"name\"\s*:\s*\"([^\"\\]{3,60})\"")
_AND_NAMED = re.compile(r"</\w{1,10}>(?:\s|,|&amp;|and\b|&nbsp;){1,6}<a\b[^<>]{0,300}>([^\W\d_][^<>{}]{3,60})(?=<)")
_STAFF = re.compile(r"\b(?:staff|newsroom|team|desk|editors|reporters|correspondents|contributors?)\b", re.I)
# What a word processor saves: the style of its title, the remarks of whoever read the draft, what wrote the file.
_STYLED = re.compile(
    r"<p\b[^<>]{0,200}\bclass=[\"']?(?:[\w-]{1,30} ){0,3}(?:MsoTitle|title)\b[^<>]{0,200}>(.{1,600}?)</p>", re.I | re.S
)
_REMARKS = re.compile(
    r"<div\b[^<>]{0,80}mso-element:\s?comment-list.*?(?=</body>|\Z)|"
    r"<div\b[^<>]{0,80}>\s*<p\b[^<>]{0,80}>\s*<a\b[^<>]{0,80}#cmnt_ref\d.*?</div>|<sup>\s*<a\b[^<>]{0,80}#cmnt\d.*?</sup>|"
    r"<span\b[^<>]{0,40}class=[\"']?MsoCommentReference.*?</span>(?=[^<]|<(?!/span))",
    re.I | re.S,
)
_OFFICE = re.compile(r"<meta\b[^<>]{0,80}generator[^<>]{0,40}(?:Microsoft Word|LibreOffice|OpenOffice)", re.I)
# A heading of the page that is no link, and what stands below it.
_HEAD = re.compile(
    r"<h([2-6])\b[^<>]{0,300}>((?:(?!</?h[1-6]\b|<a\b).){1,400}?)</h\1>(?:\s++|<!--.{0,80}?-->|</?(?!a\b)\w[^<>]{0,300}>){0,20}((?:(?!</?(?:p|div|h\d|li|ul|ol|table|section|article)\b).){1,200})",
    re.I | re.S,
)
_TWO_BREAKS = re.compile(r"(?:<br\b[^<>]{0,50}>\s*){2,}", re.I)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]{0,500}>")
_BETWEEN = re.compile(r">([^<>]{1,80})<")
_SITE = re.compile(r"\s+[|–—]\s+[^|–—]{2,40}$|\s+[-»]\s+[A-Z][\w.&’' ]{1,30}$")
_MARK = {"head": "## ", "item": "- "}
_MARKS = '"“”‘’ '
_BLOCKS = ("head", "p", "item", "quote", "code", "row", "cell")
# What trafilatura gives for an author and is none: a date, an account, a label without a name.
_NO_AUTHOR = re.compile(
    r"\d|[@:]|//|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|updated|"
    r"published|article|posted|author|admin|share|follow)\b",
    re.I,
)
_AROUND_NAME = re.compile(r"^(?:by|von|words by|story by)\s+|\s*[,|(–—].*$|\s+@\w+$", re.I)
# Words of what is set in bold and still a heading, and of the longest heading above the first paragraph; which share
# of the headline's words a heading has that repeats it.
_LONG_HEADING, _STANDFIRST, _SAME = 12, 8, 0.8
_BELOW = 5  # words by which the text below a heading is known again


def page_text(source: str, name: str) -> str:
    """The article in a page's HTML."""
    trafilatura = needs("trafilatura", "html", f"reading {name}, a saved web page,")  # late: only pages need it
    source = _TWO_BREAKS.sub("</p><p>", source)
    source = _REMARKS.sub("", source)
    found: Any = trafilatura.bare_extraction(source, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        raise TearsheetError(f"no article was found in {name}: copy its text to a .txt file")
    title = _title(found.title or "", source)
    lines = [f"# {title}"] if title else []
    said = (found.author or "", *(_named(pattern, source) for pattern in (_SIGNED, _BY_ALONE, _DATA)))
    named = [names for names in map(_authors, said) if names]
    authors = next((names for names in named if not _STAFF.search(names[0])), next(iter(named), []))
    blocks = _with_headings(list(_blocks(found.body, _bold_lines(source))), source)
    body = _settled(_below_title(blocks, title, source), title, authors)
    if authors:
        lines.append("By " + " and ".join(authors))
    return "\n\n".join(lines + body)


def _title(title: str, source: str) -> str:
    """The headline without the site's name: the page's main heading where that is a part of it."""
    styled = _STYLED.search(source)
    if styled and not _H1.search(source):
        return " ".join(html.unescape(_TAG.sub(" ", styled[1])).split())
    if _OFFICE.search(source) and not _stands(title, source):
        return ""
    for match in _H1.finditer(source):
        heading = " ".join(_TAG.sub(" ", match[1]).split())
        if len(heading.split()) > 2 and heading in title:
            return heading
    shorter = _SITE.sub("", title)
    return shorter if len(shorter.split()) > 3 else title


def _stands(title: str, source: str) -> bool:
    """Whether a title stands in the text of a page too, and not just in its head, where it may be `Draft`."""
    body = source[source.lower().find("<body") :]
    return title in " ".join(html.unescape(_TAG.sub(" ", body)).split())


def _below_title(blocks: list[str], title: str, source: str) -> list[str]:
    """The blocks without the short ones at the top that stand above the headline on the page: `Politics`."""
    end = next((match.start() for match in _H1.finditer(source) if _alike(_TAG.sub(" ", match[1]), title)), 0)
    above = {" ".join(html.unescape(text).split()) for text in _BETWEEN.findall(source, 0, end)}
    top = next((n for n, block in enumerate(blocks) if block.removeprefix("## ") not in above), len(blocks))
    return [block for block in blocks[:top] if len(block.split()) > _STANDFIRST] + blocks[top:]


def _authors(author: str) -> list[str]:
    """The names of the authors, without agency, role, account or date."""
    parts = (_AROUND_NAME.sub("", part.strip()).strip() for part in author.split(";"))
    names = list(dict.fromkeys(name for name in parts if len(name.split()) > 1 and not _NO_AUTHOR.search(name)))
    return [name for name in names if not matches("role", name)] or names


def _named(pattern: re.Pattern[str], source: str) -> str:
    """What stands where a page names its author, for pages without the data that says so."""
    match = pattern.search(source)
    names = []
    while match:
        names.append(html.unescape(match[1]))
        match = _AND_NAMED.match(source, match.end(1))
    return ";".join(names)


def _settled(blocks: list[str], title: str, authors: list[str]) -> list[str]:
    """The blocks without the headline and the author once more; a long heading above the first paragraph stands first.

    Three headings in a row are links, and one with nothing below it heads a box.
    """
    first = next((n for n, block in enumerate(blocks) if not block.startswith("## ")), len(blocks))
    settled: list[str] = []
    for n, block in enumerate(blocks):
        heading = block.removeprefix("## ")
        if heading == block:
            if n > 3 or len(block) > 120 or not any(author in block for author in authors):
                settled.append(block)
        elif n <= first + 1 and (_alike(heading, title) or _names(heading, authors)):
            pass
        elif _runs(blocks, n) < 3 and n + 1 < len(blocks):
            settled.append(heading if n < first and len(heading.split()) > _STANDFIRST else block)
    return settled


def _with_headings(blocks: list[str], source: str) -> list[str]:
    """The blocks with the page's own headings: one that became a paragraph, one that was left out above its text."""
    heads: dict[str, str] = {}  # by the first words of what stands below
    for match in _HEAD.finditer(source):
        heading, below = (" ".join(html.unescape(_TAG.sub(" ", text)).split()) for text in match.group(2, 3))
        if 0 < len(heading.split()) <= _LONG_HEADING and len(below.split()) >= _BELOW:
            heads[" ".join(below.split()[:_BELOW])] = heading
    named, found = frozenset(heads.values()), {block.removeprefix("## ") for block in blocks}
    whole: list[str] = []
    for block in blocks:
        above = heads.get(" ".join(block.split()[:_BELOW]), "")
        if above and above not in found:
            whole.append(f"## {above}")
        whole.append(f"## {block}" if block in named else block)
    return whole


def _names(heading: str, authors: list[str]) -> bool:
    """Whether a heading is the line of the author, or the word before it."""
    return heading.strip(": ").lower() == "by" or any(author in heading for author in authors)


def _runs(blocks: list[str], at: int) -> int:
    """How many headings stand in a row around one."""
    first = last = at
    while first and blocks[first - 1].startswith("## ") and at - first < 3:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].startswith("## ") and last - at < 3:
        last += 1
    return last - first + 1


def _alike(heading: str, title: str) -> bool:
    """Whether a heading repeats the headline: one holds the other, or nearly all their words are the same."""
    one, two = set(_WORD.findall(heading.lower())), set(_WORD.findall(title.lower()))
    return bool(one and two) and (one <= two or two <= one or len(one & two) >= _SAME * max(len(one), len(two)))


def _blocks(body: Any, bold: frozenset[str]) -> Iterator[str]:
    """The paragraphs, headings and items of a list of an extracted page, in order."""
    for element in body.iter("quote"):
        if element.getparent().tag == "p" and element.find(".//p") is None:
            _mark(element)
        elif element.getparent().tag != "quote":
            _sign(element)
    for text, mark in _pieces(body, ""):
        yield ("## " if text in bold else mark) + text


def _mark(element: Any) -> None:
    """The marks that a browser shows around what is quoted in a line."""
    element.set("rend", "marked")
    element.text = "“" + (element.text or "")
    last = element[-1] if len(element) else None
    if last is None:
        element.text += "”"
    else:
        last.tail = (last.tail or "") + "”"


def _sign(element: Any) -> None:
    """A block of quotation whose last words stand outside its paragraphs, as who said it does: `“...” — Ann Lee`."""
    if not len(element) or element[-1].tag != "p" or len(element[-1]):
        return
    first, last = element[0], element[-1]
    said = (last.tail or "").strip(" \n\t—–-")
    if said and len(said.split()) <= _LONG_HEADING:
        first.text = "“" + (first.text or "").lstrip(_MARKS)
        last.text, last.tail = (last.text or "").rstrip(_MARKS) + f"” — {said}", None


def _pieces(element: Any, mark: str) -> Iterator[tuple[str, str]]:
    """The text of an element, cut where a block begins or ends, and the mark of the block that it begins."""
    text = element.text or ""
    for child in element:
        block = child.tag in (*_BLOCKS, "list", "table") and child.get("rend") != "marked"
        if block or any(each.get("rend") != "marked" for each in child.iter(*_BLOCKS)):
            yield from _line(text, mark)
            yield from _pieces(child, _MARK.get(child.tag, ""))
            text, mark = "", ""
        else:
            text += " " if child.tag == "lb" else "".join(child.itertext())
        text += child.tail or ""
    yield from _line(text, mark)


def _line(text: str, mark: str) -> Iterator[tuple[str, str]]:
    if text.strip():
        yield " ".join(text.split()), mark


def _bold_lines(source: str) -> frozenset[str]:
    """The short lines of a page that stand by themselves in bold, not ended as a sentence is."""
    found = (" ".join(html.unescape(_TAG.sub("", match[2])).split()) for match in _BOLD.finditer(source))
    return frozenset(text for text in found if 0 < len(text.split()) <= _LONG_HEADING and text[-1] not in '.,:;!”"')
