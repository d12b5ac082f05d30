"""What comes out for a framework, for other programs."""

from __future__ import annotations

from petitio import __version__
from petitio.disputes.answers import Answers
from petitio.json_text import json_text
from petitio.record import plain
from petitio.render.no_commands import no_commands_in_json
from petitio.report import Finding

SCHEMA = "petitio-framework/1"


def framework_json(name: str, answers: Answers | None, findings: tuple[Finding, ...] = ()) -> str:
    """One object. Without answers, because the file could not be read, the findings say why."""
    facts: dict[str, object] = {"schema": SCHEMA, "petitio": __version__, "path": name}
    if answers is not None:
        facts |= {
            "arguments": answers.framework.names,
            "attacks": answers.framework.attacks,
            "labels": answers.grounded.as_mapping(),
            "extensions": {
                semantics: {"extensions": found.extensions, "more": found.more, "certain": found.certain}
                for semantics, found in answers.extensions
            },
            "accepted": [
                {
                    "semantics": one.semantics,
                    "mode": one.mode,
                    "argument": one.name,
                    "accepted": one.answer.accepted,
                    "witness": one.answer.witness.extension if one.answer.witness else None,
                }
                for one in answers.accepted
            ],
            "why": answers.why,
        }
    return no_commands_in_json(json_text(plain({**facts, "findings": findings})))
