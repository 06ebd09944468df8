"""What the benchmark reads, and the table of ratios that it ends with."""

from pathlib import Path
from statistics import median

import pytest
from newslike import NewsLike

NOTES: dict[str, str] = {}


def pytest_addoption(parser):
    """`--texts FOLDER`: articles of the user's own instead of generated ones."""
    parser.addoption("--texts", default="", help="a folder of .txt files to measure speed on")
    parser.addoption("--articles", type=int, default=150, help="how many articles to read")


@pytest.fixture(scope="session")
def texts(request):
    """At least 130 texts: textstat remembers its last 128, and would not be measured on fewer."""
    folder, number = request.config.getoption("--texts"), request.config.getoption("--articles")
    if not folder:
        return NewsLike().articles(number)
    paths = sorted(Path(folder).rglob("*.txt"))[:number]
    assert len(paths) >= 130, f"{folder} holds {len(paths)} texts; at least 130 are needed"
    return [path.read_text(encoding="utf-8") for path in paths]


@pytest.fixture(scope="session")
def note():
    """Lines for the closing table that are no times: sizes and peaks."""
    return NOTES


def _medians(config) -> dict[str, float]:
    times: dict[str, list[float]] = {}
    for each in config._benchmarksession.benchmarks:
        times.setdefault(each.group, []).append(each.stats.min)
    return {group: median(values) for group, values in times.items()}


def pytest_terminal_summary(terminalreporter, config):
    """One table, ratios first."""
    if not getattr(config, "_benchmarksession", None):
        return
    time = _medians(config)
    rows = []
    megabytes = float(NOTES.get("megabytes", "nan"))
    if {"ours", "straightforward", "bare"} <= time.keys():
        rows += [
            (
                "straightforward pipeline / ours with intervals (target: at least 4)",
                f"{time['straightforward'] / time['ours with intervals']:.1f}",
            ),
            (
                "ours with intervals / bare tokenisation (target: at most 13)",
                f"{time['ours with intervals'] / time['bare']:.1f}",
            ),
            ("straightforward pipeline / ours", f"{time['straightforward'] / time['ours']:.1f}"),
            ("ours with intervals / ours", f"{time['ours with intervals'] / time['ours']:.2f}"),
            ("ours, MB/s", f"{megabytes / time['ours']:.2f}"),
            ("straightforward pipeline, MB/s", f"{megabytes / time['straightforward']:.2f}"),
            ("bare tokenisation, MB/s", f"{megabytes / time['bare']:.1f}"),
        ]
    stages = {group[6:]: seconds for group, seconds in time.items() if group.startswith("stage ")}
    rows += [
        (f"share of time: {name}", f"{100 * seconds / sum(stages.values()):.0f} %") for name, seconds in stages.items()
    ]
    for kind in ("articles", "length"):
        for times in (2, 4, 8):
            if f"{kind} x{times}" in time:
                rows.append(
                    (
                        f"{times} times the {kind}: time",
                        f"{time[f'{kind} x{times}'] / time[f'{kind} x1']:.2f} times",
                    )
                )
    if "two workers" in time:
        rows.append(
            (
                "one worker / two workers (target: at least 1.7)",
                f"{time['one worker'] / time['two workers']:.2f}",
            )
        )
    rows += [(name, value) for name, value in NOTES.items() if name != "megabytes"]
    terminalreporter.section("speed")
    width = max(len(name) for name, _ in rows) if rows else 0
    for name, value in rows:
        terminalreporter.write_line(f"{name:<{width}}  {value}")
