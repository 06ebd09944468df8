"""A folder with two drafts, and the command run in it as a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = "Bridge May Close\n\nThe mayor said on Monday that the bridge may close. It is 90 years old.\n"
NEW = "Bridge Will Close\n\nThe mayor said on Monday that the bridge will close. It is 90 years old.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def tearsheet(folder):
    """Run the command in that folder; what came of it, as bytes of standard output and text of standard error."""

    def run(*arguments, program="tearsheet", **options):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **options.pop("env", {})}
        command = [sys.executable, "-m", program, *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, **options)
        done.stderr = done.stderr.decode()
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run
