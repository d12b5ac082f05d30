"""petitio: a formal argument checker.

`check_text` and `check_file` give a `Report`. Everything is loaded on first use, so that importing costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from petitio.configuration import ConfigurationError as ConfigurationError
    from petitio.configuration import settings_for as settings_for
    from petitio.library import check_file as check_file
    from petitio.library import check_many as check_many
    from petitio.library import check_text as check_text
    from petitio.options import Options as Options
    from petitio.report import Report as Report
    from petitio.settings import Settings as Settings

__version__ = "0.1.0"
_HOMES = {
    "ConfigurationError": "configuration",
    "settings_for": "configuration",
    "check_file": "library",
    "check_many": "library",
    "check_text": "library",
    "Options": "options",
    "Report": "report",
    "Settings": "settings",
}
__all__ = [
    "ConfigurationError",
    "Options",
    "Report",
    "Settings",
    "__version__",
    "check_file",
    "check_many",
    "check_text",
    "settings_for",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'petitio' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"petitio.{_HOMES[name]}"), name)
