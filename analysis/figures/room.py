"""Room for a figure in a grid of somebody's: a title in lines that fit, labels that overprint no neighbour."""

import inspect
import textwrap
import warnings
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

import matplotlib as mpl
import pandas as pd

from analysis.figures.drawing import GREY, PLAIN, room, seen, size
from analysis.figures.tables import figure_of, keep, need
from analysis.figures.wording import wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

P = ParamSpec("P")
_SMALLEST = 0.5  # of its size, that print keeps in however small a cell
_LETTER = 0.6  # the width of a letter as a part of its height


def in_its_cell(wide: float, tall: float) -> "Callable[[Callable[P, Axes]], Callable[P, Axes]]":
    """Make a figure that is drawn into somebody's grid smaller in print, if it is made for so many inches of a cell."""

    def wrapped(draw: "Callable[P, Axes]") -> "Callable[P, Axes]":
        names = inspect.signature(draw)
        tables = [name for name, each in names.parameters.items() if each.default is each.empty]
        maker = "profile(article)" if tables[0] == "table" else f"{tables[0]}(article)"

        @wraps(draw)
        def drawn(*given: P.args, **named: P.kwargs) -> "Axes":
            bound = names.bind_partial(*given, **named).arguments
            if given and not {*tables} <= {*bound}:  # an article given alone is no table, whatever else is missing
                need(given[0], of=maker)
            share = _share(bound.get("ax"), wide, tall)
            with mpl.rc_context({"font.size": share * float(mpl.rcParams["font.size"])} if share < 1 else {}):
                return draw(*given, **named)

        return drawn

    return wrapped


def _share(ax: Any, wide: float, tall: float) -> float:
    """How large print is to be in a cell: 1 for axes that stand alone or are placed by hand."""
    spec = ax.get_subplotspec() if hasattr(ax, "get_subplotspec") else None
    if spec is None:
        return 1.0
    grid, figure = spec.get_gridspec(), figure_of(ax)
    width = figure.bbox.width / figure.dpi / grid.ncols * len(spec.colspan)
    height = figure.bbox.height / figure.dpi / grid.nrows * len(spec.rowspan)
    return float(max(min(1.0, width / wide, height / tall), _SMALLEST))


def finish(ax: "Axes", table: pd.DataFrame, shown: pd.DataFrame, alt: str) -> None:
    """The last step of a figure: what is drawn is kept with it, and all of it gets its room.

    `alt` is what is said of it behind its title.
    """
    keep(ax, shown, f"{ax.get_title(loc='left')} {alt}")
    settle(ax, str(table.attrs.get("article") or ""))


def settle(ax: "Axes", article: str = "") -> None:
    """All of the figure in its cell of the grid, the article's name above its title.

    Where no layout engine places the axes of the grid, they are moved apart as `tight_layout` does it.
    """
    if ax.get_subplotspec() is None:  # placed by hand: whoever did it has seen to the room
        return
    free = room(ax)
    _wrap(ax.xaxis.label, 1.2 * free)
    legend, title = ax.get_legend(), _title(ax)
    if legend is not None:
        share = max(min(1.0, free / legend.get_window_extent().width), _SMALLEST)
        for text in legend.get_texts():
            text.set_fontsize(share * float(text.get_fontsize()))
    if title is not None:
        _wrap(title, free)
        if article:
            _name(ax, title, article, free)
    from matplotlib.layout_engine import PlaceHolderLayoutEngine  # late: it reads the list of fonts

    figure = figure_of(ax)
    if figure.get_layout_engine() is None or isinstance(figure.get_layout_engine(), PlaceHolderLayoutEngine):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a grid that has no room for its labels stays as it is
            figure.tight_layout()


def _title(ax: "Axes") -> "Text | None":
    """The title at the left, if there is one."""
    text = ax.get_title(loc="left")
    same = (each for each in ax.get_children() if text and getattr(each, "get_text", str)() == text)
    return next(same, None)  # type: ignore[return-value]  # it has a text, so it is one


def _wrap(title: "Text", free: float) -> None:
    """Break a text into lines of so many pixels."""
    text, wide = title.get_text(), title.get_window_extent().width
    if wide > free > 0:
        title.set_text(textwrap.fill(text, max(int(len(text) * free / wide) - 1, 12)))


def _name(ax: "Axes", title: "Text", article: str, free: float) -> None:
    """The article's name in small grey letters above the title."""
    letters = max(int(72 * free / figure_of(ax).dpi / (_LETTER * size(0.85))), 12)
    looks = PLAIN | {"fontsize": size(0.85), "color": seen(GREY), "va": "bottom", "ha": "left"}
    ax.annotate(wrap(article, letters, 1), (0, 1), (0, 3), xycoords=title, textcoords="offset points", **looks)
