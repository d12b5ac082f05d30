"""A repair as an edit: the missing premise declared as an assumption, before the claim that will cite it."""

from __future__ import annotations

from petitio import terms
from petitio.core import Application, Argument, Claim, Literal, Quantification, Sort, Symbol, Term
from petitio.diagnostics import Fix
from petitio.formula_text import formula_text
from petitio.source import Span
from petitio.verdicts import Repair


def repair_fix(argument: Argument, claim: Claim, repair: Repair) -> Fix | None:
    """The edits that make a repair part of the text. An assumption, for what is granted only so that something follows
    is to show up as such in every verdict that rests on it. None if it speaks of what has no name of its own here."""
    formulas = [formula for formula in (repair.formula, repair.lemma) if formula is not None]
    if any(_spoken(part) & argument.unnamed for formula in formulas for part in terms.subterms(formula)):
        return None
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


def _spoken(part: Term) -> frozenset[Sort | Symbol]:
    """The names that a part of a formula is written with."""
    if isinstance(part, Application):
        return frozenset([part.symbol])
    if isinstance(part, Quantification):
        return frozenset(variable.sort for variable in part.variables)
    return frozenset([part.sort]) if isinstance(part, Literal) else frozenset()


def _fresh(argument: Argument, stem: str) -> str:
    """A name that nothing in the argument has."""
    taken = {claim.name for claim in argument.claims} | {symbol.name for symbol in argument.vocabulary}
    taken |= {objection.name for objection in argument.objections}
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}_{count}"
    return name
