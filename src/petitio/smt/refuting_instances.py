"""Refuting by instances that a saturation has found, for the solver to confirm."""

from __future__ import annotations

from itertools import combinations

from petitio import terms
from petitio.core import BOOL, Application, Literal, Operation, Operator, Sort, Symbol, Term, Variable
from petitio.obligations import Question
from petitio.record import Mutable, field
from petitio.smt.clauses import Literals, clauses
from petitio.smt.compact import SORTS, TRUE, Compact, Signature, Substitution
from petitio.smt.derived import Clause, Equation
from petitio.smt.saturation import saturation
from petitio.source import Span

_MOST_CLAUSES = 400


def refuting_instances(question: Question, steps: int) -> Question | None:
    """Instances of what a question says that contradict one another, if a saturation finds any within so many steps.

    Where these cannot be true, the question cannot be either. Formulas that speak of numbers are left out.
    """
    free = {variable for formula in question.formulas for variable in terms.free_variables(formula)}
    table = _Table(free)
    given: list[tuple[Literals, Clause]] = []
    for formula in question.formulas:
        try:
            unfolded = terms.unfold(formula, question.definitions)
            found = clauses(unfolded) or []
            given.extend([(literals, table.clause(literals)) for literals in found])
        except (terms.TooLong, _Unwritable):
            continue
    if not given or len(given) > _MOST_CLAUSES or len(table.sorts) > SORTS:
        return None
    used = saturation([*[clause for _, clause in given], *table.distinct()], table.signature(), steps)
    if used is None:
        return None
    instances = [table.instance(*given[number], values) for number, values in used if number < len(given)]
    return Question({}, tuple(instances), question.arithmetic)


class _Unwritable(Exception):
    """There is something in a clause that is no term of first-order logic without numbers."""


class _Table(Mutable):
    """What each head and each sort number stands for. The head 0 and the sort 0 are those of truth."""

    free: set[Variable]
    heads: dict[Symbol | Variable | Literal, int] = field(default_factory=dict)
    sorts: dict[Sort, int] = field(default_factory=lambda: {BOOL: 0})
    bound: dict[Variable, int] = field(default_factory=dict)

    def clause(self, literals: Literals) -> Clause:
        """A clause as equations."""
        return tuple([self._equation(literal) for literal in literals])

    def _equation(self, literal: Term) -> Equation:
        match literal:
            case Operation(Operator.NOT, (Operation(Operator.EQUAL, (left, right), _),), _):
                return False, self._compact(left), self._compact(right)
            case Operation(Operator.EQUAL, (left, right), _):
                return True, self._compact(left), self._compact(right)
            case Operation(Operator.NOT, (Application() as atom,), _):
                return False, self._compact(atom), TRUE
            case Application():
                return True, self._compact(literal), TRUE
            case _:
                raise _Unwritable

    def _compact(self, term: Term) -> Compact:
        if isinstance(term, Operation) or term.sort.numeric:
            raise _Unwritable
        match term:
            case Variable() if term not in self.free:
                sort = self.sorts.setdefault(term.sort, len(self.sorts))
                return self.bound.setdefault(term, len(self.bound) * SORTS + sort)
            case Variable() | Literal():
                return (self._head(term),)
            case Application(symbol, arguments) if all(argument.sort is not BOOL for argument in arguments):
                return (self._head(symbol), *[self._compact(argument) for argument in arguments])
            case _:
                raise _Unwritable

    def _head(self, what: Symbol | Variable | Literal) -> int:
        sort = what.result if isinstance(what, Symbol) else what.sort
        self.sorts.setdefault(sort, len(self.sorts))
        return self.heads.setdefault(what, len(self.heads) + 1)

    def signature(self) -> Signature:
        """The order goes by the number of arguments. A function of one weighs nothing, as an inverse should."""
        sorts, ranks = [0], [0]
        light = -1
        for what, number in self.heads.items():
            sorts.append(self.sorts[what.result if isinstance(what, Symbol) else what.sort])
            arguments = len(what.parameters) if isinstance(what, Symbol) else 0
            ranks.append(arguments * 10_000 + number)
            if arguments == 1 and sorts[-1] and light < 0:
                light = number
        if light > 0:
            ranks[light] = max(ranks) + 1
        return Signature(tuple(sorts), tuple(ranks), light)

    def distinct(self) -> list[Clause]:
        """That the elements that a sort lists are different."""
        listed = [what for what in self.heads if isinstance(what, Literal)]
        return [
            ((False, (self.heads[one],), (self.heads[other],)),)
            for one, other in combinations(listed, 2)
            if one.sort is other.sort
        ]

    def instance(self, literals: Literals, clause: Clause, values: Substitution) -> Term:
        """What a clause says of what is put for its variables."""
        back = {self.bound[v]: v for literal in literals for v in terms.free_variables(literal) if v in self.bound}
        put = {variable: self._term(values.get(number, number)) for number, variable in back.items()}
        return terms.disjunction([terms.substitute(literal, put) for literal in literals])

    def _term(self, compact: Compact) -> Term:
        if isinstance(compact, int):
            return self._any(compact % SORTS)
        what = next(what for what, number in self.heads.items() if number == compact[0])
        if isinstance(what, Symbol):
            return Application(what, tuple([self._term(argument) for argument in compact[1:]]))
        return what

    def _any(self, number: int) -> Term:
        """Something of a sort."""
        sort = next(sort for sort, known in self.sorts.items() if known == number)
        for what in self.heads:
            if isinstance(what, Symbol) and what.result is sort and not what.parameters:
                return Application(what, ())
        symbol = Symbol("something", None, "const", (), sort, None, Span(0, 0))
        self._head(symbol)
        return Application(symbol, ())
