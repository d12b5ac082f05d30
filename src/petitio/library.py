"""The library: a text, a file or many to a report."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from petitio import __version__
from petitio.bounded import bounded
from petitio.diagnostics import Diagnostic
from petitio.files import Files, readable
from petitio.options import Options
from petitio.parsing.argument_source import argument_source
from petitio.parsing.reader import Reader
from petitio.pipeline import Examined, check
from petitio.render.assemble import assemble
from petitio.report import SCHEMA, Report, summary
from petitio.rules.syntax import NOT_TEXT
from petitio.smt.budget import budget
from petitio.smt.library import solver_version
from petitio.source import Source, Span

if TYPE_CHECKING:
    from concurrent.futures import Executor


def check_text(
    text: str,
    name: str = "<text>",
    options: Options | None = None,
    folder: str | PathLike[str] | None = None,
) -> Report:
    """Check a text; `name` is what findings call it. Never raises on the text's contents. Of a text whose name ends in
    `.md`, the fences marked `arg` are checked.

    What it imports is read from `folder`; without one there is a finding at each import.

    Here and below, `certify` among the options raises `petitio.certify.disagreement.Disagreement` where the two solvers
    contradict each other, and ImportError where there is only one.
    """
    read = None if folder is None else Files(Path(folder) / Path(name).name, name)
    return assemble((_examined(argument_source(name, text.removeprefix("\ufeff")), name, options, read),))


def check_file(path: str | PathLike[str], options: Options | None = None) -> Report:
    """Check a file. Raises OSError if it cannot be read, and never on its contents."""
    return assemble((examine_file(path, options),))


def check_many(
    paths: Iterable[str | PathLike[str]], executor: Executor | None = None, options: Options | None = None
) -> Report:
    """Check files into one report, in their order, by the workers of an executor if one is given: any that
    `concurrent.futures` would take for one. The solver's options are those of a whole process, so the threads of one
    process take turns.

    Raises OSError if one of them cannot be read: then there is no report on the others either. Folders are not
    searched.
    """
    if isinstance(paths, str | PathLike):
        raise TypeError(f"check_many takes several paths, and this is one: [{paths!r}], or check_file({paths!r})")
    wanted = list(paths)
    reports = (map if executor is None else executor.map)(_in_turn, wanted, [options] * len(wanted))
    files = tuple(file for report in reports for file in report.files)
    return Report(SCHEMA, __version__, solver_version(), files, summary(files))


_TURN = Lock()


def _in_turn(path: str | PathLike[str], options: Options | None) -> Report:
    with _TURN:
        return check_file(path, options)


def examine_file(path: str | PathLike[str], options: Options | None = None) -> Examined:
    """A file's findings before they are put into words. Raises OSError if it cannot be read."""
    return examine_bytes(bounded(path), Path(path).as_posix(), options)


def examine_bytes(
    contents: bytes,
    name: str,
    options: Options | None = None,
    path: str | PathLike[str] | None = None,
    read: Reader | None = None,
) -> Examined:
    """The same for contents at hand: UTF-8, with or without a byte order mark. Imports are relative to `path`, which
    need not exist; without it, to `name`. They are read with `read`, where it is given."""
    text, whole = readable(contents)
    if not whole:
        at = Span(len(text), len(text))
        return Examined(Source(name, text), (), (), (Diagnostic(NOT_TEXT, at, {}),))
    place = name if path is None else path
    return _examined(argument_source(name, text), place, options, read or Files(place, name))


def _examined(source: Source, place: str | PathLike[str], options: Options | None, read: Reader | None) -> Examined:
    chosen = options or Options()
    with budget(chosen.budget):
        found = check(source, chosen.selection(place), read)
        if not chosen.certify:
            return found
        from petitio.certify.certified import certified

        return certified(found)
