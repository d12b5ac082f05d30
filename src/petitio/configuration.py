"""Configuration files: the one that counts for a folder, and what it says."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from petitio.bounded import bounded

if TYPE_CHECKING:
    from petitio.settings import Settings

_OWN = (".petitio.toml", "petitio.toml")
_SHARED = "pyproject.toml"
_LARGEST = 1_000_000
_MOST_PARTS = 64
_REMARK = re.compile(r"^[ \t]*#.*", re.MULTILINE)
_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_MANY_PARTS = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{{_MOST_PARTS}}}")
# All the ways to name a table `tool.petitio`: by its whole name, or within `tool`, if the name is there as well.
_NAME = b"petitio"
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_MAY_BE = re.compile(rb"""tool["']?\s*\.\s*["']?petitio|^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*[]=]""", re.MULTILINE)


class ConfigurationError(ValueError):
    """A configuration that says nothing that can be acted on. Its text names the file and the line."""


def configuration_file(folder: Path) -> Path | None:
    """The configuration file in a folder: one of petitio's own, or a `pyproject.toml` with a table for it. One that
    cannot be read, so that nobody knows what it says, is one of them."""
    for name in _OWN:
        if os.path.lexists(folder / name):
            return folder / name
    shared = folder / _SHARED
    return shared if os.path.lexists(shared) and _has_table(shared) else None


def nearest_configuration(folder: str | os.PathLike[str]) -> Path | None:
    """The configuration file at or above a folder, the nearest one."""
    start = Path(os.path.abspath(folder))
    return next((found for place in (start, *start.parents) if (found := configuration_file(place))), None)


def configurations_above(folder: str | os.PathLike[str]) -> list[str]:
    """All files at or above a folder that are called as configurations are, whether or not they count."""
    start = Path(os.path.abspath(folder))
    there = (place / name for place in (start, *start.parents) for name in (*_OWN, _SHARED))
    return [str(path) for path in there if os.path.lexists(path)]


def project_root(folder: Path) -> Path:
    """The nearest folder at or above this one with a configuration file or a `.git`; itself if there is none."""
    for candidate in (folder, *folder.parents):
        if os.path.exists(candidate / ".git") or configuration_file(candidate) is not None:
            return candidate
    return folder


def read_configuration(path: Path) -> dict[str, object]:
    """What a configuration file says, checked. Raises ConfigurationError, and OSError if it cannot be read."""
    contents = bounded(path, _LARGEST)
    text = ""
    try:
        text = contents.decode("utf-8-sig")
        table = _parsed(text)
    except UnicodeDecodeError as error:
        before = contents[: error.start].decode("utf-8-sig", "replace")
        raise ConfigurationError(f"{_shown(path)}:{_end(before)}: this is no TOML: the text is not UTF-8") from None
    except ValueError as error:
        reason, place = _reason(error, text)
        raise ConfigurationError(f"{_shown(path)}:{place}: this is no TOML: {reason}") from None
    if path.name == _SHARED:
        table = _petitio(table, _shown(path), text)
    return _checked(table, _shown(path), text)


def read_setting(text: str) -> dict[str, object]:
    """What one `key = value` says, checked. Raises ConfigurationError."""
    try:
        return _checked(_parsed(text), "--config", "")
    except ConfigurationError:
        raise
    except ValueError as error:
        advice = _in_quotes(text) or _reason(error, text)[0]
        raise ConfigurationError(f"--config: `{text}` is no TOML and no file: {advice}") from None


def settings_for(path: str | os.PathLike[str]) -> Settings:
    """The settings for a file: those of the nearest configuration file, or those that hold where there is none.

    Raises ConfigurationError, and OSError if a configuration file cannot be read.
    """
    from petitio.settings import settings

    found = nearest_configuration(Path(os.path.abspath(path)).parent)
    return settings({}) if found is None else settings(read_configuration(found), str(found.parent), _shown(found))


def _checked(table: Mapping[str, object], where: str, text: str) -> dict[str, object]:
    from petitio.settings import SettingError, checked

    try:
        return checked(table)
    except SettingError as error:
        line = _line(text, error.key)
        raise ConfigurationError(f"{where}{f':{line}' if line else ''}: {error}") from None


def _line(text: str, key: str) -> int | None:
    """The line on which a key is set, if it can be told."""
    found = re.search(rf"""^[ \t]*(?:\[\s*(?:[^\]]*\.)?)?["']?{re.escape(key)}["']?\s*[]=.]""", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.end()) + 1


def _has_table(path: Path) -> bool:
    """Whether a `pyproject.toml` says something to petitio. One that is no TOML does if the name is in it, as is seen
    when it is read; of others it is for others to complain."""
    if os.path.isdir(path):
        return False
    try:
        contents = bounded(path, _LARGEST)
    except OSError:
        return True
    # Most have none, and that is quickly seen.
    if _NAME not in contents or not _MAY_BE.search(contents):
        return False
    try:
        tools = _parsed(contents.decode("utf-8-sig")).get("tool")
    except ValueError:
        return True
    return isinstance(tools, dict) and "petitio" in tools


def _petitio(table: Mapping[str, Any], where: str, text: str) -> dict[str, Any]:
    """The table for petitio in that of a `pyproject.toml`. Raises ConfigurationError if it is none."""
    tools = table.get("tool")
    found = tools.get("petitio", {}) if isinstance(tools, dict) else {}
    if not isinstance(found, dict):
        line = _line(text, "petitio")
        raise ConfigurationError(f"{where}{f':{line}' if line else ''}: `tool.petitio` is a table: `[tool.petitio]`")
    return found


def _reason(error: ValueError, text: str) -> tuple[str, str]:
    """What is wrong with a text that is no TOML, and the line and column."""
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return str(error), _end(text)
    reason, line, column = match.groups()
    return reason, f"{line}:{column}" if line else _end(text.rstrip())


def _end(text: str) -> str:
    """The line and the column behind a text."""
    return f"{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}"


def _in_quotes(text: str) -> str:
    """What to type in the place of `key=word`, where that is all that is wrong."""
    key, _, value = (part.strip() for part in text.partition("="))
    words = ", ".join(f'"{word.strip()}"' for word in value.split(","))
    for form in (f'{key}="{value}"', f"{key}=[{words}]"):
        try:
            _checked(_parsed(form), "", "")
        except ValueError:
            continue
        return f"type --config '{form}'"
    return ""


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    if _MANY_PARTS.search(_REMARK.sub("", text)):
        # The time that such a key takes grows with the square of their number.
        raise ValueError(f"a key has more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _shown(path: Path) -> str:
    """A path as it is seen from here, if it is not far."""
    way = os.path.relpath(path)
    return str(path) if way.startswith("..") else Path(way).as_posix()
