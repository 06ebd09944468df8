"""The site: README, notebooks as they were run, gallery, codebook, functions, how to change something.

`make docs` calls this. The pages are gathered in .cache/site/source, where README is the first page; Sphinx makes them
into .cache/site/html with every warning an error, and then every link within the site is followed.
"""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from analysis.figures.saving import TURNED_OVER

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / ".cache" / "site"
PAGES = (
    "README.md",
    "CODEBOOK.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/*.md",
    "notebooks/*.ipynb",
    "analysis/lexicons/README.md",
    "seeds/README.md",
    "tests/cases/README.md",
)
# What the menu shows, each with its pages; what is not named here comes last.
MENU = {
    "Notebooks and figures": ("notebooks/*.ipynb", "gallery.md"),
    "Reference": (
        *("CODEBOOK.md", "functions.md", "docs/command-line.md", "docs/glossary.md", "docs/annotated-sets.md"),
        *("analysis/lexicons/README.md", "seeds/README.md"),
    ),
    "Contribute": (
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/add-a-cue.md",
        "docs/add-a-measure.md",
        "docs/add-a-figure.md",
        "docs/*.md",
        "tests/cases/README.md",
        "CHANGELOG.md",
    ),
}
# The functions by what they are for; one that is not named here comes under "More".
FUNCTIONS = {
    "Articles": ("read_article", "parse_article", "Article", "Section"),
    "What was counted: one row per span": (
        *("sentences", "hedges", "boosters", "attributions", "sources", "quotes", "sentiment_words", "rules"),
        *("headline", "headline_claims"),
    ),
    "Measures: one row per section": (
        *("profile", "readability", "hedging", "attribution", "sentiment", "quotation", "textstat_readability"),
        *("compare", "changes", "findings"),
    ),
    "Among other articles": ("norms", "make_norms", "standing", "differences", "against_the_rest"),
    "In a notebook": ("your_article", "tear_sheet", "highlight", "show"),
    "Many articles": ("profile_texts", "profile_schema"),
    "Lists of your own": ("load_lexicon",),
    "When something is wrong": ("TearsheetError", "TearsheetWarning"),
}
# Figures are drawn on white; where a reader likes pages dark they are turned over, as in a notebook.
FIGURES = f"""html[data-theme="dark"] .bd-content :is(img, div.cell_output img):not(.only-dark, .dark-light) {{
    background: none; border-radius: 0; padding: 0; {TURNED_OVER};
}}
html[data-theme="dark"] .bd-content div.cell_output .text_html:not(:has(table.dataframe)) {{
    background: none; color: inherit; padding: 0;
}}
"""
LINK = re.compile(r"(!?)\[([^][]*(?:\[[^][]*\][^][]*)*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def gather(source: Path) -> None:
    """All pages below one folder, README as the first of them, and what they show or link to."""
    paths = sorted({path for pattern in PAGES for path in ROOT.glob(pattern)})
    for path in paths:
        place = source / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".ipynb":
            place.write_text(notebook(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            text = with_links(path.read_text(encoding="utf-8"), path, paths, source)
            (source / "index.md" if path == ROOT / "README.md" else place).write_text(text, encoding="utf-8")
    (source / "gallery.md").write_text(gallery(source), encoding="utf-8")
    (source / "functions.md").write_text(functions(), encoding="utf-8")
    with (source / "index.md").open("a", encoding="utf-8") as index:
        index.write(menu(source))


def with_links(text: str, page: Path, pages: list[Path], source: Path) -> str:
    """A page whose links lead to pages of the site, or to files that are copied to it; links to code become text."""

    def there(found: re.Match[str]) -> str:
        image, said, target, anchor = found.groups("")
        if urlsplit(target).scheme:
            return found[0]
        path = (page.parent / target).resolve()
        if path == ROOT / "README.md":
            up = "../" * len(page.relative_to(ROOT).parent.parts)
            return f"[{said}]({up}index.md{anchor})"
        if path in pages:
            return found[0]
        if path.is_dir() or path.suffix == ".py":
            return said
        copied = source / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
        return f"{image}[{said}]({target}{anchor})"

    return LINK.sub(there, text)


def notebook(text: str) -> str:
    """A notebook without the cell that is for Colab only; code that JupyterLab folds is left out."""
    made = json.loads(text)
    made["cells"] = [cell for cell in made["cells"] if cell.get("id") != "colab"]
    for cell in made["cells"]:
        if cell["metadata"].get("jupyter", {}).get("source_hidden"):
            cell["metadata"]["tags"] = ["remove-input"]
    return json.dumps(made)


def gallery(source: Path) -> str:
    """Every figure of the notebooks with what it says in words."""
    made = ["# Gallery\n\nThe figures of the notebooks, each with its text for those who do not see it.\n"]
    (source / "figures").mkdir(exist_ok=True)
    for picture in sorted((ROOT / "figures").glob("*.png")):
        shutil.copy(picture, source / "figures")
        said = picture.with_suffix(".txt").read_text(encoding="utf-8").strip()
        title = picture.stem.partition("-")[2].replace("-", " ").capitalize()
        alt = re.sub(r"[][\\]", "", said)
        made.append(f"## {title}\n\n![{alt}](figures/{picture.name})\n\n{as_text(said)}\n")
    return "\n".join(made)


def as_text(said: str) -> str:
    """Text in which no character means anything to Markdown."""
    return re.sub(r"([\\`*_\[\]<>$#|{}])", r"\\\1", said)


def functions() -> str:
    """All that `import analysis` gives, from the docstrings."""
    import analysis
    from analysis import figures

    made = ["# Functions\n\nWhat `import analysis` gives (`import tearsheet` gives the same).\n"]
    groups = {title: [name for name in names if hasattr(analysis, name)] for title, names in FUNCTIONS.items()}
    known = {name for names in groups.values() for name in names}
    groups["More"] = sorted(set(analysis.__all__) - known - {"figures"})
    groups["Figures: analysis.figures"] = [f"figures.{name}" for name in figures.__all__]
    for title, names in groups.items():
        directives = [f".. {directive(name)}:: analysis.{name}" for name in names]
        if names:
            made.append(f"## {title}\n\n```{{eval-rst}}\n" + "\n\n".join(directives) + "\n```\n")
    return "\n".join(made)


def directive(name: str) -> str:
    """The directive of Sphinx that writes this name's page."""
    import analysis

    value = analysis
    for each in name.split("."):
        value = getattr(value, each)
    kind = "autoexception" if name.endswith(("Error", "Warning")) else "autofunction"
    return "autoclass" if isinstance(value, type) and kind == "autofunction" else kind


def menu(source: Path) -> str:
    """A page for each part of the menu, with its pages below it; what the first page needs to have them in the menu."""
    placed: set[Path] = {source / "index.md"}
    parts = []
    for title, patterns in MENU.items():
        inside: list[Path] = []
        for pattern in patterns:
            inside += [path for path in sorted(source.glob(pattern)) if path not in placed and path not in inside]
        placed |= set(inside)
        names = "\n".join(path.relative_to(source).as_posix() for path in inside)
        parts.append(title.lower().replace(" ", "-"))
        text = f"# {title}\n\n```{{toctree}}\n:maxdepth: 1\n\n{names}\n```\n"
        (source / f"{parts[-1]}.md").write_text(text, encoding="utf-8")
    return "\n```{toctree}\n:hidden:\n\n" + "\n".join(parts) + "\n```\n"


class Page(HTMLParser):
    """The links of a page, and the places in it that a link can lead to."""

    def __init__(self, source: str):
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element links to, and its own name."""
        for name, value in attrs:
            if value and name in ("href", "src"):
                self.links.append(value)
            elif value and name in ("id", "name"):
                self.places.add(value)


def broken_links(folder: Path) -> list[str]:
    """The links within a site that lead nowhere, each with its page."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    pages = {path: page for path, page in pages.items() if "_static" not in path.parts}  # the theme's own
    found = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link == "#":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            there = target.exists() and (
                not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].places
            )
            if not there:
                found.append(f"{path.relative_to(folder)}: {link}")
    return found


def main() -> int:
    """Gather, make, follow the links; says where the first page is."""
    shutil.rmtree(SITE, ignore_errors=True)
    gather(SITE / "source")
    (SITE / "static").mkdir()
    (SITE / "static" / "figures.css").write_text(FIGURES, encoding="utf-8")
    command = ["-q", "-W", "--keep-going", "-c", str(ROOT / "docs"), str(SITE / "source"), str(SITE / "html")]
    made = subprocess.run([sys.executable, "-m", "sphinx", "-d", str(SITE / "doctrees"), *command])
    if made.returncode:
        return made.returncode
    broken = broken_links(SITE / "html")
    for link in broken:
        print(f"leads nowhere: {link}", file=sys.stderr)
    print(f"The site: {(SITE / 'html' / 'index.html').relative_to(ROOT)}")
    return int(bool(broken))


if __name__ == "__main__":
    raise SystemExit(main())
