"""Modal formulas to formulas about possible worlds: the standard translation.

`necessarily φ`, said at a world, says φ of every world that counts as possible there, and `possibly φ` of one of
them. Each word that may mean something else in another world gets the world as a further argument. What an argument
claims, it claims of the actual world. Domains are constant: a sort has the same elements in every world (Blackburn,
de Rijke and Venema, *Modal Logic*, 2001, section 2.4; Fitting and Mendelsohn, *First-Order Modal Logic*, 1998).

The frames of a logic are no axioms here, which would have to be kept apart from premises everywhere. The relation is
*defined*, so that whatever its parts are it is one that the logic allows, and each such relation is defined by some
parts. So no model is lost and none is added, and a countermodel that is replayed is replayed over such a frame.

| logic | a world v counts as possible from w if | for it is |
|---|---|---|
| K | r(w, v) | any relation |
| D | v = n(w), or r(w, v) | one that leads on from every world, to n(w) for instance |
| T | v = w, or r(w, v) | reflexive |
| B | v = w, or r(w, v), or r(v, w) | reflexive and symmetric |
| S4 | r(u, w) implies r(u, v), for every u | reflexive and transitive; each such r is so defined by itself |
| S5 | (always) | see below |

Claims are about the actual world, and there only those worlds matter that it leads to. With an equivalence relation,
these all lead to each other. So for S5 it is enough to look at models in which every world leads to every world.
What somebody knows is an equivalence relation of its own for each knower, written as "has the same view": every
function v makes v(w) = v(w') an equivalence, and each equivalence is made by some function.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from petitio import terms
from petitio.core import (
    BOOL,
    MODAL,
    TRUE,
    Application,
    Argument,
    Case,
    Cases,
    Claim,
    Condition,
    Contradiction,
    Definition,
    Descent,
    Entailment,
    Frame,
    Induction,
    Logic,
    Method,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.record import Mutable, field, replace
from petitio.source import Span

_NOWHERE = Span(0, 0)
_NAMES = ("World", "PossibleWorld", "World'")


class Worlds(Mutable):
    """The worlds of one file. Arguments that share a vocabulary share it in all worlds."""

    taken: Iterable[str] = ()
    world: Sort = field(init=False)
    actual: Symbol = field(init=False)
    lifted: dict[Symbol, Symbol] = field(default_factory=dict)
    knowing: dict[Sort, tuple[Symbol, Definition]] = field(default_factory=dict)
    seeing: dict[Logic, tuple[Symbol, Definition | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        taken = set(self.taken)
        self.world = Sort(next((name for name in _NAMES if name not in taken), "World''"), "world")
        self.actual = Symbol("actual", None, "frame", (), self.world, None, _NOWHERE)

    def lift(self, symbol: Symbol) -> Symbol:
        """The same word with a world as its last argument."""
        if symbol not in self.lifted:
            parameters = (*symbol.parameters, Variable("in world", self.world))
            self.lifted[symbol] = replace(symbol, parameters=parameters)
        return self.lifted[symbol]

    def sees(self, logic: Logic) -> tuple[Symbol, Definition | None] | None:
        """The relation of a logic with its definition; None where every world leads to every world."""
        if logic in ("S5", "epistemic"):
            return None
        if logic not in self.seeing:
            self.seeing[logic] = self._relation(logic)
        return self.seeing[logic]

    def knows(self, sort: Sort) -> tuple[Symbol, Definition]:
        """The relation of a knower of some sort, and a world, to the worlds that look the same to that knower."""
        if sort not in self.knowing:
            who = Variable("knower", sort)
            here, there = self._two()
            view = self._symbol("view", (who, here), self.world)
            knows = self._symbol("same_view", (who, here, there), BOOL)
            same = _same(Application(view, (who, here)), Application(view, (who, there)))
            self.knowing[sort] = knows, Definition(knows, knows.parameters, same, False, _NOWHERE)
        return self.knowing[sort]

    def _relation(self, logic: Logic) -> tuple[Symbol, Definition | None]:
        here, there = self._two()
        given = self._symbol("leads_to", (here, there), BOOL)
        leads = Application(given, (here, there))
        body: Term
        match logic:
            case "D" | "deontic":
                onward = self._symbol("onward", (here,), self.world)
                body = terms.disjunction([_same(there, Application(onward, (here,))), leads])
            case "T":
                body = terms.disjunction([_same(there, here), leads])
            case "B":
                body = terms.disjunction([_same(there, here), leads, Application(given, (there, here))])
            case "S4":
                other = Variable("u", self.world)
                before, after = (Application(given, (other, place)) for place in (here, there))
                body = Quantification(True, (other,), terms.implication(before, after))
            case _:
                return given, None
        sees = self._symbol("ideal" if logic == "deontic" else "sees", (here, there), BOOL)
        return sees, Definition(sees, (here, there), body, False, _NOWHERE)

    def _two(self) -> tuple[Variable, Variable]:
        return Variable("w", self.world), Variable("v", self.world)

    def _symbol(self, name: str, parameters: tuple[Variable, ...], result: Sort) -> Symbol:
        return Symbol(name, None, "frame", parameters, result, None, _NOWHERE)


def worlds(argument: Argument, logic: Logic, shared: Worlds) -> Argument:
    """The argument with its modal formulas put as formulas about possible worlds.

    An argument without any is left as it is. A word that is nowhere used under a modal word matters in the actual
    world alone, and does not get a world either.
    """
    formulas = [*_formulas(argument), *(definition.body for definition in argument.definitions.values())]
    if not any(is_modal(part) for formula in formulas for part in terms.subterms(formula)):
        return argument
    translation = _Translation(argument, logic, shared)
    return translation.argument_()


def is_modal(term: Term) -> bool:
    """Whether a term is a modal word applied."""
    return isinstance(term, Operation) and term.operator in MODAL


def necessity(operation: Operation, formula: Term) -> Term:
    """What says of all worlds that a modal word looks at that a formula is true there."""
    operator = Operator.NECESSARILY if operation.operator is Operator.POSSIBLY else operation.operator
    return Operation(operator, (*operation.arguments[:-1], formula), BOOL)


def _same(left: Term, right: Term) -> Term:
    return Operation(Operator.EQUAL, (left, right), BOOL)


def _formulas(argument: Argument) -> Iterator[Term]:
    """The formulas of the claims and of their methods."""
    for claim in argument.claims:
        yield claim.formula
        match claim.method:
            case Induction() as method:
                yield method.carried
            case Cases(cases, exhaustive, _):
                yield exhaustive
                yield from (part for case in cases for part in (case.hypothesis, case.goal))
            case Descent() as method:
                yield from (method.carried, method.below, method.measure)
            case Entailment() | Contradiction():
                pass
            case _:
                assert_never(claim.method)


class _Translation(Mutable):
    argument: Argument
    logic: Logic
    shared: Worlds
    lifted: Mapping[Symbol, Symbol] = field(init=False)
    actual: Application = field(init=False)
    sees: Symbol | None = None
    added: dict[Symbol, Definition] = field(default_factory=dict)
    knowing: dict[Sort, Symbol] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        self.actual = Application(self.shared.actual, ())
        varying = self._varying()
        looked_at = [symbol for symbol in self._looked_at() if symbol in varying]
        # The senses of a word are to be compared, so all of them get a world or none.
        words = {symbol.name for symbol in looked_at if symbol.sense is not None}
        senses = [symbol for symbol in varying if symbol.sense is not None and symbol.name in words]
        self.lifted = {symbol: self.shared.lift(symbol) for symbol in (*looked_at, *senses)}
        relation = self.shared.sees(self.logic)
        if relation is not None:
            self.sees, definition = relation
            if definition is not None:
                self.added[self.sees] = definition

    # ---- Which words get a world

    def _varying(self) -> set[Symbol]:
        """The words that may mean different things in different worlds: those that are not rigid, and what is
        defined by means of them or of a modal word."""
        definitions = self.argument.definitions
        varying = {
            symbol
            for symbol in terms.symbols_of([*_formulas(self.argument)], definitions)
            if symbol not in definitions and not symbol.rigid
        }
        growing = True
        while growing:
            growing = False
            for symbol, definition in definitions.items():
                if symbol not in varying and any(
                    is_modal(part) or (isinstance(part, Application) and part.symbol in varying)
                    for part in terms.subterms(definition.body)
                ):
                    varying.add(symbol)
                    growing = True
        return varying

    def _looked_at(self) -> tuple[Symbol, ...]:
        """The words used under a modal word, or in the definition of such a word."""
        definitions = self.argument.definitions
        formulas = [*_formulas(self.argument), *(definition.body for definition in definitions.values())]
        bodies = [
            part.arguments[-1]
            for formula in formulas
            for part in terms.subterms(formula)
            if isinstance(part, Operation) and part.operator in MODAL
        ]
        return terms.symbols_of(bodies, definitions)

    # ---- Terms

    def at(self, term: Term, here: Term) -> Term:
        """What a term says at a world."""
        if isinstance(term, Operation) and term.operator in MODAL:
            return self._modal(term, here)
        before = terms.children(term)
        after = tuple([self.at(part, here) for part in before])
        if isinstance(term, Application) and term.symbol in self.lifted:
            return Application(self.lifted[term.symbol], (*after, here))
        return terms.rebuild(term, after) if before else term

    def _modal(self, term: Operation, here: Term) -> Term:
        *knower, body = term.arguments
        self.depth += 1
        there = Variable(f"w{self.depth}", self.shared.world)
        guard: Term = TRUE
        if knower:
            who = self.at(knower[0], here)
            relation, definition = self.shared.knows(who.sort)
            self.knowing[who.sort] = relation
            self.added[relation] = definition
            guard = Application(relation, (who, here, there))
        elif self.sees is not None:
            guard = Application(self.sees, (here, there))
        inner = self.at(body, there)
        self.depth -= 1
        if term.operator is Operator.POSSIBLY:
            return Quantification(False, (there,), terms.conjunction([guard, inner]))
        return Quantification(True, (there,), terms.implication(guard, inner))

    # ---- What formulas stand in

    def argument_(self) -> Argument:
        argument = self.argument
        definitions = dict(self._definition(definition) for definition in argument.definitions.values())
        claims = tuple(self._claim(claim) for claim in argument.claims)
        conditions = tuple(self._condition(condition) for condition in argument.conditions)
        plain = {lifted: symbol for symbol, lifted in self.lifted.items()}
        frame = Frame(self.logic, self.shared.world, self.actual.symbol, self.sees, self.knowing, plain)
        return replace(
            argument,
            vocabulary=tuple(self.lifted.get(symbol, symbol) for symbol in argument.vocabulary),
            definitions={**definitions, **self.added},
            claims=claims,
            conditions=conditions,
            frame=frame,
        )

    def _definition(self, definition: Definition) -> tuple[Symbol, Definition]:
        symbol = self.lifted.get(definition.symbol)
        if symbol is None:
            return definition.symbol, replace(definition, body=self.at(definition.body, self.actual))
        # The parameter of the symbol is its signature; the variable of the definition is bound in it alone.
        here = Variable("w", self.shared.world)
        variables = (*definition.variables, here)
        return symbol, replace(definition, symbol=symbol, variables=variables, body=self.at(definition.body, here))

    def _claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            symbol=self.lifted.get(claim.symbol, claim.symbol),
            formula=self.at(claim.formula, self.actual),
            method=self._method(claim.method),
        )

    def _method(self, method: Method) -> Method:
        match method:
            case Induction():
                goal = self.at(method.goal, self.actual)
                carried = goal if method.carried is method.goal else self.at(method.carried, self.actual)
                return replace(method, goal=goal, carried=carried)
            case Cases(cases, exhaustive, _):
                here = self.actual
                rows = tuple(
                    Case(self.at(case.hypothesis, here), self.at(case.goal, here), case.label) for case in cases
                )
                return replace(method, cases=rows, exhaustive=self.at(exhaustive, here))
            case Descent():
                goal = self.at(method.goal, self.actual)
                carried = goal if method.carried is method.goal else self.at(method.carried, self.actual)
                return replace(
                    method,
                    goal=goal,
                    carried=carried,
                    below=self.at(method.below, self.actual),
                    measure=self.at(method.measure, self.actual),
                    measure_below=self.at(method.measure_below, self.actual),
                )
            case Entailment() | Contradiction():
                return method
            case _:
                assert_never(method)

    def _condition(self, condition: Condition) -> Condition:
        """What a term needs: in a definition or a claim that is used in other worlds, it needs it in any world."""
        owners = {symbol.name for symbol in self.lifted if symbol.kind in ("define", "claim")}
        anywhere = condition.owner in owners
        here: Term = Variable("w", self.shared.world) if anywhere else self.actual
        return replace(
            condition,
            hypotheses=tuple(self.at(formula, here) for formula in condition.hypotheses),
            goals=tuple(self.at(formula, here) for formula in condition.goals),
        )
