"""Terms, and formulas without connectives, in the words of the readings."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Element,
    Literal,
    Operation,
    Operator,
    Term,
    Variable,
)
from petitio.formula_text import formula_text
from petitio.record import Record, field, replace
from petitio.render.english_words import NO_NOUNS
from petitio.render.plain_words import noun_of
from petitio.render.readings import denied, fill, hole_begins, hole_ends, listed, set_off, word_before

_LEVELS = {
    Operator.ADD: 1,
    Operator.SUBTRACT: 1,
    Operator.MULTIPLY: 2,
    Operator.DIVIDE: 2,
    Operator.DIV: 2,
    Operator.MOD: 2,
    Operator.NEGATE: 3,
    Operator.POWER: 4,
}
_ATOM = 5
_LONGEST_FRACTION = 15
_TURNED = {Operator.LESS: ">", Operator.AT_MOST: "≥"}
_MARKS = {Operator.LESS: "<", Operator.AT_MOST: "≤", Operator.EQUAL: "="}
_BUILT_IN = {BOOL: "truth value", NAT: "natural number", INT: "whole number", REAL: "real number"}


def _element_name(element: Element) -> str:
    elements = element.sort.elements
    return elements[element.index].replace("_", " ") if elements else f"{noun_of(element.sort.name)} {element.index}"


def number_in_words(number: Fraction) -> str:
    """A number as it is written, or, as a fraction that nobody would read to its end, about how much it is."""
    exact = str(number)
    if number.denominator == 1 or len(exact) <= _LONGEST_FRACTION:
        return exact
    try:
        return f"about {float(number):.6g}"
    except OverflowError:
        return exact


class Reading(Record):
    """How to put terms into words: what elements are called, and what the variables bound around them are called."""

    element: Callable[[Element], str] = _element_name
    names: dict[Variable, str] = field(default_factory=dict)

    def bind(self, variables: tuple[Variable, ...], body: Term) -> Reading:
        """The same inside a quantifier. A name that is in use already gets a mark, so that nobody takes one for the
        other."""
        taken = set(self.names.values()) | {v.name for v in terms.free_variables(body) if v not in variables}
        taken |= {part.symbol.name for part in terms.subterms(body) if isinstance(part, Application)}
        names = dict(self.names)
        for variable in variables:
            name = variable.name
            while name in taken:
                name += "'"
            taken.add(name)
            names[variable] = name
        return replace(self, names=names)

    def variable(self, variable: Variable) -> str:
        """What a variable is called."""
        return self.names.get(variable, variable.name)

    # ---- Terms

    def term(self, term: Term) -> str:
        """A term in words, as it stands in a sentence."""
        return self._term(term)[0]

    def _term(self, term: Term, level: int = 0) -> tuple[str, int]:
        text, own = self._worded(term)
        return (f"({text})", _ATOM) if own < level else (text, own)

    def _worded(self, term: Term) -> tuple[str, int]:
        match term:
            case Variable():
                return self.variable(term), _ATOM
            case Literal(bool() as truth, _):
                return f"“{'true' if truth else 'false'}”", _ATOM
            case Literal(Element() as element, _):
                return self.element(element), _ATOM
            case Literal(Fraction() as number, _):
                # A fraction and a negative number bind like the operators that they are written with.
                level = 2 if number.denominator != 1 else 3 if number < 0 else _ATOM
                return number_in_words(number), level
            case Application() if term.sort is BOOL:
                return f"“{self.atom(term)}”", _ATOM
            case Application(symbol, _):
                # Several words stand in brackets in the middle of arithmetic.
                words = fill(symbol, self.arguments(term))
                return words, 0 if " " in words else _ATOM
            case Operation(Operator.TO_REAL, (inner,), _):
                return self._worded(inner)
            case Operation(Operator.NEGATE, (inner,), _):
                return f"-{self._term(inner, 3)[0]}", 3
            case Operation(Operator.POWER, (base, exponent), _):
                return f"{self._term(base, _ATOM)[0]}^{self._term(exponent, _ATOM)[0]}", 4
            case Operation(Operator.DIVIDE, (Literal(Fraction() as one, _), Literal(Fraction() as other, _)), _) if (
                one.denominator == other.denominator == 1 and one >= 0 and other > 0
            ):
                return f"{one}/{other}", 2
            case Operation(operator, (first, *others), _) if operator in _LEVELS:
                own = _LEVELS[operator]
                parts = [self._term(first, own)[0], *(self._term(other, own + 1)[0] for other in others)]
                return f" {operator.value} ".join(parts), own
            case Operation(Operator.IF, (test, yes, no), sort) if sort is not BOOL:
                named = self._choice(test, yes, no)
                if named is not None:
                    return named, 0
                atom = self.literal(test)
                if atom is not None:
                    return f"{self._term(yes, 1)[0]} if {atom}, otherwise {self._term(no, 1)[0]}", 0
        # Rare, and longer than a phrase: the formula as it would be written.
        return f"`{self.source(term)}`", _ATOM

    def _choice(self, test: Term, yes: Term, no: Term) -> str | None:
        """What is written as `abs`, `min` or `max` and meant as a choice."""
        if not isinstance(test, Operation) or test.operator is not Operator.AT_MOST:
            return None
        left, right = test.arguments
        if (
            no == Operation(Operator.NEGATE, (yes,), no.sort)
            and right == yes
            and left == Literal(Fraction(0), left.sort)
        ):
            return f"the size of {self._term(yes, 1)[0]}"
        for word, first, second in (("smaller", yes, no), ("larger", no, yes)):
            if (left, right) == (first, second):
                return f"the {word} of {self._term(first, 1)[0]} and {self._term(second, 1)[0]}"
        return None

    def source(self, term: Term) -> str:
        """A term as it would be written, with the names that its variables have here."""
        renamed = {v: Variable(self.variable(v), v.sort) for v in terms.free_variables(term)}
        return formula_text(terms.substitute(term, dict(renamed)))

    def arguments(self, term: Application) -> list[str]:
        """The arguments of a symbol, each in words; in brackets where words go on behind one that has its own."""
        shown: list[str] = []
        own = [argument for argument in term.arguments if argument.sort.kind != "world"]
        for parameter, argument in zip(term.symbol.declared, own, strict=True):
            text = self.term(argument)
            nested = isinstance(argument, Application) and argument.symbol.declared and argument.sort is not BOOL
            inside = isinstance(argument, Operation) and not text.startswith("`") and not pure(argument)
            several = len(own) > 1
            leads = term.sort is BOOL and hole_begins(term.symbol, parameter.name)
            if inside or (nested and not leads and (several or not hole_ends(term.symbol, parameter.name))):
                text = f"({text})"
            shown.append(text)
        return shown

    # ---- Formulas without connectives

    def atom(self, term: Term) -> str | None:
        """A formula without connectives as a sentence; None for any other."""
        match term:
            case Application(symbol, _):
                return fill(symbol, self.arguments(term))
            case Variable():
                return f"{self.variable(term)} is true"
            case Literal(bool() as truth, _):
                return f"“{'true' if truth else 'false'}”"
            case Operation(Operator.LESS | Operator.AT_MOST | Operator.EQUAL as operator, (left, right), _):
                return self.comparison(operator, left, right)
            case Operation(Operator.AND, parts, _) if is_chain(parts):
                return self._chain(parts)
        return None

    def literal(self, term: Term) -> str | None:
        """An atom or the denial of one as a sentence; None for anything else."""
        if isinstance(term, Operation) and term.operator is Operator.NOT:
            return self.denied(term.arguments[0])
        return self.atom(term)

    def denied(self, atom: Term) -> str | None:
        """The denial of an atom as a sentence; None for a formula with connectives."""
        match atom:
            case Application(symbol, _):
                return denied(symbol, self.arguments(atom))
            case Variable():
                return f"{self.variable(atom)} is not true"
            case Operation(Operator.EQUAL, (left, right), _):
                return self.comparison(Operator.EQUAL, left, right, so=False)
        words = self.atom(atom)
        return None if words is None else f"it is not true that {words}"

    def comparison(self, operator: Operator, left: Term, right: Term, *, so: bool = True) -> str:
        """A comparison as a sentence; in marks where there is nothing but arithmetic."""
        if pure(left) and pure(right):
            mark = _MARKS[operator] if so else "≠"
            if fixed(left) and not fixed(right) and operator in _TURNED:
                left, right, mark = right, left, _TURNED[operator]
            return f"{self._term(left, 1)[0]} {mark} {self._term(right, 1)[0]}"
        a, b = self.subject(left), self.subject(right)
        denial = "" if so else " not"
        match operator:
            case Operator.LESS if fixed(left):
                return f"{b} is more than {a}"
            case Operator.LESS:
                return f"{a} is less than {b.rstrip(',')}"
            case Operator.AT_MOST if fixed(left):
                return f"{b} is at least {a}"
            case Operator.AT_MOST:
                return f"{a} is at most {b.rstrip(',')}"
            case _ if fixed(right) or isinstance(right, Literal):
                return f"{a} is{denial} {b}"
            case _ if left.sort.numeric:
                return f"{a} equals {b.rstrip(',')}" if so else f"{a} does not equal {b.rstrip(',')}"
            case _:
                return f"{a} is{denial} the same as {b.rstrip(',')}"

    def subject(self, term: Term) -> str:
        """A term in front of a verb: with a comma behind it if it has one in it."""
        text = self.term(term)
        if isinstance(term, Operation):
            return f"({text})" if " if " in text and not text.startswith("the ") else text
        return set_off(text)

    def _chain(self, parts: tuple[Term, ...]) -> str:
        first = parts[0]
        assert isinstance(first, Operation)
        words = self._term(first.arguments[0], 1)[0]
        for part in parts:
            assert isinstance(part, Operation)
            words += f" {_MARKS[part.operator]} {self._term(part.arguments[1], 1)[0]}"
        return words

    # ---- What a quantifier ranges over

    def each(self, variable: Variable, body: Term) -> str:
        """A variable with what it stands for, `generation n`: by the word that the readings have in front of it, or
        by its sort."""
        return f"{_noun(variable, body)} {self.variable(variable)}"

    def every(self, variables: tuple[Variable, ...], body: Term) -> str:
        """For every one of the variables."""
        return f"for every {listed([self.each(variable, body) for variable in variables])}"

    def some(self, variables: tuple[Variable, ...], body: Term, article: str | None = None) -> str:
        """There is some choice of the variables."""
        phrases = [self.each(variable, body) for variable in variables]
        return f"there is {listed([f'{article or _article(phrase)} {phrase}' for phrase in phrases])} such that"


def pure(term: Term) -> bool:
    """Whether there is nothing but variables, numbers and arithmetic in a term."""
    arithmetic = (*_LEVELS, Operator.TO_REAL)
    for part in terms.subterms(term):
        if not part.sort.numeric or isinstance(part, Application):
            return False
        if isinstance(part, Operation) and part.operator not in arithmetic:
            return False
    return True


def fixed(term: Term) -> bool:
    """Whether a term is a number, written down or to be calculated."""
    return pure(term) and not any(isinstance(part, Variable) for part in terms.subterms(term))


def is_chain(parts: tuple[Term, ...]) -> bool:
    """Whether comparisons of plain numbers hang together: 0 ≤ n, n < 5."""
    previous: Term | None = None
    for part in parts:
        if not isinstance(part, Operation) or part.operator not in _MARKS:
            return False
        left, right = part.arguments
        if not (pure(left) and pure(right)) or (previous is not None and previous != left):
            return False
        previous = right
    return len(parts) > 1


def _noun(variable: Variable, body: Term) -> str:
    plain = _BUILT_IN.get(variable.sort) or noun_of(variable.sort.name)
    if not variable.sort.numeric:
        return plain
    found: set[str | None] = set()
    for part in terms.subterms(body):
        if isinstance(part, Application):
            for parameter, argument in zip(part.symbol.parameters, part.arguments, strict=False):
                if variable in terms.free_variables(argument):
                    found.add(word_before(part.symbol, parameter.name))
    (word,) = found if len(found) == 1 else (None,)
    return word if word is not None and word not in NO_NOUNS else plain


def _article(phrase: str) -> str:
    return "an" if phrase[:1].lower() in "aeiou" else "a"
