"""The numeric format of the ICCMA competition of 2023: `p af 3`, then an attack in each line, as `1 2`."""

from __future__ import annotations

from petitio.disputes.formats.reading import MOST_ARGUMENTS, Faults, Line, Reading, lines_of
from petitio.disputes.framework import framework
from petitio.rules.framework import FRAMEWORK_SYNTAX, FRAMEWORK_TOO_LARGE, UNKNOWN_ARGUMENT
from petitio.source import Span


def read_af(text: str) -> Reading:
    """The framework of a text, its arguments named `1` to as many as its first line says.

    Lines that begin with `#`, or with the word `c`, are comments.
    """
    faults = Faults()
    count: int | None = None
    attacks: list[tuple[str, str]] = []
    for line in lines_of(text):
        if line.text.startswith("#") or line.words[0] == "c":
            continue
        if count is None:
            count = _count(line, faults)
            if count is None:
                return Reading(None, tuple(faults.found))
        elif line.words[0] == "p":
            faults.add(FRAMEWORK_SYNTAX, line.span, reason="second header", format="af", text=line.text)
        elif len(line.words) != 2 or not all(map(_is_number, line.words)):
            faults.add(FRAMEWORK_SYNTAX, line.span, reason="attack", format="af", text=line.text)
        else:
            for word in line.words:
                if not 1 <= int(word) <= count:
                    faults.add(UNKNOWN_ARGUMENT, line.span, name=word, format="af", count=count)
            source, target = map(int, line.words)
            attacks.append((str(source), str(target)))
        if faults.full:
            break
    if count is None:
        faults.add(FRAMEWORK_SYNTAX, Span(len(text), len(text)), reason="header", format="af", text="")
    if faults.found or count is None:
        return Reading(None, tuple(faults.found))
    return Reading(framework(map(str, range(1, count + 1)), attacks))


def _count(line: Line, faults: Faults) -> int | None:
    if len(line.words) != 3 or line.words[:2] != ("p", "af") or not _is_number(line.words[2]):
        faults.add(FRAMEWORK_SYNTAX, line.span, reason="header", format="af", text=line.text)
        return None
    if int(line.words[2]) > MOST_ARGUMENTS:
        faults.add(FRAMEWORK_TOO_LARGE, line.span, most=MOST_ARGUMENTS)
        return None
    return int(line.words[2])


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 18
