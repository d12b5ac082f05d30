"""Family T: sorts."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

SORT_MISMATCH = Rule("T101", "sort-mismatch", Severity.ERROR)
NARROWING = Rule("T102", "narrowing", Severity.ERROR)
POSSIBLE_DIVISION_BY_ZERO = Rule("T103", "possible-division-by-zero", Severity.WARNING)
RECURSION_DOES_NOT_DESCEND = Rule("T104", "recursion-does-not-descend", Severity.ERROR)
WRONG_NUMBER_OF_ARGUMENTS = Rule("T105", "wrong-number-of-arguments", Severity.ERROR)
MISSING_SORT = Rule("T106", "missing-sort", Severity.ERROR)
INDUCTION_SHAPE = Rule("T107", "induction-shape", Severity.ERROR)
INDUCTION_SORT = Rule("T108", "induction-sort", Severity.ERROR)
CASE_SUBJECT = Rule("T109", "case-subject", Severity.ERROR)
UNKNOWN_HOLE = Rule("T110", "unknown-hole", Severity.ERROR)
EXPONENT = Rule("T111", "exponent", Severity.ERROR)
