"""Whatever a result depends on is in its key."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from petitio.cache.engine import engine
from petitio.cache.key import Keys
from petitio.cache.sources_digest import computed_digest
from petitio.installed import installed
from petitio.options import Options


def key(engine: str, contents: bytes, name: str, options: Options) -> str:
    """A result's key."""
    return Keys(engine)(contents, name, options)


def test_every_part_makes_another_key() -> None:
    here = Options(per_file_ignores=(("drafts/*", ("V",)),))
    keys = {
        "plain": key("engine", b"text", "a.arg", Options()),
        "engine": key("engine 2", b"text", "a.arg", Options()),
        "contents": key("engine", b"texts", "a.arg", Options()),
        "name": key("engine", b"text", "b.arg", Options()),
        "moved": key("engin", b"text", "ea.arg", Options()),
        "select": key("engine", b"text", "a.arg", Options(select=("V",))),
        "none": key("engine", b"text", "a.arg", Options(select=())),
        "extend": key("engine", b"text", "a.arg", Options(extend_select=("V",))),
        "ignore": key("engine", b"text", "a.arg", Options(ignore=("V",))),
        "weigh": key("engine", b"text", "a.arg", Options(severities=(("V", "note"),))),
        "budget": key("engine", b"text", "a.arg", Options(budget=2)),
        "certify": key("engine", b"text", "a.arg", Options(certify=True)),
        "ignored there": key("engine", b"text", "drafts/a.arg", here),
        "there": key("engine", b"text", "drafts/a.arg", Options()),
    }
    assert all(keys[one] != keys[other] for one, other in combinations(keys, 2))


def test_options_for_other_files_change_nothing() -> None:
    here = Options(per_file_ignores=(("drafts/*", ("V",)),))
    assert key("engine", b"text", "a.arg", here) == key("engine", b"text", "a.arg", Options())


def test_keys_made_one_after_the_other_are_those_made_alone() -> None:
    all_of_them = Keys("engine")
    drafts = Options(per_file_ignores=(("drafts/*", ("V",)),))
    for options in (Options(), drafts, Options(select=("V",)), drafts, Options()):
        for name in ("a.arg", "drafts/a.arg", "b.arg"):
            assert all_of_them(b"text", name, options) == key("engine", b"text", name, options)


def test_the_engine_names_solver_and_sources(tmp_path: Path) -> None:
    words = engine().split()
    assert installed("z3-solver") in words
    (tmp_path / "a.py").write_text("a = 1\n")
    one = computed_digest(tmp_path)
    (tmp_path / "a.py").write_text("a = 2\n")
    assert computed_digest(tmp_path) != one


def test_versions_are_those_of_the_metadata() -> None:
    from importlib.metadata import version

    for name in ("click", "z3-solver", "petitio"):
        assert installed(name) == version(name)
    assert installed("no-such-package") is None
