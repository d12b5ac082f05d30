"""Family S: how a file is written."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

SYNTAX_ERROR = Rule("S101", "syntax-error", Severity.ERROR)
UNCLOSED_STRING = Rule("S102", "unclosed-string", Severity.ERROR)
UNCLOSED_BRACKET = Rule("S103", "unclosed-bracket", Severity.ERROR)
RESERVED_WORD = Rule("S104", "reserved-word", Severity.ERROR)
NESTED_TOO_DEEPLY = Rule("S105", "nested-too-deeply", Severity.ERROR)
NOT_TEXT = Rule("S106", "not-text", Severity.ERROR)
EMPTY_FILE = Rule("S107", "empty-file", Severity.ERROR)
MIXED_CONNECTIVES = Rule("S108", "mixed-connectives", Severity.WARNING)
PROSE_OUT_OF_PLACE = Rule("S109", "prose-out-of-place", Severity.ERROR)
NOT_YET_ACTED_ON = Rule("S110", "not-yet-acted-on", Severity.WARNING)
CLAUSE_OUT_OF_PLACE = Rule("S111", "clause-out-of-place", Severity.ERROR)
FILE_TOO_LARGE = Rule("S112", "file-too-large", Severity.ERROR)
NO_ARGUMENT = Rule("S113", "no-argument", Severity.ERROR)
NUMBER_TOO_LONG = Rule("S114", "number-too-long", Severity.ERROR)
NO_LOGIC = Rule("S115", "no-logic", Severity.ERROR)
FORMULA_TOO_LARGE = Rule("S116", "formula-too-large", Severity.ERROR)
UNCLOSED_FENCE = Rule("S117", "unclosed-fence", Severity.ERROR)
