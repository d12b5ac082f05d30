"""Family D: files that hold an abstract framework."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

FRAMEWORK_SYNTAX = Rule("D301", "framework-syntax", Severity.ERROR)
UNKNOWN_ARGUMENT = Rule("D302", "unknown-argument", Severity.ERROR)
FRAMEWORK_TOO_LARGE = Rule("D303", "framework-too-large", Severity.ERROR)
