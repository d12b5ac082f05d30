"""The library: a text, a file or many to a report."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from petitio import __version__
from petitio.diagnostics import Diagnostic
from petitio.files import Files
from petitio.pipeline import Examined, check
from petitio.record import Record
from petitio.render.assemble import assemble
from petitio.report import SCHEMA, Report, summary
from petitio.rules.syntax import NOT_TEXT
from petitio.selection import Selection, selection
from petitio.smt.library import solver_version
from petitio.source import Source, Span

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Options(Record):
    """How to check: which rules are wanted, by code, by the beginning of one, by name, or `ALL`.

    `select` None stands for the rules that show unasked, `extend_select` adds to them, `ignore` takes away.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def selection(self) -> Selection:
        """The rules wanted. Raises ValueError on a selector that fits no rule."""
        return selection(self.select, self.extend_select, self.ignore)


def check_text(
    text: str,
    name: str = "<text>",
    options: Options | None = None,
    folder: str | PathLike[str] | None = None,
) -> Report:
    """Check a text; `name` is what findings call it. Never raises on the text's contents.

    What it imports is read from `folder`; without one there is a finding at each import.
    """
    read = None if folder is None else Files(Path(folder) / Path(name).name, name)
    chosen = (options or Options()).selection()
    return assemble((check(Source(name, text.removeprefix("\ufeff")), chosen, read),))


def check_file(path: str | PathLike[str], options: Options | None = None) -> Report:
    """Check a file. Raises OSError if it cannot be read, and never on its contents."""
    return assemble((examine_file(path, options),))


def check_many(
    paths: Iterable[str | PathLike[str]], executor: Executor | None = None, options: Options | None = None
) -> Report:
    """Check files into one report, in their order, in the processes of an executor if one is given.

    Not in threads: the solver's options are those of a whole process.

    Raises OSError if one of them cannot be read.
    """
    wanted = list(paths)
    reports = (map if executor is None else executor.map)(check_file, wanted, [options] * len(wanted))
    files = tuple(file for report in reports for file in report.files)
    return Report(SCHEMA, __version__, solver_version(), files, summary(files))


def examine_file(path: str | PathLike[str], options: Options | None = None) -> Examined:
    """A file's findings before they are put into words. Raises OSError if it cannot be read."""
    return examine_bytes(Path(path).read_bytes(), Path(path).as_posix(), options)


def examine_bytes(
    contents: bytes, name: str, options: Options | None = None, path: str | PathLike[str] | None = None
) -> Examined:
    """The same for contents at hand: UTF-8, with or without a byte order mark. Imports are relative to `path`, which
    need not exist; without it, to `name`."""
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = contents[: error.start].decode("utf-8-sig", errors="replace")
        source = Source(name, readable)
        at = Span(len(readable), len(readable))
        return Examined(source, (), (), (Diagnostic(NOT_TEXT, at, {}),))
    return check(Source(name, text), (options or Options()).selection(), Files(name if path is None else path, name))
