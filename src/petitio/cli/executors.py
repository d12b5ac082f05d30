"""Files checked by an executor that somebody else provides: `--executor module:factory`."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from importlib import import_module

import click

from petitio.cli.check_one import check_one
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
    if not callable(getattr(made, "submit", None)) or not callable(getattr(made, "shutdown", None)):
        raise click.UsageError(f"--executor {name}: what it makes is no executor, but a {type(made).__name__}")
    found: Executor = made
    return found


@contextmanager
def over(executor: Executor) -> Iterator[Executor]:
    """An executor that is shut down behind what is done with it."""
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        _end_children()
        raise
    executor.shutdown()


def by_executor(jobs: Sequence[Job], executor: Executor) -> Generator[tuple[int, Checked], None, None]:
    """Check files by an executor: the place of each job, and what became of it, as they get done. What goes wrong on
    the way to a check, or back, is the executor's doing: a check says what went wrong within it."""
    places: dict[Future[Checked], int] = {}
    for place, job in enumerate(jobs):
        try:
            future = executor.submit(check_one, job)
            if not isinstance(future, Future):
                raise TypeError(f"it made a {type(future).__name__} where a Future was wanted")
            places[future] = place
        except Exception as error:
            yield place, _failed(error)
    for done in as_completed(places):
        try:
            checked = done.result()
            if not isinstance(checked, Checked):
                raise TypeError(f"it gave back a {type(checked).__name__}, and not what was found")
        except Exception as error:
            checked = _failed(error)
        yield places[done], checked


def _failed(error: Exception) -> Checked:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Checked(stopped=f"the executor failed: {said}")


def _end_children() -> None:
    """End what an executor has started on this machine."""
    from multiprocessing import active_children

    for child in active_children():
        child.kill()
