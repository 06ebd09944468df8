"""`python -m analysis`, `python -m tearsheet` and the command `tearsheet`: one article, two drafts, or a corpus."""

import os
import signal
from importlib import import_module
from types import FrameType
from typing import Any


def _stop(number: int, frame: FrameType | None) -> None:
    """End at once: nothing has been begun that would have to be left whole."""
    os.write(2, b"stopped\n")
    os._exit(128 + number)


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; the exit status."""
    # Loading numpy and pandas takes about a second, in which Ctrl-C would print where they were.
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    command: Any = import_module(f"{__package__}.command.run")
    return int(command.run(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
