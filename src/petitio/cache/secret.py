"""What only this user on this machine knows, so that results that somebody else wrote are told from one's own.

A folder of results may come with the files that are checked. Without a secret, whoever wrote the files could write
their verdicts as well.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_LENGTH = 32


def secret(project: Path) -> bytes | None:
    """The secret, made when it is first wanted. None where it cannot be kept, or could be known to others: where it
    lies inside the project whose files are checked, belongs to somebody else, or can be read by somebody else."""
    try:
        path = _place()
        if path is None or path.resolve().is_relative_to(project.resolve()):
            return None
        return _read(path) or _made(path)
    except (OSError, RuntimeError, ValueError):
        # No home, no room, no such name.
        return None


def _place() -> Path | None:
    """Where programs keep what is to last and to be of no other machine."""
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME"
    given = os.environ.get(name, "")
    folder = Path(given) if os.path.isabs(given) else Path.home() / ".local" / "state"
    return folder / "petitio" / "secret" if folder.is_absolute() else None


def _read(path: Path) -> bytes | None:
    """What is kept at a path, None if nothing is. Raises OSError if it is not this user's alone."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise PermissionError(path)
        if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o077):
            raise PermissionError(path)
        contents = file.read(_LENGTH + 1)
    return contents if len(contents) == _LENGTH else None


def _made(path: Path) -> bytes:
    """A new secret, or the one that another process has just made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    contents = os.urandom(_LENGTH)
    # This makes a file that is its owner's alone.
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
        if hasattr(os, "link"):
            with suppress(FileExistsError):
                os.link(name, path)
                return contents
            return _read(path) or _replaced(name, path, contents)
        return _replaced(name, path, contents)
    finally:
        with suppress(OSError):
            os.unlink(name)


def _replaced(name: str, path: Path, contents: bytes) -> bytes:
    os.replace(name, path)
    return contents
