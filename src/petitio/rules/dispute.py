"""Family D: objections."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

CHARGE_SUSTAINED = Rule("D101", "charge-sustained", Severity.WARNING)
CHARGE_UNDECIDED = Rule("D102", "charge-undecided", Severity.WARNING)
