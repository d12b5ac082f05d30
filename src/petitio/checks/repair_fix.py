"""A repair as an edit: the missing premise declared as an assumption, before the claim that will cite it."""

from __future__ import annotations

from petitio.core import Argument, Claim, Quantification
from petitio.diagnostics import Fix
from petitio.formula_text import formula_text
from petitio.source import Span
from petitio.verdicts import Repair


def repair_fix(argument: Argument, claim: Claim, repair: Repair) -> Fix:
    """The edits that make a repair part of the text. An assumption, for what is granted only so that something follows
    is to show up as such in every verdict that rests on it."""
    name = _fresh(argument, "missing")
    declared = f"assume {name}:\n  {formula_text(repair.formula)}\n\n"
    cited = name
    if isinstance(repair.lemma, Quantification):
        lemma = _fresh(argument, f"{claim.name}_for_all")
        variable = repair.lemma.variables[0].name
        declared += f"lemma {lemma}:\n  {formula_text(repair.lemma)}\n  by induction on {variable}\n\n"
        cited = f"{name}, {lemma}"
    start = Span(claim.span.start, claim.span.start)
    edits = [(start, declared)]
    for clause in ("from", "base", "step"):
        if clause in claim.places:
            end = claim.places[clause].end
            edits.append((Span(end, end), f", {cited}"))
    return Fix(tuple(edits), safe=False)


def _fresh(argument: Argument, stem: str) -> str:
    """A name that nothing in the argument has."""
    taken = {claim.name for claim in argument.claims} | {symbol.name for symbol in argument.vocabulary}
    taken |= {objection.name for objection in argument.objections}
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}_{count}"
    return name
