"""The page that was asked for, shown or written to a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click


def show(page: str, output_file: str | None) -> None:
    """Print a page, or write it to a file. Leaves with a complaint if it cannot be written."""
    if output_file is None:
        click.echo(page, nl=False, color=True)
        return
    from petitio.cli.files import write

    try:
        write(Path(output_file), page)
    except OSError as error:
        raise click.ClickException(f"cannot write {output_file}: {error.strerror or error}") from None


def output_to(output_file: str | None, read: Iterable[str]) -> str | None:
    """Where to write a page about files that are read: None for standard output. Leaves with a usage error rather than
    write over one of them."""
    if output_file in (None, "-"):
        return None
    assert output_file is not None
    if any(_same(output_file, path) for path in read if path != "-"):
        raise click.UsageError(f"--output-file {output_file} would be written over what is read")
    return output_file


def _same(left: str, right: str) -> bool:
    try:
        return os.path.samefile(left, right)
    except OSError:
        return False
