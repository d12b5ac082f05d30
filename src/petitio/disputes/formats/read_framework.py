"""A text in one of the formats of the field, to a framework."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import assert_never

from petitio.disputes.formats.read_af import read_af
from petitio.disputes.formats.read_apx import read_apx
from petitio.disputes.formats.read_tgf import read_tgf
from petitio.disputes.formats.reading import Format, Reading

_BY_SUFFIX: dict[str, Format] = {
    ".af": "af",
    ".i23": "af",
    ".iccma": "af",
    ".apx": "apx",
    ".aspartix": "apx",
    ".lp": "apx",
    ".tgf": "tgf",
}
_BY_LOOKS: tuple[tuple[Format, re.Pattern[str]], ...] = (
    ("af", re.compile(r"^\s*p\s+af\b", re.MULTILINE)),
    ("apx", re.compile(r"^\s*(?:arg|att)\s*\(", re.MULTILINE)),
    ("tgf", re.compile(r"^[ \t]*#[ \t]*\r?$", re.MULTILINE)),
)


def read_framework(text: str, form: Format) -> Reading:
    """The framework that a text holds in a format, or what is wrong with it."""
    match form:
        case "af":
            return read_af(text)
        case "apx":
            return read_apx(text)
        case "tgf":
            return read_tgf(text)
        case _:
            assert_never(form)


def format_of(name: str, text: str) -> Format | None:
    """The format of a file by the end of its name, or else by its looks; None if neither tells."""
    form = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    return form or next((form for form, looks in _BY_LOOKS if looks.search(text)), None)
