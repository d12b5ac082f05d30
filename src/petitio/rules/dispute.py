"""Family D: objections and disputes."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity

CHARGE_SUSTAINED = Rule("D101", "charge-sustained", Severity.WARNING)
CHARGE_UNDECIDED = Rule("D102", "charge-undecided", Severity.WARNING)
CHARGE_OVERRULED = Rule("D103", "charge-overruled", Severity.NOTE, shown=False)
ATTACK_WITHOUT_BITE = Rule("D104", "attack-does-not-bite", Severity.WARNING)
REPLY_TO_NOTHING = Rule("D105", "reply-to-nothing", Severity.WARNING)
PARTY_CONTRADICTS_ITSELF = Rule("D106", "party-contradicts-itself", Severity.WARNING)
