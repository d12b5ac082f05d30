"""The files that a checked file imports, read from the disk, and only from inside the project that it belongs to."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath

from petitio.bounded import bounded
from petitio.configuration import project_root
from petitio.parsing.argument_source import argument_source, is_argument_file
from petitio.parsing.reader import Found, Refusal
from petitio.source import Source


class Files:
    """Reads what is imported, directly or not, by the file at `path`, which findings call `name`.

    Symbolic links are followed before a path is compared with the project's root, or with another path.
    """

    def __init__(self, path: str | os.PathLike[str], name: str) -> None:
        real = Path(os.path.realpath(path))
        self.start = str(real)
        self._folder = real.parent
        self._shown = os.path.dirname(name)

    @cached_property
    def _root(self) -> Path:
        return project_root(self._folder)

    def __call__(self, path: str, importer: str) -> Found | Refusal:
        """The text of the file that an import names, or why it is not to be had."""
        if PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
            return Refusal("absolute")
        try:
            real = Path(os.path.realpath(Path(importer).parent / path))
            if not real.is_relative_to(self._root):
                return Refusal("outside")
            if str(real) == self.start:
                # The checked text may be newer than its file, or have none; there is no second one of it.
                return Found(self.start, Source(self._name(real), ""))
            # Whatever is no plain file (a folder, a pipe that never ends) is not read.
            if not stat.S_ISREG(real.stat().st_mode):
                return Refusal("no file")
            # Excerpts are shown, and a project may hold secrets: a token in `.git/config`, an `.env`.
            if not is_argument_file(real.name):
                return Refusal("other file")
            contents = bounded(real)
            text = contents.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return Refusal("not text", line=contents.count(b"\n", 0, error.start) + 1)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return Refusal("missing")
        except OSError as error:
            return Refusal("too large" if error.errno == errno.EFBIG else "unreadable")
        return Found(str(real), argument_source(self._name(real), text))

    def _name(self, real: Path) -> str:
        """What findings call a file: the way to it from where the checked file's own name starts."""
        way = os.path.join(self._shown, os.path.relpath(real, self._folder))
        return Path(os.path.normpath(way)).as_posix()


def strays(path: str | os.PathLike[str], root: Path) -> bool:
    """Whether a path that is a link, or has one in it, leads out of a project, or to what is no argument file by its
    own name. Whoever wrote the link may have wanted to see what is in that file."""
    real = Path(os.path.realpath(path))
    return not is_argument_file(real.name) or not real.is_relative_to(root)


def readable(contents: bytes) -> tuple[str, bool]:
    """The text that some bytes are, as far as they are any, without a byte order mark; and whether they are text to
    the end."""
    contents = contents.removeprefix(codecs.BOM_UTF8)
    try:
        return contents.decode("utf-8"), True
    except UnicodeDecodeError as error:
        return contents[: error.start].decode("utf-8"), False
