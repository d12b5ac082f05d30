"""The files that paths stand for, each with the settings that count for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from stat import S_ISREG

from petitio.options import fits, parts_below
from petitio.parsing.argument_source import is_markdown
from petitio.settings import Settings


def discover(
    paths: Sequence[str],
    resolve: Callable[[str], Settings],
    *,
    force_exclude: bool = False,
    markdown: bool = False,
    purpose: str | None = "check",
) -> list[tuple[str, Settings]]:
    """The files named, and the `.arg` files in the folders named, each once and in a fixed order; `-` stands for
    itself. What is excluded is left out of folders and, with `force_exclude`, of what is named as well. With
    `markdown`, Markdown files are taken from folders whose settings say so.

    A folder that cannot be listed stands for itself, as does a link that leads nowhere: whoever reads them finds out
    why they cannot be read. A folder with nothing in it is remarked on as having nothing to `purpose`, if that is said.
    """
    found: dict[str, tuple[str, Settings]] = {}
    place = _Place()
    for path in paths:
        folder = path != "-" and os.path.isdir(path)
        settings = resolve("." if path == "-" else path if folder else os.path.dirname(path) or ".")
        if path != "-" and force_exclude and _excluded(settings, parts_below(path, settings.options.root), path):
            continue
        if not folder:
            found.setdefault(place(path), (path, settings))
            continue
        inside = sorted(_inside(path, resolve, markdown, told=purpose is not None), key=lambda row: row[0].split("/"))
        for file, own in inside:
            found.setdefault(place(file), (file, own))
        if not inside and purpose is not None:
            from petitio.cli.say import say

            say(f"nothing to {purpose}: there is no .arg file in {path}")
    return list(found.values())


class _Place:
    """Where a file is, whichever way leads there: its folder as that really is, and its own name. A link to a file is
    another file."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: str) -> str:
        if path == "-":
            return path
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)


def _inside(
    folder: str, resolve: Callable[[str], Settings], markdown: bool, *, told: bool
) -> Iterator[tuple[str, Settings]]:
    """The files in a folder, as findings call them."""
    closed: list[str] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        settings = resolve(here)
        shown = "" if (called := Path(here).as_posix()) == "." else f"{called.removesuffix('/')}/"
        folders[:] = [name for name in folders if not _excluded(settings, (name,), here, name)]
        for name in files:
            wanted = name.endswith(".arg") or (markdown and settings.markdown and is_markdown(name))
            if not wanted or _excluded(settings, (name,), here, name) or not _may_be_read(path := shown + name):
                continue
            if os.path.islink(path) and os.path.exists(path) and _strays(path, folder):
                if told:
                    from petitio.cli.say import say

                    say(f"not checked: the link {path} leads out of the project")
                continue
            yield path, settings
    for name in closed:
        yield Path(name).as_posix(), resolve(os.path.dirname(name) or ".")


def _may_be_read(path: str) -> bool:
    """Whether it is a file, or something that ought to be one."""
    try:
        return S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def _strays(path: str, folder: str) -> bool:
    from petitio.configuration import project_root
    from petitio.files import strays

    return strays(path, project_root(Path(os.path.realpath(folder))))


def _excluded(settings: Settings, names: Sequence[str], *path: str) -> bool:
    """Whether one of these names is excluded, or the way to a path from where the configuration is."""
    plain, others = _kinds(settings.exclude)
    if not plain.isdisjoint(names):
        return True
    from petitio.patterns import matches

    return any(
        fits(pattern, os.path.join(*path), settings.options.root) if deep else matches(pattern, names)
        for pattern, deep in others
    )


@cache
def _kinds(patterns: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[str, bool], ...]]:
    """The patterns that are names, and the others, each with whether it is about more than a name."""
    plain = frozenset(pattern for pattern in patterns if not any(mark in pattern for mark in "*?[/"))
    return plain, tuple((pattern, "/" in pattern.rstrip("/")) for pattern in patterns if pattern not in plain)
