"""What the command line takes."""

import argparse

from analysis.command.record import VERSION
from analysis.measures.groups import BY

_STATUS = """exit status:
  0    everything was measured
  3    some of the articles were not; the reasons are given
  1    nothing could be measured; the reason is given
  2    the command line is wrong
  130, 143   stopped by Ctrl-C (SIGINT) or SIGTERM"""
_EXAMPLES = """examples:
  tearsheet draft.txt                     its measures, section by section
  tearsheet --by article *.txt --csv      a table with a row per article
  tearsheet draft.txt --json              all of it for another program
  tearsheet draft.txt --page draft.html   a page to look at and to send
  tearsheet *.txt --page sheets/          a folder per article: page, picture, tables
  pbpaste | tearsheet -                   what is on the clipboard of a Mac
  tearsheet --lexicon my_hedges.csv a.md  with a list of your own
  tearsheet compare old.txt new.txt       two drafts, and what was changed
  tearsheet corpus articles/ measured/    a folder or table of any size into Parquet
  tearsheet norms measured/ mine.csv --label "articles of mine"   what is usual in them
  tearsheet draft.txt --norms mine.csv    where a draft stands among them
  tearsheet -- -draft.txt                 a name that begins with a dash"""
_OTHER = (".pdf", ".png", ".docx", ".txt", ".md", ".csv", ".json")  # what somebody may take a page for
_RAW = argparse.RawDescriptionHelpFormatter


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options, with the `command` that they are for; ends the program for a wrong line, `--help`, `--version`."""
    parsers = {"corpus": _corpus, "compare": _compare, "norms": _norms}
    if arguments and arguments[0] in parsers:
        options = parsers[arguments[0]]().parse_args(arguments[1:])
        options.command = arguments[0]
        return options
    parser = _articles()
    options = parser.parse_args(arguments)
    options.command = "page" if options.page else ""
    page = (options.page or "").lower()
    if len(options.articles) > 1 and page.endswith((".html", ".htm")):
        parser.error("several articles need a folder for their pages: --page FOLDER")
    if page.endswith(_OTHER):
        parser.error(f"--page makes a page (OUT.html) or a folder, and no {page[page.rindex('.') :]}")
    return options


def _articles() -> argparse.ArgumentParser:
    about = "Measure how a news article is written: readability, hedging, attribution, sentiment, quotation."
    usage = (
        "tearsheet ARTICLE... [--by WHAT] [--json | --csv | --page OUT] [--norms SET] [--lexicon FILE]\n"
        "       tearsheet compare OLD NEW [--help]\n       tearsheet corpus SOURCE OUT [--help]\n"
        "       tearsheet norms MEASURED OUT [--help]"
    )
    parser = argparse.ArgumentParser(
        "tearsheet", usage, about, f"{_EXAMPLES}\n\n{_STATUS}", formatter_class=_RAW, allow_abbrev=False
    )
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help=".txt, .md or .html; - reads standard input")
    parser.add_argument("--by", default="section", choices=BY, help="what a row stands for (default: section)")
    _shared(parser).add_argument(
        "--page", metavar="OUT", help="a page without scripts (OUT.html), or a folder with page, picture and tables"
    )
    parser.add_argument("--version", action="version", version=VERSION)
    return parser


def _shared(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """Options that several commands take; the forms of output, of which one can be had at a time."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, with all digits, as JSON")
    form.add_argument("--csv", action="store_true", help="the table, with all columns and digits, as CSV")
    _lexicon(parser)
    more = "also say where it stands among articles: a set that ships, or a file of `tearsheet norms`"
    parser.add_argument("--norms", metavar="SET", help=more)
    return form


def _lexicon(parser: argparse.ArgumentParser) -> None:
    more = "a list of your own in the place of the one that ships; may be given several times"
    parser.add_argument("--lexicon", action="append", default=[], metavar="FILE", help=more)


def _parser(command: str, about: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        f"tearsheet {command}", description=about, epilog=_STATUS, formatter_class=_RAW, allow_abbrev=False
    )


def _compare() -> argparse.ArgumentParser:
    parser = _parser("compare", "Measure two drafts side by side, and list what was added, removed and changed.")
    parser.add_argument("old", metavar="OLD", help="the draft before; - reads standard input")
    parser.add_argument("new", metavar="NEW", help="the draft after")
    _shared(parser)
    return parser


def _corpus() -> argparse.ArgumentParser:
    about = "Measure a folder of articles or a table into Parquet; a run that was stopped goes on where it was."
    parser = _parser("corpus", about)
    parser.add_argument("source", metavar="SOURCE", help="a folder of articles, or a .csv, .jsonl or .parquet file")
    parser.add_argument("out", metavar="OUT", help="a folder for the Parquet files; an unfinished run there goes on")
    parser.add_argument("--text", default="text", help="the column that holds the text")
    parser.add_argument("--keep", nargs="*", default=[], help="columns to carry along")
    parser.add_argument("--by", default="article", choices=BY, help="what a row stands for (default: article)")
    parser.add_argument(
        "--no-intervals", action="store_true", help="leave out the intervals of readability and sentiment"
    )
    _lexicon(parser)
    parser.add_argument("--rows", type=int, help="articles in one output file (default: by their number, 50 to 1000)")
    parser.add_argument("--workers", type=int, help="local processes (default: one per core; 0: none)")
    parser.add_argument("--address", help="a Dask scheduler to use instead of local processes")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    return parser


def _norms() -> argparse.ArgumentParser:
    about = "Write how each measure is spread over a corpus that `tearsheet corpus` measured: only numbers, no text."
    parser = _parser("norms", about)
    parser.add_argument("measured", metavar="MEASURED", help="the folder that `tearsheet corpus` wrote")
    parser.add_argument("out", metavar="OUT", help="the file to write, .csv; none is written over")
    label = 'what the articles are, in the plural: "articles of the Evening Post"'
    parser.add_argument("--label", required=True, help=label)
    parser.add_argument("--years", default="", help="when they were published")
    parser.add_argument("--source", default="", help="where they come from")
    return parser
