"""A file mended: the fixes of its findings written into it, until there are none to write."""

from __future__ import annotations

from pathlib import Path

import click

from petitio.cli.check_one import Checked, Job, examined_at, put
from petitio.cli.fault import fault
from petitio.cli.files import rewrite
from petitio.fixing import fixed
from petitio.parsing.tables import GrammarUnreadable
from petitio.record import replace

_MOST_ROUNDS = 5


def mend(job: Job, *, unsafe: bool) -> tuple[Job, Checked]:
    """Write the fixes of a file's findings into it; the file as it is then, and what becomes of it. Leaves with a
    complaint if it cannot be read or written."""
    try:
        # One fix may stand in the way of another.
        for left in reversed(range(_MOST_ROUNDS + 1)):
            examined, read, timely = examined_at(job)
            mended = fixed(examined.source.shown, examined.findings, unsafe=unsafe)
            if not left or not mended.count:
                return job, put(examined, read, job.look, timely=timely)
            rewrite(Path(job.path), mended.text)
            click.echo(f"petitio: {job.name}: {mended.count} fixed", err=True)
            job = replace(job, contents=Path(job.path).read_bytes())
    except OSError as error:
        raise click.ClickException(f"cannot read {job.name}: {error.strerror or error}") from None
    except GrammarUnreadable:
        raise
    except Exception as error:
        return job, Checked(None, failure=fault(error))
    raise AssertionError("the last round returns")
