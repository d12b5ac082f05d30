"""Family B: begging the question."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

RESTATES = Rule("B101", "restates", Severity.ERROR)
CIRCULAR = Rule("B102", "circular", Severity.ERROR)
PRESUPPOSES = Rule("B103", "presupposes", Severity.WARNING)
CARRIES_ALONE = Rule("B104", "carries-alone", Severity.WARNING)
GIVEN_THE_REST = Rule("B105", "given-the-rest", Severity.NOTE, shown=False)
JOINTLY = Rule("B106", "jointly", Severity.NOTE, shown=False)
AUGMENTED = Rule("B107", "augmented", Severity.NOTE, shown=False)
EMPTY_TERM = Rule("B108", "empty-term", Severity.NOTE, shown=False)
REASONS_IN_A_CIRCLE = Rule("B109", "reasons-in-a-circle", Severity.ERROR)
