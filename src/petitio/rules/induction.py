"""Family I: inductions."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

BASE_NOT_PROVEN = Rule("I101", "base-not-proven", Severity.ERROR)
STEP_NOT_PROVEN = Rule("I102", "step-not-proven", Severity.ERROR)
GUARD_UNCOVERED = Rule("I103", "guard-uncovered", Severity.ERROR)
INDUCTION_GAP = Rule("I104", "induction-gap", Severity.ERROR)
IDLE_HYPOTHESIS = Rule("I105", "idle-hypothesis", Severity.WARNING)
IDLE_INDUCTION = Rule("I106", "idle-induction", Severity.WARNING)
HYPOTHESIS_TOO_BIG = Rule("I107", "hypothesis-too-big", Severity.ERROR)
GUARD_BEGS = Rule("I108", "guard-begs", Severity.ERROR)
VACUOUS_STEP = Rule("I109", "vacuous-step", Severity.WARNING)
WRONG_DIRECTION = Rule("I110", "wrong-direction", Severity.ERROR)
ASSUMED_STEP = Rule("I111", "assumed-step", Severity.NOTE, shown=False)
STRENGTHENED = Rule("I112", "strengthened", Severity.WARNING)
NO_DESCENT = Rule("I113", "no-descent", Severity.ERROR)
ENDLESS_DESCENT = Rule("I114", "endless-descent", Severity.ERROR)
