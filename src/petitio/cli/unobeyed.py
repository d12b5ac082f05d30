"""A page in a format that has no other way to write what a continuous integration would take for an order."""

from __future__ import annotations

from collections.abc import Iterable

import click

from petitio.render.no_commands import no_commands


def unobeyed(page: str, names: Iterable[str]) -> str:
    """The page as it is, in which such names stand. Leaves with a complaint if it would be an order."""
    if no_commands(page) == page:
        return page
    name = next((name for name in names if no_commands(name) != name), "")
    raise click.ClickException(
        f"the name {name!r} would be an order to a continuous integration that reads along: rename it, or ask for json"
    )
