"""A file mended: the fixes of its findings written into it, until there are none to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from petitio.cli.files import rewrite
from petitio.cli.job import Checked, Job
from petitio.record import replace

_MOST_ROUNDS = 5


def mend(job: Job, check: Callable[[Job], Checked]) -> tuple[Job, Checked]:
    """Write the fixes of a file's findings into it; the file as it is then, and what becomes of it. Leaves with a
    complaint if it cannot be read or written."""
    # One fix may stand in the way of another.
    for _ in range(_MOST_ROUNDS):
        checked = check(job)
        if checked.mended is None:
            return job, checked
        text, count = checked.mended
        try:
            rewrite(Path(job.path), text)
            contents = Path(job.path).read_bytes()
        except OSError as error:
            raise click.ClickException(f"cannot write {job.name}: {error.strerror or error}") from None
        click.echo(f"petitio: {job.name}: {count} fixed", err=True)
        job = replace(job, contents=contents)
    return job, check(replace(job, mending="none"))
