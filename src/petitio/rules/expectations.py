"""Family X: expectations and suppressions."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

EXPECTATION_NOT_MET = Rule("X101", "expectation-not-met", Severity.ERROR)
UNUSED_SUPPRESSION = Rule("X102", "unused-suppression", Severity.WARNING)
SUPPRESSION_WITHOUT_REASON = Rule("X103", "suppression-without-reason", Severity.ERROR)
UNKNOWN_RULE = Rule("X104", "unknown-rule", Severity.ERROR)
