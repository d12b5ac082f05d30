"""Family B: begging the question."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

RESTATES = Rule("B101", "restates", Severity.ERROR)
CIRCULAR = Rule("B102", "circular", Severity.ERROR)
PRESUPPOSES = Rule("B103", "presupposes", Severity.WARNING)
CARRIES_ALONE = Rule("B104", "carries-alone", Severity.WARNING)
