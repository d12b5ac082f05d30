"""Which assumptions each scenario grants and denies."""

from __future__ import annotations

from petitio import syntax
from petitio.core import Scenario
from petitio.diagnostics import Diagnostic, Label
from petitio.elaborate.claims import ClaimsElaborator
from petitio.rules import names as rules


def scenarios(written: list[syntax.Scenario], found: dict[str, Scenario], elaborator: ClaimsElaborator) -> None:
    """Add the scenarios that are written to those found before; what is wrong with them goes to the elaborator."""
    inherited = {scenario.span for scenario in found.values()}
    for part in written:
        if part.name.span in inherited:
            continue
        if part.name.text in found:
            related = (Label(found[part.name.text].span, "first"),)
            facts: dict[str, str] = {"name": part.name.text}
            elaborator.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, part.name.span, facts, related=related))
            continue
        granted: list[str] = []
        denied: list[str] = []
        for grant in part.grants:
            for name in elaborator.references((grant.name,), "scenario"):
                if elaborator.declared[name].kind != "assume":
                    elaborator.faulty = True
                    facts = {"name": grant.name.text, "wanted": "assumption", "role": "scenario"}
                    elaborator.diagnostics.append(Diagnostic(rules.WRONG_KIND_OF_NAME, grant.name.span, facts))
                else:
                    (denied if grant.denied else granted).append(name)
        found[part.name.text] = Scenario(part.name.text, tuple(granted), tuple(denied), part.name.span)
