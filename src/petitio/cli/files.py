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
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + text.encode())
        os.chmod(name, target.stat().st_mode & 0o7777)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
