"""Makes nbval compare pictures, which it would otherwise leave out.

On the platform and with the versions that the pictures were made with they must be the same byte
for byte. Elsewhere fonts and edges come out a little differently, so the pictures are compared at
thumbnail size: see `alike`.
`TEARSHEET_PICTURES=exact` or `=close` overrides which of the two is done.
"""

import base64
import copy
import functools
import io
import os
import platform
import re
import sys
from importlib import metadata
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
collect_ignore = ["conftest.py"]  # has no examples, and there are two of that name
DRAWING = (
    "contourpy",
    "kiwisolver",
    "matplotlib",
    "matplotlib-inline",
    "numpy",
    "pandas",
    "pillow",
)
PNG = "image/png"


def pinned():
    """Whether platform and versions are those that the saved pictures were made with."""
    from matplotlib import ft2font

    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = dict(line.split(";")[0].strip().split("==") for line in lines)
    return (
        sys.platform == "linux"
        and platform.machine() == "x86_64"
        and ft2font.__freetype_build_type__ == "local"  # not a distribution's own FreeType
        and all(metadata.version(name) == exact[name] for name in DRAWING)
    )


def alike(saved, drawn, tolerance=12.0, stretch=0.04):
    """Whether two PNGs show the same figure, give or take fonts and the smoothing of edges.

    Both are shrunk to 96 pixels across, every pixel the mean of what it covers: letters blur into
    grey, bars stay. Not alike: a root mean square difference above `tolerance` (of 255), or sides
    that differ by more than `stretch`. Two swapped bars differ by 15 to 45, another way of drawing
    letters by up to 11. A point that moves can pass; the table under the figure catches that.
    """
    first, second = (Image.open(io.BytesIO(png)).convert("RGB") for png in (saved, drawn))
    sides = np.array([first.size, second.size], dtype=float)
    if (abs(sides[0] - sides[1]) > stretch * sides.max(axis=0)).any():
        return False
    size = (96, max(1, round(96 * first.height / first.width)))
    small = [np.asarray(image.resize(size, Image.Resampling.BOX), dtype=float) for image in (first, second)]
    return float(np.sqrt(np.mean((small[0] - small[1]) ** 2))) <= tolerance


def pictures(outputs):
    """The PNGs among a cell's outputs, in order."""
    data = [output.get("data", {}) for output in outputs]
    return [base64.b64decode(d[PNG]) for d in data if PNG in d]


def without_pictures(outputs):
    """The outputs with the pictures cut out of their HTML, where an `<img>` carries them again."""
    outputs = copy.deepcopy(outputs)
    for output in outputs:
        data = output.get("data", {})
        if "text/html" in data:
            data["text/html"] = re.sub(r"data:image/png;base64,[\w+/=\n]+", "", data["text/html"])
    return outputs


def compare(cell, plain, outputs, reference):
    """Nbval's comparison of a cell's outputs, and then that of their pictures at thumbnail size."""
    if not plain(without_pictures(outputs), without_pictures(reference)):
        return False
    drawn, saved = pictures(outputs), pictures(reference)
    if len(drawn) == len(saved) and all(map(alike, saved, drawn)):
        return True
    cell.comparison_traceback.append(f"{len(saved)} saved and {len(drawn)} newly drawn pictures are not alike")
    return False


@functools.cache
def exact():
    """Whether pictures must be the same byte for byte."""
    wanted = os.environ.get("TEARSHEET_PICTURES")
    return wanted == "exact" if wanted else pinned()


def pytest_collectstart(collector):
    if type(collector).__name__ != "IPyNbFile":
        return
    # The only Markdown among the outputs is the line of progress, which nbval sees before its last state.
    collector.skip_compare = (*collector.skip_compare, "text/markdown")
    # Widgets are numbered anew in each run; what stands in their place where nothing runs is compared.
    collector.skip_compare = (*collector.skip_compare, "application/vnd.jupyter.widget-view+json")
    if exact():
        collector.skip_compare = tuple(key for key in collector.skip_compare if key != PNG)


def pytest_itemcollected(item):
    if type(item).__name__ == "IPyNbCell" and not exact():
        item.compare_outputs = functools.partial(compare, item, item.compare_outputs)
