"""What somebody would write without petitio: the base and the step of the iterative alignment argument, in z3py."""

from z3 import And, BoolSort, ForAll, Function, Implies, Int, IntSort, Not, RealSort, Solver, unsat

trusted = Function("trusted", IntSort(), BoolSort())
effort = Function("effort", IntSort(), RealSort())
difficulty = Function("difficulty", IntSort(), RealSort())
n = Int("n")
founding = trusted(0)
handover = ForAll([n], Implies(n >= 0, Implies(And(trusted(n), effort(n) >= difficulty(n)), trusted(n + 1))))
scaling = ForAll([n], Implies(n >= 0, effort(n) >= difficulty(n)))

base = Solver()
base.add(founding, Not(trusted(0)))
step = Solver()
step.add(handover, scaling, n >= 0, trusted(n), Not(trusted(n + 1)))
print("holds" if base.check() == unsat and step.check() == unsat else "open")
