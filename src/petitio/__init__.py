"""petitio: a formal argument checker.

`check_text` and `check_file` give a `Report`. Everything is loaded on first use, so that importing costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from petitio.library import Options as Options
    from petitio.library import check_file as check_file
    from petitio.library import check_many as check_many
    from petitio.library import check_text as check_text
    from petitio.report import Report as Report

__version__ = "0.1.0"
__all__ = ["Options", "Report", "__version__", "check_file", "check_many", "check_text"]


def __getattr__(name: str) -> object:
    if name in ("Options", "check_file", "check_many", "check_text"):
        from petitio import library

        return getattr(library, name)
    if name == "Report":
        from petitio.report import Report

        return Report
    raise AttributeError(f"module 'petitio' has no attribute {name!r}")
