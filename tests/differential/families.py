"""The families of arguments: a vocabulary, formulas over it, and worlds to look for countermodels in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from random import Random

from petitio.report import CountermodelReport
from tests.differential.case import Case, Formula, World
from tests.differential.claims import claims
from tests.differential.formulas import Formulas, Scope
from tests.differential.inductions import descents, integers
from tests.differential.recursions import recursive
from tests.differential.sequences import sequences
from tests.differential.shown import finite, numbers
from tests.differential.worlds_apart import modal

_MOST_WORLDS = 1_500


def propositional(rng: Random) -> Case:
    """Letters and connectives, definitions; all rows of the truth table."""
    letters = ("p", "q", "r", "s")[: rng.randint(2, 4)]
    plain = Formulas(rng, lambda scope: (lambda letter: Formula(letter, letter))(rng.choice(letters)))
    defined = plain.formula(2)
    header = "\n".join(["argument a:", *(f"pred {letter}" for letter in letters), f"define d := {defined.text}"])
    known = [*(Formula(letter, letter) for letter in letters), Formula("d", f"({defined.python})")]
    formulas = Formulas(rng, lambda scope: rng.choice(known))

    def worlds() -> Iterator[World]:
        for row in product([False, True], repeat=len(letters)):
            yield dict(zip(letters, row, strict=True))

    def shown(model: CountermodelReport) -> World:
        return dict.fromkeys(letters, False) | {str(v.symbol): v.value for v in model.values}

    stated = claims(rng, lambda: formulas.formula(rng.randint(0, 2)), most=5)
    return Case("propositional", header, stated, worlds, shown, complete=True)


def monadic(rng: Random) -> Case:
    """Two properties and a constant: a model, if there is one, has one with four things at most (Löwenheim)."""

    def atom(scope: Scope) -> Formula:
        name = rng.choice([*(name for name, _ in scope), *(name for name, _ in scope), "a"])
        word = rng.choice("fg")
        return Formula(f"{word}({name})", f"{word}[{name}]")

    formulas = Formulas(rng, atom, {"S": "D"}, unique=False)
    header = "argument a:\nsort S\npred f(x: S)\npred g(x: S)\nconst a: S"

    def worlds() -> Iterator[World]:
        kinds = list(product([False, True], repeat=2))
        for size in range(1, 5):
            for row in product(kinds, repeat=size):
                if list(row[1:]) == sorted(row[1:]):
                    yield {"D": range(size), "f": [k[0] for k in row], "g": [k[1] for k in row], "a": 0}

    stated = claims(rng, lambda: formulas.formula(rng.randint(1, 3)), most=3)
    return Case("monadic", header, stated, worlds, finite({"S": "D"}, {}, ("f", "g", "a")), complete=True)


def first_order(rng: Random) -> Case:
    """Two sorts, relations, functions, equality, constants, an enumerated sort, and definitions."""
    functions = rng.random() < 0.6
    things = {"S": ["a", "b"], "T": ["k"], "E": ["red", "green", "blue"]}

    def term(sort: str, scope: Scope, depth: int = 1) -> Formula:
        names = [name for name, of in scope if of == sort]
        plain = rng.choice([*names * 3, *things[sort]])
        if not functions or not depth or rng.random() < 0.6:
            return Formula(plain, plain)
        if sort == "S":
            inner = term("S", scope, depth - 1)
            return Formula(f"m({inner.text})", f"m[{inner.python}]")
        if sort == "E":
            inner = term("S", scope, depth - 1)
            return Formula(f"hue({inner.text})", f"hue[{inner.python}]")
        inner = term("E", scope, depth - 1)
        return Formula(f"of({inner.text})", f"of[{inner.python}]")

    def atom(scope: Scope, definitions: bool = True) -> Formula:
        match rng.choice(["f", "r", "r", "at", "=", "d"] if definitions else ["f", "r", "at", "="]):
            case "f":
                one = term("S", scope)
                return Formula(f"f({one.text})", f"f[{one.python}]")
            case "r":
                one, two = term("S", scope), term("S", scope)
                return Formula(f"r({one.text}, {two.text})", f"r[{one.python}, {two.python}]")
            case "at":
                one, two = term("S", scope), term("T", scope)
                return Formula(f"at({one.text}, {two.text})", f"at[{one.python}, {two.python}]")
            case "d":
                one = term("S", scope)
                return Formula(f"d({one.text})", f"(lambda z: {defined.python})({one.python})")
            case _:
                sort = rng.choice(["S", "T", "E"] if functions else ["S", "T"])
                one, two = term(sort, scope), term(sort, scope)
                sign, python = rng.choice([("=", "=="), ("!=", "!="), ("≠", "!=")])
                return Formula(f"({one.text} {sign} {two.text})", f"({one.python} {python} {two.python})")

    domains = {"S": "D", "T": "C", **({"E": "H"} if functions else {})}
    defined = Formulas(rng, lambda scope: atom(scope, False), dict(domains)).formula(rng.randint(0, 2), (("z", "S"),))
    formulas = Formulas(rng, atom, domains)
    words = ["argument a:", "sort S", "sort T", "sort E = red | green | blue", "const a: S", "const b: S", "const k: T"]
    words += ["pred f(x: S)", "pred r(x, y: S)", "pred at(x: S, y: T)", f"define d(z: S) := {defined.text}"]
    words += ["func m(x: S): S", "func hue(x: S): E", "func of(x: E): T"] if functions else []
    hues = {"red": 0, "green": 1, "blue": 2}
    start = rng.getrandbits(32)

    def worlds() -> Iterator[World]:
        chance = Random(start)

        def bit() -> bool:
            return chance.random() < 0.5

        for number in range(_MOST_WORLDS // 3):
            size, other = 1 + number % 3, chance.randint(1, 2)
            things, places = range(size), range(other)
            yield {
                "D": things,
                "C": places,
                "H": range(3),
                **hues,
                "a": chance.choice(things),
                "b": chance.choice(things),
                "k": chance.choice(places),
                "f": [bit() for _ in things],
                "r": {pair: bit() for pair in product(things, things)},
                "at": {pair: bit() for pair in product(things, places)},
                "m": [chance.choice(things) for _ in things],
                "hue": [chance.randrange(3) for _ in things],
                "of": [chance.choice(places) for _ in range(3)],
            }

    def make() -> Formula:
        return formulas.closed(rng.randint(1, 2)) if rng.random() < 0.7 else formulas.formula(rng.randint(0, 2))

    known = ("a", "b", "k", "f", "r", "at", "m", "hue", "of")
    shown = finite({"S": "D", "T": "C"}, {**hues, "H": range(3)}, known)
    return Case("first-order", "\n".join(words), claims(rng, make, most=3), worlds, shown)


def bounded(rng: Random) -> Case:
    """No functions, and all quantifiers of a claim of one kind: a fragment that is decidable (Bernays, Schönfinkel)."""

    def atom(scope: Scope) -> Formula:
        names = [*(name for name, _ in scope), *(name for name, _ in scope), "a", "b"]
        one, two = rng.choice(names), rng.choice(names)
        match rng.choice(["f", "r", "r", "="]):
            case "f":
                return Formula(f"f({one})", f"f[{one}]")
            case "r":
                return Formula(f"r({one}, {two})", f"r[{one}, {two}]")
            case _:
                return Formula(f"({one} = {two})", f"({one} == {two})")

    inner = Formulas(rng, atom)

    def make() -> Formula:
        scope: Scope = (("x", "S"), ("y", "S"))[: rng.randint(1, 2)]
        body = inner.formula(rng.randint(1, 2), scope)
        closing = Formulas(rng, atom, {"S": "D"})
        quantifier = rng.choice(["forall", "forall", "exists"])
        for name, sort in reversed(scope):
            body = closing.bound(quantifier, name, sort, body)
        return body

    header = "argument a:\nsort S\nconst a: S\nconst b: S\npred f(x: S)\npred r(x, y: S)"

    def worlds() -> Iterator[World]:
        for size in (1, 2):
            things = range(size)
            pairs = list(product(things, things))
            for f in product([False, True], repeat=size):
                for row in product([False, True], repeat=len(pairs)):
                    for b in things:
                        yield {"D": things, "a": 0, "b": b, "f": f, "r": dict(zip(pairs, row, strict=True))}

    shown = finite({"S": "D"}, {}, ("a", "b", "f", "r"))
    return Case("bounded", header, claims(rng, make, most=3), worlds, shown)


def arithmetic(rng: Random) -> Case:
    """Comparisons of linear terms over Int, Nat and Real, with div, mod, abs, min and max, and ranges of numbers."""

    def whole(scope: Scope, depth: int = 2) -> Formula:
        names = [name for name, sort in scope]
        if not depth or rng.random() < 0.3:
            value = rng.choice([*names * 2, "i", "j", "n", "n", str(rng.randint(0, 5))])
            return Formula(value, value)
        one, two = whole(scope, depth - 1), whole(scope, depth - 1)
        number = rng.choice([-3, -2, 2, 3])
        match rng.choice(["+", "+", "-", "*", "div", "mod", "abs", "min", "if", "neg"]):
            case "*":
                return Formula(f"({number} * {one.text})", f"({number} * {one.python})")
            case "div":
                rest = f"({one.python} % {abs(number)})"
                return Formula(f"({one.text} div {number})", f"(({one.python} - {rest}) // ({number}))")
            case "mod":
                return Formula(f"({one.text} mod {number})", f"({one.python} % {abs(number)})")
            case "abs":
                return Formula(f"abs({one.text})", f"abs({one.python})")
            case "min":
                word = rng.choice(["min", "max"])
                return Formula(f"{word}({one.text}, {two.text})", f"{word}({one.python}, {two.python})")
            case "if":
                return Formula(
                    f"(if {one.text} <= {two.text} then {one.text} else {two.text} + 1)",
                    f"({one.python} if {one.python} <= {two.python} else {two.python} + 1)",
                )
            case "neg":
                return Formula(f"(-{one.text})", f"(-({one.python}))")
            case sign:
                return Formula(f"({one.text} {sign} {two.text})", f"({one.python} {sign} {two.python})")

    def real(scope: Scope) -> Formula:
        one = whole(scope, 1)
        number = rng.randint(-3, 3)
        return rng.choice(
            [
                Formula("u", "u"),
                Formula(f"(u + {one.text})", f"(u + {one.python})"),
                Formula(f"({number} * u)", f"({number} * u)"),
                Formula(f"({one.text} / 2)", f"(Fraction({one.python}) / 2)"),
                Formula("(u - w)", "(u - w)"),
                Formula("0.25", "Fraction(1, 4)"),
                Formula("150%", "Fraction(3, 2)"),
            ]
        )

    def atom(scope: Scope) -> Formula:
        if rng.random() < 0.1:
            return Formula("p", "p")
        of = real if rng.random() < 0.35 else whole
        one, two = of(scope), of(scope)
        sign, python = rng.choice([("=", "=="), ("<", "<"), ("<=", "<="), (">", ">"), ("≥", ">="), ("!=", "!=")])
        if rng.random() < 0.1:
            low = rng.randint(-2, 2)
            return Formula(f"({low} <= {one.text} < {two.text})", f"({low} <= {one.python} < {two.python})")
        return Formula(f"({one.text} {sign} {two.text})", f"({one.python} {python} {two.python})")

    ranges = {f"in {low}..{high}": f"range({low}, {high + 1})" for low, high in ((0, 3), (-2, 1), (1, 5), (3, 2))}
    formulas = Formulas(rng, atom, ranges if rng.random() < 0.4 else {})
    header = "argument a:\nconst i: Int\nconst j: Int\nconst n: Nat\nconst u: Real\nconst w: Real\npred p"
    start = rng.getrandbits(32)

    def worlds() -> Iterator[World]:
        chance = Random(start)
        for _ in range(_MOST_WORLDS // 3):
            half = [Fraction(chance.randint(-8, 8), chance.choice([1, 2, 4])) for _ in range(2)]
            yield {
                "Fraction": Fraction,
                "i": chance.randint(-5, 5),
                "j": chance.randint(-5, 5),
                "n": chance.randint(0, 6),
                "u": half[0],
                "w": half[1],
                "p": chance.random() < 0.5,
            }

    shown = numbers({"Fraction": Fraction}, {"i": 0, "j": 0, "n": 0, "u": Fraction(0), "w": Fraction(0), "p": False})
    stated = claims(rng, lambda: formulas.formula(rng.randint(0, 2)), most=3)
    return Case("arithmetic", header, stated, worlds, shown)


def measured(rng: Random) -> Case:
    """Things with an age, an unknown sort whose axioms may have infinite models alone."""

    def age(scope: Scope) -> Formula:
        name = rng.choice([*(name for name, _ in scope), *(name for name, _ in scope), "a", "b"])
        return Formula(f"age({name})", f"age[{name}]")

    def atom(scope: Scope) -> Formula:
        one, two = age(scope), age(scope)
        names = [*(name for name, _ in scope), *(name for name, _ in scope), "a", "b"]
        first, second = rng.choice(names), rng.choice(names)
        sign, python = rng.choice([("<", "<"), ("<=", "<="), ("=", "=="), (">", ">"), ("!=", "!=")])
        more = rng.choice(["", "", " + 1", " - 2"])
        number = rng.randint(-2, 3)
        return rng.choice(
            [
                Formula(f"({one.text} {sign} {two.text}{more})", f"({one.python} {python} {two.python}{more})"),
                Formula(f"({one.text} {sign} {number})", f"({one.python} {python} {number})"),
                Formula(f"r({first}, {second})", f"r[{first}, {second}]"),
                Formula(f"r({first}, {second})", f"r[{first}, {second}]"),
                Formula(f"({first} = {second})", f"({first} == {second})"),
            ]
        )

    formulas = Formulas(rng, atom, {"S": "D"})
    header = "argument a:\nsort S\nconst a: S\nconst b: S\nfunc age(x: S): Int\npred r(x, y: S)"
    start = rng.getrandbits(32)

    def worlds() -> Iterator[World]:
        chance = Random(start)
        for number in range(_MOST_WORLDS // 3):
            things = range(1 + number % 3)
            yield {
                "D": things,
                "a": chance.choice(things),
                "b": chance.choice(things),
                "age": [chance.randint(-3, 4) for _ in things],
                "r": {pair: chance.random() < 0.5 for pair in product(things, things)},
            }

    def make() -> Formula:
        return formulas.closed(rng.randint(0, 2)) if rng.random() < 0.7 else formulas.formula(rng.randint(0, 1))

    shown = finite({"S": "D"}, {}, ("a", "b", "age", "r"), counted=("age",))
    return Case("measured", header, claims(rng, make, most=3), worlds, shown)


# How often each comes.
FAMILIES: dict[Callable[[Random], Case], int] = {
    propositional: 26,
    monadic: 18,
    first_order: 12,
    bounded: 16,
    arithmetic: 16,
    sequences: 8,
    modal: 4,
    measured: 8,
    recursive: 8,
    descents: 5,
    integers: 5,
}


def case(seed: int, number: int) -> Case:
    """The argument of a number, which is the same whenever it is asked for."""
    rng = Random(f"{seed} {number}")
    (family,) = rng.choices(list(FAMILIES), list(FAMILIES.values()))
    return family(rng)
