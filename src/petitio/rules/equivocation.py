"""Family E: words with two senses."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

EQUIVOCATION = Rule("E101", "equivocation", Severity.ERROR)
VERBAL_DISPUTE = Rule("E102", "verbal-dispute", Severity.WARNING)
SENSES_WITHOUT_BRIDGE = Rule("E103", "senses-without-bridge", Severity.NOTE, shown=False)
