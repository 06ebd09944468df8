"""`tearsheet norms MEASURED OUT`: how each measure is spread over an archive, as a file to compare with."""

from argparse import Namespace
from pathlib import Path

from analysis.command.output import see_free
from analysis.corpus.norms import make_norms
from analysis.measures.norms import norms


def work(options: Namespace) -> int:
    """Write the norms of a measured corpus and say of how many articles; the exit status."""
    see_free(Path(options.out))
    made = make_norms(options.measured, options.out, label=options.label, years=options.years, source=options.source)
    print(f"norms of {norms(made).attrs['articles']:,} articles in {made}; use: tearsheet ARTICLE --norms {made}")
    return 0
