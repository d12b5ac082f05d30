"""Under what a file's results are kept."""

from __future__ import annotations

import hashlib

from petitio.options import Options


def key(engine: str, contents: bytes, name: str, options: Options) -> str:
    """A digest of all that is known of a check before the file is read for what it imports: what finds the answers,
    the options, what findings call the file, and its bytes."""
    digest = hashlib.sha256()
    for part in (engine, repr((options.chosen(name), options.budget)), name):
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}\0".encode())
        digest.update(encoded)
    digest.update(contents)
    return digest.hexdigest()
