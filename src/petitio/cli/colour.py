"""How wide to write, and when to colour: by the option, NO_COLOR, FORCE_COLOR, and whether a person is looking."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

NARROWEST, WIDEST = 60, 110

_STYLES: dict[str, dict[str, object]] = {
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "doubtful": {"fg": "yellow"},
    "strong": {"bold": True},
    "dim": {"dim": True},
}


def colours(choice: str) -> Callable[[str, str], str]:
    """A styling function for `always`, `never` or `auto`."""
    if not wanted(choice):
        return lambda text, style: text
    return lambda text, style: click.style(text, **_STYLES[style])  # type: ignore[arg-type]


def wanted(choice: str) -> bool:
    """Whether to colour, for `always`, `never` or `auto`."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How wide to write: as the terminal is, within reason, and the same everywhere where nobody is looking."""
    if not sys.stdout.isatty():
        return WIDEST
    import shutil

    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
