"""Texts that import one another without a disk, and whole checks of them."""

from __future__ import annotations

from posixpath import dirname, join, normpath

from petitio.parsing.reader import Found, Refusal
from petitio.pipeline import check
from petitio.record import Record
from petitio.render.assemble import assemble
from petitio.report import FileReport, Finding
from petitio.source import Source


class Folder:
    """A reader of texts by their names; `start` is the one that is checked. It counts what it is asked for."""

    def __init__(self, texts: dict[str, str], start: str = "main.arg") -> None:
        self.texts = texts
        self.start = start
        self.asked: list[str] = []

    def __call__(self, path: str, importer: str) -> Found | Refusal:
        key = normpath(join(dirname(importer), path))
        self.asked.append(key)
        return Found(key, Source(key, self.texts[key])) if key in self.texts else Refusal("missing")


class Seen(Record):
    """What a finding says, in short: its rule, the text it points at, and the places besides."""

    rule: str
    at: str
    places: tuple[str, ...] = ()


def report(main: str, **others: str) -> FileReport:
    """The report on a text that may import others: the keyword `words` is the file `words.arg`."""
    texts = {"main.arg": main} | {f"{name}.arg": text for name, text in others.items()}
    folder = Folder(texts)
    return assemble((check(Source("main.arg", main), read=folder),)).files[0]


def findings(main: str, **others: str) -> list[Finding]:
    """The findings on a text that no expectation settles, but for those on which premises matter or are missing."""
    return [f for f in report(main, **others).findings if not f.expected and not f.code.startswith(("R", "M"))]


def seen(main: str, **others: str) -> list[Seen]:
    """The same in short."""
    lines = main.splitlines()
    found = []
    for finding in findings(main, **others):
        start, end = finding.span.start, finding.span.end
        at = lines[start.line - 1][start.column - 1 : end.column - 1] if start.line == end.line else "…"
        places = tuple(f"{related.path or ''}:{related.span.start.line}" for related in finding.related)
        found.append(Seen(finding.rule, at, places))
    return found


def verdicts(main: str, **others: str) -> dict[str, str | None]:
    """The verdict of each claim that is shown, by `argument.claim`, and the standing of each position."""
    found: dict[str, str | None] = {}
    for argument in report(main, **others).arguments:
        if argument.position is not None:
            found[argument.name] = argument.position
        found |= {f"{argument.name}.{claim.name}": claim.verdict for claim in argument.claims if claim.verdict}
    return found
