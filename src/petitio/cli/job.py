"""A file to check, in whichever process, and what comes back."""

from __future__ import annotations

from typing import Literal

from petitio.cache.entry import Entry
from petitio.cli.look import Look
from petitio.formatting.style import Style
from petitio.options import Options
from petitio.record import Record

Mending = Literal["none", "safe", "unsafe"]


class Job(Record):
    """A file to check: its bytes, what findings call it, where it is, how to check it, how to show it, if it is to be
    shown as text, which of its findings are to be mended, and the layout that it keeps if it has it. `reported` unless
    nobody wants more than the page."""

    contents: bytes
    name: str
    path: str
    options: Options
    look: Look | None = None
    mending: Mending = "none"
    style: Style = Style()
    reported: bool = True


class Checked(Record):
    """What became of a file: what can be kept of it, the keys of the files that were read besides, and, where that was
    asked for, the texts that it could become, each with so many findings mended, and the best first. `lasting` if it
    would be the same another time; `note`, what to say of how it went.

    Where nothing became of it, why: a `failure` of petitio's own, with names and texts as `evidence` where two solvers
    contradict each other, or a limit at which it was `stopped`. What was mended and could not be `written` says why.
    """

    entry: Entry | None = None
    imports: tuple[str, ...] = ()
    lasting: bool = False
    mended: tuple[tuple[str, int], ...] = ()
    note: str = ""
    failure: str | None = None
    stopped: str | None = None
    evidence: tuple[tuple[str, str], ...] = ()
    written: str | None = None
