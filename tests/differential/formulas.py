"""Random formulas, each written twice: as the language has it and as Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.differential.case import Formula

# The names that are bound around a formula, each with its sort.
Scope = tuple[tuple[str, str], ...]

_SPELLINGS = {
    "not": ("not", "¬", "!"),
    "and": ("and", "and", "∧", "&&"),
    "or": ("or", "or", "∨", "||"),
    "xor": ("xor", "⊕"),
    "->": ("->", "→", "implies"),
    "<->": ("<->", "↔", "iff"),
    "forall": ("forall", "∀"),
    "exists": ("exists", "∃"),
}
_PYTHON = {
    "and": "({0} and {1})",
    "or": "({0} or {1})",
    "xor": "({0} != {1})",
    "->": "(not {0} or {1})",
    "<->": "({0} == {1})",
}


def negation(formula: Formula) -> Formula:
    """What says the opposite."""
    return Formula(f"(not {formula.text})", f"(not {formula.python})")


def joined(connective: str, left: Formula, right: Formula) -> Formula:
    """Two formulas with a connective between them."""
    return Formula(f"({left.text} {connective} {right.text})", _PYTHON[connective].format(left.python, right.python))


@dataclass
class Formulas:
    """Formulas over a vocabulary: `atom` makes one without connectives of a scope, `quantified` are the sorts that are
    quantified over, each with the Python that goes through it."""

    rng: Random
    atom: Callable[[Scope], Formula]
    quantified: dict[str, str] = field(default_factory=dict)
    unique: bool = True
    _fresh: int = 0

    def formula(self, depth: int, scope: Scope = ()) -> Formula:
        """A formula of some depth at most."""
        rng = self.rng
        if depth == 0 or rng.random() < 0.15:
            return Formula(*rng.choice([("true", "True"), ("⊥", "False")])) if rng.random() < 0.02 else self.atom(scope)
        kinds = ["not", "and", "or", "->", "->", "<->", "xor", "if", "let"]
        kinds += ["quantified"] * (9 if len(scope) < 2 else 2) if self.quantified else []
        match rng.choice(kinds):
            case "not":
                inner = self.formula(depth - 1, scope)
                return Formula(f"({self._spelt('not')} {inner.text})", f"(not {inner.python})")
            case "if":
                test, yes, no = (self.formula(depth - 1, scope) for _ in range(3))
                return Formula(
                    f"(if {test.text} then {yes.text} else {no.text})",
                    f"({yes.python} if {test.python} else {no.python})",
                )
            case "let":
                name = self._name()
                value = self.formula(depth - 1, scope)
                body = joined(rng.choice(list(_PYTHON)), Formula(name, name), self.formula(depth - 1, scope))
                return Formula(
                    f"(let {name} := {value.text} in {body.text})", f"(lambda {name}: {body.python})({value.python})"
                )
            case "quantified":
                return self.closed(depth - 1, scope)
            case connective:
                left, right = self.formula(depth - 1, scope), self.formula(depth - 1, scope)
                both = joined(connective, left, right)
                return Formula(f"({left.text} {self._spelt(connective)} {right.text})", both.python)

    def closed(self, depth: int, scope: Scope = (), quantifier: str | None = None) -> Formula:
        """A quantified formula."""
        quantifier = quantifier or self.rng.choice(["forall", "forall", "exists", "exists", "exists!"])
        if quantifier == "exists!" and (not self.unique or self.rng.random() < 0.7):
            quantifier = "exists"
        sort = self.rng.choice(list(self.quantified))
        name = self._name()
        body = self.formula(depth, (*scope, (name, sort)))
        return self.bound(quantifier, name, sort, body)

    def bound(self, quantifier: str, name: str, sort: str, body: Formula) -> Formula:
        """A formula with a quantifier before it."""
        each = f"({body.python}) for {name} in {self.quantified[sort]}"
        python = {
            "forall": f"all({each})",
            "exists": f"any({each})",
            "exists!": f"(sum(bool({body.python}) for {name} in {self.quantified[sort]}) == 1)",
        }
        binder = sort if sort.startswith("in ") else f": {sort}"
        space = " " if sort.startswith("in ") else ""
        return Formula(f"({self._spelt(quantifier)} {name}{space}{binder}. {body.text})", python[quantifier])

    def _name(self) -> str:
        self._fresh += 1
        return f"x{self._fresh}"

    def _spelt(self, word: str) -> str:
        return self.rng.choice(_SPELLINGS.get(word, (word,)))
