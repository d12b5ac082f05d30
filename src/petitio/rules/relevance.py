"""Family R: premises that do no work."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

IDLE_PREMISE = Rule("R101", "idle-premise", Severity.WARNING)
REDUNDANT_PREMISE = Rule("R102", "redundant-premise", Severity.WARNING)
TAUTOLOGOUS_PREMISE = Rule("R103", "tautologous-premise", Severity.WARNING)
TRIVIAL_CONCLUSION = Rule("R104", "trivial-conclusion", Severity.WARNING)
IDLE_ASSUMPTION = Rule("R105", "idle-assumption", Severity.WARNING)
CITED_BUT_NOT_NEEDED = Rule("R106", "cited-but-not-needed", Severity.WARNING)
UNUSED_REASON = Rule("R107", "unused-reason", Severity.WARNING)
COMMON_GROUND = Rule("R108", "common-ground", Severity.WARNING)
