"""The folder that results are kept in."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from petitio.bounded import bounded

_FOLDER = ".petitio_cache"
_DATABASES = "results*.sqlite3"
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder was made by petitio. Everything in it can be deleted at any time.
# https://bford.info/cachedir/ says what this file is for.
"""
_IGNORED = "# Made by petitio.\n*\n"
_MARKS = {"CACHEDIR.TAG": _TAG, ".gitignore": _IGNORED}


def folder_beside(root: str) -> Path | None:
    """The folder that results are kept in if no other is named: the one beside the configuration. None where a link
    stands in its place, for whoever put it there may have meant another folder to be written to."""
    folder = Path(root, _FOLDER)
    return None if folder.is_symlink() else folder


def database(secret: bytes) -> str:
    """What the file with the results is called. Nobody who does not know the secret can know the name, so a file that
    somebody else made is not even opened."""
    return f"results-{hashlib.blake2b(b'name', digest_size=8, key=secret).hexdigest()}.sqlite3"


def make_folder(folder: Path) -> None:
    """Make the folder where there is none, marked so that neither git nor backups take it up. A folder that has
    something in it already is left unmarked: it may be somebody's. Raises OSError if it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for name, text in _MARKS.items():
        (folder / name).write_text(text, "utf-8")


def remove_database(folder: Path, name: str = _DATABASES) -> bool:
    """Remove the results, those of one database or of all; whether there were any. Raises OSError if they cannot be
    removed."""
    found = False
    for ending in ("", "-journal", "-wal", "-shm"):
        for path in list(folder.glob(name + ending)):
            with suppress(FileNotFoundError):
                path.unlink()
                found = True
    return found


def clear(folder: Path) -> bool:
    """Remove the results and what marks the folder, and the folder if nothing else is in it; whether there was
    anything to remove. Raises OSError if something cannot be removed."""
    if not folder.is_dir():
        return False
    found = remove_database(folder)
    for name, text in _MARKS.items():
        path = folder / name
        with suppress(FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            if bounded(path).decode() == text:
                path.unlink()
                found = True
    if found and not any(folder.iterdir()):
        os.rmdir(folder)
    return found
