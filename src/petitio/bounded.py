"""The contents of a file that somebody else has made, however large, and whatever it is."""

from __future__ import annotations

import errno
import os
import stat

# Nobody writes as much by hand.
LARGEST = 10_000_000
_AT_ONCE = 1 << 20


def bounded(path: str | os.PathLike[str], most: int = LARGEST) -> bytes:
    """The bytes of a file, at most so many. A pipe that nobody writes to is empty, and not waited for.

    Raises OSError if it cannot be read, or is larger.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        there = os.fstat(handle)
        if hasattr(os, "O_NONBLOCK") and not stat.S_ISREG(there.st_mode):
            os.set_blocking(handle, True)
        found = os.read(handle, min(there.st_size, most) + 1)
        while len(found) <= most and (more := os.read(handle, min(most - len(found), _AT_ONCE) + 1)):
            found += more
    finally:
        os.close(handle)
    if len(found) > most:
        raise too_large(path, most)
    return found


def too_large(path: str | os.PathLike[str], most: int) -> OSError:
    """The error of a file that is larger than so many bytes."""
    return OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", os.fspath(path))
