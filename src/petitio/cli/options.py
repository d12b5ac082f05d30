"""Arguments and options that several commands have, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

STDIN = "<stdin>"


class Existing(click.Path):
    """A path that there is, or `-`. What may not be looked at passes: whoever reads it says why it cannot be read."""

    def __init__(self, *, dir_okay: bool = True) -> None:
        super().__init__(exists=True, dir_okay=dir_okay, readable=False, allow_dash=True, path_type=str)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as it is written."""
        try:
            os.stat(value)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            return value
        return super().convert(value, param, ctx)


def rules_beginning(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """What a shell may offer in the place of the beginning of a rule: codes and names, behind those that are there."""
    from petitio.rules.catalogue import CATALOGUE

    before, comma, last = typed.rpartition(",")
    names = [name for rule in CATALOGUE for name in (rule.code, rule.name)]
    return [f"{before}{comma}{name}" for name in names if last and name.lower().startswith(last.lower())]


def several(name: str, *, metavar: str, help: str, words: bool = False) -> Callable[[_Command], _Command]:
    """An option with a list between commas, which may be given several times; what is given is a list then, and None
    where nothing is. With `words`, the list is of rules, and no part of it has a space in it."""

    def listed(_: click.Context, parameter: click.Parameter, given: Sequence[str]) -> list[str] | None:
        found = [word.strip() for one in given for word in one.split(",") if word.strip()]
        spaced = next((word for word in found if words and len(word.split()) > 1), None)
        if spaced is not None:
            raise click.BadParameter(f"`{spaced}` has a space in it; put commas between them", param=parameter)
        return found if given else None

    offered = rules_beginning if words else None
    return click.option(name, metavar=metavar, help=help, multiple=True, callback=listed, shell_complete=offered)


def _posix(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    return None if name is None else PurePath(name).as_posix()


# Named where standard input is read: by `-`, or by the absence of any path.
stdin_filename = click.option(
    "--stdin-filename",
    metavar="NAME",
    callback=_posix,
    help="What to call the text on standard input, which is read then; beside a path only where that is `-`.",
)


def with_stdin(paths: Sequence[str], name: str | None) -> tuple[tuple[str, ...], str]:
    """The paths to read, and what to call standard input: where it has a name, it is meant, and nothing else unless `-`
    is among the paths."""
    if name is not None and paths and "-" not in paths:
        raise click.UsageError("--stdin-filename is a name for standard input: leave the paths out, or put - for it")
    return (tuple(paths) if paths or name is None else ("-",)), name or STDIN


_CONFIGURED = (
    click.option(
        "--config",
        "configurations",
        metavar="FILE|KEY=VALUE",
        multiple=True,
        help="A configuration file in place of those that are found, or one setting as TOML.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration file."),
    several("--exclude", metavar="PATTERNS", help="Leave these out of folders, in place of what is configured."),
    several("--extend-exclude", metavar="PATTERNS", help="Leave these out of folders as well."),
    click.option("--force-exclude", is_flag=True, help="Leave them out even where they are named."),
)


def configured(command: _Command) -> _Command:
    """Add the options that say where settings come from and what is left out of folders."""
    for option in reversed(_CONFIGURED):
        command = option(command)
    return command
