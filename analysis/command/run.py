"""From a command line to what it asks for, and its exit status."""

import signal
import sys
from importlib import import_module
from types import FrameType

from analysis.command.options import parse
from analysis.corpus.workers import plain_warnings
from analysis.errors import TearsheetError

# Where each is done. Only what is asked for is loaded: a page needs matplotlib, a corpus the libraries of its extra.
_WORK = {"corpus": ".corpus", "compare": ".drafts", "norms": ".norms", "page": ".pages", "": ".articles"}


def _stopped(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def run(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; its exit status, as `--help` explains it."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    plain_warnings()
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _stopped)
        if options.command != "corpus" and hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `tearsheet ... | head` ends as other programs do
        return int(import_module(_WORK[options.command], __package__).work(options))
    except (TearsheetError, OSError) as error:
        print(f"tearsheet: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as stop:
        goes_on = "; the same command goes on from here" if options.command == "corpus" else ""
        print(f"stopped{goes_on}", file=sys.stderr)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)
