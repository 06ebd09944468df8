"""Change the code in small ways, one at a time, and see whether a test notices.

`make mutate [ONLY=analysis/words] [NUMBER=200] [SEED=0]` calls this. A change is one that a slip of the pen could make:
`<` for `<=`, `and` for `or`, a condition left out or turned round, a number off by one. Each is made in memory, in a
process of its own, and the tests of its room run until one fails; then those of the rooms after it. What no test
notices is printed, with what `unnoticed.csv` says of it: why it makes no difference.
"""

import ast
import csv
import importlib.machinery
import importlib.util
import os
import random
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("analysis/words", "analysis/evidence", "analysis/article")
# The tests of a room, or of a part of one, and then those that use what it gives; the first that fits.
TESTS = {
    "analysis/words": (["tests/words"], ["tests/evidence"]),
    "analysis/article": (["tests/article"], ["tests/words", "tests/notebook"]),
    "analysis/evidence/hedging": (["tests/evidence/test_hedges.py"],),
    "analysis/evidence/quotation": (["tests/evidence/test_quotes.py", "tests/evidence/test_speakers.py"],),
    "analysis/evidence/tone": (["tests/evidence/test_sentiment.py", "tests/evidence/test_vader.py"],),
    "analysis/evidence/attribution": (["tests/evidence/test_attributions.py", "tests/evidence/test_sources.py"],),
    "analysis/evidence": (["tests/evidence"], ["tests/measures"]),
}
IDLE = ("strict", "most", "maxsize")  # arguments that decide nothing
SECONDS = 180  # of the processor for one run of tests: what takes more goes round in circles
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


class Change(NamedTuple):
    """A field of a node of the tree, and what to put there."""

    node: ast.AST
    field: str
    value: object
    line: int


def changes(tree: ast.AST) -> Iterator[Change]:
    """Every small change to a module."""
    nodes = list(ast.walk(tree))
    idle = {id(each.value) for each in nodes if isinstance(each, ast.keyword) and each.arg in IDLE}
    idle |= {id(each.annotation) for each in nodes if isinstance(each, ast.arg | ast.AnnAssign)}
    for node in nodes:
        if id(node) not in idle:
            for field, value in _other_values(node):
                yield Change(node, field, value, getattr(node, "lineno", 0))


def _other_values(node: ast.AST) -> Iterator[tuple[str, object]]:
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield "ops", [*ops[:place], OTHER[type(op)](), *ops[place + 1 :]]
        case ast.BoolOp(op=op, values=values):
            yield "op", OTHER[type(op)]()
            for place in range(len(values)):  # leave one out
                yield "values", [*values[:place], ast.Constant(isinstance(op, ast.And)), *values[place + 1 :]]
        case ast.BinOp(op=op) if type(op) in OTHER:
            yield "op", OTHER[type(op)]()
        case ast.UnaryOp(op=ast.Not() | ast.Invert(), operand=operand):
            yield "operand", ast.UnaryOp(node.op, operand)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "test", ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(ifs=ifs):
            for place in range(len(ifs)):
                yield "ifs", [*ifs[:place], *ifs[place + 1 :]]
        case ast.Constant(value=bool(value)):
            yield "value", not value
        case ast.Constant(value=int(value)):
            yield "value", value + 1
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield "func", ast.Name(NAMES[name], ast.Load())


class Mutant(NamedTuple):
    """One change of one module."""

    path: str
    number: int


def made(mutant: Mutant) -> tuple[ast.Module, str, int]:
    """The tree of a module with the change made, how the change reads, and its line."""
    tree = ast.parse((ROOT / mutant.path).read_text(encoding="utf-8"))
    change = list(changes(tree))[mutant.number]
    for node in ast.walk(tree):  # `strict` and names of types tell nothing
        for child in ast.iter_child_nodes(node):
            child.above = node  # type: ignore[attr-defined]
    shown = change.node
    while not hasattr(shown, "lineno") or (not isinstance(shown, ast.stmt) and len(ast.unparse(shown)) < 25):
        shown = shown.above  # type: ignore[attr-defined]
    before = _head(shown)
    setattr(change.node, change.field, change.value)
    return ast.fix_missing_locations(tree), f"{before} -> {_head(shown)}", change.line or shown.lineno


def _head(node: ast.AST) -> str:
    lines = ast.unparse(node).splitlines()
    return lines[0] if isinstance(node, ast.If | ast.While | ast.For | ast.With) else " ".join(map(str.strip, lines))


class Loader(importlib.machinery.SourceFileLoader):
    """Loads one module from a tree instead of from its file."""

    tree: ast.Module

    def get_code(self, fullname: str) -> object:
        """The code of the changed tree."""
        return compile(self.tree, self.path, "exec", dont_inherit=True)


def noticed(mutant: Mutant | None, tests: list[str]) -> bool:
    """Whether a test fails, run in a process of its own; without a mutant, on the code as it is."""
    child = os.fork()
    if not child:
        status = 1
        with suppress(BaseException):
            status = _run(mutant, tests)
        os._exit(status)
    return os.waitpid(child, 0)[1] != 0


def _run(mutant: Mutant | None, tests: list[str]) -> int:
    import hypothesis
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]  # a failure need not be made small
    more = {"derandomize": True, "database": None, "deadline": None, "max_examples": 20}
    hypothesis.settings.register_profile("once", phases=phases, **more)
    if mutant:
        path = ROOT / mutant.path
        name = mutant.path.removesuffix(".py").replace("/", ".")
        loader = Loader(name, str(path))
        loader.tree = made(mutant)[0]
        spec = importlib.util.spec_from_file_location(name, path, loader=loader)

        class Finder:
            @staticmethod
            def find_spec(asked: str, path: object = None, target: object = None) -> object:
                return spec if asked == name else None

        sys.meta_path.insert(0, Finder)  # type: ignore[arg-type]
    options = ["-x", "-q", "-p", "no:nbval", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
    options += ["--hypothesis-profile=once", "--assert=plain"]
    return int(pytest.main([*options, "-m", "not slow", *tests]))


def main() -> None:
    """Make NUMBER changes below ONLY, as SEED picks them, and say which no test notices."""
    only = (os.environ.get("ONLY") or " ".join(TARGETS)).split()
    number, seed = int(os.environ.get("NUMBER") or 200), int(os.environ.get("SEED") or 0)
    os.chdir(ROOT)
    os.environ.pop("TEARSHEET_GOLD", None)  # cases are to notice, not scores
    sys.dont_write_bytecode = True
    paths = sorted(
        {path for place in only for path in ([Path(place)] if place.endswith(".py") else Path(place).rglob("*.py"))}
    )
    every = [
        Mutant(path.as_posix(), place)
        for path in paths
        for place, _ in enumerate(changes(ast.parse(path.read_text(encoding="utf-8"))))
    ]
    picked = sorted(random.Random(seed).sample(every, min(number, len(every))))
    print(f"{len(picked)} of {len(every)} changes to {', '.join(only)}.", flush=True)
    for name in ("hypothesis", "pandas", "pytest", "scipy.stats", "sentencex", "textstat"):  # once, for all children
        importlib.import_module(name)
    with Path(ROOT, "tools", "unnoticed.csv").open(encoding="utf-8", newline="") as file:
        explained = {(row["module"], row["change"]): row["why"] for row in csv.DictReader(file)}
    rooms = {mutant: next(room for room in TESTS if mutant.path.startswith(room)) for mutant in picked}
    for tests in {str(stage): stage for room in set(rooms.values()) for stage in TESTS[room]}.values():
        if noticed(None, tests):
            sys.exit(f"The tests fail as the code is: {' '.join(tests)}")
    left = known = 0
    for done, mutant in enumerate(picked, 1):
        if any(noticed(mutant, tests) for tests in TESTS[rooms[mutant]]):
            continue
        _, change, line = made(mutant)
        why = explained.get((mutant.path, change))
        known, left = known + (why is not None), left + (why is None)
        print(f"{done}: {mutant.path}:{line}: {change}" + (f"  [{why}]" if why else ""), flush=True)
    print(f"{len(picked) - known - left} noticed, {known} explained, {left} neither.")


if __name__ == "__main__":
    main()
