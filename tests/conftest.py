"""What all tests share: the seed article, a repeatable hypothesis, figures drawn off screen."""

import os
from pathlib import Path

import hypothesis
import matplotlib
import matplotlib.pyplot as plt
import pytest

ROOT = Path(__file__).resolve().parent.parent
collect_ignore = ["conftest.py"]  # has no examples, and there are two of that name

# Not through the environment: notebook kernels would inherit it and lose their inline figures.
matplotlib.use("Agg")

# The same examples on every run, so that a failure is never a matter of luck;
# `--hypothesis-profile=search` looks further.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis.settings.load_profile("repeatable")


def pytest_collection_modifyitems(items):
    """Files with slow tests come first, so that no process is left alone with one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def root():
    """The repository's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def _leave_no_figure():
    with matplotlib.rc_context():
        yield
    plt.close("all")


@pytest.fixture(scope="session")
def gold():
    """The folder with human annotations, where the environment names one."""
    folder = os.environ.get("TEARSHEET_GOLD")
    if not folder:
        pytest.skip("set TEARSHEET_GOLD to the folder with the annotated sets to run this test")
    return Path(folder)
