"""petitio: a formal argument checker.

`check_text` and `check_file` give a `Report`; `extensions` and its like say what stands where arguments attack each
other. Everything is loaded on first use, so that importing costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from petitio.configuration import ConfigurationError as ConfigurationError
    from petitio.configuration import settings_for as settings_for
    from petitio.disputes.acceptance import acceptance as acceptance
    from petitio.disputes.extensions import extensions as extensions
    from petitio.disputes.formats.read_framework import read_framework as read_framework
    from petitio.disputes.formats.write_framework import write_framework as write_framework
    from petitio.disputes.framework import Framework as Framework
    from petitio.disputes.framework import framework as framework
    from petitio.disputes.labelling import Labelling as Labelling
    from petitio.disputes.labellings import Labellings as Labellings
    from petitio.disputes.why import why as why
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
    "acceptance": "disputes.acceptance",
    "extensions": "disputes.extensions",
    "read_framework": "disputes.formats.read_framework",
    "write_framework": "disputes.formats.write_framework",
    "Framework": "disputes.framework",
    "framework": "disputes.framework",
    "Labelling": "disputes.labelling",
    "Labellings": "disputes.labellings",
    "why": "disputes.why",
    "check_file": "library",
    "check_many": "library",
    "check_text": "library",
    "Options": "options",
    "Report": "report",
    "Settings": "settings",
}
__all__ = [
    "ConfigurationError",
    "Framework",
    "Labelling",
    "Labellings",
    "Options",
    "Report",
    "Settings",
    "__version__",
    "acceptance",
    "check_file",
    "check_many",
    "check_text",
    "extensions",
    "framework",
    "read_framework",
    "settings_for",
    "why",
    "write_framework",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'petitio' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"petitio.{_HOMES[name]}"), name)
