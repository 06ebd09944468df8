"""How much work a call is, told without a clock."""

import sys


def lines_run(call, *given, **named):
    """How many lines of Python a call runs."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call(*given, **named)
    finally:
        sys.settrace(before)
    return count
