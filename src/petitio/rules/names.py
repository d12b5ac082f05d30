"""Family N: names and what they stand for."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

UNKNOWN_NAME = Rule("N101", "unknown-name", Severity.ERROR)
DUPLICATE_NAME = Rule("N102", "duplicate-name", Severity.ERROR)
UNUSED_VOCABULARY = Rule("N103", "unused-vocabulary", Severity.WARNING)
SHADOWED_NAME = Rule("N104", "shadowed-name", Severity.WARNING)
CIRCULAR_NAMES = Rule("N105", "circular-names", Severity.ERROR)
SENSE_NEEDED = Rule("N106", "sense-needed", Severity.ERROR)
WRONG_KIND_OF_NAME = Rule("N107", "wrong-kind-of-name", Severity.ERROR)
IMPORT_NOT_FOUND = Rule("N108", "import-not-found", Severity.ERROR)
IMPORT_OUTSIDE_PROJECT = Rule("N109", "import-outside-project", Severity.ERROR)
IMPORT_CIRCLE = Rule("N110", "import-circle", Severity.ERROR)
IMPORT_FAULTY = Rule("N111", "import-faulty", Severity.ERROR)
EXTENDS_CIRCLE = Rule("N112", "extends-circle", Severity.ERROR)
VOCABULARY_DIFFERS = Rule("N113", "vocabulary-differs", Severity.ERROR)
JUDGED_ELSEWHERE = Rule("N114", "judged-elsewhere", Severity.ERROR)
