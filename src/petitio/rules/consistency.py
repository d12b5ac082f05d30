"""Family C: premises that cannot be true together."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

PREMISES_CONFLICT = Rule("C101", "premises-conflict", Severity.ERROR)
PREMISE_CONTRADICTS_ITSELF = Rule("C102", "premise-contradicts-itself", Severity.ERROR)
ASSUMPTION_CONFLICTS = Rule("C103", "assumption-conflicts", Severity.ERROR)
SCENARIO_CONFLICTS = Rule("C104", "scenario-conflicts", Severity.ERROR)
