"""The folder that results are kept in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FOLDER = ".petitio_cache"
DATABASE = "results.sqlite3"
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder was made by petitio. Everything in it can be deleted at any time.
# https://bford.info/cachedir/ says what this file is for.
"""
_IGNORED = "# Made by petitio.\n*\n"
_MARKS = {"CACHEDIR.TAG": _TAG, ".gitignore": _IGNORED}


def make_folder(folder: Path) -> None:
    """Make the folder where there is none, marked so that neither git nor backups take it up. A folder that has
    something in it already is left unmarked: it may be somebody's. Raises OSError if it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for name, text in _MARKS.items():
        (folder / name).write_text(text, "utf-8")


def remove_database(folder: Path) -> bool:
    """Remove the results; whether there were any. Raises OSError if they cannot be removed."""
    found = False
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            (folder / (DATABASE + ending)).unlink()
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
            if path.read_text("utf-8") == text:
                path.unlink()
                found = True
    if found and not any(folder.iterdir()):
        os.rmdir(folder)
    return found
