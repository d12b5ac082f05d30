"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

_CONFIGURED = (
    click.option(
        "--config",
        "configurations",
        metavar="FILE|KEY=VALUE",
        multiple=True,
        help="A configuration file in place of those that are found, or one setting as TOML.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration file."),
    click.option("--exclude", metavar="PATTERNS", help="Leave these out of folders, in place of what is configured."),
    click.option("--extend-exclude", metavar="PATTERNS", help="Leave these out of folders as well."),
    click.option("--force-exclude", is_flag=True, help="Leave them out even where they are named."),
)


def configured(command: _Command) -> _Command:
    """Add the options that say where settings come from and what is left out of folders."""
    for option in reversed(_CONFIGURED):
        command = option(command)
    return command


def listed(words: str | None) -> list[str] | None:
    """Words between commas; None where nothing was said."""
    return None if words is None else [word.strip() for word in words.split(",") if word.strip()]
