"""What somebody would write without petitio who wants to know of the iterative alignment argument all that petitio
reports: the same questions, in z3py, each to a solver of its own.

Do base and step follow; can what is offered be true together; what of it is needed, for base and step; does the step
use its hypothesis; what comes about without the assumption; and does any premise, taken apart, say what the
conclusion says or give it alone, or more?
"""

from itertools import combinations

from z3 import And, BoolRef, BoolSort, ForAll, Function, Implies, Int, IntSort, Not, RealSort, Solver, sat, unsat

trusted = Function("trusted", IntSort(), BoolSort())
effort = Function("effort", IntSort(), RealSort())
difficulty = Function("difficulty", IntSort(), RealSort())
n, k = Int("n"), Int("k")
premises = {
    "founding": trusted(0),
    "handover": ForAll([n], Implies(n >= 0, Implies(And(trusted(n), effort(n) >= difficulty(n)), trusted(n + 1)))),
    "scaling": ForAll([n], Implies(n >= 0, effort(n) >= difficulty(n))),
}
conclusion = ForAll([n], Implies(n >= 0, trusted(n)))
base = trusted(0)
hypothesis = And(k >= 0, trusted(k))
step = trusted(k + 1)


def solver(*formulas: BoolRef) -> Solver:
    """A solver that has been told some formulas."""
    one = Solver()
    one.set("timeout", 1000)
    one.add(*formulas)
    return one


def follows(goal: BoolRef, *formulas: BoolRef) -> bool:
    """Whether a goal follows, as far as the solver can tell."""
    return solver(*formulas, Not(goal)).check() == unsat


print("base:", follows(base, premises["founding"]), "without:", follows(base))
for size in range(3):
    for names in combinations(("handover", "scaling"), size):
        print("step from", names, follows(step, hypothesis, *(premises[name] for name in names)))
print("step without its hypothesis:", follows(step, k >= 0, premises["handover"], premises["scaling"]))
print("together:", solver(*premises.values()).check() == sat)
without = solver(premises["founding"], premises["handover"], hypothesis, Not(step))
if without.check() == sat:
    print("without scaling, a step that breaks:", without.model())
open_ = solver(premises["founding"], premises["handover"], Not(trusted(1)))
if open_.check() == sat:
    print("without scaling, a conclusion that is false:", open_.model())
for name, premise in premises.items():
    others = [other for other in premises.values() if other is not premise]
    print(name, "says it:", follows(premise, conclusion) and follows(conclusion, premise))
    print(name, "gives it alone:", follows(conclusion, premise))
    print(name, "is given by the others:", follows(premise, *others))
