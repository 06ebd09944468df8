"""Draw how a text goes through the rooms of `analysis/`, and list what lies in each: `make architecture`.

The order is the one that import-linter holds (pyproject.toml); what a room is for is the first line of its docstring,
and a dot says that one room imports another. The picture is docs/rooms.svg; the list, and a sentence followed through
the rooms (`one_sentence.py`), stand in docs/architecture.md.
"""

import ast
import html
import sys
import tomllib
from pathlib import Path

from one_sentence import shown

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs" / "architecture.md", ROOT / "docs" / "rooms.svg"
ROW, LEFT, WIDE, STEP = 58, 20, 470, 26  # pixels


def rooms() -> list[str]:
    """The rooms from the first that a text comes through to the last."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (each["layers"] for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return [name for name in reversed(layers) if (ROOT / "analysis" / name).is_dir()]


def purpose(path: Path) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def imported(room: str) -> set[str]:
    """The rooms that a room imports from."""
    found = set()
    for path in (ROOT / "analysis" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name.split(".")[1] for name in names if name.startswith("analysis.")}
    return found


def picture() -> str:
    """The rooms from top to bottom, and beside each a dot under every room that it draws on."""
    names = rooms()
    tall, across = ROW * len(names) + 60, LEFT + WIDE + 90 + STEP * len(names)
    made = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {tall}" font-family="sans-serif"',
        'font-size="13">',
        f'<rect width="{across}" height="{tall}" fill="#ffffff"/>',
        f'<text x="{LEFT + WIDE + 20}" y="22" fill="#4d4d4d">draws on</text>',
    ]
    for row, name in enumerate(names):
        top = 40 + row * ROW
        said = html.escape(purpose(ROOT / "analysis" / name / "__init__.py"))
        made += [
            f'<rect x="{LEFT}" y="{top}" width="{WIDE}" height="40" rx="5" fill="#e8f1f8" stroke="#0072b2"/>',
            f'<text x="{LEFT + 12}" y="{top + 17}" font-weight="bold" fill="#1a1a1a">{name}/</text>',
            f'<text x="{LEFT + 12}" y="{top + 33}" font-size="11" fill="#4d4d4d">{said}</text>',
        ]
        if row + 1 < len(names):
            arrow = f"M{LEFT + WIDE / 2} {top + 41}v12m-4 -4l4 5l4 -5"
            made.append(f'<path d="{arrow}" fill="none" stroke="#0072b2" stroke-width="1.5"/>')
        for column, other in enumerate(names[:row]):
            x = LEFT + WIDE + 30 + column * STEP
            fill = "#0072b2" if other in imported(name) else "#e2e2e2"
            made.append(f'<circle cx="{x}" cy="{top + 20}" r="5" fill="{fill}"><title>{name}, {other}</title></circle>')
        x = LEFT + WIDE + 30 + row * STEP
        made.append(f'<text x="{x - 4}" y="{top + 24}" fill="#4d4d4d">{name}</text>')
    return "\n".join([*made, "</svg>"]) + "\n"


def listing() -> str:
    """Every file of every room with what it is for."""
    made = []
    for name in rooms():
        folder = ROOT / "analysis" / name
        made += [f"### {name}/", "", purpose(folder / "__init__.py"), "", "| file | what is in it |", "| --- | --- |"]
        for path in sorted(folder.rglob("*.py")):
            place = path.relative_to(folder).as_posix()
            if place != "__init__.py":
                made.append(f"| `{place.removesuffix('__init__.py')}` | {purpose(path)} |")
        made.append("")
    return "\n".join(made)


def page(text: str) -> str:
    """The page as it should be now: what stands between the marks of a part is that part."""
    for name, part in (("one sentence", shown()), ("the rooms", listing())):
        before, begin, rest = text.partition(f"<!-- make architecture, {name}: -->\n")
        _, end, after = rest.partition(f"<!-- :make architecture, {name} -->")
        if not begin or not end:
            raise SystemExit(f"{PAGE.name} has no place for {name}")
        text = before + begin + part + end + after
    return text


def main() -> int:
    """Write the picture and the list; with `--check`, say whether they are up to date."""
    now = {PAGE: page(PAGE.read_text(encoding="utf-8")), PICTURE: picture()}
    old = [path for path, text in now.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        print("\n".join(f"{path.name} is out of date: make architecture" for path in old), file=sys.stderr)
        return int(bool(old))
    for path, text in now.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
