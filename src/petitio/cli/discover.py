"""The files that paths stand for, each with the settings that count for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from petitio.options import parts_below
from petitio.parsing.argument_source import is_markdown
from petitio.settings import Settings


def discover(
    paths: Sequence[str],
    resolve: Callable[[str], Settings],
    *,
    force_exclude: bool = False,
    markdown: bool = False,
    complain: bool = True,
) -> list[tuple[str, Settings]]:
    """The files named, and the `.arg` files in the folders named, each once and in a fixed order; `-` stands for
    itself. What is excluded is left out of folders and, with `force_exclude`, of what is named as well. With
    `markdown`, Markdown files are taken from folders whose settings say so. Unless it is not to `complain`, a folder
    with nothing to check is remarked on."""
    found: dict[str, Settings] = {}
    for path in paths:
        settings = resolve("." if path == "-" else path if os.path.isdir(path) else os.path.dirname(path) or ".")
        if path != "-" and force_exclude and _excluded(settings, parts_below(path, settings.options.root), path):
            continue
        if path == "-" or not os.path.isdir(path):
            found.setdefault(path, settings)
            continue
        inside = sorted(_inside(Path(path), resolve, markdown), key=lambda row: row[0])
        found.update({file.as_posix(): own for file, own in inside if file.as_posix() not in found})
        if not inside and complain:
            click.echo(f"petitio: nothing to check: there is no .arg file in {path}", err=True)
    return list(found.items())


def _inside(folder: Path, resolve: Callable[[str], Settings], markdown: bool) -> Iterator[tuple[Path, Settings]]:
    for here, folders, files in os.walk(folder):
        settings = resolve(here)
        folders[:] = [name for name in folders if not _excluded(settings, (name,), os.path.join(here, name))]
        for name in files:
            path = Path(here, name)
            wanted = name.endswith(".arg") or (markdown and settings.markdown and is_markdown(name))
            if wanted and path.is_file() and not _excluded(settings, (name,), path):
                yield path, settings


def _excluded(settings: Settings, names: Sequence[str], path: str | os.PathLike[str]) -> bool:
    """Whether one of these names is excluded, or the way to a path from where the configuration is."""
    from petitio.patterns import matches

    below = parts_below(path, settings.options.root) if any("/" in pattern for pattern in settings.exclude) else ()
    return any(matches(pattern, below if "/" in pattern.rstrip("/") else names) for pattern in settings.exclude)
