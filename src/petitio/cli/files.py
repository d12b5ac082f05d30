"""Writing a file so that at no moment half of it is there, wherever that can be had."""

from __future__ import annotations

import codecs
import os
import tempfile
from errno import EACCES, EBUSY, EDQUOT, EFBIG, EINVAL, ENOSPC
from pathlib import Path


def rewrite(path: Path, text: str, was: bytes | None = None) -> None:
    """Put a text in the place of a file's, as UTF-8, keeping its byte order mark, its permissions and its other names.

    Raises OSError, and leaves the file as it is, if that cannot be done, if the file is not to be written, or if it is
    no longer what it `was`.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # What is read of a pipe is gone, and to read it again would wait for somebody to write.
        raise OSError(EINVAL, "it is no file", str(target))
    there = _still(target, was)
    mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
    _put(target, mark + text.encode(), was)


def write(path: Path, text: str) -> None:
    """Write a text as a file, as UTF-8, in the place of what was there. The names of files in it are written as they
    are, whether they are text or not. Raises OSError, and leaves that as it was, if it cannot be done."""
    target = path.resolve()
    contents = text.encode("utf-8", "surrogateescape")
    if target.is_file():
        _put(target, contents)
    elif target.exists():
        # A pipe or a device is written to, and not replaced.
        target.write_bytes(contents)
    else:
        mask = os.umask(0)
        os.umask(mask)
        _replace(target, contents, 0o666 & ~mask)


def _still(target: Path, was: bytes | None) -> bytes:
    """What is in a file. Raises OSError if that is no longer what it `was`."""
    there = target.read_bytes()
    if was is not None and there != was:
        raise OSError(EBUSY, "it was changed meanwhile", str(target))
    return there


def _put(target: Path, contents: bytes, was: bytes | None = None) -> None:
    """Put something else in a file that there is, unless it is no longer what it `was`."""
    found = target.stat()
    if not found.st_mode & 0o222:
        # Whoever marks a file as read-only means everybody, also one who may write whatever there is.
        raise PermissionError(EACCES, "it is read-only", str(target))
    with target.open("rb+"):
        # It may be written; otherwise this raises.
        pass
    # Another file in the place of one that has several names would be there under one of them alone.
    if found.st_nlink == 1:
        try:
            _replace(target, contents, found.st_mode & 0o7777, found, was)
            return
        except PermissionError:
            # In this folder there can be no other file to put in its place, or none that belongs to the same owner.
            pass
    _overwrite(target, contents, was)


def _replace(
    target: Path, contents: bytes, mode: int, found: os.stat_result | None = None, was: bytes | None = None
) -> None:
    """Put another file in the place of one, which was `found` there and is still what it `was`, or of none."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".petitio-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
        if found is not None:
            _give(name, found)
        os.chmod(name, mode)
        if was is not None:
            # As late as can be: whoever saved a text while this one was made shall find it again.
            _still(target, was)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _give(name: str, found: os.stat_result) -> None:
    """Give a file to the owner and the group of another. Raises PermissionError if it cannot be theirs."""
    made = os.stat(name)
    if (made.st_uid, made.st_gid) == (found.st_uid, found.st_gid) or not hasattr(os, "chown"):
        return
    try:
        os.chown(name, found.st_uid, found.st_gid)
    except OSError as error:
        # In a container an owner may be shown by a number that stands for whoever has none there: that is no EPERM.
        raise PermissionError(EACCES, error.strerror, name) from error


def _overwrite(target: Path, contents: bytes, was: bytes | None) -> None:
    """Write over a file where it is; if that cannot be done to the end, put back what was there."""
    there = _still(target, was)
    # Without a buffer, for what is left in one would be written once more when the file is closed.
    with target.open("rb+", buffering=0) as file:
        try:
            _reserve(file.fileno(), len(there), len(contents))
            _write_all(file.fileno(), contents)
        except BaseException:
            # First this, for it makes room.
            file.truncate(len(there))
            _write_all(file.fileno(), there)
            raise
        file.truncate(len(contents))


def _reserve(descriptor: int, length: int, wanted: int) -> None:
    """Have room for a file that gets longer, where the system can say beforehand that there is some. Raises OSError if
    there is none."""
    if wanted <= length or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(descriptor, length, wanted - length)
    except OSError as error:
        # Whatever else it says, it is about the reserving: not every disk can do that.
        if error.errno in (EDQUOT, EFBIG, ENOSPC):
            raise


def _write_all(descriptor: int, contents: bytes) -> None:
    """Write all of that from the beginning of a file on; the system may take it in parts."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = memoryview(contents)
    while left:
        left = left[os.write(descriptor, left) :]
