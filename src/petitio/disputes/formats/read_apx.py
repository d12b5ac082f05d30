"""The format of ASPARTIX, which is that of answer set programs: `arg(a). arg(b). att(a,b).`"""

from __future__ import annotations

import re

from petitio.disputes.formats.reading import MOST_ARGUMENTS, Faults, Reading
from petitio.disputes.formats.unseen import unseen
from petitio.disputes.framework import framework
from petitio.parsing.suggest import suggest
from petitio.rules.framework import FRAMEWORK_SYNTAX, FRAMEWORK_TOO_LARGE, UNKNOWN_ARGUMENT
from petitio.source import Span

_NAME = r'(?:"(?:[^"\\]|\\.)*"|[^\s(),%"]+)'
_SKIPPED = re.compile(r"(?:\s|%\*(?:[^*]|\*(?!%))*\*%|%(?!\*)[^\r\n]*)+")
_STATEMENT = re.compile(
    rf"(?:arg\s*\(\s*(?P<name>{_NAME})\s*\)|att\s*\(\s*(?P<source>{_NAME})\s*,\s*(?P<target>{_NAME})\s*\))\s*\.",
    re.DOTALL,
)
# From where a statement goes wrong to where the next can begin.
_REST = re.compile(r"[^\r\n.]*\.?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def read_apx(text: str) -> Reading:
    """The framework of a text. Names are as they stand, or in double quotes with the escapes of answer set programs;
    `%` begins a comment, and an attack may come before its arguments."""
    faults = Faults()
    names: dict[str, None] = {}
    attacks: list[tuple[str, str, Span]] = []
    position = _after_blank(text, 0)
    while position < len(text) and not faults.full:
        match = _STATEMENT.match(text, position)
        if match is None:
            match = _REST.match(text, position)
            end = match.end() if match and match.end() > position else position + 1
            broken = text[position:end]
            faults.add(
                FRAMEWORK_SYNTAX,
                Span(position, position + max(1, len(broken.rstrip()))),
                reason="undotted" if _STATEMENT.match(f"{broken}.") else "statement",
                format="apx",
                text=broken.strip(),
            )
        elif match["name"] is not None:
            name = _read(match["name"])
            names[name] = None
            if unseen(name):
                faults.add(FRAMEWORK_SYNTAX, Span(*match.span("name")), reason="name", format="apx", text=name)
        else:
            attacks.append((_read(match["source"]), _read(match["target"]), Span(*match.span())))
        position = _after_blank(text, match.end() if match and match.end() > position else position + 1)
    if len(names) > MOST_ARGUMENTS:
        faults.add(FRAMEWORK_TOO_LARGE, Span(0, 0), most=MOST_ARGUMENTS)
    for source, target, span in attacks:
        for name in dict.fromkeys((source, target)):
            if name not in names and not faults.full:
                faults.add(UNKNOWN_ARGUMENT, span, name=name, format="apx", suggestion=suggest(name, names))
    if faults.found:
        return Reading(None, tuple(faults.found))
    return Reading(framework(names, ((source, target) for source, target, _ in attacks)))


def _after_blank(text: str, position: int) -> int:
    match = _SKIPPED.match(text, position)
    return match.end() if match else position


def _read(name: str) -> str:
    if not name.startswith('"'):
        return name
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], name[1:-1])
