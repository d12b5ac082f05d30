"""Family Q: how sure one can be."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

INCOHERENT_CREDENCES = Rule("Q101", "incoherent-credences", Severity.ERROR)
CONFIDENCE_TOO_LOW = Rule("Q102", "confidence-too-low", Severity.ERROR)
INDEPENDENCE_NOT_STATED = Rule("Q103", "independence-not-stated", Severity.ERROR)
IMPOSSIBLE_CREDENCE = Rule("Q104", "impossible-credence", Severity.ERROR)
