"""A framework as a text in one of the formats of the field."""

from __future__ import annotations

import re
from typing import assert_never

from petitio.disputes.formats.reading import Format
from petitio.disputes.formats.unseen import unseen
from petitio.disputes.framework import Framework

_PLAIN = re.compile(r"_*[a-z][A-Za-z0-9_']*|0|[1-9][0-9]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"'})


class Unwritable(ValueError):
    """A name that a format has no way to write. The argument is that name."""


def write_framework(framework: Framework, form: Format) -> str:
    """The text of a framework, which reads back as the same one; as `af`, with numbers for names, which comments
    explain if they are not the names already.

    Raises Unwritable if a name has no form in it.
    """
    for name in framework.names:
        if unseen(name):
            raise Unwritable(name)
    match form:
        case "af":
            return _af(framework)
        case "apx":
            return _apx(framework)
        case "tgf":
            return _tgf(framework)
        case _:
            assert_never(form)


def _af(framework: Framework) -> str:
    lines = [f"p af {len(framework.names)}"]
    if any(name != str(number) for number, name in enumerate(framework.names, 1)):
        lines += [f"# {number} {' '.join(name.split())}" for number, name in enumerate(framework.names, 1)]
    for source, target in framework.attacks:
        lines.append(f"{framework.place[source] + 1} {framework.place[target] + 1}")
    return "\n".join(lines) + "\n"


def _apx(framework: Framework) -> str:
    written = {name: _quoted(name) for name in framework.names}
    lines = [f"arg({name})." for name in written.values()]
    lines += [f"att({written[source]},{written[target]})." for source, target in framework.attacks]
    return "".join(f"{line}\n" for line in lines)


def _quoted(name: str) -> str:
    # `not` is a word of answer set programs.
    return name if _PLAIN.fullmatch(name) and name != "not" else f'"{name.translate(_ESCAPES)}"'


def _tgf(framework: Framework) -> str:
    # With two colons, a line begins that a continuous integration takes for an order.
    if all(name.split() == [name] and not name.startswith(("#", "::")) for name in framework.names):
        words = {name: name for name in framework.names}
        lines = list(framework.names)
    else:
        for name in framework.names:
            if not name or name != name.strip():
                raise Unwritable(name)
        words = {name: str(number) for number, name in enumerate(framework.names, 1)}
        lines = [f"{words[name]} {name}" for name in framework.names]
    lines += ["#", *(f"{words[source]} {words[target]}" for source, target in framework.attacks)]
    return "\n".join(lines) + "\n"
