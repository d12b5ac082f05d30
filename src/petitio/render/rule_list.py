"""The rules as a list."""

from __future__ import annotations

from collections.abc import Sequence

from petitio.diagnostics import Rule
from petitio.json_text import json_text
from petitio.rules.catalogue import summary


def rule_list(rules: Sequence[Rule], output_format: str = "text") -> str:
    """A line for each rule: its code, name and weight, whether it shows unasked, and the first sentence of its page.
    As text, or as JSON."""
    if output_format == "json":
        rows = [
            {
                "code": rule.code,
                "rule": rule.name,
                "severity": rule.severity.value,
                "shown": rule.shown,
                "summary": summary(rule),
            }
            for rule in rules
        ]
        return json_text(rows) + "\n"
    wide = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code}  {rule.name:{wide}}  {rule.severity.value:7}  {'' if rule.shown else '(off) '}{summary(rule)}\n"
        for rule in rules
    )
