"""Family M: what is missing."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

MISSING_PREMISE = Rule("M101", "missing-premise", Severity.NOTE)
