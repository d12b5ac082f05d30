"""`petitio cache`: the results that are kept from one check to the next."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(name="cache")
def command() -> None:
    """Results that are kept from one check to the next."""


@command.command()
@click.option("--cache-dir", metavar="FOLDER", envvar="PETITIO_CACHE_DIR", help="Where they are kept.")
def clear(cache_dir: str | None) -> int:
    """Remove them. They are found again when they are wanted."""
    from petitio.cache.folder import FOLDER
    from petitio.cache.folder import clear as cleared
    from petitio.cli.resolve import Resolve

    folder = Path(cache_dir or Path(Resolve({})(".").options.root, FOLDER))
    try:
        found = cleared(folder)
    except OSError as error:
        raise click.ClickException(f"cannot remove {error.filename or folder}: {error.strerror or error}") from None
    click.echo(f"petitio: {'removed the results in' if found else 'nothing is kept in'} {folder}", err=True)
    return 0
