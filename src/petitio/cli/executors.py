"""Files checked by an executor that somebody else provides: `--executor module:factory`."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import Executor, Future, as_completed
from importlib import import_module

import click

from petitio.cli.check_one import check_one
from petitio.cli.fault import fault
from petitio.cli.job import Checked, Job


def executor_of(name: str) -> Executor:
    """The executor that a factory makes. Leaves with a usage error where there is none."""
    module, colon, factory = name.partition(":")
    if not module or not colon or not factory:
        raise click.UsageError(f"--executor takes MODULE:FACTORY, and `{name}` is none")
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    try:
        made = getattr(import_module(module), factory)()
    except Exception as error:
        raise click.UsageError(f"--executor {name}: {type(error).__name__}: {error}") from None
    if not callable(getattr(made, "submit", None)):
        raise click.UsageError(f"--executor {name}: what it makes is no executor, but a {type(made).__name__}")
    found: Executor = made
    return found


def by_executor(jobs: Sequence[Job], executor: Executor) -> Generator[tuple[int, Checked], None, None]:
    """Check files by an executor: the place of each job, and what became of it, as they get done. The executor is shut
    down behind them."""
    places: dict[Future[Checked], int] = {}
    try:
        for place, job in enumerate(jobs):
            try:
                places[executor.submit(check_one, job)] = place
            except Exception as error:
                yield place, Checked(failure=fault(error))
        for done in as_completed(places):
            try:
                checked = done.result()
            except Exception as error:
                checked = Checked(failure=fault(error))
            yield places[done], checked
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        _end_children()
        raise
    executor.shutdown()


def _end_children() -> None:
    """End what an executor has started on this machine."""
    from multiprocessing import active_children

    for child in active_children():
        child.kill()
