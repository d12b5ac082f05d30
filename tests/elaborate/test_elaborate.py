"""Whatever passes has a meaning: closed formulas of the right sorts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    MODAL,
    NAT,
    REAL,
    Application,
    Argument,
    Cases,
    Induction,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Term,
    Variable,
)
from petitio.elaborate.elaborate import elaborate, elaborate_all
from petitio.files import Files
from petitio.parsing.load import load
from petitio.source import Source
from tests.reading import CORPUS, argument, errors, parsed
from tests.strategies import mutations

_CONNECTIVES = (Operator.NOT, Operator.AND, Operator.OR, Operator.XOR, Operator.IMPLIES, Operator.IFF)


def fits(found: Sort, wanted: Sort) -> bool:
    """Whether a term of one sort may stand for one of another: a Nat and an Int are both whole numbers."""
    return found is wanted or {found, wanted} <= {NAT, INT}


def well_sorted(term: Term) -> bool:
    """Whether every operator and every symbol in a term has what it asks for."""
    return all(_right(part) for part in terms.subterms(term))


def _right(term: Term) -> bool:
    match term:
        case Application(symbol, arguments):
            wanted = [parameter.sort for parameter in symbol.parameters]
            return len(arguments) == len(wanted) and all(
                fits(argument.sort, sort) for argument, sort in zip(arguments, wanted, strict=True)
            )
        case Quantification(_, _, body, sort):
            return body.sort is BOOL and sort is BOOL
        case Let(variable, value, _):
            return variable.sort is value.sort
        case Literal(value, sort):
            return isinstance(value, bool) == (sort is BOOL)
        case Operation(operator, arguments, sort):
            return _operation(operator, [argument.sort for argument in arguments], sort)
        case Variable():
            return True


def _operation(operator: Operator, sorts: list[Sort], result: Sort) -> bool:
    if operator in _CONNECTIVES:
        return result is BOOL and set(sorts) == {BOOL}
    if operator is Operator.IF:
        return sorts[0] is BOOL and fits(sorts[1], result) and fits(sorts[2], result)
    if operator in (Operator.EQUAL, Operator.LESS, Operator.AT_MOST):
        left, right = sorts
        numeric = left.numeric or (operator is Operator.EQUAL and left is not BOOL)
        return result is BOOL and numeric and fits(left, right)
    if operator in MODAL:
        return result is BOOL and sorts[-1] is BOOL
    if operator is Operator.TO_REAL:
        return result is REAL and sorts[0] in (NAT, INT)
    if operator is Operator.DIVIDE:
        return result is REAL and sorts == [REAL, REAL]
    if operator is Operator.POWER:
        return fits(sorts[0], result) and fits(sorts[1], INT)
    return result.numeric and all(fits(sort, result) for sort in sorts)


def sound(meant: Argument) -> None:
    """Every formula of an argument without fault is closed, a formula, and well-sorted."""
    for claim in meant.claims:
        assert claim.formula.sort is BOOL
        # What is to be asked of the solver speaks of worlds; only what is at fault keeps its modal words.
        assert meant.faulty or not [p for p in terms.subterms(claim.formula) if getattr(p, "operator", None) in MODAL]
        assert terms.free_variables(claim.formula) == ()
        assert well_sorted(claim.formula)
        match claim.method:
            case Induction(variable, goal, carried):
                assert {*terms.free_variables(goal), *terms.free_variables(carried)} <= {variable}
                assert well_sorted(goal)
                assert well_sorted(carried)
            case Cases(cases):
                for case in cases:
                    assert terms.free_variables(case.hypothesis) == terms.free_variables(case.goal) == ()
                    assert well_sorted(case.goal)
    for symbol, definition in meant.definitions.items():
        assert fits(definition.body.sort, symbol.result)
        assert set(terms.free_variables(definition.body)) <= set(definition.variables)
        assert well_sorted(definition.body)
    for condition in meant.conditions:
        for part in (*condition.hypotheses, *condition.goals):
            assert part.sort is BOOL
            assert well_sorted(part)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_has_a_meaning(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    file, found = elaborate_all(load(source, Files(path, path.name)))
    assert not errors(found)
    for meant in file.arguments:
        assert not meant.faulty
        sound(meant)


@given(mutations())
def test_whatever_passes_has_a_meaning(text: str) -> None:
    result = parsed(text)
    file, found = elaborate(result.tree)
    for meant in file.arguments:
        sound(meant)
    if any(meant.faulty for meant in file.arguments):
        assert errors((*result.diagnostics, *found))


def test_an_argument_is_all_there() -> None:
    meant = argument(
        'argument whole: "why"\nsort S\nconst c: S\npred p(s: S) "{s} is so"\ndefine d := p(c)\n'
        'premise one: "opaque"\nassume two: d\nconclude three: d from one, two\nscenario s: two\n'
        "objection o against three: charge begs_question because one speaker x\n"
    )
    assert (meant.name, meant.prose) == ("whole", "why")
    assert [symbol.title for symbol in meant.vocabulary] == ["c", "p", "d"]
    assert [sort.name for sort in meant.sorts] == ["S"]
    assert [claim.kind for claim in meant.claims] == ["premise", "assume", "conclude"]
    assert sorted(symbol.name for symbol in meant.definitions) == ["d", "three", "two"]
    assert [(o.charge, o.because, o.speaker) for o in meant.objections] == [("begs_question", ("one",), "x")]
    assert meant.claim("three").cites == ("one", "two")
