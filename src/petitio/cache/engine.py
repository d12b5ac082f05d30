"""What finds the answers: petitio, the solvers, Python. None of them is started to say so."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from petitio import __version__
from petitio.cache.sources_digest import sources_digest
from petitio.installed import installed


def engine() -> str:
    """All that a result depends on besides the texts and the options. Raises OSError if petitio's own files cannot be
    read."""
    package = Path(__file__).parent.parent
    parts = (
        f"petitio {__version__} {sources_digest(package)}",
        _solver("z3", "z3-solver"),
        _solver("cvc5", "cvc5"),
        f"{sys.implementation.cache_tag} {sys.platform}",
    )
    return "\n".join(parts)


def _solver(module: str, distribution: str) -> str:
    """A solver's version and how large it is; where nobody knows its version, also when it was written."""
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return f"{module} absent"
    version = installed(distribution)
    size, newest = _extent(os.path.dirname(spec.origin))
    return f"{module} {version} {size}" if version else f"{module} {size} {newest}"


def _extent(folder: str) -> tuple[int, int]:
    """The bytes of what is compiled in a package, and when the newest of it was written."""
    size = newest = 0
    for place in (folder, os.path.join(folder, "lib")):
        if os.path.isdir(place):
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_file() and ".py" not in entry.name:
                        found = entry.stat()
                        size, newest = size + found.st_size, max(newest, found.st_mtime_ns)
    return size, newest
