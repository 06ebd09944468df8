"""A JupyterLab on a copy of the notebooks, and a real browser to look at it with."""

import contextlib
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser extra is not installed")
ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / ".cache" / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def _settings(folder: Path, theme: str) -> None:
    """Every cell in the page, however far down; the theme; no questions."""
    chosen = {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/themes": {"theme": THEMES[theme]},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    for name, values in chosen.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _homes(home: Path) -> dict[str, str]:
    """An environment in which nothing of this machine's own settings is read or written."""
    folders = {
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
        "HOME": "home",
    }
    for name in folders.values():
        (home / name).mkdir(exist_ok=True)
    return os.environ | {name: str(home / folder) for name, folder in folders.items()}


@contextlib.contextmanager
def _served(command: list[str], home: Path, answers: str) -> Iterator[None]:
    """A server that is up, as it answers at an address, and ended afterwards."""
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", *command], env=_homes(home), stdout=log, stderr=log)
    try:
        _wait_for(answers, server, home / "server.log")
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextlib.contextmanager
def _jupyterlab(home: Path, theme: str) -> Iterator[str]:
    """A JupyterLab whose root holds copies of notebooks, seeds and figures."""
    for name in ("notebooks", "seeds", "figures", "evaluation", "tests/cases", "tests/validation"):
        shutil.copytree(ROOT / name, home / "root" / name)
    shutil.copytree(Path(__file__).parent / "notebooks", home / "root" / "hostile", dirs_exist_ok=True)
    hostile = ["-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace", "hostile.ipynb"]
    subprocess.run([sys.executable, *hostile], cwd=home / "root" / "hostile", check=True, capture_output=True)
    _settings(home / "settings", theme)
    port = _free_port()
    command = ["jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}",
               "--ServerApp.port_retries=0", "--IdentityProvider.token=seen", "--ServerApp.ip=127.0.0.1",
               f"--ServerApp.root_dir={home / 'root'}"]  # fmt: skip
    with _served(command, home, f"http://127.0.0.1:{port}/api/status?token=seen"):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def _voila(home: Path) -> Iterator[str]:
    """The notebook for an article of one's own, as `make app` shows it."""
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    port = _free_port()
    command = ["voila", str(home / "notebooks" / "0-your-article.ipynb"), "--no-browser", f"--port={port}",
               f"--Voila.config_file_paths={ROOT / 'tools' / 'app'}", "--token=seen"]  # fmt: skip
    with _served(command, home, f"http://127.0.0.1:{port}/api/status"):
        yield f"http://127.0.0.1:{port}/?token=seen"


@pytest.fixture(scope="session")
def servers(tmp_path_factory):
    """The address of a JupyterLab, by its theme, or of Voilà; each is started when it is first asked for."""
    with contextlib.ExitStack() as running:

        @functools.cache
        def address(name):
            home = tmp_path_factory.mktemp(name)
            return running.enter_context(_voila(home) if name == "voila" else _jupyterlab(home, name))

        yield address


@pytest.fixture(scope="session", params=list(THEMES))
def lab(request, servers):
    """A theme, and the address of the JupyterLab that has it."""
    return request.param, servers(request.param)


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        with_args = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield with_args
        with_args.close()


@pytest.fixture
def page(browser):
    """A fresh page that notes every request to another host, every dialog and every page error."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    made = context.new_page()
    made.outside, made.dialogs = [], []
    made.on("request", lambda request: None if request.url.startswith(("http://127.0.0.1", "data:", "blob:", "file:", "ws://127.0.0.1"))
            else made.outside.append(request.url))  # fmt: skip
    # The page's own policy keeps the browser from asking for these.
    made.on("requestfailed", lambda request: made.outside.remove(request.url) if request.failure == "csp" else None)
    made.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
    made.set_default_timeout(120_000)
    yield made
    context.close()


@pytest.fixture(scope="session")
def shots():
    """Where screenshots go, for a person to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    return SHOTS
