"""Configuration as the library reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

import petitio
from petitio.configuration import configuration_file, nearest_configuration


def test_settings_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "petitio.toml").write_text('[per-file-ignores]\n"x/*" = ["V"]\n[severities]\nB = "note"\n')
    (tmp_path / "x").mkdir()
    path = tmp_path / "x" / "a.arg"
    path.write_text("argument a:\npred p\npred q\npremise b: q\nconclude c: p\n")
    options = petitio.settings_for(path).options
    assert options.per_file_ignores == (("x/*", ("V",)),)
    assert "V101" not in [finding.code for finding in petitio.check_file(path, options).files[0].findings]
    assert "V101" in [finding.code for finding in petitio.check_file(path).files[0].findings]


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.petitio]\n\n[tool.petitio.format]\nwidth = 3\n")
    with pytest.raises(petitio.ConfigurationError, match=r"pyproject.toml:4: there is no setting `format.width`"):
        petitio.settings_for(tmp_path / "a.arg")


@pytest.mark.parametrize("nested", ["[", "{a="])
def test_what_is_nested_too_deeply_is_no_configuration(tmp_path: Path, nested: str) -> None:
    (tmp_path / "petitio.toml").write_text(f"a={nested * 5_000}")
    with pytest.raises(
        petitio.ConfigurationError, match=r"petitio.toml:[0-9:]+ this is no TOML: it is nested too deeply"
    ):
        petitio.settings_for(tmp_path / "a.arg")


# A key of many parts takes the square of their number to read.
@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("a" + ".a" * 100_000 + " = 1", True),
        ("[tool.petitio" + " . 'x y'" * 100 + "]", True),
        ('x = {"a"' + '."a"' * 100 + " = 1}", True),
        ("# " + "so. " * 100 + "\nignore = []", False),
        ('exclude = ["' + "a" * 500_000 + '"]', False),
    ],
)
def test_a_key_has_no_more_parts_than_somebody_types(tmp_path: Path, text: str, refused: bool) -> None:
    (tmp_path / "petitio.toml").write_text(text)
    if refused:
        with pytest.raises(petitio.ConfigurationError, match="a key has more than 64 parts"):
            petitio.settings_for(tmp_path / "a.arg")
    else:
        petitio.settings_for(tmp_path / "a.arg")


def test_spellings_of_the_shared_table(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    shared = tmp_path / "pyproject.toml"
    for text in ("[tool]\npetitio = {}\n", '["tool"."petitio"]\n', "tool.petitio.ignore = []\n"):
        shared.write_text(text)
        assert nearest_configuration(tmp_path) == shared
    for text in ("[tool.other]\n", "tool = 3\n", "tool = [", "# tool.petitio\n"):
        shared.write_text(text)
        assert nearest_configuration(tmp_path) != shared


@pytest.mark.parametrize(
    "text",
    [
        '[tool.petitio]\nfail-on = "never"\n',
        '[ "tool" . petitio ]\nfail-on = "never"\n',
        '[tool]\npetitio = {fail-on = "never"}\n',
        'tool.petitio.fail-on = "never"\n',
        'tool = {petitio = {fail-on = "never"}}\n',
        '[tool.other]\n[tool."petitio"]\nfail-on = "never"\n',
    ],
)
def test_a_table_in_a_shared_file_is_found_however_it_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert configuration_file(tmp_path) == tmp_path / "pyproject.toml"


def test_a_shared_file_without_a_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "petitio"\n[tool.ruff]\n', encoding="utf-8")
    assert configuration_file(tmp_path) is None
