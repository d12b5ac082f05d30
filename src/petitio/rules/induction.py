"""Family I: inductions."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

BASE_NOT_PROVEN = Rule("I101", "base-not-proven", Severity.ERROR)
STEP_NOT_PROVEN = Rule("I102", "step-not-proven", Severity.ERROR)
GUARD_UNCOVERED = Rule("I103", "guard-uncovered", Severity.ERROR)
INDUCTION_GAP = Rule("I104", "induction-gap", Severity.ERROR)
