"""Which version of a package is installed, from the names of folders: `importlib.metadata` takes as long as click."""

from __future__ import annotations

import os
import sys


def installed(distribution: str) -> str | None:
    """The version of an installed distribution, without running any of it; None where there is none."""
    start = distribution.replace("-", "_").lower() + "-"
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and name.lower().startswith(start):
                return name[len(start) : -len(".dist-info")]
    return None
