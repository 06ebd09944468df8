"""What the benchmark reads, the table of ratios that it ends with, and where that is written."""

import datetime
import os
import platform
from pathlib import Path
from statistics import median

import pandas as pd
import pytest
from newslike import TURNS, NewsLike

from evaluation.written import EACH, RATE, write_speed

ROOT = Path(__file__).resolve().parent.parent
NOTES: dict[str, float] = {}
PLAIN = "the straightforward way (textstat's seven formulas, VADER on each sentence: two of the five measures)"


def pytest_addoption(parser):
    """`--texts FOLDER`: articles of the user's own instead of generated ones."""
    parser.addoption("--texts", default="", help="a folder of .txt files to measure speed on")
    parser.addoption("--articles", type=int, default=150, help="how many generated articles to read in each turn")
    parser.addoption("--save", default="", help="a CSV file for the table, which README.md and CODEBOOK.md then quote")


@pytest.fixture(scope="session")
def dealt(request):
    """A pile for each turn and one to warm up with; those of a user's folder are dealt out like cards."""
    folder, number = request.config.getoption("--texts"), request.config.getoption("--articles")
    if not folder:
        source = NewsLike()
        return [source.articles(number) for _ in range(TURNS + 1)]
    paths = sorted(Path(folder).rglob("*.txt"))
    assert len(paths) >= 130, f"{folder} holds {len(paths)} texts; at least 130 are needed"
    return [[path.read_text(encoding="utf-8") for path in paths[deal :: TURNS + 1]] for deal in range(TURNS + 1)]


@pytest.fixture(scope="session")
def first(dealt):
    """The texts that are read before anything is measured."""
    return dealt[0]


@pytest.fixture(scope="session")
def texts(dealt):
    """The texts of each turn."""
    return dealt[1:]


@pytest.fixture(scope="session")
def note():
    """Amounts for the closing table that are no times: sizes and peaks."""
    return NOTES


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores of {model or platform.machine()}, Python {platform.python_version()}"


def speed(time: dict[str, float], notes: dict[str, float]) -> list[tuple[str, str]]:
    """The rows of the table, from the median time of each group and what was noted."""
    rows = []
    megabytes, number = notes.get("megabytes", float("nan")), notes.get("texts", float("nan"))
    if {"ours", "straightforward", "bare"} <= time.keys():
        ours = time["ours"]
        each = 1000 * ours / number
        rows += [
            (RATE, f"{megabytes / ours:.2f}"),
            (EACH, f"{each:.1f}"),
            (f"{PLAIN}: times as long", f"{time['straightforward'] / ours:.1f}"),
            ("the bare pass `re.findall` over the words: times as fast", f"{ours / time['bare']:.0f}"),
            ("a million articles: core hours", f"{each * 1e6 / 3.6e6:.1f}"),
        ]
    for name, size in notes.items():
        if name.startswith("a row"):
            rows += [(f"{name}: bytes", f"{size:.0f}"), (f"a million rows, {name}: GB", f"{size / 1e3:.1f}")]
    stages = {group[6:]: seconds for group, seconds in time.items() if group.startswith("stage ")}
    rows += [(f"share of time: {name}", f"{100 * t / sum(stages.values()):.0f} %") for name, t in stages.items()]
    rows += [
        (f"{times} times the {kind}: times as long", f"{time[f'{kind} x{times}'] / time[f'{kind} x1']:.2f}")
        for kind in ("articles", "length")
        for times in (2, 4, 8)
        if f"{kind} x{times}" in time
    ]
    if "two workers" in time:
        rows.append(("two workers against one: times as fast", f"{time['one worker'] / time['two workers']:.2f}"))
    return rows + [(f"{name}: MiB", f"{size:.0f}") for name, size in notes.items() if name.startswith("memory")]


def pytest_terminal_summary(terminalreporter, config):
    """One table; saved, and quoted in the documentation, where `--save` says so and nothing failed."""
    if not getattr(config, "_benchmarksession", None):
        return
    times: dict[str, list[float]] = {}
    for each in config._benchmarksession.benchmarks:
        times.setdefault(each.group, []).append(each.stats.min)
    rows = speed({group: median(values) for group, values in times.items()}, NOTES)
    terminalreporter.section("speed")
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        terminalreporter.write_line(f"{name:<{width}}  {value}")
    if config.getoption("--save") and not terminalreporter.stats.get("failed"):
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        table = pd.DataFrame([("date", today), ("machine", _machine()), *rows], columns=["what", "figure"])
        table.to_csv(config.getoption("--save"), index=False, lineterminator="\n")
        write_speed(ROOT, table)
