"""A digest of petitio itself, so that no change of it is answered with what it found before."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SHIPPED = "sources.sha256"


def sources_digest(package: Path) -> str:
    """The digest of a package's modules and of the parser's tables.

    A wheel has it in a file, written when it was built. Where there is none, as in a checkout, the sources are read.
    """
    try:
        return (package / "cache" / SHIPPED).read_text("ascii")
    except OSError:
        return computed_digest(package)


def computed_digest(package: Path) -> str:
    """The same, from the files as they are. Raises OSError if one cannot be read."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(package):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".py", ".json")):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    contents = file.read()
                digest.update(f"{os.path.relpath(path, package)}\0{len(contents)}\0".encode())
                digest.update(contents)
    return digest.hexdigest()
