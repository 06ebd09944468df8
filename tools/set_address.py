"""Write the public address of this repository wherever it is needed.

`make address REPOSITORY=https://github.com/owner/name` calls this. The address is said once, in pyproject.toml;
CITATION.cff, the links in README.md and the first cell of notebook 0 follow from it, and a test holds them to it.
Without an address (`make address REPOSITORY=`) README tells how to paste one, and in Colab the cell asks for it.
"""

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = "notebooks/0-your-article.ipynb"
FORM = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")

NO_ADDRESS = """\
Open [Binder](https://mybinder.org), paste the address of this repository and launch it: JupyterLab starts after some
minutes, with everything installed. Or open [Colab](https://colab.research.google.com/github/), paste the address there
and choose notebook 0: its first cell asks for the address once more, and installs what is missing. For another notebook
in Colab, copy that cell to its top."""

ADDRESS = """\
[![Open in Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/{name}/HEAD?urlpath=voila/render/{first})
[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/{name}/blob/main/{first})

In Binder, a page for an article of your own opens after some minutes;
[JupyterLab](https://mybinder.org/v2/gh/{name}/HEAD?urlpath=lab/tree/notebooks) has all notebooks. In Colab, the first
cell installs what is missing. For another notebook in Colab, copy that cell to its top."""

# Kaggle sets Colab's environment variables too, so the module tells. `/content` is where Colab keeps files.
# JupyterLab shows the first line alone, as the cell is folded.
CELL = """\
# Only for Google Colab: fetch the articles and install the package
import sys

if "google.colab" in sys.modules:
    REPOSITORY = {address}
    !git clone --quiet --depth 1 "$REPOSITORY" /content/tearsheet
    %cd -q /content/tearsheet/notebooks
    %pip install --quiet "/content/tearsheet[corpus,html]\""""


def known_address(root: Path = ROOT) -> str:
    """The address in pyproject.toml; empty where none is set."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project.get("urls", {}).get("Repository", ""))


def cell_source(address: str) -> str:
    """The first code cell of notebook 0."""
    return CELL.format(address=f'"{address}"' if address else 'input("Address of this repository: ")')


def in_readme(text: str, address: str) -> str:
    """README.md with the links that lead to this address, between their two marks."""
    name = address.removeprefix("https://github.com/")
    links = ADDRESS.format(name=name, first=FIRST) if address else NO_ADDRESS
    start, _, rest = text.partition("<!-- make address: -->\n")
    _, end, rest = rest.partition("\n<!-- :make address -->")
    return f"{start}<!-- make address: -->\n{links}{end}{rest}"


def in_pyproject(text: str, address: str) -> str:
    """pyproject.toml with this address."""
    text = re.sub(r"\[project\.urls\]\nRepository = .*\n\n", "", text)
    table = f'[project.urls]\nRepository = "{address}"\n\n' if address else ""
    return text.replace("[project.optional-dependencies]", f"{table}[project.optional-dependencies]", 1)


def in_citation(text: str, address: str) -> str:
    """CITATION.cff with this address."""
    text = re.sub(r"^repository-code: .*\n", "", text, flags=re.M)
    line = f'repository-code: "{address}"\n' if address else ""
    return text.replace("license:", f"{line}license:", 1)


def in_notebook(text: str, address: str) -> str:
    """A notebook whose cell for Colab knows this address; its outputs stay, for the cell has none elsewhere."""
    notebook = json.loads(text)
    (cell,) = [cell for cell in notebook["cells"] if cell.get("id") == "colab"]
    cell["source"] = cell_source(address).splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def set_address(root: Path, address: str) -> None:
    """Write an address, or none, into all files below a folder."""
    changes = {root / "pyproject.toml": in_pyproject, root / "README.md": in_readme, root / "CITATION.cff": in_citation}
    changes[root / FIRST] = in_notebook
    written = {path: change(path.read_text(encoding="utf-8"), address) for path, change in changes.items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, check the address, write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", nargs="?", default="", help="https://github.com/owner/name; none takes it out")
    address = parser.parse_args(arguments).address.strip().removesuffix("/").removesuffix(".git")
    if address and not FORM.fullmatch(address):
        print(f"address: {address} is not of the form https://github.com/owner/name", file=sys.stderr)
        return 1
    set_address(ROOT, address)
    print(f"The address is {address}." if address else "There is no address.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
