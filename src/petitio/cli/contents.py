"""What is in a file that a command is about."""

from __future__ import annotations

import os
import stat
import sys
from errno import ENXIO

import click

from petitio.bounded import LARGEST, bounded, too_large


def contents(path: str, most: int = LARGEST) -> bytes:
    """The bytes of a file, `-` for standard input. Raises OSError where they cannot be read, or are more than that."""
    if path == "-":
        found = sys.stdin.buffer.read(most + 1)
        if len(found) > most:
            raise too_large(path, most)
        return found
    mode = os.stat(path).st_mode
    if stat.S_ISFIFO(mode):
        return _piped(path, most)
    if stat.S_ISDIR(mode):
        # A folder is read by listing it; where that can be done, it is no file.
        os.listdir(path)
    return bounded(path, most)


def contents_or_leave(path: str, most: int = LARGEST) -> bytes:
    """The same for a command that has nothing else to do: it leaves with a complaint."""
    try:
        return contents(path, most)
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None


def _piped(path: str, most: int) -> bytes:
    """What somebody writes into a pipe; nobody is waited for."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as pipe:
        try:
            first = os.read(pipe.fileno(), 1 << 16)
        except BlockingIOError:
            first = b""
        else:
            if not first:
                raise OSError(ENXIO, "nobody writes into this pipe", path)
        os.set_blocking(pipe.fileno(), True)
        while len(first) <= most and (more := pipe.read(1 << 16)):
            first += more
    if len(first) > most:
        raise too_large(path, most)
    return first
