"""Short ways to ask a whole check about one argument."""

from __future__ import annotations

import petitio
from petitio.report import ArgumentReport, ClaimReport, FileReport


def checked(text: str) -> FileReport:
    """The report on a text; an argument header is put before it if it has none."""
    if "argument " not in text:
        text = "argument test:\n" + text
    return petitio.check_text(text).files[0]


def argument(text: str) -> ArgumentReport:
    """The first argument of a text."""
    return checked(text).arguments[0]


def claim(text: str, name: str = "c") -> ClaimReport:
    """One claim of a text."""
    return next(row for row in argument(text).claims if row.name == name)


def rules(text: str) -> list[str]:
    """The rules of the findings that no expectation settles, in the order of the text."""
    return [finding.rule for finding in checked(text).findings if not finding.expected]
