"""`tearsheet corpus SOURCE OUT`: many articles into Parquet."""

from argparse import Namespace

from analysis.command.inputs import read_lexicons
from analysis.corpus.run import Run, run_corpus
from analysis.text.numerals import counted

_SHOWN = 5  # skipped files that are named


def work(options: Namespace) -> int:
    """Measure a corpus and say what came of it; the exit status."""
    run = run_corpus(
        options.source,
        options.out,
        text=options.text,
        keep=tuple(options.keep),
        by=options.by,
        intervals=not options.no_intervals,
        lexicon=read_lexicons(options.lexicon),
        rows=options.rows,
        workers=options.workers,
        address=options.address,
        progress=not options.quiet,
    )
    print(_report(run, options.out))
    return 3 if run.errors else 0


def _report(run: Run, out: str) -> str:
    """What was skipped, if anything, and the closing line."""
    lines = []
    if run.skipped:
        more = len(run.skipped) - _SHOWN
        lines.append(f"skipped, no article: {', '.join(run.skipped[:_SHOWN])}{f' and {more} more' if more > 0 else ''}")
    nothing = "" if run.measured else "nothing to do: "
    skipped = f"{counted(len(run.skipped), 'file')} skipped"
    counts = f"{counted(run.articles, 'article')}, {run.errors} with an error, {skipped}"
    return "\n".join([*lines, f"{nothing}{counts}; {counted(len(run), 'file')} in {out}"])
