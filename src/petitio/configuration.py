"""Configuration files: the one that counts for a folder, and what it says."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petitio.settings import Settings

_OWN = (".petitio.toml", "petitio.toml")
_SHARED = "pyproject.toml"
# All the ways to name a table `tool.petitio`: by its whole name, or within `tool`.
_MAY_BE = re.compile(rb"""tool["']?\s*\.\s*["']?petitio|^\s*\[?\s*["']?tool["']?\s*[]=]""", re.MULTILINE)


class ConfigurationError(ValueError):
    """A configuration that says nothing that can be acted on. Its text names the file and the line."""


def configuration_file(folder: Path) -> Path | None:
    """The configuration file in a folder: one of petitio's own, or a `pyproject.toml` with a table for it."""
    for name in _OWN:
        if os.path.isfile(folder / name):
            return folder / name
    shared = folder / _SHARED
    if os.path.isfile(shared) and _table_in(shared) is not None:
        return shared
    return None


def nearest_configuration(folder: str | os.PathLike[str]) -> Path | None:
    """The configuration file at or above a folder, the nearest one."""
    start = Path(os.path.abspath(folder))
    return next((found for place in (start, *start.parents) if (found := configuration_file(place))), None)


def read_configuration(path: Path) -> dict[str, object]:
    """What a configuration file says, checked. Raises ConfigurationError, and OSError if it cannot be read."""
    contents = path.read_bytes()
    try:
        text = contents.decode("utf-8-sig")
        table = _parsed(text)
    except ValueError as error:
        raise ConfigurationError(f"{_shown(path)}: this is no TOML: {error}") from None
    if path.name == _SHARED:
        table = _petitio(table) or {}
    return _checked(table, _shown(path), text)


def read_setting(text: str) -> dict[str, object]:
    """What one `key = value` says, checked. Raises ConfigurationError."""
    try:
        return _checked(_parsed(text), "--config", "")
    except ConfigurationError:
        raise
    except ValueError as error:
        raise ConfigurationError(f"--config: `{text}` is no TOML and no file: {error}") from None


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
    found = re.search(rf"""^\s*(?:\[\s*(?:[^\]]*\.)?)?["']?{re.escape(key)}["']?\s*[]=.]""", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.end()) + 1


def _table_in(path: Path) -> dict[str, Any] | None:
    """The table for petitio in a `pyproject.toml`. What is no TOML has none: that is for others to complain of."""
    try:
        contents = path.read_bytes()
        # Most have none, and that is quickly seen.
        return _petitio(_parsed(contents.decode("utf-8-sig"))) if _MAY_BE.search(contents) else None
    except (OSError, ValueError):
        return None


def _petitio(table: Mapping[str, Any]) -> dict[str, Any] | None:
    tools = table.get("tool")
    found = tools.get("petitio") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _shown(path: Path) -> str:
    """A path as it is seen from here, if it is not far."""
    way = os.path.relpath(path)
    return str(path) if way.startswith("..") else Path(way).as_posix()
