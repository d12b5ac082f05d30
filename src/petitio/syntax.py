"""The tree as written: what the author typed, with every place, before anything is known of its meaning.

Spans take no part in equality, so that two texts that say the same compare equal.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from petitio.record import Record, field
from petitio.source import Span

# ---- Words


class Name(Record):
    """A plain name at its place."""

    text: str
    span: Span = field(compare=False)


class Text(Record):
    """A string with its white space folded and its escapes resolved."""

    value: str
    span: Span = field(compare=False)


# ---- Formulas and terms


class Word(Record):
    """A name in a formula, perhaps with a sense and arguments: `aligned[crisp](x)`, `p`, `other.claim`."""

    name: Name
    sense: Name | None
    arguments: tuple[Expression, ...] | None
    span: Span = field(compare=False)


class Number(Record):
    """A numeral with its exact value; `written` is `integer`, `decimal` or `percent`."""

    value: Fraction
    written: Literal["integer", "decimal", "percent"]
    span: Span = field(compare=False)


class Truth(Record):
    """`true` or `false`."""

    value: bool
    span: Span = field(compare=False)


class Unary(Record):
    """An operator before one operand: `not`, `-`, `necessarily`, `possibly`."""

    operator: Literal["not", "-", "necessarily", "possibly"]
    operand: Expression
    span: Span = field(compare=False)


class Binary(Record):
    """An operator between two operands: the arrows and arithmetic."""

    operator: Literal["->", "<->", "+", "-", "*", "/", "mod", "div", "^"]
    left: Expression
    right: Expression
    span: Span = field(compare=False)


class Joined(Record):
    """Two or more operands joined by one of `and`, `or`, `xor`."""

    operator: Literal["and", "or", "xor"]
    operands: tuple[Expression, ...]
    span: Span = field(compare=False)


Comparator = Literal["=", "!=", "<", "<=", ">", ">="]


class Chain(Record):
    """A comparison or a chain of them: `0 <= n < 5`; one comparator fewer than operands."""

    operands: tuple[Expression, ...]
    comparators: tuple[Comparator, ...]
    span: Span = field(compare=False)


class Binder(Record):
    """Names that a quantifier binds, over a sort or over a range with both ends included."""

    names: tuple[Name, ...]
    sort: Name | None
    low: Expression | None
    high: Expression | None
    span: Span = field(compare=False)


class Quantified(Record):
    """`forall`, `exists` or `exists!` with its binders and its body."""

    quantifier: Literal["forall", "exists", "exists!"]
    binders: tuple[Binder, ...]
    body: Expression
    span: Span = field(compare=False)


class Conditional(Record):
    """`if test then yes else no`, of formulas or of terms."""

    test: Expression
    yes: Expression
    no: Expression
    span: Span = field(compare=False)


class Let(Record):
    """`let name := value in body`."""

    name: Name
    value: Expression
    body: Expression
    span: Span = field(compare=False)


Expression = Word | Number | Truth | Unary | Binary | Joined | Chain | Quantified | Conditional | Let


# ---- Vocabulary


class SortDeclaration(Record):
    """`sort System`, or `sort Stage = lab | pilot` with its elements."""

    name: Name
    elements: tuple[Name, ...] | None
    span: Span = field(compare=False)


class Group(Record):
    """Parameters of one sort: `x, y: System`."""

    names: tuple[Name, ...]
    sort: Name | None
    span: Span = field(compare=False)


class SymbolDeclaration(Record):
    """`pred`, `func` or `const`; `result` is None for a predicate."""

    kind: Literal["pred", "func", "const"]
    rigid: bool
    name: Name
    sense: Name | None
    parameters: tuple[Group, ...]
    result: Name | None
    reading: Text | None
    span: Span = field(compare=False)


class DefineDeclaration(Record):
    """`define name(parameters): Sort := body`; the sort may be left out where the body tells it."""

    name: Name
    sense: Name | None
    parameters: tuple[Group, ...]
    result: Name | None
    body: Expression
    reading: Text | None
    span: Span = field(compare=False)


# ---- Clauses


class Cites(Record):
    """`from a, b`."""

    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Induction(Record):
    """`by induction on n`."""

    variable: Name
    span: Span = field(compare=False)


class InductionStart(Record):
    """`from 10`, an option of an induction."""

    value: int
    span: Span = field(compare=False)


class InductionCites(Record):
    """`base a, b` or `step a, b`."""

    part: Literal["base", "step"]
    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Strong(Record):
    """`strong`."""

    span: Span = field(compare=False)


class Depth(Record):
    """`depth 2`."""

    value: int
    span: Span = field(compare=False)


class Strengthen(Record):
    """`strengthen φ`."""

    formula: Expression
    span: Span = field(compare=False)


class Along(Record):
    """`along built_by`."""

    relation: Name
    span: Span = field(compare=False)


class Measure(Record):
    """`measure age(s)`."""

    term: Expression
    span: Span = field(compare=False)


class Cases(Record):
    """`by cases on x`, or `by cases φ, ψ`; exactly one of the two is given."""

    subject: Name | None
    formulas: tuple[Expression, ...]
    span: Span = field(compare=False)


class Contradiction(Record):
    """`by contradiction from a`."""

    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Because(Record):
    """`because a, b`."""

    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Credence(Record):
    """`credence 0.9`, `credence in 0.2..0.6`, `credence 0.98 each step`, `… each step conditional`."""

    low: Fraction
    high: Fraction | None
    each_step: bool
    conditional: bool
    span: Span = field(compare=False)


class Independent(Record):
    """`independent`."""

    span: Span = field(compare=False)


class Speaker(Record):
    """`speaker author`."""

    name: Name
    span: Span = field(compare=False)


class Cited(Record):
    """`source "…" lines 15-18, 22`: the work, and the pages or lines as ranges."""

    work: Text
    unit: Literal["lines", "page"] | None
    ranges: tuple[tuple[int, int], ...]
    span: Span = field(compare=False)


class Tag(Record):
    """`tag word, word`."""

    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Logic(Record):
    """`logic S5`, in an argument's header."""

    name: Name
    span: Span = field(compare=False)


class Charge(Record):
    """`charge begs_question`, `charge equivocates trusted`."""

    word: Name
    about: Name | None
    span: Span = field(compare=False)


class Contestants(Record):
    """`arguments a, b`, in a dispute."""

    names: tuple[Name, ...]
    span: Span = field(compare=False)


class Party(Record):
    """`party author: a, b`, in a dispute."""

    name: Name
    names: tuple[Name, ...]
    span: Span = field(compare=False)


Clause = (
    Cites
    | Induction
    | InductionStart
    | InductionCites
    | Strong
    | Depth
    | Strengthen
    | Along
    | Measure
    | Cases
    | Contradiction
    | Because
    | Credence
    | Independent
    | Speaker
    | Cited
    | Tag
    | Logic
    | Charge
    | Contestants
    | Party
)


# ---- Declarations


ClaimKind = Literal["given", "premise", "assume", "lemma", "conclude"]


class ArgumentHeader(Record):
    """`argument name:`; the declarations up to the next header belong to it."""

    name: Name
    extends: Name | None
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = field(compare=False)


class Claim(Record):
    """`given`, `premise`, `assume`, `lemma` or `conclude`, with prose, a formula or both."""

    kind: ClaimKind
    name: Name
    prose: Text | None
    formula: Expression | None
    misplaced: Text | None
    clauses: tuple[Clause, ...]
    span: Span = field(compare=False)


class Grant(Record):
    """One entry of a scenario: an assumption granted, or denied."""

    name: Name
    denied: bool
    span: Span = field(compare=False)


class Scenario(Record):
    """`scenario name: a, not b`."""

    name: Name
    grants: tuple[Grant, ...]
    span: Span = field(compare=False)


class Objection(Record):
    """`objection name against target:` or `reply name to target:`."""

    name: Name
    reply: bool
    forces_argument: bool
    target: Name
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = field(compare=False)


class Dispute(Record):
    """`dispute name:` with its arguments and parties."""

    name: Name
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = field(compare=False)


class Import(Record):
    """`import "path" as name`."""

    path: Text
    alias: Name | None
    span: Span = field(compare=False)


class Expectation(Record):
    """`expect target outcome …`: `names` are the premises that beg or the word that is equivocated."""

    forces_argument: bool
    target: Name
    outcome: str
    names: tuple[Name, ...]
    bound: Fraction | None
    under: tuple[Name, ...] | None
    without: tuple[Name, ...]
    scenario: Name | None
    span: Span = field(compare=False)


Declaration = (
    ArgumentHeader
    | SortDeclaration
    | SymbolDeclaration
    | DefineDeclaration
    | Claim
    | Scenario
    | Objection
    | Dispute
    | Import
    | Expectation
)


class Broken(Record):
    """Where a declaration could not be read; the finding says why."""

    word: str
    span: Span = field(compare=False)


class Tree(Record):
    """A whole file as written, in its order."""

    declarations: tuple[Declaration | Broken, ...]
