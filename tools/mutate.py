"""Change the code in small ways, one at a time, and see whether a test notices.

`make mutate [ONLY=analysis/words] [NUMBER=200] [SEED=0]` calls this. A change is one that a slip of the pen could make:
`<` for `<=`, `and` for `or`, a condition left out or turned round, a number off by one. The tests of a room are
collected once; each change is then made in a process of its own, by putting the changed function in the place of the
one that was imported, and the tests run until one fails. A change of what runs when modules are imported is made before
that, which takes longer. What no test of the room notices is held against what every function says of the articles
of `tests/frozen.py`: those that ship and, where TEARSHEET_GOLD says where they lie, the annotated ones for development.
What that does not notice either is printed, but for what is in `unnoticed.csv`, where it says why it makes no
difference.
"""

import ast
import csv
import gc
import importlib.machinery
import importlib.util
import os
import random
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("analysis/words", "analysis/evidence", "analysis/article")
# The tests of a room, or of a part of one; the first that fits.
TESTS = {
    "analysis/words": ["tests/words"],
    "analysis/article": ["tests/article"],
    "analysis/evidence/hedging": ["tests/evidence/test_hedges.py"],
    "analysis/evidence/quotation": ["tests/evidence/test_quotes.py", "tests/evidence/test_speakers.py"],
    "analysis/evidence/tone": ["tests/evidence/test_sentiment.py", "tests/evidence/test_vader.py"],
    "analysis/evidence/attribution": [
        f"tests/evidence/test_{name}.py"
        for name in ("attributions", "sources", "contents", "use", "rules", "voices", "headlines")
    ],
    "analysis/evidence": ["tests/evidence"],
}
IDLE = ("strict", "most", "maxsize")  # arguments that decide nothing
SECONDS = 150  # of the processor for one run of tests: what takes more goes round in circles
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
KINDS = ("noticed", "in articles only", "explained", "neither")  # what may become of a change
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


class Made(NamedTuple):
    """A module with a change: its tree, how the change reads, its line, and the lines of the function it is in."""

    tree: ast.Module
    reads: str
    line: int
    function: range


def made(mutant: Mutant) -> Made:
    """Make a change."""
    tree = ast.parse((ROOT / mutant.path).read_text(encoding="utf-8"))
    change = list(changes(tree))[mutant.number]
    for node in ast.walk(tree):  # `strict` and names of types tell nothing
        for child in ast.iter_child_nodes(node):
            child.above = node  # type: ignore[attr-defined]
    shown = change.node
    while not hasattr(shown, "lineno") or (not isinstance(shown, ast.stmt) and len(ast.unparse(shown)) < 25):
        shown = shown.above  # type: ignore[attr-defined]
    before, function = _head(shown), _function(change.node)
    setattr(change.node, change.field, change.value)
    reads = f"{before} -> {_head(shown)}"
    return Made(ast.fix_missing_locations(tree), reads, change.line or shown.lineno, function)


def _function(node: ast.AST) -> range:
    """The lines of the outermost function that runs this, none if it runs when the module is imported."""
    lines = range(0)
    while above := getattr(node, "above", None):
        if isinstance(above, ast.FunctionDef):
            first = min(each.lineno for each in (above, *above.decorator_list))
            lines = range(first, (above.end_lineno or first) + 1) if node in above.body else range(0)
        node = above
    return lines


def _head(node: ast.AST) -> str:
    lines = ast.unparse(node).splitlines()
    return lines[0] if isinstance(node, ast.If | ast.While | ast.For | ast.With) else " ".join(map(str.strip, lines))


class Loader(importlib.machinery.SourceFileLoader):
    """Loads one module from a tree instead of from its file."""

    tree: ast.Module

    def get_code(self, fullname: str) -> object:
        """The code of the changed tree."""
        return compile(self.tree, self.path, "exec", dont_inherit=True)


class Each:
    """Has pytest run what it collected once for each change, in a process of its own; reports what no test notices."""

    def __init__(self, mutants: list[Mutant], report: int):
        self.mutants, self.report, self.ran = mutants, report, set[CodeType]()
        sys.setprofile(lambda frame, event, value: self.ran.add(frame.f_code))

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """What is tested with many examples comes last."""
        items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))

    def pytest_runtestloop(self) -> object:
        """In a child, pytest's own loop comes next; the parent is done when all children are."""
        sys.setprofile(None)
        loaded = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
        gc.freeze()
        for place, mutant in enumerate(self.mutants):
            path, change = str(ROOT / mutant.path), made(mutant)
            here = [each for each in loaded if each.__code__.co_filename == path]
            here = [each for each in here if each.__code__.co_firstlineno in change.function]
            if not here or any(each.__code__ in self.ran for each in here):
                self.tell(f"{place} late")
                continue
            child = os.fork()
            if not child:
                resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
                codes = dict(_codes(compile(change.tree, path, "exec", dont_inherit=True)))
                for each in here:
                    each.__code__ = codes[each.__code__.co_qualname, each.__code__.co_firstlineno]
                return None
            if os.waitpid(child, 0)[1] == 0:
                self.tell(f"{place} unnoticed")
        return True

    def tell(self, line: str) -> None:
        """Report what became of a change."""
        os.write(self.report, f"{line}\n".encode())


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    yield (code.co_qualname, code.co_firstlineno), code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def unnoticed(mutants: list[Mutant], tests: list[str]) -> Iterator[Mutant]:
    """What no test notices."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        with suppress(BaseException):
            status = _run(None, tests, Each(mutants, write))
        os._exit(status)
    os.close(write)
    with open(read) as report:
        for place, what in map(str.split, report):
            mutant = mutants[int(place)]
            if what == "unnoticed" or not noticed(mutant, tests):
                yield mutant
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"The tests cannot be collected: {' '.join(tests)}")


def noticed(mutant: Mutant | None, tests: list[str]) -> bool:
    """Whether a test fails, with everything imported anew; without a mutant, on the code as it is."""
    child = os.fork()
    if not child:
        status = 1
        with suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            status = _run(mutant, tests)
        os._exit(status)
    return os.waitpid(child, 0)[1] != 0


def _run(mutant: Mutant | None, tests: list[str], *plugins: object) -> int:
    import hypothesis
    import pytest

    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]  # a failure need not be made small
    more = {"derandomize": True, "database": None, "deadline": None, "max_examples": 20}
    hypothesis.settings.register_profile("once", phases=phases, **more)
    _import_changed(mutant)
    options = ["-x", "-q", "-p", "no:nbval", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
    options += ["--hypothesis-profile=once", "--assert=plain", "--tb=no"]
    return int(pytest.main([*options, "-m", "not slow", *tests], plugins))


def _import_changed(mutant: Mutant | None) -> None:
    """Have the module of a change imported with the change, if there is one."""
    if not mutant:
        return
    path = ROOT / mutant.path
    name = mutant.path.removesuffix(".py").replace("/", ".")
    loader = Loader(name, str(path))
    loader.tree = made(mutant).tree
    spec = importlib.util.spec_from_file_location(name, path, loader=loader)

    class Finder:
        @staticmethod
        def find_spec(asked: str, path: object = None, target: object = None) -> object:
            return spec if asked == name else None

    sys.meta_path.insert(0, Finder)  # type: ignore[arg-type]


def said_of_articles(mutant: Mutant | None, gold: Path | None, before: list[str]) -> list[str]:
    """What every function says of each of the articles, as a digest; up to the first that is not as before."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (10 * SECONDS, 10 * SECONDS))
            _import_changed(mutant)
            sys.path.insert(0, str(ROOT / "tests"))
            frozen = importlib.import_module("frozen")
            texts = [text for name, some in frozen.sets(gold) if "train" not in name for text in some]
            for text, known in zip_longest(texts, before):
                said = str(frozen.digests([text]))
                os.write(write, f"{said}\n".encode())
                if known and said != known:
                    break
        os._exit(0)
    os.close(write)
    with open(read) as report:
        said = report.read().splitlines()
    os.waitpid(child, 0)
    return said


def main() -> None:
    """Make NUMBER changes below ONLY, as SEED picks them, and say which no test notices."""
    only = (os.environ.get("ONLY") or " ".join(TARGETS)).split()
    number, seed = int(os.environ.get("NUMBER") or 200), int(os.environ.get("SEED") or 0)
    os.chdir(ROOT)
    folder = os.environ.pop("TEARSHEET_GOLD", None)  # cases are to notice, not scores
    gold = Path(folder) if folder else None
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
        explained = {(row["module"], row["change"]) for row in csv.DictReader(file)}
    rooms = {mutant: next(room for room in TESTS if mutant.path.startswith(room)) for mutant in picked}
    counts = Counter[tuple[str, str]]()
    as_it_is = said_of_articles(None, gold, [])
    for room in sorted(set(rooms.values())):
        if noticed(None, TESTS[room]):
            sys.exit(f"The tests fail as the code is: {' '.join(TESTS[room])}")
        mutants = [mutant for mutant in picked if rooms[mutant] == room]
        unknown = [mutant for mutant in mutants if (mutant.path, made(mutant).reads) not in explained]
        counts[room, "explained"] = len(mutants) - len(unknown)
        counts[room, "noticed"] = len(unknown)
        for mutant in unnoticed(unknown, TESTS[room]):
            counts[room, "noticed"] -= 1
            if said_of_articles(mutant, gold, as_it_is) != as_it_is:
                counts[room, "in articles only"] += 1
                continue
            counts[room, "neither"] += 1
            change = made(mutant)
            print(f"{mutant.path}:{change.line}: {change.reads}", flush=True)
        print(f"{room}: {said(counts, room)}.", flush=True)
    print(f"All: {said(counts, *set(rooms.values()))}.")


def said(counts: Counter[tuple[str, str]], *rooms: str) -> str:
    """What became of the changes to some rooms, in words."""
    sums = {kind: sum(counts[room, kind] for room in rooms) for kind in KINDS}
    return ", ".join(f"{number} {kind}" for kind, number in sums.items())


if __name__ == "__main__":
    main()
