"""How often each rule found something."""

from __future__ import annotations

from collections import Counter

from petitio.json_text import json_text
from petitio.report import Report


def statistics(report: Report, output_format: str = "text") -> str:
    """A row for each rule with findings that no expectation settles: how many, and its code, name and weight. The most
    frequent first. As text, or as JSON."""
    counts = Counter(
        (finding.code, finding.rule, finding.severity)
        for file in report.files
        for finding in file.findings
        if not finding.expected
    )
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    if output_format == "json":
        found = [{"code": code, "rule": rule, "severity": weight, "count": n} for (code, rule, weight), n in rows]
        return json_text(found) + "\n"
    width = max((len(str(count)) for _, count in rows), default=0)
    return "".join(f"{count:>{width}}  {code}  {rule} ({weight})\n" for (code, rule, weight), count in rows)
