"""An article of one's own, without a line of code: a box to paste into, a button to choose a file, what is found."""

import asyncio
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from analysis.article.article import Article
from analysis.article.parse import parse_article, read_article
from analysis.errors import TearsheetError
from analysis.lexicons.lexicon import Lexicons, lexicons_by_kind
from analysis.measures.norms import SHIPPED, Norms, read_norms
from analysis.notebook import downloads
from analysis.notebook.choices import NONE, Choices
from analysis.notebook.page import PARTS, as_file, style
from analysis.optional import needs
from analysis.text.escaping import as_html

WAIT = 0.7  # seconds without a key before what was typed is measured
STEPS = 2 + len(PARTS) + 7  # reading, the parts, the files to save, a step a figure
BREATH = 0.01  # seconds between two steps of the work, in which a key or a click is heard
KINDS = ".txt,.md,.html,.htm"
VIEW = "application/vnd.jupyter.widget-view+json"
# Made in this order, as what is quick should be seen first; they stand in the order of PARTS.
QUICK_FIRST = ("title", "findings", "marked text", "sections", "sources", "tables", "tear sheet")

EXAMPLE = """Ferry Returns After Winter Repairs

By Ann Lee

The harbour ferry will probably sail again on Monday, the port said. “We tested everything twice,” a spokeswoman added.

Is it safe?

Inspectors found no fault, according to a report that came out on Friday. It may still run late in strong wind.

“I am glad to have it back,” said Tom Weber, who crosses to work every day. About 400 people do."""

TO_START = "Paste an article into the box, or choose a file: what is measured in it appears here."
TO_RUN = (
    "Here a box will be for an article of your own. It needs the notebook to run: "
    "choose “Run All Cells” in the menu “Run”, or press the button with two triangles (▶▶)."
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_FILE = re.compile(r"\s*\S+\.(?:txt|md|html?|pdf|docx?|rtf|odt)\s*", re.I)


class Explorer:
    """The box, and below it all that is measured; shows itself in a notebook as its widgets."""

    def __init__(self, choices: Choices = NONE) -> None:
        self.choices = choices
        widgets = needs("ipywidgets", "notebooks", "the box for an article of your own")
        wide, snug = widgets.Layout(width="auto", max_width="60em"), widgets.Layout(width="auto")
        self.box = widgets.Textarea(
            placeholder="Paste an article here: headline, byline, headings and all.",
            layout=widgets.Layout(width="auto", max_width="60em", height="11em"),
        )
        self.chooser = widgets.FileUpload(accept=KINDS, description="Choose a file", icon="", layout=snug)
        self.example = widgets.Button(description="Show an example", layout=snug)
        self.progress = widgets.IntProgress(max=1, layout=widgets.Layout(width="10em", display="none"))
        self.doing = widgets.Label()
        self.status = widgets.HTML(layout=wide)
        self.parts = {name: widgets.HTML(layout=wide) for name in PARTS}
        self.saving = widgets.HTML(layout=wide)
        buttons = widgets.HBox(
            [self.chooser, self.example, self.progress, self.doing], layout=widgets.Layout(flex_flow="row wrap")
        )
        shown = [self.parts["title"], self.saving, *(part for name, part in self.parts.items() if name != "title")]
        self.widget = widgets.VBox([widgets.HTML(style()), self.box, buttons, self.status, *shown])
        self.work: Iterator[str] = iter(())
        self.clock: asyncio.TimerHandle | None = None
        self.box.observe(self._typed, "value")
        self.chooser.observe(self._chosen, "value")
        self.example.on_click(self._example)
        self._say(f"<p>{TO_START}</p>")

    def __repr__(self) -> str:
        return TO_RUN

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        # Where the notebook does not run, or is not trusted, the text is shown in place of the widgets.
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {"text/plain": repr(self), "text/html": f"<p>{TO_RUN}</p>", VIEW: view}

    def _typed(self, change: Any) -> None:
        """A key was pressed, or something was pasted: measured when nothing follows for a moment."""
        typed = str(change["new"])
        if not typed and self.chooser.value:
            return  # emptied for the file that was chosen
        self.chooser.set_trait("value", type(self.chooser.value)())
        self._forget()
        self.clock = _later(WAIT, partial(self._start, partial(_pasted, typed) if typed.strip() else None))

    def _chosen(self, change: Any) -> None:
        if change["new"]:
            self.box.value = ""
            self._start(partial(_uploaded, *_chosen_file(change["new"])))

    def _example(self, _button: object) -> None:
        self.box.value = EXAMPLE

    def _start(self, get: Callable[[], Article] | None) -> None:
        """Leave what is being done, and begin with another article (or with none)."""
        self._forget()
        for each in (*self.parts.values(), self.saving):
            each.value = ""
        self._say(f"<p>{TO_START}</p>")
        self.work = self._steps(get) if get else iter(())
        self.progress.value, self.progress.max = 0, STEPS
        self.progress.layout.display = "" if get else "none"
        self._step(self.work)

    def _forget(self) -> None:
        """What was typed and waits to be measured no longer counts."""
        if self.clock:
            self.clock.cancel()
        self.clock = None

    def _step(self, work: Iterator[str]) -> None:
        """One step of the work, unless another has begun since; and, after a breath, the next."""
        if work is not self.work:
            return
        try:
            doing = next(work, None)
        except TearsheetError as error:
            self._fail(f"This cannot be measured: {error}.")
        except Exception as error:
            self._fail(f"This could not be measured, and the fault is the program’s: {type(error).__name__}: {error}")
            raise
        else:
            if doing is None:
                self._rest()
            else:
                self.progress.value += 1
                self.doing.value = doing
                _later(BREATH, partial(self._step, work))

    def _fail(self, message: str) -> None:
        self._rest()
        self._say(f'<p class="problem">{as_html(message)}</p>')

    def _rest(self) -> None:
        self.progress.layout.display, self.doing.value = "none", ""

    def _say(self, inner: str) -> None:
        self.status.value = f'<div class="tearsheet">{inner}</div>'

    def _steps(self, get: Callable[[], Article]) -> Iterator[str]:
        """The work, step by step; after each comes what the next is busy with."""
        yield "Reading …"
        with warnings.catch_warnings(record=True) as noted:
            warnings.simplefilter("always")
            article = get()
        if not any(section.paragraphs for section in article.sections):
            raise TearsheetError("no running text was found: paste a whole article")
        self._say("".join(f'<p class="note">{as_html(str(each.message))}</p>' for each in noted))
        for name in QUICK_FIRST:
            yield f"Making the {name} …"
            self.parts[name].value = PARTS[name](article, self.choices)
        yield from self._files(article)

    def _files(self, article: Article) -> Iterator[str]:
        """The buttons that save, each as soon as its file is made."""
        yield "Making the files to save …"
        name = downloads.file_name(article)
        page = as_file(article, "\n".join(part.value for part in self.parts.values())).encode("utf-8", "replace")
        tables = downloads.zipped(downloads.table_files(article, self.choices))
        links = [
            downloads.link(page, "text/html", f"{name}.html", "Save the page"),
            downloads.link(tables, "application/zip", f"{name}-tables.zip", "Save the tables"),
        ]
        self._offer(links)
        drawings: dict[str, bytes] = {}
        for figure, drawing in downloads.all_figures(article, self.choices):
            drawings |= downloads.figure_files(figure, drawing)
            yield f"Drawing the {figure.replace('-', ' ')} …"
        pictures = downloads.zipped(drawings)
        links.append(downloads.link(pictures, "application/zip", f"{name}-figures.zip", "Save the figures"))
        self._offer(links)

    def _offer(self, links: list[str]) -> None:
        self.saving.value = f'<div class="tearsheet">{"".join(links)}</div>'


def your_article(norms: Norms | None = SHIPPED[0], *, lexicon: Lexicons = None) -> Explorer:
    """A box for an article of your own, with all that is measured in it below: no code needed.

    Paste a text or choose a file (`.txt`, `.md`, a saved `.html` page). What appears is the tear sheet, the marked
    text with boxes to tick, a bar per section for each measure, the sources and the tables; a click on a section or a
    source shows its sentences, and the words that counted. Page, tables and figures can be saved.

    Parameters
    ----------
    norms : str, PathLike or DataFrame, optional
        Articles to compare with, as in `profile`; None: no comparison.
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.

    Returns
    -------
    Explorer
        Shows itself in JupyterLab, Voilà and Colab; elsewhere it says how to start.

    Raises
    ------
    TearsheetError
        Where ipywidgets is not installed, and for what is no lexicon and no set of norms.

    Notes
    -----
    What cannot be measured is said below the box, in a sentence. Nothing leaves the machine that the notebook runs on.

    Examples
    --------
    >>> print(your_article())
    Here a box will be for an article of your own. It needs the notebook to run: ...
    """
    return Explorer(Choices(None if norms is None else read_norms(norms), lexicons_by_kind(lexicon)))


def _pasted(text: str) -> Article:
    if _ADDRESS.fullmatch(text):
        raise TearsheetError(
            "this is the address of a page, and nothing is fetched from the web: paste the text itself, "
            "or save the page in your browser and choose the file"
        )
    if _FILE.fullmatch(text):
        raise TearsheetError("this is the name of a file, not its text: press “Choose a file” to open it")
    return parse_article(text)


def _chosen_file(value: Any) -> tuple[str, bytes]:
    """Name and bytes of what was chosen: ipywidgets 8 has files in a row, 7 (as in Colab) a dictionary by name."""
    if isinstance(value, Mapping):
        return next((str(name), bytes(file["content"])) for name, file in value.items())
    return str(value[0]["name"]), bytes(value[0]["content"])


def _uploaded(name: str, content: bytes) -> Article:
    """A file that was chosen, read as any other: by its name and its bytes."""
    name = re.sub(r"[^\w. -]", "_", Path(name).name).strip(" .")[-100:] or "article.txt"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_article(path)


def _later(seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle | None:
    """A call after a while; at once where no event loop runs, as in a script."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        call()
        return None
    return loop.call_later(seconds, call)
