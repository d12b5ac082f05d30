"""Markdown files in which somebody may think that something is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petitio.parsing.argument_source import is_markdown

# `{arg}`, `.arg`, `{.arg}`, `arg,ignore`, `Arg`, `argument`: what others than CommonMark have for a language.
_NEARLY = re.compile(r"(?i)[{.]*(?:arg(?:\W.*)?|arguments?|petitio)")


def unmarked(name: str, contents: bytes) -> Iterator[str]:
    """What to say of a file that was named: which blocks are nearly marked `arg`, or that none is."""
    if not is_markdown(name):
        return
    from petitio.files import readable
    from petitio.parsing.fences import fences, is_marked

    text = readable(contents)[0]
    found = list(fences(text))
    near = [fence for fence in found if not is_marked(fence) and _NEARLY.fullmatch(fence.mark)]
    for fence in near:
        line = text.count("\n", 0, fence.opening.start) + 1
        yield f"{name}:{line}: this block is marked `{fence.mark}`, and so it is not checked; mark it `arg`"
    if not near and not any(map(is_marked, found)):
        yield f"nothing to check: no block in {name} is marked `arg`"
