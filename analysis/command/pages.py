"""`tearsheet ARTICLE --page OUT`: an article as one page, or as a folder with the page, the picture and the tables."""

import json
import os
import shutil
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from analysis.command.inputs import Input, read_inputs, read_lexicons
from analysis.command.output import see_free
from analysis.command.record import in_a_line, lexicon_names, measured_with
from analysis.errors import TearsheetError
from analysis.figures.saving import save_figure
from analysis.figures.sheet import tear_sheet
from analysis.lexicons.lexicon import lexicons_by_kind
from analysis.measures.norms import norms
from analysis.notebook.choices import Choices
from analysis.notebook.downloads import table_files
from analysis.notebook.page import article_page
from analysis.storage import write_whole

_PAGE = (".html", ".htm")


def work(options: Namespace) -> int:
    """Write the page of each article, and say where it is; the exit status."""
    out, choices = options.page, Choices(lexicons=lexicons_by_kind(read_lexicons(options.lexicon)))
    if options.norms:
        choices = choices._replace(norms=norms(options.norms))
    inputs = read_inputs(options.articles)
    done = 0
    for each in inputs:
        try:
            _print_files(_write(each, choices, out, len(options.articles) > 1))
            done += 1
        except (TearsheetError, OSError) as error:
            print(f"tearsheet: {error}", file=sys.stderr)
    return 0 if done == len(options.articles) else 3 if done else 1


def _write(each: Input, choices: Choices, out: str, several: bool) -> Path:
    """What was made: the page, or the folder. Nothing that is there already is written over."""
    if out.lower().endswith(_PAGE):
        see_free(Path(out))
        return write_whole(out, _page(each, choices))
    below = several or out.endswith(("/", os.sep))
    place = Path(out) / (Path(each.name).stem or each.name) if below else Path(out)
    see_free(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".tearsheet.", suffix=".part", dir=place.parent))
    try:
        _fill(work, each, choices)
        os.chmod(work, 0o755)
        os.rename(work, place)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return place


def _fill(folder: Path, each: Input, choices: Choices) -> None:
    """Page, picture, tables, and what measured them."""
    (folder / "tear-sheet.html").write_bytes(_page(each, choices))
    save_figure(tear_sheet(each.article, choices.norms, lexicon=choices.lexicons), folder, "tear-sheet").close()
    (folder / "tables").mkdir()
    for name, data in table_files(each.article, choices).items():
        (folder / "tables" / name).write_bytes(data)
    record = {"file": os.path.basename(each.name), "sha256": each.sha256, "measured_with": measured_with()}
    body = json.dumps(record | {"lexicons": lexicon_names([*choices.lexicons.values()])}, indent=2, ensure_ascii=True)
    (folder / "measured-with.json").write_text(body + "\n", encoding="utf-8")


def _page(each: Input, choices: Choices) -> bytes:
    note = f"{os.path.basename(each.name)}, sha256 {each.sha256}. {in_a_line([*choices.lexicons.values()])}"
    page = article_page(each.article, note, norms=choices.norms, lexicon=choices.lexicons)
    return page.encode("utf-8", "replace")


def _print_files(made: Path) -> None:
    files = sorted(path for path in made.rglob("*") if path.is_file()) if made.is_dir() else [made]
    for path in files:
        print(str(path).encode("utf-8", "replace").decode("utf-8"))
