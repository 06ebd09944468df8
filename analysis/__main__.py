"""`python -m analysis corpus SOURCE OUT`: measure a corpus from the command line."""

import argparse
import signal
import sys
from types import FrameType

from analysis.corpus.run import Run, run_corpus
from analysis.corpus.workers import plain_warnings
from analysis.errors import TearsheetError
from analysis.measures.groups import BY

_SHOWN = 5  # skipped files that are named
_STATUS = """exit status: 0 all articles are measured; 3 some have an error instead, in their row; 1 nothing could be
measured, and why is said; 2 the command line is wrong; 130 and 143 stopped by SIGINT (Ctrl-C) and SIGTERM: the same
command goes on from there"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Measure news articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    about = "measure a folder of articles or a table into Parquet, resumably"
    corpus = commands.add_parser("corpus", help=about, description=about, epilog=_STATUS)
    corpus.add_argument("source", help="a folder of articles, or a .csv, .jsonl or .parquet file")
    corpus.add_argument("out", help="a folder for the Parquet files; an unfinished run there goes on")
    corpus.add_argument("--text", default="text", help="the column that holds the text")
    corpus.add_argument("--keep", nargs="*", default=[], help="columns to carry along")
    corpus.add_argument("--by", default="article", choices=BY, help="one row for each of these")
    corpus.add_argument("--no-intervals", action="store_true", help="leave out those of readability and sentiment")
    corpus.add_argument("--rows", type=int, help="articles in one output file (default: by their number, 50 to 1000)")
    corpus.add_argument("--workers", type=int, help="local processes (default: one a core; 0: none)")
    corpus.add_argument("--address", help="a Dask scheduler to use instead of local processes")
    corpus.add_argument("--quiet", action="store_true", help="no progress bar")
    return parser


def _terminated(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def _report(run: Run, out: str) -> str:
    """What was skipped, if anything, and the closing line."""
    lines = []
    if run.skipped:
        more = len(run.skipped) - _SHOWN
        lines.append(f"skipped, no article: {', '.join(run.skipped[:_SHOWN])}{f' and {more} more' if more > 0 else ''}")
    nothing = "" if run.measured else "nothing to do: "
    counts = f"{run.articles} articles, {run.errors} with an error, {len(run.skipped)} files skipped"
    return "\n".join([*lines, f"{nothing}{counts}; {len(run)} files in {out}"])


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; the exit status."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _terminated)
    plain_warnings()
    try:
        run = run_corpus(
            options.source,
            options.out,
            text=options.text,
            keep=tuple(options.keep),
            by=options.by,
            intervals=not options.no_intervals,
            rows=options.rows,
            workers=options.workers,
            address=options.address,
            progress=not options.quiet,
        )
    except (TearsheetError, OSError) as error:
        print(f"tearsheet: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as stop:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)
    print(_report(run, options.out))
    return 3 if run.errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
