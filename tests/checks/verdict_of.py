"""Short ways to ask a whole check about one argument. Within a test, what was asked before is known."""

from __future__ import annotations

from functools import lru_cache

import petitio
from petitio.report import ArgumentReport, ClaimReport, FileReport


@lru_cache(maxsize=8)
def checked(text: str, *extend_select: str) -> FileReport:
    """The report on a text, with further rules; an argument header is put before it if it has none."""
    if "argument " not in text:
        text = "argument test:\n" + text
    return petitio.check_text(text, options=petitio.Options(extend_select=extend_select)).files[0]


def argument(text: str) -> ArgumentReport:
    """The first argument of a text."""
    return checked(text).arguments[0]


def claim(text: str, name: str = "c") -> ClaimReport:
    """One claim of a text."""
    return next(row for row in argument(text).claims if row.name == name)


def rules(text: str) -> list[str]:
    """The rules of the findings that no expectation settles, in the order of the text."""
    return [finding.rule for finding in checked(text).findings if not finding.expected]
