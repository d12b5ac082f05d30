"""A file mended: the fixes of its findings made in it, until there are none to make."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import click

from petitio.cli.files import rewrite
from petitio.cli.job import Checked, Job
from petitio.record import replace

_MOST_ROUNDS = 5


def mend(job: Job, check: Callable[[Job], Checked], *, write: bool) -> tuple[Job, Checked]:
    """Make the fixes of a file's findings, with `write` in the file itself; the file as it is then, and what becomes
    of it. Leaves with a complaint if it cannot be read or written."""
    # One fix may stand in the way of another.
    for _ in range(_MOST_ROUNDS):
        checked = check(job)
        if checked.mended is None:
            return job, checked
        text, count = checked.mended
        mark = codecs.BOM_UTF8 if job.contents.startswith(codecs.BOM_UTF8) else b""
        job = replace(job, contents=mark + text.encode())
        if write:
            try:
                rewrite(Path(job.path), text)
            except OSError as error:
                raise click.ClickException(f"cannot write {job.name}: {error.strerror or error}") from None
            click.echo(f"petitio: {job.name}: {count} fixed", err=True)
    return job, check(replace(job, mending="none"))
