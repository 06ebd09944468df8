"""`python -m analysis corpus SOURCE OUT`: measure a corpus from the command line."""

import argparse
import sys

from analysis.corpus.run import run_corpus
from analysis.errors import TearsheetError
from analysis.measures.groups import BY


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Measure news articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    corpus = commands.add_parser("corpus", help="measure a folder of articles or a table into Parquet, resumably")
    corpus.add_argument("source", help="a folder of articles, or a .csv, .jsonl or .parquet file")
    corpus.add_argument("out", help="a folder for the Parquet files; an unfinished run there goes on")
    corpus.add_argument("--text", default="text", help="the column that holds the text")
    corpus.add_argument("--keep", nargs="*", default=[], help="columns to carry along")
    corpus.add_argument("--by", default="article", choices=BY, help="one row for each of these")
    corpus.add_argument("--no-intervals", action="store_true", help="leave out what takes a bootstrap")
    corpus.add_argument("--rows", type=int, default=500, help="articles in one output file")
    corpus.add_argument("--workers", type=int, help="local processes (default: one a core; 0: none)")
    corpus.add_argument("--address", help="a Dask scheduler to use instead of local processes")
    corpus.add_argument("--quiet", action="store_true", help="no progress bar")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; the exit status."""
    options = _parser().parse_args(arguments)

    try:
        paths = run_corpus(
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
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130
    print(f"{len(paths)} files in {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
