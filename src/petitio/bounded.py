"""The contents of a file that somebody else has made, however large, and whatever it is."""

from __future__ import annotations

import errno
import os

# Nobody writes as much by hand.
LARGEST = 10_000_000


def bounded(path: str | os.PathLike[str], most: int = LARGEST) -> bytes:
    """The bytes of a file, at most so many. A pipe that nobody writes to is empty, and not waited for.

    Raises OSError if it cannot be read, or is larger.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(handle, True)
    with os.fdopen(handle, "rb") as file:
        contents = file.read(most + 1)
    if len(contents) > most:
        raise too_large(path, most)
    return contents


def too_large(path: str | os.PathLike[str], most: int) -> OSError:
    """The error of a file that is larger than so many bytes."""
    return OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", os.fspath(path))
