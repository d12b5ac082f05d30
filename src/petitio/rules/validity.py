"""Family V: whether the conclusion follows."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

DOES_NOT_FOLLOW = Rule("V101", "does-not-follow", Severity.ERROR)
LEMMA_DOES_NOT_FOLLOW = Rule("V102", "lemma-does-not-follow", Severity.ERROR)
CITES_TOO_LITTLE = Rule("V103", "cites-too-little", Severity.ERROR)
UNDECIDED = Rule("V104", "undecided", Severity.ERROR)
FOLLOWS_FROM_ANYTHING = Rule("V105", "follows-from-anything", Severity.ERROR)
CASES_NOT_EXHAUSTIVE = Rule("V106", "cases-not-exhaustive", Severity.ERROR)
CASE_NOT_PROVEN = Rule("V107", "case-not-proven", Severity.ERROR)
RESTS_ON_A_FAILED_LEMMA = Rule("V108", "rests-on-a-failed-lemma", Severity.ERROR)
ASSUMPTION_NOT_REFUTED = Rule("V109", "assumption-not-refuted", Severity.ERROR)
