"""The trivial graph format: an argument in each line, then a line with `#`, then an attack in each line, as `a b`."""

from __future__ import annotations

from petitio.disputes.formats.reading import MOST_ARGUMENTS, Faults, Line, Reading, lines_of
from petitio.disputes.formats.unseen import unseen
from petitio.disputes.framework import framework
from petitio.parsing.suggest import suggest
from petitio.rules.framework import FRAMEWORK_SYNTAX, FRAMEWORK_TOO_LARGE, UNKNOWN_ARGUMENT
from petitio.source import Span


def read_tgf(text: str) -> Reading:
    """The framework of a text. What stands behind an argument's word is its title, and its name if no two arguments
    would then have the same; what stands behind an attack says nothing. A line with `#` and more is a comment."""
    faults = Faults()
    titles: dict[str, str] = {}
    edges: list[Line] = []
    labelled: Line | None = None
    parted = False
    for line in lines_of(text):
        if faults.full:
            break
        if line.text == "#":
            if parted:
                faults.add(FRAMEWORK_SYNTAX, line.span, reason="second mark", format="tgf", text=line.text)
            parted = True
        elif line.text.startswith("#"):
            continue
        elif not parted:
            name, *rest = line.text.split(maxsplit=1)
            if rest and labelled is None:
                labelled = line
            titles.setdefault(name, rest[0] if rest else name)
            if unseen(line.text):
                faults.add(FRAMEWORK_SYNTAX, line.span, reason="name", format="tgf", text=line.text)
        elif len(line.words) < 2:
            faults.add(FRAMEWORK_SYNTAX, line.span, reason="attack", format="tgf", text=line.text)
        else:
            edges.append(line)
    if not parted and labelled is not None:
        # Without the mark, attacks would pass for arguments with titles.
        faults.add(FRAMEWORK_SYNTAX, labelled.span, reason="mark", format="tgf", text=labelled.text)
    if len(titles) > MOST_ARGUMENTS:
        faults.add(FRAMEWORK_TOO_LARGE, Span(0, 0), most=MOST_ARGUMENTS)
    for line in edges:
        for name in dict.fromkeys(line.words[:2]):
            if name not in titles and not faults.full:
                faults.add(UNKNOWN_ARGUMENT, line.span, name=name, format="tgf", suggestion=suggest(name, titles))
    if faults.found:
        return Reading(None, tuple(faults.found))
    if len(set(titles.values())) < len(titles):
        titles = {name: name for name in titles}
    pairs = ((titles[line.words[0]], titles[line.words[1]]) for line in edges)
    return Reading(framework(titles.values(), pairs))
