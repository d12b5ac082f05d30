"""A database that is damaged, foreign, locked or not to be had is as good as none, and never worse."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from petitio.cache import store as module
from petitio.cache.entry import Entry, Tally
from petitio.cache.folder import clear, database, make_folder
from petitio.cache.store import Store

ENTRY = Entry("[]", "z3 0", Tally(1, 2, 3, 4), '["report"]' * 700, "look", "page ∀")
SECRET = b"s" * 32
DATABASE = database(SECRET)
OTHER = Entry("[]", "z3 0", Tally(0, 0, 0, 0), "[]")


def kept(folder: Path, *keys: str) -> Path:
    """A folder with results in it."""
    store = Store(folder, SECRET)
    for key in keys or ("key",):
        store.keep(key, ENTRY)
    store.close()
    return folder / DATABASE


def found(folder: Path, key: str = "key") -> Entry | None:
    """What a new process would find."""
    store = Store(folder, SECRET)
    entry = store.find(key)
    store.close()
    return entry


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept(tmp_path / "cache")
    assert found(tmp_path / "cache") == ENTRY
    assert found(tmp_path / "cache", "other") is None


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path) -> None:
    assert found(tmp_path / "cache") is None
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_marked(tmp_path: Path) -> None:
    kept(tmp_path / "cache")
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert "*" in (tmp_path / "cache" / ".gitignore").read_text().split("\n")


def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    kept(tmp_path)
    assert not (tmp_path / ".gitignore").exists()
    assert clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert not clear(tmp_path)


def test_clearing_removes_the_folder(tmp_path: Path) -> None:
    kept(tmp_path / "cache")
    assert clear(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    assert not clear(tmp_path / "cache")


@pytest.mark.parametrize("contents", [b"", b"nonsense" * 1000, b"SQLite format 3\0" + b"\1" * 5000])
def test_what_is_no_database_is_replaced(tmp_path: Path, contents: bytes) -> None:
    make_folder(tmp_path)
    (tmp_path / DATABASE).write_bytes(contents)
    assert found(tmp_path) is None
    kept(tmp_path)
    assert found(tmp_path) == ENTRY


@pytest.mark.parametrize("share", range(1, 20))
def test_no_damage_gives_a_wrong_result(tmp_path: Path, share: int) -> None:
    keys = [f"key {number}" for number in range(20)]
    path = kept(tmp_path, *keys)
    contents = bytearray(path.read_bytes())
    place = len(contents) * share // 20
    contents[place : place + 40] = bytes(byte ^ 0x15 for byte in contents[place : place + 40])
    path.write_bytes(contents)
    assert all(found(tmp_path, key) in (None, ENTRY) for key in keys)
    # What comes after is kept, or not; it is not another.
    store = Store(tmp_path, SECRET)
    for key in keys:
        store.find(key)
    store.keep("new", OTHER)
    assert store.find("new") in (None, OTHER)
    store.close()


@pytest.mark.parametrize("share", [1, 3, 5, 9])
def test_a_database_that_was_cut_off_gives_no_wrong_result(tmp_path: Path, share: int) -> None:
    path = kept(tmp_path, "a", "b", "c")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * share // 10])
    assert all(found(tmp_path, key) in (None, ENTRY) for key in "abc")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE results SET report = 'another'",
        "UPDATE results SET page = 'another'",
        "UPDATE results SET errors = 0",
        "UPDATE results SET reads = 1",
        "UPDATE results SET sum = NULL",
        "UPDATE results SET key = 'key 2'",
        "UPDATE results SET page = CAST(x'ff' AS TEXT)",
        "DROP TABLE results",
        "ALTER TABLE results DROP COLUMN page",
        "PRAGMA user_version = 99",
    ],
)
def test_what_another_hand_has_changed_is_not_believed(tmp_path: Path, change: str) -> None:
    with sqlite3.connect(kept(tmp_path)) as connection:
        connection.execute(change)
    connection.close()
    assert found(tmp_path) is None
    assert found(tmp_path, "key 2") is None
    kept(tmp_path)


def test_what_an_older_version_wrote_makes_room(tmp_path: Path) -> None:
    with sqlite3.connect(kept(tmp_path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert found(tmp_path) is None
    kept(tmp_path)
    assert found(tmp_path) == ENTRY


def test_a_database_of_others_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("CREATE TABLE results (mine)")
    connection.close()
    before = (tmp_path / DATABASE).read_bytes()
    kept(tmp_path)
    assert found(tmp_path) is None
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_locked_database_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    connection = sqlite3.connect(kept(tmp_path), isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    store = Store(tmp_path, SECRET)
    assert store.find("key") in (None, ENTRY)
    store.keep("new", OTHER)
    store.close()
    connection.execute("ROLLBACK")
    connection.close()
    assert found(tmp_path) == ENTRY


def test_a_full_disk_is_passed_over(tmp_path: Path) -> None:
    kept(tmp_path)
    store = Store(tmp_path, SECRET)
    assert store._connection is not None
    store._connection.execute("PRAGMA max_page_count = 1")
    for number in range(50):
        store.keep(str(number), ENTRY)
    store.close()
    assert found(tmp_path) == ENTRY


def test_a_file_in_the_place_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    kept(tmp_path / "cache")
    assert (tmp_path / "cache").read_text() == "mine"


def test_two_at_once_keep_what_both_find(tmp_path: Path) -> None:
    one, other = Store(tmp_path, SECRET), Store(tmp_path, SECRET)
    for number in range(20):
        one.keep(f"one {number}", ENTRY)
        other.keep(f"other {number}", OTHER)
    assert other.find("one 3") == ENTRY
    one.close()
    other.close()
    assert found(tmp_path, "one 19") == ENTRY
    assert found(tmp_path, "other 19") == OTHER


def test_the_oldest_results_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    kept(tmp_path, *[str(number) for number in range(12)])
    assert found(tmp_path, "0") is None
    assert found(tmp_path, "11") == ENTRY


def test_what_somebody_else_has_kept_is_not_believed(tmp_path: Path) -> None:
    store = Store(tmp_path, b"another")
    store.keep("key", OTHER)
    store.close()
    assert found(tmp_path) is None
    # Not even if the name of the database were known.
    (tmp_path / database(b"another")).rename(tmp_path / DATABASE)
    assert found(tmp_path) is None
    kept(tmp_path, "other")
    assert found(tmp_path) is None
    assert found(tmp_path, "other") == ENTRY
