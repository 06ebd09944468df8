"""Files written whole or not at all."""

import contextlib
import os
import secrets
from pathlib import Path


def write_whole(path: str | os.PathLike[str], data: bytes) -> Path:
    """Write a temporary file beside `path`, flush it to disk, and rename it to `path`, which is returned.

    Whatever goes wrong (a full disk, an interrupt), the old file stays as it was, or there is none; the error goes on
    to the caller.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "note.txt", b"whole").read_bytes()
    b'whole'
    """
    path = Path(path)
    # Not by `tempfile`: its files are private, and a result has the rights that any new file has here.
    temporary = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError, ValueError):  # no such file, or no name that a file could have
            temporary.unlink()
        raise
    return path
