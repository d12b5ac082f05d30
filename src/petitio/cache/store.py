"""Results by their keys, in a database of SQLite that several processes may use at once.

Nothing that is wrong with the database is an error, and nothing in it is believed without its check sum, which takes a
secret to make: what cannot be had is checked again, as if it had never been kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from petitio.cache.entry import Entry, Tally
from petitio.cache.folder import database, make_folder, remove_database

_T = TypeVar("_T")

# "ptio" in ASCII: the mark by which a database is known to be one of these, and the version of its table.
_MARK, _FORMAT = 0x7074696F, 3
_MOST = 30_000
_PATIENCE = 1.0
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, reads TEXT, solver TEXT, arguments INTEGER,"
    " errors INTEGER, warnings INTEGER, notes INTEGER, left_out INTEGER, report TEXT, look TEXT, page TEXT, sum BLOB)"
)
_FIND = (
    "SELECT reads, solver, arguments, errors, warnings, notes, left_out, report, look, page, sum FROM results"
    " WHERE key = ?"
)
_KEEP = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class _Foreign(Exception):
    """The database is somebody else's."""


class Store:
    """The results in a folder, those that whoever knows the secret has put there. Each has a key that says all that it
    depends on but what was read besides."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._folder = folder
        self._secret = secret
        self._database = database(secret)
        self._connection: sqlite3.Connection | None = None
        self._usable = True
        self._damaged = False
        self._written = False
        if (folder / self._database).exists():
            self._try(lambda: self._open("rw"))

    def find(self, key: str) -> Entry | None:
        """What is kept under a key, if it is there as it was written."""
        found = self._try(lambda: self._row(key)) if self._connection is not None else None
        if found is None:
            return None
        *row, total = found
        if total != self._sum(key, row):
            return None
        reads, solver, *counts, report, look, page = row
        return Entry(reads, solver, Tally(*counts), report, look, page)

    def keep(self, key: str, entry: Entry) -> None:
        """Keep a result, if that can be done."""
        if self._usable:
            self._try(lambda: self._write(key, entry))

    def close(self) -> None:
        """Let go of the database, and of the oldest results in it where there are too many."""
        if self._connection is not None and self._written:
            self._try(self._prune)
        self._let_go()

    def _try(self, step: Callable[[], _T]) -> _T | None:
        """Do something with the database; after what cannot be done, nothing more is tried."""
        try:
            return step()
        except sqlite3.DatabaseError as error:
            # What is no database, or none any more, makes room for a new one when there is something to keep. What is
            # locked, full or not to be written is good for others, or for another time.
            damaged = not isinstance(error, sqlite3.OperationalError) or _code(error) == sqlite3.SQLITE_ERROR
            self._usable = damaged and not self._damaged
            self._damaged = damaged
        except (_Foreign, OSError, ValueError, OverflowError):
            # Besides what is not ours: a folder that cannot be made, a name that is no text.
            self._usable = False
        self._let_go()
        return None

    def _open(self, mode: str) -> None:
        address = f"{(self._folder / self._database).absolute().as_uri()}?mode={mode}"
        self._connection = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
        (mark,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if (mark, version) == (_MARK, _FORMAT):
            return
        if mark == _MARK and version < _FORMAT:
            raise sqlite3.DatabaseError("what an older petitio wrote")
        if self._connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise _Foreign
        if mode == "rw":
            # Begun, by somebody who may have been stopped.
            self._let_go()
            return
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_TABLE)
        self._connection.execute(f"PRAGMA application_id = {_MARK}")
        self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
        self._connection.execute("COMMIT")

    def _row(self, key: str) -> tuple[Any, ...] | None:
        assert self._connection is not None
        found: tuple[Any, ...] | None = self._connection.execute(_FIND, (key,)).fetchone()
        return found

    def _write(self, key: str, entry: Entry) -> None:
        if self._connection is None:
            make_folder(self._folder)
            if self._damaged:
                remove_database(self._folder, self._database)
            self._open("rwc")
        assert self._connection is not None
        tally = entry.tally
        counts = (tally.arguments, tally.errors, tally.warnings, tally.notes, tally.left_out)
        row = [entry.reads, entry.solver, *counts, entry.report, entry.look, entry.page]
        if not self._written:
            # What is written may be lost with the machine's power, but never half of it.
            self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(_KEEP, (key, *row, self._sum(key, row)))
        self._written = True

    def _sum(self, key: str, row: list[object]) -> bytes:
        words = [key, *map(str, row)]
        lengths = repr([len(word) for word in words])
        told = "".join([lengths, *words]).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=32, key=self._secret).digest()

    def _prune(self) -> None:
        assert self._connection is not None
        first, last = self._connection.execute("SELECT min(rowid), max(rowid) FROM results").fetchone()
        if last - first >= _MOST:
            self._connection.execute("DELETE FROM results WHERE rowid <= ?", (last - _MOST // 2,))

    def _let_go(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(sqlite3.Error):
                connection.close()


def _code(error: sqlite3.Error) -> int:
    """What kind of failure it is; text that cannot be read has no number of its own."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
