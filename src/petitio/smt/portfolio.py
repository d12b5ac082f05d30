"""The attempts at a question, in their order, each with a budget: data, and what each of them does.

What only the later attempts need is imported by them, for most questions never get there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, islice, zip_longest

from petitio import terms
from petitio.core import Quantification, Term
from petitio.obligations import Question
from petitio.record import Record
from petitio.semantics import Interpretation
from petitio.smt.answer import UNREPLAYED, Answer, Effort
from petitio.smt.budget import scaled
from petitio.smt.emit import Script, emit
from petitio.smt.ground import Domain
from petitio.smt.ground_instances import ground_instances
from petitio.smt.growth import multiplies, options_for
from petitio.smt.inquiry import Inquiry
from petitio.smt.plain_model import plain_model
from petitio.smt.replay import replays
from petitio.smt.search import search, search_apart
from petitio.smt.solve import FIRST, QUICK, SECOND, solve
from petitio.smt.worlds import MOST_WORLDS, World, infinite_worlds, larger_worlds

_FIRST_WORLDS, _FEW_WORLDS, _ALONE = 6, 8, 16


class Attempt(Record):
    """One attempt: its name, the least effort at which it is made, and what it does; None if it leaves no answer.

    `applies` says of which questions it can be made at all, `searches` that it looks for models world by world.
    """

    name: str
    effort: Effort
    run: Callable[[Inquiry], Answer | None]
    applies: Callable[[Inquiry], bool]
    searches: bool = False


# ---- What the attempts do


def _likely(inquiry: Inquiry) -> Answer | None:
    return _found(search(inquiry.ordered, islice(inquiry.worlds, _FIRST_WORLDS), smallest=inquiry.model))


def _plain(inquiry: Inquiry) -> Answer | None:
    found = plain_model(inquiry.question)
    return None if found is None else Answer("yes", found)


def _one_step(inquiry: Inquiry) -> Answer | None:
    asked = inquiry.question
    formulas = (*asked.formulas, *ground_instances(asked, depth=3))
    return _no(emit(Question(asked.definitions, formulas, asked.arithmetic), axioms_of_recursion=False), FIRST)


def _by_definition(inquiry: Inquiry) -> Answer | None:
    """The formulas that definitions alone settle, worked out; the others asked about apart."""
    from petitio.smt.fixed import without_fixed

    found = without_fixed(inquiry.question)
    if found is None:
        return None
    rest, fixed = found
    model: Interpretation | None = fixed
    if rest.formulas:
        inner = Inquiry(rest, model=True)
        model = search(inner.ordered, islice(inner.worlds, MOST_WORLDS), smallest=True)
        if model is None:
            return None
        model = Interpretation(model.sizes, model.tables, {**model.unknowns, **fixed.unknowns}, model.carriers)
    return Answer("yes", model, smallest=True) if model and replays(model, inquiry.question) else None


def _glance(inquiry: Inquiry) -> Answer | None:
    return _whole(inquiry, QUICK)


def _longer(inquiry: Inquiry) -> Answer | None:
    return _whole(inquiry, FIRST) if inquiry.answered == "unknown" else None


def _whole(inquiry: Inquiry, budget: int) -> Answer | None:
    """The solver on the whole text. Where it finds a model, a small one of ours is looked for first."""
    options = options_for(budget, multiplying=inquiry.multiplying)
    status, candidate, inquiry.reason = solve(inquiry.script, budget, model=inquiry.readable, options=options)
    if status == "no" or (status == "yes" and not inquiry.model):
        return Answer(status)
    if status == "yes":
        inquiry.answered = "yes"
        found = search(inquiry.ordered, islice(inquiry.worlds, MOST_WORLDS), smallest=True)
        if found is not None:
            return Answer("yes", found, smallest=True)
        if candidate is not None and replays(candidate, inquiry.question):
            return Answer("yes", candidate)
        inquiry.reason = UNREPLAYED
    return None


def _undivided(inquiry: Inquiry) -> Answer | None:
    """The question with more said: that nothing is divided by 0, which the solver may do and our evaluator does not."""
    from petitio.smt.nonzero_divisors import nonzero_divisors

    more = nonzero_divisors(inquiry.ordered)
    answer = None if more is None else _whole(Inquiry(more, model=True), QUICK)
    if answer is None or answer.model is None or not replays(answer.model, inquiry.question):
        return None
    # In a smaller world there may be a model that divides by 0 where nothing turns on it.
    return Answer("yes", answer.model)


def _nearest(inquiry: Inquiry) -> Answer | None:
    """Those premises alone that speak of nothing but what the claim, the last formula, speaks of; it may need none.

    Fewer premises give the solver less to go astray in; what follows from them follows.
    """
    asked = inquiry.question
    *premises, last = asked.formulas
    known = set(terms.symbols_of([last], asked.definitions))
    near = [p for p in premises if known.issuperset(terms.symbols_of([p], asked.definitions))]
    if len(near) == len(premises):
        return None
    # Of a claim alone little is asked, and no more than this once.
    budget = QUICK if near else FIRST
    return _no(emit(Question(asked.definitions, (*near, last), asked.arithmetic)), budget, inquiry.multiplying)


def _by_axioms(budget: int) -> Callable[[Inquiry], Answer | None]:
    def run(inquiry: Inquiry) -> Answer | None:
        asked = inquiry.relations
        return None if asked is None else _no(emit(asked), budget, inquiry.multiplying)

    return run


def _few_worlds(inquiry: Inquiry) -> Answer | None:
    return _found(search(inquiry.ordered, islice(inquiry.worlds, _FEW_WORLDS), smallest=inquiry.model))


def _more_worlds(inquiry: Inquiry) -> Answer | None:
    return _found(search(inquiry.ordered, islice(inquiry.worlds, MOST_WORLDS), smallest=inquiry.model))


def _larger_worlds(inquiry: Inquiry) -> Answer | None:
    found = search_apart(inquiry.ordered, larger_worlds(inquiry.question), smallest=inquiry.model)
    return None if found is None else Answer("yes", found)


def _infinite_worlds(inquiry: Inquiry) -> Answer | None:
    found = search(inquiry.ordered, infinite_worlds(inquiry.question), smallest=inquiry.model)
    return None if found is None else Answer("yes", found)


def _first_numbers(inquiry: Inquiry) -> Answer | None:
    from petitio.smt.first_numbers import at_first_numbers

    instances = at_first_numbers(inquiry.question, few=inquiry.multiplying)
    return None if instances is None else _no(emit(instances), FIRST, inquiry.multiplying)


def _in_order(inquiry: Inquiry) -> Answer | None:
    """One formula at a time: that is often enough, and with all at once the solver goes astray more easily."""
    asked, kinds, grown = _of_the_order(inquiry)
    in_turn = [formula for column in zip_longest(*kinds) for formula in column if formula is not None]
    return _with(asked, [(formula,) for formula in (*in_turn[:_ALONE], *grown)], QUICK)


def _all_in_order(inquiry: Inquiry) -> Answer | None:
    asked, kinds, grown = _of_the_order(inquiry)
    whole = tuple(chain(*kinds, grown))
    several = _with(asked, [kind for kind in kinds if len(kind) > 1], QUICK)
    return several or _with(asked, [whole] if whole else [], FIRST)


def _of_the_order(inquiry: Inquiry) -> tuple[Question, tuple[tuple[Term, ...], ...], tuple[Term, ...]]:
    from petitio.smt.opened import opened
    from petitio.smt.steady_growth import steady_growth
    from petitio.smt.well_ordered import well_ordered

    found = opened(inquiry.question)
    return found.question, well_ordered(found), steady_growth(found.question)


def _with(asked: Question, rows: Iterable[tuple[Term, ...]], budget: int) -> Answer | None:
    """The question with each row of formulas in turn, all of them true whatever the words mean."""
    multiplying = multiplies(asked)
    for formulas in rows:
        script = emit(Question(asked.definitions, (*asked.formulas, *formulas)))
        answer = _no(script, budget, multiplying)
        if answer is not None:
            return answer
    return None


def _saturated(steps: int) -> Callable[[Inquiry], Answer | None]:
    def run(inquiry: Inquiry) -> Answer | None:
        from petitio.smt.refuting_instances import refuting_instances

        instances = refuting_instances(inquiry.relations or inquiry.question, scaled(steps))
        return None if instances is None else _no(emit(instances), FIRST)

    return run


def _exhausted(inquiry: Inquiry) -> Answer | None:
    from petitio.smt.bounded import refuted_by_exhaustion

    return Answer("no") if refuted_by_exhaustion(inquiry.question) else None


def _again(budget: int, seed: int, **changed: str) -> Callable[[Inquiry], Answer | None]:
    options: Mapping[str, str] = {f"smt.{name.replace('__', '.')}": value for name, value in changed.items()}

    def run(inquiry: Inquiry) -> Answer | None:
        chosen = {**options_for(budget, multiplying=inquiry.multiplying), **options}
        status, candidate, reason = solve(inquiry.script, budget, model=inquiry.readable, seed=seed, options=chosen)
        inquiry.reason = inquiry.reason or reason
        if status == "no" or (status == "yes" and not inquiry.model):
            return Answer(status)
        if status == "yes" and candidate is not None and replays(candidate, inquiry.question):
            return Answer("yes", candidate)
        return None

    return run


def _second(budget: int, *options: tuple[str, str]) -> Callable[[Inquiry], Answer | None]:
    def run(inquiry: Inquiry) -> Answer | None:
        from petitio.smt.second_solver import second_solver

        found = second_solver(inquiry.script, budget, options)
        if found is None or found.status == "unknown":
            return None
        if found.status == "no" or not inquiry.model:
            return Answer(found.status)
        if not found.sizes:
            return None
        world = World(Domain(dict(found.sizes), (0,), "constant", free=True))
        found_here = search_apart(inquiry.ordered, [world], smallest=True)
        return None if found_here is None else Answer("yes", found_here)

    return run


def _no(script: Script, budget: int, multiplying: bool = False) -> Answer | None:
    """ "No", if the solver says so: of a script that says less than the question, only this counts."""
    options = options_for(budget, multiplying=multiplying)
    return Answer("no") if solve(script, budget, options=options)[0] == "no" else None


def _found(model: Interpretation | None) -> Answer | None:
    return None if model is None else Answer("yes", model, smallest=True)


# ---- Their order


def _always(inquiry: Inquiry) -> bool:
    return True


def _installed(inquiry: Inquiry) -> bool:
    from petitio.smt.second_session import second_solver_installed

    return second_solver_installed()


def _settled_numbers(inquiry: Inquiry) -> bool:
    return not inquiry.multiplying


def _unknown_things(inquiry: Inquiry) -> bool:
    return any(
        isinstance(part, Quantification) and any(variable.sort.unknown for variable in part.variables)
        for formula in inquiry.question.formulas
        for part in terms.subterms(formula)
    )


def _divided_model(inquiry: Inquiry) -> bool:
    from petitio.smt.nonzero_divisors import nonzero_divisors

    return inquiry.model and inquiry.question.arithmetic and nonzero_divisors(inquiry.question) is not None


def _recursive(inquiry: Inquiry) -> bool:
    return inquiry.recursive


def _arithmetic(inquiry: Inquiry) -> bool:
    return inquiry.question.arithmetic


def _recursive_model(inquiry: Inquiry) -> bool:
    return inquiry.recursive and inquiry.model and inquiry.question.arithmetic


def _recursive_otherwise(inquiry: Inquiry) -> bool:
    return inquiry.recursive and not inquiry.model and inquiry.question.arithmetic


def _relations(inquiry: Inquiry) -> bool:
    return inquiry.answered == "unknown" and inquiry.relations is not None


def _no_model(inquiry: Inquiry) -> bool:
    return not inquiry.model


LIKELY = Attempt("the smallest models", "quick", _likely, _arithmetic, searches=True)
FIRST_STEPS = (
    Attempt("the plainest models", "quick", _plain, _no_model),
    Attempt("one-step equations", "quick", _one_step, _recursive),
    Attempt("the first values of the definitions", "quick", _by_definition, _recursive_model),
)
PORTFOLIO: tuple[Attempt, ...] = (
    Attempt(f"z3 for {QUICK} steps", "quick", _glance, _always),
    Attempt("models with no division by 0", "quick", _undivided, _divided_model),
    Attempt("the nearest premises alone", "quick", _nearest, _always),
    Attempt("small models", "quick", _few_worlds, _arithmetic, searches=True),
    Attempt(f"relations by their axioms for {QUICK} steps", "quick", _by_axioms(QUICK), _relations),
    Attempt(f"relations by their axioms for {FIRST} steps", "usual", _by_axioms(FIRST), _relations),
    Attempt("the first values of the definitions", "usual", _by_definition, _recursive_otherwise),
    Attempt("instances at the first numbers", "usual", _first_numbers, _arithmetic),
    Attempt("all models of bounded size", "usual", _exhausted, _arithmetic),
    Attempt(f"z3 for {FIRST} steps", "usual", _longer, _always),
    Attempt("more small models", "usual", _more_worlds, _arithmetic, searches=True),
    Attempt("instances that superposition finds", "usual", _saturated(10_000), _unknown_things),
    Attempt(f"z3 for {FIRST} steps without e-matching", "usual", _again(FIRST, 0, ematching="false"), _always),
    Attempt("the order of the numbers", "usual", _in_order, _arithmetic),
    Attempt("models made of numbers", "usual", _infinite_worlds, _arithmetic, searches=True),
    Attempt("more of the order of the numbers", "full", _all_in_order, _arithmetic),
    Attempt("models of 5 to 8 elements", "full", _larger_worlds, _arithmetic, searches=True),
    Attempt("more instances that superposition finds", "full", _saturated(240_000), _unknown_things),
    Attempt(f"relations by their axioms for {SECOND} steps", "full", _by_axioms(SECOND), _relations),
    Attempt("z3 with its older arithmetic", "full", _again(FIRST, 0, arith__solver="2"), _always),
    Attempt("z3, seed 1", "full", _again(SECOND, 1), _always),
    Attempt("z3, seed 2", "full", _again(SECOND, 2), _settled_numbers),
    Attempt("z3, seed 3", "full", _again(SECOND, 3), _settled_numbers),
    Attempt("z3 without e-matching", "full", _again(SECOND, 0, ematching="false"), _settled_numbers),
    Attempt("cvc5 for finite models", "full", _second(20_000, ("finite-model-find", "true")), _installed),
    Attempt("cvc5 with enumerated instances", "full", _second(5_000, ("enum-inst", "true")), _installed),
)
