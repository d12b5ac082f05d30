"""Questions to answers: a portfolio of attempts, each with a budget counted in the solver's own steps.

The order and the budgets are data. An answer "yes" comes with a model that our own evaluator has replayed, or it is
marked as the solver's word alone; an answer "no" is the solver's. Anything else is "unknown", with what was tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice, product
from typing import Literal as Word

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.normal import negation_normal
from petitio.obligations import Question
from petitio.record import Record
from petitio.semantics import Interpretation, Unevaluable, reduce
from petitio.smt.emit import Script, emit, ground_instances, preamble
from petitio.smt.ground import Domain, Tail, TooLarge, ground_text, one_step, read_ground_model
from petitio.smt.library import Session
from petitio.smt.models import UnreadableModel, read_model

Effort = Word["quick", "usual", "full"]

# The reason of an "unknown" where the solver has a model that our evaluator does not confirm.
UNREPLAYED = "the solver's model could not be replayed"

QUICK, FIRST, SECOND = 20_000, 200_000, 1_000_000
_FIRST_DOMAINS, _FEW_DOMAINS = 6, 8
_MOST_ELEMENTS = 4
_MOST_DOMAINS = 60
_LARGEST_POINT = 10_000
_MOST_PREFERENCES = 400
_LONGEST_TEXT = 4_000_000


class Answer(Record):
    """Whether formulas can be true together.

    `yes` may carry a replayed `model` (always, if one was asked for); `unknown` carries a `reason` and the names
    of what was `tried`.
    """

    status: Word["yes", "no", "unknown"]
    model: Interpretation | None = None
    reason: str = ""
    tried: tuple[str, ...] = ()
    smallest: bool = False


# Name, budget, seed, and the options that differ from the usual.
_LAST_ATTEMPTS: tuple[tuple[str, int, int, Mapping[str, str]], ...] = (
    ("z3 with its older arithmetic", FIRST, 0, {"smt.arith.solver": "2"}),
    ("z3, seed 1", SECOND, 1, {}),
    ("z3, seed 2", SECOND, 2, {}),
    ("z3, seed 3", SECOND, 3, {}),
    ("z3 without e-matching", SECOND, 0, {"smt.ematching": "false"}),
)


def decide(
    question: Question, *, model: bool = False, effort: Effort = "full", likely: Word["yes", "no"] = "no"
) -> Answer:
    """Answer a question. With `model`, a `yes` is given only with a model that has been replayed.

    `quick` makes the first attempts only, for questions whose answer decides no verdict; `usual` leaves out the
    long last ones. An answer that is `likely` yes is looked for among the smallest models first.
    """
    formulas = question.formulas
    recursive = [
        symbol
        for symbol in terms.symbols_of(formulas, question.definitions)
        if symbol in question.definitions and question.definitions[symbol].recursive
    ]
    tried: list[str] = []
    if recursive:
        tried.append("one-step equations")
        instances = ground_instances(question, depth=3)
        with_steps = Question(question.definitions, (*formulas, *instances), question.arithmetic)
        status, _, _ = _solve(emit(with_steps, axioms_of_recursion=False), FIRST)
        if status == "no":
            return Answer("no")
    domains = _domains(question, bool(recursive)) if question.arithmetic else iter(())
    candidate: Interpretation | None = None
    reason = ""
    if likely == "yes":
        found = _search(question, islice(domains, _FIRST_DOMAINS), smallest=model)
        if found is not None:
            return Answer("yes", found, smallest=True)
    script = emit(question)
    # The solver prints definitions unfolded, those that double without end.
    readable = model and _unfolds(question)
    # Most questions are settled by a glance of the solver or by a small model; only then is more spent.
    attempts = ((QUICK, _FEW_DOMAINS), (FIRST, _MOST_DOMAINS))
    for budget, breadth in attempts[:1] if effort == "quick" else attempts:
        tried.append(f"z3 for {budget} steps")
        status, candidate, reason = _solve(script, budget, model=readable)
        if status == "no" or (status == "yes" and not model):
            return Answer(status)
        if budget == QUICK and (near := _nearest(question)) is not None:
            tried.append("the nearest premises alone")
            if _solve(emit(near), QUICK)[0] == "no":
                return Answer("no")
        tried.append("small models")
        some = islice(domains, breadth if status == "unknown" else _MOST_DOMAINS)
        found = _search(question, some, smallest=model)
        if found is not None:
            return Answer("yes", found, smallest=True)
        if status == "yes":
            if candidate is not None and replays(candidate, question):
                return Answer("yes", candidate)
            reason = UNREPLAYED
            break
    for name, last_budget, seed, changed in _LAST_ATTEMPTS:
        if effort != "full":
            break
        tried.append(name)
        again, candidate, again_reason = _solve(script, last_budget, model=readable, seed=seed, options=changed)
        reason = reason or again_reason
        if again == "no" or (again == "yes" and not model):
            return Answer(again)
        if again == "yes" and candidate is not None and replays(candidate, question):
            return Answer("yes", candidate)
    return Answer("unknown", reason=reason or "incomplete", tried=tuple(tried))


def _unfolds(question: Question) -> bool:
    """Whether the formulas stay within bounds with their definitions unfolded."""
    try:
        for formula in question.formulas:
            terms.unfold(formula, question.definitions)
    except terms.TooLong:
        return False
    return True


def _nearest(question: Question) -> Question | None:
    """The question with those formulas alone that speak of nothing but what its last one, the claim denied, speaks of.

    Fewer premises give the solver less to go astray in; what follows from them follows. None if it leaves out none.
    """
    *premises, last = question.formulas
    known = set(terms.symbols_of([last], question.definitions))
    near = [p for p in premises if known.issuperset(terms.symbols_of([p], question.definitions))]
    if not near or len(near) == len(premises):
        return None
    return Question(question.definitions, (*near, last), question.arithmetic)


def replays(candidate: Interpretation, question: Question) -> bool:
    """Whether every formula is true in a candidate: by our evaluator, and what arithmetic it leaves by the solver."""
    if not question.arithmetic:
        return False
    rest: list[Term] = []
    symbols = terms.symbols_of(question.formulas, question.definitions)
    # A recursion that the candidate gives a closed form of its own has to be that recursion.
    laws = [
        one_step(symbol, question.definitions)
        for symbol in symbols
        if symbol in candidate.tables and symbol in question.definitions and question.definitions[symbol].recursive
    ]
    ranges = [_range(symbol) for symbol in symbols if symbol.result is NAT and symbol in candidate.tables]
    try:
        for formula in (*question.formulas, *laws, *ranges):
            result = reduce(formula, candidate, question.definitions)
            if isinstance(result, Literal):
                if result.value is not True:
                    return False
            else:
                rest.append(result)
    except Unevaluable:
        return False
    return all(discharged(formula) for formula in rest)


def discharged(formula: Term) -> bool:
    """Whether a closed formula of arithmetic alone is true: its negation has no model."""
    script = emit(Question({}, (terms.negation(formula),)))
    for budget in (QUICK, FIRST):
        status, _, _ = _solve(script, budget)
        if status != "unknown":
            return status == "no"
    return any(
        _solve(emit(Question({}, (terms.negation(stronger),))), FIRST)[0] == "no" for stronger in _with_witness(formula)
    )


def _with_witness(formula: Term) -> Iterator[Term]:
    """For "every real b has an integer n such that φ": the same with n named, as a number a little above b.

    Every real lies between two neighbouring integers k and k + 1, so it is enough to show φ, for all k and all b
    between them, of one n that depends on k. The solver shows that where it can't find the n itself.
    """
    match negation_normal(formula):
        case Quantification(True, (real,), Quantification(False, (integer,), body, _), _) if (
            real.sort is REAL and integer.sort in (NAT, INT)
        ):
            whole = Variable("k", INT)
            below = Operation(Operator.AT_MOST, (Operation(Operator.TO_REAL, (whole,), REAL), real), BOOL)
            one = Literal(Fraction(1), INT)
            above = Operation(Operator.ADD, (whole, one), INT)
            within = Operation(Operator.LESS, (real, Operation(Operator.TO_REAL, (above,), REAL)), BOOL)
            zero = Literal(Fraction(0), INT)
            positive = Operation(Operator.IF, (Operation(Operator.LESS, (whole, zero), BOOL), zero, whole), INT)
            for offset in (1, 2, 4, 8):
                witness = Operation(Operator.ADD, (positive, Literal(Fraction(offset), INT)), INT)
                claim = terms.substitute(body, {integer: witness})
                yield Quantification(True, (whole, real), terms.implication(terms.conjunction([below, within]), claim))


def _range(symbol: Symbol) -> Term:
    """A function to Nat has no value below 0."""
    own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
    zero = Literal(Fraction(0), INT)
    body = Operation(Operator.AT_MOST, (zero, Application(symbol, own)), BOOL)
    return terms.universal(own, body)


# ---- The solver itself


def _solve(
    script: Script,
    budget: int,
    *,
    model: bool = False,
    seed: int = 0,
    options: Mapping[str, str] | None = None,
) -> tuple[Word["yes", "no", "unknown"], Interpretation | None, str]:
    text = script.text
    if len(text) > _LONGEST_TEXT:
        return "unknown", None, "too large"
    with Session() as session:
        # After a push the solver goes to work without its elaborate preparations: half the time where little is
        # to be done, so that is how it is asked first.
        push = "(push)" if budget == QUICK else ""
        status, reason = check(session, "\n".join([preamble(budget, seed=seed, options=options), text, push]))
        if status != "yes" or not model:
            return status, None, reason
        try:
            return "yes", read_model(session.run("(get-model)"), script.emitter), ""
        except UnreadableModel:
            return "yes", None, "the solver's model has no closed form"


def check(session: Session, text: str, command: str = "(check-sat)") -> tuple[Word["yes", "no", "unknown"], str]:
    """Send a text and a command to check it. An error anywhere in the answer means that there is no answer."""
    printed = session.run(f"{text}\n{command}") if text else session.run(command)
    if "(error" in printed:
        return "unknown", "error: " + printed.strip().replace("\n", " ")[:300]
    words = printed.split()
    word = words[-1] if words else ""
    if word == "sat":
        return "yes", ""
    if word == "unsat":
        return "no", ""
    return "unknown", _reason(session.run("(get-info :reason-unknown)"))


def _reason(printed: str) -> str:
    """The solver's many ways of saying why it stopped, as one of five words."""
    if any(word in printed for word in ("canceled", "resource limit", "rlimit", "max.")):
        return "budget"
    if "memout" in printed or "memory" in printed:
        return "memory"
    if "interrupted" in printed:
        return "interrupted"
    return "incomplete"


# ---- Small models


def _search(question: Question, domains: Iterable[Domain], *, smallest: bool) -> Interpretation | None:
    """The first model, smallest domain first, that the window shows and that then replays for good.

    With `smallest`, one with few true atoms and small numbers among those of its domain.
    """
    # What is found is replayed, so here one context may see several texts, each in a scope of its own.
    with Session() as session:
        session.run(preamble(FIRST))
        for domain in domains:
            try:
                emitter, text = ground_text(question.formulas, question.definitions, domain)
            except TooLarge:
                continue
            for printed in _candidates(session, text, emitter.preferences() if smallest else []):
                try:
                    candidate = read_ground_model(printed, emitter)
                except UnreadableModel:
                    continue
                if replays(candidate, question):
                    return candidate
    return None


def _candidates(session: Session, text: str, preferences: list[str]) -> list[str]:
    """The models of a text as the solver prints them: the one that suits the preferences best, then any."""
    status, _ = check(session, f"(push)\n{text}")
    found: list[str] = []
    if status == "yes":
        found.append(session.run("(get-model)"))
        if preferences and len(preferences) <= _MOST_PREFERENCES:
            status, _ = check(session, "\n".join(preferences))
            if status == "yes":
                found.insert(0, session.run("(get-model)"))
    session.run("(pop)")
    return found


def _domains(question: Question, recursive: bool) -> Iterator[Domain]:
    """Domains to look in, the smallest first: sizes by their total, then windows by length, then tails."""
    sorts, indexed, numeric, reals, numbers = _features(question)
    vectors = sorted(product(range(1, _MOST_ELEMENTS + 1), repeat=len(sorts)), key=lambda vector: (sum(vector), vector))
    shapes: list[tuple[tuple[int, ...], Tail]] = [((0,), "constant")]
    if indexed:
        shapes = []
        tails: tuple[Tail, ...] = ("constant", "linear", "periodic") if numeric else ("constant", "periodic")
        for length in range(4):
            for tail in tails:
                if tail != "periodic" or length >= 1:
                    shapes.append((_points(length, ()), tail))
            if numbers:
                # A number in a formula may be an index that something turns on.
                shapes += [(_points(length, numbers), tail) for tail in tails[:2]]
    count = 0
    plans = [(sum(vector) + place, vector, shape) for vector in vectors for place, shape in enumerate(shapes)]
    plans.sort(key=lambda plan: plan[0])
    for _, vector, (points, tail) in plans:
        sizes = dict(zip(sorts, vector, strict=True))
        for samples in (False, True) if reals else (False,):
            for recursions in (True, False) if recursive else (True,):
                yield Domain(sizes, points, tail, recursions, samples)
                count += 1
        if count >= _MOST_DOMAINS:
            return


def _points(length: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The indices told apart: 0 up to `length`, and the numbers that the formulas name, with their neighbours."""
    points = set(range(length + 1))
    for number in numbers:
        if number > length + 2:
            points |= {number - 1, number, number + 1}
    return tuple(sorted(points))


def _features(question: Question) -> tuple[tuple[Sort, ...], bool, bool, bool, tuple[int, ...]]:
    """The unknown sorts, whether anything is indexed by integers, whether numbers depend on an index,
    whether a quantifier ranges over Real, and the integers named."""
    sorts: dict[Sort, None] = {}
    indexed = numeric = reals = False
    numbers: set[int] = set()
    symbols = terms.symbols_of(question.formulas, question.definitions)
    bodies = [question.definitions[s].body for s in symbols if s in question.definitions]
    for symbol in symbols:
        for sort in (*(parameter.sort for parameter in symbol.parameters), symbol.result):
            if sort.kind == "own":
                sorts.setdefault(sort)
        if any(parameter.sort in (NAT, INT) for parameter in symbol.parameters):
            indexed = True
            numeric = numeric or symbol.result.numeric
    for formula in (*question.formulas, *bodies):
        for part in terms.subterms(formula):
            if isinstance(part, Quantification):
                for variable in part.variables:
                    if variable.sort.kind == "own":
                        sorts.setdefault(variable.sort)
                    indexed = indexed or variable.sort in (NAT, INT)
                    reals = reals or variable.sort is REAL
            elif isinstance(part, Variable):
                indexed = indexed or part.sort in (NAT, INT)
                if part.sort.kind == "own":
                    sorts.setdefault(part.sort)
            elif isinstance(part, Literal) and part.sort in (NAT, INT) and isinstance(part.value, Fraction):
                numbers |= {int(part.value)} if 2 < part.value <= _LARGEST_POINT else set()
    return tuple(sorts), indexed, numeric, reals, tuple(sorted(numbers)[:3])
