"""The parser's tables: plain JSON, of this grammar, and of no effect when they are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lark import Lark

from petitio.parsing import tables
from petitio.parsing.builder import Builder

SOURCES = ["premise p: forall n in 0..3. a and not b -> x ^ -2 <= y", "sort S = a | b", "expect c holds under a"]


@pytest.fixture(scope="module")
def built() -> dict[str, Any]:
    return tables.build_tables(tables.grammar_text())


def shipped(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str | None) -> Lark:
    """A parser that finds `text` where the tables should be."""
    if text is not None:
        (folder / "tables.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "__file__", str(folder / "tables.py"))
    monkeypatch.setattr(tables, "grammar_text", lambda: GRAMMAR)
    return tables.load_parser(Builder())


GRAMMAR = tables.grammar_text()


def test_the_grammar_is_the_one_at_the_top_of_the_checkout() -> None:
    assert (Path(__file__).parents[2] / "grammar" / "argument.lark").read_text(encoding="utf-8") == GRAMMAR


def test_tables_survive_the_disk(built: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables.write_tables(built, tmp_path / "tables.json")
    assert json.loads((tmp_path / "tables.json").read_text(encoding="utf-8"))["digest"] == built["digest"]
    loaded = shipped(monkeypatch, tmp_path, None)
    fresh = Lark(GRAMMAR, parser="lalr", lexer="contextual", start=["declaration"], maybe_placeholders=True)
    for source in SOURCES:
        assert loaded.parse(source) == Builder().transform(fresh.parse(source))


def test_loaded_tables_tell_what_was_expected(
    built: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.write_tables(built, tmp_path / "tables.json")
    loaded = shipped(monkeypatch, tmp_path, None)
    assert {terminal.name for terminal in loaded.terminals} >= {"NAME", "STRING", "FORALL", "_ON_CASES"}
    assert loaded.get_terminal("FORALL").pattern.value.startswith("forall")


STALE = [None, "", "{", "[]", "null", '{"digest": "of another grammar", "data": {}, "memo": {}}', '"\\ud800"']


@pytest.mark.parametrize("text", STALE)
def test_other_tables_are_passed_over(text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = shipped(monkeypatch, tmp_path, text)
    assert loaded.parse(SOURCES[0]) is not None


def test_the_shipped_tables_are_of_this_grammar(built: dict[str, Any]) -> None:
    path = Path(tables.__file__).with_name("tables.json")
    if not path.is_file():
        pytest.skip("not built in this checkout")
    assert json.loads(path.read_text(encoding="utf-8"))["digest"] == built["digest"]
