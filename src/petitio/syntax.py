"""The tree as written: what the author typed, with every place, before anything is known of its meaning.

Spans take no part in equality, so that two texts that say the same compare equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from petitio.source import Span


def _span() -> Span:
    return field(compare=False)  # type: ignore[no-any-return]


# ---- Words


@dataclass(frozen=True, slots=True)
class Name:
    """A plain name at its place."""

    text: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Text:
    """A string with its white space folded and its escapes resolved."""

    value: str
    span: Span = _span()


# ---- Formulas and terms


@dataclass(frozen=True, slots=True)
class Word:
    """A name in a formula, perhaps with a sense and arguments: `aligned[crisp](x)`, `p`, `other.claim`."""

    name: Name
    sense: Name | None
    arguments: tuple[Expression, ...] | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral with its exact value; `written` is `integer`, `decimal` or `percent`."""

    value: Fraction
    written: Literal["integer", "decimal", "percent"]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Unary:
    """An operator before one operand: `not`, `-`, `necessarily`, `possibly`."""

    operator: Literal["not", "-", "necessarily", "possibly"]
    operand: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator between two operands: the arrows and arithmetic."""

    operator: Literal["->", "<->", "+", "-", "*", "/", "mod", "div", "^"]
    left: Expression
    right: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Joined:
    """Two or more operands joined by one of `and`, `or`, `xor`."""

    operator: Literal["and", "or", "xor"]
    operands: tuple[Expression, ...]
    span: Span = _span()


Comparator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Chain:
    """A comparison or a chain of them: `0 <= n < 5`; one comparator fewer than operands."""

    operands: tuple[Expression, ...]
    comparators: tuple[Comparator, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Binder:
    """Names that a quantifier binds, over a sort or over a range with both ends included."""

    names: tuple[Name, ...]
    sort: Name | None
    low: Expression | None
    high: Expression | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Quantified:
    """`forall`, `exists` or `exists!` with its binders and its body."""

    quantifier: Literal["forall", "exists", "exists!"]
    binders: tuple[Binder, ...]
    body: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if test then yes else no`, of formulas or of terms."""

    test: Expression
    yes: Expression
    no: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Let:
    """`let name := value in body`."""

    name: Name
    value: Expression
    body: Expression
    span: Span = _span()


Expression = Word | Number | Truth | Unary | Binary | Joined | Chain | Quantified | Conditional | Let


# ---- Vocabulary


@dataclass(frozen=True, slots=True)
class SortDeclaration:
    """`sort System`, or `sort Stage = lab | pilot` with its elements."""

    name: Name
    elements: tuple[Name, ...] | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Group:
    """Parameters of one sort: `x, y: System`."""

    names: tuple[Name, ...]
    sort: Name | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SymbolDeclaration:
    """`pred`, `func` or `const`; `result` is None for a predicate."""

    kind: Literal["pred", "func", "const"]
    rigid: bool
    name: Name
    sense: Name | None
    parameters: tuple[Group, ...]
    result: Name | None
    reading: Text | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class DefineDeclaration:
    """`define name(parameters): Sort := body`; the sort may be left out where the body tells it."""

    name: Name
    sense: Name | None
    parameters: tuple[Group, ...]
    result: Name | None
    body: Expression
    reading: Text | None
    span: Span = _span()


# ---- Clauses


@dataclass(frozen=True, slots=True)
class Cites:
    """`from a, b`."""

    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Induction:
    """`by induction on n`."""

    variable: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class InductionStart:
    """`from 10`, an option of an induction."""

    value: int
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class InductionCites:
    """`base a, b` or `step a, b`."""

    part: Literal["base", "step"]
    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Strong:
    """`strong`."""

    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Depth:
    """`depth 2`."""

    value: int
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Strengthen:
    """`strengthen φ`."""

    formula: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Along:
    """`along built_by`."""

    relation: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Measure:
    """`measure age(s)`."""

    term: Expression
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Cases:
    """`by cases on x`, or `by cases φ, ψ`; exactly one of the two is given."""

    subject: Name | None
    formulas: tuple[Expression, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`by contradiction from a`."""

    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Because:
    """`because a, b`."""

    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Credence:
    """`credence 0.9`, `credence in 0.2..0.6`, `credence 0.98 each step`, `… each step conditional`."""

    low: Fraction
    high: Fraction | None
    each_step: bool
    conditional: bool
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Independent:
    """`independent`."""

    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Speaker:
    """`speaker author`."""

    name: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Cited:
    """`source "…" lines 15-18, 22`: the work, and the pages or lines as ranges."""

    work: Text
    unit: Literal["lines", "page"] | None
    ranges: tuple[tuple[int, int], ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Tag:
    """`tag word, word`."""

    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Logic:
    """`logic S5`, in an argument's header."""

    name: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Charge:
    """`charge begs_question`, `charge equivocates trusted`."""

    word: Name
    about: Name | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Contestants:
    """`arguments a, b`, in a dispute."""

    names: tuple[Name, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Party:
    """`party author: a, b`, in a dispute."""

    name: Name
    names: tuple[Name, ...]
    span: Span = _span()


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


@dataclass(frozen=True, slots=True)
class ArgumentHeader:
    """`argument name:`; the declarations up to the next header belong to it."""

    name: Name
    extends: Name | None
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Claim:
    """`given`, `premise`, `assume`, `lemma` or `conclude`, with prose, a formula or both."""

    kind: ClaimKind
    name: Name
    prose: Text | None
    formula: Expression | None
    misplaced: Text | None
    clauses: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Grant:
    """One entry of a scenario: an assumption granted, or denied."""

    name: Name
    denied: bool
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Scenario:
    """`scenario name: a, not b`."""

    name: Name
    grants: tuple[Grant, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Objection:
    """`objection name against target:` or `reply name to target:`."""

    name: Name
    reply: bool
    forces_argument: bool
    target: Name
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Dispute:
    """`dispute name:` with its arguments and parties."""

    name: Name
    prose: Text | None
    clauses: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Import:
    """`import "path" as name`."""

    path: Text
    alias: Name | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Expectation:
    """`expect target outcome …`: `names` are the premises that beg or the word that is equivocated."""

    forces_argument: bool
    target: Name
    outcome: str
    names: tuple[Name, ...]
    bound: Fraction | None
    under: tuple[Name, ...] | None
    without: tuple[Name, ...]
    scenario: Name | None
    span: Span = _span()


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


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a declaration could not be read; the finding says why."""

    word: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file as written, in its order."""

    declarations: tuple[Declaration | Broken, ...]
