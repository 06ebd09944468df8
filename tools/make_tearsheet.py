"""One command, one article: the tear sheet notebook run on it, as a notebook, an HTML page and figures.

`make tearsheet ARTICLE=path [OUT=folder]` calls this. The folder appears whole or not at all, and one that is
there already is never written over.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).resolve().parent.parent / "notebooks" / "6-tear-sheet.ipynb"


def self_contained_html(notebook: Path) -> str:
    """The executed notebook as one page that asks no host for anything."""
    from nbconvert import HTMLExporter

    exporter: Any = HTMLExporter(embed_images=True, exclude_input=True, exclude_input_prompt=True)
    exporter.exclude_output_prompt = True
    # The page holds no formula, widget or diagram, so it needs none of the scripts that would be fetched for them.
    body, _ = exporter.from_filename(
        str(notebook), resources={"mathjax_url": "", "require_js_url": "", "jquery_url": ""}
    )
    return re.sub(r"<script\b.*?</script>", "", body, flags=re.S)


def make_tearsheet(article: Path, out: Path) -> Path:
    """Run the notebook on an article; returns the folder with what came of it."""
    import nbformat
    import papermill
    from traitlets.config import Config

    from analysis import TearsheetError, read_article

    read_article(article)  # says what is wrong with it before anything starts
    if re.search("[\ud800-\udfff]", str(article.resolve())):  # bytes that are no UTF-8
        raise TearsheetError(f"a notebook cannot hold the name {str(article)!a}: rename the file")
    if out.exists():
        raise TearsheetError(f"{out} is there already: remove it, or name another folder with OUT=")
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".tearsheet.", suffix=".part", dir=out.parent))
    try:
        notebook = work / "tear-sheet.ipynb"
        # Handed over as a notebook, not as a path: papermill takes braces in a path for gaps to be filled.
        done = papermill.execute_notebook(
            nbformat.read(TEMPLATE, as_version=4),
            None,
            parameters={"ARTICLE": str(article.resolve()), "FIGURES": "figures"},
            kernel_name="python3",
            progress_bar=sys.stderr.isatty(),
            cwd=work,
            # Others may use this machine too, so the kernel is talked to encrypted.
            config=Config({"KernelManager": {"transport_encryption": "auto"}}),
        )
        del done.metadata["papermill"]  # where and when it was made
        nbformat.write(done, notebook)
        (work / "tear-sheet.html").write_text(self_contained_html(notebook), encoding="utf-8")
        os.chmod(work, 0o755)
        os.rename(work, out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return out


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, make the tear sheet, say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article", type=Path, help="the article: .txt, .md or .html")
    parser.add_argument("--out", type=Path, help="the folder to make (default: tearsheets/NAME)")
    options = parser.parse_args(arguments)
    from analysis import TearsheetError

    out = options.out or Path("tearsheets") / options.article.stem
    try:
        made = make_tearsheet(options.article, out)
    except (TearsheetError, OSError) as error:
        print(f"tearsheet: {error}", file=sys.stderr)
        return 1
    for path in sorted(made.rglob("*")):
        if path.is_file():
            print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
