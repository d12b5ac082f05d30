"""Writing a file so that at no moment half of it is there."""

from __future__ import annotations

import codecs
import os
import tempfile
from pathlib import Path


def rewrite(path: Path, text: str) -> None:
    """Put a text in the place of a file's, as UTF-8, keeping its byte order mark and its permissions.

    Raises OSError, and leaves the file as it was, if that cannot be done.
    """
    target = path.resolve()
    with target.open("rb") as file:
        mark = codecs.BOM_UTF8 if file.read(3) == codecs.BOM_UTF8 else b""
    _replace(target, mark + text.encode(), target.stat().st_mode & 0o7777)


def write(path: Path, text: str) -> None:
    """Write a text as a file, as UTF-8, in the place of what was there. Raises OSError, and leaves that as it was, if
    it cannot be done."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A pipe or a device is written to, and not replaced.
        target.write_bytes(text.encode())
        return
    mask = os.umask(0)
    os.umask(mask)
    _replace(target, text.encode(), target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~mask)


def _replace(target: Path, contents: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
