"""The report as SARIF 2.1.0, which code hosts and editors show beside the source.

SARIF: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01", 2023.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from posixpath import normpath, relpath
from urllib.parse import quote

from petitio.json_text import json_text
from petitio.render.visible import visible
from petitio.render.words.certificates import certificate_words, certificates_of
from petitio.report import Extent, FileReport, Finding, FixReport, Report, Unjudged
from petitio.rules.catalogue import explanation, find_rule
from petitio.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The name says how the fingerprint is made; another way of making it needs another name.
_FINGERPRINT = "petitio/v1"


def sarif(report: Report, sources: Mapping[str, Source] | None = None, folder: str = "") -> str:
    """The report as a SARIF log of one run. `sources` has the text of each file by its path; a path inside of `folder`
    is given as the way from there. What an expectation settles is in it, as suppressed. The run was
    not successful if a file got no verdict."""
    found = {finding.code for file in report.files for finding in file.findings}
    codes = sorted(found)
    results = [
        result for file in report.files for result in _results(file, (sources or {}).get(file.path), codes, folder)
    ]
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "petitio",
                "version": report.petitio,
                "semanticVersion": report.petitio,
                "rules": [_rule(code) for code in codes],
            }
        },
        "automationDetails": {"id": "petitio/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file.path, folder)}} for file in report.files],
        "results": results,
    }
    certificates = [row for file in report.files for row in _certificates(file, folder)]
    if certificates:
        run["properties"] = {"certificates": certificates}
    if report.unjudged:
        told = [_notification(one, folder) for one in report.unjudged]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": told}]
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str) -> dict[str, object]:
    rule = find_rule(code)
    assert rule is not None, code
    page = explanation(rule)
    _, summary, rest = page.split("\n\n", 2)
    wrong = rest.partition("## What is wrong\n\n")[2].partition("\n\n## ")[0]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": _text(summary)},
        "fullDescription": {"text": _text(wrong)},
        "help": {"text": _text(page), "markdown": page},
        "defaultConfiguration": {"level": rule.severity.value, "enabled": rule.shown},
    }


def _results(file: FileReport, source: Source | None, codes: list[str], folder: str) -> list[dict[str, object]]:
    alike: Counter[str] = Counter()
    results = []
    for finding in file.findings:
        result: dict[str, object] = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity,
            "message": {"text": _message(finding)},
            "locations": [_location(file.path, finding, folder)],
            "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, source, alike)},
            # Where one result of a run says whether it is suppressed, all have to (3.27.23).
            "suppressions": _suppressions(finding),
        }
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": index,
                    "message": {"text": _text(related.message)},
                    "physicalLocation": _place(related.path or file.path, related.span, folder),
                }
                for index, related in enumerate(finding.related, start=1)
            ]
        if finding.fix is not None:
            result["fixes"] = [_fix(file.path, finding, finding.fix, folder)]
        results.append(result)
    return results


def _certificates(file: FileReport, folder: str) -> Iterator[dict[str, object]]:
    """What a second solver says of verdicts: properties of the run, for a result is something to look at."""
    for argument in file.arguments:
        for name, verdict, found in certificates_of(argument):
            names = dict.fromkeys((argument.name, name))
            yield {
                "uri": _uri(file.path, folder),
                "fullyQualifiedName": ".".join(names),
                "verdict": _text(verdict),
                "solver": found.solver,
                "status": found.status,
                "text": _text(certificate_words(found)),
            }


def _notification(one: Unjudged, folder: str) -> dict[str, object]:
    """That a file got no verdict, and why (3.20.21, 3.58)."""
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(one.path, folder)}}}
    return {"level": "error", "message": {"text": _text(one.reason)}, "locations": [place]}


def _message(finding: Finding) -> str:
    return _text(f"{finding.message}\nhelp: {finding.hint}" if finding.hint else finding.message)


def _suppressions(finding: Finding) -> list[dict[str, object]]:
    if not finding.expected:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": "an expectation in the file settles it"}]


def _fingerprint(finding: Finding, source: Source | None, alike: Counter[str]) -> str:
    """What stays the same when lines are added elsewhere: the rule, the subject and the text of the line, and how many
    findings before it have all these in common with it."""
    line = " ".join(source.line(finding.span.start.line).split()) if source is not None else ""
    parts = (finding.code, finding.argument or "", finding.subject or "", line)
    digest = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    alike[digest] += 1
    return f"{digest}:{alike[digest]}"


def _location(path: str, finding: Finding, folder: str) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": _place(path, finding.span, folder)}
    if finding.argument is not None:
        names = dict.fromkeys((finding.argument, finding.subject or finding.argument))
        location["logicalLocations"] = [{"name": [*names][-1], "fullyQualifiedName": ".".join(names)}]
    return location


def _place(path: str, extent: Extent, folder: str) -> dict[str, object]:
    return {"artifactLocation": {"uri": _uri(path, folder)}, "region": _region(extent)}


def _region(extent: Extent) -> dict[str, object]:
    return {
        "startLine": extent.start.line,
        "startColumn": extent.start.column,
        "endLine": extent.end.line,
        "endColumn": extent.end.column,
    }


def _fix(path: str, finding: Finding, fix: FixReport, folder: str) -> dict[str, object]:
    edits = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    change = {"artifactLocation": {"uri": _uri(path, folder)}, "replacements": edits}
    return {"description": {"text": _text(finding.hint or finding.message)}, "artifactChanges": [change]}


def _uri(path: str, folder: str) -> str:
    """A path as a URI reference: from `folder` if it is inside, and otherwise as it is written. A byte that is no text
    stands for itself."""
    windows = any(re.match(r"[A-Za-z]:\\", one) for one in (path, folder))
    path, folder = (one.replace("\\", "/") if windows else one for one in (path, folder))
    plain = normpath(path)
    top = folder.rstrip("/")
    if top and plain.startswith(f"{top}/"):
        plain = relpath(plain, top)
    absolute = plain.startswith("/") or plain[1:3] == ":/"
    return ("file:///" if absolute else "") + quote(plain.lstrip("/") if absolute else plain, errors="surrogateescape")


def _text(text: str) -> str:
    """Text that no viewer takes for a link or a placeholder (3.11.5, 3.11.6): `aligned[crisp](s)` is neither."""
    lines = "\n".join(map(visible, text.split("\n")))
    linkless = re.sub(r"\[([^\[\]]*)\](?=\()", r"\\[\1\\]", lines)
    return re.sub(r"\{(\d+)\}", r"{{\1}}", linkless)
