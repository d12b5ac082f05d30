"""Names of things as names of files."""

from __future__ import annotations

from hashlib import sha256

# In bytes: a file system takes 255 at most, some take 143, and there is an ending to come.
_MOST = 100


def short_name(name: str) -> str:
    """A name that a file can have, but for its ending. One that is too long is cut, and tells by a digest what it was:
    two names that differ stay apart, whatever else is written, and when."""
    letters = name.encode()
    if len(letters) <= _MOST:
        return name
    digest = sha256(letters).hexdigest()[:12]
    return f"{letters[: _MOST - len(digest) - 1].decode(errors='ignore')}.{digest}"
