"""`petitio cache`: the results that are kept from one check to the next."""

from __future__ import annotations

from pathlib import Path

import click

from petitio.cli.say import say


@click.group(name="cache")
def command() -> None:
    """Results that are kept from one check to the next."""


@command.command()
@click.option("--cache-dir", metavar="FOLDER", envvar="PETITIO_CACHE_DIR", help="Where they are kept.")
def clear(cache_dir: str | None) -> int:
    """Remove them. They are found again when they are wanted."""
    from petitio.cache.folder import clear as cleared
    from petitio.cache.folder import folder_beside

    folder = Path(cache_dir) if cache_dir else folder_beside(str(_beside_configuration()))
    if folder is None:
        raise click.ClickException("in the place of .petitio_cache there is a link, and what it leads to is left alone")
    try:
        found = cleared(folder)
    except OSError as error:
        raise click.ClickException(f"cannot remove {error.filename or folder}: {error.strerror or error}") from None
    say(f"{'removed the results in' if found else 'nothing is kept in'} {folder}")
    return 0


def _beside_configuration() -> Path:
    """The folder of the configuration file that counts here, whatever that says; without one the current folder."""
    from petitio.configuration import ConfigurationError, nearest_configuration

    try:
        found = nearest_configuration(".")
    except ConfigurationError:
        found = None
    return Path() if found is None else found.parent
