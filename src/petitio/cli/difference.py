"""What changes in a file, as `patch` reads it."""

from __future__ import annotations

import difflib
import os
import re
import sys

from petitio.render.no_commands import no_commands
from petitio.render.visible import visible

_RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
# A line ends where `patch` thinks so, whatever else some take for the end of one.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def difference(name: str, before: str, after: str) -> str:
    """The unified difference of two texts of a file; on a terminal with nothing in it that would act on that."""
    lines = difflib.unified_diff(_LINE.findall(before), _LINE.findall(after), name, name)
    text = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    if sys.stdout.isatty():
        return "\n".join(visible(line.removesuffix("\r")) for line in text.split("\n"))
    # Elsewhere it is for `patch`, to the letter, unless a continuous integration takes orders from it.
    return no_commands(text) if any(os.environ.get(name) for name in _RUNNERS) else text
