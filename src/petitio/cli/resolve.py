"""The settings that count for a folder: the command line's before a configuration file's before those of petitio."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from petitio.configuration import ConfigurationError, nearest_configuration, read_configuration, read_setting
from petitio.settings import SettingError, Settings, checked, settings


class Resolve:
    """Settings by folder. `configurations` are files or single settings from the command line, `given` what its other
    options say; `isolated` if no file is looked for."""

    def __init__(
        self, given: Mapping[str, object], configurations: Sequence[str] = (), *, isolated: bool = False
    ) -> None:
        self._isolated = isolated
        self._file: Path | None = None
        self._read: dict[Path | None, Settings] = {}
        self._nearest: dict[str, Path | None] = {}
        self._outer: dict[str, object] = {}
        with _Complaining():
            for text in configurations:
                if not text:
                    raise ConfigurationError("--config: this is empty; name a file, or a setting: 'fail-on = \"note\"'")
                if "=" in text and not os.path.isfile(text):
                    self._outer |= read_setting(text)
                elif isolated or self._file is not None:
                    raise ConfigurationError("--config: there can be one configuration file, and none with --isolated")
                else:
                    self._file = Path(text)
            for key, value in given.items():
                if value is not None:
                    self._outer |= _of_option(key, value)

    def __call__(self, folder: str | os.PathLike[str]) -> Settings:
        """The settings for the files of a folder. Leaves with a usage error where they cannot be read."""
        found = self._found(os.path.abspath(folder))
        if found not in self._read:
            with _Complaining():
                if found is None:
                    self._read[found] = settings({}, ".", None, self._outer)
                else:
                    # A file from the command line speaks of paths as they are seen from here.
                    root = "." if found == self._file else str(found.parent)
                    self._read[found] = settings(read_configuration(found), root, str(found), self._outer)
        return self._read[found]

    def _found(self, folder: str) -> Path | None:
        if self._file is not None or self._isolated:
            return self._file
        if folder not in self._nearest:
            self._nearest[folder] = nearest_configuration(folder)
        return self._nearest[folder]


def _of_option(key: str, value: object) -> dict[str, object]:
    try:
        return checked({key: value})
    except SettingError as error:
        raise click.UsageError(f"--{key}: {error}") from None


class _Complaining:
    """What is wrong with a configuration is a usage error."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: object, __: object) -> None:
        if isinstance(error, SettingError):
            raise click.UsageError(str(error)) from None
        if isinstance(error, ConfigurationError):
            raise click.ClickException(str(error)) from None
        if isinstance(error, OSError):
            raise click.ClickException(f"cannot read {error.filename}: {error.strerror or error}") from None
